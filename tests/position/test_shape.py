"""Shape: measured against an invented market of four fields, and what flips it."""

from functools import cache

import numpy as np
import pytest
from drawn import draw_market

from fact_tables import Tables, make_tables
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.position.depth import measure_depth, weigh_quantiles
from orienteer.position.shape import Shape, find_shape

FIELDS = (
    ("snowflake", "fivetran", "looker-studio", "dagster"),
    ("rust", "terraform", "helm", "prometheus"),
    ("swift", "kotlin", "figma", "cypress"),
    ("matlab", "ansys", "labview", "simulink"),
    ("kafka-streams", "cobol", "sap-hana", "jira"),
    ("unity", "blender", "opengl", "webgl"),
)
WANTED = Slice(tracks=("application",))


@cache
def draw_fields(n: int = 600, seed: int = 2) -> Tables:
    """Postings that each ask for one, two or three (in five, three and two of ten) of the skills of three fields."""
    rng = np.random.default_rng(seed)
    rows = []
    for i in range(n):
        chosen = rng.choice(len(FIELDS), 3, replace=False)
        asked = [
            s for f in chosen for s in rng.choice(FIELDS[f], rng.choice([1, 2, 3], p=[0.5, 0.3, 0.2]), replace=False)
        ]
        rows.append(({"employer": f"e{i}"}, [str(s) for s in asked]))
    return make_tables(rows)


def shape(*used: str, named: tuple[str, ...] = (), communicates: bool = True) -> Shape:
    found = find_shape(draw_fields(), frozenset(used), WANTED, frozenset(named), communicates=communicates)
    assert isinstance(found, Shape)
    return found


BROAD = tuple(s for field in FIELDS for s in field[:2])


def test_the_fields_are_found() -> None:
    found = {frozenset(f.skills) for f in shape().fields}
    assert sum(frozenset(field) in found for field in FIELDS) >= 4


def test_the_four_shapes() -> None:
    assert shape().kind == "not enough evidence"
    assert shape(*FIELDS[0]).kind == "narrow specialist"
    assert shape(*BROAD).kind == "broad generalist"
    assert shape(*BROAD, *FIELDS[0]).kind == "T-shaped"
    assert shape(*BROAD, *FIELDS[0], communicates=False).kind == "deep and broad"


@pytest.mark.parametrize("used", [FIELDS[0], BROAD, ()])
def test_the_additions_flip_the_shape(used: tuple[str, ...]) -> None:
    before = shape(*used)
    assert before.additions
    after = shape(*used, *(skill for addition in before.additions for skill in addition.skills))
    assert after.kind == "T-shaped"
    assert after.additions == ()


def test_what_is_only_named_counts_for_nothing_and_is_pointed_out() -> None:
    found = shape(*BROAD, named=FIELDS[0])
    assert found.kind == "broad generalist"
    everything = shape(*BROAD, named=tuple(s for field in FIELDS for s in field))
    assert everything.additions[0].named == everything.additions[0].skills


def test_depth_lies_in_its_interval_and_more_skills_make_it_no_less() -> None:
    before, after = shape(*FIELDS[1][:2]), shape(*FIELDS[1][:3])
    for a, b in zip(before.fields, after.fields, strict=True):
        assert a.low <= a.depth <= a.high
        assert b.depth >= a.depth
        assert a.touched_from <= a.deep_from
    assert 0 <= before.stability <= 1


def test_too_few_postings_have_no_shape() -> None:
    assert isinstance(find_shape(draw_market(20), {"rust"}, WANTED, communicates=True), NotEnoughData)


def test_depth_is_the_share_of_demand_held() -> None:
    member = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    depth = measure_depth(np.array([1.0, 0.0, 0.0]), np.array([30.0, 10.0, 5.0]), member)
    assert depth.tolist() == [0.75, 0.0]


def test_weighted_quantiles_are_those_of_repeated_values() -> None:
    values, times = np.array([[3.0], [1.0], [2.0]]), np.array([[1.0], [5.0], [4.0]])
    assert weigh_quantiles(values, times, 0.5)[0] == 1.0
    assert weigh_quantiles(values, times, 0.9)[0] == 2.0
    assert weigh_quantiles(values, np.zeros((3, 1)), 0.5)[0] == 1.0
