"""What is left out by default, and what is said to stand open."""

import numpy as np
import pyarrow as pa
import pytest
from invented_postings import keep, make_postings, match_cv

from fact_tables import Tables, make_tables
from orienteer.interfaces.phrases.match import say_left_out, say_reach
from orienteer.market.slices import Slice
from orienteer.match.circumstances import say_years
from orienteer.match.suited import find_open
from orienteer.position.person import Position
from orienteer.sources.posting import Posting

ASKED = ["rag", "langchain", "python", "docker"]
STUDENT = """# Ida Wren

Leeds, United Kingdom | ida@example.org

## Education

BSc Computer Science, University of Leeds, 2022 - 2025

## Projects

### paper-finder

- Built a RAG search with LangChain, Python and Docker over 900 lecture notes
"""


def give_titles(tables, titles):
    """The same tables with titles, as one's own snapshot has them."""
    columns = {"title": titles, "company": [""] * len(titles), "url": [""] * len(titles)}
    postings = tables.postings
    for name, values in columns.items():
        postings = postings.append_column(name, pa.array(values))
    return Tables(postings, tables.skills)


@pytest.mark.parametrize(
    ("title", "open_"),
    [
        ("CLOSED - thanks for the great applications!", False),
        ("[FILLED] Senior AI Engineer", False),
        ("Senior AI Engineer (closed)", False),
        ("Data Engineer - position has been filled", False),
        ("ML Engineer, no longer accepting applications", False),
        ("Closed-loop control engineer", True),
        ("Closed captioning engineer", True),
        ("Gas-filled detector scientist", True),
        ("", True),
    ],
)
def test_a_title_says_whether_a_posting_is_closed(title, open_):
    assert find_open(give_titles(make_tables([({}, ["python"])]), [title]).postings).tolist() == [open_]


def test_a_closed_posting_is_never_recommended(tmp_path):
    tables = give_titles(make_tables([({}, ASKED), ({}, ASKED)]), ["[FILLED] AI Engineer", "AI Engineer"])
    for everything in (False, True):
        found = match_cv(tmp_path, tables, everything=everything)
        assert [match.row for match in found.matches] == [1]
        assert found.excluded["closed or filled"] == 1


def test_what_is_no_use_is_left_out_with_its_count(tmp_path):
    rows = [
        ({}, ASKED),
        ({"track": "other"}, ASKED),
        ({"level": "intern"}, ASKED),
        ({"years_min": 20.0}, ASKED),
        ({}, ["rag"]),
    ]
    found = match_cv(tmp_path, make_tables(rows), everything=False)
    assert [match.row for match in found.matches] == [0]
    assert (found.n, found.ranked, sum(found.stages.values())) == (5, 1, 1)
    assert dict(found.unsuited) == {"other": 1, "level": 2, "undated": 0, "thin": 1}
    assert "--all ranks them too" in " ".join(say_left_out(found, "--all"))
    assert len(match_cv(tmp_path, make_tables(rows), everything=True).matches) == 5


def test_what_is_asked_for_by_name_is_not_left_out(tmp_path):
    rows = [({"track": "other"}, ASKED), ({"level": "intern"}, ASKED)]
    wanted = Slice(tracks=("other",))
    assert [m.row for m in match_cv(tmp_path, make_tables(rows), everything=False, wanted=wanted).matches] == [0]
    wanted = Slice(levels=("intern",))
    assert [m.row for m in match_cv(tmp_path, make_tables(rows), everything=False, wanted=wanted).matches] == [1]


def test_a_cv_that_dates_no_work_gets_first_jobs(tmp_path):
    rows = [
        ({"level": "intern"}, ASKED),
        ({"level": "entry"}, ASKED),
        ({}, ASKED),
        ({"years_min": 3.0}, ASKED),
        ({"level": "mid"}, ASKED),
        ({"level": "senior", "years_min": 5.0}, ASKED),
    ]
    found = match_cv(tmp_path, make_tables(rows), cv=STUDENT, everything=False)
    assert found.position == Position(found.position.skills, found.position.level, None)
    assert {match.row for match in found.matches} == {0, 1, 2}
    said = list(say_left_out(found, "--all"))
    assert sum("dates no job" in line for line in said) == 1
    dated = match_cv(tmp_path, make_tables(rows), everything=False)
    assert 5 in {match.row for match in dated.matches}
    assert not any("dates no job" in line for line in say_left_out(dated, "--all"))


def test_what_is_months_of_learning_away_comes_last(tmp_path):
    far = ["rag", "langchain", "kubernetes", "rust", "terraform", "databricks", "kafka", "scala", "haskell", "swift"]
    tables = make_tables([({}, ["rag", "langchain", *far[2:]]), ({}, ["python", "docker", "excel"])])
    found = match_cv(tmp_path, tables, everything=False)
    assert [match.stage for match in found.matches][-1] == "far"


@pytest.mark.parametrize(
    ("says", "place", "outcome"),
    [
        ("This job is remote.", "Remote, United States", "unclear"),
        ("This job is remote, from anywhere in the world. Work from anywhere.", "Remote", "met"),
        ("This job is remote within the EU.", "Remote (EU)", "met"),
        ("This job is remote within EMEA.", "Remote (EMEA)", "met"),
        ("This job is remote in Germany.", "Remote, Germany", "met"),
        ("You must reside in the United States.", "Remote (US only)", "unclear"),
        ("This job is remote.", "Remote", "unclear"),
        ("You work in our office.", "Munich, Germany", "unclear"),
        ("You work in our office.", "Berlin, Germany", "met"),
    ],
)
def test_remote_is_not_from_anywhere(tmp_path, says, place, outcome):
    text = (
        make_postings()[0]
        .description.replace("in Berlin (hybrid)", "for our team")
        .replace("What you", f"{says}\n\nWhat you")
    )
    posting = Posting("acme:9", "board", "Senior AI Engineer", "Acme", text, place, "2026-09-01")
    snapshot, corpus = keep(tmp_path, [posting])
    (match,) = match_cv(tmp_path, snapshot, corpus).matches
    (verdict,) = (v for v in match.verdicts if v.about == "place")
    assert verdict.outcome == outcome, verdict.why
    assert ("place" in match.doubts) is (outcome != "met")


@pytest.mark.parametrize(("line", "doubts"), [("", ()), ("No visa sponsorship.", ("permit",))])
def test_apply_is_said_only_where_nothing_stands_open(tmp_path, line, doubts):
    text = make_postings()[0].description.replace("- Kubernetes\n", "- Docker\n") + line
    posting = Posting("acme:1", "board", "Senior AI Engineer", "Acme", text, "Berlin, Germany", "2026-09-01")
    snapshot, corpus = keep(tmp_path, [posting])
    (match,) = match_cv(tmp_path, snapshot, corpus).matches
    assert (match.stage, match.doubts, match.sure) == ("now", doubts, not doubts)
    assert ("open: a work permit" if doubts else "apply") in say_reach(match)
    (unread,) = match_cv(tmp_path, snapshot).matches
    assert "permit" in unread.doubts  # without its text nobody knows


def test_no_pay_is_made_up_for_other_work_or_an_unknown_country(tmp_path):
    rng = np.random.default_rng(3)
    paid = [
        ({"employer": f"e{i % 40}", "pay_min": (p := float(np.exp(12 + rng.normal(0, 0.2)))), "pay_max": p,
          "pay_currency": "USD", "pay_period": "year", "pay_kind": "base", "track": track}, ["excel", "sales", "word"])
        for track in ("other", "application") for i in range(150)
    ]  # fmt: skip
    rows = [
        ({"employer": "x"}, ASKED),
        ({"employer": "y", "track": "other"}, ASKED),
        ({"employer": "z", "country": ""}, ASKED),
    ]
    found = match_cv(tmp_path, make_tables(rows + paid), top=3)
    pay = {match.row: match.pay for match in found.matches}
    assert pay[0].by == "estimate"
    assert (pay[1].by, pay[2].by) == ("", "")
    assert "no track" in pay[1].lack
    assert "no country" in pay[2].lack


def test_years_are_said_as_people_say_them():
    assert [say_years(y) for y in (1.0, 0.25, 1 / 12, 3.0, 2.5)] == [
        "1 year",
        "3 months",
        "1 month",
        "3 years",
        "2.5 years",
    ]
