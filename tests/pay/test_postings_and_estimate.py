import numpy as np
import pytest

from fact_tables import make_tables
from orienteer.market.demand import NotEnoughData
from orienteer.pay.card import render_card
from orienteer.pay.estimate import JobTerms, PayEstimate, estimate_job
from orienteer.pay.evaluation import evaluate_folds
from orienteer.pay.postings import model_pay, tabulate_postings
from orienteer.snapshot.starter import load_starter

LEVELS = {"mid": 0.0, "senior": 0.25, "staff": 0.5}


@pytest.fixture(scope="module")
def tables():
    rng = np.random.default_rng(2)
    postings = []
    for i in range(900):
        level = str(rng.choice(list(LEVELS)))
        country = str(rng.choice(["US", "GB"], p=[0.8, 0.2]))
        skills = [s for s, p in (("python", 0.8), ("cuda", 0.3)) if rng.random() < p]
        pay = np.exp(11.7 + LEVELS[level] - 0.5 * (country == "GB") + 0.2 * ("cuda" in skills) + rng.normal(0, 0.15))
        fields = {
            "level": level, "country": country, "employer": f"e{rng.integers(90)}", "month": f"2025-{1 + i % 12:02}",
            "pay_min": pay * 0.9, "pay_max": pay / 0.9, "pay_currency": "USD", "pay_period": "year", "pay_kind": "base",
        }  # fmt: skip
        postings.append((fields, skills))
    return make_tables([*postings, ({"country": "FR"}, ["python"])])


@pytest.fixture(scope="module")
def model(tables):
    return model_pay(tables)


def test_only_postings_with_pay_are_laid_out(tables) -> None:
    table = tabulate_postings(tables)
    assert len(table) == 900
    assert len(np.unique(table.cluster)) == 90


def test_an_estimate_is_near_the_truth_and_says_what_it_rests_on(tables, model) -> None:
    job = JobTerms("application", "senior", "US", skills=("python",))
    found = estimate_job(model, tables, job, ("cuda",))
    assert isinstance(found, PayEstimate)
    assert found.median == pytest.approx(np.exp(11.95), rel=0.06)
    assert found.low < np.exp(11.95) < found.high
    assert np.log(found.high / found.low) == pytest.approx(2 * 1.2816 * 0.15, rel=0.25)
    assert found.changes[0].change == pytest.approx(np.exp(0.2) - 1, abs=0.06)
    assert (found.n, found.currency, found.since, found.as_of) == (found.n, "USD", "2025-01", "2025-12")
    assert 600 < found.n < 900


def test_a_country_that_nobody_states_pay_for_has_no_estimate(tables, model) -> None:
    found = estimate_job(model, tables, JobTerms(country="FR"))
    assert isinstance(found, NotEnoughData)
    assert (found.n, found.employers) == (0, 0)


def test_what_if_compares_like_with_like(tables, model) -> None:
    found = estimate_job(model, tables, JobTerms(country="US"), ("python", "no-such-skill"))
    assert isinstance(found, PayEstimate)
    assert found.changes[1].change == pytest.approx(0, abs=1e-9)


def test_the_card_says_where_the_model_must_not_be_used() -> None:
    starter = load_starter()
    table = tabulate_postings(starter)
    found = evaluate_folds(table)
    card = render_card(starter, table, found)
    assert f"{len(table):,} postings" in card
    weak = [
        f"{role} {value or 'unstated'}"
        for role, values in found.by_group.items()
        for value, errors in values.items()
        if errors.coverage_80 < 0.75
    ]
    listed = card.split("less than 75% in the table above", 1)[1].split("\n", 1)[0]
    assert all(name in listed for name in weak)
    assert 0.77 < found.errors.coverage_80 < 0.85
    assert found.errors.mae < 0.62 * found.constant.mae
