"""JSON Resume (https://jsonresume.org/schema, v1.0.0) to the parts of a CV, section by section."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from orienteer.errors import ProfileError
from orienteer.profile.contacts import bare_link
from orienteer.profile.dates import iso_point
from orienteer.profile.draft import Draft, Sentence
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
    work = items(data, "work")
    return Draft(
        name=string(basics, "name"),
        contacts=read_contacts(basics),
        summary=string(basics, "summary"),
        jobs=tuple(
            Job(
                string(w, "name") or string(w, "company"),
                string(w, "position"),
                *dates(w, now=True),
                string(w, "location"),
                story(w),
            )
            for w in work
        ),
        education=tuple(
            Education(
                string(e, "institution"),
                string(e, "studyType"),
                string(e, "area"),
                *dates(e),
                "",
                tuple(texts(e, "score", "courses")),
            )
            for e in items(data, "education")
        ),
        projects=tuple(Project(string(p, "name"), *dates(p), story(p)) for p in items(data, "projects")),
        certificates=tuple(", ".join(texts(c, "name", "issuer")) for c in items(data, "certificates")),
        languages=tuple(" - ".join(texts(lang, "language", "fluency")) for lang in items(data, "languages")),
        sentences=tuple(read_sentences(data)),
    )


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
    """What an entry tells: its summary and its highlights."""
    told = ("summary", "highlights") if "position" in fields else ("description", "summary", "highlights")
    return tuple(texts(fields, *told))


def dates(fields: Fields, *, now: bool = False) -> tuple[str, str]:
    """Start and end to the month; a job that has a start and no end goes on."""
    start, end = (iso_point(string(fields, name)) for name in ("startDate", "endDate"))
    return start, end or ("present" if now and start else "")


def read_sentences(data: Fields) -> Iterator[Sentence]:
    """Yield every text of the CV as evidence: stories as used, lists of skills as listed."""
    basics: Fields = data.get("basics") or {}
    yield from (Sentence(text, "summary") for text in texts(basics, "label", "summary"))
    for number, job in enumerate(items(data, "work")):
        where = f"experience: {string(job, 'name') or string(job, 'company') or string(job, 'position')}"
        yield from (Sentence(text, where, job=number) for text in texts(job, "position"))
        yield from (Sentence(text, where, used=True, job=number) for text in story(job))
    for name in ("projects", "volunteer"):
        for entry in items(data, name):
            yield from (Sentence(text, name, used=True) for text in story(entry))
            yield from (Sentence(text, name, listed=True) for text in texts(entry, "keywords"))
    for skill in items(data, "skills"):
        yield from (Sentence(text, "skills", listed=True) for text in texts(skill, "name", "keywords"))
    for name in ("education", "certificates", "awards", "publications"):
        for entry in items(data, name):
            yield from (Sentence(t, name) for t in texts(entry, "name", "title", "area", "courses", "summary"))
