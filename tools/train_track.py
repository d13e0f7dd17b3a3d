"""Learn the weights of the tracks: `python tools/train_track.py POSTINGS.jsonl LABELS.jsonl ...` (pairs of files).

Postings carry `id`, `title`, `description`; labels `id`, `track` and perhaps `second`, the next likeliest track. Prints
the accuracy on folds that were not learnt from (the share of postings whose track is that of the label; mean and
standard deviation over several ways to fold), then learns from all and writes
`src/orienteer/extraction/data/track_weights.csv`: a feature a row, its weight for each track in thousandths.
"""

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from orienteer.extraction.engine.build import LOGS
from orienteer.extraction.engine.judge import CUES
from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.engine.tracks import FULL_TRUST, TALK, UNIT
from orienteer.extraction.track import read_title
from orienteer.taxonomy.names import TRACKS

OUTPUT = Path(__file__).resolve().parent.parent / "src/orienteer/extraction/data/track_weights.csv"
Floats = NDArray[np.float64]
SCALES = {"rule": 3.0, "talk": 3.0, "skill": 0.3, "title": 0.7, "bias": 1.0}
"""How freely weights of a kind of feature may grow: the penalty on them is divided by the square."""
PENALTY = 1.0
STEPS = 400
FOLDS = 6
FOLDINGS = 3
"""Ways to fold: one alone is half a point off the mean."""
SECOND = 0.12
"""Share of a label that its next likeliest track has."""
ALONE = 0.1
"""What a posting counts for when learnt once more from its title alone: a posting without a text has a track too."""
RAREST = 2
TRUST = {"infrastructure": 5.0}
USUAL_TRUST = 2.0
"""Weight that a rule of titles has for its own track before anything is learnt; more where labels are few."""


def read_lines(path: str) -> list[dict[str, str]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def read_pairs(paths: Sequence[str]) -> Iterator[tuple[dict[str, int], Floats]]:
    """Features in thousandths and the share of each track in the label, for every posting with a label."""
    reader = load_reader()
    for postings, labels in zip(paths[::2], paths[1::2], strict=True):
        tracks = {row["id"]: share_label(row["track"], row.get("second") or row["track"]) for row in read_lines(labels)}
        for row in read_lines(postings):
            if row["id"] in tracks:
                reading = reader.read(row["description"], refused=True)
                features = {**read_title(row["title"])[0], **dict(share_talk(reading.talk)), "bias": UNIT}
                for number, hits in zip(reading.skills[::2], reading.skills[1::2], strict=True):
                    features[f"skill:{reader.skills[number].id}"] = int(LOGS[hits])
                yield features, tracks[row["id"]]


def share_label(track: str, second: str) -> Floats:
    """The share of each track in a label."""
    shares = np.zeros(len(TRACKS))
    shares[TRACKS.index(track)] += 1 - SECOND
    shares[TRACKS.index(second)] += SECOND
    return shares


def share_talk(talk: Sequence[int]) -> Iterator[tuple[str, int]]:
    """The share of each track in a text's talk, in thousandths; less where a text says little."""
    total = max(FULL_TRUST, sum(talk))
    for name, hits in zip(CUES[TALK:], talk, strict=True):
        if hits:
            yield name, UNIT * hits // total


def lay(rows: Sequence[dict[str, int]], names: dict[str, int]) -> Floats:
    """The matrix of features, each column scaled by its kind."""
    matrix = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            if name in names:
                matrix[i, names[name]] = value / UNIT * SCALES[name.partition(":")[0]]
    return matrix


def expect(names: dict[str, int]) -> Floats:
    """The weights before learning: a rule of titles speaks for its track."""
    weights = np.zeros((len(names), len(TRACKS)))
    for i, track in enumerate(TRACKS):
        if f"rule:{track}" in names:
            weights[names[f"rule:{track}"], i] = TRUST.get(track, USUAL_TRUST) / SCALES["rule"]
    return weights


def learn(x: Floats, target: Floats, prior: Floats) -> Floats:
    """Softmax regression with an L2 penalty on what departs from the prior, by Nesterov's gradient descent.

    The first half of the rows count in full, the second, the titles of the first alone, little.

    What is learnt is a sum of postings (the gradient never leaves their span), so that each step costs the square of
    their number, whatever that of the features.
    """
    gram, start = x @ x.T, x @ prior
    counts = np.repeat([[1.0], [ALONE]], len(x) // 2, axis=0)
    held = ahead = np.zeros_like(target)
    step = 1.0 / (0.5 * np.linalg.eigvalsh(gram)[-1] + PENALTY)
    for k in range(STEPS):
        z = gram @ ahead + start
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        following = ahead - step * (counts * (p - target) + PENALTY * ahead)
        ahead = following + k / (k + 3) * (following - held)
        held = following
    return prior + x.T @ held


def fit(rows: Sequence[dict[str, int]], target: Floats, names: dict[str, int]) -> Floats:
    """The weights learnt from postings and from their titles alone."""
    alone = [keep_title(row) for row in rows]
    return learn(lay([*rows, *alone], names), np.concatenate([target, target]), expect(names))


def keep_title(row: dict[str, int]) -> dict[str, int]:
    """The features of a posting without a text."""
    return {name: value for name, value in row.items() if name.startswith(("title:", "rule:", "bias"))}


def measure(rows: Sequence[dict[str, int]], target: Floats, seed: int) -> tuple[int, int]:
    """How many tracks are found by weights learnt from the other folds: from the whole posting, from its title."""
    fold = np.random.default_rng(seed).permutation(len(rows)) % FOLDS
    whole = alone = 0
    for k in range(FOLDS):
        train = [r for r, f in zip(rows, fold, strict=True) if f != k]
        test = [r for r, f in zip(rows, fold, strict=True) if f == k]
        names = choose_names(train)
        weights, true = fit(train, target[fold != k], names), target[fold == k].argmax(axis=1)
        whole += np.count_nonzero((lay(test, names) @ weights).argmax(axis=1) == true)
        alone += np.count_nonzero((lay(list(map(keep_title, test)), names) @ weights).argmax(axis=1) == true)
    return whole, alone


def choose_names(rows: Sequence[dict[str, int]]) -> dict[str, int]:
    """Features that at least two postings have."""
    counts = Counter(name for row in rows for name in row)
    return {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= RAREST))}


def main() -> None:
    """Measure on folds, learn from all, write the table."""
    pairs = list(read_pairs(sys.argv[1:]))
    rows, target = [r for r, _ in pairs], np.array([t for _, t in pairs])
    right = np.array([measure(rows, target, seed) for seed in range(FOLDINGS)]) / len(rows)
    (whole, alone), spread = right.mean(axis=0), right[:, 0].std()
    print(
        f"{len(rows)} postings, {FOLDS} folds: {whole:.3f} right, sd {spread:.3f} of {FOLDINGS} ways; "
        f"titles alone {alone:.3f}"
    )
    names = choose_names(rows)
    weights = fit(rows, target, names)
    with OUTPUT.open("w", encoding="utf-8", newline="") as table:
        out = csv.writer(table, lineterminator="\n")
        out.writerow(["feature", *TRACKS])
        for name, i in names.items():
            whole = np.rint(weights[i] * SCALES[name.partition(":")[0]] * 1000).astype(int)
            if name == "bias" or np.abs(whole).max() >= 20:
                out.writerow([name, *whole])


if __name__ == "__main__":
    main()
