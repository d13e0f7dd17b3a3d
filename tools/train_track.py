"""Learn the weights of the tracks: `python tools/train_track.py POSTINGS.jsonl LABELS.jsonl ...` (pairs of files).

Postings carry `id`, `title`, `description`; labels `id` and `track`. Prints the accuracy on folds that were not learnt
from (the share of postings whose track is that of the label), then learns from all and writes
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
SCALES = {"rule": 3.0, "talk": 3.0, "skill": 0.3, "title": 1.0, "bias": 1.0}
"""How freely weights of a kind of feature may grow: the penalty on them is divided by the square."""
PENALTY = 1.0
STEPS = 400
FOLDS = 6
RAREST = 2
TRUST = 2.0
"""Weight that a rule of titles has for its own track before anything is learnt."""


def read_lines(path: str) -> list[dict[str, str]]:
    """The objects of a JSONL file."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def read_pairs(paths: Sequence[str]) -> Iterator[tuple[dict[str, int], int]]:
    """Features in thousandths and the number of the track, for every posting with a label."""
    reader = load_reader()
    for postings, labels in zip(paths[::2], paths[1::2], strict=True):
        tracks = {row["id"]: TRACKS.index(row["track"]) for row in read_lines(labels)}
        for row in read_lines(postings):
            if row["id"] in tracks:
                reading = reader.read(row["description"])
                features = {**read_title(row["title"])[0], **dict(share_talk(reading.talk)), "bias": UNIT}
                for number, hits in zip(reading.skills[::2], reading.skills[1::2], strict=True):
                    features[f"skill:{reader.skills[number].id}"] = int(LOGS[hits])
                yield features, tracks[row["id"]]


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
            weights[names[f"rule:{track}"], i] = TRUST / SCALES["rule"]
    return weights


def learn(x: Floats, y: NDArray[np.int64], prior: Floats) -> Floats:
    """Softmax regression with an L2 penalty on what departs from the prior, by Nesterov's gradient descent."""
    target = np.eye(len(TRACKS))[y]
    weights = prior
    ahead = weights
    step = 1.0 / (0.5 * np.linalg.norm(x, 2) ** 2 + PENALTY)
    for k in range(STEPS):
        z = x @ ahead
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        following = ahead - step * (x.T @ (p - target) + PENALTY * (ahead - prior))
        ahead = following + k / (k + 3) * (following - weights)
        weights = following
    return weights


def choose_names(rows: Sequence[dict[str, int]]) -> dict[str, int]:
    """Features that at least two postings have."""
    counts = Counter(name for row in rows for name in row)
    return {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= RAREST))}


def main() -> None:
    """Measure on folds, learn from all, write the table."""
    pairs = list(read_pairs(sys.argv[1:]))
    rows, y = [r for r, _ in pairs], np.array([t for _, t in pairs])
    fold = np.random.default_rng(0).permutation(len(y)) % FOLDS
    right = np.zeros(len(y), dtype=bool)
    for k in range(FOLDS):
        train = [r for r, f in zip(rows, fold, strict=True) if f != k]
        names = choose_names(train)
        weights = learn(lay(train, names), y[fold != k], expect(names))
        right[fold == k] = (lay([r for r, f in zip(rows, fold, strict=True) if f == k], names) @ weights).argmax(
            1
        ) == y[fold == k]
    print(f"{len(y)} postings, {FOLDS} folds: {right.mean():.3f} right")
    names = choose_names(rows)
    weights = learn(lay(rows, names), y, expect(names))
    with OUTPUT.open("w", encoding="utf-8", newline="") as table:
        out = csv.writer(table, lineterminator="\n")
        out.writerow(["feature", *TRACKS])
        for name, i in names.items():
            whole = np.rint(weights[i] * SCALES[name.partition(":")[0]] * 1000).astype(int)
            if name == "bias" or np.abs(whole).max() >= 20:
                out.writerow([name, *whole])


if __name__ == "__main__":
    main()
