"""Extraction of many postings: on one process or several, with the plain reader or the compiled one.

Facts are the same whichever way, and come in the order of the postings.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import starmap
from math import ceil
from multiprocessing import get_context
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar

from orienteer.extraction.engine.kernel import cache_folder
from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.extract import PostingText, extract_all
from orienteer.extraction.facts import Facts

T = TypeVar("T")
Columns = tuple[str, str, str, str, str]
Extractor = Callable[[Sequence[PostingText]], list[T]]

FEW: Final = 200
"""So many postings are read before a compiled reader is loaded."""
MANY: Final = 2000
"""So many are read before other processes have started."""
_CHUNK: Final = 250
"""Postings sent to a process at once at most."""


class _Text(NamedTuple):
    """A posting as it goes to a process: what extraction reads of it, and quicker to send than any other form."""

    id: str
    title: str
    company: str
    location: str
    description: str


_pack: Final[Callable[[PostingText], Columns]] = attrgetter(*_Text._fields)


def keep_facts(facts: Facts) -> Facts:
    """What is asked of facts where nothing else is: themselves."""
    return facts


@contextmanager
def open_extractor(
    encode: Callable[[Facts], T],
    *,
    jobs: int | None = None,
    expected: int | None = None,
    announce: Callable[[str], object] | None = None,
) -> Iterator[Extractor[T]]:
    """Give a function that makes of each posting of a batch what `encode` makes of its facts.

    It runs on `jobs` processes (None: one a core), on this one where fewer than 2,000 postings are `expected`. With
    several, `encode` is called where the facts are read, so it is a function of a module and gives something small.
    `announce` hears of what takes a while.
    """
    count = jobs or os.cpu_count() or 1
    if count == 1 or (expected is not None and expected < MANY):
        yield partial(extract_here, encode, [0], announce)
        return
    compile_once(announce)
    # spawned, not forked: forking a process with threads can lock it
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        yield lambda batch: [
            result
            for chunk in pool.map(
                partial(extract_chunk, encode),
                cut_evenly(list(map(_pack, batch)), count),
            )
            for result in chunk
        ]


def cut_evenly(packed: list[Columns], count: int) -> list[list[Columns]]:
    """Parts of one size for `count` processes, as many for each: none waits for another's last."""
    rounds = max(1, ceil(len(packed) / (count * _CHUNK)))
    size = max(1, ceil(len(packed) / (count * rounds)))
    return [packed[i : i + size] for i in range(0, len(packed), size)]


def extract_here(
    encode: Callable[[Facts], T],
    seen: list[int],
    announce: Callable[[str], object] | None,
    batch: Sequence[PostingText],
) -> list[T]:
    """Extract a batch on this process; compiled from the two hundredth posting on (`seen` counts them)."""
    compiled = seen[0] + len(batch) > FEW
    seen[0] += len(batch)
    if compiled:
        compile_once(announce)
    return list(map(encode, extract_all(batch, load_reader(compiled))))


def extract_chunk(encode: Callable[[Facts], T], packed: Sequence[Columns]) -> list[T]:
    """Extract some postings on a process of the pool."""
    return list(map(encode, extract_all(list(starmap(_Text, packed)), load_reader(compiled=True))))


def compile_once(announce: Callable[[str], object] | None) -> None:
    """Compile the kernels where they are not, so that several processes do not do it at the same time."""
    if not cache_folder().exists():
        if announce:
            announce("compiling the reader for this machine: once, about a minute ...")
        load_reader(compiled=True).read("")
