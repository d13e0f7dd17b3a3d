"""Time ingest and snapshot of a million postings, and their memory: the corpora repeated with salt.

    python bench/million.py FOLDER [--postings 1000000] [--scratch DIR] [--jobs N] [--plain]

FOLDER holds postings/, recordings/ and pages/, as for bench/line.py. Each round gives every posting of the corpora:
its id and its employer's name end in a word of the round, its date moves by a day a round, and its text gets an
invented word after every clause (at a comma, full stop, colon, semicolon or line end: a word in eight to ten). The word
depends on the round and on the clause before it, so that

- copies of one posting in two rounds agree in about half of their three-word shingles: no near-copies (but for one text
  in 400 that has hardly any clauses);
- no two rounds share a line or a long text: nothing that caches by text, line or clause is of help;
- near-copies within a round stay near-copies: there are as many groups a posting as in the corpora themselves.

Ingest and snapshot run through the command line as processes of their own; between them a snapshot is taken whose facts
are those of a sample, extracted before the clock starts and dealt out in turn: the cost of all but extraction. Memory
is the largest sum over a step's whole process tree of what is resident (shared pages count in each), looked up ten
times a second in /proc; CPU seconds are the tree's, which other work on the machine lengthens less than seconds.
"""

import argparse
import gzip
import itertools
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from zlib import crc32

import orjson

from orienteer.corpus.store import open_corpus
from orienteer.extraction.parallel import keep_facts, open_extractor
from orienteer.snapshot.build import build_snapshot
from orienteer.sources.posting import Posting
from orienteer.sources.reading import ReadOptions, expand_paths, read_path

CLAUSE = re.compile(r"(?<=[,.;:])(?= )|(?=\n)")
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
FEW = 100
"""Characters of a text without clauses above which it gets a word in its middle."""


def main() -> int:
    """Write the files, run all steps, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--postings", type=int, default=1_000_000)
    parser.add_argument("--scratch", type=Path, help="where the files, the corpus and the snapshot go (several GB)")
    parser.add_argument("--jobs", type=int, help="processes that extract (default: one a core)")
    parser.add_argument("--plain", action="store_true", help="files that are not compressed")
    parser.add_argument(
        "--deal", type=int, metavar="N", help="only take a snapshot of the home FOLDER, N facts dealt out"
    )
    options = parser.parse_args()
    if options.deal:
        deal_facts(options.folder, options.deal)
        return 0
    with ExitStack() as stack:
        scratch = options.scratch or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        files = scratch / f"salted-{options.postings}{'-plain' if options.plain else ''}"
        if not files.is_dir():
            write_rounds(options.folder, files, options.postings, plain=options.plain)
        with tempfile.TemporaryDirectory(dir=scratch) as home:
            measure_line(files, Path(home), options.jobs)
    return 0


def measure_line(files: Path, home: Path, jobs: int | None) -> None:
    """Run ingest and snapshot on a folder of files in a fresh home and print a table."""
    os.environ["ORIENTEER_HOME"] = str(home)
    print(f"{weigh(files.iterdir()):,.0f} MB of files, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n")
    print("| step | postings | seconds | postings a second | CPU seconds | peak memory of all, MB | on disk, MB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    show("ingest", run(["-m", "orienteer", "ingest", "--json", str(files)]), [home / "corpus.sqlite"])
    show("snapshot, facts dealt out", run([__file__, str(home), "--deal", "2000"]), (home / "dealt").rglob("*.parquet"))
    taken = run(["-m", "orienteer", "snapshot", "--json", *(["--jobs", str(jobs)] if jobs else [])])
    show("snapshot", taken, (home / "snapshots").rglob("*.parquet"))


def show(name: str, step: "Step", files: Iterable[Path]) -> None:
    """Print a row of the table."""
    count = step.said.get("added") or step.said["postings"]
    print(f"| {name} | {count:,} | {step.seconds:,.1f} | {count / step.seconds:,.0f} | {step.cpu:,.1f} | "
          f"{step.memory / 1e6:,.0f} | {weigh(files):,.0f} |", flush=True)  # fmt: skip


def deal_facts(home: Path, size: int) -> None:
    """Take a snapshot whose facts are those of a sample, dealt out in turn: the cost of all but extraction."""
    with open_corpus(home / "corpus.sqlite", read_only=True) as corpus:
        every = max(1, corpus.count() // size)
        held = itertools.islice(itertools.chain.from_iterable(corpus.batches()), 0, None, every)
        with open_extractor(keep_facts, jobs=1) as extract:
            facts = itertools.cycle(extract([h.posting for h in held]))
        start, begun = time.process_time(), time.perf_counter()
        taken = build_snapshot(
            corpus, home / "dealt", extract=lambda batch: list(itertools.islice(facts, len(batch))), extractor="dealt"
        )
    spent = {"cpu": time.process_time() - start, "wall": time.perf_counter() - begun}
    print(json.dumps(taken.manifest.to_json() | spent))


def weigh(files: Iterable[Path]) -> float:
    """Megabytes of files."""
    return sum(file.stat().st_size for file in files) / 1e6


def write_rounds(folder: Path, target: Path, count: int, *, plain: bool) -> None:
    """Write `count` salted postings, a file a round; the folder appears when all are written."""
    inputs = [folder / name for name in ("postings", "recordings", "pages") if (folder / name).is_dir()]
    real = [p for path in expand_paths(inputs) for p in read_path(path, ReadOptions(), lambda _: None)]
    real = list({p.id: p for p in real}.values())
    partial = target.with_name(f".{target.name}")
    partial.mkdir(parents=True, exist_ok=True)
    salted = (salt(posting, number) for number in itertools.count() for posting in real)
    left = itertools.islice(salted, count)
    for number in range(-(-count // len(real))):
        path = partial / f"round-{number:03}.jsonl{'' if plain else '.gz'}"
        with path.open("wb") if plain else gzip.open(path, "wb", compresslevel=1) as out:
            out.writelines(orjson.dumps(row) + b"\n" for row in itertools.islice(left, len(real)))
        print(f"\rwritten: {min(count, (number + 1) * len(real)):,}", end="", file=sys.stderr)
    print(file=sys.stderr)
    partial.rename(target)


def salt(posting: Posting, number: int) -> dict[str, str]:
    """Make the row of one posting in one round; see the top of this file."""
    word = invent(48_611 * (number + 1))
    said = replace(
        posting,
        id=f"{posting.id}-{word}",
        company=f"{posting.company} {word.title()}",
        posted_at=move(posting.posted_at, number),
        description=salt_text(posting.description, number),
        fields={},
    )
    row = {name: getattr(said, name) for name in Posting.__slots__ if name != "fields"}
    return row | dict(posting.fields)


def salt_text(text: str, number: int) -> str:
    """Put a word of the round after every clause."""
    clauses = CLAUSE.split(text)
    if len(clauses) < 2 and len(text) > FEW:
        clauses = [*text.partition(" ")[:1], text[text.find(" ") :]]
    ends = [f"{c} {invent(crc32(c.encode(), number))}" if c.strip() else c for c in clauses[:-1]]
    return "".join([*ends, *clauses[-1:]])


def invent(number: int) -> str:
    """Make a word of three syllables, one of 343,000."""
    a, rest = number % 70, number // 70
    return SYLLABLES[a] + SYLLABLES[rest % 70] + SYLLABLES[rest // 70 % 70]


def move(day: str, by: int) -> str:
    """Move a day; a month stays."""
    return (date.fromisoformat(day) + timedelta(by)).isoformat() if len(day) == 10 else day


@dataclass(frozen=True, slots=True)
class Step:
    """What a step said, its wall and CPU seconds, and the peak of resident bytes of its whole process tree."""

    said: dict[str, float]
    seconds: float
    cpu: float
    memory: int


def run(arguments: list[str]) -> Step:
    """Run one step in a process of its own."""
    start, before = time.perf_counter(), spent()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([sys.executable, *arguments], stdout=out)
        peak, over = [0], threading.Event()
        watcher = threading.Thread(target=watch, args=(process.pid, peak, over))
        watcher.start()
        code = process.wait()
        seconds = time.perf_counter() - start
        over.set()
        watcher.join()
        if code:
            raise SystemExit(f"{' '.join(arguments)} failed with exit code {code}")
        out.seek(0)
        said = json.loads(out.read())
    return Step(said, said.get("wall", seconds), said.get("cpu", spent() - before), peak[0])


def spent() -> float:
    """CPU seconds of all processes that were waited for, theirs included."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def watch(root: int, peak: list[int], over: threading.Event) -> None:
    """Keep the largest sum of resident bytes of a process and all below it, ten times a second."""
    while not over.wait(0.1):
        peak[0] = max(peak[0], sum(map(resident, tree(root))))


def tree(process: int) -> Iterator[int]:
    """A process and all processes below it."""
    yield process
    try:
        children = [
            int(c) for task in Path(f"/proc/{process}/task").iterdir() for c in (task / "children").read_text().split()
        ]
    except OSError:  # it has ended
        return
    for child in children:
        yield from tree(child)


def resident(process: int) -> int:
    """Bytes of a process that are in memory."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


if __name__ == "__main__":
    sys.exit(main())
