"""Learn the weights of the needs: `python tools/train_need.py POSTINGS.jsonl GOLD.jsonl ...` (pairs of files).

Postings carry `id` and `description`; the gold `id` and `skills` [{`text`, `need`}] as a careful reader marked them.
Prints precision, recall, F1 and the accuracy of the need on folds of postings that were not learnt from, with the rules
alone beside it, then learns from all and writes `src/orienteer/extraction/data/need_weights.csv`: a feature a row, its
weight for no need, required, preferred and duty in thousandths.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numba import njit
from numpy.typing import NDArray

from orienteer.extraction.engine.judge import R_HEADING, R_LEGAL, R_NEGATED, R_OTHERS, RULES
from orienteer.extraction.engine.neighbours import MARKS
from orienteer.extraction.engine.reader import PlainEngine, Reader, load_reader
from orienteer.extraction.engine.weighing import FEATURES, NEEDS, name_features, weigh_name
from orienteer.extraction.tables import load_neighbours

OUTPUT = Path(__file__).resolve().parent.parent / "src/orienteer/extraction/data/need_weights.csv"
REFUSED = frozenset({R_HEADING, R_LEGAL, R_NEGATED, R_OTHERS})
"""Verdicts that are not weighed."""
Floats = NDArray[np.float64]
Features = NDArray[np.int64]
"""The numbers of the features that a mention has."""
PENALTY = 10.0
STEPS = 100
ROUNDS = 3
FOLDS = 5
LAST = 2 / 3
"""The files that come last are those to which the vocabulary was tuned least."""
BOLDNESS = 1.0
"""How much less than its weight "no need" counts: a skill left out costs as much as one too many."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One skill of one posting: the features and the rule's need of each mention, and what the reader marked."""

    rows: Sequence[Features]
    rules: NDArray[np.int64]
    need: int


def split_words(text: str) -> frozenset[str]:
    """The words of a span, without plurals, for comparing spans."""
    parts = re.split(r"[\s/\-_]+", text.casefold().strip(" .,;:()[]"))
    return frozenset(p[:-1] if len(p) > 3 and p.endswith("s") and not p.endswith("ss") else p for p in parts if p)


def agree(a: frozenset[str], b: frozenset[str]) -> float:
    """How well two spans name the same thing: 1 where they are equal, the share of words if one holds the other."""
    share = len(a & b) / max(1, len(a | b))
    return share if share >= 0.5 and (a <= b or b <= a) else 0.0


def record_features(reader: Reader, text: str) -> list[tuple[int, int, int, list[int]]]:
    """For each name of a text: its skill, start, verdict and the rows of its features."""
    seen: list[list[int]] = []
    probe = _Recorder()
    assert isinstance(reader.engine, PlainEngine)
    tables = reader.engine.lexicon._replace(need_weight=probe)  # type: ignore[arg-type]
    names = reader.read(text, refused=True).names
    scratch = reader.engine.scratch
    count = len(names) // 7
    tokens = next(t for t, end in enumerate(scratch.ends) if end >= names[-5]) + 2 if names else 0
    verdicts = [names[7 * m + 3] for m in range(count)]
    asking = int(any(scratch.section[m] == 1 for m in range(count) if verdicts[m] != R_HEADING))
    wishing = int(any(scratch.section[m] == 2 for m in range(count) if verdicts[m] != R_HEADING))
    for m in range(count):
        probe.rows.clear()
        weigh_name(tables, scratch, len(text), tokens, count, m, asking, wishing)
        seen.append(sorted(probe.rows))
    return [(names[7 * m], names[7 * m + 1], verdicts[m], seen[m]) for m in range(count)]


class _Recorder:
    """Stands in for the weights and writes down which rows are asked for."""

    def __init__(self) -> None:
        self.rows: set[int] = set()

    def __getitem__(self, at: int) -> int:
        self.rows.add(at)
        return 0


def read_asked(paths: Sequence[str]) -> Iterator[tuple[list[Asked], int]]:
    """For each posting with gold its skills, and how many the gold has."""
    reader = load_reader()
    for postings, gold in zip(paths[::2], paths[1::2], strict=True):
        marked = {
            row["id"]: row["skills"] for row in map(json.loads, Path(gold).read_text(encoding="utf-8").splitlines())
        }
        for row in map(json.loads, Path(postings).read_text(encoding="utf-8").splitlines()):
            if row["id"] in marked:
                yield pair_skills(reader, row["description"], marked[row["id"]]), len(marked[row["id"]])


def pair_skills(reader: Reader, text: str, marked: Sequence[dict[str, str]]) -> list[Asked]:
    """Pair the skills found in a text with those a reader marked, best pairs first."""
    mentions: dict[int, list[tuple[int, list[int], frozenset[str]]]] = defaultdict(list)
    ends = dict(zip(*[iter(reader.read(text, refused=True).names[k::7]) for k in (1, 2)], strict=True))
    for skill, start, verdict, rows in record_features(reader, text):
        mentions[skill].append((verdict, rows, split_words(text[start : ends[start]])))
    gold = [split_words(m["text"]) for m in marked]
    pairs = [(max(agree(g, w) for _, _, w in found), i, k) for k, found in mentions.items() for i, g in enumerate(gold)]
    need: dict[int, int] = {}
    used: set[int] = set()
    for score, i, k in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if score and i not in used and k not in need:
            used.add(i)
            need[k] = NEEDS.index(marked[i]["need"])
    return [
        Asked(
            [np.array(rows, dtype=np.int64) for _, rows, _ in found],
            np.array([-1 if v in REFUSED else NEEDS.index(RULES[v][0]) for v, _, _ in found]),
            need.get(k, 0),
        )
        for k, found in mentions.items()
    ]


def learn(postings: Sequence[list[Asked]]) -> Floats:
    """Learn from skills whose need is known, though not at which of their mentions it is asked.

    A skill that nobody asks for is asked for at none of its mentions. One that is asked for is at the mention that the
    weights (at first the rules) hold likeliest; the others say nothing.
    """
    skills = [a for posting in postings for a in posting if (a.rules >= 0).any()]
    weights: Floats | None = None
    for _ in range(ROUNDS):
        x: list[Features] = []
        y: list[int] = []
        for a in skills:
            open_rows = np.flatnonzero(a.rules >= 0)
            if a.need == 0:
                x += [a.rows[row] for row in open_rows]
                y += [0] * len(open_rows)
            elif weights is None:
                same = open_rows[a.rules[open_rows] == a.need]
                x.append(a.rows[(same if len(same) else open_rows)[0]])
                y.append(a.need)
            else:
                likely = share(np.array([weights[a.rows[row]].sum(axis=0) for row in open_rows]))[:, a.need]
                x.append(a.rows[open_rows[likely.argmax()]])
                y.append(a.need)
        weights = descend(x, np.array(y))
    assert weights is not None
    return weights


def share(z: Floats) -> Floats:
    """Softmax of each row."""
    p = np.exp(z - z.max(axis=1, keepdims=True))
    return p / p.sum(axis=1, keepdims=True)


@njit(cache=False)  # type: ignore[untyped-decorator]
def add_gradient(starts: Features, held: Features, weights: Floats, y: Features, gradient: Floats) -> None:
    """The gradient of the loss; row i has the features held[starts[i]:starts[i + 1]]."""
    z = np.zeros(weights.shape[1])
    for i in range(len(y)):
        z[:] = 0
        for j in range(starts[i], starts[i + 1]):
            z += weights[held[j]]
        z = np.exp(z - z.max())
        z /= z.sum()
        z[y[i]] -= 1
        for j in range(starts[i], starts[i + 1]):
            gradient[held[j]] += z


def descend(x: Sequence[Features], y: Features) -> Floats:
    """Softmax regression with an L2 penalty, by Nesterov's gradient descent with a safe step."""
    starts = np.concatenate([[0], np.cumsum([len(row) for row in x])])
    held = np.concatenate(x)
    owner = np.repeat(np.arange(len(x)), np.diff(starts))
    v = np.ones(FEATURES)
    for _ in range(20):  # the square of the largest singular value
        u = np.bincount(owner, weights=v[held], minlength=len(x))
        v = np.bincount(held, weights=u[owner], minlength=FEATURES)
        norm = float(np.linalg.norm(v))
        v /= norm
    step = 1.0 / (0.55 * norm + PENALTY)
    weights = ahead = np.zeros((FEATURES, len(NEEDS)))
    for k in range(STEPS):
        gradient = PENALTY * ahead
        add_gradient(starts, held, ahead, y, gradient)
        following = ahead - step * gradient
        ahead = following + k / (k + 3) * (following - weights)
        weights = following
    return weights


def decide(asked: Asked, weights: Floats | None) -> int:
    """The need of a skill: the strongest of its mentions' (rules alone where there are no weights)."""
    needs = asked.rules.copy()
    if weights is not None:
        z = np.array([weights[row].sum(axis=0) for row in asked.rows])
        z[:, 0] -= BOLDNESS
        needs = np.where(asked.rules >= 0, z.argmax(axis=1), 0)
    return int(min((n for n in needs if n > 0), default=0))


def report(name: str, postings: Sequence[tuple[list[Asked], int]], decided: Sequence[Sequence[int]]) -> None:
    """Print one line of figures."""
    pairs = [
        (a.need, d) for (skills, _), ds in zip(postings, decided, strict=True) for a, d in zip(skills, ds, strict=True)
    ]
    right = sum(1 for n, d in pairs if n and d)
    precision, recall = right / sum(1 for _, d in pairs if d), right / sum(n for _, n in postings)
    same = sum(1 for n, d in pairs if n and n == d)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{name:24} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f} need {same / right:.3f}")


def main() -> None:
    """Measure on folds, learn from all, write the table."""
    postings = list(read_asked(sys.argv[1:]))
    last = int(len(postings) * LAST)
    report("rules", postings, [[decide(a, None) for a in skills] for skills, _ in postings])
    fold = np.random.default_rng(0).permutation(len(postings)) % FOLDS
    decided: list[list[int]] = [[] for _ in postings]
    for k in range(FOLDS):
        weights = learn([p for (p, _), f in zip(postings, fold, strict=True) if f != k])
        for i in np.flatnonzero(fold == k):
            decided[i] = [decide(a, weights) for a in postings[i][0]]
    report(f"weights, {FOLDS} folds", postings, decided)
    report("of those the last third", postings[last:], decided[last:])
    weights = learn([p for p, _ in postings])
    report("weights, seen", postings, [[decide(a, weights) for a in skills] for skills, _ in postings])
    weights[: len(RULES), 0] -= BOLDNESS  # every name has one verdict
    with OUTPUT.open("w", encoding="utf-8", newline="") as table:
        out = csv.writer(table, lineterminator="\n")
        out.writerow(["feature", "none", *NEEDS[1:]])
        for name, row in zip(
            name_features((*MARKS, *load_neighbours())), np.rint(weights * 1000).astype(int), strict=True
        ):
            if np.abs(row).max() > 0:
                out.writerow([name, *row])


if __name__ == "__main__":
    main()
