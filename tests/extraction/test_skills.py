import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orienteer.extraction.sections import prepare_document
from orienteer.extraction.skills import extract_skills


def read(text: str, title: str = "Engineer") -> dict[str, str]:
    return {s.skill: s.need for s in extract_skills(prepare_document("1", title, "Acme", "", text))}


def groups(text: str) -> list[set[str]]:
    found: dict[int, set[str]] = {}
    for s in extract_skills(prepare_document("1", "Engineer", "Acme", "", text)):
        if s.any_of is not None:
            found.setdefault(s.any_of, set()).add(s.skill)
    return list(found.values())


def test_the_section_says_the_need() -> None:
    text = "Responsibilities\n- Build APIs with FastAPI\n\nRequirements\n- Python\n\nNice to have\n- Terraform"
    found = read(text)
    assert found["fastapi"] == "duty"
    assert found["python"] == "required"
    assert found["terraform"] == "preferred"


def test_the_sentence_overrules_the_section() -> None:
    found = read("Requirements\n- Python\n- Kafka is a plus\n- (Bonus) experience with Terraform")
    assert (found["python"], found["apache-kafka"], found["terraform"]) == ("required", "preferred", "preferred")


def test_the_strongest_need_of_several_places_counts() -> None:
    assert read("Responsibilities\n- Write Python\n\nRequirements\n- Strong Python")["python"] == "required"


def test_what_the_company_says_of_itself_is_not_asked_for() -> None:
    assert read("About us\nAcme sells machine learning to banks.\n\nRequirements\n- SQL") == {"sql": "required"}


def test_a_negated_skill_is_not_taken() -> None:
    assert "java" not in read("Requirements\n- Python. No Java experience needed.")


def test_job_titles_and_fields_of_study_are_no_skills() -> None:
    found = read("Requirements\n- Work with data science teams\n- Degree in Computer Science or Statistics\n- SQL")
    assert "statistics" not in found
    assert "data-science" not in found
    assert "statistics" in read("Requirements\n- Degree in Physics and good knowledge of statistics")


@pytest.mark.parametrize(
    "text",
    [
        "Experience with AWS, GCP or Azure",
        "At least one of the following: AWS, GCP, Azure",
        "A public cloud such as AWS, GCP, Azure or similar",
        "AWS/GCP/Azure (or equivalent)",
    ],
)
def test_alternatives_form_one_group(text: str) -> None:
    assert groups(f"Requirements\n- {text}\n- Python") == [{"aws", "gcp", "azure"}]


def test_a_plain_list_is_no_group() -> None:
    assert groups("Requirements\n- Python, SQL and Docker\n- ETL in Python/Airflow") == []


def test_names_that_are_also_words_or_firms_do_not_count() -> None:
    text = (
        "About\nSpark Capital and Swift Ventures led our Series C; our R&D and go-to-market teams excel at what they do.\n"
        "Requirements\n- Make sure that we go live, and react to what you hear."
    )
    assert not read(text).keys() & {"spark", "swift", "c", "r", "go", "excel", "make", "react"}


def test_the_same_names_count_where_they_are_meant() -> None:
    found = read("Requirements\n- Go, R, C, Rust and Spark\n- Excel and SQL\n- React, TypeScript")
    assert {"go", "r", "c", "rust", "apache-spark", "excel", "react"} <= found.keys()


def test_a_language_that_only_the_title_names_is_marked() -> None:
    (fact,) = extract_skills(prepare_document("1", "Senior Rust Developer", "", "", "We build things."))
    assert (fact.skill, fact.place, fact.text) == ("rust", "title", "Rust")


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "Requirements\n",
                "- Python\n",
                "AWS or GCP, ",
                "nice to have: ",
                "Go ",
                "Rust.",
                "İ",
                "\n",
                "no Java ",
                "- ",
            ]
        )
    )
)
def test_spans_hold_the_text_and_each_skill_stands_once(parts: list[str]) -> None:
    text = "".join(parts)
    facts = extract_skills(prepare_document("1", "Python Engineer", "", "", text))
    assert len({f.skill for f in facts}) == len(facts)
    for f in facts:
        source = text if f.place == "description" else "Python Engineer"
        assert source[f.span[0] : f.span[1]] == f.text


@pytest.mark.parametrize(
    ("company", "text", "asked"),
    [
        ("Plotly, Inc.", "At Plotly we build dashboards with React.", False),
        ("Plotly", "Requirements\n- Experience with Plotly and React", True),
        ("Argo AI", "At Argo we care.\nRequirements\n- React", False),
        ("Cisco Meraki (San Jose)", "Cisco Meraki makes networks.\n\nRequirements\n- React", False),
        ("Acme", "Requirements\n- Plotly, React", True),
    ],
)
def test_the_employer_is_no_skill_unless_experience_with_it_is_asked(company: str, text: str, asked: bool) -> None:
    found = {s.skill for s in extract_skills(prepare_document("1", "Engineer", company, "", text))}
    assert "react" in found
    assert bool(found & {"plotly", "argo-workflows", "cisco-meraki"}) is asked


def test_customers_investors_and_former_employers_are_no_skills() -> None:
    text = "We are trusted by Snowflake and Figma. Our team came from Datadog. We use Python, backed by PostgreSQL."
    assert set(read(text)) == {"python", "postgresql"}


def test_a_sort_of_product_counts_where_something_is_asked_or_a_product_stands_beside_it() -> None:
    assert "crm" not in read("We sell a simple CRM for dentists.")
    assert "crm" in read("Requirements\n- Experience with a CRM")
    assert "nosql" in read("Backend: Python, NoSQL, AWS.")


def test_a_list_of_lines_is_company_for_common_words() -> None:
    found = read("Tools you will use\n- Slack\n- DocuSign\n- Zoom\n\nZoom in on details.")
    assert {"slack", "zoom"} <= found.keys()


def test_what_is_by_no_means_required_is_not_negated() -> None:
    text = "Knowing our stack is a plus but by no means required: Terraform, Python."
    assert read(text).keys() == {"terraform", "python"}


def test_a_name_goes_on_in_an_indented_line() -> None:
    assert "nvidia-isaac" in read("Requirements\n- Simulation for robotics, such as Isaac\n  Lab or MuJoCo")
