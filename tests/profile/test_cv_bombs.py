"""Files made to exhaust their reader are refused within its limits, and cost the caller next to nothing."""

import json
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from bombs import CELL, HEADER, PARAGRAPH, laughs, nested, pdf_of, stream, table, word_document
from pdfs import Text, make_pdf

from orienteer.errors import ProfileError
from orienteer.profile.limits import Limits
from orienteer.profile.process import GRACE
from orienteer.profile.reading import read_cv

LIMITS = Limits(seconds=2)
CALLER = 60_000_000
"""Bytes that the caller may hold at its height: the file, of ten million bytes at most, and the vocabulary."""
CATALOGUE, PAGES = b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
WIDE = CELL.replace(b"<w:p>", b'<w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr><w:p>', 1)
BLANKS = b" " * 10_000_000


def page(side: str) -> bytes:
    return f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {side} {side}] /Contents 4 0 R >>".encode()


def entity(kind: bytes) -> bytes:
    return word_document(PARAGRAPH + b"<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", doctype=kind)


def refuse(path: Path, data: bytes, reason: str) -> None:
    """Assert that bytes are refused for a reason, within the limits of time and of the caller's memory."""
    path.write_bytes(data)
    start = time.monotonic()
    tracemalloc.start()
    try:
        with pytest.raises(ProfileError, match=reason) as refusal:
            read_cv(path, LIMITS)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert str(refusal.value).startswith(str(path))
    assert time.monotonic() - start < LIMITS.seconds + GRACE
    assert peak < CALLER


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: entity(laughs(9)), "DOCX is broken.*amplification.*save it anew"),
        (lambda: entity(laughs(2).replace(b" a2 ", b" a9 ")), "defines XML entities.*save it as PDF"),
        (lambda: entity(b'<!DOCTYPE d [<!ENTITY a9 SYSTEM "file:///etc/hostname">]>'), "defines XML entities"),
        (lambda: word_document(nested(1000)), "DOCX is broken.*depth.*save it anew"),
        (lambda: word_document(table(300, 300)), "180,000 paragraphs and cells, more than 5,000"),
        (lambda: make_pdf([[Text(72, 700, "Ada Quill")]] * 60), "60 pages, more than 50"),
        (lambda: pdf_of([CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]), "page cannot be read"),
        (lambda: pdf_of([CATALOGUE, PAGES, page("1e9"), stream("", b"0 0 1e9 1e9 re f")]), "no text layer"),
        (lambda: b"[" * 100_000 + b"]" * 100_000, "looks like JSON and is not"),
        (lambda: json.dumps({"basics": {"name": "A" * 50_000_000}}).encode(), "bytes, more than 10,000,000"),
        (lambda: json.dumps({"basics": {"name": "A" * 9_000_000}}).encode(), "characters of text, more than"),
    ],
    ids=[
        "laughs", "entities", "external", "nested", "table", "60 pages", "loop", "giant page", "deep json",
        "huge json", "large json",
    ],
)  # fmt: skip
def test_a_bomb_is_refused(tmp_path: Path, make: Callable[[], bytes], reason: str) -> None:
    refuse(tmp_path / "cv.bin", make(), reason)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: word_document(BLANKS * 12), "unpacks to 12.,...,... bytes"),
        (lambda: word_document(b"<w:p><w:r><w:t>" + BLANKS * 9 + b"</w:t></w:r></w:p>"), "DOCX is broken.*too long"),
        (lambda: word_document(PARAGRAPH * 500_000), "500,000 paragraphs and cells, more than 5,000"),
        (lambda: word_document(PARAGRAPH * 100_000, part=HEADER), "more than 1024 MB or 2 s.*save it as PDF"),
        (lambda: word_document(table(1, 1, WIDE)), "more than 1024 MB or 2 s.*save it as PDF"),
        (lambda: pdf_of([CATALOGUE, PAGES, page("612"), stream("", BLANKS, 60)]), "more than 1024 MB or 2 s"),
        (lambda: pdf_of([CATALOGUE, stream("/Type /ObjStm /N 1 /First 4", BLANKS, 60)]), "no text layer|more than"),
    ],
    ids=["zip", "blanks", "paragraphs", "header", "span", "stream", "object stream"],
)
def test_a_large_bomb_is_refused(tmp_path: Path, make: Callable[[], bytes], reason: str) -> None:
    refuse(tmp_path / "cv.bin", make(), reason)


def test_a_reader_takes_no_library_from_the_folder_it_is_called_in(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "docx.py").write_text("raise SystemExit('not the library')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    refuse(tmp_path / "cv.bin", word_document(PARAGRAPH), "no CV found")
