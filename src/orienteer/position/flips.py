"""The smallest additions that change a shape."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from orienteer.market.columns import Floats, Mask
from orienteer.position.depth import Bars, Ground, measure_depth
from orienteer.position.standins import imply

Gain = Literal["depth", "breadth", "communication"]

ASKED: Final = 0.05
"""Only what at least this share of the track's postings ask for is worth adding."""


@dataclass(frozen=True, slots=True)
class Addition:
    """What would add depth in one field, breadth over more, or evidence of communication: `skills` to show by work.

    `named` are those of them that the person already names without showing; `fields` the places of their fields.
    """

    gain: Gain
    skills: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    fields: tuple[int, ...] = ()


def add_depth(own: Floats, bars: Bars, ground: Ground, named: AbstractSet[str]) -> Addition | None:
    """What would make the field deep in which the person is nearest to it already; None where nothing can."""
    near = measure_depth(own, bars.demand, ground.fields.member) / np.maximum(bars.deep, 1e-9)
    for place in np.argsort(-near, kind="stable").tolist():
        if path := find_path(own, place, bars.deep[place], bars, ground):
            return _name("depth", path, named, ground, (place,))
    return None


def add_breadth(own: Floats, bars: Bars, ground: Ground, named: AbstractSet[str]) -> Addition | None:
    """The untouched fields that the fewest more skills would touch, as many as are missing; None where they are not."""
    held, skills, fields = own.copy(), list[int](), list[int]()
    while np.count_nonzero(is_touched(held, bars, ground)) < bars.broad:
        open_ = np.flatnonzero(~is_touched(held, bars, ground)).tolist()
        paths = [(find_path(held, place, bars.touched[place], bars, ground), place) for place in open_]
        path, place = min((pair for pair in paths if pair[0]), key=lambda p: (len(p[0]), p[1]), default=([], -1))
        if not path:
            return None
        held = np.maximum(held, include(path, ground))
        skills += path
        fields.append(place)
    return _name("breadth", skills, named, ground, tuple(fields)) if skills else None


def is_touched(own: Floats, bars: Bars, ground: Ground) -> Mask:
    """Say which fields a person touches."""
    depth = measure_depth(own, bars.demand, ground.fields.member)
    return np.asarray((depth > 0) & (depth >= bars.touched), dtype=np.bool_)


def find_path(own: Floats, place: int, bar: float, bars: Bars, ground: Ground) -> list[int]:
    """Skills to add, the most gainful first, until a field's depth reaches `bar`; [] where it cannot, or has."""
    member = ground.fields.member[:, place]
    weight, held, path = bars.demand * member, own.copy(), list[int]()
    asked = bars.demand >= ASKED * ground.n
    gains = imply(ground.fields.skills).toarray() * asked[:, None]
    while weight @ held < bar * weight.sum() - 1e-9:
        gain = (gains * (weight * (1 - held))).sum(1) * member
        best = int(gain.argmax())
        if gain[best] <= 0:
            return []
        path.append(best)
        held = np.maximum(held, gains[best])
    return path


def include(skills: list[int], ground: Ground) -> Floats:
    """What the skills of some places include, 1.0 or 0.0 each."""
    return np.asarray(imply(ground.fields.skills)[skills].toarray().max(0), dtype=np.float64)


def _name(gain: Gain, path: list[int], named: AbstractSet[str], ground: Ground, fields: tuple[int, ...]) -> Addition:
    skills = tuple(ground.fields.skills[i] for i in path)
    return Addition(gain, skills, tuple(s for s in skills if s in named), fields)
