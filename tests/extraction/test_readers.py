import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clock import assert_linear
from orienteer.extraction.degree import read_degree
from orienteer.extraction.document import Document
from orienteer.extraction.facts import Found
from orienteer.extraction.industry import read_industry
from orienteer.extraction.language import detect_language
from orienteer.extraction.level import read_level
from orienteer.extraction.place import read_place
from orienteer.extraction.remote import read_remote
from orienteer.extraction.sections import prepare_document
from orienteer.extraction.years import read_years


def make(text: str, title: str = "", location: str = "") -> Document:
    return prepare_document("1", title, "Acme", location, text)


@pytest.mark.parametrize(
    ("title", "text", "level"),
    [
        ("Senior ML Engineer", "", "senior"), ("Lead Data Scientist", "", "senior"), ("Senior/Staff AI Engineer", "", "senior"),
        ("Senior Staff Engineer", "", "staff"), ("Principal Engineer", "", "staff"), ("Data Architect", "", "staff"), ("Junior Analyst", "", "entry"),
        ("AI Engineer Intern", "", "intern"), ("Werkstudent (m/w/d) Data", "", "intern"), ("Head of Data", "", "manager"),
        ("Senior Manager, Data Science", "", "manager"), ("Data Science Manager", "", "manager"), ("Senior Product Manager", "", "senior"),
        ("Account Manager", "", "unstated"), ("Data Analyst III", "", "senior"), ("Senior Engineer II", "", "senior"), ("Software Engineer II", "", "mid"),
        ("Data Management Analyst", "", "unstated"), ("Platform Engineer, Vice President", "", "senior"), ("VP of Engineering", "", "manager"),
        ("Member of Technical Staff", "", "unstated"), ("Engineer (All Levels)", "5+ years of experience", "unstated"), ("Founding Engineer", "", "unstated"),
        ("Data Engineer", "We are looking for a senior engineer.", "senior"), ("Data Engineer", "A mid-senior level engineer.", "mid"),
        ("Data Engineer", "At least 1 year of experience.", "entry"), ("Data Engineer", "3+ years of experience.", "mid"),
        ("Data Engineer", "5+ years of experience.", "senior"), ("Solutions Architect", "3+ years of experience.", "mid"),
    ],
)  # fmt: skip
def test_level_title_then_text_then_years(title: str, text: str, level: str) -> None:
    doc = make(text, title)
    assert read_level(doc, read_years(doc)).value == level


@pytest.mark.parametrize(
    ("text", "remote"),
    [
        ("This role is fully remote.", "remote"), ("Location: Remote (US)", "remote"), ("Great people.\n#LI-Remote", "remote"), ("#LI-Hybrid", "hybrid"),
        ("This is a hybrid position based in Leeds.\nBenefits\n- Remote-first culture", "hybrid"), ("Three days a week in the office.", "hybrid"),
        ("We work in the office 5 days a week.", "onsite"), ("This position is on-site in Austin.", "onsite"), ("This is not a remote role.", "onsite"),
        ("Hybrid or in person.", "hybrid"), ("Remote or onsite.", "remote"), ("Work from anywhere 4 weeks a year.", "unstated"),
        ("You know hybrid search and hybrid cloud.", "unstated"), ("Onsite gym and free lunch.", "unstated"), ("Remote sensing of crops.", "unstated"),
        ("You talk to remote teams.", "unstated"), ("Onsite interview with the team.", "unstated"), ("A city job in Paris.", "unstated"),
        ("Flexible working hours.", "unstated"), ("You may work from home one day a week.", "hybrid"), ("Mobiles Arbeiten möglich", "hybrid"),
    ],
)  # fmt: skip
def test_remote_is_how_the_work_is_done(text: str, remote: str) -> None:
    assert read_remote(make(text)).value == remote


def test_the_header_line_decides_before_the_text() -> None:
    found = read_remote(make("Our customers work remotely.", title="Acme | Engineer | Oslo | ONSITE"))
    assert (found.value, found.place) == ("onsite", "title")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("3+ years of experience in software engineering", 3), ("three to five years of relevant experience", 3), ("3-5 yrs of experience", 3),
        ("Minimum of 5 years' experience", 5), ("Requirements12+ years of experience with finance", 12), ("Mindestens 3 Jahre Berufserfahrung", 3),
        ("Mehrjährige Berufserfahrung", None), ("Five (5) years application development experience", 5), ("18 months of experience", 1.5),
        ("Bachelor's and 5 years of experience, or Master's and 3 years of experience", 3), ("7+ years of experience in Python, 4 years using Flask", 7),
        ("- 5+ years of Python experience\n- 3+ years of experience with AWS", 5), ("Preferred Qualifications\n- 8+ years of experience", None),
        ("We have over 20 years of experience in retail.", None), ("In less than two years we grew to 90 people.", None), ("Options vest over 4 years.", None),
        ("You must be at least 18 years old.", None), ("A four year degree", None), ("5+ years of experience preferred", None), ("Seit 22 Jahren am Markt", None),
        ("5+ years of experience, preferably in banking", 5),
    ],
)  # fmt: skip
def test_years_are_the_general_requirement(text: str, years: float | None) -> None:
    assert read_years(make(text)).value == years


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("Bachelor's degree in Computer Science", "bachelor"), ("BS/MS in Computer Science", "bachelor"), ("MS or PhD in Statistics required", "master"),
        ("PhD in Physics", "phd"), ("We ask for a Bachelor's degree, Master's preferred.", "bachelor"), ("A degree or equivalent experience", "bachelor"),
        ("Master's degree preferred", "none"), ("Advanced degree in a quantitative field", "master"), ("Abgeschlossenes Studium der Informatik", "bachelor"),
        ("Associate degree", "none"), ("A high degree of autonomy", "none"), ("Certified scrum master", "none"), ("Tuition reimbursement for your degree", "none"),
        ("Nice to have\n- PhD in machine learning", "none"), ("No degree required", "none"), ("", "none"),
    ],
)  # fmt: skip
def test_degree_is_the_lowest_required(text: str, degree: str) -> None:
    assert read_degree(make(text)).value == degree


@pytest.mark.parametrize(
    ("location", "title", "text", "country", "hub"),
    [
        ("Berlin, Germany", "Engineer in Paris", "", "DE", "berlin"), ("", "Acme | Engineer | NYC | Hybrid", "", "US", "new-york"),
        ("", "Engineer", "Our office is in Dublin, Ireland.", "IE", "dublin"), ("", "Engineer", "A London-based company.", "GB", "london"),
        ("", "Engineer", "We like Paris in spring.", "", ""), ("Remote", "Engineer", "Remote within Canada.", "CA", ""),
    ],
)  # fmt: skip
def test_place_from_location_then_title_then_text(location: str, title: str, text: str, country: str, hub: str) -> None:
    found = read_place(make(text, title, location))
    assert (found[0].value, found[1].value) == (country, hub)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("You will build models for our team and work with the data that we have.", "en"), ("", "en"), ("Python SQL Docker", "en"),
        ("Wir suchen eine Person für unser Team, die mit uns und den Daten arbeitet.", "de"),
        ("Nous cherchons une personne pour notre équipe qui travaille avec les données et vous.", "fr"),
        ("Buscamos una persona para el equipo que trabaje con los datos y en la nube.", "es"),
        ("Wij zoeken een collega voor ons team die met de data van onze klanten werkt.", "nl"),
        ("AI startup 正在寻找一位 Full-stack Engineer（全栈工程师），欢迎加入我们的团队", "zh"),
        ("東京でエンジニアを募集しています: Python", "ja"),
        ("Мы ищем разработчика на Python", "ru"),
        ("We are looking for an engineer in 東京 to work with the team.", "en"),
    ],
)  # fmt: skip
def test_language_by_its_common_words(text: str, language: str) -> None:
    assert detect_language(text) == language


def test_industry_needs_clear_evidence() -> None:
    clear = "About us\nWe are a biotech company for drug discovery. Our therapeutics help; biotech is our life."
    assert read_industry(make(clear)).value == "biotech"
    assert read_industry(make("We like people.")).value == ""


READERS = (
    read_remote,
    read_years,
    read_degree,
    read_industry,
    lambda d: read_place(d)[0],
    lambda d: read_level(d, Found(None, "")),
)
WORDS = (
    "remote",
    "hybrid",
    "3+ years",
    "of experience",
    "PhD",
    "degree",
    "\n",
    "(",
    "in",
    "London",
    "preferred",
    "senior",
    ". ",
    "ß",
    "İ",
    "5 days a week",
    "MS",
    "/",
)


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_no_text_fails_and_evidence_lies_inside(text: str) -> None:
    doc = make(text, title=text[:40], location=text[:20])
    parts = {"description": doc.text, "title": doc.title, "location": doc.location}
    for read in READERS:
        found = read(doc)
        assert found.rule
        if found.span is not None:
            assert 0 <= found.span[0] < found.span[1] <= len(parts[found.place])


@pytest.mark.parametrize("unit", ["remote ", "5 years ", "degree ", "MS ", " ", "a week ", "based in ", "x"])
def test_long_hostile_texts_take_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        doc = make(unit * (size // len(unit)))
        start = time.process_time()
        for read in READERS:
            read(doc)
        return time.process_time() - start

    assert_linear(seconds, 15_000, 60_000, floor=0.03)
