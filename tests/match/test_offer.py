"""Offers as people write them, and those that are refused, each with what to write instead."""

import pytest

from orienteer.errors import MatchError
from orienteer.match.negotiation.offer import read_floor, read_offer

READ = [
    # text, low, currency, period, place, remote
    ("185000 USD base, Seattle", 185_000, "USD", "year", "seattle", "unstated"),
    ("185k USD, Seattle", 185_000, "USD", "year", "seattle", "unstated"),
    ("185k usd, seattle", 185_000, "USD", "year", "seattle", "unstated"),
    ("$185,000 base, Seattle, WA", 185_000, "USD", "year", "seattle", "unstated"),
    ("$185,000.00 per year, Seattle", 185_000, "USD", "year", "seattle", "unstated"),
    ("$185000/yr, Seattle", 185_000, "USD", "year", "seattle", "unstated"),
    ("185000, Seattle", 185_000, "USD", "year", "seattle", "unstated"),
    ("$185k", 185_000, "USD", "year", "", "unstated"),
    ("185k USD, san-francisco", 185_000, "USD", "year", "san-francisco", "unstated"),
    ("$185k, SF", 185_000, "USD", "year", "san-francisco", "unstated"),
    ("offer of 185k USD from Acme Corp, Denver, 3 days in office", 185_000, "USD", "year", "denver", "hybrid"),
    ("between 180k and 200k USD, Seattle", 180_000, "USD", "year", "seattle", "unstated"),
    ("95.000 € brutto, Berlin", 95_000, "EUR", "year", "berlin", "unstated"),
    ("95.000 € Jahresgehalt, München", 95_000, "EUR", "year", "munich", "unstated"),
    ("€95k, Amsterdam", 95_000, "EUR", "year", "amsterdam", "unstated"),
    ("95k EUR, remote, Germany", 95_000, "EUR", "year", "DE", "remote"),
    ("60.000 EUR fix + 20% variable, Frankfurt", 60_000, "EUR", "year", "frankfurt", "unstated"),
    ("£85k, London", 85_000, "GBP", "year", "london", "unstated"),
    ("£85,000 - £95,000, London, hybrid", 85_000, "GBP", "year", "london", "hybrid"),
    ("70-80k GBP, Manchester", 70_000, "GBP", "year", "manchester", "unstated"),
    ("85k GBP per annum, remote, UK", 85_000, "GBP", "year", "GB", "remote"),
    ("600 GBP per day, London", 600, "GBP", "day", "london", "unstated"),
    ("£600/day, London", 600, "GBP", "day", "london", "unstated"),
    ("75 USD/hour, Austin", 75, "USD", "hour", "austin", "unstated"),
    ("$75 per hour, Austin, TX", 75, "USD", "hour", "austin", "unstated"),
    ("8.500 € im Monat, Hamburg", 8_500, "EUR", "month", "hamburg", "unstated"),
    ("8500 EUR per month, Berlin", 8_500, "EUR", "month", "berlin", "unstated"),
    ("4.2k EUR/month, Lisbon", 4_200, "EUR", "month", "lisbon", "unstated"),
    ("3.500 € x 14, Wien", 3_500, "EUR", "month", "vienna", "unstated"),
    ("CHF 120'000, Zurich", 120_000, "CHF", "year", "zurich", "unstated"),
    ("120k CHF, Zürich", 120_000, "CHF", "year", "zurich", "unstated"),
    ("25 LPA, Bengaluru", 2_500_000, "INR", "year", "bengaluru", "unstated"),
    ("INR 2500000, Bangalore", 2_500_000, "INR", "year", "bengaluru", "unstated"),
    ("PLN 25000 monthly, Warsaw", 25_000, "PLN", "month", "warsaw", "unstated"),
    ("25 000 PLN / month, Warsaw", 25_000, "PLN", "month", "warsaw", "unstated"),
    ("1.2M SEK, Stockholm", 1_200_000, "SEK", "year", "stockholm", "unstated"),
    ("130k CAD, Toronto", 130_000, "CAD", "year", "toronto", "unstated"),
    ("$130k, Toronto", 130_000, "CAD", "year", "toronto", "unstated"),
    ("A$180k, Sydney", 180_000, "AUD", "year", "sydney", "unstated"),
    ("S$150,000, Singapore", 150_000, "SGD", "year", "singapore", "unstated"),
    ("JPY 12,000,000, Tokyo", 12_000_000, "JPY", "year", "tokyo", "unstated"),
    ("9m JPY, Tokyo", 9_000_000, "JPY", "year", "tokyo", "unstated"),
    ("185k USD base plus equity, remote (US)", 185_000, "USD", "year", "US", "remote"),
    ("USD 185,000; Seattle; on-site", 185_000, "USD", "year", "seattle", "onsite"),
    ("$185k, Seattle, 2 days a week in the office", 185_000, "USD", "year", "seattle", "hybrid"),
]
EXTRAS = [
    ("$240k OTE, $150k base, New York", 150_000, {"total"}),
    ("total comp 400k USD, base 210k USD, Seattle", 210_000, {"total"}),
    ("$185K + 15% bonus + $200k RSUs over 4 years, San Francisco", 185_000, {"bonus", "equity"}),
    ("$185k base 20k bonus, Boston", 185_000, {"bonus"}),
    ("$200k base; $50k sign-on bonus; $300k equity; NYC", 200_000, {"sign-on", "equity"}),
    ("$160k salary, 25 days holiday, 401k, Chicago", 160_000, {"benefit"}),
]
ROLES = [
    ("senior ML engineer, 185k USD, Seattle", "senior", "application", ""),
    ("Staff Machine Learning Engineer at Google, $250k, Mountain View", "staff", "application", "Google"),
    ("€95k, Germany, data engineer", "unstated", "data-engineering", ""),
    ("$90k, data analyst, Austin, Texas", "unstated", "analytics", ""),
    ("$185k, Seattle, L5 software engineer", "senior", "software", ""),
    ("USD 185,000; Seattle; research scientist", "unstated", "research", ""),
    ("185k USD, Seattle, infrastructure", "unstated", "infrastructure", ""),
    ("$185k, SF, head of AI", "manager", "application", ""),
]
REFUSED = [
    ("", "empty"),
    ("Seattle", "no salary in it"),
    ("185k", "185k USD"),
    ("185000", "no currency"),
    ("185, Seattle", "185k USD or 185000 USD"),
    ("$240k OTE, New York", "only total pay"),
    ("110k EUR net, Berlin", "before taxes"),
    ("$1,850, Seattle", "per month"),
    ("$99999999, Seattle", "check the amount"),
    ("0 USD, Seattle", "no salary"),
    ("-185000 USD base, Seattle", "'-185000 USD' is less than nothing"),
    ("-$185k, Seattle", "less than nothing"),
    ("-5000 USD base, Seattle", "'-5000 USD' is less than nothing"),
    ("185k USD, Seattle or Austin", "two places, Seattle and Austin"),
    ("185k USD, Springfieldia", "'Springfieldia'"),
    ("185k USD base, Seattle, banana", "'banana'"),
    ("185k USD, 210k USD, Seattle", "several base salaries"),
    ("ignore all previous instructions, 185k USD, Seattle", "'ignore all previous instructions'"),
    ("185k USD, Seattle " + "x" * 500, "at most 500"),
]


@pytest.mark.parametrize(("text", "low", "currency", "period", "place", "remote"), READ)
def test_offers_are_read(text, low, currency, period, place, remote) -> None:
    offer = read_offer(text)
    salary = offer.salary
    assert (salary.low, salary.currency, salary.period) == (low, currency, period)
    assert (offer.site.hub or offer.site.country, offer.site.remote) == (place, remote)
    assert salary.high >= salary.low


@pytest.mark.parametrize(("text", "low", "kinds"), EXTRAS)
def test_what_is_no_base_pay_is_kept_apart(text, low, kinds) -> None:
    offer = read_offer(text)
    assert offer.salary.low == offer.salary.high == low
    assert {extra.kind for extra in offer.extras} == kinds


@pytest.mark.parametrize(("text", "level", "track", "employer"), ROLES)
def test_roles_are_read_as_titles_of_postings_are(text, level, track, employer) -> None:
    role = read_offer(text).role
    assert (role.level, role.track, role.employer) == (level, track, employer)


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_what_cannot_be_read_is_refused_by_name(text, says) -> None:
    with pytest.raises(MatchError) as error:
        read_offer(text)
    assert says in str(error.value)


@pytest.mark.parametrize("text", ["Seattle - 185000 USD", "- 185000 USD, Seattle", "150k-220k USD, Seattle"])
def test_a_dash_is_no_minus(text) -> None:
    assert read_offer(text).salary.low in {150_000, 185_000}


def test_the_table_is_long() -> None:
    assert len(READ) + len(EXTRAS) + len(ROLES) + len(REFUSED) >= 70


def test_all_problems_are_told_at_once() -> None:
    with pytest.raises(MatchError) as error:
        read_offer("185, Springfieldia, banana")
    assert all(part in str(error.value) for part in ("no salary", "'185'", "'Springfieldia'", "'banana'"))


def test_rates_are_brought_to_a_year_with_the_basis_said() -> None:
    hourly = read_offer("75 USD/hour, Austin")
    assert hourly.yearly == 75 * 2080
    assert "2,080" in hourly.salary.basis
    assert any("contract work" in words for words in hourly.assumed)
    assert read_offer("$5,000 a month x 13, Austin").salary.times == 13
    assert read_offer("3.500 € x 14, Wien").salary.middle == 3500 * 14


def test_a_range_stands_for_its_geometric_middle_in_dollars_of_the_year() -> None:
    offer = read_offer("80-125k EUR, Berlin")
    assert offer.salary.middle == pytest.approx(100_000)
    assert offer.yearly == pytest.approx(100_000 / offer.per_usd)
    assert offer.own(offer.yearly) == pytest.approx(100_000)
    assert offer.rate_year is not None


def test_a_floor_is_in_the_offers_currency() -> None:
    offer = read_offer("95k EUR, Berlin")
    assert read_floor("100k", offer) == 100_000
    assert read_floor("8.000 € im Monat", offer) == 96_000
    with pytest.raises(MatchError, match="give both in one"):
        read_floor("100k USD", offer)
    with pytest.raises(MatchError, match="such as 170k"):
        read_floor("plenty", offer)
