"""Which lines of a CV speak to a posting, and which of its demands each answers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from orienteer.match.holdings import Holding, is_work
from orienteer.match.verdicts import Verdict
from orienteer.profile.profile import Profile, Quote

MOST: Final = 6
FIGURES: Final = 1.5
"""How much more a line with a figure says."""
ENOUGH: Final = 3
"""Lines about work beside which no list or summary is a point."""
SHORTEST: Final = 4
"""Words of a line that can stand by itself."""
AGAIN: Final = 0.3
"""What a demand still counts that an earlier point has answered."""


@dataclass(frozen=True, slots=True)
class Point:
    """One line of the CV, verbatim, and the demands that it answers, the weightiest first."""

    cv: Quote
    answers: tuple[Verdict, ...]
    figures: bool


def choose_points(
    profile: Profile, held: Mapping[str, Holding], verdicts: Sequence[Verdict], most: int = MOST
) -> tuple[Point, ...]:
    """Choose the lines that answer the weightiest demands, the strongest first, each demand hardly counted twice.

    A line counts the weights of what it answers, more with a figure in it. Lists and summaries come after the lines
    about work, where these are few.
    """
    lines = list(gather_lines(profile, held, verdicts).values())
    chosen = choose_lines([line for line in lines if is_work(line.cv)], most)
    if len(chosen) >= ENOUGH:
        return chosen
    return (*chosen, *choose_lines([line for line in lines if not is_work(line.cv)], ENOUGH - len(chosen)))


def choose_lines(lines: Sequence[Point], most: int) -> tuple[Point, ...]:
    """The strongest of some lines, one after the other."""
    chosen: list[Point] = []
    answered: set[tuple[str, ...]] = set()
    left = list(lines)
    while left and len(chosen) < most:
        best = max(left, key=lambda point: weigh_point(point, answered))
        if weigh_point(best, answered) <= 0:
            break
        left.remove(best)
        chosen.append(best)
        answered |= {verdict.skills for verdict in best.answers}
    return tuple(chosen)


def gather_lines(profile: Profile, held: Mapping[str, Holding], verdicts: Iterable[Verdict]) -> dict[str, Point]:
    """Every line of the CV that shows what a posting asks, by its text; what it only brings along does not count."""
    shown = {evidence.skill: evidence for evidence in profile.skills}
    lines: dict[str, tuple[Quote, list[Verdict]]] = {}
    for verdict in sorted(verdicts, key=lambda v: -v.weight):
        for skill in dict.fromkeys(s for s in (verdict.skill, *verdict.skills) if s in held and s in shown):
            for quote in shown[skill].quotes:
                answers = lines.setdefault(quote.text, (quote, []))[1]
                if verdict not in answers:
                    answers.append(verdict)
    return {
        text: Point(quote, tuple(answers), any(c.isdigit() for c in text))
        for text, (quote, answers) in lines.items()
        if len(text.split()) >= SHORTEST
    }


def weigh_point(point: Point, answered: set[tuple[str, ...]]) -> float:
    """What a line says to a posting, beside those chosen before it."""
    weight = sum(v.weight * (AGAIN if v.skills in answered else 1.0) for v in point.answers)
    return weight * (FIGURES if point.figures else 1.0)
