"""The shape of a person: how deep, how broad, by what postings themselves ask."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from math import ceil
from typing import Final, Literal

import numpy as np

from orienteer.market.columns import FactTables, Floats
from orienteer.market.demand import NotEnoughData, lacks_data
from orienteer.market.matrix import read_matrix
from orienteer.market.slices import Slice, select_postings
from orienteer.market.tiers import draw_employers
from orienteer.position.depth import Bars, Ground, measure_depth, set_bars, survey
from orienteer.position.fields import Fields, find_fields
from orienteer.position.fit import JUDGED
from orienteer.position.flips import Addition, add_breadth, add_depth, is_touched
from orienteer.position.follows import trace_implied
from orienteer.taxonomy.names import Track
from orienteer.taxonomy.vocabulary import load_vocabulary

ShapeKind = Literal["T-shaped", "deep and broad", "narrow specialist", "broad generalist", "not enough evidence"]
"""Deep and broad is what only lacks evidence of communication to be T-shaped."""
SAMPLES: Final = 100
SEED: Final = 20260101


@dataclass(frozen=True, slots=True)
class FieldDepth:
    """How much of what a track asks of a field a person covers by used skills: `depth` with its 95% interval.

    `touched_from` and `deep_from` are the depths of the median posting and of the posting in ten that asks most, of
    those that ask for anything of the field. `skills` are the field's, the most asked first; `has` those held, and
    `follows` those of them that no line names, each with the skill that it follows from (Python, PyTorch).
    """

    skills: tuple[str, ...]
    has: tuple[str, ...]
    depth: float
    low: float
    high: float
    touched_from: float
    deep_from: float
    follows: tuple[tuple[str, str], ...] = ()

    @property
    def deep(self) -> bool:
        """Whether the person covers more than nine in ten postings that ask of the field ask."""
        return self.depth >= self.deep_from

    @property
    def touched(self) -> bool:
        """Whether the person covers as much as the median posting that asks of the field."""
        return self.depth > 0 and self.depth >= self.touched_from


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape against `n` postings of `employers`, with the share of samples of employers in which it is the same.

    `touched` fields, where one is broad from `broad_from`; `fields` from the most asked for down. `additions` are the
    smallest changes that flip the shape.
    """

    kind: ShapeKind
    stability: float
    tracks: tuple[Track, ...]
    touched: int
    broad_from: int
    communicates: bool
    fields: tuple[FieldDepth, ...]
    additions: tuple[Addition, ...]
    n: int
    employers: int
    since: str
    until: str


def find_shape(
    tables: FactTables,
    used: AbstractSet[str],
    wanted: Slice,
    named: AbstractSet[str] = frozenset(),
    *,
    communicates: bool,
) -> Shape | NotEnoughData:
    """Find the shape of a person against the postings of a slice's tracks.

    `used` are skills that work shows, `named` those only named: these count for nothing, but are the nearest to add.
    Fields are clusters of skills over all tracks of the slice's other filters. Depth is the demand-weighted share of a
    field that used skills and what they imply cover. All bars are quantiles of what the postings ask (`set_bars`); the
    intervals and the stability are the bootstrap's over employers, by percentiles (Efron 1979).
    """
    selection = select_postings(tables.postings, wanted)
    if (lack := lacks_data(selection)) is not None:
        return lack
    fields = find_fields(tables, _widen(wanted))
    if isinstance(fields, NotEnoughData):
        return fields
    ground = survey(read_matrix(tables, selection), fields)
    held = load_vocabulary().closure(frozenset(used))
    own = np.array([float(skill in held) for skill in fields.skills])
    bars = set_bars(ground, np.ones(len(ground.clusters)))
    drawn = _resample(ground)
    kind = choose_kind(own, bars, ground, communicates=communicates)
    same = float(np.mean([choose_kind(own, b, ground, communicates=communicates) == kind for b in drawn]))
    touched = int(np.count_nonzero(is_touched(own, bars, ground)))
    described = describe_fields(own, bars, drawn, ground.fields, trace_implied(used))
    return Shape(
        kind, same, wanted.tracks, touched, ceil(bars.broad), communicates, described,
        list_additions(kind, own, bars, ground, named, communicates),
        selection.n, selection.employers, selection.since, selection.until,
    )  # fmt: skip


def choose_kind(own: Floats, bars: Bars, ground: Ground, *, communicates: bool) -> ShapeKind:
    """Name the shape of a person who holds the skills `own`, 1.0 or 0.0 each."""
    depth = measure_depth(own, bars.demand, ground.fields.member)
    deep = bool(np.any((depth > 0) & (depth >= bars.deep)))
    broad = np.count_nonzero(is_touched(own, bars, ground)) >= bars.broad
    if deep and broad:
        return "T-shaped" if communicates else "deep and broad"
    return "narrow specialist" if deep else "broad generalist" if broad else "not enough evidence"


def list_additions(
    kind: ShapeKind, own: Floats, bars: Bars, ground: Ground, named: AbstractSet[str], communicates: bool
) -> tuple[Addition, ...]:
    """What would flip the shape: all of it to be T-shaped, or either of it where nothing is shown yet."""
    wanted: list[Addition | None] = []
    if kind in {"broad generalist", "not enough evidence"}:
        wanted.append(add_depth(own, bars, ground, named))
    if kind in {"narrow specialist", "not enough evidence"}:
        wanted.append(add_breadth(own, bars, ground, named))
    if not communicates:
        wanted.append(Addition("communication"))
    return tuple(addition for addition in wanted if addition is not None)


def describe_fields(
    own: Floats, bars: Bars, drawn: Sequence[Bars], fields: Fields, follows: Mapping[str, str]
) -> tuple[FieldDepth, ...]:
    """Each field with the person's depth in it."""
    depth = measure_depth(own, bars.demand, fields.member)
    low, high = np.quantile([measure_depth(own, b.demand, fields.member) for b in drawn], (0.025, 0.975), axis=0)
    held = {skill for skill, has in zip(fields.skills, own, strict=True) if has}
    described = []
    for i in range(len(depth)):
        skills, ends = fields.list_skills(i), [float(a[i]) for a in (depth, low, high, bars.touched, bars.deep)]
        has = tuple(s for s in skills if s in held)
        follow = tuple((s, follows[s]) for s in has if s in follows)
        described.append(FieldDepth(skills, has, ends[0], ends[1], ends[2], ends[3], ends[4], follow))
    return tuple(described)


def _resample(ground: Ground) -> list[Bars]:
    draws = np.concatenate(list(draw_employers(ground.employers, SAMPLES, SEED)))
    return [set_bars(ground, draw[ground.clusters]) for draw in draws]


def _widen(wanted: Slice) -> Slice:
    return replace(wanted, tracks=JUDGED)
