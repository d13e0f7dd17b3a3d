"""The navigator: one page on one person, whole without a network, quoting only what the CV and the postings say."""

import re
import socket
import stat
from dataclasses import replace
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path

import orjson
import pytest
from selectolax.lexbor import LexborHTMLParser

from orienteer.interfaces.cli.app import run
from orienteer.interfaces.navigator.findings import list_findings
from orienteer.interfaces.navigator.page import SECTIONS, render_navigator
from orienteer.interfaces.navigator.record import encode_navigation
from orienteer.interfaces.page.drawing import bundle_script
from orienteer.interfaces.page.rendering import check_link
from orienteer.market.slices import Slice, recent_since
from orienteer.operations.navigate import navigate
from orienteer.plan.options import PlanOptions
from orienteer.profile.reading import read_cv
from orienteer.snapshot.starter import load_starter
from orienteer.taxonomy.learning_hours import load_learning
from orienteer.taxonomy.vocabulary import load_vocabulary

pytestmark = pytest.mark.slow
WRITTEN = datetime(2026, 11, 22)  # noqa: DTZ001  # a date on a page
TODAY = date(2026, 11, 22)
HOSTILE = '</script><img src=x onerror="document.title=1"><!--'


def find_way(text: str, folder: Path, hours_week: float = 6.0):
    (folder / "cv.md").write_text(text, encoding="utf-8")
    starter = load_starter()
    wanted = Slice(since=recent_since(starter.manifest.last))
    options = PlanOptions(hours_week, 6, wanted, time_limit=10)
    cv = read_cv(folder / "cv.md", today=TODAY)
    return navigate(cv, starter, load_vocabulary(), load_learning(), options, TODAY)


@pytest.fixture(scope="module")
def sample():
    return files("orienteer.profile").joinpath("sample", "cv.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def found(sample, tmp_path_factory):
    return find_way(sample, tmp_path_factory.mktemp("person"))


@pytest.fixture(scope="module")
def page(found):
    return render_navigator(found, "window.none = 0;", WRITTEN)


def test_every_section_stands_with_its_evidence(page, found):
    tree = LexborHTMLParser(page)
    ids = [show(found).id for show in SECTIONS]
    assert len(set(ids)) == len(SECTIONS)
    assert [s.attributes["id"] for s in tree.css("main > section")] == ["in-short", *ids, "how"]
    assert len(tree.css("details")) >= 30
    assert len(tree.css(".points q")) >= 20
    assert not [s for s in ids if not tree.css_first(f"#{s} h2").text().strip()]


def test_every_finding_leads_to_its_section(page, found):
    findings = list_findings(found)
    assert len(findings) >= 6
    tree = LexborHTMLParser(page)
    for finding in findings:
        assert tree.css_first(f"main > section#{finding.section}")
        assert finding.basis


def test_every_quote_is_verbatim_in_the_cv(page, sample):
    said = " ".join(re.sub(r"[*_`#]", "", sample).split())
    quotes = [q.text() for q in LexborHTMLParser(page).css(".points q") if q.text()]
    assert len(quotes) >= 20
    assert not [q for q in quotes if " ".join(q.split()) not in said]


def test_figures_of_the_page_are_those_of_the_record(found):
    record = orjson.loads(orjson.dumps(encode_navigation(found)))
    plan = found.plan
    assert record["plan"]["objective"] == plan.objective == plan.after - plan.within
    assert record["plan"]["frontier"][-1]["objective"] == plan.objective
    assert [p["objective"] for p in record["plan"]["frontier"]] == sorted(p.objective for p in plan.frontier)
    assert record["plan"]["robustness"]["resamples"] >= 1
    assert record["worth"]["n"] == found.worth.n
    assert len(record["matches"]["matches"]) == len(found.matches.matches)
    assert found.wanted.tracks == found.standing.tracks == tuple(record["plan"]["options"]["wanted"]["tracks"])


def test_page_loads_nothing_from_anywhere(page):
    tree = LexborHTMLParser(page)
    assert "default-src 'none'" in page
    assert not tree.css("[src], link, iframe, object, embed, base, form")
    assert not [a for a in tree.css("a") if not re.match(r"#|https?://", a.attributes["href"])]


def test_the_whole_runs_with_the_network_cut(sample, tmp_path, monkeypatch, found):
    def refuse(*_args, **_kwargs):
        raise AssertionError("something asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    again = find_way(sample, tmp_path)
    render_navigator(again, bundle_script(), WRITTEN)
    assert again.plan.objective == found.plan.objective


def test_hostile_words_of_a_cv_stay_words(tmp_path, sample):
    bullet = "- Built a RAG service with FastAPI and Docker"
    hostile = sample.replace("Mira Okafor-Lind", f"Mira {HOSTILE}", 1).replace("- ", f"{bullet} {HOSTILE}\n- ", 1)
    way = find_way(hostile, tmp_path, 2.0)
    way = replace(way, profile=replace(way.profile, name=HOSTILE, warnings=(HOSTILE,)))
    tree = LexborHTMLParser(render_navigator(way, "", WRITTEN))
    assert not tree.css("img, [onerror]")
    assert len(tree.css("script")) == 3
    assert HOSTILE in tree.css_first("h1").text()


def test_only_links_to_the_web_are_links():
    assert check_link("https://example.org/job") == "https://example.org/job"
    for link in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://x", "//x", ""):
        assert check_link(link) == ""


def test_a_person_without_evidence_gets_honest_answers(tmp_path):
    way = find_way(
        "# Kim Doe\nkim@example.org\n\n## Education\nBA History, University of Leeds, 2019 - 2022\n", tmp_path, 2.0
    )
    page = render_navigator(way, "", WRITTEN)
    assert {area.level for area in way.standing.areas} == {"no evidence"}
    text = LexborHTMLParser(page).body.text()
    assert "no evidence" in text
    assert "nan" not in re.findall(r"[a-z]+", text)


def test_charts_wake_and_nothing_is_wider_than_a_phone(found, open_page, tmp_path):
    file = tmp_path / "me.html"
    probe = "document.documentElement.dataset.wide = document.documentElement.scrollWidth > innerWidth;"
    page = render_navigator(found, bundle_script(), WRITTEN)
    body, end, rest = page.rpartition("</body>")
    file.write_text(f"{body}<script>addEventListener('load', () => {{{probe}}})</script>{end}{rest}", "utf-8")
    for width in (500, 1280):
        done = open_page(file, width)
        tree = LexborHTMLParser(done.stdout)
        assert tree.css_first("html").attributes.get("data-charts") == "ready"
        assert tree.css_first("html").attributes.get("data-wide") == "false"
        assert len(tree.css("figure.awake .live svg")) == len(tree.css("figure")) >= 6
        assert not [line for line in done.stderr.splitlines() if "CONSOLE" in line], done.stderr[-3000:]


def test_the_command_writes_a_private_page(tmp_path, capfd, monkeypatch):
    monkeypatch.setenv("ORIENTEER_HOME", str(tmp_path / "home"))
    target = tmp_path / "me.html"
    with as_file(files("orienteer.profile").joinpath("sample", "cv.md")) as cv:
        assert run(["navigate", str(cv), "-o", str(target), "--hours-week", "4", "--months", "6"]) == 0
        said = capfd.readouterr().out
        assert re.match(rf"wrote {re.escape(str(target))}: [\d,]+ kB in [\d.]+ s", said)
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        assert run(["navigate", str(cv)]) == 2
        assert "-o page.html" in capfd.readouterr().err
    assert not (tmp_path / "home").exists(), "nothing of a person is kept unasked"
