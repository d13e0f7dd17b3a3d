"""Live boards, against a real HTTP server on loopback that the test starts."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from orienteer.errors import SourceError
from orienteer.sources.live import fetch_board, live_boards
from orienteer.sources.problem import Problem

JOB = {
    "absolute_url": "https://acme.example/jobs?gh_jid=4",
    "id": 4,
    "updated_at": "2026-05-02",
    "location": {"name": "Lima"},
}


@dataclass
class Board:
    """Answers in the order in which they are to be given; the last one again and again."""

    url: str
    answers: list[tuple[int, dict[str, str], bytes]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def answer(self, value: object, status: int = 200, **headers: str) -> None:
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        self.answers.append((status, {name.replace("_", "-"): text for name, text in headers.items()}, body))


@pytest.fixture
def board() -> Iterator[Board]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            state.asked.append(self.path)
            status, headers, body = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            self.send_response(status)
            for name, text in {**headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state = Board(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


def fetch(
    board: Board, name: str = "greenhouse", token: str = "acme", report: Callable[[Problem], None] = print
) -> list[str]:
    return [
        posting.id for posting in fetch_board(name, token, report, base_url=board.url, tries=3, wait=0.01, timeout=2)
    ]


def test_a_board_is_asked_at_its_address(board: Board) -> None:
    board.answer({"jobs": [{**JOB, "title": "Analyst", "company_name": "Acme"}]})
    assert fetch(board) == ["greenhouse:acme:4"]
    assert board.asked == ["/v1/boards/acme/jobs?content=true&pay_transparency=true"]


def test_lever_and_ashby_and_a_thread(board: Board) -> None:
    board.answer([{"id": "l1", "text": "Analyst", "hostedUrl": "https://jobs.lever.co/acme/l1", "categories": {}}])
    board.answer(
        {"jobs": [{"id": "a1", "title": "Analyst", "jobUrl": "https://x/1", "applyUrl": "", "employmentType": ""}]}
    )
    board.answer(
        {
            "id": 1,
            "title": "Who is hiring? (May 2026)",
            "children": [{"id": 2, "text": "Acme | Analyst | Lima | hiring"}],
        }
    )
    assert fetch(board, "lever") == ["lever:acme:l1"]
    assert fetch(board, "ashby") == ["ashby:a1"]
    assert fetch(board, "hackernews", "1") == ["hn:2"]
    assert board.asked == [
        "/v0/postings/acme?mode=json",
        "/posting-api/job-board/acme?includeCompensation=true",
        "/api/v1/items/1",
    ]


def test_an_item_that_cannot_be_read_is_reported(board: Board) -> None:
    problems: list[Problem] = []
    board.answer({"jobs": [JOB]})
    assert fetch(board, report=problems.append) == []
    assert [(problem.file, problem.line) for problem in problems] == [("greenhouse:acme", 1)]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_busy_boards_are_asked_again(board: Board, status: int) -> None:
    board.answer(b"busy", status)
    board.answer(b"busy", status, Retry_After="0")
    board.answer({"jobs": [{**JOB, "title": "Analyst"}]})
    assert fetch(board) == ["greenhouse:4"]
    assert len(board.asked) == 3


@pytest.mark.parametrize(
    ("status", "body", "message", "asked"),
    [
        (503, b"busy", "answers 503", 3),
        (404, b"{}", "check the employer's name", 1),
        (403, b"no", "answers 403", 1),
        (200, b"<html>", "not JSON", 1),
    ],
)
def test_what_cannot_be_had_is_said(board: Board, status: int, body: bytes, message: str, asked: int) -> None:
    board.answer(body, status)
    with pytest.raises(SourceError, match=message):
        fetch(board)
    assert len(board.asked) == asked


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(SourceError, match="cannot be reached"):
        list(fetch_board("lever", "acme", print, base_url="http://127.0.0.1:9", tries=2, wait=0.01, timeout=1))


def test_an_answer_of_another_shape_is_no_empty_board(board: Board) -> None:
    board.answer({"error": "moved"})
    with pytest.raises(SourceError, match="no answer of greenhouse"):
        fetch(board)
    with pytest.raises(SourceError, match="no thread"):
        fetch(board, "hackernews", "1")


@pytest.mark.parametrize(("name", "token"), [("monster", "acme"), ("lever", "../x"), ("lever", ""), ("lever", "..")])
def test_unknown_boards_and_names_are_refused_before_asking(name: str, token: str) -> None:
    with pytest.raises(SourceError, match=r"no live board|is no name"):
        list(fetch_board(name, token, print))


def test_the_live_boards_are_those_promised() -> None:
    assert set(live_boards()) == {"greenhouse", "lever", "ashby", "hackernews"}
