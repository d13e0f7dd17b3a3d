"""Word documents and PDFs that cost their reader more than they weigh."""

import io
import zipfile
import zlib
from collections.abc import Sequence

import docx

BODY, HEADER = "word/document.xml", "word/header1.xml"
PARAGRAPH = b"<w:p><w:r><w:t>Engineer, Acme 2019 - 2021</w:t></w:r></w:p>"
CELL = b"<w:tc><w:p><w:r><w:t>Python</w:t></w:r></w:p></w:tc>"


def word_document(body: bytes = b"", *, part: str = BODY, doctype: bytes = b"") -> bytes:
    """A DOCX with XML put into its body or header, a document type before it, the rest as Word has it."""
    document, whole, packed = docx.Document(), io.BytesIO(), io.BytesIO()
    document.sections[0].header.paragraphs[0].text = "Noor Haddad"
    document.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                root = b"<w:body>" if part == BODY else b"<w:p>"
                data = data.replace(root, (root + body) if part == BODY else (body + root), 1)
                data = data.replace(b"<w:document", doctype + b"<w:document", 1)
            target.writestr(name, data)
    return packed.getvalue()


def table(rows: int, columns: int, cell: bytes = CELL) -> bytes:
    """A table of equal cells."""
    return b"<w:tbl><w:tblGrid/>" + (b"<w:tr>" + cell * columns + b"</w:tr>") * rows + b"</w:tbl>"


def nested(depth: int) -> bytes:
    """Tables within each other."""
    opening, closing = b"<w:tbl><w:tblGrid/><w:tr><w:tc>", b"<w:p/></w:tc></w:tr></w:tbl>"
    return opening * depth + PARAGRAPH + closing * depth


def laughs(steps: int) -> bytes:
    """A document type of entities, each ten times the one before."""
    rows = ['<!ENTITY a0 "ha">', *(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, steps + 1))]
    return f"<!DOCTYPE d [{''.join(rows)}]>".encode()


def stream(head: str, block: bytes, times: int = 1) -> bytes:
    """A PDF object: a packed stream of one block many times."""
    pack = zlib.compressobj(6)
    packed = b"".join([*(pack.compress(block) for _ in range(times)), pack.flush()])
    return f"<< {head} /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"


def pdf_of(objects: Sequence[bytes]) -> bytes:
    """A PDF of numbered objects, the first its catalogue; without a table of offsets, which readers rebuild."""
    body = b"".join(f"{n} 0 obj\n".encode() + item + b"\nendobj\n" for n, item in enumerate(objects, start=1))
    return b"%PDF-1.7\n" + body + f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n%%EOF\n".encode()
