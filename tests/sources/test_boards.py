"""Answers of job boards, in the shapes of their public APIs, with invented jobs."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from orienteer.sources.boards import load_boards

ReadFile = Callable[..., Any]

GREENHOUSE = {
    "jobs": [
        {
            "absolute_url": "https://boards.greenhouse.io/fernworks/jobs/4001",
            "location": {"name": "Lisbon"},
            "id": 4001,
            "updated_at": "2026-05-02T08:50:01-04:00",
            "first_published": "2026-04-30T11:55:32-04:00",
            "title": "ML Engineer",
            "company_name": "Fernworks ",
            "content": "&lt;p&gt;Ship models.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;R&amp;amp;D&lt;/li&gt;&lt;/ul&gt;",
            "pay_input_ranges": [
                {"min_cents": 9000000, "max_cents": 12000050, "currency_type": "EUR", "title": "Base"}
            ],
            "metadata": [{"name": "Other", "value": "x"}, {"name": "Employment Type", "value": "Regular"}],
        }
    ]
}
LEVER = [
    {
        "id": "ab-1",
        "text": "Data Engineer",
        "hostedUrl": "https://jobs.lever.co/fernworks/ab-1",
        "categories": {"commitment": "Full-time", "location": "Paris", "allLocations": ["Paris", "Rome"]},
        "createdAt": 1764205361939,
        "description": "<div>About us</div>",
        "lists": [{"text": "You have", "content": "<li>Python</li><li>SQL</li>"}],
        "additional": "<div>About us</div><div>Write to jobs@fernworks.example</div>",
        "workplaceType": "hybrid",
        "country": "FR",
        "salaryRange": {"min": 50000, "max": 60000, "currency": "EUR", "interval": "per-year-salary"},
    }
]
ASHBY = {
    "jobs": [
        {
            "id": "u-1",
            "title": "Research Engineer",
            "employmentType": "FullTime",
            "location": "Berlin",
            "secondaryLocations": [{"location": "Remote - EU"}],
            "publishedAt": "2026-01-15T10:36:04.937+00:00",
            "isRemote": True,
            "jobUrl": "https://jobs.ashbyhq.com/fernworks/u-1",
            "applyUrl": "https://jobs.ashbyhq.com/fernworks/u-1/application",
            "descriptionHtml": "<h1>Us</h1><p>Small.</p>",
            "compensation": {
                "compensationTierSummary": "€80K – €95K • Equity",
                "summaryComponents": [
                    {"compensationType": "EquityPercentage", "minValue": 0.1},
                    {
                        "compensationType": "Salary",
                        "minValue": 80000,
                        "maxValue": 95000,
                        "currencyCode": "EUR",
                        "interval": "1 YEAR",
                    },
                ],
            },
        }
    ]
}


def test_greenhouse(read_file: ReadFile) -> None:
    (job,), refused, _ = read_file("any.json", json.dumps(GREENHOUSE))
    assert not refused
    assert (job.id, job.company, job.posted_at) == ("greenhouse:fernworks:4001", "Fernworks", "2026-04-30")
    assert job.description == "Ship models.\n\n- R&D"
    assert job.fields == {
        "pay_min": "90000",
        "pay_max": "120000.5",
        "pay_currency": "EUR",
        "pay_text": "Base",
        "employment": "Regular",
    }


def test_lever_puts_its_lists_into_the_text_and_leaves_repeats_out(read_file: ReadFile) -> None:
    (job,), _, _ = read_file("any.json", json.dumps(LEVER))
    assert (job.id, job.company, job.location) == ("lever:fernworks:ab-1", "fernworks", "Paris; Rome")
    assert job.posted_at == "2025-11-27"
    assert job.description.startswith("About us\n\nYou have\n\n- Python\n- SQL\n\n")
    assert job.description.endswith("Write to [e-mail]")
    assert job.fields["pay_period"] == "year"
    assert job.fields["remote"] == "hybrid"


def test_ashby_takes_the_salary_and_not_the_equity(read_file: ReadFile) -> None:
    (job,), _, _ = read_file("any.json", json.dumps(ASHBY))
    assert (job.id, job.location) == ("ashby:fernworks:u-1", "Berlin; Remote - EU")
    assert (job.fields["pay_min"], job.fields["pay_max"], job.fields["pay_period"]) == ("80000", "95000", "year")
    assert job.fields["remote"] == "remote"
    assert job.description == "Us\n\nSmall."


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (
            {"offers": [{"id": 5, "slug": "x", "careers_url": "https://jobs.acme.example/o/x", "title": "Analyst",
                         "company_name": "Acme", "description": "<p>Do</p>", "requirements": "<p>Have</p>", "hybrid": True}]},
            ("recruitee:acme:5", "Analyst", "Acme", "Do\n\nHave", "hybrid"),
        ),
        (
            {"data": [{"slug": "x-7", "company_name": "Acme", "title": "Analyst", "description": "<p>Do</p>",
                       "remote": True, "job_types": [], "created_at": 1785792634}]},
            ("arbeitnow:x-7", "Analyst", "Acme", "Do", "remote"),
        ),
        (
            [{"legal": "terms"}, {"id": "9", "epoch": 1, "position": "Analyst", "company": "Acme", "description": "itâ\x80\x99s"}],
            ("remoteok:9", "Analyst", "Acme", "it’s", "remote"),
        ),
        (
            {"jobs": [{"id": 3, "jobTitle": "Analyst", "companyName": "Acme", "jobGeo": "USA", "jobDescription": "<p>Do</p>"}]},
            ("jobicy:3", "Analyst", "Acme", "Do", "remote"),
        ),
        (
            {"jobs": [{"title": "Analyst", "companyName": "Acme", "companySlug": "acme", "locationRestrictions": ["Peru"],
                       "applicationLink": "https://h.example/jobs/an-1", "guid": "https://h.example/jobs/an-1", "description": "Do"}]},
            ("himalayas:an-1", "Analyst", "Acme", "Do", "remote"),
        ),
        (
            {"name": "Acme", "jobs": [{"title": "Analyst", "shortcode": "D1", "telecommuting": True, "city": "", "country": "Peru"}]},
            ("workable:acme:D1", "Analyst", "Acme", "", "remote"),
        ),
        (
            {"content": [{"id": "74", "name": "Analyst", "jobAdId": "a", "releasedDate": "2026-06-08T02:11:28.000Z",
                          "company": {"identifier": "Acme1", "name": "Acme"}, "location": {"city": "Lima", "hybrid": True}}]},
            ("smartrecruiters:acme1:74", "Analyst", "Acme", "", "hybrid"),
        ),
        (
            {"title": "Acme", "items": [{"id": "u", "title": "Analyst", "_jobposting": {
                "identifier": {"name": "Acme", "value": 71}, "jobLocationType": "TELECOMMUTE"}}]},
            ("teamtailor:acme:71", "Analyst", "Acme", "", "remote"),
        ),
    ],
)  # fmt: skip
def test_other_boards(read_file: ReadFile, answer: object, expected: tuple[str, ...]) -> None:
    (job,), refused, _ = read_file("any.json", json.dumps(answer))
    assert not refused
    assert (job.id, job.title, job.company, job.description, job.fields["remote"]) == expected


def test_rss(read_file: ReadFile) -> None:
    feed = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Jobs</title>
    <item><title>Acme: Analyst: Data</title><region>Anywhere</region><guid>https://w.example/jobs/acme-analyst</guid>
    <description>&lt;p&gt;Do &amp;amp; dare&lt;/p&gt;</description><pubDate>Fri, 27 Mar 2026 20:20:27 +0000</pubDate>
    <link>https://w.example/jobs/acme-analyst</link></item></channel></rss>"""
    (job,), _, _ = read_file("any.xml", feed)
    assert (job.id, job.company, job.title) == ("weworkremotely:acme-analyst", "Acme", "Analyst: Data")
    assert (job.description, job.posted_at) == ("Do & dare", "2026-03-27")


def test_items_without_a_title_are_refused_and_notices_left_out(read_file: ReadFile) -> None:
    answer = [
        {"legal": "terms"},
        {"id": "1", "epoch": 1, "position": ""},
        {"id": "2", "epoch": 1, "position": "Analyst"},
    ]
    (job,), (refused,), (notice,) = read_file("any.json", json.dumps(answer))
    assert job.id == "remoteok:2"
    assert (refused.line, notice.line) == (2, 1)


def test_items_of_a_board_one_a_line(read_file: ReadFile) -> None:
    lines = "\n".join(json.dumps({**LEVER[0], "id": name}) for name in ("a", "b"))
    postings, _, _ = read_file("any.jsonl", lines)
    assert [job.id for job in postings] == ["lever:fernworks:a", "lever:fernworks:b"]


def test_every_board_says_what_its_items_have_and_where_the_title_stands() -> None:
    boards = load_boards()
    assert len(boards) >= 12
    for board in boards.values():
        assert board.keys
        assert "title" in {rule.field for rule in board.rules}
