"""What can be learned: hours, what each skill brings with it, and what must be held first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import inf
from typing import Protocol

from orienteer.taxonomy.names import HARD_KINDS, Kind
from orienteer.taxonomy.vocabulary import Vocabulary


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
    hours: dict[str, float] = {}
    needs: dict[str, tuple[frozenset[str], ...]] = {}
    queue = sorted(set(wanted) - held)
    while queue:
        skill = queue.pop()
        if skill not in hours:
            hours[skill] = float(learning.hours(skill, _kind(skill, vocabulary, kinds)).mid)
            needs[skill] = _prerequisites(skill, hours[skill], held, vocabulary, learning)
            queue.extend(sorted({s for alternatives in needs[skill] for s in alternatives}))
    ids = sorted(hours)
    brings = {skill: vocabulary.closure(frozenset({skill})) for skill in ids}
    return tuple(
        Course(
            skill, hours[skill], brings[skill], tuple(_openers(alt, skill, ids, brings, needs) for alt in needs[skill])
        )
        for skill in ids
    )


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


def _kind(skill: str, vocabulary: Vocabulary, kinds: Mapping[str, Kind]) -> Kind:
    known = vocabulary.skills.get(skill)
    return known.kind if known else kinds.get(skill, "tool")


def _prerequisites(
    skill: str, own: float, held: frozenset[str], vocabulary: Vocabulary, learning: Learning
) -> tuple[frozenset[str], ...]:
    stated = [alternatives for alternatives in learning.requires(skill) if not alternatives & held]
    implied = vocabulary.closure(frozenset({skill})) - held - {skill}
    for broader in sorted(implied):
        kind = vocabulary.skills[broader].kind
        if kind in HARD_KINDS and learning.hours(broader, kind).mid > own:
            stated.append(frozenset({broader}))
    return tuple(dict.fromkeys(stated))


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
    """Return for each course a lower bound of the hours to hold it, from nothing taken; infinite where it cannot be.

    Hours of the course and of the dearest of its needs, each by its cheapest course (needs may share theirs, so
    their sum would be no bound): the least fixed point, reached from above as in Bellman-Ford.
    """
    cost = [inf] * len(courses)
    changed = True
    while changed:
        changed = False
        for i, course in enumerate(courses):
            first = max((min((cost[p] for p in need), default=inf) for need in course.needs), default=0.0)
            if course.hours + first < cost[i]:
                cost[i], changed = course.hours + first, True
    return tuple(cost)
