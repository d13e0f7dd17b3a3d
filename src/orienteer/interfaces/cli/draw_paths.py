"""Draw the long-term paths: what each asks beyond the profile, in order, and what it pays."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from orienteer.interfaces.cli.drawing import (
    open_plain_table,
    say_percent,
    say_range,
    say_thousands,
    say_thousands_range,
    say_times,
    say_times_range,
)
from orienteer.interfaces.phrases.postings import say_posting
from orienteer.interfaces.phrases.words import name_skill, name_track
from orienteer.match.circumstances import say_years
from orienteer.taxonomy.places import load_countries

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console
    from rich.table import Table

    from orienteer.match.paths.paths import Path, Paths
    from orienteer.match.paths.terms import PathPay, Requirements

SHOWN: Final = 6
"""Skills beyond the CV that a path is told by."""
HOW: Final = (
    " More: how many times as often as elsewhere, 95% interval with employers as clusters; listed are findings at 5% "
    "false discoveries, those with the largest difference first. Your track: the share of its postings."
)
_KINDS: Final = {"soft": "soft", "domain": "domain"}


def draw_paths(console: "Console", found: "Paths", postings: "pa.Table", why: int = 0) -> None:
    """Who is asking, then path by path, then how to read it; with `why`, all that is measured and so many skills."""
    years = say_years(found.years) if found.years is not None else "years unknown"
    console.print(f"Now: {found.level}, {years}; {say_degrees(found)}. Measured as {name_track(found.track)}.")
    for path in found.paths:
        console.print()
        for line in say_head(path, postings):
            console.print(line)
        if why:
            draw_evidence(console, path, found.track, why)
    console.print()
    console.print(
        "[dim]Asked beyond the CV: what its postings name more often than other technical postings of the same source "
        "and year, and the CV does not show, which may still be yours; the share of its postings with a 95% interval. "
        "What is asked is no proof of what makes people good at it."
        f"{HOW if why else ' All that is measured: --why.'}[/]"
    )


def say_degrees(found: "Paths") -> str:
    """The degrees in the CV's own words."""
    return "; ".join(found.degrees) if found.degrees else "no degree in the CV"


def say_head(path: "Path", postings: "pa.Table") -> Iterator[str]:
    """The path in four lines: its postings, what they ask beyond the CV, the nearest, years and leadership."""
    yield (
        f"[bold]{path.name.capitalize()}[/]: {path.found:,} postings of {path.found_employers:,} employers "
        f"({path.evidence}), {path.recent:,} with text of the last 24 months."
    )
    if path.lack is not None:
        yield f"  [bold]Not enough data[/] on what they ask: {path.lack.reason}."
    elif not path.skills:
        yield "  No skill is asked for more often than elsewhere by a margin that these postings can tell from chance."
    else:
        some = [skill.asked for skill in path.beyond[:SHOWN]]
        beyond = [f"{name_skill(a.skill)} {say_share(a.share, a.share_low, a.share_high)}" for a in some]
        yield f"  Asked beyond the CV: {', '.join(beyond) or 'nothing'}."
    if path.nearest:
        near = path.nearest
        yield f"  Nearest: {say_posting(postings, near.row)}; of its {near.asked} hard skills you have {near.held}."
    if path.asks and path.others_ask:
        leads = path.asks.leads
        yield (
            f"  Years: {say_asked_years(path.asks)}. Leadership: named by "
            f"{say_share(leads.share, leads.low, leads.high)}, elsewhere "
            f"{say_percent(path.others_ask.leads.share)}."
        )


def say_share(share: float, low: float, high: float) -> str:
    """A share with its interval."""
    return f"{say_percent(share)} ({say_range(low, high)}%)"


def draw_evidence(console: "Console", path: "Path", track: str, top: int) -> None:
    """What the path's figures rest on, its skills one by one, degrees and pay."""
    if path.lack is None:
        console.print(
            f"  {path.n:,} of {path.employers:,} employers have a text, {path.since} to {path.as_of}; compared with "
            f"{path.others_n:,} other technical postings."
        )
    if path.skills:
        console.print(draw_skills(path, top))
    for line in (*say_asked(path), *say_pay(path.pay, track)):
        console.print(line)


def draw_skills(path: "Path", top: int) -> "Table":
    """The skills that the path asks for more, those with the largest difference first."""
    heads = ("skill", "", "more", "95%", "there", "elsewhere", "your track", "n", "you")
    table = open_plain_table("", *heads, left=2)
    for skill in path.skills[:top]:
        asked = skill.asked
        shown = "–" if not skill.held else "yes" if skill.by == asked.skill else f"by {name_skill(skill.by)}"
        table.add_row(
            name_skill(asked.skill),
            _KINDS.get(asked.kind, ""),
            say_times(asked.ratio),
            say_times_range(asked.low, asked.high),
            say_percent(asked.share),
            say_percent(asked.other_share),
            say_percent(asked.own_share),
            f"{asked.n:,}",
            shown,
        )
    return table


def say_asked(path: "Path") -> Iterator[str]:
    """Years and degree, there and elsewhere."""
    if path.asks is None or path.others_ask is None:
        return
    yield f"Years asked: {say_asked_years(path.asks)}; elsewhere {say_asked_years(path.others_ask)}."
    pairs = zip(path.asks.degrees, path.others_ask.degrees, strict=True)
    said = [
        f"{there.name} or higher {say_percent(there.share)} ({say_percent(there.low)} to {say_percent(there.high)}; "
        f"elsewhere {say_percent(here.share)})"
        for there, here in pairs
    ]
    yield f"Degree asked: {'; '.join(said).replace('phd or higher', 'PhD')}."


def say_asked_years(asks: "Requirements") -> str:
    """The median of the years that are named, or why there is none."""
    from orienteer.pay.quantiles import Quantile

    if not isinstance(asks.years, Quantile):
        return f"not enough data ({asks.years.reason})"
    years = asks.years
    return f"{years.value:g} (95% {years.low:g} to {years.high:g}; {asks.years_n:,} postings name any)"


def say_pay(pay: "PathPay", track: str) -> Iterator[str]:
    """The pay of the path beside that of the track, raw in one country and among postings alike."""
    from orienteer.pay.distribution import PayDistribution
    from orienteer.pay.quantiles import Ratio

    where = load_countries().get(pay.country, "all countries")
    parts = []
    for name, side in (("there", pay.there), (name_track(track), pay.here)):
        if isinstance(side, PayDistribution):
            median, vote = side.median, side.employer_median
            parts.append(
                f"{name} ${say_thousands(median.value)}k ({say_thousands_range(median)}), one vote an employer "
                f"${say_thousands(vote.value)}k (n {side.n:,}, {side.employers:,} employers)"
            )
        else:
            parts.append(f"{name} not enough data ({side.reason})")
    yield f"Median base pay in {where}, last 24 months: {'; '.join(parts)}."
    if isinstance(pay.alike, Ratio):
        low, value, high = (f"{100 * (x - 1):+.0f}%" for x in (pay.alike.low, pay.alike.value, pay.alike.high))
        yield (
            f"Within the same source, year, country and hub it pays {value} against your track (95% {low} to {high}; "
            f"n {pay.n:,}, {pay.employers:,} employers)."
        )
    else:
        yield f"Pay among postings alike: not enough data ({pay.alike.reason})."
