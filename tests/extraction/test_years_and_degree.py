import pytest

from orienteer.extraction.degree import read_degree
from orienteer.extraction.sections import prepare_document
from orienteer.extraction.years import read_years


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Looking for engineers (5+ YOE).", 5), ("Experience: 8-12 yrs", 8), ("Mindestens dreijährige Berufserfahrung als Entwickler", 3),
        ("3-jährige Erfahrung in der Datenanalyse", 3), ("Wir feiern unser 15-jähriges Bestehen.", None), ("With over 20 years of experience, Acme builds robots.", None),
        ("For 8 years, Acme has been building data tools.", None), ("Our founders have 40 years of experience combined.", None),
        ("We are veterans with over 20 years of expertise.", None), ("Requirements\n- 20+ years of experience in banking", 20),
        ("A four-year undergraduate institution.", None), ("BS with 8+ years, MS with 6+ years or PhD with 3+ years of experience", 3),
        ("Requirements\n- Two (2) or more years of experience with SQL", 2), ("A 12-month contract.", None), ("Hired on a trial contract basis for up to 3 months, working with us.", None), ("six months of professional experience", 0.5),
        ("Requirements\n- 0-2 years of experience", 0), ("ten-plus years of experience leading teams", 10), ("Wir sind seit 30 Jahren am Markt.", None),
        ("In den letzten Jahren hast du Erfahrung mit Python gesammelt.", None), ("Du unterstützt uns für mindestens 6 Monate.", None),
        ("Die Vergütung ist ein Jahresgehalt von 50.000 Euro.", None), ("zwei bis vier Jahre Berufserfahrung", 2),
    ],
)  # fmt: skip
def test_years(text: str, years: float | None) -> None:
    assert read_years(prepare_document("1", "", "Acme", "", text)).value == years


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("Abgeschlossenes Studium der Informatik Idealerweise Erfahrung mit SQL", "bachelor"), ("Idealerweise ein abgeschlossenes Studium", "none"),
        ("Du hast einen wissenschaftlichen Abschluss in Informatik", "bachelor"), ("Exzellenter Abschluss des Studiums der Physik", "bachelor"),
        ("Bachelor in Mathematik, Erfahrung im Banking ist von Vorteil", "bachelor"), ("Du studierst Informatik", "bachelor"),
        ("Mit dem Abschluss einer Versicherung", "none"),
        ("Ein akademischer Abschluss im Bereich Mathematik", "bachelor"), ("Abgeschlossenes Masterstudium der Physik", "master"),
        ("Abgeschlossene Promotion in Physik", "phd"), ("- A university degree, ideally in mathematics", "bachelor"), ("Ideally a PhD", "none"),
        ("B.Tech/M.Tech in Computer Science", "bachelor"), ("Our offices at BAMTECH Media", "none"), ("Our founders are PhDs from good schools.", "none"),
        ("A tertiary qualification in computer science", "bachelor"), ("FinanceMaster's degree or PhD in Statistics", "master"),
        ("Undergraduate degree in economics", "bachelor"), ("Graduate degree in statistics required", "master"), ("MS Office and MS SQL", "none"),
        ("An undergraduate or a master's degree in physics", "bachelor"), ("Requirements: MS or preferred PhD in statistics", "master"),
        ("Abgeschlossenes Studium oder Ausbildung zum Informatiker", "none"), ("Colleagues from leading PhD programs", "none"),
        ("- Bachelor's required, Master's preferred", "bachelor"), ("Hochschulreife und Ausbildung", "none"), ("pursuing a Bachelor's degree", "bachelor"),
    ],
)  # fmt: skip
def test_degree(text: str, degree: str) -> None:
    assert read_degree(prepare_document("1", "", "Acme", "", text)).value == degree
