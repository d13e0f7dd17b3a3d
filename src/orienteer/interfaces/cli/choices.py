"""Values of options that a table must know: a typo is refused with its neighbours, never silently empty."""

from collections.abc import Iterable
from difflib import get_close_matches

from orienteer.errors import UsageError
from orienteer.extraction.specialties import SPECIALTIES
from orienteer.interfaces.phrases.words import load_industries
from orienteer.market.slices import recent_since
from orienteer.taxonomy.places import load_countries, load_hubs
from orienteer.taxonomy.vocabulary import load_vocabulary


def check_countries(codes: Iterable[str]) -> tuple[str, ...]:
    """ISO 3166 codes in upper case."""
    known = load_countries()
    by_name = {name.casefold(): code for code, name in known.items()}
    return tuple(check(by_name.get(c.casefold(), c.upper()), known, "country") for c in codes)


def check_hubs(names: Iterable[str]) -> tuple[str, ...]:
    """Ids of the hubs table."""
    known = load_hubs()
    return tuple(check(name.lower().replace(" ", "-"), known, "hub") for name in names)


def check_specialties(names: Iterable[str]) -> tuple[str, ...]:
    """Ids of the branches of AI that postings are sorted into."""
    return tuple(check(name.lower().replace(" ", "-"), SPECIALTIES, "specialty") for name in names)


def check_industries(names: Iterable[str]) -> tuple[str, ...]:
    """Ids of the industries table, by id or name."""
    known = load_industries()
    by_name = {name.casefold(): ident for ident, name in known.items()}
    return tuple(
        check(by_name.get(name.casefold(), name.lower().replace(" ", "-")), known, "industry") for name in names
    )


def check_skill(name: str) -> str:
    """The id of a skill, by id, name or alias in any case."""
    skills = load_vocabulary().skills.values()
    written = name.strip().casefold()
    if found := [s.id for s in skills if written in {s.id, s.name.casefold()}]:
        return found[0]
    aliases = {alias.casefold(): s.id for s in skills for alias in (*s.aliases, *s.cased)}
    if written in aliases:
        return aliases[written]
    near = get_close_matches(written, [*aliases, *(s.id for s in skills)], n=8, cutoff=0.6)
    ids = list(dict.fromkeys(aliases.get(n, n) for n in near))[:3]
    hint = f"; did you mean {' or '.join(ids)}?" if ids else f"; there are {len(skills):,} in docs/vocabulary.md"
    raise UsageError(f"no skill {name!r}{hint}")


def check(value: str, known: Iterable[str], what: str) -> str:
    """The value, or an error that names the closest that there are."""
    names = list(known)
    if value in names:
        return value
    near = get_close_matches(value, names, n=3, cutoff=0.5)
    hint = (
        f"; did you mean {' or '.join(near)}?" if near else f"; there are {len(names)}, such as {', '.join(names[:5])}"
    )
    raise UsageError(f"no {what} {value!r}{hint}")


def choose_since(since: str, last: str) -> str:
    """The first month to count: as asked ("any" counts all), else the last two years of what there is."""
    return "" if since == "any" else check_month(since) or recent_since(last)


def check_month(month: str) -> str:
    """A month such as 2026-01, or nothing."""
    year, _, number = month.partition("-")
    if month and not (len(year) == 4 and year.isdigit() and len(number) == 2 and "01" <= number <= "12"):
        raise UsageError(f"{month!r} is no month: write it as 2026-01")
    return month
