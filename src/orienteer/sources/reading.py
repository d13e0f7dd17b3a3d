"""The door of this room: any file of postings, recognised by its content, to a stream of postings."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import orjson

from orienteer.errors import SourceError
from orienteer.sources.boards import board_of_item, read_board, read_items, recognise_board
from orienteer.sources.columns import Columns, recognise_columns, row_values
from orienteer.sources.composing import STRUCTURED, TEXTUAL, compose_posting, slug
from orienteer.sources.feeds import read_rss
from orienteer.sources.hackernews import find_comments, read_comments
from orienteer.sources.jobpages import read_page
from orienteer.sources.opening import open_file, read_some, read_text, recognise_format
from orienteer.sources.posting import Posting
from orienteer.sources.problem import Numbered, Problem, Report, Reporter
from orienteer.sources.tables import Row, read_csv, read_json_lines, read_parquet

__all__ = ["Problem", "ReadOptions", "expand_paths", "read_path"]

_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the caller knows better than the file.

    `columns`: field -> column of a table, before anything is recognised (`--map title=job_title`).
    `constants`: field -> value for postings that lack it (`posted_at` "2022-05", `country` "DE", `source`).
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)


def expand_paths(paths: Iterable[Path]) -> list[Path]:
    """Files as given and, for folders, every file below in sorted order, hidden ones apart; each once.

    SourceError names all paths that do not exist.
    """
    paths = list(paths)
    missing = [str(path) for path in paths if not path.exists()]
    if missing:
        raise SourceError(f"no such file or folder: {', '.join(missing)}")
    found: dict[Path, None] = {}
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            hidden = path.is_dir() and any(part.startswith(".") for part in file.relative_to(path).parts)
            if file.is_file() and not hidden:
                found[file] = None
    return list(found)


def read_path(path: Path, options: ReadOptions, report: Report) -> Iterator[Posting]:
    """The postings of one file, as a stream; what is none goes to `report` with its line and reason.

    A file that cannot be read at all (empty, unknown, damaged, no title column) is one `Problem` without a line;
    what was read before a gzip stream broke off has been given by then. Every row is accounted for: rows in =
    postings + refused + left out, but that one Hacker News comment may give several postings. Ids are unique
    within the file: an exact repeat is left out, another posting under the same id gets "#2", "#3".
    """
    reporter = Reporter(str(path), report)
    try:
        with open_file(path) as stream:
            for posting in distinct(_read(stream, path, options, reporter), reporter):
                yield _with_constants(posting, options.constants)
    except SourceError as error:
        reporter.refuse(None, str(error))
    except RecursionError:
        reporter.refuse(None, "values within values, hundreds deep: no board answers so")


def distinct(postings: Iterable[Numbered], reporter: Reporter) -> Iterator[Posting]:
    """The postings without exact repeats, and with ids that are unique among them.

    What is kept of each is its id and a hash of 64 bits: two texts of one id are told apart but for one in 2^64.
    """
    seen: dict[str, tuple[int, ...]] = {}
    for number, posting in postings:
        others = seen.get(posting.id, ())
        said = _hash_said(posting)
        if said in others:
            reporter.leave_out(number, "an exact repeat within the file")
            continue
        seen[posting.id] = (*others, said)
        yield posting if not others else replace(posting, id=f"{posting.id}#{len(others) + 1}")


def _hash_said(p: Posting) -> int:
    """Hash all that a posting says, for this process only."""
    return hash((p.source, p.title, p.company, p.description, p.location, p.posted_at, p.url, *p.fields.items()))


def _read(stream: BinaryIO, path: Path, options: ReadOptions, reporter: Reporter) -> Iterator[Numbered]:
    kind = recognise_format(stream, path.name)
    stem = path.name.split(".")[0]
    if kind == "html":
        return read_page(read_text(stream), reporter)
    if kind in {"xml", "json"}:
        answer = read_rss(read_some(stream, -1)) if kind == "xml" else _load(stream)
        return _read_answer(answer, options, stem, reporter)
    if kind == "jsonl":
        rows = read_json_lines(stream, reporter)
    else:
        rows = read_parquet(stream) if kind == "parquet" else read_csv(stream, reporter)
    return _read_rows(rows, options, stem, reporter)


def _load(stream: BinaryIO) -> object:
    data = read_text(stream)
    try:
        return orjson.loads(data.encode("utf-8", "replace"))
    except orjson.JSONDecodeError as error:
        raise SourceError(f"broken JSON at line {error.lineno}: {error.msg}") from error


def _read_answer(answer: object, options: ReadOptions, stem: str, reporter: Reporter) -> Iterator[Numbered]:
    """One JSON value: a thread of Hacker News, a board's answer, or a list of rows."""
    comments = find_comments(answer)
    if comments is not None:
        return read_comments(comments, reporter)
    board = recognise_board(answer)
    if board is not None:
        return read_board(board, answer, reporter)
    rows = _rows_of(answer)
    if not rows:
        raise SourceError("JSON of no board that is known, nor a list of objects with one posting each")
    return _read_rows(iter(rows), options, stem, reporter)


def _rows_of(answer: object) -> list[Row]:
    """A list of objects as rows; an object's only list of objects, or the object itself as one row."""
    if isinstance(answer, dict):
        lists = [value for value in answer.values() if isinstance(value, list) and value and isinstance(value[0], dict)]
        answer = lists[0] if len(lists) == 1 else [answer]
    items = answer if isinstance(answer, list) else []
    return [(number, item) for number, item in enumerate(items, start=1) if isinstance(item, dict)]


def _read_rows(rows: Iterator[Row], options: ReadOptions, stem: str, reporter: Reporter) -> Iterator[Numbered]:
    """Rows of a table; rows that are items of a known board or of Hacker News are read as such."""
    sample = list(islice(rows, _SAMPLE))
    if not sample:
        raise SourceError("no rows that can be read")
    values = [row for _, row in sample]
    everything = chain(sample, rows)
    if not options.columns:
        if find_comments(list(values)) is not None:
            return _read_comment_rows(list(everything), reporter)
        board = board_of_item(values[0])
        if board is not None:
            return read_items(board, everything, None, reporter)
    columns = recognise_columns(values, options.columns, options.constants)
    constants = {"source": source_of(stem), **options.constants}
    return _read_table(everything, columns, constants, reporter)


def _read_comment_rows(rows: list[Row], reporter: Reporter) -> Iterator[Numbered]:
    comments = find_comments([row for _, row in rows]) or []
    return read_comments((replace(comment, number=rows[comment.number - 1][0]) for comment in comments), reporter)


def _read_table(
    rows: Iterable[Row], columns: Columns, constants: Mapping[str, str], reporter: Reporter
) -> Iterator[Numbered]:
    for number, row in rows:
        values = row_values(row, columns, {})
        if not any(values.get(name) for name in ("title", "company", "description")):
            reporter.leave_out(number, "an empty row")
        elif not (values.get("title") or values.get("description")):
            reporter.refuse(number, "neither a title nor a text")
        else:
            lacking = {name: text for name, text in constants.items() if not values.get(name)}
            yield number, compose_posting(values | lacking)


def source_of(stem: str) -> str:
    """A file's name as a source, without its dates: "uk-board-2021" is "uk-board"."""
    return slug(re.sub(r"[-_ ]+", "-", re.sub(r"(?<!\d)(?:19|20)\d{2}(?:[-_]?\d{2}){0,2}(?!\d)", "", stem)).strip("-"))


def _with_constants(posting: Posting, constants: Mapping[str, str]) -> Posting:
    """Fill what a posting lacks; for tables this has been done row by row, before ids were made."""
    lacking = {name: text for name, text in constants.items() if name in TEXTUAL and not getattr(posting, name)}
    fields = {name: text for name, text in constants.items() if name in STRUCTURED and name not in posting.fields}
    return replace(posting, **lacking, fields={**posting.fields, **fields}) if lacking or fields else posting
