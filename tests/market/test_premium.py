"""Premiums in invented markets whose truth is known."""

import numpy as np
import pytest
from pay_worlds import make_world

from fact_tables import make_tables
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import Premium, Premiums, TooFew, estimate_premiums
from orienteer.market.slices import Slice


def measure(tables, wanted=None, placebos=20):
    found = estimate_premiums(tables, wanted, placebos=placebos)
    assert isinstance(found, Premiums)
    return found


def judge(worlds, placebos=20):
    """Coverage of adjusted and raw intervals, mean share of chance among the flagged, mean placebo rate, errors."""
    adjusted, raw, chance, rates, errors, raw_errors = [], [], [], [], [], []
    for world in worlds:
        found = measure(world.tables, placebos=placebos)
        truth = {p: world.truth[p.skill] for p in found.skills}
        adjusted += [p.low <= t <= p.high for p, t in truth.items()]
        raw += [p.raw_low <= t <= p.raw_high for p, t in truth.items()]
        errors += [p.adjusted - t for p, t in truth.items()]
        raw_errors += [p.raw - t for p, t in truth.items()]
        chance.append(np.mean([t == 0 for p, t in truth.items() if p.flagged] or [0.0]))
        rates.append(found.placebos.rate)
    return (*map(np.mean, (adjusted, raw, chance, rates)), np.std(errors), np.std(raw_errors))


@pytest.fixture(scope="module")
def judged():
    return judge(make_world(seed) for seed in range(24))


def test_planted_premiums_lie_within_their_intervals(judged):
    coverage, *_ = judged
    assert 0.93 <= coverage <= 0.975


def test_raw_differences_are_biased_where_skills_lean_to_levels_and_places(judged):
    _, raw, _, _, error, raw_error = judged
    assert raw < 0.75
    assert raw_error > 3 * error


def test_the_flagged_hold_no_more_chance_than_promised(judged):
    _, _, chance, *_ = judged
    assert chance <= 0.1 + 0.05


def test_placebos_are_seldom_found(judged):
    _, _, _, placebos, *_ = judged
    assert 0.02 <= placebos <= 0.08


def test_where_no_skill_pays_few_are_flagged():
    found = [measure(make_world(100 + seed, share=0.0).tables) for seed in range(16)]
    assert np.mean([any(p.flagged for p in f.skills) for f in found]) <= 0.1 + 0.15
    assert max(abs(p.expected) for f in found for p in f.skills) < 0.08


@pytest.mark.slow
@pytest.mark.parametrize(
    "market",
    [
        {}, {"giant": 80}, {"twins": True}, {"employer_spread": 0.3, "noise": 0.1}, {"employers": 90}, {"skills": 150},
        {"employers": 500, "premium": 0.2},
    ],
    ids=str,
)  # fmt: skip
def test_many_markets(market):
    coverage, raw, chance, placebos, *_ = judge([make_world(1000 + seed, **market) for seed in range(60)], 50)
    assert 0.93 <= coverage <= 0.975
    assert raw < 0.8
    assert chance <= 0.1 + 0.05
    assert 0.03 <= placebos <= 0.07


def test_an_employer_of_many_postings_is_not_many_votes():
    """One employer pays double and asks for Rust in all of its sixty postings; nobody else pays for it."""
    rng = np.random.default_rng(5)
    base = {"pay_currency": "USD", "pay_period": "year", "pay_kind": "base"}
    rows = []
    for i in range(210):
        employer, pay = ("giant", 2e5) if i < 60 else (f"e{i}", 1e5 * np.exp(rng.normal(0, 0.2)))
        asked = [*(["rust"] if i < 60 or i % 5 == 0 else []), *(["go"] if i % 2 else [])]
        rows.append(({**base, "employer": employer, "pay_min": pay, "pay_max": pay}, asked))
    rust = measure(make_tables(rows)).find("rust")
    assert isinstance(rust, Premium)
    assert rust.raw > 0.4
    assert rust.raw_low < 0.1
    assert rust.low < 0.1
    assert not rust.flagged


def test_one_slip_of_the_keyboard_decides_nothing():
    plain, slipped = make_world(7), make_world(7, pay_of=lambda pay, rng: np.where(np.arange(len(pay)) == 3, 13.4, pay))
    before, after = measure(plain.tables), measure(slipped.tables)
    assert after.drawn_in >= 1
    shift = [abs(p.adjusted - after.find(p.skill).adjusted) for p in before.skills]
    assert max(shift) < 0.03


def test_too_few_is_said_for_each_skill():
    world = make_world(8, employers=60)
    found = measure(world.tables)
    assert found.lacking
    named = {p.skill for p in found.skills} | {few.skill for few in found.lacking}
    assert named == set(world.truth) & named
    assert all(p.n >= 30 and p.employers >= 10 and found.n - p.n >= 30 for p in found.skills)
    assert all(few.n < 30 or few.employers < 10 or found.n - few.n < 30 for few in found.lacking)
    assert found.find(found.lacking[0].skill) == found.lacking[0]
    assert found.find("no such skill") == TooFew("no such skill", 0, 0)


def test_a_skill_that_every_employer_asks_for_has_no_figure():
    world = make_world(9)
    asked = [({**row, "pay_min": 1e5, "pay_max": 1e5}, ["python"]) for row in world.tables.postings.to_pylist()]
    assert isinstance(estimate_premiums(make_tables(asked)), NotEnoughData)


def test_skills_that_always_stand_together_are_one():
    world = make_world(10)
    rows = world.tables.skills.to_pylist()
    copies = [row | {"skill": "its-copy"} for row in rows if row["skill"] == "skill-0"]
    skills = world.tables.skills.from_pylist(rows + copies[1:], schema=world.tables.skills.schema)
    found = measure(type(world.tables)(world.tables.postings, skills))
    assert found.find("skill-0").with_it == ("its-copy",)
    assert found.find("its-copy") is found.find("skill-0")
    assert found.find("skill-0").adjusted == pytest.approx(measure(world.tables).find("skill-0").adjusted, abs=0.01)


def test_who_is_left_out_is_counted():
    world = make_world(11)
    rows = world.tables.postings.to_pylist()
    for row, change in zip(
        rows, ({"chars": 0}, {"pay_min": None, "pay_max": None}, {"pay_period": "hour"}), strict=False
    ):
        row.update(change)
    postings = world.tables.postings.from_pylist(rows, schema=world.tables.postings.schema)
    found = measure(type(world.tables)(postings, world.tables.skills))
    left_out = {why: n for why, n in found.excluded.items() if n}
    assert left_out == {"without text": 1, "that state no pay": 1, "paid by the hour, day or week": 1}
    assert found.n + 3 == len(rows)


def test_a_slice_is_estimated_by_itself():
    world = make_world(12, employers=400)
    german = measure(world.tables, Slice(countries=("GB",)))
    assert "country" not in german.controls
    assert german.n < measure(world.tables).n
    assert isinstance(estimate_premiums(world.tables, Slice(countries=("FR",))), NotEnoughData)


def test_the_order_of_rows_does_not_matter():
    world = make_world(13)
    n = world.tables.postings.num_rows
    order = np.random.default_rng(0).permutation(n)
    skills = world.tables.skills.to_pylist()
    place = np.empty(n, dtype=int)
    place[order] = np.arange(n)
    moved = [row | {"row": int(place[row["row"]])} for row in skills]
    shuffled = type(world.tables)(
        world.tables.postings.take(order), world.tables.skills.from_pylist(moved, schema=world.tables.skills.schema)
    )
    first, second = measure(world.tables), measure(shuffled)
    for premium in first.skills:
        assert second.find(premium.skill).adjusted == pytest.approx(premium.adjusted, abs=1e-6)
