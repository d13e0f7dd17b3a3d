import numpy as np
import pytest
from drawn_markets import draw_asked, long_tail, make_snapshot

from fact_tables import make_tables
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import AI_TRACKS, Slice
from orienteer.market.tiers import choose_inside, choose_tier, derive_tiers

INSIDE = Slice(tracks=("application",))


def two_tracks(inside, outside, seed=3, employers=150, alike=0.1, **columns):
    """A market of AI application and software postings, of different employers, with skills at given shares."""
    rng = np.random.default_rng(seed)
    sizes = long_tail(employers)
    parts = [draw_asked(rng, sizes, shares, alike) for shares in (inside, outside)]
    asked = np.concatenate([part[1] for part in parts])
    tracks = ["application"] * len(parts[0][0]) + ["software"] * len(parts[1][0])
    names = [f"{t}{c}" for t, (clusters, _) in zip("ab", parts, strict=True) for c in clusters]
    return make_snapshot(asked, [f"s{i}" for i in range(len(inside))], track=tracks, employer=names, **columns)


def by_skill(tiers):
    return {s.asked.skill: s for s in tiers.skills}


def test_planted_tiers_are_found_and_stable():
    tables = two_tracks([0.6, 0.2, 0.2, 0.05, 0.05], [0.6, 0.2, 0.02, 0.01, 0.05])
    found = by_skill(derive_tiers(tables, INSIDE))
    assert found["s0"].tier == "non-negotiable"
    assert found["s1"].tier == found["s2"].tier == "widely required"
    assert found["s3"].tier == "high differentiation"
    assert found["s4"].tier == "no tier"
    assert all(found[s].stable for s in ("s0", "s1", "s2"))


def test_lift_is_the_ratio_of_shares_where_there_is_one_source():
    tables = two_tracks([0.4, 0.3], [0.1, 0.3])
    track = np.array(tables.postings["track"].to_pylist())
    skill, row = np.array(tables.skills["skill"].to_pylist()), tables.skills["row"].to_numpy()
    shares = {t: ((skill == "s0") & (track[row] == t)).sum() / (track == t).sum() for t in ("application", "software")}
    found = by_skill(derive_tiers(tables, INSIDE))["s0"]
    assert found.lift == pytest.approx(shares["application"] / shares["software"])
    assert found.lift_low < 4 < found.lift_high


def test_a_share_on_the_threshold_is_unstable_and_names_the_other_tier():
    tables = two_tracks([1 / 3, 0.6], [0.1, 0.6], seed=5, employers=60)
    found = by_skill(derive_tiers(tables, INSIDE))["s0"]
    assert not found.stable
    assert {found.tier, found.otherwise} == {"non-negotiable", "widely required"}


def test_a_wordy_source_is_no_lift():
    """One board asks for everything three times as often and holds most of the slice: pooled, that looks like lift."""
    rng = np.random.default_rng(8)
    n = 3000
    wordy = rng.random(n) < 0.5
    inside = rng.random(n) < np.where(wordy, 0.8, 0.2)
    asked = rng.random((n, 1)) < np.where(wordy, 0.18, 0.06)[:, None]
    tables = make_snapshot(
        asked, ["s0"], track=np.where(inside, "application", "software").tolist(),
        source=np.where(wordy, "wordy", "terse").tolist(),
    )  # fmt: skip
    found = by_skill(derive_tiers(tables, INSIDE))["s0"]
    naive = asked[inside].mean() / asked[~inside].mean()
    assert naive > 1.5
    assert found.lift_low < 1 < found.lift_high
    assert found.lift == pytest.approx(1, abs=0.25)


@pytest.mark.slow
def test_the_interval_of_lift_covers_and_stability_is_no_boast():
    """Where the truth is share 0.4 and lift 2, and a share of 0.13 that samples of 100 employers often bring under 0.1."""
    covered, right, promised = [], [], []
    for seed in range(80):
        tables = two_tracks([0.4, 0.13], [0.2, 0.13], seed=seed, employers=100, alike=0.3)
        found = by_skill(derive_tiers(tables, INSIDE))
        covered.append(found["s0"].lift_low <= 2 <= found["s0"].lift_high)
        right.append(found["s1"].tier == "widely required")
        promised.append(found["s1"].stability)
    assert 0.9 <= np.mean(covered) <= 0.99
    assert 0.6 < np.mean(right) < 0.98
    assert np.mean(promised) <= np.mean(right) + 0.05


def test_the_same_data_give_the_same_answer():
    tables = two_tracks([0.3, 0.1], [0.1, 0.1])
    assert derive_tiers(tables, INSIDE, samples=60) == derive_tiers(tables, INSIDE, samples=60)
    assert derive_tiers(tables, INSIDE, samples=60) != derive_tiers(tables, INSIDE, samples=60, seed=1)


def test_without_a_slice_the_ai_tracks_are_compared():
    assert choose_inside(Slice(since="2026-01", sources=("board",))).tracks == AI_TRACKS
    assert choose_inside(Slice(levels=("senior",))).tracks == ()


def test_thresholds():
    share, lift = np.array([0.34, 0.33, 0.1, 0.09, 0.09, 0.019, 0.03]), np.array([1, 9, 0.1, 2, 1.9, 9, np.nan])
    assert choose_tier(share, lift).tolist() == [0, 1, 1, 2, 3, 3, 3]


def test_too_little_is_not_enough_data_and_no_rest_has_no_lift():
    assert isinstance(derive_tiers(make_tables([({}, ["python"])] * 5), INSIDE), NotEnoughData)
    tables = make_tables([({"employer": f"e{i}"}, ["python"]) for i in range(40)])
    tiers = derive_tiers(tables, INSIDE)
    assert (tiers.rest_n, tiers.sources) == (0, ())
    assert np.isnan(tiers.skills[0].lift)
