"""Run machine code on hostile texts in fenced memory: `python fences.py 0` (fences after arrays) or `1` (before them).

Ends with "unharmed"; a process that touches a fence dies.
"""

import sys

from hostile import TABLES, UNITS, fill
from walled import fence_engine

from orienteer.extraction.engine.reader import Reader, load_reader

LONGEST = 4096


def run(early: bool) -> None:
    """Read every hostile text with arrays of exactly the size that is asked for."""
    trusted = load_reader(compiled=True)
    pieces = [fill(unit, size) for unit in UNITS for size in (0, 1, 2, 3, 241, LONGEST - 1, LONGEST)]
    pieces += [table()[at : at + LONGEST] for table in TABLES.values() for at in range(0, 40_000, LONGEST)]
    engine = fence_engine(early=early, longest=LONGEST, whole=LONGEST, postings=1)
    reader = Reader(trusted.skills, engine)
    for text in pieces:
        for title, body in (("", text), (text, ""), (text[:40], text[40:])):
            given = [title], [body]
            assert list(reader.read_all(*given, refused=True)) == list(trusted.read_all(*given, refused=True))
        assert reader.scan(text, alone=True) == trusted.scan(text, alone=True)
    print("unharmed")


if __name__ == "__main__":
    run(early=sys.argv[1] == "1")
