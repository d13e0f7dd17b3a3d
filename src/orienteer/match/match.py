"""Postings for a person: ranked, each with what is met, missing and unclear, and its pay; all on one screen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np

from orienteer.errors import MatchError
from orienteer.market.columns import FactTables
from orienteer.market.slices import Slice
from orienteer.match.circumstances import judge_circumstances
from orienteer.match.earnings import Earnings, tell_pay
from orienteer.match.holdings import find_holdings
from orienteer.match.nearness import measure_nearness
from orienteer.match.ranking import STAGES, Ranking, Stage, pick_top, rank_postings
from orienteer.match.suited import Unsuited, find_unsuited, select_open
from orienteer.match.verdicts import Bench, Verdict, judge_skills
from orienteer.match.words import Read, read_texts
from orienteer.pay.model import CalibratedPay
from orienteer.plan.courses import Learning
from orienteer.position.person import Position
from orienteer.position.reach import Reach
from orienteer.profile.profile import Profile
from orienteer.taxonomy.vocabulary import Vocabulary

Order = Literal["fit", "reach"]
Doubt = Literal["level", "place", "permit"]
Facts = Mapping[str, Any]
"""A row of the postings table."""


_GRADE: Final = frozenset({"level", "years"})


@dataclass(frozen=True, slots=True)
class MatchOptions:
    """Which postings, in which order, how many, of one employer at most how many (0: any), within reach when.

    `everything` ranks also what is left out otherwise (`orienteer.match.suited`).
    """

    wanted: Slice = field(default_factory=Slice)
    order: Order = "fit"
    top: int = 30
    per_employer: int = 2
    reach: Reach = field(default_factory=Reach)
    everything: bool = False

    def __post_init__(self) -> None:
        if self.top < 1 or self.per_employer < 0:
            raise MatchError(f"top is {self.top} and per employer {self.per_employer}: give at least 1 and at least 0")


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a snapshot: its corpus, which holds the texts, and a model of its pay, fitted if needed."""

    corpus: Path | None = None
    model: CalibratedPay | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One posting for one person.

    `row` is its row of the postings table; `rank_fit` and `rank_reach` count from 1 among all that are ranked, before
    the limit for one employer. `fit` only orders (`weights.measure_fit`). Of the `musts` hard skills that it requires,
    alternatives counting once, `held` are held by any evidence; `short` more would bring it within reach, by `hours` of
    learning at least. `read` is its text where one's own corpus holds it.
    """

    row: int
    posting: str
    rank_fit: int
    rank_reach: int
    fit: float
    stage: Stage
    musts: int
    held: int
    short: int
    hours: float
    verdicts: tuple[Verdict, ...]
    pay: Earnings
    read: Read | None

    def judged(self, outcome: str) -> tuple[Verdict, ...]:
        """The demands of one outcome, what counts most first."""
        return tuple(v for v in self.verdicts if v.outcome == outcome)

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is not settled of level, place and permit; a posting whose text is not at hand may ask for a permit."""
        settled = {v.about for v in self.verdicts if v.outcome == "met"}
        open_ = {v.about for v in self.verdicts if v.outcome != "met"}
        found: dict[Doubt, bool] = {
            "level": bool(open_ & _GRADE) or not settled & _GRADE,
            "place": "place" not in settled,
            "permit": "permit" in open_ or self.read is None,
        }
        return tuple(doubt for doubt, doubtful in found.items() if doubtful)

    @property
    def sure(self) -> bool:
        """Whether it is within reach, with no doubt about level, place or permit: one to apply to today."""
        return self.stage == "now" and not self.doubts


@dataclass(frozen=True, slots=True)
class Matches:
    """The best of `n` postings of `employers` for a person.

    `ranked` of them are ordered, so many at each of the `stages` of reach; the others are left out for what `unsuited`
    says, each for the first reason.
    """

    n: int
    ranked: int
    unsuited: Mapping[Unsuited, int]
    employers: int
    since: str
    until: str
    position: Position
    options: MatchOptions
    stages: Mapping[Stage, int]
    matches: tuple[Match, ...]
    excluded: Mapping[str, int]

    @property
    def as_of(self) -> str:
        """The month of the latest posting."""
        return self.until


def match_postings(
    tables: FactTables,
    profile: Profile,
    position: Position,
    vocabulary: Vocabulary,
    learning: Learning,
    options: MatchOptions,
    today: date,
    beside: Beside | None = None,
) -> Matches:
    """Rank the postings of a slice for a person and judge the best; texts are read from the corpus where there is one.

    `position` may differ from what the profile says: what the person says of themselves wins. Empty where no posting
    with text passes the filters.
    """
    beside = beside or Beside()
    selection = select_open(tables.postings, options.wanted)
    held = find_holdings(profile, vocabulary, today)
    ranking = rank_postings(tables, selection, held, position, vocabulary, learning, options.reach)
    left = {} if options.everything else find_unsuited(tables.postings, ranking, position, options.wanted)
    if left:
        ranking = ranking.among(~np.logical_or.reduce(list(left.values())))
    ranking = ranking.with_last("far")  # nobody begins with what is months of learning away
    order = ranking.by_fit if options.order == "fit" else ranking.by_reach
    places = pick_top(order.tolist(), selection.clusters, options.top, options.per_employer)
    rows = [int(selection.rows[place]) for place in places]
    facts = tables.postings.take(np.array(rows, dtype=np.int64)).to_pylist()
    read = read_texts(beside.corpus, [f["posting"] for f in facts])
    by = Bench(held, measure_nearness(tables, held), vocabulary)
    matches = tuple(
        describe_match(ranking, place, f, pay, judge_posting(ranking, place, f, profile, position, read, by), read)
        for place, f, pay in zip(places, facts, tell_pay(tables, rows, beside.model), strict=True)
    )
    counts = np.bincount(ranking.stage[ranking.by_fit], minlength=len(STAGES)).tolist()
    return Matches(
        selection.n, len(order), {why: int(found.sum()) for why, found in left.items()}, selection.employers,
        selection.since, selection.until, position, options, dict(zip(STAGES, counts, strict=True)), matches,
        selection.excluded,
    )  # fmt: skip


def judge_posting(
    ranking: Ranking,
    place: int,
    facts: Facts,
    profile: Profile,
    position: Position,
    texts: Mapping[str, Read],
    by: Bench,
) -> tuple[Verdict, ...]:
    """All that a posting asks, judged, what counts most in the fit first."""
    read = texts.get(facts["posting"])
    skills = judge_skills(ranking.demands, place, ranking.weight, ranking.cost, read, by)
    beside = judge_circumstances(facts, profile, position, read)
    return (*sorted(skills, key=lambda v: (-v.weight, v.skills)), *beside)


def describe_match(
    ranking: Ranking, place: int, facts: Facts, pay: Earnings, verdicts: tuple[Verdict, ...], texts: Mapping[str, Read]
) -> Match:
    """One posting of a ranking with what was judged of it."""
    return Match(
        row=int(ranking.demands.selection.rows[place]),
        posting=facts["posting"],
        rank_fit=int(np.flatnonzero(ranking.by_fit == place)[0]) + 1,
        rank_reach=int(np.flatnonzero(ranking.by_reach == place)[0]) + 1,
        fit=float(ranking.fit[place]),
        stage=STAGES[ranking.stage[place]],
        musts=int(ranking.musts[place]),
        held=int(ranking.met[place]),
        short=int(ranking.short[place]),
        hours=float(ranking.hours[place]),
        verdicts=verdicts,
        pay=pay,
        read=texts.get(facts["posting"]),
    )
