"""The weights of the needs, and how skills usually stand, laid out for the kernels."""

from orienteer.extraction.engine.neighbours import MARKS, STANDING_BITS, STEPS
from orienteer.extraction.engine.weighing import name_features, pack_weight
from orienteer.extraction.tables import load_need_weights, load_neighbours, load_standing


def lay_weights() -> list[int]:
    """The weights of the needs, a row a feature; one that is not in the table weighs nothing."""
    table = load_need_weights()
    names = name_features((*MARKS, *load_neighbours()))
    return [pack_weight(table[name]) if name in table else 0 for name in names]


def pack_standing(skill: str) -> int:
    """How a skill usually stands: of each share its class, that of a skill seen three times at the usual shares."""
    mentions, *counts = load_standing().get(skill, (0, 0, 0, 0))
    usual = (40, 30, 30)
    shares = [(100 * count + 3 * share) / (mentions + 3) for count, share in zip(counts, usual, strict=True)]
    values = (*shares, mentions)
    return sum(
        sum(v > b for b in steps) << STANDING_BITS * k for k, (v, steps) in enumerate(zip(values, STEPS, strict=True))
    )
