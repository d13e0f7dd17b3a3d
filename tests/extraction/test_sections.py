import pytest
from hypothesis import given
from hypothesis import strategies as st

from orienteer.extraction.sections import prepare_document, split_sections


def sections(text: str) -> list[tuple[str, str]]:
    return [(line.section, text[line.start : line.end].strip()) for line in split_sections(text) if not line.heading]


def test_lines_belong_to_the_heading_above_them() -> None:
    text = "We are Acme.\n\nWhat you’ll do:\n- Build models\n\nRequirements\n- Python\n\nNice to have\n- Rust\n\nBenefits\n- Lunch"
    assert sections(text) == [
        ("about", "We are Acme."),
        ("duties", "- Build models"),
        ("requirements", "- Python"),
        ("preferred", "- Rust"),
        ("benefits", "- Lunch"),
    ]


def test_a_heading_may_stand_before_its_text_on_the_same_line() -> None:
    assert sections("Requirements: Python and SQL\nmore") == [
        ("requirements", "Python and SQL"),
        ("requirements", "more"),
    ]


def test_headings_glued_into_a_text_without_line_breaks_are_found() -> None:
    body = "You analyse data for our clients every day of the week and report what you found. " * 3
    text = f"About usWe are Acme.Responsibilities{body}RequirementsSolid knowledge of SQL.Preferred Qualifications:R is a plus."
    found = dict(sections(text))
    assert found["duties"].startswith("You analyse data")
    assert found["requirements"] == "Solid knowledge of SQL."
    assert found["preferred"] == "R is a plus."


def test_german_headings_and_items_are_found_in_a_text_without_line_breaks() -> None:
    body = "Du entwickelst mit uns Modelle, die unsere Kunden jeden Tag nutzen, und sprichst mit ihnen darüber. " * 3
    text = (
        f"Wir sind Acme.Das erwartet Dich bei uns{body}Dein Profil Abgeschlossenes Studium Gute Kenntnisse in SQL "
        "Idealerweise R WAS WIR DIR BIETEN moderne Büros"
    )
    assert [part for part in sections(text) if part[0] != "duties"] == [
        ("about", "Wir sind Acme."),
        ("requirements", "Abgeschlossenes Studium"),
        ("requirements", "Gute Kenntnisse in SQL"),
        ("requirements", "Idealerweise R"),
        ("benefits", "moderne Büros"),
    ]


def test_a_short_german_wish_is_no_heading() -> None:
    text = "Ihr Profil\nErfahrung mit SAS von Vorteil\nAufnahme von Anforderungen\nPython"
    assert {section for section, _ in sections(text)} == {"requirements"}


def test_an_unknown_heading_changes_nothing_and_an_item_is_no_heading() -> None:
    text = "Requirements\nDatabases\n- SQL\n- Responsibilities for budgets of any size\n- Go"
    assert {s for s, _ in sections(text)} == {"requirements"}


def test_a_short_item_may_be_a_heading() -> None:
    assert sections("Requirements\n- Python\n- Nice to have\n- Rust")[-1] == ("preferred", "- Rust")


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("WHAT WE’RE LOOKING FOR", "requirements"),
        ("✨ Bonus points if you have", "preferred"),
        ("Key Responsibilities", "duties"),
        ("About Acme Robotics", "company"),
        ("Equal Opportunity Employer", "legal"),
        ("Ihr Profil", "requirements"),
        ("Das bieten wir Dir", "benefits"),
        ("Was Sie mitbringen:", "requirements"),
        ("Diese Aufgaben erwarten Dich", "duties"),
        ("Haben wir Ihr Interesse geweckt?", "legal"),
        ("Wer wir sind", "company"),
        ("Our Tech Stack", "stack"),
        ("Compensation", "pay"),
        ("Preferred Qualifications", "preferred"),
    ],
)
def test_headings(heading: str, section: str) -> None:
    assert sections(f"{heading}\nsomething") == [(section, "something")]


@given(st.text(alphabet=st.sampled_from("Requirements:\n-• aZ9.Benefits")))
def test_lines_hold_every_word_once_and_in_order(text: str) -> None:
    lines = split_sections(text)
    ends = [0, *(line.end for line in lines)]
    assert all(before <= line.start < line.end <= len(text) for before, line in zip(ends, lines, strict=False))
    assert "".join("".join(text[a.start : a.end] for a in lines).split()) == "".join(text.split())


@given(st.text())
def test_any_text_can_be_prepared(text: str) -> None:
    doc = prepare_document("1", text, text, text, text)
    assert len(doc.lower) == len(doc.text)


def test_the_middle_of_a_sentence_is_no_heading() -> None:
    text = "What you'll do\n- Talk to users,\ngathering requirements and building prototypes to\nlearn early"
    assert {name for name, _ in sections(text)} == {"duties"}


def test_physical_and_travel_requirements_ask_for_no_skill() -> None:
    found = dict(sections("Requirements\nSQL\nPhysical Requirements\nSits at a desk\nTravel Requirements\nNone"))
    assert found == {"requirements": "SQL", "legal": "Sits at a desk", "about": "None"}
