import pytest

from orienteer.extraction.facts import Found
from orienteer.extraction.level import load_grades, load_roles, read_level
from orienteer.extraction.sections import prepare_document
from orienteer.extraction.years import read_years


def level(title: str, text: str = "", company: str = "Acme") -> str:
    doc = prepare_document("1", title, company, "", text)
    return read_level(doc, read_years(doc)).value


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Vice President, AI Engineer", "senior"), ("Assistant Vice President - Data Engineer", "mid"), ("Platform Engineer, SVP", "staff"),
        ("VP of Engineering", "manager"), ("VP Engineering", "manager"), ("Associate Principal, Data Science", "staff"), ("Associate Director, AI", "manager"),
        ("Senior Member of Technical Staff", "senior"), ("Principal Member of Technical Staff", "staff"), ("Member of Technical Staff, Inference", "unstated"),
        ("(Senior) Data Engineer (m/w/d)", "senior"), ("Engineer II", "mid"), ("SDE-2", "mid"), ("SDE III", "senior"), ("Software Engineer (L5)", "senior"),
        ("Software Engineer - IC3", "mid"), ("Research Engineer, E6", "staff"), ("L2 Support Engineer", "unstated"), ("Consultant, AI & Data", "unstated"),
        ("Senior Associate, Data & AI", "senior"), ("Managing Consultant Data", "manager"), ("Sr. Staff Engineer", "staff"), ("Senior/Staff Engineer", "senior"),
        ("Staff / Lead Engineer", "senior"), ("Staff Engineer, Growth Tech Lead", "staff"), ("Tech Lead / Manager", "senior"), ("Team Leader Analytics", "manager"),
        ("Teamleiter Data Science (m/w/d)", "manager"), ("Berufseinsteiger Data Analytics", "entry"), ("Studentische Hilfskraft KI", "intern"),
        ("Abteilungsleitung Business Intelligence", "manager"), ("Trainee Data Science", "entry"), ("Praktikant:in Machine Learning", "intern"),
        ("Chief of Staff to the CTO", "unstated"), ("Distinguished Engineer, Office of the CTO", "staff"), ("Head of AI", "manager"), ("Chief Architect", "staff"),
        ("Postdoctoral Fellow", "unstated"), ("Data Entry Clerk", "unstated"), ("Student Success Analyst", "unstated"), ("Lead Generation Specialist", "unstated"),
        ("Desarrollador Sénior", "senior"), ("Ingénieur IA débutant", "entry"), ("Engenheiro de Dados Pleno", "mid"), ("Semi Senior Data Engineer", "mid"),
        ("Engineer (3 positions)", "unstated"), ("Data Engineer (5+ years)", "unstated"), ("Software Engineer, Reporting to the Head of Data", "unstated"),
        ("Acme | Senior iOS Engineer, Junior Android Engineer | Oslo", "unstated"), ("Acme | Principal ML Engineer | NYC (hybrid)", "staff"),
        ("ML Engineer (multiple levels)", "unstated"), ("Graduate Software Engineer", "entry"), ("Industrial Placement - Data", "intern"),
    ],
)  # fmt: skip
def test_ladders_of_many_employers(title: str, expected: str) -> None:
    assert level(title) == expected


def test_a_bank_has_thousands_of_vice_presidents() -> None:
    assert level("Vice President - Data Science", company="First Bank of Springfield") == "senior"
    assert level("Vice President - Data Science", company="Acme Robotics") == "manager"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seniority: Mid and Senior", "mid"), ("Career level: Principal", "staff"), ("We are looking for a senior engineer.", "senior"),
        ("About us\nWith 25 years of innovation, Acme leads the market.", "unstated"), ("Acme has 30 years of experience in logistics.", "unstated"),
        ("You report to senior leaders and staff.", "unstated"), ("We're hiring a platform lead.", "senior"),
    ],
)  # fmt: skip
def test_the_text_speaks_where_the_title_does_not(text: str, expected: str) -> None:
    assert level("AI Engineer", text) == expected


def test_title_goes_before_years() -> None:
    doc = prepare_document("1", "Junior Engineer", "Acme", "", "")
    assert read_level(doc, Found(7.0, "general")).value == "entry"


def test_tables_are_read() -> None:
    assert ("senior",) in {words for words, _ in load_grades()["senior"]}
    assert "engineer" in load_roles()
    assert not load_roles() & load_grades().keys()
