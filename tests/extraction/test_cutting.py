"""Words that lost the line break between them, as whole boards glue them together."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.sections import prepare_document
from orienteer.extraction.skills import extract_skills

FILLER = "We are looking for somebody who will join the team and help us to grow with all that the company does. " * 5


def read(text: str) -> dict[str, str]:
    return {s.text: s.need for s in extract_skills(prepare_document("1", "Engineer", "Acme", "", text))}


def test_words_that_lost_the_line_break_between_them_are_parted() -> None:
    items = [
        "Experience with machine learning",
        "Strong SQL skills",
        "Knowledge of Tableau",
        "Ability to work in teams",
    ]
    found = read(FILLER + "Requirements: " + "".join(items))
    assert {"machine learning", "SQL", "Tableau"} <= found.keys()


def test_a_list_that_lost_its_line_breaks_is_a_list() -> None:
    assert {"Python", "SQL", "Tableau", "Node.js", "Git"} <= read(
        FILLER + "Requirements: PythonSQLTableau, Node.jsGit"
    ).keys()


def test_an_item_that_was_glued_to_another_has_a_need_of_its_own() -> None:
    items = ["Strong Python skills", "Experience with Kafka is a plus", "Proficiency in Terraform and in writing tests"]
    found = read(FILLER + "Requirements: " + "".join(items))
    assert (found["Python"], found["Kafka"], found["Terraform"]) == ("required", "preferred", "required")


def test_known_words_in_capitals_within_stay_whole() -> None:
    found = read(FILLER + "Requirements: TypeScript, LangChain, PowerPointExcellent, JavaScriptStrong")
    assert {"TypeScript", "LangChain", "PowerPoint", "JavaScript"} <= found.keys()
    assert "Java" not in found


def test_where_lines_stand_glued_words_are_names_of_somebody() -> None:
    lines = "RepSpark is hiring.\nRequirements\n- Python\n- QuantSpark tools and DuckDuckGo"
    assert "Spark" not in read(lines)


def test_a_name_goes_on_over_the_end_of_a_line() -> None:
    assert "Weights &\n  Biases" in read("Requirements\n- Experience with Weights &\n  Biases and MLflow")
    assert "Weights\n  & Biases" in read("Requirements\n- Experience with Weights\n  & Biases and MLflow")
    assert "machine learning" not in read("Requirements\n- Experience with a machine\n\nlearning Python")


@given(st.lists(st.sampled_from(["Python", "SQL", "Tableau", "learning", "Strong", "zzq", "aB", "X"]), max_size=40))
def test_tokens_of_glued_words_stand_in_order_within_the_text(words: list[str]) -> None:
    text = FILLER + "".join(words)
    found = load_reader().read(text, refused=True).names
    spans = list(zip(found[1::7], found[2::7], strict=True))
    assert spans == sorted(spans)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


def test_words_in_a_list_share_the_head_of_the_last() -> None:
    found = {
        (s.text, s.skill)
        for s in extract_skills(
            prepare_document(
                "1", "Engineer", "Acme", "", "Requirements\n- Experience with supervised, semi-supervised and unsupervised learning\n"
                "- vector/graph databases, linear or logistic regression\n- Python and deep learning, data analysis",
            )
        )
    }  # fmt: skip
    assert {
        ("supervised", "supervised-learning"), ("semi-supervised", "semi-supervised-learning"),
        ("unsupervised learning", "unsupervised-learning"), ("vector", "vector-databases"),
        ("graph databases", "graph-databases"), ("linear", "linear-regression"), ("Python", "python"),
    } <= found  # fmt: skip
    assert len(found) == 10
