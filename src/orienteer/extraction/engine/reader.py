"""Readers of texts: the kernels with a lexicon and their scratch, as Python or as machine code."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final, NamedTuple

from orienteer.extraction.engine.build import build_lexicon
from orienteer.extraction.engine.kernel import compile_kernels
from orienteer.extraction.engine.lexicon import Lexicon, Scratch
from orienteer.extraction.engine.reading import LINE_WIDTH, NAME_WIDTH, read_packed, scan_packed
from orienteer.taxonomy.vocabulary import Skill, Vocabulary, load_vocabulary

MOST_CLASSES: Final = 64
"""Room for the counts of languages and tracks."""
_NARROW: Final = {"fold": "uint16", "kind": "uint8", "slots": "int64", "edges": "int64"}
"""Types of the arrays that are not of 32 bits: smaller ones stay in the processor's cache."""


class Reading(NamedTuple):
    """What one text holds, as flat lists.

    Seven numbers a name: skill, start, end, verdict, need, chosen, group. Three a line: start, section, whether it is a
    heading. One a language: how many of its commonest words the first 3,000 characters hold. One a track: how often its
    words occur. Two a skill that stands where something is asked: its number and how often.
    """

    names: list[int]
    lines: list[int]
    languages: list[int]
    talk: list[int]
    skills: list[int]


@dataclass(slots=True, repr=False, eq=False)
class Reader:
    """Reads one text after another; not to be shared between threads, since it reuses its scratch."""

    skills: tuple[Skill, ...]
    lexicon: Lexicon
    compiled: bool = False
    _room: int = -1
    scratch: Any = None
    _out: Any = None
    _read: Callable[..., tuple[int, int, int, int, int]] = field(default=read_packed)
    _scan: Callable[..., int] = field(default=scan_packed)

    def read(self, text: str, *, refused: bool = False) -> Reading:
        """Read a text whole: the names that it asks for (with `refused` all that it holds), and its lines."""
        codes = self._prepare(text)
        names, lines, languages, talk, end = self._read(
            self.lexicon, self.scratch, codes, len(text), int(refused), self._out
        )
        numbers = self._out[:end].tolist() if self.compiled else self._out[:end]
        return Reading(
            numbers[:names],
            numbers[names:lines],
            numbers[lines:languages],
            numbers[languages:talk],
            numbers[talk:],
        )

    def scan(self, text: str, *, alone: bool) -> list[int]:
        """The names of a text, three numbers each (skill, start, end); `alone`: those that need company count too."""
        codes = self._prepare(text)
        end = self._scan(self.lexicon, self.scratch, codes, len(text), int(alone), self._out)
        return self._out[:end].tolist() if self.compiled else self._out[:end]  # type: ignore[no-any-return]

    def _prepare(self, text: str) -> Sequence[int]:
        """The code points of a text, with room enough for all that may be found in it."""
        if len(text) > self._room:
            self._room = max(4096, len(text), 2 * self._room)
            self.scratch, self._out = make_scratch(self._room, len(self.skills), self.compiled)
        if self.compiled:
            import numpy as np  # noqa: PLC0415

            return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.int32)  # type: ignore[return-value]
        return list(map(ord, text))


def make_scratch(room: int, skills: int, compiled: bool) -> tuple[Scratch, Any]:
    """Scratch and output for texts of up to `room` characters: a token takes one and a gap, a line one or more."""
    half = room // 2 + 2
    sizes = {
        name: room + 2 if name in {"plain", "folded"} or name.startswith("line") else half for name in Scratch._fields
    }
    sizes |= {"best": skills, "state": 16, "sums": 4}
    output = (NAME_WIDTH + 2) * half + LINE_WIDTH * (room + 2) + MOST_CLASSES
    if not compiled:
        return Scratch(*([0] * size for size in sizes.values())), [0] * output
    import numpy as np  # noqa: PLC0415

    arrays = (np.zeros(size, dtype=np.int32) for size in sizes.values())
    return Scratch(*arrays), np.zeros(output, dtype=np.int64)  # type: ignore[arg-type]


def open_reader(vocabulary: Vocabulary, *, compiled: bool) -> Reader:
    """A reader of a vocabulary; compiled it reads fifty times faster, after 0.5 s (20 s the very first time)."""
    lexicon, skills = build_lexicon(vocabulary), tuple(vocabulary.skills.values())
    if not compiled:
        return Reader(skills, lexicon)
    import numpy as np  # noqa: PLC0415

    arrays: dict[str, Any] = {
        name: np.array(value, dtype=_NARROW.get(name, "int32")) if isinstance(value, list) else value
        for name, value in lexicon._asdict().items()
    }
    kernels = compile_kernels()
    return Reader(skills, Lexicon(**arrays), True, _read=kernels["read_packed"], _scan=kernels["scan_packed"])


@cache
def load_reader(compiled: bool = False) -> Reader:
    """The reader of the vocabulary that ships with the package, made once a process."""
    return open_reader(load_vocabulary(), compiled=compiled)
