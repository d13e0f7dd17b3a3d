"""Small PDFs written by hand, so that every test says exactly what stands in its file."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """A phrase at a place on a page: points from the lower left; `grey` 0 is black, 1 is white."""

    x: float
    y: float
    text: str
    size: float = 10
    bold: bool = False
    grey: float = 0


def content_of(texts: Sequence[Text]) -> bytes:
    """The drawing commands of a page."""
    rows = []
    for t in texts:
        escaped = t.text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = "F2" if t.bold else "F1"
        rows.append(f"BT {t.grey} g /{font} {t.size} Tf {t.x} {t.y} Td ({escaped}) Tj ET")
    return "\n".join(rows).encode("cp1252")


def make_pdf(pages: Sequence[Sequence[Text]], *, trailer: str = "") -> bytes:
    """A PDF of pages of phrases in Helvetica."""
    return pack([content_of(page) for page in pages], trailer=trailer)


def pack(contents: Sequence[bytes], *, trailer: str = "") -> bytes:
    """A PDF of pages of drawing commands, letter size."""
    fonts = "/Font << /F1 3 0 R /F2 4 0 R >>"
    kids = " ".join(f"{5 + 2 * i} 0 R" for i in range(len(contents)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for i, content in enumerate(contents):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << {fonts} >> /Contents {6 + 2 * i} 0 R >>"
        packed = zlib.compress(content)
        stream = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"
        objects += [page.encode(), stream]
    body, offsets = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n".encode() + item + b"\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    tail = f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return body + f"xref\n0 {size}\n0000000000 65535 f \n{table}{tail}".encode()


def down(x: float, top: float, rows: Sequence[str | tuple[str, float, bool]], *, step: float = 14) -> list[Text]:
    """Phrases below each other; a row is a text, or a text with its size and weight; "" leaves a gap."""
    texts = []
    for number, row in enumerate(rows):
        text, size, bold = row if isinstance(row, tuple) else (row, 10, False)
        if text:
            texts.append(Text(x, top - number * step, text, size, bold))
    return texts
