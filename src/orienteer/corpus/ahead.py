"""Reads and cleans files in a process of its own, while this one packs and writes what it gave, in the same order."""

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from orienteer.errors import SourceError
from orienteer.sources.posting import Posting
from orienteer.sources.problem import Problem, Report
from orienteer.sources.reading import ReadOptions, read_path

Reader = Callable[[Path, Report], Iterator[Posting]]
BATCH: Final = 500
"""Postings a message."""
DEPTH: Final = 4
"""Messages that are read ahead: with BATCH the bound of what waits in memory."""
_FIELDS: Final = Posting.__slots__


@contextmanager
def open_reader(files: Sequence[Path], options: ReadOptions, *, ahead: bool) -> Iterator[Reader]:
    """Give the function that reads the files one after another, in their order, `ahead` in another process.

    What it gives and reports is the same either way, in the same order. The process is spawned, and ends with this one.
    """
    if not ahead:
        yield lambda file, report: read_path(file, options, report)
        return
    context = get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=send_files, args=(there, files, options), daemon=True)
    process.start()
    there.close()
    with here, ThreadPoolExecutor(1) as thread:
        try:
            waiting = deque(thread.submit(here.recv) for _ in range(DEPTH))
            yield partial(receive_file, partial(_take_next, waiting, thread, here))
        finally:
            process.terminate()  # what is still being received ends with it
            process.join()


def receive_file(take_next: Callable[[], Any], file: Path, report: Report) -> Iterator[Posting]:
    """Give the postings of the next file; raises what reading it raised."""
    over = False
    while not over:
        try:
            message = take_next()
        except EOFError as error:
            raise SourceError(f"the process that reads {file} has ended: see what it said; run this again") from error
        if isinstance(message, Exception):
            raise message
        rows, problems, over = message
        for problem in problems:
            report(problem)
        for row in rows:
            yield Posting(*row)


def send_files(pipe: "Connection[Any, Any]", files: Sequence[Path], options: ReadOptions) -> None:
    """Read files and send what is in them, in messages; ends quietly when nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupted ingest ends this process itself
    with suppress(BrokenPipeError):
        try:
            for file in files:
                for message in _pack_messages(file, options):
                    pipe.send(message)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001  (raised again where the postings are taken)
            pipe.send(error)


def _pack_messages(file: Path, options: ReadOptions) -> Iterator[tuple[list[tuple[Any, ...]], list[Problem], bool]]:
    """The postings of a file as plain tuples, with the problems met on the way, and whether this is the last of it."""
    problems: list[Problem] = []
    postings, over = read_path(file, options, problems.append), False
    while not over:
        rows = [tuple(getattr(p, name) for name in _FIELDS) for p in islice(postings, BATCH)]
        over = len(rows) < BATCH
        yield rows, problems, over
        problems.clear()


def _take_next(waiting: "deque[Future[Any]]", thread: ThreadPoolExecutor, pipe: "Connection[Any, Any]") -> Any:
    waiting.append(thread.submit(pipe.recv))
    return waiting.popleft().result()
