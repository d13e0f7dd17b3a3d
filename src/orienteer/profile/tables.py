"""The room's own tables: headings, titles, degrees, places, and what speaks to programs; read once a process."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from orienteer.taxonomy.places import load_countries

DATA: Final = files("orienteer.profile") / "data"


def read_entries(name: str) -> list[str]:
    """Read the lines of a text table, without comments and empty ones."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def read_pairs(name: str) -> dict[str, str]:
    """Read a two-column CSV table as a mapping from its key column, `phrase` or `word`, to the other."""
    rows = read_rows(name)
    return {row.pop("phrase" if "phrase" in row else "word"): next(iter(row.values())) for row in rows}


def read_rows(name: str) -> list[dict[str, str]]:
    """Read the rows of a CSV table."""
    return list(csv.DictReader((DATA / name).read_text(encoding="utf-8").splitlines()))


@cache
def load_headings() -> Mapping[str, str]:
    """Sections by the headings that announce them."""
    return read_pairs("headings.csv")


@cache
def load_titles() -> Mapping[str, str]:
    """The words that make a phrase a job title, each with the level it says, or ""."""
    return read_pairs("titles.csv")


@cache
def load_craft() -> frozenset[str]:
    """The words of a title that tell of work in this field."""
    return frozenset(word for line in read_entries("craft.txt") for word in line.split("|"))


@cache
def load_makers() -> frozenset[str]:
    """The words of a title by which its holder does what the rest of it names."""
    return frozenset(word for line in read_entries("makers.txt") for word in line.split("|"))


@cache
def load_crafts() -> Mapping[str, str]:
    """The skills that titles name in words of their own."""
    return read_pairs("crafts.csv")


@cache
def load_degrees() -> re.Pattern[str]:
    """Match a degree at the start of a phrase."""
    forms = sorted(read_entries("degrees.txt"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(forms)})(?![\w])", re.IGNORECASE)


@cache
def load_places() -> tuple[frozenset[str], frozenset[str]]:
    """Names that close an address (states, countries), and cities that are one by themselves."""
    rows = [line.split("|") for line in read_entries("places.txt")]
    countries = load_countries().values()
    return frozenset(name for row in rows[:-1] for name in row) | frozenset(countries), frozenset(rows[-1])


@cache
def load_instructions() -> re.Pattern[str]:
    """Match a sentence that speaks to a program, from its start."""
    lead = r"(?:(?:important|note|attention|warning|instructions?|hidden|urgent|nb)\s*[:!–—-]+\s*)?"
    return re.compile(rf"[\s\"'“”‘’(\[*>#-]*{lead}(?:{'|'.join(read_entries('instructions.txt'))})", re.IGNORECASE)
