"""One job of one person: the estimate of `orienteer pay`, with a CV's skills weighed as a job weighs them."""

from collections.abc import Sequence
from dataclasses import replace

from orienteer.market.columns import FactTables
from orienteer.market.demand import NotEnoughData
from orienteer.pay.estimate import JobTerms, PayEstimate, SkillChange, estimate_job
from orienteer.pay.model import CalibratedPay
from orienteer.position.worth.estimate import PayRange, model_person, value_jobs


def estimate_person(
    model: CalibratedPay, tables: FactTables, job: JobTerms, what_if: Sequence[str] = ()
) -> PayEstimate | NotEnoughData:
    """Estimate the pay of a job whose terms are a person's; each skill of `what_if` is tried on top of theirs.

    Floors and support are those of `estimate_job`; the figures those of `value_jobs`, since a CV names more skills than
    any job asks for.
    """
    found = estimate_job(model, tables, job)
    if isinstance(found, NotEnoughData):
        return found
    now, *more = (_value(model, replace(job, skills=(*job.skills, *extra))) for extra in ((), *((s,) for s in what_if)))
    changes = tuple(
        SkillChange(skill, pay.median, pay.median / now.median - 1) for skill, pay in zip(what_if, more, strict=True)
    )
    return replace(found, median=now.median, low=now.low, high=now.high, changes=changes)


def _value(model: CalibratedPay, job: JobTerms) -> PayRange:
    person = model_person(model, job)
    return value_jobs(person, [person.job])[0]
