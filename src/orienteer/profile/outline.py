"""From lines to the parts of a CV: sections, then the entries of each."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from orienteer.extraction.matching import find_skills
from orienteer.profile.contacts import find_contacts, find_name, is_contact
from orienteer.profile.draft import Draft, Sentence
from orienteer.profile.education import read_education
from orienteer.profile.heads import lift_dates
from orienteer.profile.jobs import read_jobs
from orienteer.profile.lines import Line
from orienteer.profile.profile import Job, Project
from orienteer.profile.projects import read_projects, read_publications
from orienteer.profile.sections import Part, cut_sections

CODE: Final = frozenset(
    {"python", "java", "javascript", "typescript", "sql", "c", "cpp", "c++", "go", "rust", "scala", "r"}
)
FLUENCY: Final = re.compile(r"(?P<language>[^\W\d_][\w ]+?)\s*(?:\s[–—-]\s|:\s)\s*(?P<fluency>[^()]+)")
HEADLINE: Final = 160
TOP: Final = 20
"""A name stands within this many lines of the top."""


def outline(lines: Sequence[Line]) -> Draft:
    """Read the parts of a CV from its lines."""
    parts = [settle_languages(part) for part in cut_sections([lift_dates(line) for line in lines])]
    jobs, untold, warnings = read_positions(parts, "experience")
    volunteering, unread, _ = read_positions(parts, "volunteer")
    top = gather(parts, "header", "contact") or lines[:5]
    name = find_name(top[:TOP]) or find_name([line for line in lines if line.style][:3])
    said = [line for line in gather(parts, "header") if not is_contact(line) and not (name and name in line.text)]
    headline = said[0].text if said and len(said[0].text) <= HEADLINE and said[0].kind == "text" else ""
    return Draft(
        name=name,
        contacts=find_contacts(top),
        headline=headline,
        summary="\n".join(line.text for line in gather(parts, "summary")),
        jobs=jobs,
        education=read_education(gather(parts, "education")),
        projects=read_parts(parts, "projects", read_projects),
        volunteering=volunteering,
        publications=read_parts(parts, "publications", read_publications),
        skill_lines=tuple(text for line in gather(parts, "skills") for text in (line.text, *line.aside)),
        certificates=tuple(line.text for line in gather(parts, "certificates")),
        awards=tuple(line.text for line in gather(parts, "awards")),
        languages=tuple(item for line in gather(parts, "languages") for item in split_items(line)),
        interests=tuple(line.text for line in gather(parts, "interests")),
        rest=(
            *(Sentence(line.text, "experience", used=True) for line in untold),
            *(Sentence(line.text, "volunteer", used=True) for line in unread),
            *(Sentence(line.text, "header") for line in said[bool(headline) :]),
            *(Sentence(line.text, "other") for line in gather(parts, "other")),
        ),
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


def read_positions(parts: Iterable[Part], section: str) -> tuple[tuple[Job, ...], list[Line], tuple[str, ...]]:
    """Read all positions of a section: jobs, the lines that belong to none, and what could not be read as one."""
    jobs: list[Job] = []
    rest: list[Line] = []
    warnings: list[str] = []
    for part in (part for part in parts if part.section == section):
        found = read_jobs(part.lines)
        if part.lines and not found:
            warnings.append(f"no job read under {part.title!r}: no line there has dates beside a title or an employer")
        taken = {id(line) for _, lines in found for line in lines}
        jobs += [job for job, _ in found]
        rest += [line for line in part.lines if id(line) not in taken]
    return tuple(jobs), rest, tuple(warnings)


def split_items(line: Line) -> list[str]:
    """The items of a line that lists spoken languages, each in one form: "English (native)"."""
    items = [t.strip() for text in (line.text, *line.aside) for t in re.split(r"[,;|•·](?![^()]*\))", text)]
    return [FLUENCY.sub(r"\g<language> (\g<fluency>)", item) for item in items if item]
