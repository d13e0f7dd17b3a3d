"""Read a CV: recognise its format by its content, refuse what cannot be read, and make a `Profile` of the rest."""

import json
import re
from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from orienteer.errors import ProfileError
from orienteer.extraction.language import detect_language
from orienteer.profile.draft import Draft, tell
from orienteer.profile.education import SCHOOL
from orienteer.profile.evidence import find_evidence
from orienteer.profile.instructions import hidden_warnings, screen_text, screen_values
from orienteer.profile.jsonresume import check_resume, is_resume, outline_resume
from orienteer.profile.limits import Limits
from orienteer.profile.lines import Line, Pages
from orienteer.profile.outline import outline
from orienteer.profile.plaintext import read_text
from orienteer.profile.profile import Profile
from orienteer.profile.standing import count_years, judge_level, name_uncounted
from orienteer.profile.written import check_spans, find_written

DEFAULT: Final = Limits()
REFUSED: Final = (
    (b"\xd0\xcf\x11\xe0", "an old .doc or an encrypted Office file: save it as DOCX without a password, or as PDF"),
    (b"{\\rtf", "rich text (RTF): save it as DOCX, PDF or plain text"),
    (b"\x89PNG", "a picture: run OCR and give the text, or the PDF it was made from"),
    (b"\xff\xd8\xff", "a picture: run OCR and give the text, or the PDF it was made from"),
    (b"GIF8", "a picture: run OCR and give the text, or the PDF it was made from"),
    (b"<!doctype html", "a web page: print it to PDF and give that"),
    (b"<html", "a web page: print it to PDF and give that"),
    (b"\x1f\x8b", "gzip data: unpack it first"),
)

RENDERCV: Final = re.compile(r"^cv:[^\S\n]*\n(?:[^\S\n]*(?:#.*)?\n)*[^\S\n]+\w+:", re.MULTILINE)


def read_cv(path: Path, limits: Limits = DEFAULT, *, today: date | None = None) -> Profile:
    """Read a CV in PDF, DOCX, Markdown, plain text or JSON Resume.

    Raises `ProfileError`, with the reason and what to do next, for a file that is missing, empty, too large, encrypted,
    broken, scanned, of another format, or in which no CV is found.
    """
    day = today or date.today()  # noqa: DTZ011  (a CV's "present" is the reader's local day)
    data = read_bytes(path, limits)
    if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
        from orienteer.profile.pdf import read_pdf  # noqa: PLC0415  (each format's reader only where it is met)

        return from_lines(read_pdf(path, limits), path, limits, day)
    if data.startswith(b"PK"):
        from orienteer.profile.docx import read_docx  # noqa: PLC0415

        return from_lines(read_docx(path, limits), path, limits, day)
    return from_text(decode(data, path), path, limits, day)


def read_bytes(path: Path, limits: Limits) -> bytes:
    """Read a file, or refuse it for what it is or how large it is."""
    if not path.exists():
        raise ProfileError(f"{path}: no such file: check the path")
    if not path.is_file():
        raise ProfileError(f"{path}: not a file: name the CV itself")
    size = path.stat().st_size
    if size > limits.bytes:
        raise ProfileError(f"{path}: {size:,} bytes, more than {limits.bytes:,}: export the CV without pictures")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ProfileError(f"{path}: cannot be read ({error.strerror}): check its permissions") from error
    if not data.strip():
        raise ProfileError(f"{path}: the file is empty: export the CV again")
    for start, problem in REFUSED:
        if data.lstrip()[: len(start)].lower() == start.lower():
            raise ProfileError(f"{path}: this is {problem}")
    return data


def decode(data: bytes, path: Path) -> str:
    """Decode text; refuse bytes that are none."""
    for encoding in ("utf-16",) if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        odd = sum(c < " " and c not in "\t\n\r\f" for c in text)
        if odd <= len(text) // 200:
            return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    raise ProfileError(f"{path}: neither PDF, DOCX, JSON nor text: export the CV as one of these")


def check_size(text: str, path: Path, limits: Limits) -> None:
    """Refuse more text than a CV has."""
    if len(text) > limits.characters:
        raise ProfileError(
            f"{path}: {len(text):,} characters of text, more than {limits.characters:,}: give the CV alone"
        )


def check_words(text: str, path: Path, limits: Limits) -> None:
    """Refuse words that are none: they are data, and what makes a pattern slow."""
    longest = max(map(len, text.split()), default=0)
    if longest > limits.word:
        raise ProfileError(f"{path}: a word of {longest:,} characters: this is data and no text; give the CV itself")


def from_text(text: str, path: Path, limits: Limits, day: date) -> Profile:
    """Make a profile of text: JSON Resume where it is JSON, else plain text or Markdown."""
    check_size(text, path, limits)
    if RENDERCV.search(text):
        raise ProfileError(f"{path}: RenderCV's YAML: draw it (`rendercv render {path.name}`) and give the PDF")
    if not text.lstrip().startswith(("{", "[")):
        return from_lines(read_text(text), path, limits, day)
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ProfileError(f"{path}: looks like JSON and is not ({error}): mend it, or give the CV as text") from error
    if not is_resume(data):
        raise ProfileError(f"{path}: JSON, but no JSON Resume (no `basics`): see https://jsonresume.org/schema")
    check_resume(data, path)
    warnings: list[str] = []
    draft = outline_resume(screen_values(data, warnings))
    return finish(replace(draft, warnings=tuple(dict.fromkeys(warnings))), "jsonresume", path, day)


def from_lines(pages: Pages, path: Path, limits: Limits, day: date) -> Profile:
    """Make a profile of lines: what speaks to programs is set aside first."""
    text = "\n".join(text for line in pages.lines for text in (line.text, *line.aside))
    check_size(text, path, limits)
    check_words(text, path, limits)
    lines, warnings = screen_lines(pages.lines)
    draft = outline(lines)
    said = (*draft.warnings, *hidden_warnings(pages.hidden), *warnings)
    return finish(replace(draft, warnings=said), pages.source, path, day)


def screen_lines(lines: Sequence[Line]) -> tuple[list[Line], list[str]]:
    """Set aside what speaks to a program, and characters that nobody sees."""
    kept: list[Line] = []
    warnings: list[str] = []
    for line in lines:
        text = screen_text(line.text, warnings)
        aside = tuple(cell for cell in (screen_text(cell, warnings) for cell in line.aside) if cell)
        if text:
            kept.append(replace(line, text=text, aside=aside))
        elif aside and kept:
            kept[-1] = replace(kept[-1], aside=kept[-1].aside + aside)
    return kept, list(dict.fromkeys(warnings))


def is_schooled(draft: Draft) -> bool:
    """Whether a course of study has dates or a school by its word: "a Master's or PhD" is what postings ask for."""
    return any(c.start or c.end or SCHOOL.search(c.institution) for c in draft.education)


def is_signed(draft: Draft) -> bool:
    """Whether a name stands over skills or work with a way to reach its bearer, or over skills, work and a degree.

    No article has either, and none of 2,500 postings, each read as it is and under its employer and title.
    """
    reached = draft.contacts.email or draft.contacts.phone
    worked = any(s.where == "experience" for s in draft.rest)
    told = draft.skill_lines or draft.projects or worked
    whole = draft.skill_lines and worked and draft.education
    return bool(draft.name and ((reached and told) or whole))


def finish(draft: Draft, source: str, path: Path, day: date) -> Profile:
    """Judge the parts of a CV: skills, years and level; refuse it where nothing of a CV was found."""
    written, said = find_written(draft.stated, draft.jobs, day, draft.signed)
    day = written - timedelta(days=1) if written else day
    sentences = [sentence for sentence in tell(draft) if sentence.text]
    skills = find_evidence(sentences, draft.jobs, day, draft.name)
    if not (draft.jobs or is_schooled(draft) or (skills and (source == "jsonresume" or is_signed(draft)))):
        raise ProfileError(
            f"{path}: no CV found in it: neither a job nor education with dates or a school, nor skills under a "
            "name with a mail address or phone number; is it the right file?"
        )
    years = count_years(draft.jobs, day)
    warnings = [*draft.warnings, *said, *check_spans(draft.stated, day), *name_uncounted(draft.jobs)]
    if not draft.name:
        warnings.append("no name found at the top of the CV")
    held = {field.name: getattr(draft, field.name) for field in fields(Draft)}
    del held["rest"], held["stated"], held["signed"]
    return Profile(
        **{**held, "warnings": tuple(warnings)},
        skills=skills,
        years=years,
        level=judge_level(draft.jobs, years, day),
        source=source,
        written=written,
        written_in=detect_language("\n".join(s.text for s in sentences)),
    )
