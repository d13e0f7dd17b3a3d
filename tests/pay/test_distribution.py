import numpy as np
import pytest
from posted_tables import make_posted, spread

from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.market.wages import STAMPED
from orienteer.pay.distribution import SHARES, PayDistribution, measure_pay, measure_pay_by
from orienteer.pay.grouping import GROUPINGS


def test_quantiles_are_those_of_the_posted_middles() -> None:
    pay = measure_pay(make_posted(spread(41, 20)))
    assert isinstance(pay, PayDistribution)
    assert (pay.n, pay.employers, pay.as_of) == (41, 20, "2026-01")
    assert [q.value for q in pay.quantiles] == list(
        np.quantile(100_000 + 1000 * np.arange(41), SHARES, method="averaged_inverted_cdf")
    )
    assert pay.median.low < pay.median.value < pay.median.high


def test_floors_are_of_postings_and_of_employers() -> None:
    few, one_sided = measure_pay(make_posted(spread(29, 29))), measure_pay(make_posted(spread(60, 9)))
    assert isinstance(few, NotEnoughData)
    assert isinstance(one_sided, NotEnoughData)
    assert "29 postings" in few.reason
    assert "only 9 employers" in one_sided.reason


def test_postings_without_text_and_in_other_languages_take_part() -> None:
    pay = measure_pay(make_posted([*spread(20, 20, chars=0), *spread(20, 20, language="sv")]))
    assert pay.n == 40


def test_what_takes_no_part_is_counted_by_reason() -> None:
    odd = [{"employer": "x"}, {"pay": 50.0, "pay_period": "hour"}, {"pay": 2e5, "pay_kind": "total"}]
    stamped = [{"pay": 150_000.0, "country": "CA", "pay_inferred": True}, {"pay": 150_000.0, "pay_inferred": True}]
    pay = measure_pay(make_posted([*spread(30, 30), *odd, *stamped]))
    assert pay.n == 31  # dollars in a board's field are believed in the United States, not in Canada
    left = {reason: n for reason, n in pay.excluded.items() if n}
    assert left == {"without stated pay": 1, "paid by the hour, day or week": 1, "total pay, not base": 1, STAMPED: 1}


def test_a_few_big_employers_are_shown_to_make_the_median() -> None:
    big = [{"employer": f"big{i % 3}", "pay": 300_000.0 + i} for i in range(120)]
    pay = measure_pay(make_posted([*big, *spread(60, 60, step=100)]))
    assert isinstance(pay, PayDistribution)
    assert pay.median.value > 300_000
    assert pay.employer_median.value < 110_000
    assert pay.median.low < 170_000
    assert pay.employer_median.high < 150_000


@pytest.mark.parametrize(
    ("by", "fields", "names"),
    [
        ("level", ({"level": "senior"}, {"level": "mid"}), ["senior", "mid"]),
        ("hub", ({"hub": "austin"}, {"hub": ""}), ["austin"]),
        ("specialty", ({"specialties": "deep-learning nlp"}, {"specialties": "nlp"}), ["nlp", "deep-learning"]),
    ],
)
def test_groups_have_their_own_floors(by, fields, names) -> None:
    groups = measure_pay_by(make_posted([*spread(40, 20, **fields[0]), *spread(12, 12, **fields[1])]), by)
    assert [g.name for g in groups.groups] == names
    sizes = {g.name: g.pay.n for g in groups.groups}
    assert sizes[names[0]] == (52 if by == "specialty" else 40)
    assert groups.unknown == (12 if by == "hub" else 0)
    assert all(isinstance(g.pay, NotEnoughData) == (g.pay.n < 30) for g in groups.groups)


def test_employers_are_sized_by_the_postings_that_are_held() -> None:
    rows = [
        *({"employer": "big", "pay": 1e5} for _ in range(10)),
        {"employer": "big"},
        {"employer": "one", "pay": 1e5},
        {"pay": 1e5},
    ]
    groups = measure_pay_by(make_posted(rows), "employer-size")
    assert {g.name: g.pay.n for g in groups.groups} == {"10 to 49 postings": 10, "1 posting": 1}
    assert groups.unknown == 1


@pytest.mark.parametrize("by", GROUPINGS)
def test_every_grouping_adds_up(by) -> None:
    groups = measure_pay_by(make_posted(spread(60, 20, specialties="nlp", industry="finance", hub="berlin")), by)
    assert sum(g.pay.n for g in groups.groups) + groups.unknown == groups.n == 60


def test_nothing_in_a_slice_is_not_enough_data() -> None:
    assert isinstance(measure_pay(make_posted(spread(40, 20)), Slice(countries=("DE",))), NotEnoughData)
    assert measure_pay_by(make_posted(spread(40, 20)), "level", Slice(countries=("DE",))).groups == ()
