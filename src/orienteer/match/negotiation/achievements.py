"""The measured achievements of a CV: lines whose figures say what came of the work, quoted word for word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from orienteer.errors import TaxonomyError
from orienteer.extraction.matching import find_skills
from orienteer.profile.profile import Profile
from orienteer.taxonomy.tables import read_table

Measured = Literal["money", "change", "quality", "time", "scale", "adoption"]
MEASURED: Final = ("money", "change", "quality", "time", "scale", "adoption")
LONG: Final = 220
"""Characters beyond which a line is quoted by its sentences."""
NEAR: Final = 40
"""Characters between two figures of one unit that may be one change."""
_UNIT: Final = re.compile(r"%|percent\b|[$€£]|(?<=[\d ])(?:ms|µs|s|x|×|seconds?|minutes?|hours?|days?|weeks?)\b")
_ENDS: Final = re.compile(r"[.;]\s|\band\b.*\b(?:by|of)\b")
"""What parts two outcomes from one another: another sentence, another object ("and cut costs by")."""
_RATE: Final = re.compile(r"\d\s?(\w+/(?:s|sec|min|minute|h|hour|day)\b)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d[\d.,]*")
BEFORE: Final = 0.2
"""What a figure counts more that says what was before: a change from nowhere cannot be judged."""
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(])")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a line, as written: [start, end) in the quote, and what it measures."""

    text: str
    kind: Measured
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Achievement:
    """A line or sentence of the CV, verbatim, from `where`, with its measured `figures` and the skills it names.

    `sought` is the skill of them that most postings of the track ask for ("" none), `relevance` their share; `score`
    orders: the weight of its strongest kind of measure, more with what was before, plus the relevance.
    """

    quote: str
    where: str
    figures: tuple[Figure, ...]
    skills: tuple[str, ...]
    sought: str
    relevance: float
    score: float


@dataclass(frozen=True, slots=True)
class _Measure:
    kind: Measured
    weight: float
    pattern: re.Pattern[str]


@cache
def load_measures() -> tuple[_Measure, ...]:
    """Read the patterns of measured outcomes; TaxonomyError for a kind that there is not."""
    rows = read_table("measures.csv", ("kind", "weight", "pattern"), "match")
    for row in rows:
        if row["kind"] not in MEASURED:
            raise TaxonomyError(f"measures.csv: {row['kind']!r} is none of {', '.join(MEASURED)}")
    return tuple(_Measure(r["kind"], float(r["weight"]), re.compile(r["pattern"], re.IGNORECASE)) for r in rows)  # type: ignore[arg-type]  # just checked


@cache
def load_mere() -> tuple[re.Pattern[str], ...]:
    """Read the patterns of figures that measure nothing: years, dates, team sizes, grades, versions."""
    rows = read_table("mere_figures.csv", ("why", "pattern"), "match")
    return tuple(re.compile(row["pattern"], re.IGNORECASE) for row in rows)


def find_achievements(profile: Profile, demanded: Mapping[str, float] | None = None) -> tuple[Achievement, ...]:
    """Find the measured achievements of a CV, the strongest first; each figure is quoted once.

    `demanded` is the share of postings of the track that ask for each skill. Nothing is inferred: a line without a
    figure that measures an outcome is no achievement here, however good.
    """
    found = [judge_line(quote, where, demanded or {}) for where, quote in list_lines(profile)]
    ranked = sorted((a for a in found if a), key=lambda a: -a.score)
    kept: list[Achievement] = []
    told: set[str] = set()
    for achievement in ranked:
        figures = {figure.text.casefold() for figure in achievement.figures}
        if not figures <= told:
            kept.append(achievement)
        told |= figures
    return tuple(kept)


def list_lines(profile: Profile) -> Iterator[tuple[str, str]]:
    """Every line of a CV with where it stands, long ones by sentence; jobs and projects before the summary."""
    groups: list[tuple[str, Sequence[str]]] = [
        *((f"experience: {job.employer or job.title}", job.bullets) for job in profile.jobs),
        *((f"project: {project.name}", project.bullets) for project in profile.projects),
        *((f"education: {school.institution}", school.bullets) for school in profile.education),
        ("other", tuple(dict.fromkeys(q.text for s in profile.skills for q in s.quotes if q.where == "other"))),
        ("summary", (profile.summary,)),
    ]
    for where, lines in groups:
        for line in lines:
            yield from ((where, part) for part in (split_sentences(line) if len(line) > LONG else [line]))


def split_sentences(line: str) -> Iterator[str]:
    """The sentences of a line; two in a row with one rate ("50 docs/min. ... 1,800 docs/min") stay one: a change."""
    starts = [0, *(found.end() for found in _SENTENCE.finditer(line)), len(line)]
    parts = [(start, end) for start, end in pairwise(starts)]
    while parts:
        start, end = parts.pop(0)
        while parts and find_rates(line[start:end]) & find_rates(line[slice(*parts[0])]):
            end = parts.pop(0)[1]
        yield line[start:end].strip()


def find_rates(text: str) -> set[str]:
    """The units of the rates that a text gives."""
    return {found.casefold() for found in _RATE.findall(text)}


def judge_line(quote: str, where: str, demanded: Mapping[str, float]) -> Achievement | None:
    """Judge one line; None where no figure of it measures an outcome."""
    figures = find_figures(quote)
    if not figures:
        return None
    skills = tuple(dict.fromkeys(mention.skill.id for mention in find_skills(quote)))
    sought = max(skills, key=lambda skill: demanded.get(skill, 0.0), default="")
    relevance = demanded.get(sought, 0.0)
    weights = {measure.kind: measure.weight for measure in load_measures()}
    changed = BEFORE if any(len(_NUMBER.findall(figure.text)) > 1 for figure in figures) else 0.0
    score = max(weights[figure.kind] for figure in figures) + changed + relevance
    return Achievement(quote, where, figures, skills, sought if relevance else "", relevance, score)


def find_figures(line: str) -> tuple[Figure, ...]:
    """Find the figures of a line that measure an outcome, in its order; figures that measure nothing are set aside."""
    plain = line
    for pattern in load_mere():
        plain = pattern.sub(lambda found: " " * len(found.group()), plain)
    taken: list[Figure] = []
    for measure in load_measures():
        for found in measure.pattern.finditer(plain):
            start, end = found.span()
            if not any(f.start < end and start < f.end for f in taken):
                taken.append(Figure(line[start:end].strip(), measure.kind, start, end))
    return tuple(join_changes(line, sorted(taken, key=lambda figure: figure.start)))


def join_changes(line: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Join figures of one unit that stand in one clause ("40% before, 15% after"): a change, quoted whole."""
    left = list(figures)
    while left:
        first = left.pop(0)
        while left and is_same(line, first, left[0]):
            kind: Measured = "money" if first.kind == left[0].kind == "money" else "change"
            end = left.pop(0).end
            first = Figure(line[first.start : end].strip(), kind, first.start, end)
        yield first


def is_same(line: str, first: Figure, second: Figure) -> bool:
    """Whether two figures have one unit and stand near one another in one clause."""
    units = [_UNIT.findall(figure.text) for figure in (first, second)]
    between = line[first.end : second.start]
    return (
        bool(units[0] and units[1])
        and units[0][-1] == units[1][0]
        and len(between) < NEAR
        and not _ENDS.search(between)
    ) or bool(find_rates(first.text) & find_rates(second.text))
