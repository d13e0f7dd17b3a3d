import pytest

from orienteer.extraction.sections import prepare_document
from orienteer.extraction.track import read_track


@pytest.mark.parametrize(
    ("title", "track"),
    [
        ("Research Scientist, Reasoning", "research"),
        ("Machine Learning Engineer", "application"),
        ("Senior AI Engineer (LLM)", "application"),
        ("MLOps Engineer", "infrastructure"),
        ("ML Platform Engineer", "infrastructure"),
        ("Senior Data Engineer", "data-engineering"),
        ("Data Scientist", "data-science"),
        ("Business Intelligence Analyst", "analytics"),
        ("Backend Software Engineer", "software"),
        ("Office Manager", "other"),
    ],
)
def test_the_title_says_the_track(title: str, track: str) -> None:
    found = read_track(prepare_document("1", title, "", "", ""))
    assert found.value == track
    assert found.span is not None
    assert found.place == "title"


def test_the_text_settles_what_the_title_leaves_open() -> None:
    text = (
        "You will build agents on large language models: RAG, prompt engineering, fine-tuning, embeddings, LLM evals.\n"
        "You own our agentic products from prompts to LLM evaluation, and the retrieval behind our AI assistants."
    )
    assert read_track(prepare_document("1", "Software Engineer", "", "", text)).value == "application"
    web = "You will build React front-ends, APIs and microservices for our web application: TypeScript, Node.js, Rails."
    assert read_track(prepare_document("1", "Software Engineer", "", "", web)).value == "software"


def test_nothing_said_is_other_with_its_rule() -> None:
    found = read_track(prepare_document("1", "", "", "", ""))
    assert (found.value, found.rule) == ("other", "track:nothing")
