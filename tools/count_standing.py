"""Count how skills stand in postings, and the words beside them: `python tools/count_standing.py POSTINGS ...`.

Reads every file that `orienteer` can read, each text once, and writes two tables of `src/orienteer/extraction/data`:
`standing.csv` (of each skill how often it is met, stands where something is asked, is linked to another name, stands
in no section that we know) and `neighbours.csv` (the words that stand beside names most often).
"""

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from orienteer.extraction.engine.judge import ABOUT, COMPANY, REQUIREMENTS, WISHES
from orienteer.extraction.engine.links import NO_LINK
from orienteer.extraction.engine.reader import load_reader
from orienteer.sources.reading import ReadOptions, read_path

DATA = Path(__file__).resolve().parent.parent / "src/orienteer/extraction/data"
WORDS = 240
"""The commonest words before names, and as many after them."""


def read_texts(paths: list[str]) -> Iterator[str]:
    """The descriptions of all postings, those that begin alike once."""
    seen: set[int] = set()
    for path in paths:
        for posting in read_path(Path(path), ReadOptions(), lambda _: None):
            text = posting.description or ""
            key = hash(text[:400])
            if text and key not in seen:
                seen.add(key)
                yield text


def write_table(name: str, columns: list[str], rows: list[list[object]]) -> None:
    """Write one table."""
    with (DATA / name).open("w", encoding="utf-8", newline="") as table:
        out = csv.writer(table, lineterminator="\n")
        out.writerow(columns)
        out.writerows(rows)


def main() -> None:
    """Count over all texts, write both tables."""
    reader = load_reader(compiled=True)
    counts: dict[str, Counter[int]] = {}
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for text in read_texts(sys.argv[1:]):
        numbers = reader.read(text, refused=True).names
        s, found = reader.engine.scratch, len(numbers) // 7
        for m in range(found):
            skill, start, end = numbers[7 * m : 7 * m + 3]
            linked = s.link[m] != NO_LINK or (m + 1 < found and s.link[m + 1] != NO_LINK)
            section = s.section[m]
            row = counts.setdefault(reader.skills[skill].id, Counter())
            row.update({0: 1, 1: section in {REQUIREMENTS, WISHES}, 2: linked, 3: section in {ABOUT, COMPANY}})
            before.update(re.findall(r"([a-z']+) $", text[max(0, start - 20) : start].lower()))
            after.update(re.findall(r"^ ([a-z']+)", text[end : end + 20].lower()))
    if not counts:
        sys.exit(f"no posting with text in {' '.join(sys.argv[1:]) or 'nothing'}: name files of postings")
    write_table(
        "standing.csv",
        ["skill", "mentions", "asked", "linked", "untold"],
        [[skill, *(int(row[k]) for k in range(4))] for skill, row in sorted(counts.items())],
    )
    words = {word for side in (before, after) for word, _ in side.most_common(WORDS)}
    write_table("neighbours.csv", ["word"], [[word] for word in sorted(words)])


if __name__ == "__main__":
    main()
