"""How much of what the vocabulary knows would discovery find, did the vocabulary not know it?

A share of the skills is hidden with all their names, by a hash of the id and a seed, everything is learnt anew without
them, and the ranked candidates are compared with what was hidden. A candidate that is no hidden name may still be a
skill that nobody has listed yet, so that the precision measured here is a lower bound.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Final

import numpy as np

from orienteer.learning.clerk import hire_clerk
from orienteer.learning.groups import Group, rank_groups, squeeze
from orienteer.learning.hashing import hash_text
from orienteer.learning.lines import Dated, Floats, Lines, read_lines
from orienteer.learning.parts import drop_parts
from orienteer.learning.scoring import Scored, open_matcher, score_terms
from orienteer.learning.shape import names_of
from orienteer.learning.stream import CLASS_OF, METHOD, NONE, OTHER, TOOL, Tokens, mark_names, tokenise_lines
from orienteer.taxonomy.vocabulary import Skill, Vocabulary

HIDDEN: Final = 0.15
CUTS: Final = (50, 100, 200, 300, 500, 1000, 2000)
_KINDS: Final = {"all": (TOOL, METHOD), "tools": (TOOL,), "methods": (METHOD,)}
"""Languages count among the tools."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The first `candidates` of a ranking, down to a score.

    `precision` is the share that is a hidden name, a lower bound; `recall` the share of the hidden skills of the corpus
    that they name, by kind (all, tools, methods) and least postings ("1", "3").
    """

    candidates: int
    score: float
    precision: float
    recall: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Ranking:
    """One way to rank terms, averaged over the seeds."""

    method: str
    cuts: Sequence[Cut]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was hidden (skills in the corpus, means over the seeds, by kind and least postings) and what came back."""

    seeds: int
    share: float
    postings: int
    hidden: Mapping[str, Mapping[str, float]]
    rankings: Sequence[Ranking]


@dataclass(frozen=True, slots=True)
class Truth:
    """The hidden tools, languages and methods by the letters of their names; in how many postings those stand that do.

    A guarded name is right where it comes back, but not missed where it does not: it may be a plain word there.
    """

    by_letters: Mapping[str, Skill]
    postings: Mapping[str, int]

    def count(self, kinds: tuple[int, ...], least: int, among: Iterable[str] | None = None) -> int:
        """How many of the kinds stand in so many postings, all of them or those among some ids."""
        classes = {s.id: CLASS_OF[s.kind] for s in self.by_letters.values()}
        ids = self.postings if among is None else among
        return sum(self.postings.get(i, 0) >= least and classes.get(i) in kinds for i in set(ids))


def evaluate_discovery(
    postings: Sequence[Dated], vocabulary: Vocabulary, seeds: int = 5, min_employers: int = 2,
    progress: Callable[[int, int], object] | None = None,
) -> Evaluation:  # fmt: skip
    """Hide HIDDEN of the skills, once a seed, and measure what comes back; InputError as `discover`."""
    lines = read_lines(postings)
    tokens = tokenise_lines(lines)
    seen = count_postings(lines, tokens, vocabulary)
    rounds, hidden = [], []
    for seed in range(seeds):
        rest, truth = hide_skills(vocabulary, seed, seen)
        scored = score_terms(lines, tokens, rest, min_employers)
        rounds.append([measure_ranking(name, g, truth, scored) for name, g in rank_all(lines, tokens, scored, rest)])
        hidden.append({k: {str(n): float(truth.count(c, n)) for n in (1, 3)} for k, c in _KINDS.items()})
        if progress:
            progress(seed + 1, seeds)
    rankings = [mean_ranking(r) for r in zip(*rounds, strict=True)]
    return Evaluation(seeds, HIDDEN, len(lines.speakers), average(hidden), rankings)


def count_postings(lines: Lines, tokens: Tokens, vocabulary: Vocabulary) -> Mapping[str, int]:
    """How many postings name each skill, by its id; guarded names are not counted, being plain words more often."""
    marks = mark_names(lines, tokens, open_matcher(lines, vocabulary))
    at = np.flatnonzero(marks.known != NONE)
    ids = {skill.id: i for i, skill in enumerate(vocabulary.skills.values())}
    skill = np.array([ids[s.id] for s in marks.skills], dtype=np.int64)[marks.span[at]]
    said = np.unique(np.stack([tokens.line[at], skill], axis=1), axis=0)
    uses = np.searchsorted(lines.use_line, np.arange(len(lines.texts) + 1))
    postings: dict[int, set[int]] = {}
    for line, number in said.tolist():
        postings.setdefault(number, set()).update(lines.use_speaker[uses[line] : uses[line + 1]].tolist())
    return {id_: len(postings.get(i, ())) for id_, i in ids.items()}


def hide_skills(vocabulary: Vocabulary, seed: int, seen: Mapping[str, int]) -> tuple[Vocabulary, Truth]:
    """Take HIDDEN of the skills out of a vocabulary; what is hidden and may come back is the truth."""
    hidden = {i: s for i, s in vocabulary.skills.items() if hash_text(f"{seed} {i}") % 1000 < 1000 * HIDDEN}
    rest = replace(vocabulary, skills={i: s for i, s in vocabulary.skills.items() if i not in hidden})
    sought = [s for s in hidden.values() if CLASS_OF[s.kind] != OTHER]
    by_letters = {squeeze([name]): s for s in sought for name in names_of(s)}
    return rest, Truth(by_letters, {s.id: seen[s.id] for s in sought if seen[s.id]})


def rank_all(lines: Lines, tokens: Tokens, scored: Scored, rest: Vocabulary) -> Iterator[tuple[str, list[Group]]]:
    """The model's ranking and the two it must beat, each through the same grouping and cleaning."""
    for name, scores in (("model", scored.scores), *rank_simply(scored)):
        odds = np.zeros_like(scored.odds)
        odds[:, TOOL] = scores
        ranked = replace(scored, odds=odds)
        clerk = hire_clerk(lines, tokens, ranked, rest, "")
        yield name, drop_parts(clerk, list(rank_groups(ranked, rest)))


def rank_simply(scored: Scored) -> Iterator[tuple[str, Floats]]:
    """The baselines: names written with capitals, and items of lists beside a known name, by how many employers."""
    columns, employers = scored.columns, scored.terms.employers.astype(np.float32)
    yield "capitals", np.where(columns["capital"] > 0.5, employers, 0).astype(np.float32)
    beside = np.maximum.reduce([columns[f"{kind} {side}"] for kind in ("tool", "method") for side in ("left", "right")])
    yield "list neighbours", (beside * employers).astype(np.float32)


def measure_ranking(method: str, groups: Sequence[Group], truth: Truth, scored: Scored) -> Ranking:
    """Precision and recall at each cut, as far as the ranking goes."""
    right = [truth.by_letters.get(group.letters) for group in groups]
    cuts = []
    for cut in CUTS:
        top = [skill.id for skill in right[:cut] if skill]
        score = float(scored.scores[groups[min(cut, len(groups)) - 1].terms[0]]) if groups else 0.0
        recall = {
            kind: {str(n): truth.count(classes, n, top) / max(truth.count(classes, n), 1) for n in (1, 3)}
            for kind, classes in _KINDS.items()
        }
        cuts.append(Cut(cut, score, len(top) / max(min(cut, len(groups)), 1), recall))
        if cut >= len(groups):
            break
    return Ranking(method, cuts)


def mean_ranking(rounds: Sequence[Ranking]) -> Ranking:
    """The mean of one way to rank over the seeds."""
    cuts = []
    for same in zip(*(r.cuts for r in rounds), strict=False):  # as far as every seed goes
        recall = average([c.recall for c in same])
        score, precision = fmean(c.score for c in same), fmean(c.precision for c in same)
        cuts.append(Cut(same[0].candidates, round(score, 3), round(precision, 3), recall))
    return Ranking(rounds[0].method, cuts)


def average(tables: Sequence[Mapping[str, Mapping[str, float]]]) -> Mapping[str, Mapping[str, float]]:
    """Mean of each number of some tables of the same form."""
    return {k: {n: round(fmean(t[k][n] for t in tables), 3) for n in row} for k, row in tables[0].items()}
