"""A cover letter's skeleton: quotes of the CV and of the posting, each once, and blanks; no claim of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from orienteer.match.brief.points import Point
from orienteer.match.verdicts import Verdict
from orienteer.sources.posting import Posting
from orienteer.taxonomy.tables import read_table
from orienteer.taxonomy.vocabulary import Vocabulary

POINTS: Final = 3
LACKS: Final = 3
"""Points that a letter argues with, and lacking musts that it names."""


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph in plain text: the letter's own words, then a `blank` to fill in, or a line quoted verbatim."""

    kind: Literal["own", "quote"]
    text: str
    blank: str = ""


def write_letter(posting: Posting, name: str, points: Sequence[Point], lacks: Sequence[str]) -> tuple[Part, ...]:
    """The skeleton: who to, up to three demands each with the line of the CV that answers it, what lacks, blanks.

    `lacks` are names of skills that the posting requires and the CV does not show.
    """
    title, company = posting.title.strip(), posting.company.strip()
    job = f"the position of {title}" if title else "this position"
    return (
        Part("own", "Dear", "name of the person who hires"),
        Part(
            "own",
            f"I apply for {job}{f' at {company}' if company else ''}.",
            "One sentence: why this work, in your own words.",
        ),
        *argue(points),
        *say_lacks(lacks),
        Part("own", "", "What you would like to talk about first."),
        Part("own", f"Kind regards,\n{name}".rstrip(), "" if name else "your name"),
    )


def argue(points: Sequence[Point]) -> Iterator[Part]:
    """What the posting asks, where no point before has quoted it, the line of the CV that answers it, a blank."""
    asked: set[str] = set()
    if not points:
        yield Part("own", "", "A line of your work that answers what they ask first: your CV shows none yet.")
    for point in points[:POINTS]:
        words = [v.posting.text for v in point.answers if v.posting and v.posting.text not in asked]
        asked.update(words[:1])
        yield from (part for text in words[:1] for part in (Part("own", "You write:"), Part("quote", text)))
        yield Part("own", "From my CV:")
        yield Part("quote", point.cv.text)
        proof = "." if point.figures else ", with a figure that you can prove."
        yield Part("own", "", f"One sentence: what was hard about it, what came of it{proof}")


def say_lacks(lacks: Sequence[str]) -> Iterator[Part]:
    """The honest paragraph, where something that is required is lacking."""
    if lacks:
        names = " or ".join(filter(None, (", ".join(lacks[:-1]), lacks[-1])))
        blank = (
            "If you have used it: the line that shows it, here and in the CV. If not: what comes closest, how you "
            "would learn it; or leave this out."
        )
        yield Part("own", f"My CV does not show {names}.", blank)


def name_lacks(missing: Sequence[Verdict], vocabulary: Vocabulary) -> list[str]:
    """The required tools, languages and methods of a craft that are missing, by name.

    No letter owns up to lacking "continuous improvement": of methods only those of `named_methods.csv` are named.
    """
    lacks = []
    for verdict in missing:
        known = [vocabulary.skills[skill] for skill in verdict.skills if skill in vocabulary.skills]
        named = [s.name for s in known if s.kind in {"tool", "language"} or s.id in load_named_methods()]
        if verdict.need == "required" and named:
            lacks.append(named[0])
    return list(dict.fromkeys(lacks))[:LACKS]


@cache
def load_named_methods() -> frozenset[str]:
    """Methods that a posting asks for by name and a person knows whether they have used."""
    return frozenset(row["skill"] for row in read_table("named_methods.csv", ("skill",), room="match"))
