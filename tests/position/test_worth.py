"""What a person is worth, against markets whose pay is known."""

from math import exp, isclose, log, prod

import numpy as np
import pytest

from fact_tables import make_tables
from orienteer.errors import PayError
from orienteer.market.demand import NotEnoughData
from orienteer.pay.estimate import JobTerms
from orienteer.pay.living import find_price_level
from orienteer.pay.postings import model_pay
from orienteer.position.worth.drivers import explain_worth
from orienteer.position.worth.estimate import PayRange, count_skills, model_person, predict_log, value_jobs
from orienteer.position.worth.support import read_support
from orienteer.position.worth.worth import Asked, value_person
from orienteer.profile.reading import read_cv

SKILLS = {"pytorch": 0.15, "kubernetes": 0.08, "excel": -0.12, "python": 0.0, "sql": 0.0, "docker": 0.0, "aws": 0.0}
LEVELS = {"entry": -0.35, "mid": -0.1, "senior": 0.1, "staff": 0.3}
HUBS = {"san-francisco": 0.2, "austin": -0.05, "": 0.0}
TRACKS = {"application": 0.05, "software": 0.0, "analytics": -0.15}


def draw_market(n=1400, seed=3):
    """Postings whose log pay is a sum of known parts; each names four skills."""
    rng = np.random.default_rng(seed)
    rows = []
    for i in range(n):
        track, level, hub = (rng.choice(list(names)) for names in (TRACKS, LEVELS, HUBS))
        skills = rng.choice(list(SKILLS), 4, replace=False)
        mean = 11.9 + TRACKS[track] + LEVELS[level] + HUBS[hub] + sum(SKILLS[s] for s in skills)
        pay = float(np.exp(mean + rng.normal(0, 0.12)))
        fields = {"track": track, "level": level, "hub": hub, "employer": f"e{i % 120}", "pay_min": pay, "pay_max": pay,
                  "pay_currency": "USD", "pay_period": "year", "pay_kind": "base"}  # fmt: skip
        rows.append((fields, [str(s) for s in skills]))
    few = {"country": "DE", "employer": "solo", "pay_min": 9e4, "pay_max": 9e4, "pay_currency": "USD",
           "pay_period": "year", "pay_kind": "base"}  # fmt: skip
    return make_tables([*rows, *[(few, ["python", "sql", "docker", "aws"])] * 12])


@pytest.fixture(scope="module")
def market():
    tables = draw_market()
    return tables, model_pay(tables)


def write_cv(tmp_path, place="Austin, TX", skills="Python, PyTorch, Kubernetes, SQL, Docker, AWS", start="2018"):
    path = tmp_path / "cv.md"
    path.write_text(
        f"# Ilse Brandt\n\n{place} | ilse@example.com\n\n## Experience\n\n### Quarry Rail\n**Senior Machine Learning "
        f"Engineer**\n{start} - 2024\n\n- Trained models in PyTorch and served them on Kubernetes\n\n## Skills\n\n{skills}\n",
        encoding="utf-8",
    )
    return read_cv(path)


def test_contributions_multiply_to_the_estimate_exactly(market, tmp_path) -> None:
    tables, model = market
    found = value_person(write_cv(tmp_path), tables, model=model)
    drivers, at = found.drivers, found.at
    assert (at.country, at.hub) == ("US", "austin")
    assert isclose(drivers.plain_median * prod(1 + d.change for d in drivers.groups), drivers.median, rel_tol=1e-12)
    assert isclose(drivers.median, at.nominal.median, rel_tol=1e-12)
    skills = next(d for d in drivers.groups if d.group == "skills")
    parts = prod(1 + s.change for s in drivers.skills) * (1 + drivers.others) * (1 + drivers.average)
    assert isclose(parts, 1 + skills.change, rel_tol=1e-12)


def test_a_cross_of_two_groups_is_split_in_half(market, tmp_path) -> None:
    """Shapley's values do not depend on the order in which the groups are listed."""
    tables, model = market
    person = model_person(model, JobTerms(level="senior", skills=("pytorch",)))
    job = JobTerms(track="application", level="senior", country="US", hub="san-francisco", skills=("pytorch",))
    plain = JobTerms(track="software", level="mid", country="US")
    support = read_support(model.fitted.table, tables.postings)
    there = {d.group: log(1 + d.change) for d in explain_worth(person, support, job, plain).groups}
    back = {d.group: log(1 + d.change) for d in explain_worth(person, support, plain, job).groups}
    for group in ("level", "track", "place", "years", "way"):
        assert isclose(there[group], -back[group], abs_tol=1e-9)


def test_known_effects_are_found(market, tmp_path) -> None:
    tables, model = market
    cells = {(c.track, c.hub): c.nominal for c in value_person(write_cv(tmp_path), tables, model=model).cells
             if c.remote == "unstated" and c.country == "US"}  # fmt: skip
    far, near = cells["application", "san-francisco"], cells["application", "austin"]
    assert isclose(far.median / near.median, exp(0.25), rel_tol=0.06)
    assert isclose(cells["analytics", "austin"].median / near.median, exp(-0.20), rel_tol=0.06)
    assert near.low < near.median < near.high


def test_knowing_more_does_not_add_up_several_jobs(market) -> None:
    """Who holds all skills gets the mean job's content and not the sum of all weights."""
    _, model = market
    usual = count_skills(model.fitted.table)
    assert isclose(usual["application"], 4, abs_tol=0.1)
    everything = model_person(model, JobTerms(skills=tuple(SKILLS)))
    assert isclose(everything.share("application"), 4 / 7, rel_tol=0.05)
    assert abs(everything.content("application") - everything.plain) < 0.01
    few = model_person(model, JobTerms(skills=("pytorch", "python")))
    assert few.share("application") == 1


def test_a_spoken_language_changes_nothing(market) -> None:
    _, model = market
    jobs = [JobTerms(track="software", country="US")]
    with_it = value_jobs(model_person(model, JobTerms(skills=("python", "english"))), jobs)
    assert with_it == value_jobs(model_person(model, JobTerms(skills=("python",))), jobs)


def test_one_prediction_for_all_is_each_alone(market) -> None:
    _, model = market
    person = model_person(model, JobTerms(level="senior", skills=("pytorch", "aws")))
    jobs = [JobTerms(track=t, level="senior", country="US", hub=h) for t in TRACKS for h in HUBS]
    together = predict_log(person, jobs)
    assert np.allclose(together, [predict_log(person, [job])[0] for job in jobs])


def test_too_few_postings_are_no_figure_and_home_falls_back(market, tmp_path) -> None:
    tables, model = market
    found = value_person(write_cv(tmp_path, place="Berlin, Germany"), tables, model=model)
    assert found.home.hub == "berlin"
    german = [c for c in found.cells if c.country == "DE"]
    assert german
    assert all(isinstance(c.nominal, NotEnoughData) and c.adjusted is None for c in german)
    assert "30 of 10" in german[0].nominal.reason
    assert found.at.country == "US"
    remote = [c for c in found.cells if c.remote == "remote"]
    assert all(isinstance(c.nominal, NotEnoughData) for c in remote)  # no posting says remote
    at_home = [c for c in remote if c.track == "software" and c.country == "US" and not c.hub]
    assert "way of working" in at_home[0].nominal.reason


def test_adjusted_stands_beside_nominal(market, tmp_path) -> None:
    tables, model = market
    asked = Asked(tracks=("software",), hubs=("san-francisco", "austin"), ways=("unstated",), base="austin")
    found = value_person(write_cv(tmp_path), tables, asked, model=model)
    cells = {c.hub: c for c in found.cells if c.track == "software"}
    assert isclose(cells["austin"].adjusted.median, cells["austin"].nominal.median)
    factor = find_price_level(hub="austin").index / find_price_level(hub="san-francisco").index
    far = cells["san-francisco"]
    for end in ("median", "low", "high"):
        assert isclose(getattr(far.adjusted, end), getattr(far.nominal, end) * factor)
    with pytest.raises(PayError, match="no price level"):
        value_person(write_cv(tmp_path), tables, Asked(base="taipei"), model=model)


def test_terms_go_before_the_cv(market, tmp_path) -> None:
    tables, model = market
    profile = write_cv(tmp_path)
    asked = Asked(tracks=("software",), hubs=("austin",), ways=("unstated",))
    senior = value_person(profile, tables, asked, model=model)
    entry = value_person(profile, tables, asked, JobTerms(level="entry"), model)
    assert (senior.job.level, entry.job.level) == ("senior", "entry")
    assert isinstance(entry.at.nominal, PayRange)
    assert entry.at.nominal.median < 0.75 * senior.at.nominal.median
