"""Kernels: plain functions over integers and arrays that run as they are, or compiled to machine code (`machine`).

One source, two speeds. As Python they read one text in some ten milliseconds with nothing to load; compiled they read
thousands a second, after a compilation of some seconds that is kept on disk. Both give the same integers: the
arithmetic stays below 2**63, so that Python's unbounded integers and the machine's agree.
"""

import hashlib
import sys
from collections.abc import Callable, MutableSequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import FunctionType
from typing import Any, Final, TypeVar

from platformdirs import user_cache_path

F = TypeVar("F", bound=Callable[..., Any])
Ints = MutableSequence[int]
"""A list in Python, a bare pointer in machine code: no negative index, no slice, no length."""

KERNELS: Final[dict[str, FunctionType]] = {}


def kernel(function: F) -> F:
    """Register a function as a kernel; it may call only kernels registered before it."""
    name = function.__name__
    if name in KERNELS and KERNELS[name].__module__ != function.__module__:
        raise ValueError(f"two kernels are called {name}")
    KERNELS[name] = function  # type: ignore[assignment]
    return function


@cache
def cache_folder() -> Path:
    """Where compiled kernels are kept: named by their sources and compiler, as Numba does not see changed callees."""
    digest = hashlib.sha256(f"{sys.version} {version('numba')}".encode())
    folder = Path(__file__).parent
    for source in sorted(folder.glob("*.py")):
        digest.update(source.read_bytes())
    return user_cache_path("orienteer") / "kernels" / digest.hexdigest()[:16]
