"""Which skills a plan may choose: those that enough employers ask for to call it demand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from orienteer.market.asks import Requirement
from orienteer.plan.parts import find_unmet


@dataclass(frozen=True, slots=True)
class Candidates:
    """The `skills` that at least `floor` employers of fitting postings require and the person lacks.

    `rare` is the number of lacking skills below the floor: what one or two employers ask for is their taste, and a plan
    that chased it would be fitted to noise. A posting that asks for them counts them as unmet.
    """

    skills: frozenset[str]
    floor: int
    rare: int


def choose_candidates(
    requirements: Mapping[int, tuple[Requirement, ...]],
    held: frozenset[str],
    employers: Sequence[str],
    least_employers: int,
    least_share: float,
) -> Candidates:
    """Choose the lacking skills asked for by at least so many employers, and by at least this share of them.

    `employers` names the employer of every row; each row of an unknown employer ("") counts as one.
    """
    names = {row: employers[row] or f"unknown {row}" for row in requirements}
    floor = max(least_employers, ceil(least_share * len(set(names.values()))))
    unmet = find_unmet(requirements, held)
    chosen = frozenset(skill for skill, rows in unmet.items() if len({names[row] for row in rows}) >= floor)
    return Candidates(chosen, floor, len(unmet) - len(chosen))
