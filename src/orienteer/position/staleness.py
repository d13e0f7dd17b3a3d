"""Stale tools: what a person holds and postings ask for ever less."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from orienteer.market.columns import FactTables
from orienteer.market.cuts import Asked, list_asked
from orienteer.market.demand import NotEnoughData, lacks_data
from orienteer.market.families import Alternative
from orienteer.market.matrix import SkillMatrix, read_matrix
from orienteer.market.neighbours import find_alternatives
from orienteer.market.slices import Slice, select_postings
from orienteer.market.tiers import WIDELY
from orienteer.market.trend import Change, Trend, measure_trend
from orienteer.position.checks import Check, Figure, say_skill
from orienteer.position.fit import JUDGED
from orienteer.position.follows import trace_implied
from orienteer.position.lines import count
from orienteer.profile.profile import Profile
from orienteer.taxonomy.vocabulary import load_vocabulary

KINDS: Final = ("language", "tool")
MOST: Final = 5


def check_tools(profile: Profile, tables: FactTables, wanted: Slice) -> Check:
    """Tools and languages of the CV whose demand measurably fell and that few postings of the slice ask for today.

    Fell is a finding of `market.trend` over all months (of the slice's tracks, else of all), with its false discovery
    rate, whose upper end is a halving; few means that the 95% interval of the share in the slice stays under `WIDELY`.
    A language that a framework shows is followed too. What another skill of the person includes is not stale
    (JavaScript beside React). What postings name as alternatives comes along where it did not fall.
    """
    selection = select_postings(tables.postings, wanted)
    trend = _find_trend(tables, wanted)
    if isinstance(trend, NotEnoughData) or lacks_data(selection) is not None:
        why = trend.reason if isinstance(trend, NotEnoughData) else "too few postings of the track"
        return Check("tools", "not enough data", f"no change can be measured: {why}")
    changes = {change.skill: change for change in trend.skills}
    matrix = read_matrix(tables, selection)
    asked = {a.skill: a for a in list_asked(matrix)}
    evidence = {s.skill: s.quotes[0] for s in profile.skills}
    follows = trace_implied(evidence)
    held = [s for s in (*evidence, *follows) if s in changes and changes[s].kind in KINDS]
    fallen = [s for s in held if is_stale(changes[s], asked.get(s))]
    closure = load_vocabulary().closure
    living = [closure(frozenset({s})) for s in evidence if s not in fallen]
    stale = sorted(
        (s for s in fallen if not any(s in included for included in living)), key=lambda s: changes[s].change
    )
    months = f"{trend.since} to {trend.before} against {trend.after} to {trend.until}"
    if not stale:
        looked = f"{count(len(held), 'tool or language', 'tools and languages')} followed over {months}"
        return Check("tools", "nothing found", f"{looked}; none both fell and is rarely asked for")
    told = [_say(changes[s], follows.get(s, ""), find_instead(matrix, s, changes)) for s in stale[:MOST]]
    more = f"; and {len(stale) - MOST} more" if len(stale) > MOST else ""
    quotes = tuple(evidence[follows.get(s, s)] for s in stale[:MOST])
    figures = tuple(_figure(changes[s]) for s in stale[:MOST])
    return Check("tools", "found", f"{months}: {'; '.join(told)}{more}", quotes, figures)


def is_stale(change: Change, asked: Asked | None) -> bool:
    """Whether the demand for a skill surely halved (by the upper end of its change) and is low now."""
    halved = change.direction == "fell" and change.high <= -change.before / 2
    return halved and (asked is None or asked.high < WIDELY)


def find_instead(matrix: SkillMatrix, skill: str, changes: Mapping[str, Change]) -> tuple[Alternative, ...]:
    """What postings name beside a skill as an alternative and did not fall itself, at most two."""
    if matrix.find(skill) < 0:
        return ()
    fell = {change.skill for change in changes.values() if change.direction == "fell"}
    return tuple(a for a in find_alternatives(matrix, skill) if a.skill not in fell)[:2]


def _find_trend(tables: FactTables, wanted: Slice) -> Trend | NotEnoughData:
    trend = measure_trend(tables, replace(wanted, since="", until=""))
    if isinstance(trend, NotEnoughData):
        return measure_trend(tables, replace(wanted, tracks=JUDGED, since="", until=""))
    return trend


def _say(change: Change, source: str, instead: tuple[Alternative, ...]) -> str:
    follows = f" (follows from {say_skill(source)})" if source else ""
    beside = f" (postings name beside it {' and '.join(say_skill(a.skill) for a in instead)})" if instead else ""
    shares = f"from {100 * change.before:.1f}% to {100 * change.after:.1f}% of postings"
    return f"{say_skill(change.skill)}{follows} fell {shares}{beside}"


def _figure(change: Change) -> Figure:
    about = f"change of {say_skill(change.skill)}"
    return Figure(about, change.change, "share", change.low, change.high, change.n, change.employers)
