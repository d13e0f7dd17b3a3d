"""Machine code: how the kernels reach their tables when Numba compiles them; imported where many texts are read.

A tuple of seventy arrays would be five hundred arguments of every call, most of which no kernel looks at. So Python
hands over addresses, and an intrinsic makes of them a tuple of bare pointers, of which a kernel reads and writes
elements as it does those of a list. Nothing checks their bounds: the sizes of `measure_scratch` do.
"""

import ctypes
from collections.abc import Callable, Sequence
from functools import cache
from types import FunctionType
from typing import Any, Final

import numba
import numpy as np
from llvmlite import ir
from numba.extending import intrinsic

from orienteer.extraction.engine.kernel import KERNELS, cache_folder
from orienteer.extraction.engine.lexicon import Lexicon, Scratch, measure_scratch
from orienteer.extraction.engine.reading import measure_rows, read_packed, scan_packed

types: Final[Any] = numba.types

NARROW: Final = {
    "fold": "uint16", "kind": "uint8", "slots": "int64", "edges": "int64", "need_weight": "int64",
    "track_weight": "int64", "track_log": "int64", "mark_class": "uint8", "shares": "uint8", "mark_next": "int16",
}  # fmt: skip
"""Types of the tables that are not of 32 bits: smaller ones stay in the processor's cache."""
SCALARS: Final = frozenset({"mark_first", "glued_root", "leaves", "languages"})
"""Fields of the lexicon that are numbers, not tables."""


WIDE: Final = 4
"""Bytes of a code point in the two functions below, the quickest ways from a text to its code points and back."""
copy_codes: Final = ctypes.pythonapi.PyUnicode_AsUCS4
copy_codes.argtypes = [ctypes.py_object, ctypes.c_void_p, ctypes.c_ssize_t, ctypes.c_int]
copy_codes.restype = ctypes.c_void_p
make_text: Final = ctypes.pythonapi.PyUnicode_FromKindAndData
make_text.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_ssize_t]
make_text.restype = ctypes.py_object


def type_tuple(named: Any) -> Any:
    """The type of a named tuple of pointers and numbers."""
    fields = [
        types.int64 if name in SCALARS else types.CPointer(getattr(types, NARROW.get(name, "int32")))
        for name in named._fields
    ]
    return types.NamedTuple(fields, named)


LEXICON: Final = type_tuple(Lexicon)
SCRATCH: Final = type_tuple(Scratch)


def load_tuple(context: Any, builder: Any, kind: Any, address: Any) -> Any:
    """Write the instructions that make a tuple of the 64-bit numbers at an address."""
    word = ir.IntType(64)
    base = builder.inttoptr(address, word.as_pointer())
    values = []
    for i, field in enumerate(kind.types):
        value = builder.load(builder.gep(base, [ir.Constant(word, i)]))
        pointer = isinstance(field, types.CPointer)
        values.append(builder.inttoptr(value, context.get_value_type(field)) if pointer else value)
    return context.make_tuple(builder, kind, values)


@intrinsic  # type: ignore[untyped-decorator]
def open_lexicon(_: Any, address: Any) -> Any:
    """The lexicon whose addresses and numbers stand at an address."""
    return LEXICON(address), lambda context, builder, _, args: load_tuple(context, builder, LEXICON, args[0])


@intrinsic  # type: ignore[untyped-decorator]
def open_scratch(_: Any, address: Any) -> Any:
    """The scratch whose addresses stand at an address."""
    return SCRATCH(address), lambda context, builder, _, args: load_tuple(context, builder, SCRATCH, args[0])


@intrinsic  # type: ignore[untyped-decorator]
def point_int32(_: Any, address: Any) -> Any:
    """The array of 32-bit integers at an address."""
    kind = types.CPointer(types.int32)
    return kind(address), lambda context, builder, _, args: builder.inttoptr(args[0], context.get_value_type(kind))


@intrinsic  # type: ignore[untyped-decorator]
def point_int64(_: Any, address: Any) -> Any:
    """The array of 64-bit integers at an address."""
    kind = types.CPointer(types.int64)
    return kind(address), lambda context, builder, _, args: builder.inttoptr(args[0], context.get_value_type(kind))


def read_machine(tables: int, s: int, codes: int, bounds: int, count: int, all_names: int, lower: int, out: int) -> int:
    """`read_packed` with addresses instead of arrays."""
    return read_packed(
        open_lexicon(tables), open_scratch(s), point_int32(codes), point_int64(bounds), count, all_names,
        point_int32(lower), point_int64(out),
    )  # fmt: skip


def scan_machine(tables: int, s: int, codes: int, n: int, alone: int, lower: int, out: int) -> int:
    """`scan_packed` with addresses instead of arrays."""
    return scan_packed(
        open_lexicon(tables), open_scratch(s), point_int32(codes), n, alone, point_int32(lower), point_int64(out)
    )


@cache
def compile_kernels() -> tuple[Callable[..., int], Callable[..., int]]:
    """`read_machine` and `scan_machine` as machine code, compiled at their first call and kept on disk."""
    numba.config.CACHE_DIR = str(cache_folder())
    compiled: dict[str, Any] = {}
    functions: list[Any] = [*KERNELS.values(), read_machine, scan_machine]
    for function in functions:
        callees = {name: compiled[name] for name in function.__code__.co_names if name in compiled}
        plain = FunctionType(function.__code__, {**function.__globals__, **callees}, function.__name__)
        jit = numba.njit(cache=True, error_model="numpy", _nrt=False, no_cfunc_wrapper=True)
        compiled[function.__name__] = jit(plain)
    return compiled["read_machine"], compiled["scan_machine"]


def list_addresses(values: Sequence[Any]) -> Any:
    """The addresses of arrays, and numbers as they are, as `open_lexicon` and `open_scratch` read them."""
    return np.array([v if isinstance(v, int) else v.ctypes.data for v in values], dtype=np.int64)


class MachineEngine:
    """Runs the kernels as machine code; an `Engine`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._tables = [
            np.array(value, dtype=NARROW.get(name, "int32")) if isinstance(value, list) else value
            for name, value in lexicon._asdict().items()
        ]
        self._lexicon = list_addresses(self._tables)
        self._skills = len(lexicon.skill_kind)
        self._read, self._scan = compile_kernels()
        self._room = -1
        self._codes = self._lower = np.empty(0, dtype=np.int32)
        self._out = np.empty(0, dtype=np.int64)

    def read(self, text: str, bounds: list[int], refused: bool) -> tuple[list[int], str]:
        """As `Engine` says."""
        count = len(bounds) // 2
        limits = np.array(bounds, dtype=np.int64)
        self._make_room(int(np.diff(limits).max()), len(text), measure_rows(len(text), count))
        copy_codes(text, self._codes.ctypes.data, len(self._codes), 0)
        given = (self._lexicon, self._scratch, self._codes, limits, count, int(refused), self._lower, self._out)
        end = self._read(*(a if isinstance(a, int) else a.ctypes.data for a in given))
        return self._out[:end].tolist(), make_text(WIDE, self._lower.ctypes.data, len(text))

    def scan(self, text: str, alone: bool) -> list[int]:
        """As `Engine` says."""
        self._make_room(len(text), len(text), 2 * len(text) + 8)
        copy_codes(text, self._codes.ctypes.data, len(self._codes), 0)
        given = (self._lexicon, self._scratch, self._codes, len(text), int(alone), self._lower, self._out)
        end = self._scan(*(a if isinstance(a, int) else a.ctypes.data for a in given))
        return self._out[:end].tolist()  # type: ignore[no-any-return]

    def _make_room(self, longest: int, whole: int, rows: int) -> None:
        """Room for a longest text, for all of them, and for their rows; fresh memory would cost a fault a page."""
        if longest > self._room:
            room, self._room = max(4096, longest, 2 * self._room), -1  # none, should memory not suffice
            arrays: list[Any] = [np.zeros(n, dtype=np.int32) for n in measure_scratch(room, self._skills)]
            self.scratch, self._scratch = Scratch(*arrays), list_addresses(arrays)
            self._room = room
        if whole > len(self._lower):
            self._codes, self._lower = (np.empty(whole, dtype=np.int32) for _ in range(2))
        if rows > len(self._out):
            self._out = np.empty(rows, dtype=np.int64)
