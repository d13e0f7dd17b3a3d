"""The command line as a person and a program meet it: outputs, errors, exit codes."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from orienteer.interfaces.cli.app import COMMANDS

Run = Callable[..., tuple[int, str, str]]
CV = """# Ada Example

ada@example.com

## Experience

### Software Engineer, Northwind Rail
2021-03 - present

- Built Python services with FastAPI and PostgreSQL, deployed with Docker on AWS
- Wrote SQL reports and tests

## Skills

Python, SQL, Git, Docker, PostgreSQL

## Education

BSc Computer Science, Example University, 2020
"""


@pytest.fixture
def postings(tmp_path: Path) -> Path:
    """Sixty invented postings of thirty employers; every second asks for Kubernetes, every third offers Rust as a plus."""
    path = tmp_path / "postings.jsonl"
    lines = []
    for i in range(60):
        wants = ["Python", "SQL", "machine learning", "LLMs", *(["Kubernetes"] if i % 2 else ["LangChain"])]
        text = (
            f"Employer number {i % 30} of a made-up town makes product number {i} for the people who live there.\n\n"
            f"What you'll do\n- Build retrieval systems, variant {i}, and measure them\n\nRequirements\n"
            + "".join(f"- Experience with {w}\n" for w in wants)
            + ("\nNice to have\n- Rust\n" if i % 3 == 0 else "")
            + f"\nSalary: ${120 + i},000 - ${150 + i},000 a year"
        )
        row = {"id": f"p{i}", "title": f"Machine Learning Engineer {i}", "company": f"Employer {i % 30}", "location": "Berlin",
               "description": text, "posted_at": f"2026-0{1 + i % 3}-10", "source": "made-up"}  # fmt: skip
        lines.append(json.dumps(row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def cv(tmp_path: Path) -> Path:
    path = tmp_path / "cv.md"
    path.write_text(CV, encoding="utf-8")
    return path


def test_the_whole_line(orienteer: Run, postings: Path, cv: Path) -> None:
    code, out, _ = orienteer("ingest", postings, "--json")
    assert code == 0
    first = json.loads(out)
    assert (first["added"], first["refused"], first["problems"]) == (60, 0, [])
    code, out, _ = orienteer("ingest", postings)
    assert out.startswith("nothing changed: 0 added, 0 changed, 60 unchanged")

    code, out, _ = orienteer("snapshot", "--jobs", 1, "--json")
    taken = json.loads(out)
    assert code == 0
    assert (taken["postings"], taken["groups"], taken["employers"]) == (60, 60, 30)
    assert (taken["from"], taken["to"]) == ("2026-01-10", "2026-03-10")

    code, out, _ = orienteer("market", "--track", "application", "--json")
    demand = json.loads(out)
    assert demand["snapshot"] == taken["snapshot"]
    shares = {(s["skill"], s["need"]): s for s in demand["skills"]}
    assert shares["python", "required"]["share"] == 1
    assert shares["kubernetes", "required"]["n"] == 30
    assert shares["rust", "preferred"]["n"] == 20
    assert shares["rust", "preferred"]["low"] < 1 / 3 < shares["rust", "preferred"]["high"]

    code, out, _ = orienteer("plan", cv, "--json", "--hours-week", 10)
    plan = json.loads(out)
    assert code == 0
    assert plan["objective"] == plan["bound"] > 0
    assert {s["skill"] for s in plan["steps"]} & {"llm", "machine-learning", "langchain", "kubernetes"}
    code, out, _ = orienteer("doctor", "--json")
    assert code == 0, out


def test_too_little_data_is_said_not_guessed(orienteer: Run, postings: Path) -> None:
    few = "\n".join(postings.read_text(encoding="utf-8").splitlines()[:12])
    postings.write_text(few, encoding="utf-8")
    assert orienteer("ingest", postings)[0] == 0
    assert orienteer("snapshot", "--jobs", 1)[0] == 0
    code, out, _ = orienteer("market", "--json")
    assert code == 0
    assert json.loads(out)["skills"] == []
    assert "30 are needed" in json.loads(out)["not_enough_data"]
    assert "Not enough data" in orienteer("market")[1]


def test_extract_writes_one_line_a_posting_in_the_stable_form(orienteer: Run, postings: Path) -> None:
    code, out, err = orienteer("extract", postings)
    assert (code, err) == (0, "")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["id"] for line in lines] == [f"p{i}" for i in range(60)]
    facts = lines[1]
    given = json.loads(postings.read_text(encoding="utf-8").splitlines()[1])["description"]
    assert {"id", "track", "level", "remote", "years_min", "degree", "pay", "skills"} <= facts.keys()
    assert (facts["pay"]["min"], facts["pay"]["max"], facts["pay"]["currency"]) == (121000, 151000, "USD")
    for skill in facts["skills"]:
        assert given[skill["span"][0] : skill["span"][1]] == skill["text"]


def test_extract_names_the_lines_it_refuses_and_reads_the_rest(orienteer: Run, tmp_path: Path) -> None:
    path = tmp_path / "mixed.jsonl"
    good = json.dumps(
        {"id": 7, "title": "Engineer", "company": None, "location": "", "description": "Requirements\n- Python"}
    )
    path.write_text(
        f'{good}\n{{"id": "b"\n[1]\n{{"id": "c", "title": "x", "description": 3}}\n\n{{"title": "x"}}\n', "utf-8"
    )
    code, out, err = orienteer("extract", path)
    assert code == 0
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["7"]
    assert [part for part in ("line 2", "line 3", "line 4", "line 6") if part in err] == [
        "line 2",
        "line 3",
        "line 4",
        "line 6",
    ]
    assert "'description' must be a text, found int" in err
    assert orienteer("extract", path, "--strict")[0] == 1


def test_refused_rows_are_reported_with_their_line_and_the_rest_goes_in(orienteer: Run, tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"title": "Engineer", "company": "A", "description": "We build."}\n{broken\n', encoding="utf-8")
    code, out, err = orienteer("ingest", path)
    assert code == 0
    assert "1 added" in out
    assert "line 2" in err
    code, _, err = orienteer("ingest", tmp_path / "missing.csv")
    assert code == 1
    assert "missing.csv" in err


@pytest.fixture
def board() -> Iterator[str]:
    """A real HTTP server on loopback that answers as Greenhouse does for one employer."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known = "/boards/acme/" in self.path
            job = {"id": 7, "title": "ML Engineer", "absolute_url": "https://example.com/7", "location": {"name": "Berlin"},
                   "updated_at": "2026-03-01T08:00:00Z", "content": "&lt;p&gt;Requirements&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Python&lt;/li&gt;&lt;/ul&gt;"}  # fmt: skip
            body = json.dumps({"jobs": [job]} if known else {"status": 404}).encode()
            self.send_response(200 if known else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_live_board_goes_in_like_a_file(orienteer: Run, board: str) -> None:
    code, out, _ = orienteer("ingest", "greenhouse:acme", "--base-url", board, "--json")
    assert code == 0
    assert json.loads(out)["added"] == 1
    code, _, err = orienteer("ingest", "greenhouse:nobody", "--base-url", board)
    assert code == 1
    assert "greenhouse:nobody" in err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["market", "--colour"], "No such option"),
        (["market", "--track", "poetry"], "is not one of"),
        (["market", "--hub", "lundon"], "did you mean london"),
        (["market", "--country", "XQ"], "no country"),
        (["market", "--since", "Jan"], "2026-01"),
        (["ingest", "x.csv", "--map", "colour=a"], "FIELD is one of"),
        (["fly"], "No such command"),
        (["plan"], "give a CV"),
        (["plan", "cv.pdf", "--hours-week", "0"], "--hours-week"),
        (["plan", "cv.pdf", "--cover", "80"], "--cover"),
    ],
)
def test_what_is_called_wrongly_ends_with_2_and_says_why(orienteer: Run, arguments: list[str], words: str) -> None:
    code, out, err = orienteer(*arguments)
    assert (code, out) == (2, "")
    assert words in err


def test_input_that_cannot_be_used_ends_with_1_and_says_what_next(orienteer: Run, tmp_path: Path) -> None:
    empty = tmp_path / "cv.pdf"
    empty.write_bytes(b"")
    for arguments, words in (
        (["profile", str(empty)], "empty"),
        (["profile", str(tmp_path / "no.pdf")], "no such file"),
        (["plan", str(empty)], "empty"),
        (["snapshot"], "orienteer ingest"),
        (["market", "--snapshot", "beef"], "no snapshot"),
    ):
        code, out, err = orienteer(*arguments)
        assert (code, out) == (1, ""), arguments
        assert words in err


@pytest.mark.parametrize("command", list(COMMANDS))
def test_every_command_helps_with_an_example(orienteer: Run, command: str) -> None:
    code, out, _ = orienteer(command, "--help")
    assert code == 0
    assert "Example:\n  " in out or "Example:\n" in out
    assert f"orienteer {command}" in out
    assert "--json" in out


@pytest.mark.slow
def test_the_demo_says_the_same_to_programs_and_to_people(orienteer: Run) -> None:
    code, out, _ = orienteer("demo", "--json")
    record = json.loads(out)
    assert code == 0
    assert record.keys() == {"market", "profile", "plan"}
    plan = record["plan"]
    assert plan["objective"] == plan["bound"] > plan["greedy"] // 2
    assert sum(len(step["opens"]) for step in plan["steps"]) == plan["objective"]
    code, out, _ = orienteer("demo")
    assert code == 0
    assert f"{plan['objective']} postings in" in out
    for line in (
        "Where is the market?",
        "Which way?",
        "orienteer profile YOUR-CV.pdf",
        "orienteer plan YOUR-CV.pdf",
        "orienteer ingest",
    ):
        assert line in out


def test_the_data_folder_may_be_named(orienteer: Run, tmp_path: Path, postings: Path) -> None:
    assert orienteer("--data-dir", tmp_path / "here", "ingest", postings)[0] == 0
    assert (tmp_path / "here" / "corpus.sqlite").is_file()


def test_results_may_be_cut_off_by_the_reader(postings: Path) -> None:
    command = f"{sys.executable} -m orienteer extract {postings} | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["id"] == "p0"
    assert "Traceback" not in done.stderr
