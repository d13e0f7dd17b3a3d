"""Threads of "Who is hiring?" in every shape: header lines, several roles, replies and remarks."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from orienteer.sources.hiring import list_roles, read_header

ReadFile = Callable[..., Any]

JOB = (
    "Fernworks (YC W21) | ML Engineer | Lisbon, Portugal | REMOTE (EU) | €70k-€90k | Full-time | https://fernworks.example"
    "<p>We build R&amp;D tools.<p>Write to jo [at] fernworks [dot] example or jobs@fernworks.example"
)
REPLY = "I applied last month and heard nothing."


@pytest.mark.parametrize(
    ("line", "company", "roles", "location"),
    [
        ("Acme (acme.io) | Data Engineer | Oslo | ONSITE", "Acme", ("Data Engineer",), "Oslo; ONSITE"),
        (
            "Acme | Paris, France | Full-time, Onsite | Backend Developer",
            "Acme",
            ("Backend Developer",),
            "Paris, France; Onsite",
        ),
        ("Acme - https://acme.io - Data Scientist - Rome", "Acme", ("Data Scientist",), "Rome"),
        ("Acme | Data Engineer, Data Scientist | Remote", "Acme", ("Data Engineer", "Data Scientist"), "Remote"),
        ("Acme | Frontend/Backend Engineer | Bern", "Acme", ("Frontend/Backend Engineer",), "Bern"),
        (
            "Acme | Senior Engineers (Front End / Back End) | Bern",
            "Acme",
            ("Senior Engineers (Front End / Back End)",),
            "Bern",
        ),
        ("Acme | Software Engineer | Clojure, AWS | Bern", "Acme", ("Software Engineer",), "Bern"),
        ("https://acme.com | Engineer | $100k-$120k", "acme", ("Engineer",), ""),
        ("Acme is hiring a Machine Learning Engineer in Turin", "Acme", ("Machine Learning Engineer",), ""),
        ("Company: Acme\nLocation: Ghent\nRole: SRE", "Acme", ("SRE",), "Ghent"),
        ("Acme | Many roles | Bern", "Acme", ("Many roles",), "Bern"),
        ("Acme | Bern | Full-time", "Acme", (), "Bern"),
    ],
)
def test_header_lines(line: str, company: str, roles: tuple[str, ...], location: str) -> None:
    header = read_header(line)
    assert (header.company, header.roles, header.location) == (company, roles, location)


def test_roles_with_sections_take_their_own_and_what_all_share() -> None:
    text = (
        "Acme | Bern | Onsite\n\nWe make maps.\n\nData Engineer\n\nYou know Spark.\n\n"
        "Data Scientist (m/f)\n\nYou know statistics.\n\nApply at acme.example"
    )
    first, second = list_roles(text, read_header(text))
    assert (first.title, second.title) == ("Data Engineer", "Data Scientist (m/f)")
    assert "Spark" in first.text
    assert "statistics" not in first.text
    assert "Spark" not in second.text
    for role in (first, second):
        assert role.text.startswith("Acme | Bern | Onsite\n\nWe make maps.")
        assert role.text.endswith("Apply at acme.example")


def test_sentences_that_name_jobs_are_no_list_of_roles() -> None:
    text = "Acme | Engineer | Bern\n\n- Work with our engineers\n- Mentoring junior developers\n- You report to the architect"
    assert list_roles(text, read_header(text)) == ()


def test_saved_comments(read_file: ReadFile) -> None:
    jobs = [
        {"id": 11, "source": "who_is_hiring", "time": 1767377545, "text": JOB},
        {"id": 12, "source": "who_is_hiring", "time": 1767377545, "text": REPLY},
        {"id": 11, "source": "who_is_hiring", "time": 1767377545, "text": JOB},
        {
            "id": 13,
            "source": "direct",
            "time": 1767377545,
            "text": "Acme (YC S20) is hiring an SRE\n\nEnable JavaScript.",
        },
        {
            "id": 14,
            "source": "direct",
            "time": 1767377545,
            "text": "Acme (YC S20) is hiring an SRE\n\n" + "Keep it up. " * 30,
        },
    ]
    (job, story), refused, left_out = read_file("x.json", json.dumps({"jobs": jobs}))
    assert not refused
    assert (job.id, job.source, job.company, job.title) == ("hn:11", "hackernews", "Fernworks", "ML Engineer")
    assert (job.location, job.posted_at) == ("Lisbon, Portugal; REMOTE (EU)", "2026-01-02")
    assert job.url == "https://news.ycombinator.com/item?id=11"
    assert job.description.endswith("We build R&D tools.\n\nWrite to [e-mail] or [e-mail]")
    assert (story.company, story.title) == ("Acme", "SRE")
    assert [(problem.line, problem.reason) for problem in left_out] == [
        (2, "a reply"),
        (3, "the same comment again"),
        (4, "a job story without the posting's text"),
    ]


def test_algolia_search(read_file: ReadFile) -> None:
    def hit(name: str, parent: int, text: str) -> dict[str, object]:
        return {
            "objectID": name,
            "parent_id": parent,
            "story_id": 1,
            "comment_text": text,
            "created_at": "2026-03-16T13:48:17Z",
        }

    (job,), _, (reply,) = read_file("x.json", json.dumps({"hits": [hit("5", 1, JOB), hit("6", 5, JOB)]}))
    assert (job.id, job.posted_at) == ("hn:5", "2026-03-16")
    assert (reply.line, reply.reason) == (2, "a reply")


def test_algolia_item_tree_takes_the_month_of_the_thread(read_file: ReadFile) -> None:
    children = [{"id": 5, "text": JOB, "children": [{"id": 6, "text": JOB, "children": []}]}, {"id": 7, "text": None}]
    tree = {"id": 1, "type": "story", "title": "Ask HN: Who is hiring? (April 2017)", "children": children}
    (job,), _, left_out = read_file("x.json", json.dumps(tree))
    assert (job.id, job.posted_at) == ("hn:5", "2017-04")
    assert sorted(problem.reason for problem in left_out) == ["a reply", "an empty or deleted comment"]


@pytest.mark.parametrize("lines", [False, True])
def test_firebase_items(read_file: ReadFile, *, lines: bool) -> None:
    items = [
        {"id": 1, "type": "story", "title": "Ask HN: Who is hiring? (May 2026)", "kids": [5, 7]},
        {"id": 5, "type": "comment", "parent": 1, "time": 1767377545, "text": JOB},
        {"id": 6, "type": "comment", "parent": 5, "time": 1767377546, "text": JOB},
        {"id": 7, "type": "comment", "parent": 1, "time": 1767377547, "deleted": True},
    ]
    content = "\n".join(map(json.dumps, items)) if lines else json.dumps(items)
    (job,), refused, left_out = read_file("x", content)
    assert job.id == "hn:5"
    assert not refused
    assert [(problem.line, problem.reason) for problem in left_out] == [
        (3, "a reply"),
        (4, "an empty or deleted comment"),
    ]


def test_comment_rows_and_several_roles(read_file: ReadFile) -> None:
    row = {
        "id": 9,
        "thread": "Ask HN: Who is hiring?\n (April 2017)",
        "text_html": JOB.replace("ML Engineer", "ML Engineer / Data Engineer"),
    }
    postings, _, _ = read_file(
        "x.jsonl", json.dumps(row) + "\n" + json.dumps({**row, "id": 10, "text_html": "META what?"})
    )
    assert [(job.id, job.title) for job in postings] == [("hn:9#1", "ML Engineer"), ("hn:9#2", "Data Engineer")]
    assert postings[0].description == postings[1].description
    assert postings[0].posted_at == "2017-04"


def test_a_table_with_a_type_column_is_no_thread(read_file: ReadFile) -> None:
    rows = [{"id": "a7", "type": "full-time", "title": "Analyst", "company": "Acme", "text": "We measure."}]
    (job,), _, _ = read_file("x.json", json.dumps(rows))
    assert (job.title, job.description, job.fields["employment"]) == ("Analyst", "We measure.", "full-time")


@pytest.mark.parametrize(
    ("text", "company"),
    [
        ("Software Engineer (Ghent + Remote) | Fernworks | Ghent, Belgium | Full-Time", "Fernworks"),
        ("REMOTE | Full stack engineer | Fern Mills | €50k", "Fern Mills"),
        ("Fernworks - Remote in the EU | Product Manager", "Fernworks"),
        ("Fernworks Research - Backend Developer | Ghent", "Fernworks Research"),
        ("Fernworks (Remote US) — Full-Stack Engineer — Postgres", "Fernworks"),
        ("fernworks is hiring engineers [on-site, Ghent]", "fernworks"),
        ("Remote | Full Time\n\nFernworks is a company that counts ferns.", "Fernworks"),
        ("Location: Ghent\n\nOur mission at Fernworks is to count ferns.", "Fernworks"),
        ("Hi everyone,\n\nAt fernworks.ai we are counting ferns.", "fernworks.ai"),
        ("My name is Jo and I am a recruiter at Fernworks. My team is growing.", "Fernworks"),
        ("Software Engineer | Ghent, Belgium | ONSITE", ""),
        ("ONSITE. Citizenship required.", ""),
    ],
)
def test_the_employer_is_found_or_unknown(text: str, company: str) -> None:
    assert read_header(text).company == company


def test_the_employer_is_no_place_and_no_role() -> None:
    header = read_header("REMOTE | Full stack engineer | Fern Mills | Ghent, Belgium")
    assert (header.roles, header.location) == (("Full stack engineer",), "REMOTE; Ghent, Belgium")


@pytest.mark.parametrize(
    "first",
    [
        "CLOSED - thank you all",
        "Edit: APPLICATIONS CLOSED, we read what came in",
        "Fernworks | ML Engineer (FILLED) | Ghent | Remote",
        "Fernworks | ML Engineer | Ghent | position filled",
        "[closed] Fernworks | ML Engineer | Ghent | Remote",
        "Fernworks | We are no longer hiring | Ghent | Remote",
    ],
)
def test_a_closed_posting_is_left_out_with_its_reason(read_file: ReadFile, first: str) -> None:
    row = {"id": 9, "thread": "Ask HN: Who is hiring? (April 2017)", "text_html": f"{first}<p>{JOB}"}
    postings, _, (closed, _) = read_one(read_file, row)
    assert postings == []
    assert closed.reason == "closed: says that it no longer hires"


@pytest.mark.parametrize("first", ["Fernworks | ML Engineer | Ghent | we just closed our Series A", JOB])
def test_a_closed_round_closes_no_posting(read_file: ReadFile, first: str) -> None:
    row = {"id": 9, "thread": "Ask HN: Who is hiring? (April 2017)", "text_html": f"{first}<p>A light-filled office."}
    assert len(read_one(read_file, row)[0]) == 1


def test_of_several_roles_the_filled_one_is_left_out(read_file: ReadFile) -> None:
    body = (
        "Fernworks | Ghent | Onsite<p>Data Engineer - FILLED<p>You know Spark.<p>Data Scientist<p>You know statistics."
    )
    row = {"id": 9, "thread": "Ask HN: Who is hiring? (April 2017)", "text_html": body}
    assert [job.title for job in read_one(read_file, row)[0]] == ["Data Scientist"]


def read_one(read_file: ReadFile, row: dict[str, Any]) -> Any:
    return read_file("x.jsonl", json.dumps(row) + "\n" + json.dumps({**row, "id": 8, "text_html": "META what?"}))
