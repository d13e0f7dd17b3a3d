"""The one place where every connector's raw values become a `Posting`: cleaned, masked, dated, named."""

import hashlib
import re
from collections.abc import Mapping
from functools import cache

from orienteer.sources.dates import to_iso_date
from orienteer.sources.html import clean_html, looks_like_html, sets_own_lines, tidy_lines
from orienteer.sources.personal import mask_contacts
from orienteer.sources.posting import Posting
from orienteer.sources.unwrap import unwrap_text
from orienteer.taxonomy.tables import read_table

STRUCTURED = (
    "pay_min",
    "pay_max",
    "pay_currency",
    "pay_period",
    "pay_text",
    "remote",
    "level",
    "employment",
    "industry",
    "company_size",
    "country",
)
"""The keys of `Posting.fields`."""
TEXTUAL = ("id", "source", "title", "company", "description", "location", "posted_at", "url")
"""The fields of `Posting` itself."""

_MOJIBAKE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]+")
_BULLET = re.compile(r"^([ ]*)[•●▪◦‣·∙⁃\uf0b7\uf0a7][ \t\u00a0]*(?=\S)", re.MULTILINE)
_INLINE_BULLET = re.compile(r"(?<![ \t])[ \t]*[•●▪‣\uf0b7\uf0a7][ \t\u00a0]*")
_ANY_BULLET = re.compile("[•●▪◦‣·∙⁃\uf0b7\uf0a7]")
_MONEY = re.compile(r"\D{0,5}(\d[\d,]*)(\.\d+)?\s*([kK])?\D{0,5}")
_QUALIFIED = re.compile(r"[a-z]+:(?!//)\S")
_SLUG = re.compile(r"[^a-z0-9.-]+")


def compose_posting(values: Mapping[str, str]) -> Posting:
    """Make a posting of raw values by field name; `description` may be HTML, escaped HTML or plain text.

    The id is "source:id" where the source gives an id ("ashby:acme:7" stays as it is), else "source:" and a hash
    of what the posting says.
    Fields outside `TEXTUAL` and `STRUCTURED` are ignored.
    """
    source = slug(values.get("source", "")) or "file"
    title, company, location = (said(name, line_of(values.get(name, ""))) for name in ("title", "company", "location"))
    description = clean_text(values.get("description", ""))
    given = values.get("id", "").strip()
    return Posting(
        id=_posting_id(source, given, title, company, location, description),
        source=source,
        title=title,
        company=company,
        description=description,
        location=location,
        posted_at=to_iso_date(values.get("posted_at", "")),
        url=values.get("url", "").strip(),
        fields=structured_fields(values),
    )


def clean_text(text: str) -> str:
    """Description text as the corpus keeps it: no markup, no contacts, paragraphs whole, one list item a line."""
    if looks_like_html(text):
        text = clean_html(text, keep_newlines=not sets_own_lines(text))
    text = tidy_lines(text)
    text = unwrap_text(mend_encoding(text))
    return mask_contacts(_break_bullets(text))


def line_of(text: str) -> str:
    """A short field (title, company, place) on one line, without markup or contacts."""
    if not text:
        return ""
    if looks_like_html(text):
        text = clean_html(text)
    return mask_contacts(" ".join(mend_encoding(text).split())).strip(" ,;|")


def mend_encoding(text: str) -> str:
    r"""Undo UTF-8 that was read as Latin-1 ("donâ\\x80\\x99t"), piece by piece, where the pieces decode."""
    return text if text.isascii() else _MOJIBAKE.sub(_mended, text)


def structured_fields(values: Mapping[str, str]) -> dict[str, str]:
    """The board's own fields, amounts as plain numbers, period, currency and remote in the closed names."""
    found = {name: said(name, line_of(values[name])) for name in STRUCTURED if values.get(name)}
    for name in ("pay_min", "pay_max"):
        if name in found:
            found[name] = _amount(found[name])
    if not (found.get("pay_min") or found.get("pay_max")):
        found["pay_currency"] = found["pay_period"] = ""
    if _amount(found.get("pay_text", "")):  # a bare number says less than the bounds, and not whether it is a bound
        found["pay_text"] = ""
    for name in ("pay_period", "pay_currency", "remote"):
        if found.get(name):
            found[name] = _closed_value(name, found[name])
    return {name: value for name, value in found.items() if value}


def said(field: str, text: str) -> str:
    """The text, or "" where it only says that nothing is said ("nan", "Not Applicable", "2 Locations")."""
    return "" if _empties(field).fullmatch(text) else text


def slug(name: str) -> str:
    """A name as a part of an id: lower case, no spaces ("Built In" is "builtin")."""
    return _SLUG.sub("", name.strip().lower())


def _posting_id(source: str, given: str, *said: str) -> str:
    if _QUALIFIED.match(given):
        return given
    if given:
        return f"{source}:{given}"
    return f"{source}:{hashlib.sha256(chr(31).join((source, *said)).encode()).hexdigest()[:16]}"


def _mended(match: re.Match[str]) -> str:
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _break_bullets(text: str) -> str:
    """Set list items that stand in a row on lines of their own, and write every bullet as "- "."""
    if text.isascii() or not _ANY_BULLET.search(text):
        return text
    lines = [
        _INLINE_BULLET.sub("\n- ", line) if len(_INLINE_BULLET.findall(line)) >= 3 else line
        for line in text.split("\n")
    ]
    return _BULLET.sub(r"\1- ", "\n".join(lines)).strip("\n")


def _amount(text: str) -> str:
    """A money amount as a plain number; "" for zero and for what is none."""
    match = _MONEY.fullmatch(text)
    if not match:
        return ""
    value = float(match[1].replace(",", "") + (match[2] or "")) * (1000 if match[3] else 1)
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else ""


def _closed_value(field: str, text: str) -> str:
    for pattern, value in _patterns(field):
        if pattern.search(text):
            return value
    return text.upper() if field == "pay_currency" else ""  # "false" or "full-time" says nothing of the place


@cache
def _patterns(field: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_table("field_values.csv", ("field", "pattern", "value"), "sources")
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["value"]) for row in rows if row["field"] == field)


@cache
def _empties(field: str) -> re.Pattern[str]:
    """What a whole value says that says nothing."""
    rows = read_table("empty_values.csv", ("field", "pattern"), "sources")
    return re.compile("|".join(row["pattern"] for row in rows if row["field"] in {field, "*"}), re.IGNORECASE)
