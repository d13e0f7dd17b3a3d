"""What a posting asks beside skills: level, years, degree, place, permit; what a CV leaves open is unclear."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from orienteer.match.places import judge_place
from orienteer.match.verdicts import Verdict
from orienteer.match.words import Read, Words, quote_fact, quote_span
from orienteer.position.person import Position
from orienteer.position.reach import LADDER
from orienteer.profile.profile import Profile, Quote
from orienteer.taxonomy.tables import read_table

DEGREES: Final = ("none", "bachelor", "master", "phd")
LANGUAGES: Final = {"en": "English", "de": "German", "fr": "French", "es": "Spanish", "nl": "Dutch", "it": "Italian"}
SLACK: Final = 1.0
"""Years by which postings' least years are not taken to the letter, as `Reach` does by default."""


def judge_circumstances(
    facts: Mapping[str, Any], profile: Profile, position: Position, read: Read | None
) -> Iterator[Verdict]:
    """Judge what a row of the postings table says beside skills; what it leaves unsaid is no demand."""
    judges = (judge_level, judge_years, judge_degree, judge_language)
    for judge in judges:
        yield from judge(facts, profile, position, read)
    yield from judge_place(facts, profile, read)
    yield from judge_permit(read)


def judge_level(facts: Mapping[str, Any], profile: Profile, position: Position, read: Read | None) -> Iterator[Verdict]:
    """The level: met where it is the person's, missing where it is above, unclear where the CV says none."""
    asked = facts["level"]
    if asked == "unstated":
        return
    words = quote_fact(read, "level")
    if position.level == "unstated":
        yield Verdict("level", "unclear", "required", posting=words, why=f"{asked} is asked; the CV tells no level")
        return
    above = LADDER[asked] - LADDER[position.level]
    said = f"{asked} is asked, the CV says {position.level} ({profile.level.rule})"
    if above > 0:
        yield Verdict("level", "missing", "required", posting=words, why=f"{said}: {above} above")
    else:
        below = f": {-above} below" if above else ""
        yield Verdict("level", "met", "required", posting=words, why=said + below)


def judge_years(facts: Mapping[str, Any], _: Profile, position: Position, read: Read | None) -> Iterator[Verdict]:
    """The least years: missing where the CV's dates show fewer by more than a year."""
    asked = facts["years_min"]
    if not asked:
        return
    words = quote_fact(read, "years_min")
    if position.years is None:
        why = f"{say_years(asked)} asked; the CV dates no job of this field but internships, if any"
        yield Verdict("years", "unclear", "required", posting=words, why=why)
        return
    enough = position.years + SLACK >= asked
    said = f"{say_years(asked)} asked, the CV's dates show {say_years(position.years)}"
    yield Verdict("years", "met" if enough else "missing", "required", posting=words, why=said)


def say_years(years: float) -> str:
    """A length of work in words; less than a year in months."""
    n, unit = (years, "year") if years >= 1 else (round(12 * years), "month")
    return f"{n:g} {unit}" if n == 1 else f"{n:g} {unit}s"


def judge_degree(facts: Mapping[str, Any], profile: Profile, _: Position, read: Read | None) -> Iterator[Verdict]:
    """The degree: met by one as high, else unclear, since postings mostly take experience in its place."""
    asked = facts["degree"]
    if asked == "none":
        return
    words = quote_fact(read, "degree")
    rank, quote = find_degree(profile)
    if quote and rank >= DEGREES.index(asked):
        yield Verdict("degree", "met", "required", cv=quote, posting=words, why=f"a {asked}'s degree is asked")
        return
    shows = f"the CV shows {quote.text}" if quote else "the CV shows none"
    yield Verdict("degree", "unclear", "required", cv=quote, posting=words, why=f"{asked} is asked; {shows}")


def find_degree(profile: Profile) -> tuple[int, Quote | None]:
    """The highest degree that the CV names, as an index into DEGREES, with its words."""
    found = [
        (DEGREES.index(degree), Quote(study.degree, "education", (0, len(study.degree))))
        for study in profile.education
        for degree, pattern in load_degree_words().items()
        if study.degree and pattern.match(study.degree)
    ]
    return max(found, key=lambda pair: pair[0], default=(0, None))


@cache
def load_degree_words() -> Mapping[str, re.Pattern[str]]:
    """How CVs write each degree."""
    rows = read_table("degrees.csv", ("degree", "words"), room="match")
    return {row["degree"]: re.compile(rf"(?:{row['words']})(?!\w)", re.IGNORECASE) for row in rows}


def judge_language(facts: Mapping[str, Any], profile: Profile, _: Position, __: Read | None) -> Iterator[Verdict]:
    """The language that a posting is written in, where the CV is in another and does not list it."""
    language = LANGUAGES.get(facts["language"], facts["language"])
    listed = next((said for said in profile.languages if language.casefold() in said.casefold()), "")
    if facts["language"] in {profile.written_in, "en", ""}:
        return
    why = f"the posting is written in {language}"
    if listed:
        yield Verdict("language", "met", "required", cv=Quote(listed, "languages", (0, len(listed))), why=why)
    else:
        yield Verdict("language", "unclear", "required", why=f"{why}; the CV does not say it")


def judge_permit(read: Read | None) -> Iterator[Verdict]:
    """A line on visas or permits: never judged, always shown."""
    if read and (found := find_topic(read, "permit")):
        yield Verdict("permit", "unclear", "required", posting=found, why="a CV says nothing of permits")


def find_topic(read: Read, topic: str) -> Words | None:
    """The first line of a posting that speaks of a topic of `data/topics.csv`."""
    found = load_topics()[topic][0].search(read.posting.description)
    return quote_span(read.posting, found.span()) if found else None


@cache
def load_topics() -> Mapping[str, tuple[re.Pattern[str], str]]:
    """What postings say or leave unsaid: the words that speak of it, and what to ask where none does."""
    rows = read_table("topics.csv", ("topic", "stated", "question"), room="match")
    return {row["topic"]: (re.compile(row["stated"], re.IGNORECASE), row["question"]) for row in rows}
