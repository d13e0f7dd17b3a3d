"""JSON Resume (https://jsonresume.org/schema, v1.0.0) to the parts of a CV, section by section."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from orienteer.errors import ProfileError
from orienteer.profile.contacts import bare_link
from orienteer.profile.dates import iso_point
from orienteer.profile.draft import Draft
from orienteer.profile.profile import Contacts, Education, Job, Project

LISTS: Final = ("work", "volunteer", "education", "awards", "certificates", "publications", "skills", "languages",
                "interests", "references", "projects")  # fmt: skip
Fields = Mapping[str, Any]


def is_resume(data: object) -> bool:
    """Whether a JSON value claims to be a JSON Resume."""
    return isinstance(data, dict) and bool("basics" in data or ({"work", "education"} & set(data) and "skills" in data))


def check_resume(data: Fields, path: object) -> None:
    """Refuse a JSON Resume whose parts have the wrong shape, naming all of them."""
    basics = data.get("basics") or {}
    problems = [] if isinstance(basics, dict) else ["basics: expected an object"]
    lists = {name: data.get(name) or [] for name in LISTS}
    if isinstance(basics, dict):
        lists["basics.profiles"] = basics.get("profiles") or []
    for name, items in lists.items():
        if not isinstance(items, list):
            problems.append(f"{name}: expected a list")
        else:
            problems += [
                f"{name}[{i}]: expected an object" for i, item in enumerate(items) if not isinstance(item, dict)
            ]
    if problems:
        raise ProfileError(f"{path}: not a JSON Resume: {'; '.join(problems)}: see https://jsonresume.org/schema")


def outline_resume(data: Fields) -> Draft:
    """Map a checked JSON Resume to the parts of a CV."""
    basics: Fields = data.get("basics") or {}
    return Draft(
        name=string(basics, "name"),
        contacts=read_contacts(basics),
        headline=string(basics, "label"),
        summary=string(basics, "summary"),
        jobs=tuple(read_job(w, "name", "company") for w in items(data, "work")),
        education=tuple(read_course(e) for e in items(data, "education")),
        projects=tuple(read_project(p) for p in items(data, "projects")),
        volunteering=tuple(read_job(v, "organization") for v in items(data, "volunteer")),
        publications=tuple(read_publication(p) for p in items(data, "publications")),
        skill_lines=tuple(line for skill in items(data, "skills") if (line := read_skills(skill))),
        certificates=lines_of(data, "certificates", "name", "issuer"),
        awards=lines_of(data, "awards", "title", "awarder", "summary"),
        languages=tuple(say_language(lang) for lang in items(data, "languages")),
        interests=tuple(line for entry in items(data, "interests") if (line := read_skills(entry))),
    )


def read_job(work: Fields, *employer: str) -> Job:
    """Read a position: the employer stands in the first of the named fields that has it."""
    name = next((name for field in employer if (name := string(work, field))), "")
    return Job(name, string(work, "position"), *dates(work), string(work, "location"), story(work))


def read_project(project: Fields) -> Project:
    """Read a project with the roles held in it."""
    return Project(string(project, "name"), *dates(project), story(project), tuple(texts(project, "roles")))


def read_course(course: Fields) -> Education:
    """Read a course of study; `location` is a field of our own, which the schema allows."""
    school, degree, area = (string(course, field) for field in ("institution", "studyType", "area"))
    told = split_lines(texts(course, "score", "courses"))
    return Education(school, degree, area, *dates(course), string(course, "location"), told)


def read_publication(work: Fields) -> Project:
    """Read a publication by its title; the day of its release is its end."""
    told = texts(work, "publisher", "summary", "url" if not string(work, "summary") else "")
    return Project(string(work, "name"), "", iso_point(string(work, "releaseDate")), split_lines(told))


def read_skills(entry: Fields) -> str:
    """A group of skills or interests as a CV writes it: "Languages: Go, Python"."""
    return ": ".join(part for part in (string(entry, "name"), ", ".join(texts(entry, "keywords"))) if part)


def say_language(language: Fields) -> str:
    """A language as a CV writes it: "Irish (Native)"."""
    fluency = string(language, "fluency")
    return string(language, "language") + (f" ({fluency})" if fluency else "")


def lines_of(data: Fields, section: str, *names: str) -> tuple[str, ...]:
    """One line for each entry of a section: the texts of its named fields."""
    return tuple(line for entry in items(data, section) if (line := ", ".join(texts(entry, *names))))


def split_lines(told: Iterable[str]) -> tuple[str, ...]:
    """The lines of texts that may have several."""
    return tuple(line.strip() for text in told for line in text.split("\n") if line.strip())


def read_contacts(basics: Fields) -> Contacts:
    """Read how the person is reached."""
    location = basics.get("location")
    place = ", ".join(texts(location, "city", "region", "countryCode")) if isinstance(location, dict) else ""
    links = [string(basics, "url"), *(string(p, "url") for p in items(basics, "profiles"))]
    bare = tuple(dict.fromkeys(bare_link(uri) for uri in links if uri))
    return Contacts(string(basics, "email"), string(basics, "phone"), place, bare)


def items(data: Fields, name: str) -> Sequence[Fields]:
    """The objects of a list, () where it is absent."""
    found: Sequence[Fields] = data.get(name) or ()
    return found


def string(fields: Fields, name: str) -> str:
    """A field as text, "" where it is absent or no text."""
    value = fields.get(name)
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def texts(fields: Fields, *names: str) -> list[str]:
    """The texts of the given fields in order, lists among them item by item."""
    found: list[str] = []
    for name in names:
        value = fields.get(name)
        found += (
            [str(v).strip() for v in value if isinstance(v, str)] if isinstance(value, list) else [string(fields, name)]
        )
    return [text for text in found if text]


def story(fields: Fields) -> tuple[str, ...]:
    """What an entry tells: its summary, its highlights, and its keywords as one line."""
    told = ("summary", "highlights") if "position" in fields else ("description", "summary", "highlights")
    keywords = ", ".join(texts(fields, "keywords"))
    return split_lines([*texts(fields, *told), *([f"Keywords: {keywords}"] if keywords else [])])


def dates(fields: Fields) -> tuple[str, str]:
    """Start and end to the month; what has a start and no end goes on."""
    start, end = (iso_point(string(fields, name)) for name in ("startDate", "endDate"))
    return start, end or ("present" if start else "")
