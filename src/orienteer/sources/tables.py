"""Rows of CSV, JSON lines and Parquet files, one mapping a row with its line; broken rows are reported."""

import csv
import io
from collections import deque
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import BinaryIO

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from orienteer.errors import SourceError
from orienteer.sources.opening import read_lines, read_some
from orienteer.sources.problem import Reporter

Row = tuple[int, Mapping[str, object]]
"""A row with the line on which it starts (its number where the file has no lines)."""

_DELIMITERS = ",;\t|"
_LONGEST_FIELD = 4_000_000


def read_csv(stream: BinaryIO, reporter: Reporter) -> Iterator[Row]:
    """Rows of a CSV file with a header; comma, semicolon, tab or bar, quotes doubled.

    A row with a stray quote or another number of columns than the header is refused and reading goes on with
    the next line that is a row again, so that an unclosed quote costs its own row and not the rest of the file.
    """
    lines = read_lines(stream)
    first = next(lines, "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        header = [name.strip() for name in next(csv.reader([first], delimiter=delimiter), [])]
    except csv.Error as error:
        raise SourceError(f"the first line is no header of a CSV table ({error})") from error
    if len(header) < 2:
        raise SourceError("one column only: not a CSV table, nor JSON, HTML or Parquet")
    records = _records(lines, delimiter, len(header))
    for line, record, reason in records:
        if reason:
            reporter.refuse(line, reason)
        elif not any(field.strip() for field in record):
            reporter.leave_out(line, "an empty row")
        else:
            yield line, dict(zip(header, record, strict=True))


def _records(lines: Iterator[str], delimiter: str, width: int) -> Iterator[tuple[int, list[str], str]]:
    """Line, fields and "" of each record; or line, [] and the reason for the lines up to the next record."""
    csv.field_size_limit(_LONGEST_FIELD)
    again: deque[str] = deque()  # lines of a broken record, to be read anew as records of their own
    number, bad_line, bad_reason = 2, 0, ""
    while True:
        record, taken, reason = _next_record(chain(_popped(again), lines), delimiter, width)
        if bad_line and (not reason or not taken):
            skipped = f"; lines {bad_line} to {number - 1} are skipped" if number - 1 > bad_line else ""
            yield bad_line, [], bad_reason + skipped
            bad_line = 0
        if not taken:
            return
        if reason:
            if not bad_line:
                bad_line, bad_reason = number, reason
            again.extendleft(reversed(taken[1:]))
            number += 1
            continue
        if record:
            yield number, record, ""
        number += len(taken)


def _next_record(lines: Iterator[str], delimiter: str, width: int) -> tuple[list[str], list[str], str]:
    """The next record's fields, the lines it took (none at the end of the file), and why it is none."""
    taken: list[str] = []
    try:
        record = next(csv.reader(_taking(lines, taken), delimiter=delimiter, strict=True), [])
    except csv.Error as error:
        return [], taken, f"stray or unclosed quote ({error})"
    return record, taken, _miscounted(len(record), width) if record and len(record) != width else ""


def _popped(lines: deque[str]) -> Iterator[str]:
    while lines:
        yield lines.popleft()


def _taking(lines: Iterator[str], taken: list[str]) -> Iterator[str]:
    for line in lines:
        taken.append(line)
        yield line.replace("\x00", "")


def _miscounted(found: int, width: int) -> str:
    return f"{found} column{'s' if found != 1 else ''} where the header has {width}"


def read_json_lines(stream: BinaryIO, reporter: Reporter) -> Iterator[Row]:
    """Objects of a JSON lines file; a line that is none is refused."""
    for number, line in enumerate(read_lines(stream), start=1):
        if not line.strip():
            continue
        try:
            value = orjson.loads(line)
        except orjson.JSONDecodeError as error:
            reporter.refuse(number, f"broken JSON: {error}")
            continue
        if isinstance(value, dict):
            yield number, value
        else:
            reporter.refuse(number, f"a JSON {type(value).__name__} where an object is expected")


def read_parquet(stream: BinaryIO) -> Iterator[Row]:
    """Rows of a Parquet file, read in batches of 1,000."""
    try:
        file = pq.ParquetFile(
            stream if stream.seekable() and not _is_gzip(stream) else io.BytesIO(read_some(stream, -1))
        )
        number = 0
        for batch in file.iter_batches(batch_size=1000):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise SourceError(f"broken Parquet: {error}") from error


def _is_gzip(stream: BinaryIO) -> bool:
    return hasattr(stream, "fileobj")
