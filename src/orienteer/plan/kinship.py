"""How far a shown skill shortens the learning of another: closeness by use, family, choice and company.

What a posting would take in a skill's place is another question: `orienteer.match.nearness`.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final, Literal, TypeAlias

import numpy as np

from orienteer.market.columns import FactTables, Floats, Ints
from orienteer.market.families import read_choices
from orienteer.market.matrix import SkillMatrix, number_sources, read_matrix, sum_rows
from orienteer.market.skillmap import measure_distances
from orienteer.market.slices import Slice, select_postings
from orienteer.plan.courses import Learning, list_needs
from orienteer.profile.quotes import SkillEvidence
from orienteer.taxonomy.vocabulary import Vocabulary

Basis = Literal["use", "choice", "family", "company"]
"""What says that two skills are close; see `find_kin`."""

NAMED: Final = 0.5
"""What a skill that is only named in the CV counts, of one that was used."""
FLOORS: Final[Mapping[Basis, float]] = {"use": 0.0, "choice": 0.2, "family": 0.2, "company": 0.6}
"""The likeness at which closeness begins (why: design/route.md)."""
WEIGHTS: Final[Mapping[Basis, float]] = {"use": 1.0, "choice": 1.0, "family": 1.0, "company": 0.5}
"""Skills asked for in the same company are used together, which is less than being alike."""
WIDEST: Final = 100
"""What more skills imply is a heading (programming, software engineering): sharing it makes no family."""
MIN_POSTINGS: Final = 30
"""Postings that must ask for a skill before its company is told."""
MIN_CHOOSING: Final = 3
"""Employers that must take either of two skills before they are alternatives."""


@dataclass(frozen=True, slots=True)
class Kin:
    """A skill that the person has shown and that is close to another: `closeness` 0 to 1, what says so, the line.

    `level` is how the CV or the repositories show it ("used" counts whole, "named" half, already in `closeness`).
    """

    skill: str
    level: str
    closeness: float
    by: Basis
    quote: str


Likeness: TypeAlias = Mapping[tuple[str, str], float]
"""By skill to learn and known skill, 0 to 1."""


def find_kin(
    wanted: Collection[str],
    shown: Sequence[SkillEvidence],
    tables: FactTables,
    around: Slice,
    vocabulary: Vocabulary,
    learning: Learning,
) -> Mapping[str, Kin]:
    """Find for each skill to learn the closest one that the person has shown; no entry where none is close.

    - use: the known skill cannot be had without the other (whoever used Kubernetes has met Docker): 1.
    - choice: postings of `around` take either ("AWS or GCP"): the cosine of the any-of groups that they stand in, as in
      `families`, where at least three employers offer the choice.
    - family: the part of what either is and implies in the vocabulary that both have in common, weighed by Seco's
      information content (2004), 1 - log(what implies it) / log(all), without headings: simGIC (Pesquita and others
      2008).
    - company: the cosine of what they are asked for with, as on the map of skills (Bullinaria and Levy 2007).

    A likeness above its floor is stretched to 0 to 1. What the wanted skill requires first is no reason: its hours
    presume that already. So is what it implies and what takes longer than itself.
    """
    known = {one.skill: one for one in shown if one.skill not in set(wanted)}
    pairs = list(_list_pairs(wanted, known, vocabulary, learning))
    likeness: dict[Basis, Likeness] = {
        "use": {pair: 1.0 for pair in pairs if _needs(pair[1], pair[0], learning)},
        "family": _measure_families(pairs, vocabulary),
        **_measure_market(tables, around, pairs),
    }
    near: dict[str, Kin] = {}
    for by, figures in likeness.items():
        for (skill, other), value in sorted(figures.items()):
            stretched = (value - FLOORS[by]) / (1 - FLOORS[by]) * WEIGHTS[by]
            closeness = min(stretched, 1.0) * (NAMED if known[other].level == "named" else 1.0)
            if closeness > (near[skill].closeness if skill in near else 0.0):
                near[skill] = Kin(other, known[other].level, closeness, by, _best_quote(known[other]))
    return near


def _best_quote(evidence: SkillEvidence) -> str:
    """The line that says most: one of a job or a project before one of a list."""
    lines = sorted(evidence.quotes, key=lambda quote: quote.where in {"skills", "summary"})
    return lines[0].text if lines else ""


def _list_pairs(
    wanted: Collection[str], known: Collection[str], vocabulary: Vocabulary, learning: Learning
) -> Iterator[tuple[str, str]]:
    for skill in sorted(wanted):
        kind = vocabulary.skills[skill].kind if skill in vocabulary.skills else "tool"
        own = learning.hours(skill, kind).mid
        presumed = frozenset[str]().union(*list_needs(skill, own, frozenset(), vocabulary, learning))
        yield from ((skill, other) for other in sorted(known) if other not in presumed)


def _needs(skill: str, other: str, learning: Learning) -> bool:
    return any(alternatives == {other} for alternatives in learning.requires(skill))


def _measure_families(pairs: Sequence[tuple[str, str]], vocabulary: Vocabulary) -> Likeness:
    implying = Counter(above for skill in vocabulary.skills for above in vocabulary.closure(frozenset({skill})))
    whole = log(max(len(vocabulary.skills), 2))
    telling = {skill: 1 - log(n) / whole if n <= WIDEST else 0.0 for skill, n in implying.items()}
    above = {skill: vocabulary.closure(frozenset({skill})) for skill in {s for pair in pairs for s in pair}}

    def weigh(skills: frozenset[str]) -> float:
        return sum(telling.get(skill, 1.0) for skill in skills)

    shared = {pair: above[pair[0]] & above[pair[1]] for pair in pairs}
    return {
        (a, b): shared_weight / weigh(above[a] | above[b])
        for (a, b), common in shared.items()
        if (shared_weight := weigh(common))
    }


def _measure_market(tables: FactTables, around: Slice, pairs: Sequence[tuple[str, str]]) -> Mapping[Basis, Likeness]:
    """What postings say: which skills they take in place of another, and which stand in the same company."""
    selection = select_postings(tables.postings, around)
    matrix = read_matrix(tables, selection)
    enough = matrix.narrow(np.flatnonzero(matrix.n >= MIN_POSTINGS))
    company: Likeness = {}
    if len(enough.skills) > 2:
        company = _pick(1 - measure_distances(enough, number_sources(tables.postings, selection)[0]), enough, pairs)
    named = sorted({skill for pair in pairs for skill in pair} & set(matrix.skills))
    columns = np.array([matrix.find(skill) for skill in named], dtype=np.int64)
    return {"choice": _pick(_measure_choices(matrix, columns), matrix.narrow(columns), pairs), "company": company}


def _measure_choices(matrix: SkillMatrix, columns: Ints) -> Floats:
    """The cosine of co-membership in any-of groups, an employer's one vote split over its groups; 0 for too few."""
    choices = read_choices(matrix)
    members = choices.members[:, columns].toarray()
    employer = matrix.selection.clusters[choices.posting]
    votes = 1 / np.bincount(employer)[employer] if len(employer) else np.zeros(0)
    together = members.T @ (members * votes[:, None])
    offering = sum_rows(choices.members[:, columns], employer, matrix.selection.employers).sign()
    enough = (offering.T @ offering).toarray() >= MIN_CHOOSING
    own = np.sqrt(np.maximum(together.diagonal(), 1e-12))
    return np.asarray(np.where(enough, together / np.outer(own, own), 0.0))


def _pick(values: Floats, matrix: SkillMatrix, pairs: Sequence[tuple[str, str]]) -> Likeness:
    place = {skill: i for i, skill in enumerate(matrix.skills)}
    return {(a, b): float(values[place[a], place[b]]) for a, b in pairs if a in place and b in place}
