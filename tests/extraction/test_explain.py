"""Explanations: the facts as ever, and every name with the reason why it was taken or not."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from orienteer.extraction.engine.judge import RULES
from orienteer.extraction.explain import Explanation, explain_posting
from orienteer.extraction.extract import encode_facts, extract_facts
from orienteer.interfaces.records.explanations import RULES_SAID, say_rule
from orienteer.sources.posting import Posting

TEXT = """About us
Tarnwick is an analytics company; we closed our Series C with Swift Ventures. Everyone may go further here.

What you'll do
- Run our Kafka clusters with Python

Requirements
- 4+ years of experience with Python or Scala
- Bachelor's degree in Computer Science, Statistics or a related field
- No Java needed

Nice to have
- Rust

90,000 - 110,000 EUR a year"""


def explain(text: str = TEXT, title: str = "Senior Data Engineer (Terraform, machine learning)") -> Explanation:
    return explain_posting(Posting("t:1", "", title, "Tarnwick", text, "Berlin"))


def reason_of(explained: Explanation, text: str) -> list[tuple[str, str]]:
    return [(m.outcome, m.rule) for m in explained.mentions if m.text == text]


def test_facts_are_those_of_extract() -> None:
    explained = explain()
    assert explained.facts == extract_facts(explained.posting)
    taken = {(m.skill, m.span, m.place, m.need, m.rule) for m in explained.mentions if m.outcome == "taken"}
    assert taken == {(s.skill, s.span, s.place, s.need, s.rule) for s in explained.facts.skills}
    assert len(taken) >= 5


def test_what_was_not_taken_says_why() -> None:
    explained = explain()
    assert reason_of(explained, "Java") == [("refused", "negated")]
    assert reason_of(explained, "Statistics") == [("refused", "field of study")]
    assert reason_of(explained, "Swift Ventures") == [("refused", "blocked")]
    assert reason_of(explained, "analytics")[0][0] == "refused"


def test_a_skill_asked_twice_is_taken_where_it_is_asked_most() -> None:
    outcomes = [(m.outcome, m.need) for m in explain().mentions if m.skill == "python"]
    assert outcomes == [("repeated", "duty"), ("taken", "required")]


def test_a_common_word_without_company_is_said_to_need_it() -> None:
    explained = explain("Requirements\n- Julia will show you the office")
    assert reason_of(explained, "Julia") == [("refused", "needs company")]
    assert ("taken", "section:requirements") in reason_of(explain("Requirements\n- Python, Julia"), "Julia")


def test_the_employers_own_name_is_said_to_be_one() -> None:
    posting = Posting("t:1", "", "Snowflake Engineer", "Snowflake", "Requirements\n- Help Snowflake grow\n- SQL", "")
    explained = explain_posting(posting)
    assert reason_of(explained, "Snowflake") == [("refused", "employer's name")] * 2


def test_a_blocked_phrase_counts_only_where_a_part_of_it_names_a_skill() -> None:
    explained = explain("We are an equal opportunity employer.\n\nNice to have\n- Rust")
    assert [m.text for m in explained.mentions if m.rule == "blocked"] == []


def test_titles_give_tools_and_say_why_nothing_else() -> None:
    explained = explain()
    assert reason_of(explained, "Terraform") == [("taken", "title")]
    assert ("refused", "not from titles") in reason_of(explained, "machine learning")
    assert ("repeated", "title") in reason_of(explain(title="Python Engineer"), "Python")


def test_fields_quote_the_words_they_were_read_from() -> None:
    reasons = {r.field: r for r in explain().reasons}
    assert (reasons["pay"].text, reasons["pay"].value["currency"]) == ("90,000 - 110,000 EUR a year", "EUR")
    assert (reasons["level"].text, reasons["level"].place) == ("Senior", "title")
    assert (reasons["country"].text, reasons["country"].value) == ("Berlin", "DE")
    assert reasons["years_min"].text.startswith("4+ years")
    assert reasons["language"].span is None
    assert reasons["language"].inferred
    assert {*encode_facts(explain().facts)["evidence"]} <= reasons.keys()


def test_every_rule_has_words() -> None:
    unsaid = {rule for _, rule in RULES} - RULES_SAID.keys()
    assert not unsaid, f"say in interfaces/explanations.py what these mean: {unsaid}"
    assert say_rule("outweighs negated") == f"weighed, though {RULES_SAID['negated']}"
    assert {m.rule.removeprefix("outweighs ") for m in explain().mentions} <= RULES_SAID.keys()


PIECES = ["Python", "Go", "go to market", "Series C", "R", "machine learning", "Requirements\n", "\n", " ", "no ", " or ", ", ", "Swift", "$100k-$120k", "é", "\u2028"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join), st.text(max_size=30))
def test_any_text_is_explained_within_its_bounds(text: str, title: str) -> None:
    explained = explain(text, title)
    assert explained.facts == extract_facts(explained.posting)
    for m in explained.mentions:
        assert m.text == (text if m.place == "description" else title)[slice(*m.span)] != ""
    spans = [m.span for m in explained.mentions if m.place == "description"]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans)), "names never overlap"
