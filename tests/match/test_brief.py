"""A brief claims nothing: every line is the CV's or the posting's own."""

import re
from dataclasses import replace

import pytest
from invented_postings import CV, TODAY, keep, make_postings, write_cv

from orienteer.errors import MatchError
from orienteer.interfaces.brief_markdown import write_markdown
from orienteer.match.brief.brief import write_brief
from orienteer.match.brief.letter import escape_markdown
from orienteer.match.brief.pasted import read_pasted
from orienteer.position.person import find_position
from orienteer.profile.reading import read_cv
from orienteer.taxonomy.learning_hours import load_learning
from orienteer.taxonomy.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory):
    return keep(tmp_path_factory.mktemp("world"))[0]


def brief_for(folder, snapshot, posting=None, planned=None, cv=CV):
    profile = read_cv(write_cv(folder, cv), today=TODAY)
    job = posting or make_postings()[0]
    return write_brief(
        snapshot, job, profile, find_position(profile), load_vocabulary(), load_learning(), TODAY, planned
    )


@pytest.fixture
def brief(snapshot, tmp_path):
    return brief_for(tmp_path, snapshot)


def unescape(text):
    return re.sub(r"\\([\\`*_\[\]<>#|~])", r"\1", text)


def squeeze(text):
    return " ".join(text.split())


def test_every_claim_is_a_line_of_the_cv_and_every_demand_one_of_the_posting(brief):
    text = brief.read.posting.description
    assert len(brief.points) >= 2
    for point in brief.points:
        assert point.cv.text in CV
        assert point.answers
        assert all(v.posting.text in text for v in point.answers if v.posting)
    assert all(gap.verdict.posting.text in text for gap in brief.gaps
               if gap.verdict.posting and gap.verdict.posting.place == "description")  # fmt: skip


def test_the_letter_quotes_and_leaves_the_rest_blank(brief):
    quotes = [unescape(line[2:]) for line in brief.letter.splitlines() if line.startswith("> ")]
    sources = squeeze(CV) + squeeze(brief.read.posting.description)
    assert len(quotes) >= 4
    assert all(quote in sources for quote in quotes)
    own = [line for line in brief.letter.splitlines() if line and not line.startswith(">")]
    known = ("Dear [", "I apply for the position of Senior AI Engineer at Acme. [", "You write:", "From my CV:", "[",
             "My CV does not show ", "Kind regards,", "Mara Lindqvist")  # fmt: skip
    assert all(line.startswith(known) for line in own), own


def test_the_strongest_point_has_figures_and_comes_first(brief):
    assert [point.figures for point in brief.points] == sorted((p.figures for p in brief.points), reverse=True)
    (rag,) = (p for p in brief.points[:2] if "rag" in {v.skill for v in p.answers})
    assert {"rag", "langchain"} <= {v.skill for v in rag.answers}
    assert "40,000" in rag.cv.text


def test_gaps_are_named_as_what_they_are(brief):
    gaps = {skill: gap for gap in brief.gaps for skill in gap.verdict.skills}
    assert gaps["terraform"].sort == "lacking"
    assert "say so plainly" in gaps["terraform"].advice
    assert gaps["kubernetes"].sort == "near"
    assert not any("rag" in gap.verdict.skills for gap in brief.gaps)


def test_what_the_plan_brings_is_learning_with_its_month(snapshot, tmp_path):
    planned = brief_for(tmp_path, snapshot, planned={"terraform": 4})
    (gap,) = (gap for gap in planned.gaps if "terraform" in gap.verdict.skills)
    assert (gap.month, gap.advice) == (4, "Say that you are learning it: month 4 of your plan.")


def test_questions_are_of_what_the_posting_leaves_unsaid(brief, snapshot, tmp_path):
    topics = {question.topic for question in brief.questions}
    assert {"on-call", "team", "duties"} <= topics
    assert not topics & {"pay", "level", "remote"}
    silent = replace(make_postings()[0], title="Engineer", description="You write Python and SQL for our shops.\n" * 6)
    assert {"pay", "remote", "level"} <= {q.topic for q in brief_for(tmp_path, snapshot, silent).questions}


def test_words_to_programs_are_reported_and_quoted_nowhere(brief):
    assert len(brief.warnings) == 1
    assert "Ignore all previous instructions" in brief.warnings[0]
    assert "Ignore" not in write_markdown(brief)


def test_nothing_of_a_posting_becomes_markup(snapshot, tmp_path):
    evil = replace(
        make_postings()[0],
        title="AI Engineer](javascript:alert(1)) <script>",
        description=make_postings()[0].description.replace(
            "Kubernetes", "Kubernetes <img src=x> [click](http://x) # y"
        ),
        url="javascript:alert(1)",
    )
    page = write_markdown(brief_for(tmp_path, snapshot, evil))
    assert "Kubernetes \\<img src=x\\> \\[click\\]" in page
    assert not re.search(r"(?<!\\)<(?:img|script)|(?<!\\)\]\(", page)
    assert "\njavascript" not in page


@pytest.mark.parametrize("text", ["a *b* [c](d)", "<x>", "# h", "1 | 2", "back`tick\\"])
def test_escaped_text_reads_as_it_was(text):
    assert unescape(escape_markdown(text)) == text


def test_a_cv_that_shows_nothing_gets_no_points(snapshot, tmp_path):
    cook = (
        "# Ina Cook\n\nina@example.org\n\n## Experience\n\n### Cook, Blue Anchor\n2019-01 – present\n\n- Fried fish\n"
    )
    empty = brief_for(tmp_path, snapshot, cv=cook)
    assert empty.points == ()
    assert "No line of the CV" in write_markdown(empty)


def test_a_pasted_posting_is_read_with_its_first_line_as_title(tmp_path):
    path = tmp_path / "posting.txt"
    path.write_text("# Data Engineer\n\nYou bring SQL. Write to jobs@acme.example.\n", encoding="utf-8")
    posting = read_pasted(path, company="Acme")
    assert (posting.title, posting.company) == ("Data Engineer", "Acme")
    assert posting.description == "You bring SQL. Write to [e-mail]."
    assert read_pasted(path, title="X").description.startswith("# Data Engineer")


@pytest.mark.parametrize(
    ("data", "says"), [(b"", "no text"), (b"\xff\xfe\x00\x01", "plain text"), (b"a" * 300_000, "300,000 bytes")]
)
def test_a_file_that_is_no_posting_is_refused(tmp_path, data, says):
    path = tmp_path / "posting.txt"
    path.write_bytes(data)
    with pytest.raises(MatchError, match=says):
        read_pasted(path)


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(MatchError, match="cannot be read"):
        read_pasted(tmp_path / "none.txt")
