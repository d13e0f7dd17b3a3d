from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orienteer.taxonomy.places import load_countries, load_hubs, read_where
from orienteer.taxonomy.tables import read_table


@pytest.mark.parametrize(
    ("text", "country", "hub"),
    [
        ("San Jose, CA, US", "US", "san-jose"),
        ("12 N Harbor Blvd 3rd Floor, El Segundo, CA 90245, US", "US", "los-angeles"),
        ("London, GBR", "GB", "london"),
        ("London, Ontario", "CA", ""),
        ("Cambridge, MA", "US", "boston"),
        ("Cambridge, UK", "GB", "cambridge"),
        ("Portland, Maine", "US", ""),
        ("Vancouver, BC", "CA", "vancouver"),
        ("Dublin, CA", "US", "san-francisco"),
        ("Wilmington, DE", "US", "philadelphia"),
        ("Hamburg, DE", "DE", "hamburg"),
        ("Atlanta, Georgia", "US", "atlanta"),
        ("Tbilisi, Georgia", "GE", ""),
        ("Remote (US)", "US", ""),
        ("REMOTE (U.S. only)", "US", ""),
        ("REMOTE (USA/Canada)", "US", ""),
        ("NYC or SF", "US", "new-york"),
        ("Standort: München", "DE", "munich"),
        ("Köln, Düsseldorf", "DE", "cologne"),
        ("Bangalore, India", "IN", "bengaluru"),
        ("California, San Francisco", "US", "san-francisco"),
        ("San Francisco, CA • New York, NY • United States", "US", "san-francisco"),
        ("US-CA-Menlo Park", "US", "san-francisco"),
        ("US, WA, Seattle", "US", "seattle"),
        ("USA - CA - San Francisco", "US", "san-francisco"),
        ("SGP-Singapore", "SG", "singapore"),
        ("Gurugram, Haryana", "IN", "delhi"),
        ("Warszawa, mazowieckie, Polska", "PL", "warsaw"),
        ("Paris, TX", "US", ""),
        ("Perth, WA", "AU", "perth"),
        ("Vancouver, WA", "US", "portland"),
        ("Athens, GA", "US", ""),
        ("NY or CT; On-site", "US", ""),
        ("Remote in CA, NY, or WA", "US", ""),
        ("Hong Kong SAR", "HK", "hong-kong"),
        ("Washington DC-Baltimore Area", "US", "washington-dc"),
        ("Palo Alto, CA or Seattle, WA", "US", "san-jose"),
        ("Tel Aviv-Yafo, Israel", "IL", "tel-aviv"),
        ("HQ - San Mateo", "US", "san-francisco"),
    ],
)
def test_a_place_is_told_by_the_names_beside_it(text: str, country: str, hub: str) -> None:
    where = read_where(text)
    assert where is not None
    assert (where.country, where.hub) == (country, hub)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Remote",
        "Remote OR hybrid",
        "ONSITE AND REMOTE",
        "tell me",
        "Europe",
        "go in or out",
        "Remote - EMEA",
        "Remote (EU)",
        "LATAM",
        "South America, Europe REMOTE",
        "Multiple Locations",
    ],
)
def test_words_that_are_also_codes_are_not_places(text: str) -> None:
    assert read_where(text) is None


def test_tables_agree_with_each_other() -> None:
    hubs, countries = load_hubs(), load_countries()
    rows = read_table("places.csv", ("name", "country", "state", "kind", "hub"))
    assert len(hubs) > 80
    assert len(countries) == 249
    assert {row["kind"] for row in rows} == {"city", "state", "code"}
    assert not [row for row in rows if row["country"] not in countries]
    assert not [row for row in rows if row["hub"] and hubs[row["hub"]].country != row["country"]]
    assert not [h for h in hubs.values() if h.id not in {row["hub"] for row in rows}]
    twice = Counter(tuple(row.values()) for row in rows)
    assert max(twice.values()) == 1


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing(text: str) -> None:
    where = read_where(text)
    if where:
        assert 0 <= where.start < where.end <= len(text)
        assert where.country in load_countries()
