"""Wishes in brackets: they speak for a name, a choice stays a choice, and the sentence keeps its need."""

import pytest

from orienteer.extraction.facts import SkillFact
from orienteer.extraction.sections import prepare_document
from orienteer.extraction.skills import extract_skills


def facts_of(line: str) -> dict[str, SkillFact]:
    text = f"Requirements\n- {line}\n- Good communication"
    return {s.skill: s for s in extract_skills(prepare_document("1", "Engineer", "Acme", "", text))}


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        ("Python, Go or Rust (preferred)", {"python", "go", "rust"}),
        ("PyTorch (preferred) or TensorFlow", {"pytorch", "tensorflow"}),
        ("PyTorch [strongly preferred] or TensorFlow", {"pytorch", "tensorflow"}),
        ("AWS (preferred), Azure, or Google Cloud", {"aws", "azure", "gcp"}),
        ("Azure (ideally) or AWS, GCP", {"azure", "aws", "gcp"}),
        ("Python, Java (plus) or Go", {"python", "java", "go"}),
        ("One of PyTorch (preferred), TensorFlow, JAX", {"pytorch", "tensorflow", "jax"}),
        ("AWS, GCP, or Azure (AWS preferred)", {"aws", "gcp", "azure"}),
    ],
)
def test_a_remark_in_a_choice_leaves_one_choice_that_is_asked_for(line: str, choice: set[str]) -> None:
    facts = facts_of(line)
    assert choice <= facts.keys()
    assert {facts[skill].need for skill in choice} == {"required"}
    assert len({facts[skill].any_of for skill in choice} - {None}) == 1
    assert all(facts[skill].any_of is not None for skill in choice)


@pytest.mark.parametrize(
    ("line", "wishes", "asked"),
    [
        ("Strong Python and/or Golang (Node.js is a plus)", {"nodejs"}, {"python", "go"}),
        ("Comfortable with Docker, clouds (AWS preferred) and Terraform", {"aws"}, {"docker", "terraform"}),
        ("Docker (a plus), Terraform and Python", {"docker"}, {"terraform", "python"}),
        ("Docker, a cloud (preferably AWS or GCP) and SQL", {"aws", "gcp"}, {"docker", "sql"}),
        ("Kafka (Kinesis a plus)", {"amazon-kinesis"}, {"apache-kafka"}),
    ],
)
def test_a_remark_is_a_wish_for_what_it_speaks_of_alone(line: str, wishes: set[str], asked: set[str]) -> None:
    facts = facts_of(line)
    assert {facts[skill].need for skill in wishes} == {"preferred"}
    assert {facts[skill].need for skill in asked} == {"required"}
    assert not {facts[w].any_of for w in wishes} & {facts[a].any_of for a in asked} - {None}


@pytest.mark.parametrize(
    "line", ["Snowflake or BigQuery (a plus)", "Docker and Podman (nice to have)", "(Bonus) Docker"]
)
def test_a_remark_that_ends_or_opens_its_item_speaks_for_all_of_it(line: str) -> None:
    facts = facts_of(line)
    assert {fact.need for skill, fact in facts.items() if skill != "communication"} == {"preferred"}


def test_what_is_liked_more_than_others_that_are_not_named_is_asked_for() -> None:
    assert facts_of("Backends in Python (preferred) or another modern language")["python"].need == "required"


def test_a_wished_degree_says_nothing_of_the_skills_beside_it() -> None:
    assert facts_of("A degree (PhD preferred) and 5 years of experience with SQL")["sql"].need == "required"
