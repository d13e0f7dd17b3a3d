import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orienteer.snapshot.employer import key_employer, load_legal_forms, normalise_employer, rekey_employer


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("Acme", "ACME, Inc."),
        ("Acme", "Acme (YC W18)"),
        ("Acme", "acme S.A."),
        ("Müller & Söhne GmbH & Co. KG", "Muller Sohne"),
        ("Booking.com B.V.", "booking.com"),
        ("Jülich e.V.", "JÜLICH"),
    ],
)
def test_spellings_of_one_employer_have_one_key(written: str, other: str) -> None:
    assert key_employer(written) == key_employer(other)


@pytest.mark.parametrize(("one", "other"), [("Apple", "Apply"), ("Acme Labs", "Acme"), ("GmbH", "Inc"), ("(A)", "(B)")])
def test_different_employers_have_different_keys(one: str, other: str) -> None:
    assert key_employer(one) != key_employer(other)


def test_an_unknown_employer_has_no_key() -> None:
    assert key_employer("") == key_employer(" - ") == rekey_employer("", "salt") == ""


@settings(deadline=None)
@given(st.text(max_size=30))
def test_a_key_is_sixteen_hex_digits_or_nothing_for_any_name(name: str) -> None:
    key = key_employer(name)
    assert key == "" or (len(key) == 16 and int(key, 16) >= 0)
    assert normalise_employer(normalise_employer(name)) == normalise_employer(name)


def test_a_salt_changes_every_key_and_only_the_salt_gives_it_again() -> None:
    key = key_employer("Acme")
    assert rekey_employer(key, "a" * 32) == rekey_employer(key, "a" * 32)
    assert len({key, rekey_employer(key, "a" * 32), rekey_employer(key, "b" * 32)}) == 3


def test_the_table_of_legal_forms_is_folded() -> None:
    forms = load_legal_forms()
    assert {"gmbh", "inc", "ltd", "llc"} <= forms
    assert all(form == form.casefold() and form.isalnum() for form in forms)
