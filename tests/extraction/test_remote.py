import pytest

from orienteer.extraction.remote import read_remote
from orienteer.extraction.sections import prepare_document


def remote(text: str, title: str = "", location: str = "") -> str:
    return read_remote(prepare_document("1", title, "Acme", location, text)).value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We are fully remote and meet twice a year for an offsite.", "remote"), ("Work abroad: up to 20 days per year remote.", "unstated"),
        ("Remote: No", "onsite"), ("You debug remote hosts and deploy remotely.", "unstated"), ("You talk to local and remote groups.", "unstated"),
        ("Flexible Home-Office Regelung (3 Office + 2 Home pro Woche)", "hybrid"), ("Hybrides Arbeiten mit Homeoffice", "hybrid"),
        ("Telearbeit ist möglich.", "hybrid"), ("100 % remote innerhalb Deutschlands", "remote"), ("Die Stelle ist vor Ort in Bremen.", "onsite"),
        ("Wir bieten Gleitzeit und die Möglichkeit, mobil zu arbeiten.", "hybrid"), ("Homeoffice, auch zu 100 % möglich", "remote"),
        ("Du arbeitest zwei bis drei Tage pro Woche in unserem Büro.", "hybrid"), ("Unsere Kollegen vor Ort helfen dir.", "unstated"),
        ("Du kennst hybride Cloud-Umgebungen.", "unstated"), ("Arbeiten vor Ort", "onsite"),
        ("Remote ist nicht möglich.", "onsite"), ("Die Stelle ist nicht remote.", "onsite"),
        ("Puesto 100% remoto", "remote"), ("Modalidad: híbrida", "hybrid"), ("Work type: On-site", "onsite"), ("Workplace type: Hybrid", "hybrid"),
        ("This role requires 4 days a week in our Boston office.", "hybrid"), ("The job is 5 days per week in the office.", "onsite"),
        ("Remote work is not possible.", "onsite"), ("Familiarity with remote configuration systems", "unstated"), ("You will join our hybrid cloud team.", "unstated"),
        ("Free lunch in the office and yoga 3 times a week.", "unstated"),
        ("This is an in-person role in Oslo or Bergen.", "onsite"), ("We are 100% distributed: the company has no office.", "remote"),
        ("Then there is a home-based task followed by an interview.", "unstated"), ("Remote is not.", "onsite"),
    ],
)  # fmt: skip
def test_how_the_work_is_done(text: str, expected: str) -> None:
    assert remote(text) == expected


@pytest.mark.parametrize(
    ("location", "expected"),
    [("Utrecht (Hybrid Tue/Thu)", "hybrid"), ("ONSITE (Hybrid OK)", "hybrid"), ("Remote", "remote"), ("Leeds", "unstated"), ("Madrid, presencial", "onsite")],
)  # fmt: skip
def test_the_location_may_say_it(location: str, expected: str) -> None:
    assert remote("", location=location) == expected
