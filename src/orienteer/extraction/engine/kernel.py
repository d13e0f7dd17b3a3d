"""Kernels: plain functions over integers and arrays that run as they are, or compiled to machine code by Numba.

One source, two speeds. As Python they read one text in some ten milliseconds with nothing to load; compiled they read
thousands a second, after a compilation of some seconds that is kept on disk. Both give the same integers: the
arithmetic stays below 2**63, so that Python's unbounded integers and the machine's agree.
"""

import hashlib
import sys
from collections.abc import Callable, MutableSequence
from functools import cache
from pathlib import Path
from types import FunctionType
from typing import Any, Final, TypeVar

from platformdirs import user_cache_path

F = TypeVar("F", bound=Callable[..., Any])
Ints = MutableSequence[int]
"""A list in Python, an array in machine code."""

_KERNELS: Final[dict[str, FunctionType]] = {}


def kernel(function: F) -> F:
    """Register a function as a kernel; it may call only kernels registered before it."""
    name = function.__name__
    if name in _KERNELS and _KERNELS[name].__module__ != function.__module__:
        raise ValueError(f"two kernels are called {name}")
    _KERNELS[name] = function  # type: ignore[assignment]
    return function


@cache
def cache_folder() -> Path:
    """Where compiled kernels are kept: named by their sources and compiler, as Numba does not see changed callees."""
    import numba  # noqa: PLC0415  (0.4 s, only where many texts are read)

    digest = hashlib.sha256(f"{sys.version} {numba.__version__}".encode())
    for source in sorted({f.__code__.co_filename for f in _KERNELS.values()}):
        digest.update(Path(source).read_bytes())
    return user_cache_path("orienteer") / "kernels" / digest.hexdigest()[:16]


@cache
def compile_kernels() -> dict[str, Callable[..., Any]]:
    """All kernels as machine code, by name; compiled at their first call, and kept on disk."""
    import numba  # noqa: PLC0415

    numba.config.CACHE_DIR = str(cache_folder())
    compiled: dict[str, Callable[..., Any]] = {}
    for name, function in _KERNELS.items():
        names = {**function.__globals__, **{n: c for n, c in compiled.items() if n in function.__code__.co_names}}
        plain = FunctionType(function.__code__, names, name, function.__defaults__)
        compiled[name] = numba.njit(
            cache=True,
            error_model="numpy",
            _nrt=False,
            no_cfunc_wrapper=True,
            forceinline=name not in {"read_packed", "scan_packed"},
        )(plain)
    return compiled
