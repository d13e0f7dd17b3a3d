"""A process that ingests, to be killed: `writer.py CORPUS invented N` or `writer.py CORPUS PATH...`; tells its progress."""

import sys
from datetime import date
from pathlib import Path

from invented import write_posting

from orienteer.corpus.ingest import ingest
from orienteer.corpus.store import open_corpus
from orienteer.sources.reading import ReadOptions

SEEN = date(2026, 11, 21)
BATCH = 20


def tell(*said: object) -> None:
    print(*said, flush=True)


def main(path: Path, what: list[str]) -> None:
    with open_corpus(path, wait=60) as corpus:
        tell("open")
        if what[0] == "invented":
            corpus.add((write_posting(i) for i in range(int(what[1]))), SEEN, BATCH, tell)
        else:
            files = [Path(name) for name in what]
            ingest(files, corpus, ReadOptions(), SEEN, progress=lambda file, n: tell(n, file.name), processes=2)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
