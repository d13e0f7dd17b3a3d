"""Readers of texts: the kernels with a lexicon and their scratch, as Python or as machine code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise
from threading import Lock
from typing import Final, NamedTuple, Protocol

from orienteer.extraction.engine import reading as layout
from orienteer.extraction.engine.build import build_lexicon
from orienteer.extraction.engine.lexicon import Lexicon, Scratch, measure_scratch
from orienteer.extraction.engine.marking import READER_COUNT
from orienteer.extraction.engine.reading import HEAD, MARKS, TITLE_MARKS, measure_rows, read_packed, scan_packed
from orienteer.extraction.marks import NO_MARKS, Marks
from orienteer.taxonomy.vocabulary import Skill, Vocabulary, load_vocabulary

_BATCH: Final = 1 << 15
"""Characters read in one call, a posting at least: what goes in and comes out stays in the processor's cache."""
_MOST: Final = 32
"""Postings read in one call: each has room for all the marks that a text can have, however short it is."""


class Engine(Protocol):
    """Runs the kernels on texts; `scratch` holds what the last text left there."""

    scratch: Scratch

    def read(self, text: str, bounds: list[int], refused: bool) -> tuple[list[int], str]:
        """Read postings (see `read_packed`); give their rows one after the other, and the text folded."""

    def scan(self, text: str, alone: bool) -> list[int]:
        """The names of a text, three numbers each: skill, start, end."""


class PlainEngine:
    """Runs the kernels as Python."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.scratch: Scratch = make_scratch(0, 0)
        self._room = -1

    def read(self, text: str, bounds: list[int], refused: bool) -> tuple[list[int], str]:
        """As `Engine` says."""
        count = len(bounds) // 2
        self._make_room(max(b - a for a, b in pairwise(bounds)))
        lower, out = [0] * len(text), [0] * measure_rows(len(text), count)
        codes = list(map(ord, text))
        read_packed(self.lexicon, self.scratch, codes, bounds, count, int(refused), lower, out)
        return out, "".join(map(chr, lower))

    def scan(self, text: str, alone: bool) -> list[int]:
        """As `Engine` says."""
        self._make_room(len(text))
        out = [0] * (2 * len(text) + 8)
        codes = list(map(ord, text))
        return out[: scan_packed(self.lexicon, self.scratch, codes, len(text), int(alone), [0] * len(text), out)]

    def _make_room(self, size: int) -> None:
        if size > self._room:
            self._room = max(4096, size, 2 * self._room)
            self.scratch = make_scratch(self._room, len(self.lexicon.skill_kind))


def make_scratch(room: int, skills: int) -> Scratch:
    """Scratch of lists."""
    return Scratch(*([0] * size for size in measure_scratch(room, skills)))


class Reading(NamedTuple):
    """What one posting holds, mostly as flat lists.

    Seven numbers a name: skill, start, end, verdict, need, chosen, group. The starts, sections and headings of its
    lines. Where sentences break (see `find_breaks`). One number a language: how many of its commonest words the first
    3,000 characters hold. One a track: how often its words occur. Two a skill that stands where something is asked, its
    number and how often, where all names are wanted (`refused`). One a track: what all this speaks for it, in
    millionths. Whether there are letters of another script. Three numbers a name of the title: skill, start, end. The
    marks of the title and of the text. The text, folded.
    """

    names: list[int]
    line_starts: list[int]
    line_sections: list[int]
    line_headings: list[int]
    breaks: list[int]
    languages: list[int]
    talk: list[int]
    skills: list[int]
    tracks: list[int]
    foreign: bool
    title: list[int]
    title_marks: Marks
    marks: Marks
    lower: str


@dataclass(frozen=True, slots=True, repr=False, eq=False)
class Reader:
    """Reads one text after another; threads that share one wait for each other, since its engine reuses its scratch."""

    skills: tuple[Skill, ...]
    engine: Engine
    _lock: Lock = field(default_factory=Lock)

    def read(self, text: str, *, refused: bool = False) -> Reading:
        """Read a text whole: the names that it asks for (with `refused` all that it holds), its lines and marks."""
        (reading,) = self.read_all(("",), (text,), refused=refused)
        return reading

    def read_all(self, titles: Sequence[str], texts: Sequence[str], *, refused: bool = False) -> Iterator[Reading]:
        """Read the titles and descriptions of postings, in order; many at once cost less than one by one."""
        first, size = 0, 0
        for i, (title, text) in enumerate(zip(titles, texts, strict=True)):
            if i > first and (i - first == _MOST or size + len(title) + len(text) > _BATCH):
                yield from self._read_batch(titles[first:i], texts[first:i], refused)
                first, size = i, 0
            size += len(title) + len(text)
        if first < len(texts):
            yield from self._read_batch(titles[first:], texts[first:], refused)

    def scan(self, text: str, *, alone: bool) -> list[int]:
        """The names of a text, three numbers each (skill, start, end); `alone`: those that need company count too."""
        with self._lock:
            return self.engine.scan(text, alone)

    def _read_batch(self, titles: Sequence[str], texts: Sequence[str], refused: bool) -> Iterator[Reading]:
        parts = [part for pair in zip(titles, texts, strict=True) for part in pair]
        bounds = [0, *accumulate(map(len, parts))]
        with self._lock:
            numbers, folded = self.engine.read("".join(parts), bounds, refused)
        row = 0
        for start, end in zip(bounds[1::2], bounds[2::2], strict=True):
            yield unpack_row(numbers, row, folded[start:end])
            row = numbers[row + layout.END_TRACKS]


def unpack_row(numbers: list[int], row: int, lower: str) -> Reading:
    """The reading whose row begins at `row`."""
    titled = unpack_marks(numbers, row + HEAD, row + TITLE_MARKS)
    title = numbers[numbers[row + MARKS - 1] : numbers[row + layout.END_TITLE]]
    marks = unpack_marks(numbers, numbers[row + layout.END_TITLE], row + MARKS)
    at = numbers[row + HEAD - 1]
    parts: list[list[int]] = []
    for end in numbers[row : row + layout.FOREIGN]:
        parts.append(numbers[at:end])
        at = end
    foreign = bool(numbers[row + layout.FOREIGN])
    names, starts, sections, headings, breaks, languages, talk, skills, tracks = parts
    return Reading(
        names, starts, sections, headings, breaks, languages, talk, skills, tracks, foreign, title, titled, marks, lower
    )


def unpack_marks(numbers: list[int], at: int, ends: int) -> Marks:
    """The marks whose spans begin at `at` and whose readers' ends stand at `ends`."""
    if numbers[ends + READER_COUNT - 1] == at:
        return NO_MARKS
    spans: list[Sequence[tuple[int, int]]] = []
    for end in numbers[ends : ends + READER_COUNT]:
        spans.append(list(zip(numbers[at:end:2], numbers[at + 1 : end : 2], strict=True)) if end > at else ())
        at = end
    return Marks(*spans)


def open_reader(vocabulary: Vocabulary, *, compiled: bool) -> Reader:
    """A reader of a vocabulary; compiled it reads fifty times faster, after a second (longer the very first time)."""
    lexicon, skills = build_lexicon(vocabulary), tuple(vocabulary.skills.values())
    if not compiled:
        return Reader(skills, PlainEngine(lexicon))
    from orienteer.extraction.engine.machine import MachineEngine  # noqa: PLC0415  (Numba takes half a second)

    return Reader(skills, MachineEngine(lexicon))


@cache
def load_reader(compiled: bool = False) -> Reader:
    """The reader of the vocabulary that ships with the package, made once a process."""
    return open_reader(load_vocabulary(), compiled=compiled)
