"""A profile as JSON Resume (https://jsonresume.org/schema, v1.0.0), such that reading it gives the profile again.

What the schema has no place for is left out: evidence that stands in no section of it (memberships, loose lines),
warnings, when the CV was written, and what is judged anew at every reading (skills, years, level). A job, study or
project without an end goes on; the schema knows no "present". `location` of a study is a field of our own, which the
schema allows.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from orienteer.profile.profile import Contacts, Education, Job, Profile, Project

SCHEMA: Final = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
NETWORKS: Final = {
    "github.com": "GitHub", "linkedin.com": "LinkedIn", "gitlab.com": "GitLab", "kaggle.com": "Kaggle",
    "x.com": "X", "twitter.com": "Twitter", "scholar.google.com": "Google Scholar", "medium.com": "Medium",
    "huggingface.co": "Hugging Face", "stackoverflow.com": "Stack Overflow", "orcid.org": "ORCID",
}  # fmt: skip
COMMAS: Final = re.compile(r",\s(?![^()]*\))")
URI: Final = re.compile(r"[^\s<>\"{}|\\^`\[\]]+")
SCORE: Final = re.compile(r"(?:c?gpa|grade|note|score)\b|\d[\d.,]*\s*/\s*\d|first|upper|lower|2[:.][12]", re.IGNORECASE)


def resume_record(profile: Profile) -> dict[str, Any]:
    """Give a profile as a JSON Resume; empty parts are left out."""
    held: dict[str, Any] = strip_empty(
        {
            "$schema": SCHEMA,
            "basics": basics_of(profile),
            "work": [{"name": job.employer, **position_of(job)} for job in profile.jobs],
            "volunteer": [{"organization": work.employer, **position_of(work)} for work in profile.volunteering],
            "education": [course_of(course) for course in profile.education],
            "projects": [project_of(project) for project in profile.projects],
            "publications": [publication_of(paper) for paper in profile.publications],
            "skills": [group_of(line) for line in profile.skill_lines],
            "languages": [language_of(text) for text in profile.languages],
            "certificates": [{"name": text} for text in profile.certificates],
            "awards": [{"title": text} for text in profile.awards],
            "interests": [group_of(line) for line in profile.interests],
        }
    )
    return held


def strip_empty(value: Any) -> Any:
    """A JSON value without empty texts, lists and objects."""
    if isinstance(value, Mapping):
        held = {key: strip_empty(item) for key, item in value.items()}
        return {key: item for key, item in held.items() if item not in ("", [], {}, None)}
    if isinstance(value, list):
        return [held for item in value if (held := strip_empty(item)) not in ("", {}, [])]
    return value


def basics_of(profile: Profile) -> dict[str, Any]:
    """Who it is and how to reach them; the first link is the person's own page where no network is known by it."""
    held = profile.contacts
    links = [link for link in held.links if URI.fullmatch(link)]
    own = links[:1] if links and not network_of(links[0]) else []
    return {
        "name": profile.name,
        "label": profile.headline,
        "email": held.email,
        "phone": held.phone,
        "url": f"https://{own[0]}" if own else "",
        "summary": profile.summary,
        "location": place_of(held),
        "profiles": [link_of(link) for link in links[len(own) :]],
    }


def place_of(contacts: Contacts) -> dict[str, str]:
    """A place as city and region: "San Francisco, CA"."""
    city, _, region = contacts.place.partition(", ")
    return {"city": city, "region": region}


def network_of(link: str) -> str:
    """The network that a link leads to, or ""."""
    return NETWORKS.get(link.split("/", maxsplit=1)[0].casefold(), "")


def link_of(link: str) -> dict[str, str]:
    """A link as a profile on a network; the end of its path is the user's name there."""
    network = network_of(link)
    name = re.split(r"[/=]", link)[-1] if network and "/" in link else ""
    return {"network": network or link.split("/", maxsplit=1)[0], "username": name, "url": f"https://{link}"}


def dates_of(start: str, end: str) -> dict[str, str]:
    """Dates as the schema writes them: what goes on has no end."""
    return {"startDate": start, "endDate": "" if end == "present" else end}


def position_of(job: Job) -> dict[str, Any]:
    """A job or voluntary work but for its organisation."""
    dates = dates_of(job.start, job.end)
    return {"position": job.title, "location": job.place, **dates, "highlights": list(job.bullets)}


def course_of(course: Education) -> dict[str, Any]:
    """A course of study; a grade that leads its lines is its score."""
    scored = bool(course.bullets) and bool(SCORE.match(course.bullets[0]))
    return {
        "institution": course.institution,
        "studyType": course.degree,
        "area": course.area,
        **dates_of(course.start, course.end),
        "location": course.place,
        "score": course.bullets[0] if scored else "",
        "courses": list(course.bullets[scored:]),
    }


def project_of(project: Project) -> dict[str, Any]:
    """A project; its first line describes it."""
    told = {"description": "".join(project.bullets[:1]), "highlights": list(project.bullets[1:])}
    return {"name": project.name, **dates_of(project.start, project.end), **told, "roles": list(project.roles)}


def publication_of(paper: Project) -> dict[str, str]:
    """A publication: its title, its date, and all that stands below it."""
    day = paper.end if paper.end[:1].isdigit() else ""
    return {"name": paper.name, "releaseDate": day, "summary": "\n".join(paper.bullets)}


def group_of(line: str) -> dict[str, Any]:
    """A line of skills as a named group: "Languages: Go, Python"; one without a name is its keywords alone."""
    name, colon, listed = line.partition(": ")
    keywords = COMMAS.split(listed if colon else line)
    if not name.strip() or any(not k or k != k.strip() for k in (*keywords, name)):
        return {"name": line}
    return {"name": name, "keywords": keywords} if colon else {"keywords": keywords}


def language_of(text: str) -> dict[str, str]:
    """A language and how well it is spoken: "Irish (native)"."""
    found = re.fullmatch(r"([^()]+) \(([^()]+)\)", text)
    return {"language": found[1], "fluency": found[2]} if found else {"language": text}
