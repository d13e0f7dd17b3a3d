"""Feed extraction what a coverage-guided fuzzer makes up: no text may fail a reader or yield a span outside of it.

    pip install atheris
    python tools/fuzz.py FOLDER -max_total_time=600

`FOLDER` keeps the inputs that reached something new; other arguments are libFuzzer's. The kernels run as Python over
lists that refuse every index outside of them (`tests/extraction/walled.py`); so what passes here is safe in machine
code too.
"""

import sys
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "extraction"))

try:
    import atheris
except ImportError:
    sys.exit("atheris is not installed: pip install atheris (Linux and macOS)")

with atheris.instrument_imports(include=["orienteer.extraction"]):
    from walled import open_walled

    from orienteer.extraction.extract import encode_line, extract_facts
    from orienteer.extraction.facts import Facts, Found
    from orienteer.extraction.marks import load_stems
    from orienteer.extraction.tables import load_common_words, load_cues, load_headings
    from orienteer.sources.posting import Posting
    from orienteer.taxonomy.vocabulary import load_vocabulary

LONGEST: Final = 4000
SIGNS: Final = (
    "\n", ". ", ": ", ", ", " ", "- ", "\n• ", "; ", "/", "(", ")", " or ", " and ", "@", "www.", "://", ".com/", "+",
    "#", "-", "–", "$", "€", "k", "100", "150,000", "60.000", "5+", "İ", "\u00a0", "\u200b", "\ud800", "👉", "日本",
)  # fmt: skip
READER: Final = open_walled()


def list_pieces() -> list[str]:
    """What postings are made of: names, cues, headings, stems, common words and signs, in one order for ever."""
    names = [name for skill in load_vocabulary().skills.values() for name in (*skill.aliases[:2], *skill.cased[:1])]
    phrases = [phrase for _, phrase in load_cues()] + [phrase for _, _, phrase in load_headings()]
    words = [*names, *phrases, *load_stems(), *load_common_words()]
    return [*sorted(set(words)), *sorted({phrase.title() for phrase in phrases}), *SIGNS * 40]


PIECES: Final = list_pieces()


def make_text(data: atheris.FuzzedDataProvider, longest: int) -> str:
    """A text of pieces and of free characters."""
    parts: list[str] = []
    size = 0
    while data.remaining_bytes() and size < longest:
        if data.ConsumeIntInRange(0, 7):
            parts.append(PIECES[data.ConsumeIntInRange(0, len(PIECES) - 1)])
            parts.append("" if data.ConsumeIntInRange(0, 3) == 0 else " ")
        else:
            parts.append(data.ConsumeUnicode(data.ConsumeIntInRange(1, 12)))
        size += len(parts[-1]) + 1
    return "".join(parts)


def check_facts(posting: Posting, facts: Facts) -> None:
    """Every span lies inside the part of the posting that it names, and every fact has its rule."""
    parts = {"title": posting.title, "location": posting.location, "description": posting.description}
    for found in (*facts, *facts.specialties):
        if isinstance(found, Found):
            if not found.rule:
                raise AssertionError(f"no rule: {found}")
            if found.span and not 0 <= found.span[0] < found.span[1] <= len(parts[found.place]):
                raise AssertionError(f"outside: {found}")
    for skill in facts.skills:
        if parts[skill.place][slice(*skill.span)] != skill.text or not skill.text:
            raise AssertionError(f"outside: {skill}")


def try_posting(data: bytes) -> None:
    """Read one posting made of some bytes."""
    given = atheris.FuzzedDataProvider(data)
    title, company, location = (make_text(given, given.ConsumeIntInRange(0, 60)) for _ in range(3))
    posting = Posting("fuzz", "", title, company, make_text(given, LONGEST), location)
    facts = extract_facts(posting, READER)
    check_facts(posting, facts)
    encode_line(facts)


if __name__ == "__main__":
    atheris.Setup(sys.argv, try_posting)
    atheris.Fuzz()
