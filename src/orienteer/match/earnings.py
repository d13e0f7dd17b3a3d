"""What each posting pays: as it states, else as the model of stated pay estimates, said which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from orienteer.errors import PayError
from orienteer.market.columns import FactTables, Ints, read_codes, read_integers
from orienteer.market.demand import MIN_EMPLOYERS, MIN_POSTINGS
from orienteer.pay.bands import LEVEL
from orienteer.pay.estimate import JobTerms, describe_jobs, find_alike
from orienteer.pay.model import CalibratedPay, estimate_pay
from orienteer.pay.postings import model_pay


@dataclass(frozen=True, slots=True)
class Earnings:
    """Pay of one posting, in its own currency and period.

    `by` says who says so: the posting's "text", its "board" (a field beside the text), or the model ("estimate": then
    `median` and the ends of an interval that holds `level` of pay, from `n` postings of `employers` alike in country
    and track). Nothing is known where `by` is "": `lack` says why.
    """

    by: Literal["text", "board", "estimate", ""]
    low: float | None = None
    high: float | None = None
    currency: str = ""
    period: str = ""
    kind: str = "base"
    median: float | None = None
    level: float | None = None
    n: int = 0
    employers: int = 0
    lack: str = ""


def tell_pay(tables: FactTables, rows: Sequence[int], model: CalibratedPay | None = None) -> tuple[Earnings, ...]:
    """The pay of some rows of the postings table; without a model one is fitted where any of them states none."""
    facts = tables.postings.take(np.array(rows, dtype=np.int64)).to_pylist()
    silent = [i for i, row in enumerate(facts) if row["pay_min"] is None and row["pay_max"] is None]
    estimated = estimate_rows(tables, [rows[i] for i in silent], model) if silent else {}
    return tuple(estimated.get(row) or state_pay(said) for row, said in zip(rows, facts, strict=True))


def state_pay(row: Mapping[str, Any]) -> Earnings:
    """What a posting itself says."""
    by: Literal["text", "board"] = "board" if row["pay_inferred"] else "text"
    kind = row["pay_kind"] or "base"
    return Earnings(by, row["pay_min"], row["pay_max"], row["pay_currency"], row["pay_period"], kind)


def estimate_rows(tables: FactTables, rows: Sequence[int], model: CalibratedPay | None) -> dict[int, Earnings]:
    """Estimate postings by what they state beside pay, as `orienteer pay --posting` does."""
    jobs = describe_rows(tables, rows)
    try:
        model = model or model_pay(tables)
    except PayError as error:  # too few postings state pay: a person still wants the matches
        return dict.fromkeys(rows, Earnings("", lack=str(error)))
    table = model.fitted.table
    found = estimate_pay(model, describe_jobs(jobs, int(table.year.max()), described=True))
    figures = zip(rows, jobs, found.median.tolist(), found.low.tolist(), found.high.tolist(), strict=True)
    return {row: weigh_estimate(model, job, median, low, high) for row, job, median, low, high in figures}


def weigh_estimate(model: CalibratedPay, job: JobTerms, median: float, low: float, high: float) -> Earnings:
    """An estimate, or why there is none: fewer than 30 postings with pay or 10 employers alike."""
    if job.track == "other":
        return Earnings("", lack="its work is of no track that is told apart: others of these are not alike")
    if not job.country:
        return Earnings("", lack="it names no country, and pay differs too much between countries")
    table = model.fitted.table
    alike = find_alike(table, job)
    n, employers = int(alike.sum()), len(np.unique(table.cluster[alike]))
    if n < MIN_POSTINGS or employers < MIN_EMPLOYERS:
        lack = f"{n} postings of {employers} employers like it state pay; {MIN_POSTINGS} of {MIN_EMPLOYERS} are needed"
        return Earnings("", n=n, employers=employers, lack=lack)
    return Earnings("estimate", low, high, "USD", "year", "base", median, LEVEL, n, employers)


def describe_rows(tables: FactTables, rows: Sequence[int]) -> list[JobTerms]:
    """The terms of the jobs of some rows."""
    facts = tables.postings.take(np.array(rows, dtype=np.int64)).to_pylist()
    skills = list_skills(tables, np.array(rows, dtype=np.int64))
    return [
        JobTerms(
            f["track"], f["level"], f["country"], f["hub"], f["remote"], f["degree"], f["industry"],
            tuple(f["specialties"].split()), f["years_min"], skills[row],
        )
        for row, f in zip(rows, facts, strict=True)
    ]  # fmt: skip


def list_skills(tables: FactTables, rows: Ints) -> Mapping[int, tuple[str, ...]]:
    """The skills that each of some postings names."""
    row, skill = read_integers(tables.skills, "row"), read_codes(tables.skills, "skill")
    chosen = np.flatnonzero(np.isin(row, rows))
    found: dict[int, dict[str, None]] = {int(r): {} for r in rows}
    for of, code in zip(row[chosen].tolist(), skill.codes[chosen].tolist(), strict=True):
        found[of][skill.names[code]] = None
    return {of: tuple(names) for of, names in found.items()}
