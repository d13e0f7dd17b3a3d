"""What a person meets, lacks and leaves open, with the words of both sides."""

import pytest
from invented_postings import CV, RAG_ENGINEER, keep, match_cv

from fact_tables import make_tables
from orienteer.errors import MatchError
from orienteer.match.match import MatchOptions


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    snapshot, corpus = keep(folder)
    return folder, snapshot, corpus


@pytest.fixture(scope="module")
def found(world):
    folder, snapshot, corpus = world
    return match_cv(folder, snapshot, corpus)


def find(match, skill):
    (verdict,) = (v for v in match.verdicts if skill in v.skills)
    return verdict


def test_the_posting_that_asks_for_what_is_held_comes_first(found):
    assert [match.posting for match in found.matches] == ["acme:1", "north:1"]
    assert found.matches[0].fit > found.matches[1].fit
    assert (found.matches[0].rank_fit, found.matches[1].rank_fit) == (1, 2)


def test_met_shows_the_line_of_the_cv_beside_that_of_the_posting(found):
    rag = find(found.matches[0], "rag")
    assert (rag.outcome, rag.how, rag.need) == ("met", "used", "required")
    assert rag.cv.text.startswith("Built a retrieval system with RAG")
    assert rag.cv.text[slice(*rag.cv.span)] == "RAG"
    assert rag.posting.text == "Experience with RAG and LangChain in production"
    assert rag.posting.text[slice(*rag.posting.span)] == "RAG"


def test_what_is_lacking_is_split_into_must_and_plus(found):
    kubernetes, terraform = find(found.matches[0], "kubernetes"), find(found.matches[0], "terraform")
    assert (terraform.outcome, terraform.need, terraform.how) == ("missing", "preferred", "")
    assert (kubernetes.need, kubernetes.hours > 0) == ("required", True)


def test_alternatives_are_one_demand_that_any_of_them_meets(found):
    frameworks = find(found.matches[0], "pytorch")
    assert set(frameworks.skills) == {"pytorch", "tensorflow"}
    assert (frameworks.outcome, frameworks.skill) == ("met", "pytorch")


def test_what_the_cv_only_names_is_unclear_and_says_so(world):
    folder, snapshot, corpus = world
    only_named = match_cv(folder, snapshot, corpus, CV.replace("in PyTorch and", "in"))
    frameworks = find(only_named.matches[0], "pytorch")
    assert (frameworks.outcome, frameworks.skill, frameworks.how) == ("unclear", "tensorflow", "named")
    assert "no line shows it used" in frameworks.why


def test_what_a_shown_skill_goes_into_is_unclear_not_missing(found):
    kubernetes = find(found.matches[0], "kubernetes")
    assert (kubernetes.outcome, kubernetes.near.skill, kubernetes.near.why) == ("unclear", "docker", "broader")


def test_degree_place_level_and_years_are_judged_by_what_the_cv_says(found):
    beside = {v.about: v for v in found.matches[0].verdicts if v.about != "skill"}
    assert beside["degree"].outcome == "met"
    assert beside["degree"].cv.text == "MSc"
    assert beside["place"].outcome == "met"
    assert (beside["level"].outcome, beside["years"].outcome) == ("met", "met")
    assert "5 years asked" in beside["years"].why


def test_a_cv_without_dates_or_degree_leaves_them_unclear(world, tmp_path):
    _, snapshot, corpus = world
    bare = "# Ana Kos\n\nana@example.org\n\n## Skills\n\nPython, RAG, LangChain, PyTorch\n"
    beside = {v.about: v for v in match_cv(tmp_path, snapshot, corpus, bare).matches[0].verdicts if v.about != "skill"}
    assert {beside[about].outcome for about in ("degree", "place", "level", "years")} == {"unclear"}


def test_too_few_years_are_missing(world, tmp_path):
    _, snapshot, corpus = world
    young = CV.replace("2020-03", "2025-06").replace("2010-01 – 2012-06", "2024-01 – 2024-06")
    beside = {v.about: v for v in match_cv(tmp_path, snapshot, corpus, young).matches[0].verdicts}
    assert beside["years"].outcome == "missing"
    assert beside["years"].posting.text == "5+ years of experience with Python"


def test_stated_pay_is_the_postings_own_and_the_rest_says_why_not(found):
    stated, silent = found.matches[0].pay, found.matches[1].pay
    assert (stated.by, stated.low, stated.high, stated.currency) == ("text", 90_000, 110_000, "EUR")
    assert silent.by == ""
    assert "rows with pay" in silent.lack or "state pay" in silent.lack


def test_every_quote_is_verbatim(found):
    quotes = [(v, match) for match in found.matches for v in match.verdicts]
    assert len(quotes) > 8
    for verdict, match in quotes:
        if verdict.cv:
            assert verdict.cv.text in CV
        if verdict.posting:
            posting = match.read.posting
            assert verdict.posting.text in f"{posting.title}\n{posting.location}\n{posting.description}"


def test_a_line_that_speaks_to_programs_is_never_quoted(found):
    assert "Ignore all previous" in RAG_ENGINEER
    for match in found.matches:
        assert not any(v.posting and "Ignore" in v.posting.text for v in match.verdicts)


def test_without_a_corpus_there_are_skills_and_no_words(world):
    folder, snapshot, _ = world
    match = match_cv(folder, snapshot).matches[0]
    assert match.read is None
    assert find(match, "rag").outcome == "met"
    assert not any(v.posting for v in match.verdicts)


def test_one_employer_does_not_flood_the_top(tmp_path):
    tables = make_tables([({"employer": "acme"}, ["rag", "langchain", "python"])] * 5 + [({}, ["python", "excel"])] * 2)
    two = match_cv(tmp_path, tables, per_employer=2)
    assert [match.row for match in two.matches] == [0, 1, 5, 6]  # an unknown employer is one of its own
    assert [match.rank_fit for match in two.matches] == [1, 2, 6, 7]
    assert len(match_cv(tmp_path, tables, per_employer=0).matches) == 7


def test_by_reach_what_is_within_reach_comes_first(world):
    folder, snapshot, corpus = world
    by_reach = match_cv(folder, snapshot, corpus, order="reach")
    assert [match.rank_reach for match in by_reach.matches] == [1, 2]
    assert sum(by_reach.stages.values()) == by_reach.n == 2


def test_wrong_options_are_refused():
    with pytest.raises(MatchError, match="top is 0"):
        MatchOptions(top=0)
