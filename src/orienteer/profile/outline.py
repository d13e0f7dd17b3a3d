"""From lines to the parts of a CV: sections, then the entries of each."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from orienteer.extraction.matching import find_skills
from orienteer.profile.contacts import find_contacts, find_name, is_contact
from orienteer.profile.dates import LENGTH, Period
from orienteer.profile.draft import Draft, Sentence
from orienteer.profile.education import read_education
from orienteer.profile.heads import lift_dates, read_head
from orienteer.profile.jobs import read_jobs
from orienteer.profile.lines import Line
from orienteer.profile.places import is_place
from orienteer.profile.profile import Job, Project
from orienteer.profile.sections import Part, cut_sections


def outline(lines: Sequence[Line]) -> Draft:
    """Read the parts of a CV from its lines."""
    parts = [settle_languages(part) for part in cut_sections([lift_dates(line) for line in lines])]
    jobs, sentences, warnings = read_experience(parts)
    top = gather(parts, "header", "contact") or lines[:5]
    return Draft(
        name=find_name(top) or find_name([line for line in lines if line.style][:3]),
        contacts=find_contacts(top),
        summary="\n".join(line.text for line in gather(parts, "summary")),
        jobs=jobs,
        education=read_education(gather(parts, "education")),
        projects=tuple(p for part in parts if part.section == "projects" for p in read_projects(part.lines)),
        certificates=tuple(line.text for line in gather(parts, "certificates")),
        languages=tuple(item for line in gather(parts, "languages") for item in split_items(line)),
        sentences=(*sentences, *(s for part in parts if part.section != "experience" for s in part_sentences(part))),
        warnings=warnings,
    )


def gather(parts: Iterable[Part], *sections: str) -> list[Line]:
    """All lines of the given sections."""
    return [line for part in parts if part.section in sections for line in part.lines]


def settle_languages(part: Part) -> Part:
    """A section "Languages" that lists programming languages is one of skills."""
    text = "\n".join(line.text for line in part.lines)
    if part.section == "languages" and any(m.skill.id in CODE for m in find_skills(text, listed=True)):
        return Part("skills", part.title, part.lines)
    return part


STRONG: Final = re.compile(r"(\s*(?:\([^()]*\))?)\s*[–—:|-]*\s*(.*)", re.DOTALL)
"""What follows the bold name of a project."""
CODE: Final = frozenset(
    {"python", "java", "javascript", "typescript", "sql", "c", "cpp", "c++", "go", "rust", "scala", "r"}
)


def read_experience(parts: Iterable[Part]) -> tuple[tuple[Job, ...], list[Sentence], tuple[str, ...]]:
    """Read all sections of experience: jobs, their sentences, and what could not be read as a job."""
    jobs: list[Job] = []
    sentences: list[Sentence] = []
    warnings: list[str] = []
    for part in parts:
        if part.section != "experience":
            continue
        found = read_jobs(part.lines)
        if part.lines and not found:
            warnings.append(f"no job read under {part.title!r}: no line there has dates beside a title or an employer")
        taken: set[int] = set()
        for job, lines in found:
            sentences += job_sentences(job, len(jobs))
            taken.update(id(line) for line in lines)
            jobs.append(job)
        rest = [line for line in part.lines if id(line) not in taken]
        sentences += [Sentence(line.text, "experience", used=True) for line in rest]
    return tuple(jobs), sentences, tuple(warnings)


def job_sentences(job: Job, number: int) -> list[Sentence]:
    """The title and the lines of a job as evidence; the employer's name is none ("Spark Capital")."""
    where = f"experience: {job.employer or job.title}"
    told = [Sentence(text, where, used=True, job=number) for text in job.bullets]
    return [Sentence(job.title, where, job=number), *told] if job.title else told


def part_sentences(part: Part) -> list[Sentence]:
    """The sentences of any section but experience; addresses, interests and references show no skill."""
    if part.section in {"contact", "aside"}:
        return []
    if part.section == "education":
        return [
            Sentence(text, "education")
            for course in read_education(part.lines)
            for text in (course.area, *course.bullets)
        ]
    lines = [line for line in part.lines if part.section != "header" or not is_contact(line)]
    used, listed = part.section in {"projects", "volunteer"}, part.section == "skills"
    texts = [text for line in lines for text in (line.text, *(line.aside if listed else ()))]
    return [Sentence(text, part.section, used, listed) for text in texts]


def read_projects(lines: Sequence[Line]) -> list[Project]:
    """Read projects: each opens with its name, alone or before a dash or a colon; what follows tells of it."""
    flat = all(line.kind == "bullet" for line in lines)
    groups: list[list[Line]] = []
    for line in lines:
        opens = flat or (line.kind == "text" and (not groups or opens_project(groups[-1], line)))
        if opens:
            groups.append([line])
        elif groups:
            groups[-1].append(line)
    return [read_project(group) for group in groups]


def opens_project(group: Sequence[Line], line: Line) -> bool:
    """Whether a line names a new project: bold or dated, or first after bullets or a gap."""
    if re.match(r"(?:link|url|tech\w*|stack|tools?|technologies)\b.{0,12}:", line.text, re.IGNORECASE):
        return False
    dated = read_head([Line("", aside=line.aside)]).period
    if dated and not (line.strong or line.style) and len(group) == 1 and bool(group[0].strong or group[0].style):
        return bool(group_period(group))  # the dates of a head may stand beside the line below its name
    marked = bool(line.strong or line.style or dated)
    plain = not any(entry.strong or entry.style or entry.aside for entry in group[:1])
    return marked or (plain and (group[-1].kind == "bullet" or line.gap))


def group_period(lines: Sequence[Line]) -> Period | None:
    """The dates that stand in or beside the lines of a head."""
    return read_head(lines).period


def is_detail(line: Line) -> bool:
    """Whether a line below a name says only when, where or for how long."""
    plain = line.kind == "text" and bool(line.text)
    return plain and (is_place(line.text) or bool(LENGTH.fullmatch(line.text)) or not read_head([line]).pieces)


def read_project(lines: Sequence[Line]) -> Project:
    """Read one project."""
    details = [line for line in lines[1:4] if is_detail(line)]
    lines = [line for line in lines if line not in details]
    first = lines[0]
    split = 0 < first.strong < len(first.text)
    cut = (
        STRONG.fullmatch(first.text, first.strong)
        if split
        else re.match(r"(.{2,60}?)(?:\s+(?:--|[–—-])\s+|:\s+)(.+)", first.text, re.DOTALL)
    )
    name, told = (cut[1], cut[2]) if cut else (first.text, "")
    name = first.text[: first.strong] if split else name
    head = read_head([Line(name, aside=first.aside), *(Line("", aside=line.aside) for line in lines[1:]), *details])
    start, end = (head.period.start, head.period.end) if head.period else ("", "")
    bullets = tuple(t for t in ("" if is_place(told) else told, *(line.text for line in lines[1:])) if t)
    return Project(head.pieces[0].text if head.pieces else name, start, end, bullets)


def split_items(line: Line) -> list[str]:
    """The items of a line that lists spoken languages."""
    return [t.strip() for text in (line.text, *line.aside) for t in re.split(r"[,;|•·]", text) if t.strip()]
