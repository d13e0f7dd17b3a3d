"""From lines to the parts of a CV: sections, then the entries of each."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from orienteer.extraction.matching import find_skills
from orienteer.profile.contacts import PREFIX, find_contacts, find_name, is_contact
from orienteer.profile.draft import Draft, Sentence
from orienteer.profile.education import read_education
from orienteer.profile.heads import lift_dates, line_period
from orienteer.profile.jobs import find_work, read_jobs
from orienteer.profile.lines import Line
from orienteer.profile.profile import Job, Project
from orienteer.profile.projects import read_projects, read_publications
from orienteer.profile.sections import Part, cut_sections
from orienteer.profile.standing import is_counted
from orienteer.profile.tongues import read_languages
from orienteer.profile.written import Stated, cut_signature, find_stated

CODE: Final = frozenset(
    {"python", "java", "javascript", "typescript", "sql", "c", "cpp", "c++", "go", "rust", "scala", "r"}
)
HEADLINE: Final = 160
TOP: Final = 20
"""A name stands within this many lines of the top."""


def outline(lines: Sequence[Line]) -> Draft:
    """Read the parts of a CV from its lines."""
    lines, signed = cut_signature(lines)
    parts = find_untitled([settle_languages(part) for part in cut_sections([lift_dates(line) for line in lines])])
    jobs, untold, warnings, stated = read_positions(parts, "experience")
    education, loose = read_education(gather(parts, "education"))
    volunteering, unread, *_ = read_positions(parts, "volunteer")
    top = gather(parts, "header", "contact") or lines[:5]
    name = find_name(top[:TOP]) or find_name([line for line in lines if line.style][:3])
    above = gather(parts, "header")
    said = [x for x in above if not (is_contact(x) or PREFIX.fullmatch(x.text) or (name and name in x.text))]
    headline = said[0].text if said and len(said[0].text) <= HEADLINE and said[0].kind == "text" else ""
    return Draft(
        name=name,
        contacts=find_contacts(top),
        headline=headline,
        summary="\n".join(line.text for line in gather(parts, "summary")),
        jobs=jobs,
        education=education,
        projects=read_parts(parts, "projects", read_projects),
        volunteering=volunteering,
        publications=read_parts(parts, "publications", read_publications),
        skill_lines=tuple(text for line in gather(parts, "skills") for text in (line.text, *line.aside)),
        certificates=tuple(line.text for line in gather(parts, "certificates")),
        awards=tuple(line.text for line in gather(parts, "awards")),
        languages=read_languages(gather(parts, "languages")),
        interests=tuple(line.text for line in gather(parts, "interests")),
        rest=(
            *(Sentence(line.text, "experience", used=True) for line in untold),
            *(Sentence(line.text, "volunteer", used=True) for line in unread),
            *(Sentence(line.text, "education") for line in loose),
            *(Sentence(line.text, "header") for line in said[bool(headline) :]),
            *(Sentence(line.text, "other") for line in gather(parts, "other")),
        ),
        stated=stated,
        signed=signed,
        warnings=warnings,
    )


def gather(parts: Iterable[Part], *sections: str) -> list[Line]:
    """All lines of the given sections."""
    return [line for part in parts if part.section in sections for line in part.lines]


def read_parts(
    parts: Iterable[Part], section: str, read: Callable[[Sequence[Line]], list[Project]]
) -> tuple[Project, ...]:
    """Read each part of a section by itself, since entries do not run over headings."""
    return tuple(entry for part in parts if part.section == section for entry in read(part.lines))


def settle_languages(part: Part) -> Part:
    """A section "Languages" that lists programming languages is one of skills."""
    text = "\n".join(line.text for line in part.lines)
    if part.section == "languages" and any(m.skill.id in CODE for m in find_skills(text, listed=True)):
        return Part("skills", part.title, part.lines)
    return part


def find_untitled(parts: Sequence[Part]) -> list[Part]:
    """Make a section of the jobs under contacts, a summary or a heading of no known name, where none has one.

    Only where the rest is that of a CV: an address at its top, skills or education under a heading.
    """
    told = {part.section for part in parts} & {"skills", "education"}
    told |= {part.section for part in parts[:1] if any(map(is_contact, part.lines[:TOP]))}
    if not told or any(part.section == "experience" and read_jobs(part.lines) for part in parts):
        return list(parts)
    return [cut for part in parts for cut in part_work(part)]


def part_work(part: Part) -> tuple[Part, ...]:
    """Cut a part where its first whole job begins; under an unknown heading one of them must be of this field."""
    if part.section not in {"header", "summary", "other"}:
        return (part,)
    held = part.lines
    said = (i for i, line in enumerate(held[:TOP]) if is_contact(line) and not line_period(line))
    top = 1 + max(said, default=0) if part.section == "header" else 0
    at = find_work(held[top:])
    work = Part("experience", part.title, held[top + (at or 0) :])
    if at is None or (part.section == "other" and not any(is_counted(job) for job, _ in read_jobs(work.lines))):
        return (part,)
    return Part(part.section, part.title, held[: top + at]), work


def read_positions(
    parts: Iterable[Part], section: str
) -> tuple[tuple[Job, ...], list[Line], tuple[str, ...], tuple[Stated, ...]]:
    """Read all positions of a section: jobs, lines that belong to none, what could not be read, and spans stated."""
    jobs: list[Job] = []
    rest: list[Line] = []
    stated: list[Stated] = []
    warnings: list[str] = []
    for part in (part for part in parts if part.section == section):
        found = read_jobs(part.lines)
        if part.lines and not found:
            warnings.append(f"no job read under {part.title!r}: no line there has dates beside a title or an employer")
        taken = {id(line) for _, lines in found for line in lines}
        jobs += [job for job, _ in found]
        stated += [span for job, lines in found if (span := find_stated(job, lines))]
        rest += [line for line in part.lines if id(line) not in taken]
    return tuple(jobs), rest, tuple(warnings), tuple(stated)
