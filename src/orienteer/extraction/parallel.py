"""Extraction of many postings: on one process or several, with the plain reader or the compiled one.

Facts are the same whichever way, and come in the order of the postings.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context
from typing import Final, TypeVar

from orienteer.extraction.engine.kernel import cache_folder
from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.extract import PostingText, extract_all
from orienteer.extraction.facts import Facts

T = TypeVar("T")
Extractor = Callable[[Sequence[PostingText]], list[T]]

FEW: Final = 200
"""So many postings are read before a compiled reader is loaded."""
MANY: Final = 2000
"""So many are read before other processes have started."""
_CHUNK: Final = 250
"""Postings sent to a process at once."""


def keep_facts(_: PostingText, facts: Facts) -> Facts:
    """What is asked of a posting's facts where nothing else is: themselves."""
    return facts


@contextmanager
def open_extractor(
    encode: Callable[[PostingText, Facts], T],
    *,
    jobs: int | None = None,
    expected: int | None = None,
    announce: Callable[[str], object] | None = None,
) -> Iterator[Extractor[T]]:
    """Give a function that makes of each posting of a batch what `encode` makes of it and its facts.

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
                partial(extract_chunk, encode), [batch[i : i + _CHUNK] for i in range(0, len(batch), _CHUNK)]
            )
            for result in chunk
        ]


def extract_here(
    encode: Callable[[PostingText, Facts], T],
    seen: list[int],
    announce: Callable[[str], object] | None,
    batch: Sequence[PostingText],
) -> list[T]:
    """Extract a batch on this process; compiled from the two hundredth posting on (`seen` counts them)."""
    compiled = seen[0] + len(batch) > FEW
    seen[0] += len(batch)
    if compiled:
        compile_once(announce)
    return [encode(p, f) for p, f in zip(batch, extract_all(batch, load_reader(compiled)), strict=True)]


def extract_chunk(encode: Callable[[PostingText, Facts], T], postings: Sequence[PostingText]) -> list[T]:
    """Extract some postings on a process of the pool."""
    return [encode(p, f) for p, f in zip(postings, extract_all(postings, load_reader(compiled=True)), strict=True)]


def compile_once(announce: Callable[[str], object] | None) -> None:
    """Compile the kernels where they are not, so that several processes do not do it at the same time."""
    if not cache_folder().exists():
        if announce:
            announce("compiling the reader for this machine: once, about a minute ...")
        load_reader(compiled=True).read("")
