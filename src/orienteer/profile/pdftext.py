"""Run as `python -m orienteer.profile.pdftext FILE PAGES MEGABYTES SECONDS`: a PDF's words as JSON on stdout.

It runs as a process of its own, limited in memory and time, since a PDF is a program that somebody else wrote: a bomb
kills this process and not the caller's. The answer is {"problem": "..."} or {"pages": [{"width", "height", "links":
[[uri, x0, y0, x1, y1]], "words": [[text, x0, y0, x1, y1, size, bold, hidden]]}]}; points, origin at the lower left.
"""

import ctypes
import math
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import pypdfium2 as pdfium
from pypdfium2 import raw

from orienteer.profile.process import answer_caller

TINY: Final = 3.0
"""Letters lower than this many points are not meant for eyes."""
WORDS: Final = 50_000
PIXELS: Final = 1_500_000
"""The page image on which words are looked for is never larger."""
CONTRAST: Final = 24
"""A word is visible where its box's pixels differ by at least this many of 255 levels."""

SHAPES: Final = 5_000
"""So many shapes of a page are looked at for marks of lists."""

WordBox = tuple[str, float, float, float, float, float, bool]

PROBLEMS: Final = {
    raw.FPDF_ERR_PASSWORD: "it is encrypted with a password: save a copy without one and read that",
    raw.FPDF_ERR_SECURITY: "its encryption is not supported: save a copy without protection and read that",
}


def refuse(problem: str) -> dict[str, Any]:
    """The answer that says why there is no other."""
    return {"problem": f"the PDF cannot be read: {problem}"}


def read_document(path: Path, pages: int) -> dict[str, Any]:
    """Read all pages, or say why not."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        code = getattr(error, "err_code", None)
        return refuse(PROBLEMS.get(code, f"it is broken ({error}): export it again from its program"))
    if len(document) > pages:
        return refuse(f"it has {len(document)} pages, more than {pages}: give the CV alone")
    try:
        return read_pages(document)
    except pdfium.PdfiumError as error:
        return refuse(f"a page cannot be read ({error}): export it again from its program")


def read_pages(document: Any) -> dict[str, Any]:
    """Read page by page, and stop where there are more words than a CV has."""
    pages: list[dict[str, Any]] = []
    count = 0
    for number in range(len(document)):
        pages.append(read_page(document[number]))
        count += len(pages[-1]["words"])
        if count > WORDS:
            return refuse(f"it has more than {WORDS:,} words: give the CV alone")
    return {"pages": pages}


def read_page(page: Any) -> dict[str, Any]:
    """Give one page's size, words and links."""
    width, height = page.get_size()
    textpage = page.get_textpage()
    seen = Eyes(page, width, height)
    found = list(read_words(textpage))
    words = [[*word, seen.misses(word)] for word in (*found, *read_marks(page, found))]
    return {"width": width, "height": height, "words": words, "links": list(read_links(page))}


def read_words(textpage: Any) -> Iterator[WordBox]:
    """Group characters into words at white space and line ends; a soft hyphen at a line's end stays as U+0002."""
    text, box, look = "", [0.0, 0.0, 0.0, 0.0], (0.0, False)
    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    loose, looks = raw.FS_RECTF(), dict[int, tuple[float, bool]]()
    for index in range(textpage.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(textpage.raw, index))
        raw.FPDFText_GetLooseCharBox(textpage.raw, index, loose)
        raw.FPDFText_GetCharBox(textpage.raw, index, left, right, bottom, top)
        here = [loose.left, loose.bottom, loose.right, loose.top]
        apart = text.endswith("\x02") or here[0] > box[2] + 20 or here[0] < box[0] - 2 or not overlaps(here, box)
        if text and (char.isspace() or apart):
            yield text, *round_box(box), *look
            text = ""
        if char.isspace() or char == "\x00":
            continue
        if not text:
            box, look = here, read_look(textpage, index, looks)
        text += char
        box = [min(box[0], here[0]), min(box[1], here[1]), max(box[2], here[2]), max(box[3], here[3])]
    if text:
        yield text, *round_box(box), *look


def read_marks(page: Any, words: Sequence[WordBox]) -> Iterator[WordBox]:
    """Give the marks of lists that are drawn and not written, as browsers draw them, each as a bullet before its word.

    A mark is a shape of at most half a letter's height, less than two letters before the first word of a row.
    """
    for shape in islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1), SHAPES):
        left, bottom, right, top = shape.get_bounds()
        height, middle = top - bottom, (top + bottom) / 2
        if not (1 <= height <= 7 and height / 1.6 <= right - left <= height * 1.6):
            continue
        row = [w for w in words if w[2] < middle < w[4] and w[3] > left - 2 * w[5]]
        first = min(row, key=lambda w: w[1], default=None)
        if first and 2 * height <= first[5] * 1.1 and 0 < first[1] - right < 2 * first[5]:
            yield "•", *round_box([left, first[2], right, first[4]]), first[5], False


def overlaps(one: list[float], other: list[float]) -> bool:
    """Whether two boxes share some height: the next character stands on the same line."""
    return min(one[3], other[3]) > max(one[1], other[1]) or one[3] == one[1]


def round_box(box: Sequence[float]) -> tuple[float, float, float, float]:
    """Round to hundredths of a point: finer than any layout, and sizes stay comparable."""
    left, bottom, right, top = (round(side, 2) for side in box)
    return left, bottom, right, top


def read_look(textpage: Any, index: int, known: dict[int, tuple[float, bool]]) -> tuple[float, bool]:
    """A character's size in points on the page, and whether its font is bold; asked once a text object."""
    key = ctypes.cast(raw.FPDFText_GetTextObject(textpage.raw, index), ctypes.c_void_p).value or 0
    if key not in known:
        matrix, name = raw.FS_MATRIX(), ctypes.create_string_buffer(128)
        raw.FPDFText_GetMatrix(textpage.raw, index, matrix)
        raw.FPDFText_GetFontInfo(textpage.raw, index, name, len(name), None)
        heavy = any(mark in name.value.lower() for mark in (b"bold", b"black", b"heavy", b"demi"))
        size = raw.FPDFText_GetFontSize(textpage.raw, index) * math.hypot(matrix.b, matrix.d)
        known[key] = round(size, 1), heavy or raw.FPDFText_GetFontWeight(textpage.raw, index) >= 600
    return known[key]


class Eyes:
    """The page as a reader sees it: a grey image in which a hidden word leaves no mark, however it was hidden."""

    __slots__ = ("height", "image", "pixels", "scale", "stride", "width")

    def __init__(self, page: Any, width: float, height: float) -> None:
        self.scale = min(2.0, (PIXELS / max(width * height, 1.0)) ** 0.5)
        self.image = page.render(scale=self.scale, grayscale=True, may_draw_forms=False)
        self.pixels = bytes(self.image.buffer)
        self.width, self.height, self.stride = self.image.width, self.image.height, self.image.stride

    def misses(self, word: WordBox) -> bool:
        """Whether the word is tiny or its box holds nothing but one shade."""
        _, left, bottom, right, top, size, _ = word
        if size < TINY:
            return True
        first, last = max(0, int(left * self.scale)), min(self.width, int(right * self.scale) + 1)
        upper, lower = (
            max(0, self.height - int(top * self.scale)),
            min(self.height, self.height - int(bottom * self.scale)),
        )
        rows = [self.pixels[y * self.stride + first : y * self.stride + last] for y in range(upper, lower)]
        seen = [row for row in rows if row]
        return not seen or max(map(max, seen)) - min(map(min, seen)) < CONTRAST


def read_links(page: Any) -> Iterator[list[Any]]:
    """Give the targets of the page's link annotations with their boxes."""
    position, link, box = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    while raw.FPDFLink_Enumerate(page.raw, position, link):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0) if action else 0
        if size > 1 and raw.FPDFLink_GetAnnotRect(link, box):
            target = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(page.pdf.raw, action, target, size)
            uri = target.value.decode("utf-8", "replace")
            yield [uri, *round_box([box.left, box.bottom, box.right, box.top])]


if __name__ == "__main__":
    answer_caller(read_document)
