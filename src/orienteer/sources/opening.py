"""Files opened as what they are: gzip undone, the format recognised by content, text decoded line by line."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal, cast

import orjson

from orienteer.errors import SourceError

Format = Literal["parquet", "json", "jsonl", "xml", "html", "csv"]

_HEAD = 1 << 16
_BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or Office file",
    b"\x89PNG": "a picture",
    b"\xff\xd8": "a picture",
}
_DAMAGE = (EOFError, gzip.BadGzipFile, zlib.error)


@contextmanager
def open_file(path: Path) -> Iterator[BinaryIO]:
    """A file's bytes, gzip undone (recognised by its first bytes, not by its name)."""
    try:
        raw = path.open("rb")
    except OSError as error:
        raise SourceError(f"{path} cannot be opened: {error.strerror}") from error
    with raw:
        packed = raw.read(2) == b"\x1f\x8b"
        raw.seek(0)
        if not packed:
            yield raw
            return
        with gzip.GzipFile(fileobj=raw) as stream:
            yield cast("BinaryIO", stream)


def recognise_format(stream: BinaryIO, name: str) -> Format:
    """What a file is, by its first 64 kB; the name decides only between one JSON object and JSON lines."""
    head = _decoded_head(read_some(stream, _HEAD))
    stream.seek(0)
    text = head.lstrip("\ufeff \t\r\n")
    if head.startswith("PAR1"):
        return "parquet"
    if not text:
        raise SourceError("the file is empty")
    if text[0] in "{[":
        return "jsonl" if _is_json_lines(text, name) else "json"
    if text[0] == "<":
        return "xml" if (text.startswith("<?xml") and "<html" not in text[:2000]) or text.startswith("<rss") else "html"
    return "csv"


def read_some(stream: BinaryIO, size: int) -> bytes:
    """Up to `size` bytes; SourceError where the gzip stream is damaged."""
    try:
        return stream.read(size)
    except _DAMAGE as error:
        raise SourceError(f"broken gzip: {error}; fetch or compress the file again") from error


def read_text(stream: BinaryIO) -> str:
    """The whole file as text."""
    return decode(read_some(stream, -1))


def decode(data: bytes) -> str:
    """Text from UTF-8 (with or without a mark), UTF-16 with a mark, else Windows-1252."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def read_lines(stream: BinaryIO) -> Iterator[str]:
    """Lines with their ends, each decoded by itself so that one bad line spoils no other.

    SourceError where the gzip stream ends early: the lines before it have been given.
    """
    if stream.read(2) in {b"\xff\xfe", b"\xfe\xff"}:
        stream.seek(0)
        yield from decode(read_some(stream, -1)).splitlines(keepends=True)
        return
    stream.seek(0)
    number = 0
    while True:
        try:
            line = stream.readline()
        except _DAMAGE as error:
            raise SourceError(f"broken gzip after line {number}: {error}; fetch or compress the file again") from error
        if not line:
            return
        number += 1
        yield decode(line)


def _decoded_head(head: bytes) -> str:
    if head[:4] == b"PAR1":
        return "PAR1"
    for magic, kind in _BINARY.items():
        if head.startswith(magic):
            raise SourceError(f"{kind} is no table or answer of postings")
    if b"\x00" in head and head[:2] not in {b"\xff\xfe", b"\xfe\xff"}:
        raise SourceError("unknown binary file: give CSV, JSON, JSON lines, Parquet, HTML or RSS, gzip or not")
    return head.decode("utf-16", "ignore") if b"\x00" in head else head.decode("utf-8", "replace")


def _is_json_lines(head: str, name: str) -> bool:
    """Whether some of the first lines are objects by themselves and not the whole file on one line."""
    lines = [line for line in head.splitlines()[:20] if line.strip()]
    named = any(suffix in name.lower() for suffix in (".jsonl", ".ndjson"))
    if head[0] != "{" or lines[0].strip() == "{":
        return False
    return named or (len(lines) > 1 and any(map(_is_object, lines)))


def _is_object(line: str) -> bool:
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return False
