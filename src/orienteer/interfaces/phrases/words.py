"""Plain words for ids and counts, the same on every face."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Final, Protocol

from orienteer.market.slices import Slice
from orienteer.snapshot.manifest import Manifest
from orienteer.taxonomy.names import Need
from orienteer.taxonomy.places import load_countries, load_hubs
from orienteer.taxonomy.tables import read_table
from orienteer.taxonomy.vocabulary import load_vocabulary

NEEDS: Final[Mapping[Need, str]] = {"required": "a must", "preferred": "a plus", "duty": "part of the work"}
TRACKS: Final = {
    "research": "AI research",
    "application": "AI application",
    "infrastructure": "AI infrastructure",
    "data-science": "data science",
    "data-engineering": "data engineering",
    "analytics": "analytics",
    "software": "software",
    "other": "other",
}


class Dated(Protocol):
    """Anything that knows the months it covers."""

    @property
    def since(self) -> str: ...  # noqa: D102
    @property
    def until(self) -> str: ...  # noqa: D102


def name_need(need: Need) -> str:
    """What a need means to a person who applies."""
    return NEEDS[need]


def name_track(track: str) -> str:
    """A track in words."""
    return TRACKS.get(track, track)


def name_skill(skill: str) -> str:
    """A skill as its makers write it; the id where the vocabulary does not know it (a snapshot of another version)."""
    known = load_vocabulary().skills.get(skill)
    return known.name if known else skill


@cache
def load_industries() -> Mapping[str, str]:
    """The names of all industries by id."""
    return {row["id"]: row["name"] for row in read_table("industries.csv", ("id", "name", "cues"))}


def name_group(by: str, name: str) -> str:
    """A value of a dimension in words; "" is what nothing is known of."""
    if not name:
        return "none" if by == "specialty" else "unknown"
    tables: dict[str, Callable[[], Mapping[str, str]]] = {"country": load_countries, "industry": load_industries}
    if by in tables:
        return tables[by]().get(name, name)
    if by == "hub" and name in load_hubs():
        return load_hubs()[name].name
    return {"track": name_track, "specialty": name_skill}.get(by, str)(name)


def join_names(skills: Iterable[str], most: int = 8) -> str:
    """A list of skills for a sentence, cut after `most`."""
    names = [name_skill(s) for s in skills]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def say_number(number: float, one: str, many: str = "") -> str:
    """A number with its noun: "1 posting", "1,200 postings"."""
    return f"{number:,g} {one}" if number == 1 else f"{number:,g} {many or one + 's'}"


def say_dollars(amount: float) -> str:
    """US dollars, to the nearest hundred: what an estimate's error allows."""
    return f"${round(amount, -2):,.0f}"


def say_span(dated: Dated) -> str:
    """The months a figure covers."""
    if not dated.until:
        return "dates unknown"
    return dated.until if dated.since == dated.until else f"{dated.since} to {dated.until}"


def say_excluded(excluded: Mapping[str, int]) -> str:
    """What was left out of a figure, in one sentence; nothing where nothing was."""
    parts = [f"{n:,} {why}" for why, n in excluded.items() if n]
    return f"Left out: {', '.join(parts)}." if parts else ""


def say_slice(wanted: Slice) -> str:
    """Which postings a figure is about: "AI application postings in London, remote"."""
    tracks = " and ".join(name_track(t) for t in wanted.tracks) or "all"
    levels = " or ".join(wanted.levels)
    places = [load_countries()[c] for c in wanted.countries] + [load_hubs()[h].name for h in wanted.hubs]
    where = f" in {' or '.join(places)}" if places else ""
    how = f", {' or '.join(wanted.remotes)}" if wanted.remotes else ""
    about = f" with {' or '.join(map(name_skill, wanted.specialties))}" if wanted.specialties else ""
    industries = [load_industries()[i] for i in wanted.industries]
    kind = f", {' or '.join(industries)}" if industries else ""
    board = f" from {' or '.join(wanted.sources)}" if wanted.sources else ""
    return f"{tracks}{' ' + levels if levels else ''} postings{about}{board}{where}{how}{kind}"


def say_sources(manifest: Manifest) -> str:
    """Where a snapshot comes from, in one line: its hash, its dates, its sources."""
    names = ", ".join(f"{s.name} ({s.postings:,})" for s in manifest.sources)
    return f"Snapshot {manifest.content[:12]}, {manifest.first} to {manifest.last}; postings by source: {names}."
