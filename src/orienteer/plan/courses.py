"""What can be learned: hours, what each skill brings with it, and what must be held first."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import inf
from typing import Protocol, TypeVar

from orienteer.taxonomy.names import HARD_KINDS, Kind
from orienteer.taxonomy.vocabulary import Vocabulary

K = TypeVar("K", bound=Hashable)


class Hours(Protocol):
    """Hours from holding what a skill requires to working level: the middle estimate counts."""

    @property
    def low(self) -> float: ...  # noqa: D102
    @property
    def mid(self) -> float: ...  # noqa: D102
    @property
    def high(self) -> float: ...  # noqa: D102
    @property
    def source(self) -> str: ...  # noqa: D102
    @property
    def basis(self) -> str: ...  # noqa: D102
    @property
    def own(self) -> bool: ...  # noqa: D102


class Learning(Protocol):
    """The table of hours and prerequisites."""

    def hours(self, skill_id: str, kind: Kind) -> Hours:
        """Return the hours of a skill; every kind has an estimate for what the table does not name."""

    def requires(self, skill_id: str) -> tuple[frozenset[str], ...]:
        """Return what must be held before: of each set any one."""


@dataclass(frozen=True, slots=True)
class Course:
    """A skill to learn: its hours, all that it brings (itself and what it implies), and what it needs first.

    Each of `needs` is a set of courses (by number) any of which will do; what the person holds is left out.
    """

    skill: str
    hours: float
    brings: frozenset[str]
    needs: tuple[frozenset[int], ...] = ()


def find_courses(
    wanted: Iterable[str], held: frozenset[str], vocabulary: Vocabulary, learning: Learning, kinds: Mapping[str, Kind]
) -> tuple[Course, ...]:
    """Make a course of every wanted skill that is not held, and of all that these need first; by skill id.

    A skill brings what it implies (whoever has PyTorch has deep learning), with one exception: an implied skill
    that takes more hours than the skill itself must be held first, or Django would be a cheap door to Python.
    `held` is closed under `implies`; `kinds` serves skills that the vocabulary does not know.
    """
    hours, needs = gather_needs(set(wanted) - held, held, vocabulary, learning, kinds)
    ids = sorted(hours)
    brings = {skill: vocabulary.closure(frozenset({skill})) for skill in ids}
    return tuple(
        Course(
            skill, hours[skill], brings[skill], tuple(_openers(alt, skill, ids, brings, needs) for alt in needs[skill])
        )
        for skill in ids
    )


def gather_needs(
    wanted: Iterable[str],
    held: AbstractSet[str],
    vocabulary: Vocabulary,
    learning: Learning,
    kinds: Mapping[str, Kind],
) -> tuple[dict[str, float], dict[str, tuple[frozenset[str], ...]]]:
    """Return the own hours of every wanted skill, and of all that these need first, and what each needs."""
    hours: dict[str, float] = {}
    needs: dict[str, tuple[frozenset[str], ...]] = {}
    queue = sorted(wanted)
    while queue:
        skill = queue.pop()
        if skill not in hours:
            known = vocabulary.skills.get(skill)
            hours[skill] = float(learning.hours(skill, known.kind if known else kinds.get(skill, "tool")).mid)
            needs[skill] = list_needs(skill, hours[skill], held, vocabulary, learning)
            queue.extend(sorted({s for alternatives in needs[skill] for s in alternatives}))
    return hours, needs


def list_needs(
    skill: str, own: float, held: AbstractSet[str], vocabulary: Vocabulary, learning: Learning
) -> tuple[frozenset[str], ...]:
    """Return what must be held before a skill of so many hours of its `own` and is not: of each set any one."""
    stated = [alternatives for alternatives in learning.requires(skill) if not alternatives & held]
    for broader in sorted(vocabulary.closure(frozenset({skill})) - held - {skill}):
        kind = vocabulary.skills[broader].kind
        if kind in HARD_KINDS and learning.hours(broader, kind).mid > own:
            stated.append(frozenset({broader}))
    return tuple(dict.fromkeys(stated))


def _openers(
    alternatives: frozenset[str],
    skill: str,
    ids: list[str],
    brings: Mapping[str, frozenset[str]],
    needs: Mapping[str, tuple[frozenset[str], ...]],
) -> frozenset[int]:
    """Return the courses that meet a need of `skill`: they bring an alternative, and do not need it first themselves.

    Else LangChain would be the door to language models for a course on retrieval, and that course for LangChain.
    """
    asking = {other for other in ids if any(need & alternatives for need in needs[other])}
    return frozenset(i for i in providers(alternatives, ids, brings, but=skill) if ids[i] not in asking)


def providers(
    alternatives: frozenset[str], ids: list[str], brings: Mapping[str, frozenset[str]], but: str = ""
) -> frozenset[int]:
    """Return the numbers of the courses that bring any of the alternatives."""
    return frozenset(i for i, skill in enumerate(ids) if skill != but and brings[skill] & alternatives)


def learnable(chosen: Iterable[int], courses: tuple[Course, ...]) -> frozenset[int]:
    """Return those of the chosen courses that can be taken in some order, each with what it needs taken before."""
    left, taken = set(chosen), set[int]()
    while True:
        ready = {i for i in left if all(taken & need for need in courses[i].needs)}
        if not ready:
            return frozenset(taken)
        taken |= ready
        left -= ready


def cheapest_bundles(courses: tuple[Course, ...]) -> tuple[float, ...]:
    """Return for each course a lower bound of the hours to hold it, from nothing taken; infinite where it cannot be."""
    prices = settle_prices(dict(enumerate(c.hours for c in courses)), dict(enumerate(c.needs for c in courses)))
    return tuple(prices[i] for i in range(len(courses)))


def settle_prices(hours: Mapping[K, float], needs: Mapping[K, Sequence[AbstractSet[K]]]) -> Mapping[K, float]:
    """Return hours with those of the dearest need, each by its cheapest alternative; infinite where it cannot be met.

    Needs may share theirs, so their sum would be no bound. The least fixed point, reached from above as in
    Bellman-Ford.
    """
    price = {one: inf if needs[one] else own for one, own in hours.items()}
    leaning = [one for one in hours if needs[one]]
    changed = True
    while changed:
        changed = False
        for one in leaning:
            cost = hours[one] + max(min((price[able] for able in need), default=inf) for need in needs[one])
            if cost < price[one]:
                price[one], changed = cost, True
    return price
