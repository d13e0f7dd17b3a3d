"""Discovery on a small invented corpus: what is new comes back, with true counts; what is known or prose does not."""

import csv
from collections import Counter
from collections.abc import Sequence

import pytest
from postings import NEW_METHODS, NEW_TOOLS, write_postings

from orienteer.errors import InputError
from orienteer.learning.candidates import Candidate
from orienteer.learning.discovery import Discovery, Wish, discover
from orienteer.learning.evaluation import evaluate_discovery
from orienteer.learning.lines import Dated
from orienteer.learning.rows import name_table, write_row
from orienteer.sources.posting import Posting
from orienteer.taxonomy.vocabulary import COLUMNS, Vocabulary, load_vocabulary, parse_skill

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def postings() -> list[Dated]:
    return write_postings()


@pytest.fixture(scope="module")
def found(postings: list[Dated]) -> Discovery:
    return discover(postings, load_vocabulary(), Wish(limit=1000))


def by_term(candidates: Sequence[Candidate]) -> dict[str, Candidate]:
    return {c.term: c for c in candidates}


def test_new_terms_come_back_first_with_their_kind(found: Discovery) -> None:
    top = by_term(found.candidates[: len(NEW_TOOLS) + len(NEW_METHODS) + 2])
    assert set(NEW_TOOLS) <= top.keys()
    assert set(NEW_METHODS) <= top.keys()
    assert {top[t].kind for t in NEW_TOOLS} == {"tool"}
    assert {top[t].kind for t in NEW_METHODS} == {"method"}


def test_counts_months_and_examples_are_those_of_the_texts(found: Discovery, postings: list[Dated]) -> None:
    texts = {d.posting.id: d.posting.description for d in postings}
    for term in NEW_TOOLS:
        candidate = by_term(found.candidates)[term]
        saying = [d for d in postings if term in d.posting.description]
        assert candidate.postings == len(saying) > 2
        assert candidate.employers == len({d.posting.company for d in saying})
        assert (candidate.first, candidate.last) == (min(d.month for d in saying), max(d.month for d in saying))
        assert len(candidate.examples) == 2
        for example in candidate.examples:
            assert example.text[example.start : example.end] == term
            assert example.text in texts[example.posting]


def test_known_names_prose_benefits_and_employers_are_no_candidates(found: Discovery) -> None:
    terms = {c.term.lower() for c in found.candidates}
    assert terms
    assert not terms & {"pytorch", "machine learning", "kubernetes", "bluewhale mutual", "swiftride", "employer"}
    assert not terms & {"mira delgado", "lisbon", "harbour room", "golden anchor"}


def test_since_counts_only_later_postings(found: Discovery, postings: list[Dated]) -> None:
    late = by_term(discover(postings, load_vocabulary(), Wish(limit=1000, since="2026-05")).candidates)
    for term in NEW_TOOLS:
        saying = [d for d in postings if term in d.posting.description and d.month >= "2026-05"]
        assert late[term].postings == len(saying)
        assert late[term].first == by_term(found.candidates)[term].first


def test_kinds_employers_and_limit_are_kept(postings: list[Dated]) -> None:
    tools = discover(postings, load_vocabulary(), Wish(min_employers=5, limit=3, kinds=("tool",))).candidates
    assert len(tools) == 3
    assert all(c.kind == "tool" and c.employers >= 5 for c in tools)


def test_one_employer_repeating_itself_is_one_voice(postings: list[Dated]) -> None:
    loud = [Dated(Posting(f"x{i}", "s", "Engineer", "Loud Ltd", "- Experience with Grumblebase, Redis and Kafka"), "2026-01")
            for i in range(50)]  # fmt: skip
    assert "Grumblebase" not in by_term(discover([*postings, *loud], load_vocabulary(), Wish(limit=1000)).candidates)


def test_the_row_makes_the_candidate_known(found: Discovery) -> None:
    vocabulary = load_vocabulary()
    rows = {c.term: write_row(c, vocabulary) for c in found.candidates}
    skill = parse_skill(dict(zip(COLUMNS, next(csv.reader([rows["Marnix.js"]])), strict=True)), "here")
    assert (skill.id, skill.name, skill.kind) == ("marnix-js", "Marnix.js", "tool")
    assert name_table(by_term(found.candidates)["Marnix.js"], vocabulary) == "skills/tools.csv"
    ids = [next(csv.reader([row]))[0] for row in rows.values()]
    assert not set(ids) & vocabulary.skills.keys()
    assert Counter(ids).most_common(1)[0][1] == 1


def test_a_known_term_is_found_no_more(postings: list[Dated], found: Discovery) -> None:
    vocabulary = load_vocabulary()
    row = write_row(by_term(found.candidates)["VexaDB"], vocabulary)
    skill = parse_skill(dict(zip(COLUMNS, next(csv.reader([row])), strict=True)), "here")
    grown = Vocabulary({**vocabulary.skills, skill.id: skill}, vocabulary.blocked)
    assert "VexaDB" not in by_term(discover(postings, grown, Wish(limit=1000)).candidates)


def test_another_writing_of_a_known_name_extends_its_row(postings: list[Dated]) -> None:
    more = [Dated(Posting(f"y{i}", "s", "Engineer", f"Firm {i}", f"- Experience with Graf Ana, Redis and Kafka number {i}"), "2026-01")
            for i in range(8)]  # fmt: skip
    vocabulary = load_vocabulary()
    candidate = by_term(discover([*postings, *more], vocabulary, Wish(limit=1000)).candidates)["Graf Ana"]
    assert candidate.alike == "grafana"
    skill = parse_skill(dict(zip(COLUMNS, next(csv.reader([write_row(candidate, vocabulary)])), strict=True)), "here")
    assert skill.id == "grafana"
    assert {*vocabulary.skills["grafana"].aliases, "Graf Ana"} == set(skill.aliases)


def test_the_same_postings_give_the_same_candidates(postings: list[Dated], found: Discovery) -> None:
    assert discover(postings, load_vocabulary(), Wish(limit=1000)) == found


def test_too_little_to_learn_from_is_an_error_that_says_so(postings: list[Dated]) -> None:
    with pytest.raises(InputError, match="no posting to read"):
        discover([], load_vocabulary())
    with pytest.raises(InputError, match=r"are needed to learn from: give more postings"):
        discover(postings[:3], load_vocabulary())


def test_hidden_names_come_back_methods_too(postings: list[Dated]) -> None:
    measured = evaluate_discovery(postings, load_vocabulary(), seeds=2)
    assert measured.hidden["all"]["1"] >= 4
    cuts = {r.method: r.cuts[0] for r in measured.rankings}
    model = cuts.pop("model")
    assert set(cuts) == {"capitals", "list neighbours"}
    assert model.recall["all"]["1"] >= 0.8
    assert model.recall["methods"]["1"] > cuts["capitals"].recall["methods"]["1"]
    assert 0 < model.precision <= 1
