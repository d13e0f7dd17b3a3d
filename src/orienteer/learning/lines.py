"""What discovery reads of postings: their distinct lines, and who says each of them when.

A big employer repeats half of its text in every posting, and agencies repeat each other's: a line is read once, however
often it stands, and its uses are counted apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from orienteer.extraction.document import Document
from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.sections import prepare_document
from orienteer.snapshot.employer import key_employer, normalise_employer
from orienteer.sources.posting import Posting

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

MANY: Final = 1000
"""Postings from which on compiling the scanning kernels is worth the half second (20 the first time) that it takes."""

LEARNT: Final = ("en",)
"""Languages in which a name shows by its shape: in German every noun has a capital."""

_SILENT: Final = frozenset({"benefits", "legal", "pay"})
"""Sections that ask for nothing."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A posting and the month ("2026-01") since which it is known, "" where nothing says."""

    posting: Posting
    month: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """One posting as one that says lines; `employer` is a key, the posting's own id where no employer is named."""

    posting: str
    month: str
    employer: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Distinct lines of the postings in a language that is learnt from; no headings, benefits, legal text and pay.

    `texts`, `sections` and `owners` (the folded words of the name of the employer who said it first) stand one a line,
    `speakers` one a posting. A use is one posting's saying a line: `use_line` and `use_speaker` index them, in the
    order of lines. `foreign` postings were left out for their language.
    """

    texts: Sequence[str]
    sections: Sequence[str]
    owners: Sequence[frozenset[str]]
    speakers: Sequence[Speaker]
    use_line: Ints
    use_speaker: Ints
    foreign: int


def read_lines(postings: Sequence[Dated]) -> Lines:
    """Read postings into their distinct lines."""
    reader = load_reader(compiled=len(postings) >= MANY)
    rows: dict[str, tuple[int, str, frozenset[str]]] = {}
    speakers: list[Speaker] = []
    uses: set[tuple[int, int]] = set()
    foreign = 0
    for dated in postings:
        posting = dated.posting
        doc = prepare_document(
            posting.id, posting.title, posting.company, posting.location, posting.description, reader
        )
        if doc.language not in LEARNT:
            foreign += 1
            continue
        owner = frozenset(normalise_employer(posting.company).split())
        for text, section in asking_lines(doc):
            row = rows.setdefault(text, (len(rows), section, owner))
            uses.add((row[0], len(speakers)))
        speakers.append(Speaker(posting.id, dated.month, key_employer(posting.company) or posting.id))
    pairs = np.array(sorted(uses), dtype=np.int64).reshape(-1, 2)
    sections, owners = [row[1] for row in rows.values()], [row[2] for row in rows.values()]
    return Lines(list(rows), sections, owners, speakers, pairs[:, 0], pairs[:, 1], foreign)


def asking_lines(doc: Document) -> Iterable[tuple[str, str]]:
    """The lines that may ask for something, each with its section."""
    for line in doc.lines:
        text = doc.text[line.start : line.end].strip()
        if text and not line.heading and line.section not in _SILENT:
            yield text, line.section


def number_employers(lines: Lines) -> Ints:
    """A number for the employer of each posting."""
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(s.employer, len(numbers)) for s in lines.speakers], dtype=np.int64)
