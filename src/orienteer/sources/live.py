"""Live answers of public job boards over HTTP: the only code of Orienteer, beside `llm`, that uses the network."""

import time
from collections.abc import Iterator

import httpx
import orjson

from orienteer.errors import SourceError
from orienteer.sources.boards import is_answer, load_boards, read_board
from orienteer.sources.hackernews import LIVE_URL, find_comments, read_comments
from orienteer.sources.posting import Posting
from orienteer.sources.problem import Report, Reporter
from orienteer.sources.reading import distinct

_TRY_AGAIN = frozenset((408, 425, 429, 500, 502, 503, 504))
_LONGEST_WAIT = 30.0


def live_boards() -> dict[str, str]:
    """Names of the boards that can be fetched, each with its address; "{token}" is the employer's name there."""
    boards = {name: board.url for name, board in load_boards().items() if board.url}
    return {**boards, "hackernews": LIVE_URL}


def fetch_board(
    name: str,
    token: str,
    report: Report,
    *,
    base_url: str | None = None,
    tries: int = 4,
    wait: float = 0.5,
    timeout: float = 20.0,
) -> Iterator[Posting]:
    """The postings of `greenhouse:TOKEN`, `lever:TOKEN`, `ashby:TOKEN` or `hackernews:ITEM_ID`.

    `base_url` replaces scheme and host. An answer of 408, 425, 429 or 5xx and a broken connection are tried
    again up to `tries` times, after `wait` seconds, then twice that, and so on, or what Retry-After says (at
    most 30 s). SourceError for an unknown board, a wrong token, or an answer that is none of the board's.
    """
    answer = fetch_answer(_address(name, token, base_url), tries=tries, wait=wait, timeout=timeout)
    reporter = Reporter(f"{name}:{token}", report)
    if name == "hackernews":
        comments = find_comments(answer)
        if comments is None:
            raise SourceError(f"hackernews:{token} is no thread: give the item number of a Who-is-hiring story")
        yield from distinct(read_comments(comments, reporter), reporter)
    else:
        if not is_answer(load_boards()[name], answer):
            raise SourceError(f"{name}:{token} gives no answer of {name}: check the name on the board")
        yield from distinct(read_board(load_boards()[name], answer, reporter, company=token), reporter)


def fetch_answer(url: str, *, tries: int, wait: float, timeout: float) -> object:
    """The JSON at an address, with the retries that `fetch_board` describes."""
    with httpx.Client(timeout=timeout, follow_redirects=True, headers={"User-Agent": "orienteer"}) as client:
        for left in reversed(range(tries)):
            pause = wait * 2 ** (tries - 1 - left)
            try:
                response = client.get(url)
            except httpx.TransportError as error:
                if not left:
                    raise SourceError(
                        f"{url} cannot be reached: {str(error) or type(error).__name__}; try later"
                    ) from error
            else:
                if response.status_code not in _TRY_AGAIN or not left:
                    return _json_of(response)
                pause = _asked_wait(response, pause)
            time.sleep(min(pause, _LONGEST_WAIT))
    raise SourceError(f"{url} was not asked: tries must be at least 1")


def _address(name: str, token: str, base_url: str | None) -> str:
    boards = live_boards()
    if name not in boards:
        raise SourceError(f"no live board {name!r}: the boards are {', '.join(sorted(boards))}")
    if not token or not all(c.isalnum() or c in "-_. " for c in token) or token.strip(".") == "":
        raise SourceError(f"{token!r} is no name on {name}: take it from the address of the employer's job page")
    url = httpx.URL(boards[name].replace("{token}", token.replace(" ", "%20")))
    return str(url) if base_url is None else base_url.rstrip("/") + url.raw_path.decode()


def _asked_wait(response: httpx.Response, pause: float) -> float:
    asked = response.headers.get("Retry-After", "")
    return float(asked) if asked.isdigit() else pause


def _json_of(response: httpx.Response) -> object:
    if response.status_code == httpx.codes.NOT_FOUND:
        raise SourceError(f"{response.url} does not exist: check the employer's name on the board")
    if response.is_error:
        raise SourceError(f"{response.url} answers {response.status_code} {response.reason_phrase}: try later")
    try:
        return orjson.loads(response.content)
    except orjson.JSONDecodeError as error:
        raise SourceError(f"{response.url} answers something that is not JSON: {error}") from error
