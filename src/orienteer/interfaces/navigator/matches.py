"""Postings for the person: what each asks, met in whose words, missing, unclear; and the paths beyond."""

from collections.abc import Iterator
from typing import Final

from orienteer.interfaces.page.section import Item, Point, Section
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.match import (
    STAGES,
    group_skills,
    join_doubts,
    name_some,
    say_alternatives,
    say_earnings,
    say_left_out,
    say_reason,
)
from orienteer.interfaces.phrases.postings import name_posting
from orienteer.interfaces.phrases.words import join_names, name_skill, name_track
from orienteer.match.match import Match
from orienteer.match.paths.paths import Path
from orienteer.match.verdicts import Verdict
from orienteer.match.words import shorten_quote
from orienteer.operations.navigate import Navigation

COMMAND: Final = "orienteer match YOUR-CV"
LACK: Final = "Widen the filters."
QUOTED: Final = 6
NAMED: Final = 8


def show_matches(found: Navigation) -> Section:
    """The best postings, each opening on its demands."""
    matches = found.matches
    left = tuple(say_left_out(matches, f"{COMMAND} --all"))
    if not matches.matches:
        return Section("matches", "Postings", "No posting is left to rank", COMMAND, lack=" ".join((*left, LACK)))
    near = matches.stages.get("now", 0)
    texts = any(match.read for match in matches.matches)
    lead = (
        "Ordered by fit: what of a posting's demands your work shows, weighed by how telling each is. Open one to see "
        f"your words beside {'its words' if texts else 'what it asks; this snapshot comes without its text'}."
    )
    counts = ", ".join(f"{n:,} {STAGES[stage]}" for stage, n in matches.stages.items() if n)
    return Section(
        id="matches",
        topic="Postings",
        heading=f"{near:,} postings are within your reach now; these {len(matches.matches)} fit best",
        command=COMMAND,
        lead=" ".join((lead, *left)),
        basis=f"{say.basis(matches)}: {counts}",
        items=tuple(list_match(found, match) for match in matches.matches),
    )


def list_match(found: Navigation, match: Match) -> Item:
    """One posting: who, how near, what it pays, and every demand."""
    read, title = match.read, name_posting(found.postings, match.row)
    open_ = f" · open: {join_doubts(match)}" if match.stage == "now" and match.doubts else ""
    reach = f"{match.held} of {match.musts} musts · {STAGES[match.stage]}{open_}"
    link = (Point("The posting", link=read.posting.url),) if read and read.posting.url else ()
    points = (*link, *list_demands(match))
    pays, says = say_earnings(match.pay)
    return Item(title, reach, f"Pay: {pays} ({says}).", points, "good" if match.sure else "")


def list_demands(match: Match) -> Iterator[Point]:
    """What work shows, with the words of both sides; the groups that are told by name; what is beside skills."""
    shown = [v for v in match.judged("met") if not v.by]
    for verdict in shown[:QUOTED]:
        yield Point(f"{name_demand(verdict)}:", verdict.cv.text if verdict.cv else "", say_asked(verdict), mark="met")
    if rest := [name_demand(v) for v in shown[QUOTED:]]:
        yield Point(f"Also met: {', '.join(rest)}.", mark="met")
    for label, some in group_skills(match):
        yield Point(f"{label.capitalize()}: {name_some(some, NAMED)}.", mark=some[0].outcome)
    for verdict in match.judged("missing"):
        if not verdict.skills:
            yield Point(f"{verdict.why}.", mark="missing")
    for verdict in [v for v in match.judged("unclear") if v.near or not v.skills][:8]:
        yield Point(f"{say_reason(verdict)}.", mark="unclear")


def name_demand(verdict: Verdict) -> str:
    """A demand by name."""
    return say_alternatives(verdict) if verdict.skills else verdict.about


def say_asked(verdict: Verdict) -> str:
    """The posting's own words for a demand."""
    return f"asked as: {shorten_quote(verdict.posting)}" if verdict.posting else verdict.cv.where if verdict.cv else ""


def show_paths(found: Navigation) -> Section:
    """Architect, research, management, consulting, founder: what they ask beyond the CV."""
    paths = found.paths
    told = [path for path in paths.paths if path.lack is None]
    return Section(
        id="paths",
        topic="Long-term paths",
        heading=f"What {len(told)} of {len(paths.paths)} paths beyond engineering ask that the CV does not show",
        command="orienteer paths YOUR-CV",
        lead=f"Against {name_track(paths.track)}: the skills that postings of each path ask for more often than "
        "other technical "
        "postings of the same source and year do. What is asked is no proof of what makes people good at it.",
        items=tuple(list_path(path) for path in paths.paths),
    )


def list_path(path: Path) -> Item:
    """One path: its evidence, and each skill with the line that shows it."""
    figure = f"{path.found:,} postings of {path.found_employers:,} employers"
    if path.lack is not None:
        return Item(path.name.capitalize(), figure, f"Not enough data on what they ask: {path.lack.reason}.")
    points = [
        Point(
            f"{name_skill(s.asked.skill)}: {say.percent(s.asked.share)} of {path.compared:,} ask for it, "
            f"{say.times(s.asked.ratio)} as often as elsewhere ({say.times_range(s.asked.low, s.asked.high)})",
            s.quote,
            s.where,
            mark="met" if s.held else "missing",
        )
        for s in path.skills[:12]
    ]
    lacks = join_names([s.asked.skill for s in path.beyond], 6)
    return Item(path.name.capitalize(), figure, f"Beyond the CV: {lacks or 'nothing'}.", tuple(points))
