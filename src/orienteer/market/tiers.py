"""Tiers of skills by share and lift, and how surely each skill is in its tier. Thresholds: design/market.md."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from orienteer.market.columns import FactTables, Floats, Ints
from orienteer.market.cuts import Asked, list_asked
from orienteer.market.demand import MIN_EMPLOYERS, NotEnoughData, lacks_data
from orienteer.market.matrix import SkillMatrix, Sparse, number_sources, read_matrix, sum_rows
from orienteer.market.slices import AI_TRACKS, Slice, select_postings

Tier = Literal["non-negotiable", "widely required", "high differentiation", "no tier"]
TIERS: Final[tuple[Tier, ...]] = ("non-negotiable", "widely required", "high differentiation", "no tier")
NON_NEGOTIABLE: Final = 1 / 3
WIDELY: Final = 1 / 10
RARELY: Final = 1 / 50
"""Shares of postings that ask for a skill as a must or a plus, from which the tiers begin."""
LIFTED: Final = 2.0
"""A skill under `WIDELY` tells candidates apart where the slice asks for it at least this often for once elsewhere."""
STABLE: Final = 0.9
SAMPLES: Final = 200
BATCH: Final = 50
"""Samples that are judged at once: what bounds the memory where employers are many."""
Numbers: TypeAlias = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class TieredSkill:
    """A skill in its tier.

    `lift` is how many times as often the slice asks for it as the rest does, source by source, with a 95% interval;
    nan where the rest cannot be compared, infinite where the rest never asks for it. `stability` is the share of
    bootstrap samples of employers in which the tier is the same, `otherwise` the tier of most of the other samples
    (its own where there are none).
    """

    tier: Tier
    asked: Asked
    lift: float
    lift_low: float
    lift_high: float
    stability: float
    otherwise: Tier

    @property
    def stable(self) -> bool:
        """Whether at least nine samples in ten agree."""
        return self.stability >= STABLE


@dataclass(frozen=True, slots=True)
class Tiers:
    """The skills of a slice by tier, each tier from the most asked for down, those in no tier last.

    `rest_n` postings of `rest_employers` are what lift compares with, over the `sources` that hold both.
    """

    n: int
    employers: int
    since: str
    until: str
    rest_n: int
    rest_employers: int
    sources: tuple[str, ...]
    samples: int
    skills: tuple[TieredSkill, ...]
    excluded: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


def choose_inside(wanted: Slice) -> Slice:
    """The slice itself where anything but dates and sources is said, else the AI tracks: a rest must remain."""
    narrowed = replace(wanted, sources=(), since="", until="") != Slice()
    return wanted if narrowed else replace(wanted, tracks=AI_TRACKS)


def derive_tiers(
    tables: FactTables, wanted: Slice, samples: int = SAMPLES, seed: int = 20260101
) -> Tiers | NotEnoughData:
    """Put the hard skills of a slice into tiers, against the other postings of the same dates and sources.

    The rest is everything that passes the slice's dates and sources and not its other filters. Skills that fewer than
    `MIN_EMPLOYERS` employers of the slice, or 1% of its postings, ask for are not judged. Lift is the Mantel-Haenszel
    risk ratio over sources (1959), sum(a_s m_s / N_s) / sum(b_s n_s / N_s): of source s, a_s of the n_s postings of
    the slice and b_s of the m_s of the rest ask for the skill, N_s = n_s + m_s; long-worded boards ask for more of
    everything and must not look like lift. The interval is the bootstrap's, by percentiles (Efron 1979).
    """
    inside = select_postings(tables.postings, wanted)
    if (lack := lacks_data(inside)) is not None:
        return lack
    everything = select_postings(tables.postings, Slice(sources=wanted.sources, since=wanted.since, until=wanted.until))
    matrix = read_matrix(tables, everything)
    member = np.isin(everything.rows, inside.rows)
    own = matrix.among(member)
    judged = np.flatnonzero((own.count_employers() >= MIN_EMPLOYERS) & (own.n >= RARELY / 2 * inside.n))
    source, names = number_sources(tables.postings, everything)
    cells = 2 * source + member
    sizes = np.bincount(cells, minlength=2 * len(names)).reshape(-1, 2)
    sums = sum_by_cell(matrix.narrow(judged), cells, 2 * len(names))
    point = judge(np.ones((1, everything.employers)), sums)
    drawn = join([judge(w, sums) for w in draw_employers(everything.employers, samples, seed)])
    skills = list_tiered(own.narrow(judged), point, drawn)
    outside = replace(everything, rows=everything.rows[~member], clusters=everything.clusters[~member])
    both = tuple(name for name, (m, n) in zip(names, sizes.tolist(), strict=True) if m and n)
    rest = (outside.n, len(np.unique(outside.clusters)))
    return Tiers(inside.n, inside.employers, inside.since, inside.until, *rest, both, samples, skills, inside.excluded)


@dataclass(frozen=True, slots=True)
class CellSums:
    """For each cell (the rest, then the slice, of each source): postings and asking postings of each employer."""

    sizes: tuple[Floats, ...]
    asked: tuple[Sparse, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """Shares, lifts and numbers of tiers, each of shape (samples, skills)."""

    lift: Floats
    tier: Numbers


def sum_by_cell(matrix: SkillMatrix, cells: Ints, number: int) -> CellSums:
    """Sum postings and what they ask by employer, a cell at a time."""
    clusters, employers = matrix.selection.clusters, matrix.selection.employers
    sizes, asked = [], []
    for cell in range(number):
        rows = np.flatnonzero(cells == cell)
        sizes.append(np.bincount(clusters[rows], minlength=employers).astype(np.float64))
        asked.append(sum_rows(matrix.asked[rows], clusters[rows], employers))
    return CellSums(tuple(sizes), tuple(asked))


def draw_employers(employers: int, samples: int, seed: int) -> Iterator[Floats]:
    """Draw employers with replacement: how often each stands in each sample, in batches of (samples, employers)."""
    rng = np.random.default_rng(seed)
    for first in range(0, samples, BATCH):
        draws = (rng.integers(0, employers, employers) for _ in range(min(BATCH, samples - first)))
        yield np.array([np.bincount(draw, minlength=employers) for draw in draws], dtype=np.float64)


def join(batches: Sequence[Judged]) -> Judged:
    """Lay batches of samples under each other."""
    return Judged(np.concatenate([b.lift for b in batches]), np.concatenate([b.tier for b in batches]))


def judge(weights: Floats, sums: CellSums) -> Judged:
    """Share, lift and tier of every skill in every sample; `weights` is of shape (samples, employers)."""
    n: Floats = np.array([weights @ size for size in sums.sizes])[..., None]
    asked = np.array([(counts.T @ weights.T).T for counts in sums.asked])
    rest_n, own_n, rest, own = n[0::2], n[1::2], asked[0::2], asked[1::2]
    both = np.maximum(rest_n + own_n, 1)
    above, below = (own * rest_n / both).sum(0), (rest * own_n / both).sum(0)
    with np.errstate(divide="ignore", invalid="ignore"):
        lift = above / below
    return Judged(lift, choose_tier(own.sum(0) / np.maximum(own_n.sum(0), 1), lift))


def choose_tier(share: Floats, lift: Floats) -> Numbers:
    """Number the tier (its place in `TIERS`) of skills by share and lift."""
    by_lift = np.where((share >= RARELY) & (lift >= LIFTED), 2, 3)
    return np.select([share >= NON_NEGOTIABLE, share >= WIDELY], [0, 1], by_lift).astype(np.int8)


def list_tiered(own: SkillMatrix, point: Judged, drawn: Judged) -> tuple[TieredSkill, ...]:
    """Name every skill's tier with its stability, tier by tier."""
    votes = np.array([(drawn.tier == tier).mean(0) for tier in range(len(TIERS))])
    tier = point.tier[0].astype(np.int64)
    stability = votes[tier, np.arange(len(tier))]
    votes[tier, np.arange(len(tier))] = 0
    otherwise = np.where(votes.any(0), votes.argmax(0), tier)
    low, high = find_range(drawn.lift)
    columns: Any = zip(list_asked(own), tier, point.lift[0], low, high, stability, otherwise, strict=True)
    tiered = [
        TieredSkill(TIERS[t], asked, float(lift), float(a), float(b), float(kept), TIERS[o])
        for asked, t, lift, a, b, kept, o in columns
    ]
    return tuple(sorted(tiered, key=lambda s: (TIERS.index(s.tier), -s.asked.n, s.asked.skill)))


def find_range(lift: Floats) -> tuple[Floats, Floats]:
    """The middle 95% of samples; nan where lift is undefined in any of them."""
    ranked = np.sort(lift, axis=0)  # infinite last, nan after: plain order statistics, since inf cannot be interpolated
    low, high = int(0.025 * (len(lift) - 1)), int(np.ceil(0.975 * (len(lift) - 1)))
    return ranked[low], ranked[high]
