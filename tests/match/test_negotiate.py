"""Offers weighed against postings whose pay is known."""

import numpy as np
import pytest

from fact_tables import make_tables
from orienteer.errors import MatchError
from orienteer.market.columns import renumber
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.match.negotiation.alike import Alike, NothingAlike, Step, Terms, find_alike, list_steps
from orienteer.match.negotiation.ask import settle_ask
from orienteer.match.negotiation.comparables import Comparable
from orienteer.match.negotiation.negotiate import negotiate
from orienteer.match.negotiation.offer import read_floor, read_offer
from orienteer.match.negotiation.rank import Standing, rank_amount, rank_offer
from orienteer.pay.posted import PostedPay
from orienteer.pay.postings import model_pay
from orienteer.position.worth.estimate import PayRange
from orienteer.position.worth.places import Spot
from orienteer.profile.reading import read_cv


def hold_pay(values, clusters):
    rows = np.arange(len(values))
    return PostedPay(rows, values, values, values, renumber(np.asarray(clusters)), "2026-01", "2026-06", {})


def test_the_interval_of_a_percentile_holds_the_truth() -> None:
    """Employers of sizes 1 to 30 whose postings pay alike: 95% intervals must hold the share below in 95% of draws."""
    rng = np.random.default_rng(11)
    truth, held, votes_held, draws = 0.5, 0, 0, 400
    for _ in range(draws):
        sizes = rng.integers(1, 31, 60)
        clusters = np.repeat(np.arange(60), sizes)
        own = rng.normal(0, 0.2, 60)
        values = np.exp(12 + own[clusters] + rng.normal(0, 0.1, len(clusters)))
        pay = hold_pay(values, clusters)
        rank, votes = rank_amount(pay, np.exp(12)), rank_amount(pay, np.exp(12), equal_votes=True)
        held += rank.low <= truth <= rank.high
        votes_held += votes.low <= truth <= votes.high
    assert 0.92 <= held / draws <= 0.995
    assert 0.92 <= votes_held / draws <= 0.995


def test_ties_count_half_and_one_employer_has_one_vote() -> None:
    pay = hold_pay(np.array([100.0] * 30 + [200.0] * 10), [0] * 30 + list(range(1, 11)))
    assert rank_amount(pay, 150.0).share == pytest.approx(0.75)
    assert rank_amount(pay, 150.0, equal_votes=True).share == pytest.approx(1 / 11)
    assert rank_amount(pay, 100.0).share == pytest.approx(0.375)


def test_what_to_ask_for_is_above_the_offer_or_nothing() -> None:
    rng = np.random.default_rng(5)
    pay = hold_pay(np.exp(rng.normal(12, 0.3, 400)), np.arange(400) % 80)
    low, high, top = (rank_offer(pay, float(np.quantile(pay.middle, q))) for q in (0.2, 0.85, 0.97))
    assert low.anchor == low.quantile(0.75)
    assert high.anchor == high.quantile(0.9)
    assert top.anchor is None
    assert low.walk_away.value < low.quantile(0.5).value < low.anchor.value
    assert low.change_to(low.amount * 1.1) == pytest.approx(0.1)


def draw_postings(n, seed=1, **fields):
    rng = np.random.default_rng(seed)
    rows = []
    for i in range(n):
        pay = float(np.exp(12 + rng.normal(0, 0.15)))
        own = {"employer": f"{fields.get('hub', '')}{i % 15}", "pay_min": pay, "pay_max": pay, "pay_currency": "USD",
               "pay_period": "year", "pay_kind": "base", "level": "senior", "month": "2026-02"}  # fmt: skip
        rows.append((own | fields, ["python", "pytorch", "kubernetes"]))
    return rows


TERMS = Terms("application", "senior", "US", "seattle", "unstated")


def test_the_most_alike_set_that_is_enough_is_taken() -> None:
    tables = make_tables(draw_postings(40, hub="seattle") + draw_postings(60, seed=2))
    found = find_alike(tables, TERMS)
    assert isinstance(found, Alike)
    assert (found.n, found.employers, len(found.steps)) == (40, 15, 1)
    assert found.wanted.hubs == ("seattle",)


def test_the_hub_is_let_go_before_the_track_before_the_level() -> None:
    tables = make_tables(draw_postings(12, hub="seattle") + draw_postings(25, seed=2))
    found = find_alike(tables, TERMS)
    assert [(s.n, s.enough) for s in found.steps] == [(12, False), (37, True)]
    wide = list(list_steps(tables, TERMS))
    assert [(bool(s.hubs), s.tracks, s.levels) for s in wide] == [
        (True, ("application",), ("senior",)),
        (False, ("application",), ("senior",)),
        (False, (), ("senior",)),
        (False, ("application",), ("mid", "senior", "staff")),
        (False, (), ("mid", "senior", "staff")),
    ]
    assert all(s.countries == ("US",) or s.hubs for s in wide)
    assert all(s.since == "2024-03" for s in wide)


def test_a_first_job_is_never_compared_with_all_levels_nor_with_old_pay() -> None:
    old = draw_postings(80, seed=4, level="entry", month="2019-03")
    tables = make_tables(draw_postings(80) + old)
    found = find_alike(tables, Terms("application", "entry", "US", "", "unstated"))
    assert isinstance(found, NothingAlike)
    assert found.lack.n == 0


@pytest.fixture(scope="module")
def market():
    other = draw_postings(60, seed=9, hub="boston", track="research")
    tables = make_tables(draw_postings(220, hub="seattle") + draw_postings(200, seed=8, hub="austin") + other)
    return tables, model_pay(tables)


@pytest.fixture
def profile(tmp_path):
    path = tmp_path / "cv.md"
    path.write_text(
        "# Ilse Brandt\n\nAustin, TX | ilse@example.com\n\n## Experience\n\n### Quarry Rail\n**Senior Machine Learning "
        "Engineer**\n2016 - 2024\n\n- Cut the PyTorch serving bill by $90k a year\n- Led a team of 4 engineers\n",
        encoding="utf-8",
    )
    return read_cv(path)


def test_a_brief_holds_what_it_promises(market, profile) -> None:
    tables, model = market
    offer = read_offer("150000 USD base, Seattle, senior machine learning engineer")
    found = negotiate(profile, tables, offer, model=model)
    assert isinstance(found.standing, Standing)
    assert found.standing.votes.low <= found.standing.votes.share <= found.standing.votes.high < 0.5
    assert found.standing.anchor.value > 150_000
    assert [p.quote for p in found.points] == ["Cut the PyTorch serving bill by $90k a year"]
    assert (found.points[0].sought, round(found.points[0].relevance)) == ("pytorch", 1)
    assert len({posting.posting for posting in found.listed}) == len(found.listed) == 8
    assert all(posting.hub == "seattle" and posting.held == 1 for posting in found.listed)
    assert found.living.equal < 150_000  # Austin is cheaper
    assert found.model.low < found.model.median < found.model.high
    assert found.assumed == ()


def test_what_the_offer_does_not_say_is_assumed_aloud(market, profile) -> None:
    tables, model = market
    found = negotiate(profile, tables, read_offer("$150k"), model=model)
    assert (found.terms.hub, found.terms.level, found.terms.track) == ("austin", "senior", "application")
    said = " ".join(found.assumed)
    assert all(words in said for words in ("the place is", "the level is senior", "the track is AI application"))
    assert found.living is None
    elsewhere = negotiate(profile, tables, read_offer("$150k"), against=Spot("US", "new-york"), model=model)
    assert elsewhere.living.equal > 150_000


def draw_software(n, **fields):
    return [(f, ["python", "django", "postgresql"]) for f, _ in draw_postings(n, seed=3, track="software", **fields)]


@pytest.mark.parametrize(
    ("pay", "track", "theirs"), [({}, "software", True), ({"pay_min": None, "pay_max": None}, "application", False)]
)
def test_the_track_is_the_person_s_own_whatever_its_kind(tmp_path, pay, track, theirs) -> None:
    """A backend developer is compared with AI postings only where software has too few, and is told that it is so."""
    tables = make_tables(draw_postings(240) + draw_software(240, **pay))
    path = tmp_path / "cv.md"
    path.write_text(
        "# Ada Example\n\nAustin, TX\n\n## Experience\n\n### Quarry Rail\n**Senior Backend Developer**\n2016 - 2024\n\n"
        "- Built Django services on PostgreSQL in Python\n",
        encoding="utf-8",
    )
    found = negotiate(read_cv(path), tables, read_offer("$150k"))
    assert (found.terms.track, found.terms.theirs) == (track, theirs)
    said = " ".join(found.assumed)
    assert ("not yours: the CV looks most like software" in said) is not theirs
    assert any("not yours" in reason for reason in found.ask.withheld) is not theirs


def test_a_country_without_postings_is_not_enough_data(market, profile) -> None:
    tables, model = market
    offer = read_offer("90k EUR, Berlin")
    found = negotiate(profile, tables, offer, floor=read_floor("95k", offer), model=model)
    assert isinstance(found.standing, NotEnoughData)
    assert isinstance(found.model, NotEnoughData)
    assert (found.listed, found.floor) == ((), 95_000)
    assert found.points


def test_no_place_anywhere_is_refused(market, tmp_path) -> None:
    tables, model = market
    path = tmp_path / "cv.md"
    path.write_text("# Ada Example\n\nada@example.com\n\n## Skills\n\nPython, SQL, PyTorch\n", encoding="utf-8")
    with pytest.raises(MatchError, match="add a city or a country"):
        negotiate(read_cv(path), tables, read_offer("150k USD"), model=model)


def settle(level="senior", track=("application",), levels=("senior",), model=(80, 100, 140), held=5, offer=90.0):
    """An ask on 400 postings of 80 employers that pay about 100, in a model of low, median and high."""
    rng = np.random.default_rng(5)
    pay = hold_pay(np.exp(rng.normal(np.log(100), 0.15, 400)), np.arange(400) % 80)
    found = Alike((Step(Slice(track, levels, ("US",)), 400, 80, True),), pay)
    low, median, high = model
    posting = Comparable(
        "p", "", "", "", "US", "", "senior", "application", "remote", "", 1, 1, "USD", "year", 1, 1, 10, held
    )
    standing = rank_offer(pay, offer)
    terms = Terms("application", level, "US", "", "unstated")
    return standing, settle_ask(found, terms, standing, PayRange(median, low, high), (posting,))


def test_figures_are_given_where_both_measures_bear_them() -> None:
    standing, ask = settle()
    assert (ask.ask, ask.walk_away, ask.withheld) == (standing.quantile(0.75), standing.quantile(0.25), ())


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"levels": ("mid", "senior", "staff")}, "too few postings of level senior"),
        ({"track": ()}, "all tracks were compared"),
        ({"level": "unstated", "levels": ()}, "neither the offer nor the CV says a level"),
        ({"model": (40, 60, 80)}, "disagree"),
        ({"model": (60, 80, 140)}, "disagree"),
    ],
)
def test_no_figure_where_they_were_widened_or_disagree(given, says) -> None:
    _, ask = settle(**given)
    assert (ask.ask, ask.walk_away) == (None, None)
    assert says in " ".join(ask.withheld)


def test_the_ask_stops_at_the_middle_where_nobody_alike_is_compared() -> None:
    standing, ask = settle(held=3)
    assert (ask.ask, ask.walk_away) == (standing.quantile(0.5), standing.quantile(0.25))
    assert "30% of theirs" in ask.capped
    assert settle(held=3, offer=105.0)[1].ask is None
    assert settle(held=4)[1].capped == ""


def test_nothing_is_asked_beyond_what_the_model_expects() -> None:
    assert settle(offer=112.0, model=(80, 100, 118))[1].ask is None
