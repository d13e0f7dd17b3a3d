"""The pay of a person's jobs by a model of postings: what of a CV takes part, and how much of it.

A CV names three times the skills that a posting asks for, since a job asks for some of what its holder knows. A model
of postings that is given them all adds up the weights of several jobs, and people who know more seem worth less. So
each skill counts the share of times that a job of the track, asking for its usual number, would ask for it.
Measured: design/worth.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from orienteer.market.columns import Floats
from orienteer.pay.bands import widest_spread
from orienteer.pay.estimate import JobTerms, describe_jobs
from orienteer.pay.model import CalibratedPay
from orienteer.pay.table import PayTable
from orienteer.position.person import SPOKEN

FEW: Final = 30
"""Postings of a track below which its usual number of skills is that of all tracks."""


@dataclass(frozen=True, slots=True)
class PayRange:
    """A median and the interval that holds four of five jobs, US dollars a year."""

    median: float
    low: float
    high: float

    def times(self, factor: float) -> "PayRange":
        """The range at other prices; the factor counts as known exactly."""
        return PayRange(self.median * factor, self.low * factor, self.high * factor)


@dataclass(frozen=True, slots=True)
class PersonModel:
    """A calibrated model and a person: `weights` is the log weight of each skill and branch of AI that they hold.

    `usual` is the mean number of skills of a track's postings with text, "" of all; `plain` the mean log content of
    skills of all of them.
    """

    model: CalibratedPay
    job: JobTerms
    weights: Mapping[str, float]
    usual: Mapping[str, float]
    plain: float

    def share(self, track: str | None) -> float:
        """How much of each held skill counts on a track: its usual number over the number held, at most 1."""
        return min(1.0, self.usual.get(track or "", self.usual[""]) / max(len(self.job.skills), 1))

    def content(self, track: str | None) -> float:
        """What the held skills add to log pay on a track."""
        return self.share(track) * sum(self.weights.values())


def model_person(model: CalibratedPay, job: JobTerms) -> PersonModel:
    """Bring a model and a person's terms together.

    Languages that people speak are left out: a posting names English where English goes without saying nowhere, so
    the name says where the job is and nothing of who speaks it.
    """
    table, known = model.fitted.table, dict(zip(model.fitted.names, model.fitted.line.weights.tolist(), strict=True))
    held = tuple(s for s in job.skills if s not in SPOKEN.values())
    features = [f"skills={s}" for s in held] + [f"specialty={s}" for s in job.specialties]
    weights = {name.partition("=")[2]: 0.0 for name in features}
    for name in features:
        weights[name.partition("=")[2]] += known.get(name, 0.0)
    return PersonModel(model, replace(job, skills=held), weights, count_skills(table), _mean_content(table, known))


def count_skills(table: PayTable) -> Mapping[str, float]:
    """The mean number of skills that postings with text name, by track; "" of all tracks."""
    listed, track = table.lists["skills"], table.categories["track"]
    pairs = np.unique(listed.row * len(listed.names) + listed.codes) // max(len(listed.names), 1)
    count = np.bincount(pairs, minlength=len(table)).astype(np.float64)
    told = table.categories["described"].among(("yes",))
    usual = {"": float(count[told].mean()) if told.any() else 0.0}
    for code, name in enumerate(track.names):
        of_track = told & (track.codes == code)
        usual[name] = float(count[of_track].mean()) if of_track.sum() >= FEW else usual[""]
    return usual


def _mean_content(table: PayTable, known: Mapping[str, float]) -> float:
    """The mean log content of skills and branches over postings with text."""
    told = table.categories["described"].among(("yes",))
    listed, branches = table.lists["skills"], table.categories["specialties"]
    skill = np.array([known.get(f"skills={name.lower()}", 0.0) for name in listed.names])
    branch = np.array([sum(known.get(f"specialty={b}", 0.0) for b in name.split()) for name in branches.names])
    pairs = np.unique(listed.row * max(len(listed.names), 1) + listed.codes)
    row, code = np.divmod(pairs, max(len(listed.names), 1))
    content = np.bincount(row, skill[code], len(table)) + branch[branches.codes]
    return float(content[told].mean()) if told.any() else 0.0


def value_jobs(person: PersonModel, jobs: Sequence[JobTerms]) -> tuple[PayRange, ...]:
    """Estimate the pay of jobs that differ in anything but the person's skills: one prediction for all."""
    table = lay_out(person, jobs)
    middle = predict_log(person, jobs, table)
    low, high = widest_spread(person.model.bands, table)
    return tuple(
        PayRange(float(m), float(a), float(b))
        for m, a, b in zip(np.exp(middle), np.exp(middle + low), np.exp(middle + high), strict=True)
    )


def lay_out(person: PersonModel, jobs: Sequence[JobTerms]) -> PayTable:
    """The jobs as rows without skills, dated the latest year."""
    bare = [replace(job, skills=(), specialties=()) for job in jobs]
    return describe_jobs(bare, int(person.model.fitted.table.year.max()), described=True)


def predict_log(person: PersonModel, jobs: Sequence[JobTerms], table: PayTable | None = None) -> Floats:
    """The median log pay of jobs that ask for the person's skills."""
    bare = person.model.fitted.predict(lay_out(person, jobs) if table is None else table)
    return np.asarray(bare + np.array([person.content(job.track) for job in jobs]))
