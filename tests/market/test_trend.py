import numpy as np
import pytest
from drawn_markets import draw_propensities, long_tail, make_snapshot

from fact_tables import make_tables
from orienteer.market.births import date_skills, load_births
from orienteer.market.demand import NotEnoughData
from orienteer.market.significance import MAX_FALSE
from orienteer.market.slices import Slice
from orienteer.market.trend import Trend, choose_direction, find_month_before, measure_trend
from orienteer.taxonomy.vocabulary import load_vocabulary

BEFORE, AFTER = "2020-06", "2026-01"


def draw_market(rng, before, after, sources=(("hn", 150, 80),), alike=0.1, names=None):
    """A market of two periods: `sources` name a board and its employers in each period; some post in both."""
    parts, columns = [], {"source": [], "month": [], "employer": []}
    for source, *numbers in sources:
        propensity = draw_propensities(rng, max(numbers), before, alike)
        for month, employers, shares in ((BEFORE, numbers[0], before), (AFTER, numbers[1], after)):
            clusters = np.repeat(np.arange(employers), long_tail(employers))
            own = propensity[:employers] if month == BEFORE else draw_propensities(rng, employers, shares, alike)
            own = np.where(
                np.arange(employers)[:, None] % 5 == 0, propensity[:employers] * np.divide(shares, before), own
            )
            parts.append(rng.random((len(clusters), len(before))) < own[clusters])
            columns["source"] += [source] * len(clusters)
            columns["month"] += [month] * len(clusters)
            # every fifth employer is there in both periods, with a mind of its own that it keeps
            columns["employer"] += [f"{source}{c}" if c % 5 == 0 else f"{source}{c}@{month}" for c in clusters]
    return make_snapshot(np.concatenate(parts), names or [f"s{i}" for i in range(len(before))], **columns)


def by_skill(trend):
    return {c.skill: c for c in trend.skills}


@pytest.mark.slow
def test_planted_changes_are_recovered_at_the_stated_rate():
    rng, before, after = np.random.default_rng(11), [0.2, 0.3, 0.1], [0.3, 0.2, 0.1]
    covered = []
    for _ in range(120):
        changes = by_skill(measure_trend(draw_market(rng, before, after)))
        covered += [
            changes[f"s{i}"].low <= b - a <= changes[f"s{i}"].high
            for i, (a, b) in enumerate(zip(before, after, strict=True))
        ]
    assert 0.93 <= np.mean(covered) <= 0.98


@pytest.mark.slow
def test_null_skills_are_flagged_no_more_than_the_stated_rate():
    rng, shares = np.random.default_rng(13), np.linspace(0.03, 0.5, 12)
    flagged = []
    for _ in range(100):
        trend = measure_trend(draw_market(rng, shares, shares))
        flagged.append(any(c.direction != "no clear change" for c in trend.skills))
    assert np.mean(flagged) <= MAX_FALSE + 0.03


def test_planted_changes_are_found_among_many_that_did_not_change():
    rng, before = np.random.default_rng(19), np.full(20, 0.15)
    after = before.copy()
    after[:3], after[3:5] = 0.32, 0.04
    hits, false = [], []
    for _ in range(20):
        changes = by_skill(measure_trend(draw_market(rng, before, after, (("hn", 300, 200),))))
        found = {s for s, c in changes.items() if c.direction != "no clear change"}
        hits += [changes[f"s{i}"].direction == ("rose" if i < 3 else "fell") for i in range(5)]
        false.append(len(found - {f"s{i}" for i in range(5)}) / max(len(found), 1))
    assert np.mean(hits) > 0.9
    assert np.mean(false) <= MAX_FALSE + 0.03


def test_a_change_of_mix_is_no_trend():
    """A wordy board that grew from a tenth to most of the postings: pooled, everything doubles; no source changed."""
    rng = np.random.default_rng(23)
    n = {("terse", BEFORE): 900, ("wordy", BEFORE): 100, ("terse", AFTER): 200, ("wordy", AFTER): 800}
    source, month = (np.repeat([key[i] for key in n], list(n.values())) for i in (0, 1))
    asked = rng.random((2000, 8)) < np.where(source == "wordy", 0.5, 0.15)[:, None]
    tables = make_snapshot(asked, [f"s{i}" for i in range(8)], source=source, month=month)
    pooled = asked[month == AFTER].mean() - asked[month == BEFORE].mean()
    trend = measure_trend(tables)
    assert pooled > 0.2
    assert {c.direction for c in trend.skills} == {"no clear change"}
    assert max(abs(c.change) for c in trend.skills) < 0.09
    assert sum(s.weight for s in trend.strata) == pytest.approx(1)


def test_a_source_of_one_period_contributes_nothing():
    rng = np.random.default_rng(29)
    own = draw_market(rng, [0.3, 0.2], [0.3, 0.2])
    only = make_snapshot(np.ones((500, 2), dtype=bool), ["s0", "s1"], source="newcomer", month=AFTER)
    import pyarrow as pa

    rows = only.skills.set_column(0, "row", [(only.skills["row"].to_numpy() + own.postings.num_rows).astype(np.int32)])
    both = type(own)(
        pa.concat_tables([own.postings, only.postings]).unify_dictionaries(),
        pa.concat_tables([own.skills, rows]).unify_dictionaries(),
    )
    plain, mixed = measure_trend(own), measure_trend(both)
    assert mixed.dropped == ("newcomer",)
    assert mixed.skills == plain.skills


def test_the_change_is_that_of_a_count_by_hand_one_vote_an_employer():
    rows = [({"employer": "giant", "month": BEFORE}, ["rust"])] * 30
    rows += [({"employer": f"b{i}", "month": BEFORE}, ["rust"] if i < 10 else ["go"]) for i in range(39)]
    rows += [({"employer": f"a{i}", "month": AFTER}, ["rust"] if i < 30 else ["go"]) for i in range(40)]
    rust = by_skill(measure_trend(make_tables(rows)))["rust"]
    assert (rust.before, rust.after) == pytest.approx((11 / 40, 30 / 40))
    assert (rust.n_before, rust.n_after, rust.n, rust.employers) == (40, 30, 70, 41)
    assert rust.direction == "rose"


def test_what_cannot_have_existed_is_new_and_what_was_there_rose():
    rows = [({"employer": f"b{i}", "month": BEFORE}, ["sql"]) for i in range(80)]
    rows[0] = (rows[0][0], ["sql", "cursor"])  # another Cursor: the table of births knows better
    rows += [({"employer": f"a{i}", "month": AFTER}, ["cursor", "claude-code", "rust"]) for i in range(60)]
    rows[1] = (rows[1][0], ["sql", "rust"])
    found = by_skill(measure_trend(make_tables(rows)))
    assert {s: c.direction for s, c in found.items()} == {
        "cursor": "new", "claude-code": "new", "rust": "rose", "sql": "fell"
    }  # fmt: skip
    assert found["cursor"].first == "2023-03"
    assert found["rust"].first == BEFORE


def test_a_skill_without_a_birth_is_dated_by_its_first_posting():
    tables = make_tables([({"month": m}, ["sql", "cursor"]) for m in ("2026-01", "", "2019-03", "2020-01")])
    dates = date_skills(tables)
    assert dates["sql"] == "2019-03"
    assert dates["cursor"] == "2023-03"


def test_periods_are_chosen_from_the_data_and_as_asked():
    rng = np.random.default_rng(31)
    trend = measure_trend(draw_market(rng, [0.3], [0.3]))
    assert isinstance(trend, Trend)
    assert (trend.since, trend.before, trend.after, trend.until) == (BEFORE, BEFORE, AFTER, AFTER)
    lack = measure_trend(draw_market(rng, [0.3], [0.3]), Slice(), "2019-01", "2026-01")
    assert isinstance(lack, NotEnoughData)
    assert "--before" in lack.reason


def test_small_things():
    assert find_month_before("2026-01") == "2025-12"
    assert choose_direction(0.1, 0.2, born_after=True) == "no clear change"
    assert choose_direction(-0.1, 0.01, born_after=True) == "fell"
    assert isinstance(measure_trend(make_tables([])), NotEnoughData)


def test_births_are_months_of_known_skills():
    births = load_births()
    assert len(births) > 100
    assert set(births) <= set(load_vocabulary().skills)
    assert all("2015-01" <= month <= "2026-12" and 1 <= int(month[5:]) <= 12 for month in births.values())


def test_hacker_news_of_the_starter_moves_as_its_readers_remember():
    from orienteer.snapshot.starter import load_starter

    found = by_skill(measure_trend(load_starter(), Slice(sources=("hackernews",))))
    assert [found[s].direction for s in ("typescript", "llm", "javascript")] == ["rose", "new", "fell"]
