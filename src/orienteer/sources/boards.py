"""Answers of job boards to postings, by one table of JSON paths (data/boards.csv) instead of a module a board.

A row says where a board keeps a field: `path` in each item (see `paths`; "^" starts at the whole answer) and
`as`, how the value is read. Of several rows of one field the first that gives a value wins, except that
descriptions are put together in order and "location+" adds to the location.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from orienteer.sources.composing import clean_text, compose_posting, slug
from orienteer.sources.html import looks_like_html
from orienteer.sources.paths import split_url, text_of, values_at
from orienteer.sources.problem import Numbered, Reporter
from orienteer.taxonomy.tables import read_table

_MOST_CENTS = 1e15
_TENANT_HOSTS = ("greenhouse.io", "lever.co", "ashbyhq.com")


@dataclass(frozen=True, slots=True)
class Rule:
    """Where one field stands in an item and how it is read."""

    field: str
    path: str
    reading: str


@dataclass(frozen=True, slots=True)
class Board:
    """One board's answer: the path to its list, the keys that its items have, its fields, its address."""

    name: str
    items: str | None
    keys: tuple[str, ...]
    url: str
    rules: tuple[Rule, ...]


@cache
def load_boards() -> Mapping[str, Board]:
    """Every board of the table, by name, in the table's order."""
    rows: dict[str, list[Rule]] = {}
    for row in read_table("boards.csv", ("board", "field", "path", "as"), "sources"):
        rows.setdefault(row["board"], []).append(Rule(row["field"], row["path"], row["as"]))
    return {name: _board(name, rules) for name, rules in rows.items()}


def _board(name: str, rules: list[Rule]) -> Board:
    special = {rule.field: rule.path for rule in rules if rule.field.startswith("@")}
    fields = tuple(rule for rule in rules if not rule.field.startswith("@"))
    return Board(name, special.get("@list"), tuple(special["@has"].split()), special.get("@url", ""), fields)


def recognise_board(answer: object) -> Board | None:
    """The board whose answer this is: the first in whose list an item has all of the board's keys."""
    for board in load_boards().values():
        items = items_of(board, answer)
        if any(_is_item(board, item) for item in items[:3]):
            return board
    return None


def items_of(board: Board, answer: object) -> list[object]:
    """The items of an answer, [] where the answer has no such list."""
    found = _list_of(board, answer)
    return found if isinstance(found, list) else []


def is_answer(board: Board, answer: object) -> bool:
    """Whether an answer has the board's list, which may be empty."""
    return isinstance(_list_of(board, answer), list)


def _list_of(board: Board, answer: object) -> object:
    if board.items is None:
        return None
    for key in filter(None, board.items.split(".")):
        answer = answer.get(key) if isinstance(answer, Mapping) else None
    return answer


def board_of_item(item: object) -> Board | None:
    """The board whose list holds such an item, for files with one item a line."""
    return next((board for board in load_boards().values() if _is_item(board, item)), None)


def read_board(board: Board, answer: object, reporter: Reporter, company: str = "") -> Iterator[Numbered]:
    """Postings of a whole answer; `company` is the employer where the items do not name one."""
    return read_items(board, enumerate(items_of(board, answer), start=1), answer, reporter, company)


def read_items(
    board: Board, items: Iterable[tuple[int, object]], answer: object, reporter: Reporter, company: str = ""
) -> Iterator[Numbered]:
    """Postings of a board's numbered items."""
    for number, item in items:
        values = {"company": company} | read_item(board, item, answer) if _is_item(board, item) else {}
        if not values:
            reporter.leave_out(number, f"a notice among the items of {board.name}, not a posting")
        elif values["title"]:
            yield number, compose_posting(values)
        else:
            reporter.refuse(number, f"no title in this item of {board.name}")


def read_item(board: Board, item: object, answer: object = None) -> dict[str, str]:
    """The raw values of one item by field name, ready for `compose_posting`."""
    values: dict[str, str] = {"title": ""}
    parts: list[str] = []
    for rule in board.rules:
        if rule.field == "description":
            parts += [part for part in _read(rule, item, answer) if part]
        elif rule.field.endswith("+"):
            values["location"] = _several([values.get("location", ""), *_read(rule, item, answer)])
        elif not values.get(rule.field):
            found = [text for text in _read(rule, item, answer) if text]
            if found:
                values[rule.field] = found[0] if rule.reading == "first" else _several(found)
    values["description"] = _together(parts)
    values["source"] = board.name
    if values.get("id") and board.items is not None:
        values["id"] = ":".join(filter(None, (board.name, values.pop("tenant", ""), values["id"])))
    return values


def _is_item(board: Board, item: object) -> bool:
    return isinstance(item, Mapping) and all(key in item for key in board.keys)


def _read(rule: Rule, item: object, answer: object) -> list[str]:
    root, path = (answer, rule.path[1:]) if rule.path.startswith("^") else (item, rule.path)
    name, _, argument = rule.reading.partition(":")
    read = READINGS[name]
    return [read(value, argument) for value in values_at(root, path)]


def _several(texts: list[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, texts)))


def _together(parts: list[str]) -> str:
    """Parts of a description as one, cleaned apart (one may be HTML, the next plain), repeats of text dropped."""
    if len(parts) == 1:
        return parts[0]
    whole = ""
    for part in parts:
        cleaned = clean_text(part) if looks_like_html(part) else part.strip()
        if cleaned not in whole:
            whole = f"{whole}\n\n{cleaned}".strip()
    return whole


def _plain(value: object, _: str) -> str:
    return text_of(value)


def _scalar(value: object, _: str) -> str:
    return "" if isinstance(value, Mapping | list) else text_of(value)


def _cents(value: object, _: str) -> str:
    return str(value / 100) if isinstance(value, int | float) and abs(value) < _MOST_CENTS else ""


def _flag(value: object, name: str) -> str:
    return name if value is True or value == "true" else ""


def _tenant(value: object, _: str) -> str:
    """The employer's name on the board, from a posting's address; "" on the employer's own site."""
    url = split_url(text_of(value))
    on_board = (url.hostname or "").endswith(_TENANT_HOSTS)
    return url.path.strip("/").split("/")[0] if on_board else ""


def _section(value: object, _: str) -> str:
    """One of Lever's lists: a heading and the items under it, both HTML."""
    heading = f"<h3>{text_of(value.get('text'))}</h3>" if isinstance(value, Mapping) else ""
    return f"{heading}<ul>{text_of(value.get('content'))}</ul>" if isinstance(value, Mapping) else ""


def _headed(value: object, heading: str) -> str:
    text = text_of(value)
    return f"{heading}\n\n{clean_text(text)}" if text else ""


def place_of(value: object, _: str = "") -> str:
    """A place on one line: a schema.org Place or PostalAddress, or a board's city, region and country."""
    if not isinstance(value, Mapping):
        return text_of(value)
    name = text_of(value.get("name"))
    if "," in name:  # "Bellevue, WA": more to be trusted than addresses copied from place to place
        return name
    address = value.get("address", value)
    if not isinstance(address, Mapping):
        return text_of(address) or text_of(value)
    parts = (
        next((text_of(address[key]) for key in keys if text_of(address.get(key))), "")
        for keys in (("addressLocality", "city"), ("addressRegion", "region", "state"), ("addressCountry", "country"))
    )
    return ", ".join(dict.fromkeys(filter(None, parts))) or name


READINGS: Mapping[str, Callable[[object, str], str]] = {
    "": _plain,
    "first": _plain,
    "places": _plain,
    "address": place_of,
    "cents": _cents,
    "scalar": _scalar,
    "flag": _flag,
    "const": lambda _, constant: constant,
    "tenant": _tenant,
    "section": _section,
    "headed": _headed,
    "slug": lambda value, _: slug(text_of(value)),
    "upper": lambda value, _: text_of(value).upper(),
    "last_segment": lambda value, _: text_of(value).rstrip("/").rsplit("/", 1)[-1],
    "before_colon": lambda value, _: text_of(value).partition(":")[0] if ":" in text_of(value) else "",
    "after_colon": lambda value, _: text_of(value).partition(": ")[2] or text_of(value),
}
"""How a value is read, by the name in the table's column `as`; what follows a colon there is the argument."""
