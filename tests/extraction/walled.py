"""Readers whose arrays are walled: an index outside of one, or a number too wide for it, stops the reader at once.

The kernels run as Python over lists, which take an index of -1 for the last element, and as machine code over bare
pointers, which take any index at all. Here the lists refuse what the pointers would silently do; and for the machine
code each array borders on memory that may not be touched.
"""

import ctypes
import mmap
import os
import platform
from functools import cache
from itertools import pairwise
from typing import Any, Final

import numpy as np

from orienteer.extraction.engine.lexicon import Lexicon, Scratch, measure_scratch
from orienteer.extraction.engine.reader import Reader, load_reader
from orienteer.extraction.engine.reading import measure_rows, read_packed, scan_packed


class Walled(list[Any]):
    """A list that refuses a negative index and a number beyond its bits; None stands for what was never written."""

    low: int = -(1 << 31)
    high: int = (1 << 31) - 1

    def __getitem__(self, index: Any) -> Any:
        if index < 0:
            raise IndexError(f"read at {index}")
        value = list.__getitem__(self, index)
        if value is None:
            raise AssertionError(f"read at {index} of {len(self)}, where nothing was written")
        return value

    def __setitem__(self, index: Any, value: Any) -> None:
        if index < 0:
            raise IndexError(f"write at {index}")
        if not self.low <= value <= self.high:
            raise OverflowError(f"{value} written at {index}")
        list.__setitem__(self, index, value)


class Wide(Walled):
    """A list of numbers of 64 bits."""

    low = -(1 << 63)
    high = (1 << 63) - 1


class Closed(Wide):
    """A table: it refuses to be written."""

    def __setitem__(self, index: Any, value: Any) -> None:
        raise AssertionError(f"a table was written at {index}")


def list_tables() -> Any:
    """The lexicon of the package, as lists without walls."""
    return load_reader().engine.lexicon  # type: ignore[attr-defined]


@cache
def wall_lexicon() -> Lexicon:
    return Lexicon(*(Closed(v) if isinstance(v, list) else v for v in list_tables()))


class WalledEngine:
    """Runs the kernels as Python, in no more room than `measure_scratch` and `measure_rows` say; an `Engine`."""

    def __init__(self) -> None:
        self.lexicon = wall_lexicon()
        self._make_room(0)

    def read(self, text: str, bounds: list[int], refused: bool) -> tuple[list[int], str]:
        count = len(bounds) // 2
        self._make_room(max(b - a for a, b in pairwise(bounds)))
        lower, out = Walled([None] * len(text)), Wide([None] * measure_rows(len(text), count))
        codes, limits = Closed(map(ord, text)), Closed(bounds)
        end = read_packed(self.lexicon, self.scratch, codes, limits, count, int(refused), lower, out)
        return list(out)[:end], "".join(map(chr, lower))

    def scan(self, text: str, alone: bool) -> list[int]:
        self._make_room(len(text))
        lower, out = Walled([None] * len(text)), Wide([None] * (2 * len(text) + 8))
        end = scan_packed(self.lexicon, self.scratch, Closed(map(ord, text)), len(text), int(alone), lower, out)
        return list(out)[:end]

    def _make_room(self, size: int) -> None:
        sizes = measure_scratch(size, len(self.lexicon.skill_kind))
        self.scratch = Scratch(*(Walled([None] * size) for size in sizes))


@cache
def open_walled() -> Reader:
    """A reader whose lists are walled."""
    return Reader(load_reader().skills, WalledEngine())


CAN_WALL: Final = platform.system() == "Linux"


class Fenced:
    """An array that ends (or, `early`, begins) where memory begins that kills the process that touches it."""

    def __init__(self, values: Any, *, early: bool) -> None:
        page = mmap.PAGESIZE
        room = -(-max(1, values.nbytes) // page) * page
        self._map = mmap.mmap(-1, room + 2 * page)
        base = ctypes.addressof(ctypes.c_char.from_buffer(self._map))
        libc = ctypes.CDLL(None, use_errno=True)
        for wall in (base, base + page + room):
            if libc.mprotect(ctypes.c_void_p(wall), ctypes.c_size_t(page), 0):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        offset = page if early else page + room - values.nbytes
        self.array = np.frombuffer(self._map, dtype=values.dtype, count=values.size, offset=offset)
        self.array[:] = values


def fence_engine(*, early: bool, longest: int, whole: int, postings: int) -> Any:
    """A compiled engine all of whose arrays are fenced, its scratch for texts of `longest` characters at most."""
    from orienteer.extraction.engine import machine

    engine = machine.MachineEngine(list_tables())
    fences: list[Fenced] = []

    def fence(values: Any) -> Any:
        fences.append(Fenced(values, early=early))
        return fences[-1].array

    engine._tables = [fence(v) if isinstance(v, np.ndarray) else v for v in engine._tables]
    engine._lexicon = fence(machine.list_addresses(engine._tables))
    sizes = measure_scratch(longest, len(load_reader().skills))
    arrays: list[Any] = [fence(np.full(size, -1, dtype=np.int32)) for size in sizes]
    engine.scratch, engine._scratch = Scratch(*arrays), fence(machine.list_addresses(arrays))
    engine._room = longest
    engine._codes, engine._lower = (fence(np.full(whole, -1, dtype=np.int32)) for _ in range(2))
    engine._out = fence(np.full(measure_rows(whole, postings), -1, dtype=np.int64))
    engine.fences = fences
    return engine
