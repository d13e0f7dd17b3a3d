"""Extraction on several cores: the same function in a pool of processes, results in order."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from orienteer.extraction.extract import PostingText, extract_facts
from orienteer.extraction.facts import Facts

Extractor = Callable[[Sequence[PostingText]], list[Facts]]


@contextmanager
def open_extractor(jobs: int | None = None) -> Iterator[Extractor]:
    """Give a function that extracts a batch, on `jobs` processes (None: one a core); facts come in the batch's order.

    One process is this one. The processes are spawned, not forked: forking a process with threads can lock it.
    """
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield lambda batch: [extract_facts(posting) for posting in batch]
        return
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        yield lambda batch: list(pool.map(extract_facts, batch, chunksize=max(1, len(batch) // (4 * count))))
