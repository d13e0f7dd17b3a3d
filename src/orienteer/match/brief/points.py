"""Which lines of a CV speak to a posting, and which of its demands each answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from orienteer.match.holdings import STRENGTHS, is_work
from orienteer.match.verdicts import Verdict
from orienteer.profile.profile import Profile, Quote

MOST: Final = 6
FIGURES: Final = 1.5
"""How much more a line with a figure says."""
SHORTEST: Final = 4
"""Words of a line that can stand by itself."""


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the CV about work, verbatim, and the demands that it answers and none before it, weightiest first."""

    cv: Quote
    answers: tuple[Verdict, ...]

    @property
    def figures(self) -> bool:
        """Whether the line holds a figure."""
        return any(c.isdigit() for c in self.cv.text)

    @property
    def weight(self) -> float:
        """The weights of what it answers, less of what only follows from what it shows; more with a figure in it."""
        weights = sum(v.weight * (STRENGTHS["implied"] if v.by else 1.0) for v in self.answers)
        return weights * (FIGURES if self.figures else 1.0)


def choose_points(profile: Profile, met: Sequence[Verdict], most: int = MOST) -> tuple[Point, ...]:
    """Choose the lines that answer the weightiest demands that are met, the strongest first, each demand once.

    Lists and summaries name and show nothing: what only they say is no demand that is met.
    """
    lines, chosen = gather_lines(profile, met), list[Point]()
    while len(chosen) < most and (left := [line for line in lines if line.weight > 0]):
        best = max(left, key=lambda line: line.weight)
        chosen.append(best)
        lines = [Point(line.cv, tuple(v for v in line.answers if v not in best.answers)) for line in left]
    return tuple(chosen)


def gather_lines(profile: Profile, met: Iterable[Verdict]) -> list[Point]:
    """Every line about work that shows what a posting asks, or a skill from which that follows."""
    shown = {evidence.skill: evidence.quotes for evidence in profile.skills}
    lines: dict[str, tuple[Quote, list[Verdict]]] = {}
    for verdict in sorted(met, key=lambda v: -v.weight):
        for quote in list_quotes(verdict, shown):
            answers = lines.setdefault(quote.text, (quote, []))[1]
            answers.extend([verdict] if verdict not in answers else [])
    return [Point(quote, tuple(answers)) for quote, answers in lines.values()]


def list_quotes(verdict: Verdict, shown: Mapping[str, Sequence[Quote]]) -> Iterator[Quote]:
    """The lines about work, long enough to stand by themselves, that show what meets a demand."""
    for skill in dict.fromkeys((verdict.by or verdict.skill, *verdict.skills)):
        yield from (q for q in shown.get(skill, ()) if is_work(q) and len(q.text.split()) >= SHORTEST)
