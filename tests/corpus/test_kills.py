"""Kill -9 at any moment: committed batches stay, and one clean run makes what an undisturbed run makes."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from invented import dump, read_all
from writer import BATCH

from orienteer.corpus.store import open_corpus

WRITER = Path(__file__).with_name("writer.py")
N = 600


def start_writer(path: Path, *what: str) -> "subprocess.Popen[str]":
    command = [sys.executable, str(WRITER), str(path), *what]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=WRITER.parent)


def run_whole(path: Path, *what: str) -> None:
    with start_writer(path, *what) as process:
        assert process.stdout
        process.stdout.read()
    assert process.returncode == 0


def kill_after(path: Path, lines: int, delay: float, *what: str) -> int:
    """Kill a writer some time after it told of `lines` batches; returns the last total it told of."""
    told = "0"
    with start_writer(path, *what) as process:
        assert process.stdout
        for _ in range(lines):
            told = process.stdout.readline() or told
        time.sleep(delay)
        process.kill()
        rest = process.stdout.read().splitlines(keepends=True)
        told = next((line for line in reversed(rest) if line.endswith("\n")), told)
    return int(told.split()[0]) if told[0].isdigit() else 0


def test_three_kills_and_a_clean_run_equal_an_undisturbed_run(tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.sqlite", tmp_path / "killed.sqlite"
    run_whole(whole, "invented", str(N))
    rng = random.Random(0)
    for lines in (0, 2, 9):  # while the store is made, early, in the middle
        told = kill_after(killed, lines, rng.random() * 0.02, "invented", str(N))
        if lines > 1:
            with open_corpus(killed, read_only=True) as corpus:
                assert told >= (lines - 1) * BATCH
                assert corpus.count() >= told
                assert corpus.count() % BATCH == 0
    assert told < N, "every kill came after the end: nothing was tested"
    run_whole(killed, "invented", str(N))
    assert len(dump(whole)) > 2 * N
    assert dump(killed) == dump(whole)


def test_a_reader_reads_while_a_writer_writes(tmp_path: Path) -> None:
    path, counts = tmp_path / "corpus.sqlite", []
    with start_writer(path, "invented", str(N)) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        while process.poll() is None:
            with open_corpus(path, read_only=True) as reader, reader.steady():
                counts.append(reader.count())
                assert len(read_all(reader.batches())) == counts[-1]
                assert len(reader.copies()) == counts[-1]
        process.stdout.read()
    assert process.returncode == 0
    assert counts == sorted(counts)
    assert all(count % BATCH == 0 for count in counts)
    assert len(set(counts)) > 2, "the reader never met the writer at work"


@pytest.mark.slow
def test_twenty_kills_over_the_real_files_equal_an_undisturbed_run(shared: Path, tmp_path: Path) -> None:
    whole, killed = tmp_path / "whole.sqlite", tmp_path / "killed.sqlite"
    files = str(shared / "data" / "postings")
    run_whole(whole, files)
    rng, reached = random.Random(1), []
    for batches in range(0, 40, 2):  # of 48: each kill comes at some moment of a later batch than the one before
        kill_after(killed, batches, rng.random() * 0.2, files)
        if killed.exists():
            with open_corpus(killed) as corpus:
                reached.append(corpus.count())
    run_whole(killed, files)
    assert reached == sorted(reached)
    assert len({count for count in reached if 0 < count < 20_000}) >= 5, "too few kills came in the middle"
    assert dump(killed) == dump(whole)
