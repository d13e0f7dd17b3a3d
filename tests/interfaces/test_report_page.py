"""The report's page: whole without a network, honest where data is thin, safe whatever a posting or a source is called."""

import re
from dataclasses import asdict, replace
from datetime import datetime
from math import isfinite

import numpy as np
import orjson
import pyarrow as pa
import pytest
from selectolax.lexbor import LexborHTMLParser

from orienteer.interfaces.cli.app import run
from orienteer.interfaces.page.drawing import bundle_script
from orienteer.interfaces.page.labels import LETTER, LINE, choose_sides
from orienteer.interfaces.page.rendering import escape_json
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.report.findings import choose_shrunk, list_findings
from orienteer.interfaces.report.page import SECTIONS, render_page
from orienteer.market.columns import read_codes
from orienteer.market.premium import Premium
from orienteer.market.slices import AI_TRACKS, Slice, recent_since
from orienteer.operations.report import make_report
from orienteer.snapshot.snapshot import Snapshot
from orienteer.snapshot.starter import load_starter

WRITTEN = datetime(2026, 11, 22)  # noqa: DTZ001  # a date on a page
HOSTILE = '</script><img src=x onerror="document.title=1"><!--'


def part(snapshot: Snapshot, rows: np.ndarray) -> Snapshot:
    """A snapshot of some rows."""
    place = np.full(snapshot.postings.num_rows, -1, dtype=np.int64)
    place[rows] = np.arange(len(rows))
    where = place[snapshot.skills["row"].to_numpy()]
    skills = snapshot.skills.filter(pa.array(where >= 0))
    skills = skills.set_column(0, skills.schema.field(0), pa.array(where[where >= 0], pa.int32()))
    return replace(snapshot, postings=snapshot.postings.take(pa.array(rows)), skills=skills)


@pytest.fixture(scope="module")
def recent():
    starter = load_starter()
    assert starter.skills.schema.field(0).name == "row"
    months = read_codes(starter.postings, "month")
    first = recent_since(starter.manifest.last)
    late = np.array([name >= first for name in months.names])[months.codes]
    return part(starter, np.flatnonzero(late))


@pytest.fixture(scope="module")
def report(recent):
    return make_report(recent, Slice())


@pytest.fixture(scope="module")
def page(report):
    return render_page(report, "window.none = 0;", WRITTEN)


@pytest.fixture(scope="module")
def thin():
    tiny = part(load_starter(), np.arange(12))
    return make_report(tiny, Slice())


def flatten(value):
    if isinstance(value, dict):
        for entry in value.values():
            yield from flatten(entry)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from flatten(entry)
    elif isinstance(value, int | float):
        yield float(value)


def test_every_figure_of_the_findings_stands_in_the_report(report):
    findings = list_findings(report)
    assert 6 <= len(findings) <= 9
    known = set(flatten(asdict(report))) | {float(len(report.premiums.skills)), 0.1}
    known |= {float(sum(p.flagged for p in report.premiums.skills))}
    for finding in findings:
        assert finding.figures
        assert set(finding.figures) <= known, finding
        assert re.search(r"\d", finding.basis)


def test_every_number_of_a_finding_is_one_of_its_figures(report):
    for finding in list_findings(report):
        forms = set()
        for figure in finding.figures:
            percents = (100 * figure, 100 * (figure - 1)) if isfinite(figure) else ()
            forms |= {f"{abs(x):.{digits}f}" for x in percents for digits in (0, 1)}
            forms |= {f"{figure:.0f}", f"{figure:.1f}", f"{round(figure, -2):,.0f}"}
        numbers = re.findall(r"\d[\d,]*(?:\.\d+)?", re.sub(r"[A-Za-z][\w.+#-]*\d", "", finding.rest))
        assert {n.rstrip(",") for n in numbers} <= forms | {"100"}, finding


def test_page_has_all_sections_with_headings_figures_and_tables(page, report):
    tree = LexborHTMLParser(page)
    assert tree.css_first("html").attributes["lang"] == "en"
    assert len(tree.css("h1")) == 1
    ids = [s.attributes["id"] for s in tree.css("main > section")]
    assert ids == ["in-short", *(show(report).id for show in SECTIONS), "how"]
    assert len(set(ids)) == len(ids)
    links = {a.attributes["href"] for a in tree.css("nav a")}
    assert links == {f"#{i}" for i in ids}
    for section in tree.css("main > section"):
        assert section.css_first("h2").text().strip()
    figures = tree.css("figure")
    assert len(figures) >= 7
    for figure in figures:
        assert figure.css_first("svg")
        assert figure.css_first("[role=img]").attributes["aria-label"]
        assert figure.css_first("figcaption").text().strip()
    specs = orjson.loads(tree.css_first("#charts").text())
    assert {n.attributes["id"] for n in tree.css(".live")} == set(specs)
    assert len(tree.css("details table")) >= 6


def test_page_loads_nothing_from_anywhere(page):
    tree = LexborHTMLParser(page)
    assert "default-src 'none'" in page
    for node in tree.css("[src], link, iframe, object, embed, base"):
        pytest.fail(f"the page loads something: {node.html[:200]}")
    assert not re.search(r"url\(|@import", "".join(s.text() for s in tree.css("style")))
    assert not [a for a in tree.css("a") if not a.attributes["href"].startswith("#")]


def test_commands_of_the_page_are_ones_that_run(page):
    commands = [c.text() for c in LexborHTMLParser(page).css(".again code")]
    assert len(commands) >= 9
    for command in commands:
        assert command.startswith("orienteer ")
        assert run([command.split()[1], "--help"]) == 0
    demand = next(c for c in commands if "--need" in c)
    assert run(demand.replace(demand.split("--snapshot ")[1], "starter").split()[1:]) == 0


@pytest.mark.slow
def test_hostile_names_stay_words(recent):
    names = read_codes(recent.skills, "skill").names
    hostile = pa.DictionaryArray.from_arrays(
        pa.array(read_codes(recent.skills, "skill").codes, pa.int32()),
        pa.array([HOSTILE if name == "python" else name for name in names]),
    )
    at = recent.skills.column_names.index("skill")
    skills = recent.skills.set_column(at, "skill", hostile)
    first, *others = recent.manifest.sources
    manifest = replace(recent.manifest, sources=(replace(first, name=HOSTILE, licence=HOSTILE), *others))
    made = make_report(replace(recent, skills=skills, manifest=manifest), Slice(tracks=AI_TRACKS, levels=("senior",)))
    page = render_page(made, "", WRITTEN)
    tree = LexborHTMLParser(page)
    assert not tree.css("img")
    assert not tree.css("[onerror]")
    assert HOSTILE not in page
    assert HOSTILE in tree.css_first("#how").text()
    assert HOSTILE in tree.css_first("#demand table").text()
    assert len(tree.css("script")) == 3
    assert HOSTILE in orjson.dumps(orjson.loads(tree.css_first("#charts").text())["demand-0"]).decode().replace(
        '\\"', '"'
    )


def test_thin_data_says_so_and_the_page_still_stands(thin):
    page = render_page(thin, "", WRITTEN)
    tree = LexborHTMLParser(page)
    assert not list_findings(thin)
    assert len(tree.css(".lack")) == 1 + len(SECTIONS)
    assert not tree.css("figure")
    assert "Not enough data" in tree.css_first("#in-short").text()
    for section in SECTIONS:
        assert re.search(r"\d", section(thin).lack)


def test_json_inside_a_page_cannot_end_its_element():
    escaped = escape_json({"a": HOSTILE, "b": "\u2028&"})
    assert not set("<>&\u2028") & set(escaped)
    assert orjson.loads(str(escaped)) == {"a": HOSTILE, "b": "\u2028&"}


def test_labels_lie_on_no_label_and_on_no_dot():
    rng = np.random.default_rng(7)
    spots = [tuple(map(float, spot)) for spot in rng.random((80, 2))]
    texts = [f"skill number {i}" for i in range(80)]
    sides = choose_sides(texts, spots, 700, 400)
    assert 10 < len(sides) < 80
    boxes = []
    for i, side in sides.items():
        x, y = spots[i][0] * 700, spots[i][1] * 400
        left = x + 8 if side > 0 else x - 8 - LETTER * len(texts[i])
        boxes.append((left, left + LETTER * len(texts[i]), y, i))
    for left, right, y, i in boxes:
        assert left >= 0
        assert right <= 700
        assert not [1 for a, b, z, j in boxes if j != i and left < b and right > a and abs(y - z) < LINE]
        assert not [1 for j, (u, v) in enumerate(spots) if j != i and left < u * 700 < right and abs(v * 400 - y) < 7]


def test_the_lesson_is_the_raw_gap_that_controls_shrink_most():
    def premium(skill, raw, raw_low, adjusted):
        return Premium(skill, "tool", adjusted, adjusted - 0.05, adjusted + 0.05, raw, raw_low, 2 * raw - raw_low,
                       adjusted, 50, 20, 0.5, 0.5)  # fmt: skip

    chosen = choose_shrunk([premium("a", 0.3, -0.1, 0.0), premium("b", 0.2, 0.1, 0.02), premium("c", 0.25, 0.1, 0.2)])
    assert chosen.skill == "b"
    assert choose_shrunk([premium("a", 0.3, -0.1, 0.0)]) is None


@pytest.mark.parametrize(
    ("said", "form"),
    [
        (say.percent(0.644), "64%"), (say.percent(0.002), "0.2%"), (say.percent(0), "0%"), (say.gap(-0.004), "0%"),
        (say.gap(-0.13), "−13%"), (say.gap(0.2), "+20%"), (say.more(0.231), "23% more"), (say.more(-0.13), "13% less"),
        (say.more(0.001), "as much"), (say.month("2026-07"), "Jul 2026"), (say.month(""), "unknown"),
        (say.months("2026-01", "2026-01"), "Jan 2026"), (say.months("", ""), "dates unknown"),
        (say.times(float("inf")), "only here"), (say.times(float("nan")), "unknown"), (say.times(12.24), "12.2 times"),
        (say.times_range(2.0, float("inf")), "2.0 and more"), (say.series(["a", "b", "c"]), "a, b and c"),
        (say.series([]), ""), (say.scope(Slice()), "all postings"),
    ],
)  # fmt: skip
def test_phrases(said, form):
    assert said == form


def test_command_refuses_what_cannot_become_a_file(tmp_path, capfd):
    for arguments, why in (
        (["-o", str(tmp_path)], "is a folder"),
        (["-o", str(tmp_path / "none" / "r.html")], "there is no folder"),
        ([], "say where the page goes"),
        (["-o", str(tmp_path / "r.html"), "--source", "nowhere"], "no source 'nowhere'"),
    ):
        assert run(["report", "--snapshot", "starter", *arguments]) == 2
        assert why in capfd.readouterr().err
    assert not list(tmp_path.iterdir())


def test_command_prints_the_figures(capfd):
    assert run(["report", "--snapshot", "starter", "--country", "DE", "--json"]) == 0
    record = orjson.loads(capfd.readouterr().out)
    assert {"snapshot", "findings", "demand", "tiers", "premiums", "levels", "hubs", "trend", "map", "model"} <= set(
        record
    )
    assert "not_enough_data" in record["premiums"]


@pytest.mark.slow
def test_page_wakes_its_charts_in_chromium(report, open_page, tmp_path):
    script = bundle_script()
    assert "</script" not in script.lower()
    assert "BSD-3-Clause" in script[:300]
    file = tmp_path / "report.html"
    file.write_text(render_page(report, script, WRITTEN), encoding="utf-8")
    assert file.stat().st_size < 3_000_000
    done = open_page(file)
    tree = LexborHTMLParser(done.stdout)
    assert tree.css_first("html").attributes.get("data-charts") == "ready"
    assert len(tree.css("figure.awake .live svg")) == len(tree.css("figure"))
    assert "var(--ink)" in tree.css_first(".live svg").html
    assert not [line for line in done.stderr.splitlines() if "CONSOLE" in line], done.stderr[-3000:]


@pytest.mark.slow
def test_command_writes_the_whole_page(tmp_path, capfd):
    target = tmp_path / "market.html"
    assert run(["report", "--snapshot", "starter", "-o", str(target)]) == 0
    said = capfd.readouterr().out
    assert re.match(rf"wrote {re.escape(str(target))}: [\d,]+ kB in [\d.]+ s", said)
    assert [p.name for p in tmp_path.iterdir()] == ["market.html"]
    assert len(LexborHTMLParser(target.read_text(encoding="utf-8")).css(".findings li")) >= 6
