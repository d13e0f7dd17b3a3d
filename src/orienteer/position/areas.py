"""Levels in six areas of work: none, weak, basic, high-value, each with the lines that carry it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from orienteer.position.lines import CvLine, list_lines
from orienteer.position.signs import AREAS, Area, Standard, find_signs, load_claims
from orienteer.position.work import list_work
from orienteer.profile.profile import Profile
from orienteer.profile.quotes import Quote
from orienteer.taxonomy.tables import read_table

AreaLevel = Literal["no evidence", "weak", "basic", "high-value"]
ENOUGH: Final = 2
"""Lines of work that make the higher level, one of them high-value at least: a single line may be luck of words."""
CLAIMED: Final = "named or claimed, not told as done"
TITLED: Final = "held as a title"
HELD: Final = ("experience", "project", "volunteer")
"""Parts of a CV whose lines that are no deeds are titles and roles held."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A line that speaks for an area: at which standard ("weak" where it only names or claims), and what it shows."""

    quote: Quote
    standard: Literal["weak", "basic", "high-value"]
    means: str


@dataclass(frozen=True, slots=True)
class AreaStanding:
    """Where a person stands in an area: the level, the rule that gave it, its evidence from the strongest down.

    `short` is how many more lines of work, one of them high-value, would make it high-value; 0 where it is.
    """

    area: Area
    level: AreaLevel
    rule: str
    short: int
    evidence: tuple[Evidence, ...]


def judge_areas(profile: Profile) -> tuple[AreaStanding, ...]:
    """Judge all six areas by what the lines of a CV and the files of repositories tell of deeds.

    High-value is what one line or file shows at that standard and another at any (`ENOUGH`), or the title of a job says
    too; basic what one deed shows at either; weak what is only claimed, named in a list or in a title; no evidence is
    none of these. Wishes, negations and the deeds of others count for nothing. The areas are those of a common division
    of an AI engineer's skills; the rules are the tables `signs`, `verbs`, `guards`, `practices` and `claims`, measured
    in design/position.md.
    """
    found = [*(pair for line in list_lines(profile) for pair in read_line(line)), *_read_work(profile)]
    return tuple(_judge(area, [e for a, e in found if a == area]) for area in AREAS)


def read_line(line: CvLine) -> Iterator[tuple[Area, Evidence]]:
    """Yield what one line shows of each area, the strongest sign alone."""
    signs = find_signs(line.text, deed=line.role == "deed")
    best: dict[Area, Evidence] = {}
    for sign in signs:
        standard: Standard = sign.standard
        held = best.get(sign.area)
        if held is None or (held.standard == "basic" and standard == "high-value"):
            quote = Quote(line.text, line.where, sign.span)
            best[sign.area] = Evidence(quote, standard, sign.means)
    if line.role == "published":
        quote = Quote(line.text, line.where, (0, len(line.text)))
        yield "communication", Evidence(quote, "basic", "published or spoke")
    elif line.role == "deed":
        yield from best.items()
    else:
        taught = {"communication"} if line.role == "honour" else set()
        for area, e in best.items():
            yield area, e if area in taught else Evidence(e.quote, "weak", CLAIMED)
        yield from _read_claims(line, TITLED if line.where.startswith(HELD) else CLAIMED)


def _read_claims(line: CvLine, means: str) -> Iterator[tuple[Area, Evidence]]:
    for area, pattern in load_claims().items():
        if at := pattern.search(line.text):
            yield area, Evidence(Quote(line.text, line.where, at.span()), "weak", means)


def _read_work(profile: Profile) -> Iterator[tuple[Area, Evidence]]:
    for sign, quote, own in list_work(profile):
        means = sign.means if own else "in a repository in which no commit of theirs is known"
        yield sign.area, Evidence(quote, sign.standard if own else "weak", means)


def _judge(area: Area, evidence: Sequence[Evidence]) -> AreaStanding:
    strength = ("high-value", "basic", "weak")
    unique = {(e.quote.where, e.quote.text): e for e in sorted(evidence, key=lambda e: -strength.index(e.standard))}
    ranked = tuple(sorted(unique.values(), key=lambda e: strength.index(e.standard)))
    high, basic = (sum(e.standard == s for e in ranked) for s in ("high-value", "basic"))
    titled = any(e.means == TITLED for e in ranked)
    others = titled if area == "leadership" else basic + titled  # to be one of a team says nothing of leading it
    short = max(0 if high else 1, ENOUGH - high - (others if high else basic))
    if high or basic:
        return AreaStanding(area, "basic" if short else "high-value", _say(high, basic, titled=titled), short, ranked)
    if ranked:
        return AreaStanding(area, "weak", "named or claimed, but no line tells of a deed", short, ranked)
    return AreaStanding(area, "no evidence", "no line speaks of it", short, ranked)


def shows_work(standing: AreaStanding) -> bool:
    """Whether a line tells of work in an area: what shape and checks mean by evidence."""
    return standing.level in {"basic", "high-value"}


def _say(high: int, basic: int, *, titled: bool) -> str:
    """What the lines come to: "one line tells of high-value work, and no other of any"."""
    if not high:
        return f"{count_lines(basic)} of such work, none at the high-value standard"
    alone = "and a title says the same" if titled else "and no other of any"
    rest = f"and {basic} more of such work" if basic else alone if high == 1 else ""
    return f"{count_lines(high)} of high-value work, {rest}".removesuffix(", ")


def count_lines(lines: int) -> str:
    """Lines as the subject of a sentence: "one line tells", "3 lines tell"."""
    return "one line tells" if lines == 1 else f"{lines} lines tell"


@dataclass(frozen=True, slots=True)
class AreaText:
    """An area in words: its name, and what work is at each standard."""

    name: str
    basic: str
    high: str


@cache
def load_areas() -> Mapping[Area, AreaText]:
    """Read what the areas and their standards are called."""
    rows = read_table("areas.csv", ("area", "name", "basic", "high"), "position")
    texts = {row["area"]: AreaText(row["name"], row["basic"], row["high"]) for row in rows}
    return {area: texts[area] for area in AREAS}
