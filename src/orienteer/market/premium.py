"""Premium: what a skill is associated with in posted pay, with all else that is known of the posting held fixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from orienteer.market.columns import FactTables, Floats, read_codes
from orienteer.market.demand import NotEnoughData
from orienteer.market.effects import Effects, estimate_differences
from orienteer.market.placebos import make_placebos
from orienteer.market.premium_sample import MIN_EMPLOYERS, MIN_POSTINGS, PremiumSample, read_sample, select_paid
from orienteer.market.regression import Regression, estimate_effects, estimate_strangers, fit_regression
from orienteer.market.significance import discover
from orienteer.market.slices import Selection, Slice
from orienteer.taxonomy.names import Kind
from orienteer.taxonomy.vocabulary import load_vocabulary

MAX_FALSE: Final = 0.1
"""Of the premiums that are flagged, the share that is expected to be chance."""

PLACEBOS: Final = 400


@dataclass(frozen=True, slots=True)
class Premium:
    """What postings that name a skill pay more (0.1: ten percent) or less than others; `n` of `employers` name it.

    `adjusted` holds the controls and all other skills fixed, `low` and `high` are its 95% interval; `raw` is the plain
    difference, with its own. `expected` is the best guess of the adjusted one: drawn to zero as far as chance made it
    large. `p` is that of no adjusted difference, `q` the false discovery rate at which it is `flagged`. `with_it` names
    skills that stand in nearly the same postings and are estimated as one with it, `beyond` the broader skills that
    it implies and that are held fixed beside it.
    """

    skill: str
    kind: Kind
    adjusted: float
    low: float
    high: float
    raw: float
    raw_low: float
    raw_high: float
    expected: float
    n: int
    employers: int
    p: float
    q: float
    with_it: tuple[str, ...] = ()
    beyond: tuple[str, ...] = ()

    @property
    def flagged(self) -> bool:
        """Whether it stands among those of which at most a tenth are chance."""
        return self.q <= MAX_FALSE


@dataclass(frozen=True, slots=True)
class TooFew:
    """A skill without a figure: `n` postings with pay of `employers` name it, or too few do not."""

    skill: str
    n: int
    employers: int


@dataclass(frozen=True, slots=True)
class Placebos:
    """What the same estimate made of `n` skills that nobody asked for.

    `rate` is the share whose 95% interval leaves out zero (0.05 is promised), `flagged` the share that a false
    discovery rate of MAX_FALSE lets through (0 is promised), `spread` what 95% of them lie within, either way.
    """

    n: int
    rate: float
    flagged: float
    spread: float


@dataclass(frozen=True, slots=True)
class Premiums:
    """Premiums of skills over `n` postings of `employers` with text and a salary, `since` to `until`.

    `skills` go from the highest expected premium down; `lacking` are those below the floors. `controls` says what is
    held fixed, in how many columns; `held` how many skills are; `remains` the share of a raw difference that is left on
    average (the slope of adjusted on raw); `alike` the share of unexplained variance that an employer's postings have
    in common; `drawn_in` how many postings of far-off pay were brought nearer.
    """

    n: int
    employers: int
    since: str
    until: str
    skills: tuple[Premium, ...]
    lacking: tuple[TooFew, ...]
    placebos: Placebos
    controls: Mapping[str, int]
    held: int
    remains: float
    alike: float
    drawn_in: int
    excluded: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until

    def find(self, skill: str) -> Premium | TooFew:
        """The premium of a skill, under its own name or as one with another; or that there are too few."""
        for premium in self.skills:
            if skill == premium.skill or skill in premium.with_it:
                return premium
        return next((few for few in self.lacking if few.skill == skill), TooFew(skill, 0, 0))


def estimate_premiums(
    tables: FactTables, wanted: Slice | None = None, placebos: int = PLACEBOS, seed: int = 0
) -> Premiums | NotEnoughData:
    """Estimate the premium of every skill with the floors behind it, all skills in one regression of log pay.

    The log of the middle of the stated base salary (US dollars a year) on the controls of `read_controls` and every
    skill that at least ten postings name, at any need, as they name it: `regression.py` says how. A skill needs 30
    postings of 10 employers that name it and as many that do not. An association is no cause: what the posting does
    not say (the employer's riches, the product, the team) is not held fixed. `seed` deals the placebos.
    """
    paid = select_paid(tables, wanted or Slice())
    if (lack := _lacks_pay(paid)) is not None:
        return lack
    read = read_sample(tables, paid)
    if not len(read.estimated):
        return _too_little(paid, f"no skill has {MIN_POSTINGS} postings with pay of {MIN_EMPLOYERS} employers")
    fit = fit_regression(read.sample)
    raw = estimate_differences(read.sample.skills[:, read.estimated], read.sample.outcome, read.sample.clusters)
    adjusted = estimate_effects(fit, read.estimated)
    skills = _list_premiums(read, fit, raw, adjusted)
    lacking = tuple(TooFew(*entry) for entry in read.short)
    source = read_codes(tables.postings, "source").codes[paid.rows]
    strangers = make_placebos(read.sample.skills[:, read.estimated], read.sample.clusters, source, placebos, seed)
    ratio = fit.clusters.ratio
    return Premiums(
        paid.n, paid.employers, paid.since, paid.until, skills, lacking, _judge(estimate_strangers(fit, strangers)),
        read.controls, len(read.matrix.skills), _slope(raw.effect, adjusted.effect), ratio / (1 + ratio), read.drawn_in,
        paid.excluded,
    )  # fmt: skip


def _lacks_pay(paid: Selection) -> NotEnoughData | None:
    if paid.n < 2 * MIN_POSTINGS:
        return _too_little(paid, f"{paid.n} postings with text and a salary, {2 * MIN_POSTINGS} are needed")
    if paid.employers < 2 * MIN_EMPLOYERS:
        return _too_little(paid, f"{paid.n} postings with pay of only {paid.employers} employers")
    return None


def _too_little(paid: Selection, reason: str) -> NotEnoughData:
    reason = f"{reason}: widen the filters or ingest more postings that state pay"
    return NotEnoughData(paid.n, paid.employers, 2 * MIN_POSTINGS, reason, paid.excluded)


def _list_premiums(read: PremiumSample, fit: Regression, raw: Effects, adjusted: Effects) -> tuple[Premium, ...]:
    """Premiums from the highest expected one down."""
    matrix, p = read.matrix.narrow(read.estimated), adjusted.p
    figures = zip(
        matrix.skills, matrix.kinds, *_as_fractions(adjusted), *_as_fractions(raw),
        np.expm1(fit.shrunk[read.estimated]).tolist(), matrix.n.tolist(), matrix.count_employers().tolist(),
        p.tolist(), discover(p).tolist(), [read.same.get(skill, ()) for skill in matrix.skills],
        _find_broader(matrix.skills, frozenset(read.matrix.skills)), strict=True,
    )  # fmt: skip
    return tuple(sorted((Premium(*row) for row in figures), key=lambda premium: (-premium.expected, premium.skill)))


def _find_broader(skills: tuple[str, ...], held: frozenset[str]) -> list[tuple[str, ...]]:
    """For each skill those among the held ones that it implies."""
    known = load_vocabulary().skills
    implied = [known[skill].implies if skill in known else () for skill in skills]
    return [tuple(skill for skill in names if skill in held) for names in implied]


def _as_fractions(effects: Effects) -> tuple[list[float], list[float], list[float]]:
    """Effects on log pay as fractions of pay, with the ends of their intervals."""
    half = effects.half
    value, low, high = (np.expm1(effects.effect + ends).tolist() for ends in (0.0, -half, half))
    return value, low, high


def _judge(effects: Effects) -> Placebos:
    p = effects.p
    spread = float(np.expm1(np.quantile(np.abs(effects.effect), 0.95)))
    return Placebos(len(p), float((p < 0.05).mean()), float((discover(p) <= MAX_FALSE).mean()), spread)


def _slope(raw: Floats, adjusted: Floats) -> float:
    return float(raw @ adjusted / max(float(raw @ raw), 1e-12))
