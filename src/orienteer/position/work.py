"""What repositories show of each area: practices by a table, tools used in code as work at the basic standard."""

from collections.abc import Iterator
from functools import cache

from orienteer.position.signs import Rule, Sign, load_rules
from orienteer.profile.profile import Profile
from orienteer.profile.quotes import Quote
from orienteer.profile.repository.repository import Repository
from orienteer.taxonomy.tables import read_table
from orienteer.taxonomy.vocabulary import load_vocabulary


def list_work(profile: Profile) -> Iterator[tuple[Sign, Quote, bool]]:
    """Yield each sign in the repositories with the file that shows it, and whether the person's own commits are known.

    One file for each practice and rule of a repository: twenty imports of one library are one deed.
    """
    for work in profile.repositories:
        own = work.own.commits > 0
        for practice in work.practices:
            for row in load_practices():
                if row["practice"] == practice.name and practice.quotes:
                    quote = practice.quotes[0]
                    yield Sign(row["area"], row["level"], row["means"], quote.span), quote, own  # type: ignore[arg-type]
        for rule, quote in _used(work):
            yield Sign(rule.area, "basic", rule.means, quote.span), quote, own


def _used(work: Repository) -> Iterator[tuple[Rule, Quote]]:
    told: set[str] = set()
    for skill in work.skills:
        held = {skill.skill} | {f"{s}*" for s in load_vocabulary().closure(frozenset({skill.skill}))}
        for rule in load_rules():
            shown = rule.standard == "basic" and skill.level == "used" and skill.quotes and rule.skills & held
            if shown and rule.means not in told:
                told.add(rule.means)
                yield rule, skill.quotes[0]


@cache
def load_practices() -> tuple[dict[str, str], ...]:
    """Read which practice speaks for which area, at which standard."""
    return tuple(read_table("practices.csv", ("practice", "area", "level", "means"), "position"))
