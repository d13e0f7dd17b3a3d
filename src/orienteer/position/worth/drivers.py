"""What drives a person's pay: how far each of level, years, track, place, way and skills moves it from a plain job."""

from dataclasses import dataclass, replace
from typing import Final, Literal

import numpy as np

from orienteer.market.demand import MIN_EMPLOYERS, MIN_POSTINGS
from orienteer.pay.estimate import JobTerms
from orienteer.position.worth.estimate import PersonModel, predict_log
from orienteer.position.worth.support import Support

Group = Literal["level", "years", "track", "place", "way", "skills"]
COLUMNS: Final[dict[Group, tuple[str, ...]]] = {
    "level": ("level",),
    "years": ("experience",),
    "track": ("track",),
    "place": ("country", "hub"),
    "way": ("remote",),
}
"""The terms of a job that each group changes."""
PLAIN: Final = JobTerms(track="software", level="mid", country="US")
"""What everything is measured against: a mid-level software job in the United States at large, the rest unstated."""


@dataclass(frozen=True, slots=True)
class Driver:
    """One group: pay with it over pay without it, less one, the rest held as it is. An association, no promise."""

    group: Group
    change: float


@dataclass(frozen=True, slots=True)
class SkillDriver:
    """A held skill: its part of the skills' change, and the `n` postings of `employers` with pay that name it."""

    skill: str
    change: float
    n: int
    employers: int


@dataclass(frozen=True, slots=True)
class Drivers:
    """The way from the `plain` median to the `median`: the product of 1 + change over `groups` leads there exactly.

    Within the skills, `skills` are those that enough postings name, the largest first; `others` is the rest of those
    held; `average` what an average posting's skills take off, being measured against. `share` of each skill counts.
    """

    plain: JobTerms
    plain_median: float
    job: JobTerms
    median: float
    groups: tuple[Driver, ...]
    skills: tuple[SkillDriver, ...]
    others: float
    average: float
    share: float


def explain_worth(person: PersonModel, support: Support, job: JobTerms, plain: JobTerms = PLAIN) -> Drivers:
    """Explain the estimate of a person's job.

    The model is linear in log pay but for crosses of two columns (level by track, ...). Changing the groups one by one
    from plain to own, and once more in the opposite order, and taking the mean splits each cross in half between its
    two groups: these are the Shapley values (Shapley 1953; exact for pairwise terms), and they sum to the whole.
    """
    order = tuple(COLUMNS)
    forward = np.diff(predict_bare(person, _walk(plain, job, order)))
    backward = np.diff(predict_bare(person, _walk(plain, job, order[::-1])))[::-1]
    skills = person.content(job.track) - person.plain
    changes = [*((forward + backward) / 2).tolist(), skills]
    start = float(predict_bare(person, [plain])[0]) + person.plain
    drivers = tuple(Driver(group, float(np.expm1(c))) for group, c in zip((*order, "skills"), changes, strict=True))
    named, others = _name_skills(person, support, job)
    return Drivers(
        plain, float(np.exp(start)), job, float(np.exp(start + sum(changes))), drivers, named, others,
        float(np.expm1(-person.plain)), person.share(job.track),
    )  # fmt: skip


def _walk(plain: JobTerms, job: JobTerms, order: tuple[Group, ...]) -> list[JobTerms]:
    """The jobs on the way from one to the other, a group changed at each step."""
    steps = [plain]
    for group in order:
        steps.append(replace(steps[-1], **{name: getattr(job, name) for name in COLUMNS[group]}))
    return steps


def predict_bare(person: PersonModel, jobs: list[JobTerms]) -> "np.typing.NDArray[np.float64]":
    """The median log pay of jobs without what their skills add."""
    content = np.array([person.content(job.track) for job in jobs])
    return np.asarray(predict_log(person, jobs) - content)


def _name_skills(person: PersonModel, support: Support, job: JobTerms) -> tuple[tuple[SkillDriver, ...], float]:
    """The held skills that enough postings name, the largest change first; what all others come to together."""
    listed, share = support.table.lists["skills"], person.share(job.track)
    code = {name: i for i, name in enumerate(listed.names)}
    named = []
    for skill, weight in person.weights.items():
        rows = np.unique(listed.row[listed.codes == code[skill]]) if skill in code else np.zeros(0, dtype=np.int64)
        employers = len(np.unique(support.table.cluster[rows]))
        if len(rows) >= MIN_POSTINGS and employers >= MIN_EMPLOYERS:
            named.append(SkillDriver(skill, float(np.expm1(share * weight)), len(rows), employers))
    told = {driver.skill for driver in named}
    rest = share * sum(weight for skill, weight in person.weights.items() if skill not in told)
    return tuple(sorted(named, key=lambda d: -abs(d.change))), float(np.expm1(rest))
