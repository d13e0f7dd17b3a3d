"""Which projects would show what a plan teaches: chosen by how many postings ask for their skills together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orienteer.plan.archetypes import Archetype, find_generic, list_showing
from orienteer.taxonomy.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class PlannedProject:
    """One project that shows the skills `shows` of the plan, startable in `month`, when the last of them is learned.

    `n` of the `of` postings of the slice, of `employers`, ask for one of these and name at least `least` skills in all
    that the project shows. `uses` are those of its skills that the person holds already.
    """

    id: str
    name: str
    build: str
    done: tuple[str, ...]
    hours: float
    shows: tuple[str, ...]
    uses: tuple[str, ...]
    least: int
    n: int
    employers: int
    of: int
    month: int


@dataclass(frozen=True, slots=True)
class Wanting:
    """What each posting of a slice names as a must or a plus, and whose it is, by row; what each name implies."""

    named: Mapping[int, frozenset[str]]
    employers: Mapping[int, int]
    above: Mapping[str, frozenset[str]]

    def find(self, archetype: Archetype, skill: str) -> tuple[int, ...]:
        """The rows that ask for a skill and name at least the least of skills that an archetype shows.

        A name counts once, whatever it implies: "machine learning" alone is no three skills.
        """
        showing = {name for name, above in self.above.items() if above & archetype.skills}
        asking = {name for name, above in self.above.items() if skill in above}
        return tuple(
            row for row, names in self.named.items() if names & asking and len(names & showing) >= archetype.least
        )

    def count_named(self, archetype: Archetype) -> int:
        """How often postings name the skills of an archetype themselves."""
        return sum(len(names & archetype.skills) for names in self.named.values())


def choose_projects(
    learned: Mapping[str, int], held: frozenset[str], wanting: Wanting, vocabulary: Vocabulary
) -> tuple[PlannedProject, ...]:
    """Choose few projects that show every skill learned (by skill, the month in which it is); by their first month.

    Again and again the archetype is taken for which the most postings ask, summed over the skills not yet shown: one
    that combines several steps wins over one for each (greedy set cover, Chvatal 1979); at a tie the one whose own
    skills they name most. A skill that no archetype shows, or for whose archetypes no posting asks, takes the generic
    one of its kind.
    """
    showing = {skill: list_showing(skill, vocabulary) for skill in learned}
    pairs = [(archetype, skill) for skill, found in showing.items() for archetype in found]
    asking = {(a.id, skill): found for a, skill in pairs if (found := wanting.find(a, skill))}
    by_id = {a.id: a for found in showing.values() for a in found}
    named = {a.id: wanting.count_named(a) for a in by_id.values()}
    left, chosen = set(learned), list[PlannedProject]()
    while left:
        worth = {i: sum(len(asking.get((i, s), ())) for s in left) for i in sorted(by_id)}
        best = max(worth, key=lambda i: (worth[i], named[i], i), default="")
        if not best or not worth[best]:
            break
        shows = [skill for skill in learned if skill in left and (best, skill) in asking]
        rows = {row for skill in shows for row in asking[best, skill]}
        chosen.append(_describe(by_id[best], shows, rows, learned, held, wanting))
        left -= set(shows)
    for skill in (s for s in learned if s in left):
        name = vocabulary.skills[skill].name if skill in vocabulary.skills else skill
        plain = find_generic(skill, name, vocabulary)
        chosen.append(_describe(plain, [skill], set(wanting.find(plain, skill)), learned, held, wanting))
    return tuple(sorted(chosen, key=lambda project: (project.month, -project.n, project.id)))


def _describe(
    archetype: Archetype,
    shows: Sequence[str],
    rows: set[int],
    learned: Mapping[str, int],
    held: frozenset[str],
    wanting: Wanting,
) -> PlannedProject:
    return PlannedProject(
        id=archetype.id,
        name=archetype.name,
        build=archetype.build,
        done=archetype.done,
        hours=archetype.hours,
        shows=tuple(shows),
        uses=tuple(sorted((archetype.skills & held) - set(shows))),
        least=archetype.least,
        n=len(rows),
        employers=len({wanting.employers[row] for row in rows}),
        of=len(wanting.named),
        month=max(learned[skill] for skill in shows),
    )


def list_main(projects: Sequence[PlannedProject], most: int) -> tuple[PlannedProject, ...]:
    """The `most` projects that show the most steps, by their months: where little time is left, these come first."""
    ranked = sorted(projects, key=lambda project: (-len(project.shows), -project.n, project.id))[:most]
    return tuple(project for project in projects if project in ranked)
