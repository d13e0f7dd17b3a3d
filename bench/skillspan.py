"""SkillSpan (Zhang et al. 2022, CC BY 4.0): how many of its spans of knowledge our vocabulary finds, dev part, TECH.

    python bench/skillspan.py FOLDER [--errors N]      (FOLDER holds train.json.gz and dev.json.gz)

The vocabulary is used as it ships; nothing of it was made from these files. Languages, tools, methods and domains count
as knowledge, soft skills do not. Sentences of one posting are read together, one a line; tokens are put back into text
without the spaces that tokenising made (the files have lost their commas); a name found covers the tokens it touches.

Exact: both ends agree. Overlap: a span shares a token with one of the other side. F1 is the harmonic mean of the shares
of predicted and of gold spans for which that holds. `--errors` lists the commonest differences of the *training* part,
which may be read; those of dev are never shown.
"""

import argparse
import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from orienteer.extraction.engine.reader import Reader, load_reader
from orienteer.extraction.engine.reading import NAME_WIDTH

ANCHORS = "anchors: dictionary 0.54, fine-tuned BERT 0.69"
DOMAIN = "tech"
KNOWLEDGE = frozenset({"language", "tool", "method", "domain"})
CLOSING = frozenset(".):;!?…%,]")
"""Tokens before which text has no space."""
OPENING = frozenset("([")
JOINED = frozenset("/")

Span = tuple[int, int]
"""The first token and the one after the last, counted over a posting."""


@dataclass(frozen=True, slots=True)
class Document:
    """One posting: its text, where each token stands in it, and the spans of knowledge."""

    text: str
    tokens: Sequence[Span]
    gold: frozenset[Span]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many spans of each side hold on the other: exactly, or by a token at least."""

    predicted: int
    gold: int
    exact: int
    predicted_overlap: int
    gold_overlap: int

    def scores(self) -> tuple[float, ...]:
        """Precision, recall and F1: exact, then overlap."""
        found = []
        for right, recalled in ((self.exact, self.exact), (self.predicted_overlap, self.gold_overlap)):
            p, r = right / max(1, self.predicted), recalled / max(1, self.gold)
            found += [p, r, 2 * p * r / max(1e-9, p + r)]
        return tuple(found)


def read_part(path: Path) -> Iterator[Document]:
    """The postings of one part in the TECH domain."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row["source"] == DOMAIN]
    for _, group in groupby(rows, key=lambda row: row["idx"]):
        yield join_sentences(list(group))


def join_sentences(rows: Iterable[dict[str, Any]]) -> Document:
    """One posting of its sentences, one a line."""
    text, tokens, gold = "", [], set()
    for row in rows:
        gold.update(read_spans(row["tags_knowledge"], len(tokens)))
        glue = ""
        for token in row["tokens"]:
            glue = "" if token in CLOSING or token in JOINED else glue
            tokens.append((len(text) + len(glue), len(text) + len(glue) + len(token)))
            text += glue + token
            glue = "" if token in OPENING or token in JOINED else " "
        text += "\n"
    return Document(text, tokens, frozenset(gold))


def read_spans(tags: Sequence[str], offset: int) -> Iterator[Span]:
    """The spans of BIO tags; an I after an O begins one as well."""
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and tag != "I":
            yield offset + start, offset + i
            start = None
        if tag == "B" or (tag == "I" and start is None):
            start = i


def find_spans(doc: Document, reader: Reader, *, asked: bool) -> frozenset[Span]:
    """The spans of knowledge that we find: all names, or only those that something in the posting asks for."""
    starts = [t[0] for t in doc.tokens]
    found = set()
    numbers = iter(reader.read(doc.text, refused=True).names)
    at = 0
    for skill, start, end, _, need, _, _ in zip(*[numbers] * NAME_WIDTH, strict=True):
        if reader.skills[skill].kind not in KNOWLEDGE or (asked and not need):
            continue
        while at + 1 < len(starts) and starts[at + 1] <= start:
            at += 1
        until = at + 1
        while until < len(starts) and starts[until] < end:
            until += 1
        found.add((at, until))
    return frozenset(found)


def compare(pairs: Iterable[tuple[frozenset[Span], frozenset[Span]]]) -> Agreement:
    """Count agreement over (predicted, gold) of all postings."""
    counts: Counter[str] = Counter()
    for predicted, gold in pairs:
        counts["predicted"] += len(predicted)
        counts["gold"] += len(gold)
        counts["exact"] += len(predicted & gold)
        counts["predicted_overlap"] += sum(touches(span, gold) for span in predicted)
        counts["gold_overlap"] += sum(touches(span, predicted) for span in gold)
    return Agreement(**{name: counts[name] for name in Agreement.__slots__})


def touches(span: Span, others: Iterable[Span]) -> bool:
    """Whether a span shares a token with any of the others."""
    return any(start < span[1] and span[0] < end for start, end in others)


def report(folder: Path) -> None:
    """Print the figures of dev, for all names and for those asked."""
    path = folder / "dev.json.gz"
    if not path.is_file():
        print(f"\nSkillSpan is left out: {path} is not there")
        return
    documents, reader = list(read_part(path)), load_reader(compiled=True)
    spans = sum(len(d.gold) for d in documents)
    print(f"\nSkillSpan dev, {DOMAIN}, knowledge: {len(documents)} postings, {spans} spans; {ANCHORS}\n")
    print("| names | exact P | R | F1 | overlap P | R | F1 |\n| --- " + "| ---: " * 6 + "|")
    for name, asked in (("all found", False), ("asked of somebody", True)):
        agreement = compare((find_spans(d, reader, asked=asked), d.gold) for d in documents)
        print(f"| {name} | {' | '.join(f'{share:.3f}' for share in agreement.scores())} |")


def list_errors(path: Path, most: int) -> None:
    """The commonest differences of the training part, by what they are."""
    reader, classes = load_reader(compiled=True), {}
    for doc in read_part(path):
        predicted = find_spans(doc, reader, asked=False)
        for span in predicted ^ doc.gold:
            invented = span in predicted
            other = [o for o in (doc.gold if invented else predicted) if touches(span, [o])]
            side = "predicted" if invented else "gold"
            name = f"{side}, {'other ends' if other else 'nothing there'}"
            said = " | ".join(doc.text[doc.tokens[a][0] : doc.tokens[b - 1][1]] for a, b in (span, *other))
            classes.setdefault(name, Counter())[said] += 1
    for name, counts in classes.items():
        print(f"\n{name}: {counts.total()}\n  " + "; ".join(f"{said} x{n}" for said, n in counts.most_common(most)))


def main() -> None:
    """Figures of dev, and errors of train where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    args = parser.parse_args()
    report(args.folder)
    if args.errors:
        list_errors(args.folder / "train.json.gz", args.errors)


if __name__ == "__main__":
    sys.exit(main())
