"""What every posting of a selection asks for, flat, so that all of them are weighed in one pass."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy import sparse

from orienteer.extraction.facts import SkillFact
from orienteer.market.columns import Coded, FactTables, Floats, Ints, Mask, read_codes, read_integers
from orienteer.market.slices import Selection
from orienteer.taxonomy.names import HARD_KINDS, NEEDS
from orienteer.taxonomy.vocabulary import load_vocabulary

SOFT: Final = ("soft",)


@dataclass(frozen=True, slots=True)
class Demands:
    """The demands of the postings of a selection; an any-of group is one demand with several members.

    `posting` (place in the selection, ascending), `need` (index into NEEDS, the strongest of a group), `hard`, `soft`
    and `rarity` have one entry a demand; demand i has the members `member[first[i]:first[i + 1]]`, codes into `skills`.
    `rarity` says how telling a demand is (`measure_rarity`), of a group the least.
    """

    selection: Selection
    skills: tuple[str, ...]
    posting: Ints
    need: Ints
    hard: Mask
    soft: Mask
    rarity: Floats
    first: Ints
    member: Ints

    def __len__(self) -> int:
        return len(self.posting)

    def best(self, values: Floats) -> Floats:
        """The highest value among the members of each demand; `values` has one entry a skill."""
        return np.maximum.reduceat(values[self.member], self.first[:-1]) if len(self) else np.zeros(0)

    def least(self, values: Floats) -> Floats:
        """The lowest value among the members of each demand."""
        return -self.best(-values)

    def total(self, values: Floats) -> Floats:
        """The sum of a value over the demands of each posting."""
        return np.bincount(self.posting, values, self.selection.n).astype(np.float64)

    def of(self, place: int) -> range:
        """The demands of one posting."""
        return range(*np.searchsorted(self.posting, (place, place + 1)).tolist())

    def codes(self, demand: int) -> list[int]:
        """The codes of a demand's skills: any of them meets it."""
        return [int(code) for code in self.member[self.first[demand] : self.first[demand + 1]]]

    def members(self, demand: int) -> tuple[str, ...]:
        """The skills of a demand."""
        return tuple(self.skills[code] for code in self.codes(demand))


def read_demands(tables: FactTables, selection: Selection) -> Demands:
    """Read all that the postings of a selection ask for and what their work is; linear in the facts (and a sort)."""
    skill, row = read_codes(tables.skills, "skill"), read_integers(tables.skills, "row")
    rarity = measure_rarity(skill, row)
    place = np.full(tables.postings.num_rows, -1, dtype=np.int64)
    place[selection.rows] = np.arange(selection.n)
    chosen = np.flatnonzero(place[row] >= 0)
    group = read_integers(tables.skills, "any_of")[chosen]
    alone = np.where(group < 0, np.arange(len(chosen)) + (int(group.max(initial=0)) + 1), group)
    order = np.lexsort((alone, place[row[chosen]]))
    picked, alone = chosen[order], alone[order]
    posting = place[row[picked]]
    starts = np.flatnonzero(np.append(True, (posting[1:] != posting[:-1]) | (alone[1:] != alone[:-1]))[: len(picked)])
    member = skill.codes[picked]
    need = _rank_needs(read_codes(tables.skills, "need").take(picked))
    kind = read_codes(tables.skills, "kind").take(picked)
    return Demands(
        selection,
        skill.names,
        posting[starts],
        np.minimum.reduceat(need, starts) if len(starts) else need,
        _any(kind.among(HARD_KINDS), starts),
        _any(kind.among(SOFT), starts),
        np.minimum.reduceat(rarity[member], starts) if len(starts) else np.zeros(0),
        np.append(starts, len(picked)),
        member,
    )


def pose_demands(asked: Sequence[SkillFact], skill: Coded, rarity: Floats) -> Demands:
    """The demands of one posting that stands in no snapshot; `skill` and `rarity` are a snapshot's.

    A skill that the snapshot does not know is as rare as the rarest.
    """
    names = tuple(dict.fromkeys((*skill.names, *(fact.skill for fact in asked))))
    unseen = np.full(len(names) - len(skill.names), rarity.max(initial=0.0))
    groups: dict[tuple[int, int], list[SkillFact]] = {}
    for i, fact in enumerate(asked):
        groups.setdefault((-1, i) if fact.any_of is None else (fact.any_of, -1), []).append(fact)
    code, known = {name: i for i, name in enumerate(names)}, np.append(rarity, unseen)
    members = [np.array([code[fact.skill] for fact in group], dtype=np.int64) for group in groups.values()]
    return Demands(
        Selection(np.arange(1), np.zeros(1, dtype=np.int64), {}, "", ""),
        names,
        np.zeros(len(groups), dtype=np.int64),
        np.array([min(NEEDS.index(fact.need) for fact in group) for group in groups.values()], dtype=np.int64),
        np.array([any(fact.kind in HARD_KINDS for fact in group) for group in groups.values()], dtype=bool),
        np.array([any(fact.kind in SOFT for fact in group) for group in groups.values()], dtype=bool),
        np.array([known[codes].min() for codes in members], dtype=np.float64),
        np.cumsum([0, *map(len, members)]),
        np.concatenate(members) if members else np.zeros(0, dtype=np.int64),
    )


def measure_rarity(skill: Coded, row: Ints) -> Floats:
    """How telling each skill is: log(N / n), N postings that name any skill, n that name it or a skill that implies it.

    Nearly every posting names a language, so "programming" tells nothing of a posting, however seldom it is written.
    """
    rows, place = np.unique(row, return_inverse=True)
    width = len(skill.names)
    named = sparse.csr_array((np.ones(len(row), dtype=np.int32), (place.reshape(-1), skill.codes)), (len(rows), width))
    brought = named @ _list_closures(skill.names)
    n = np.bincount(brought.indices, minlength=width)
    return np.log(max(len(rows), 1) / np.maximum(n, 1))


def _list_closures(names: tuple[str, ...]) -> sparse.csr_array:
    """1 where having the first skill is having the second, shape (skills, skills)."""
    code, vocabulary = {name: i for i, name in enumerate(names)}, load_vocabulary()
    pairs = [(i, code[s]) for name, i in code.items() for s in vocabulary.closure(frozenset({name})) if s in code]
    at = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return sparse.csr_array((np.ones(len(at), dtype=np.int32), (at[:, 0], at[:, 1])), (len(names), len(names)))


def _rank_needs(need: Coded) -> Ints:
    places = np.array([NEEDS.index(name) for name in need.names], dtype=np.int64)
    return places[need.codes] if len(places) else need.codes


def _any(flags: Mask, starts: Ints) -> Mask:
    return np.logical_or.reduceat(flags, starts) if len(starts) else flags
