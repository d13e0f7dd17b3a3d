"""Job pages with schema.org JobPosting as pages really write it."""

from collections.abc import Callable
from typing import Any

import pytest

ReadFile = Callable[..., Any]

POSTING = """{"@type": "JobPosting", "title": "Data Scientist", "datePosted": "2026-02-21",
 "description": "&lt;p&gt;Ask good questions.&lt;/p&gt;", "qualifications": "Python", "employmentType": ["FULL_TIME"],
 "identifier": {"@type": "PropertyValue", "name": "Acme", "value": "7182"},
 "hiringOrganization": {"@type": "Organization", "name": "Acme"}, "industry": ["Energy"],
 "jobLocation": {"@type": "Place", "address": {"addressLocality": "Graz", "addressCountry": {"name": "Austria"}}},
 "baseSalary": {"currency": "EUR", "value": {"minValue": 50000, "maxValue": "65000", "unitText": "YEAR"}}}"""


def page(json_ld: str, script: str = 'type="application/ld+json"') -> str:
    head = '<link rel="canonical" href="https://www.jobs.example.com/job/7182">'
    return f"<!DOCTYPE html><html><head>{head}<script {script}>{json_ld}</script></head><body>Apply</body></html>"


@pytest.mark.parametrize(
    "html",
    [
        page(POSTING),
        page(POSTING, 'type="application/ld&#x2B;json"'),
        page(POSTING, "type='application/LD+JSON' nonce=1"),
        page(f'{{"@context": "https://schema.org", "@graph": [{{"@type": "WebPage"}}, {POSTING}]}}'),
        page(f"[{POSTING}]"),
        page(f"<!-- {POSTING} -->"),
        page(f"//<![CDATA[\n{POSTING}\n//]]>"),
        page(POSTING.replace("good questions", "good\nquestions").replace("}}}", "}},}")),
        page(POSTING.replace('"JobPosting"', '["JobPosting", "Thing"]')),
    ],
)
def test_a_posting_is_found_however_it_is_wrapped(read_file: ReadFile, html: str) -> None:
    (job,), refused, _ = read_file("page.html", html)
    assert not refused
    assert (job.title, job.company, job.location) == ("Data Scientist", "Acme", "Graz, Austria")
    assert job.description.split() == "Ask good questions. Qualifications Python".split()
    assert (job.id, job.posted_at) == ("jobs.example.com:7182", "2026-02-21")
    assert job.fields == {
        "pay_min": "50000",
        "pay_max": "65000",
        "pay_currency": "EUR",
        "pay_period": "year",
        "employment": "FULL_TIME",
        "industry": "Energy",
        "country": "Austria",
    }


def test_several_places_a_plain_salary_and_remote(read_file: ReadFile) -> None:
    html = page(
        """{"@type": "JobPosting", "title": "Writer", "hiringOrganization": "Beta", "jobLocationType": "TELECOMMUTE",
        "jobLocation": [{"address": {"addressLocality": "Bonn"}}, {"name": "Kiel, SH"}, {"address": "Trier"}],
        "baseSalary": 41000, "salaryCurrency": "EUR"}"""
    )
    (job,), _, _ = read_file("page.html", html)
    assert (job.company, job.location) == ("Beta", "Bonn; Kiel, SH; Trier")
    assert job.fields["remote"] == "remote"
    assert job.id.startswith("jobs.example.com:")


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<html><body><h1>Barista</h1></body></html>", "without schema.org data"),
        (page('{"@type": "Organization", "name": "Acme"}'), "holds no JobPosting"),
        (page("const x = 1"), "holds no JobPosting"),
    ],
)
def test_pages_without_a_posting_are_refused_with_the_reason(read_file: ReadFile, html: str, reason: str) -> None:
    postings, (problem,), _ = read_file("page.html", html)
    assert not postings
    assert reason in problem.reason


def test_broken_data_and_missing_titles_are_said(read_file: ReadFile) -> None:
    _, problems, _ = read_file("page.html", page('{"@type": "JobPosting", "title": '))
    assert "JSON-LD is broken" in problems[0].reason
    _, (problem,), _ = read_file("page.html", page('{"@type": "JobPosting", "description": "x"}'))
    assert "without a title" in problem.reason
