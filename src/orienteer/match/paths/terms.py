"""The years, the degree and the pay of a path's postings, beside those of a track."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa

from orienteer.market.columns import Coded, FactTables, Ints, Mask, read_codes, read_integers, read_numbers, renumber
from orienteer.market.demand import NotEnoughData
from orienteer.market.intervals import estimate_shares
from orienteer.market.slices import Selection, Slice
from orienteer.match.paths.roles import find_recent
from orienteer.pay.distribution import PayDistribution, describe_pay
from orienteer.pay.posted import PostedPay, lacks_pay, read_posted_pay
from orienteer.pay.quantiles import Quantile, Ratio, estimate_quantiles
from orienteer.pay.within import Slope, estimate_within, read_cells
from orienteer.taxonomy.vocabulary import load_vocabulary

HELD: Final = ("source", "year", "country", "hub")
"""What is the same where the pay of a path is compared with that of a track."""
DEGREES: Final = (("bachelor", ("bachelor", "master", "phd")), ("master", ("master", "phd")), ("phd", ("phd",)))


@dataclass(frozen=True, slots=True)
class AskedShare:
    """The share of some postings that ask for something, with its 95% interval."""

    name: str
    share: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Requirements:
    """What postings ask beside skills: the median of the `years_n` that name years; shares of all for the rest."""

    n: int
    employers: int
    years: Quantile | NotEnoughData
    years_n: int
    degrees: tuple[AskedShare, ...]
    leads: AskedShare


@dataclass(frozen=True, slots=True)
class PathPay:
    """Stated base pay in one country, on the path (`there`) and on the track (`here`), US dollars a year.

    `alike` is the ratio of geometric means within the same source, year, country and hub, over all countries, resting
    on `n` postings of `employers`.
    """

    country: str
    there: PayDistribution | NotEnoughData
    here: PayDistribution | NotEnoughData
    alike: Ratio | NotEnoughData
    n: int
    employers: int


def measure_requirements(tables: FactTables, selection: Selection) -> Requirements:
    """Measure the years and the degree that a selection asks for; a degree counts with those above it."""
    rows, clusters = selection.rows, selection.clusters
    years = read_numbers(tables.postings, "years_min")[rows]
    named = ~np.isnan(years)
    least = renumber(clusters[named])
    lack = lacks_pay(int(named.sum()), int(least.max(initial=-1)) + 1, selection.excluded)
    if lack is not None:
        reason = lack.reason.replace("postings with comparable pay", "postings that name years")
        found: Quantile | NotEnoughData = NotEnoughData(lack.n, lack.employers, lack.needed, reason, lack.excluded)
    else:
        (found,) = estimate_quantiles(years[named], least, (0.5,))
    degree = read_codes(tables.postings, "degree").take(rows)
    degrees = tuple(_share(name, degree.among(levels), clusters) for name, levels in DEGREES)
    leads = _share("leadership", find_leading(tables)[rows], clusters)
    return Requirements(selection.n, selection.employers, found, int(named.sum()), degrees, leads)


def _share(name: str, asks: Mask, clusters: Ints) -> AskedShare:
    everyone = np.arange(int(clusters.max(initial=-1)) + 1)
    total = np.bincount(clusters, asks.astype(np.float64), len(everyone)).astype(np.float64)
    found = estimate_shares(np.bincount(clusters), np.zeros_like(everyone), everyone, total, 1)
    return AskedShare(name, float(found.share[0]), float(found.low[0]), float(found.high[0]))


def find_leading(tables: FactTables) -> Mask:
    """Say which postings name leadership or a soft skill that implies it: leading teams, people, projects."""
    row, skill = read_integers(tables.skills, "row"), read_codes(tables.skills, "skill")
    vocabulary = load_vocabulary()
    leading = tuple(s for s in skill.names if "leadership" in vocabulary.closure(frozenset({s})))
    found = np.zeros(tables.postings.num_rows, dtype=bool)
    found[row[skill.among(leading or ("leadership",))]] = True
    return found


def measure_path_pay(tables: FactTables, on_path: Mask, on_track: Mask, country: str) -> PathPay:
    """Measure what a path pays beside a track in the last 24 months: in one country, and among postings alike.

    The country is that given where the path has pay enough there, else the one with most of it.
    """
    postings = tables.postings
    posted = read_posted_pay(postings, Slice(since=find_recent(postings)))
    there, here = on_path[posted.rows], on_track[posted.rows]
    countries = read_codes(postings, "country").take(posted.rows)
    country = choose_country(posted, countries, there, country)
    within = countries.among((country,)) if country else np.ones(len(there), dtype=bool)
    slope = compare_within(postings, posted, there, here)
    alike = slope.as_ratio() if isinstance(slope, Slope) else slope
    on, off = (describe_pay(posted, np.flatnonzero(side & within)) for side in (there, here))
    return PathPay(country, on, off, alike, slope.n, slope.employers)


def choose_country(posted: PostedPay, countries: Coded, there: Mask, home: str) -> str:
    """The country to compare pay in: home where the path has pay enough there, else the one with most of it."""
    at_home = describe_pay(posted, np.flatnonzero(there & countries.among((home or "-",))))
    if isinstance(at_home, PayDistribution) or not there.any():
        return home
    counts = np.bincount(countries.codes[there], minlength=len(countries.names))
    known = np.array([bool(name) for name in countries.names]) * counts
    return countries.names[int(np.argmax(known))]


def compare_within(postings: pa.Table, posted: PostedPay, there: Mask, here: Mask) -> Slope | NotEnoughData:
    """Compare log pay within cells of what is held; the path itself needs 30 postings of 10 employers with pay."""
    own = renumber(posted.clusters[there])
    if (lack := lacks_pay(len(own), int(own.max(initial=-1)) + 1, posted.excluded)) is not None:
        return lack
    both = np.flatnonzero(there | here)
    return estimate_within(
        np.log(posted.middle[both]),
        there[both].astype(np.float64),
        read_cells(postings, posted.rows[both], HELD),
        renumber(posted.clusters[both]),
    )
