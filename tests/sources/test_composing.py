"""One place cleans every posting: contacts masked, encodings mended, dates, ids and fields in the closed forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orienteer.sources.composing import clean_text, compose_posting, mend_encoding
from orienteer.sources.dates import to_iso_date
from orienteer.sources.personal import mask_contacts


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Write to jo.lee+hn@mail.acme.co.uk.", "Write to [e-mail]."),
        ("jo [at] acme [dot] io", "[e-mail]"),
        ("jo (at) acme.io, please", "[e-mail], please"),
        ("jo at acme dot io", "[e-mail]"),
        ("Call +44 20 7946 0958, or Tel.: 0207 946 0958", "Call [phone], or Tel.: [phone]"),
        ("Fragen unter 0611 533-5210", "Fragen unter [phone]"),
    ],
)
def test_contacts_are_masked(text: str, masked: str) -> None:
    assert mask_contacts(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "$120,000 - $150,000 plus 401(k)",
        "+100,000 users on 01/02/2021",
        "posts on https://medium.com/@acme/why and @acme",
        "work at home, 24/7, ISO 27001, 5+ years, C++11",
        "reference 0012345678 and salary 60000-70000",
    ],
)
def test_pay_dates_counts_and_links_are_no_contacts(text: str) -> None:
    assert mask_contacts(text) == text


@given(st.text("jo@acme.io +0123456789()-[]dt", max_size=200))
def test_masking_twice_changes_nothing_more(text: str) -> None:
    assert mask_contacts(mask_contacts(text)) == mask_contacts(text)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-01-14T10:00:00Z", "2026-01-14"),
        ("2026-01-14 10:10:39 UTC", "2026-01-14"),
        ("2022-05", "2022-05"),
        ("1785792634", "2026-08-03"),
        ("1764205361939", "2025-11-27"),
        ("Fri, 27 Mar 2026 20:20:27 +0000", "2026-03-27"),
        ("14.1.2026", "2026-01-14"),
        ("31/01/2026", "2026-01-31"),
        ("01/31/2026", "2026-01-31"),
        ("Ask HN: Who is hiring? (April 2017)", "2017-04"),
        ("January 5, 2026", "2026-01-05"),
        ("03/04/2026", ""),
        ("2026-13-01", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_dates(text: str, date: str) -> None:
    assert to_iso_date(text) == date


@given(st.text(max_size=40) | st.from_regex(r"\d{1,12}[-./ ]?\d{0,4}[-./ ]?\d{0,5}", fullmatch=True))
def test_no_date_raises(text: str) -> None:
    assert len(to_iso_date(text)) in {0, 7, 10}


def test_utf8_that_was_read_as_latin1_is_mended_and_real_letters_stay() -> None:
    assert mend_encoding("donâ\x80\x99t, MÃ¼nchen") == "don’t, München"
    assert mend_encoding("São Paulo, Ã la carte, Zoë") == "São Paulo, Ã la carte, Zoë"


def test_bullets_in_a_row_become_a_list() -> None:
    assert clean_text("You bring: • Python • SQL • dbt") == "You bring:\n- Python\n- SQL\n- dbt"
    assert clean_text("• Python\n● SQL") == "- Python\n- SQL"
    assert clean_text("Rome • Remote") == "Rome • Remote"


def test_lines_of_plain_text_stay_lines_where_only_entities_or_bold_words_are_html() -> None:
    assert clean_text("Skills:\nR&amp;D\n\n<b>Pay</b>: good") == "Skills:\nR&D\n\nPay: good"
    assert clean_text("<p>One\ntwo</p>") == "One two"


def test_ids_are_stable_and_differ_where_the_postings_do() -> None:
    values = {"source": "My Board", "title": "Analyst", "company": "Acme", "description": "We measure."}
    assert compose_posting(values).id == compose_posting(dict(reversed(values.items()))).id
    assert compose_posting(values).id != compose_posting({**values, "company": "Beta"}).id
    assert compose_posting({**values, "id": "7"}).id == "myboard:7"
    assert compose_posting({**values, "id": "ashby:acme:7"}).id == "ashby:acme:7"


def test_fields_take_the_closed_forms_and_empty_ones_are_dropped() -> None:
    values = {
        "title": "Analyst <b>II</b>",
        "location": "2 Locations",
        "pay_min": "€ 50,000.00",
        "pay_max": "65k",
        "pay_currency": "€",
        "pay_period": "per annum",
        "pay_text": "50000.0",
        "remote": "In-Office or Remote",
        "level": "Not Applicable",
        "industry": "nan",
        "shoe": "42",
    }
    posting = compose_posting(values)
    assert (posting.title, posting.location) == ("Analyst II", "")
    assert posting.fields == {
        "pay_min": "50000",
        "pay_max": "65000",
        "pay_currency": "EUR",
        "pay_period": "year",
        "remote": "remote",
    }
    assert compose_posting({"pay_min": "0", "pay_currency": "USD", "remote": "false"}).fields == {}
