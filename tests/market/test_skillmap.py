import numpy as np
import pytest
from drawn_markets import make_snapshot

from fact_tables import make_tables
from orienteer.market.demand import NotEnoughData
from orienteer.market.layout import lay_out
from orienteer.market.skillmap import SkillMap, map_skills, measure_silhouette

BLOCKS, EACH = 5, 8


def planted(seed=1, n=1500):
    """Forty skills in five blocks: a posting asks for much of one block and for little of the others."""
    rng = np.random.default_rng(seed)
    block = rng.integers(0, BLOCKS, n)
    own = block[:, None] == np.arange(BLOCKS * EACH)[None] // EACH
    asked = rng.random(own.shape) < np.where(own, 0.4, 0.04)
    return make_snapshot(asked, [f"s{i}" for i in range(BLOCKS * EACH)])


def positions(skill_map):
    spots = sorted(skill_map.spots, key=lambda s: int(s.skill[1:]))
    return np.array([[s.x, s.y] for s in spots]), np.array([s.cluster for s in spots])


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_planted_blocks_come_apart(seed):
    at, clusters = positions(map_skills(planted(seed)))
    truth = np.arange(BLOCKS * EACH) // EACH
    gap = np.linalg.norm(at[:, None] - at[None], axis=2)
    np.fill_diagonal(gap, np.inf)
    assert np.mean(truth[gap.argmin(1)] == truth) >= 0.95  # the nearest on the map is of the same block
    same = truth[:, None] == truth[None]
    np.fill_diagonal(same, val=False)
    assert gap[same].mean() < 0.5 * gap[~same & np.isfinite(gap)].mean()
    assert all(len(set(clusters[truth == b])) == 1 for b in range(BLOCKS))
    assert len(set(clusters)) == BLOCKS


def test_the_map_is_the_same_again_and_whatever_the_order_of_postings():
    tables = planted()
    one = map_skills(tables)
    assert map_skills(tables) == one
    order = np.random.default_rng(9).permutation(tables.postings.num_rows)
    place = np.argsort(order)
    column = tables.skills.column_names.index("row")
    moved = tables.skills.set_column(column, "row", [place[tables.skills["row"].to_numpy()].astype(np.int32)])
    again = map_skills(type(tables)(tables.postings.take(order), moved))
    assert positions(again)[0] == pytest.approx(positions(one)[0], abs=1e-6)


def test_spots_hold_sizes_and_lie_within_the_square():
    found = map_skills(planted(), most=20)
    assert isinstance(found, SkillMap)
    assert len(found.spots) == 20
    assert max(abs(v) for s in found.spots for v in (s.x, s.y)) == pytest.approx(1)
    assert all(s.share == s.n / found.n for s in found.spots)
    assert {s.cluster for s in found.spots} == set(range(len(found.clusters)))


def test_points_of_a_plane_are_laid_out_as_they_lie():
    rng = np.random.default_rng(6)
    truth = rng.random((30, 2))
    gaps = np.linalg.norm(truth[:, None] - truth[None], axis=2)
    at = lay_out(gaps)
    found = np.linalg.norm(at[:, None] - at[None], axis=2)
    assert np.corrcoef(found.ravel(), gaps.ravel())[0, 1] > 0.97


def test_silhouette_is_that_of_a_count_by_hand():
    line = np.array([0.0, 1, 10, 12])
    gaps = np.abs(line[:, None] - line[None])
    expected = np.mean([(11 - 1) / 11, (10 - 1) / 10, (9.5 - 2) / 9.5, (11.5 - 2) / 11.5])
    assert measure_silhouette(gaps, np.array([1, 1, 2, 2])) == pytest.approx(expected)


def test_too_little_is_not_enough_data():
    assert isinstance(map_skills(make_tables([({}, ["python"])] * 40)), NotEnoughData)
    assert isinstance(map_skills(make_tables([({}, ["python", "sql", "aws"])] * 4)), NotEnoughData)
