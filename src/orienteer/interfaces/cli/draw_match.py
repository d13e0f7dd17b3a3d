"""Draw matches: a block for each posting, the words of the CV beside those of the posting."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from orienteer.interfaces.cli.draw_explain import clean
from orienteer.interfaces.phrases.match import (
    STAGES,
    group_skills,
    name_some,
    quote,
    say_alternatives,
    say_earnings,
    say_left_out,
    say_reach,
    say_reason,
)
from orienteer.interfaces.phrases.postings import say_posting
from orienteer.interfaces.phrases.words import NEEDS, say_excluded, say_span
from orienteer.match.circumstances import say_years

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console

    from orienteer.match.match import Match, Matches
    from orienteer.match.verdicts import Verdict

QUOTED: Final = 4
"""Demands of a posting that are drawn with the words of both sides; the others by name."""
NAMED: Final = 8


def draw_matches(console: "Console", found: "Matches", postings: "pa.Table") -> None:
    """All matches, after one paragraph on what they were chosen from."""
    if not found.n:
        console.print(f"No posting with text passes the filters. {say_excluded(found.excluded)} Widen the filters.")
        return
    years = "years unknown" if found.position.years is None else say_years(found.position.years)
    stages = ", ".join(f"{n:,} {STAGES[stage]}" for stage, n in found.stages.items() if n) or "none is left"
    console.print(
        f"{found.n:,} postings of {found.employers:,} employers ({say_span(found)}), for level {found.position.level}, "
        f"{years}; ranked are {found.ranked:,}: {stages}. [dim]{say_excluded(found.excluded)}[/]"
    )
    for line in say_left_out(found, "--all"):
        console.print(line)
    if not found.matches:
        return
    most = found.options.per_employer
    limit = f"at most {most} of one employer" if most else "any number of one employer"
    console.print(f"The {len(found.matches)} best by {found.options.order}, {limit}:")
    if not any(match.read for match in found.matches):
        console.print("[dim]This snapshot comes without texts: skills by name only, no words of the postings.[/]")
    for place, match in enumerate(found.matches, 1):
        draw_match(console, place, match, postings, found.ranked)


def draw_match(console: "Console", place: int, match: "Match", postings: "pa.Table", ranked: int) -> None:
    """One posting: who, how near, what it pays, and what it asks by outcome."""
    console.print(f"\n[bold]{place}. {clean(say_posting(postings, match.row))}[/]")
    indent(
        console,
        f"{say_reach(match)} [dim](of {ranked:,}: {match.rank_fit:,}. by fit, {match.rank_reach:,}. by reach)[/]",
    )
    pays, says = say_earnings(match.pay)
    indent(console, f"pay: {pays} [dim]({says})[/]")
    shown = [v for v in match.judged("met") if v.skills and not v.by]
    draw_met(console, shown)
    if shown[QUOTED:]:
        indent(console, f"[dim]also met:[/] {escape(name_some(shown[QUOTED:], NAMED))}")
    for label, some in group_skills(match):
        indent(console, f"[dim]{label}:[/] {escape(name_some(some, NAMED))}")
    say_reasons(console, "missing", [v for v in match.judged("missing") if not v.skills])
    say_reasons(console, "unclear", [v for v in match.judged("unclear") if v.near or not v.skills])
    if match.read and match.read.posting.url:
        indent(console, f"[dim]{escape(clean(match.read.posting.url))}[/]")


def draw_met(console: "Console", met: "Sequence[Verdict]") -> None:
    """The most telling demands that are met, the CV's words beside the posting's."""
    if not met:
        return
    texts = any(v.posting for v in met[:QUOTED])
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    table.add_column(ratio=3)
    table.add_column(ratio=6)
    table.add_column(ratio=6 if texts else 2)
    for v in met[:QUOTED]:
        asked = quote(v.posting) if texts else NEEDS[v.need]
        own = quote(v.cv) if v.cv else "the CV's own language"
        table.add_row(f"[green]✓[/] {escape(say_alternatives(v))}", escape(clean(own)), escape(clean(asked)))
    console.print(Padding(table, (0, 0, 0, 3)))


def say_reasons(console: "Console", label: str, verdicts: "Iterable[Verdict]") -> None:
    """Some demands with why they are not met, in one paragraph; of a permit the posting's words."""
    if parts := [escape(clean(say_reason(verdict))) for verdict in verdicts]:
        indent(console, f"[dim]{label}:[/] {'; '.join(parts)}")


def indent(console: "Console", line: str) -> None:
    """Print a line under the posting's name."""
    console.print(Padding(line, (0, 0, 0, 3)))
