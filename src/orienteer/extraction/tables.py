"""The tables of extraction: headings of sections and cues of need, checked when read."""

from collections.abc import Mapping
from functools import cache
from typing import Final, get_args

from orienteer.errors import TaxonomyError
from orienteer.extraction.engine.judge import CUES
from orienteer.extraction.engine.layout import MATCHES, Section
from orienteer.taxonomy.names import NEEDS, TRACKS
from orienteer.taxonomy.tables import read_table

_ALONE: Final = frozenset(
    ["responsibilities", "requirements", "qualifications", "preferred qualifications", "preferred", "benefits"]
    + [f"{kind} qualifications" for kind in ("minimum", "basic", "required", "additional")]
)  # headings of one word that are safe to find inside a text


@cache
def load_headings() -> tuple[tuple[Section, str, str], ...]:
    """The rows (section, how to compare, phrase) of `headings.csv`, in its order: the first that fits counts."""
    table = read_table("headings.csv", ("section", "match", "phrase"), "extraction")
    rows = tuple((r["section"], r["match"], r["phrase"]) for r in table)
    for section, match, phrase in rows:
        if section not in get_args(Section) or match not in MATCHES or not phrase:
            raise TaxonomyError(f"headings.csv: bad row {section},{match},{phrase}")
    return rows  # type: ignore[return-value]  # sections were just checked


@cache
def load_cues() -> tuple[tuple[str, str], ...]:
    """The pairs (class, phrase) of `cues.csv`; `?` in a phrase stands for any one word."""
    pairs: list[tuple[str, str]] = []
    for row in read_table("cues.csv", ("class", "language", "phrases"), "extraction"):
        if row["class"] not in CUES:
            raise TaxonomyError(f"cues.csv: class {row['class']!r} is not one of {', '.join(CUES)}")
        pairs += [(row["class"], phrase) for phrase in row["phrases"].split("|")]
    return tuple(pairs)


@cache
def load_need_weights() -> Mapping[str, tuple[int, ...]]:
    """What each feature of a name weighs for no need, required, preferred and duty, in thousandths."""
    needs = ("none", *NEEDS)
    rows = read_table("need_weights.csv", ("feature", *needs), "extraction")
    return {row["feature"]: tuple(int(row[need]) for need in needs) for row in rows}


@cache
def load_track_weights() -> Mapping[str, tuple[int, ...]]:
    """What each feature of a posting weighs for the tracks, in thousandths; one that is not there weighs nothing."""
    rows = read_table("track_weights.csv", ("feature", *TRACKS), "extraction")
    return {row["feature"]: tuple(int(row[track]) for track in TRACKS) for row in rows}


@cache
def load_neighbours() -> tuple[str, ...]:
    """The words that tell something where they stand beside a name, from `neighbours.csv`."""
    return tuple(row["word"] for row in read_table("neighbours.csv", ("word",), "extraction"))


@cache
def load_heads() -> tuple[str, ...]:
    """The last words that names share in a list ("supervised and unsupervised learning"), from `heads.csv`."""
    return tuple(row["word"] for row in read_table("heads.csv", ("word",), "extraction"))


@cache
def load_standing() -> Mapping[str, tuple[int, int, int, int]]:
    """Of each skill how often it was met, was asked for, stood in a list, stood in no known section: `standing.csv`."""
    columns = ("skill", "mentions", "asked", "linked", "untold")
    rows = read_table("standing.csv", columns, "extraction")
    return {r["skill"]: (int(r["mentions"]), int(r["asked"]), int(r["linked"]), int(r["untold"])) for r in rows}


@cache
def load_common_words() -> Mapping[str, tuple[str, ...]]:
    """Each common word of `stopwords.csv` with the languages in which it is one."""
    table: dict[str, list[str]] = {}
    for row in _stopwords():
        for word in row["words"].split():
            table.setdefault(word, []).append(row["language"])
    return {word: tuple(languages) for word, languages in table.items()}


@cache
def _stopwords() -> list[dict[str, str]]:
    return read_table("stopwords.csv", ("language", "words"))


LANGUAGES: Final = tuple(row["language"] for row in _stopwords())
"""The languages that are told apart by their commonest words, ISO 639-1."""


@cache
def glued_forms() -> frozenset[str]:
    """The writings of what parts a text that has lost its line breaks.

    Headings stand as they are listed, in title, sentence and upper case; those of several words also with a blank,
    which a capital follows ("Ihr Profil Abgeschlossenes"). Words that open an item stand between blanks (" Gute ").
    """
    phrases = {p for _, m, p in load_headings() if len(p) > 5 and (" " in p or m == "exact" or p.endswith("ions"))}
    forms = {
        form for p in phrases | _ALONE for form in (p[:1].upper() + p[1:], write_title(p), p.capitalize(), p.upper())
    }
    openers = {
        word for row in read_table("openers.csv", ("language", "words"), "extraction") for word in row["words"].split()
    }
    return frozenset(forms | {f"{form} " for form in forms if " " in form} | {f" {word} " for word in openers})


def write_title(phrase: str) -> str:
    """Every word with a capital, contractions left alone ("What You'll Do")."""
    return " ".join(word[:1].upper() + word[1:] for word in phrase.split(" "))
