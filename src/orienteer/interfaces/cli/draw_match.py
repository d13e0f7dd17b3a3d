"""Draw matches: a block for each posting, the words of the CV beside those of the posting."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from orienteer.interfaces.cli.draw_explain import clean
from orienteer.interfaces.phrases.match import STAGES, quote, say_alternatives, say_earnings, say_reach, say_reason
from orienteer.interfaces.phrases.postings import say_posting
from orienteer.interfaces.phrases.words import NEEDS, say_excluded, say_span

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
    if not found.matches:
        console.print(f"No posting with text passes the filters. {say_excluded(found.excluded)} Widen the filters.")
        return
    years = "years unknown" if found.position.years is None else f"{found.position.years:g} years"
    stages = ", ".join(f"{n:,} {STAGES[stage]}" for stage, n in found.stages.items() if n)
    console.print(
        f"{found.n:,} postings of {found.employers:,} employers ({say_span(found)}), for level {found.position.level}, "
        f"{years}: {stages}. [dim]{say_excluded(found.excluded)}[/]"
    )
    most = found.options.per_employer
    limit = f"at most {most} of one employer" if most else "any number of one employer"
    console.print(f"The {len(found.matches)} best by {found.options.order}, {limit}:")
    if not any(match.read for match in found.matches):
        console.print("[dim]This snapshot comes without texts: skills by name only, no words of the postings.[/]")
    for place, match in enumerate(found.matches, 1):
        draw_match(console, place, match, postings, found.n)


def draw_match(console: "Console", place: int, match: "Match", postings: "pa.Table", n: int) -> None:
    """One posting: who, how near, what it pays, and what it asks by outcome."""
    console.print(f"\n[bold]{place}. {clean(say_posting(postings, match.row))}[/]")
    lines = [
        f"{say_reach(match)} [dim](of {n:,}: {match.rank_fit:,}. by fit, {match.rank_reach:,}. by reach)[/]",
        f"pay: {say_earnings(match.pay)}",
    ]
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 3)))
    met = [v for v in match.judged("met") if v.about == "skill"]
    shown = [v for v in met if v.how != "implied"]
    draw_met(console, shown)
    say_names(console, "also met", shown[QUOTED:])
    say_names(console, "follows from what is shown", [v for v in met if v.how == "implied"])
    unclear = [v for v in match.judged("unclear") if v.about == "skill" and not v.near]
    say_names(console, "named, not shown in work", [v for v in unclear if v.how])
    lacking = match.judged("missing")
    say_names(console, "missing, a must", [v for v in lacking if v.need == "required" and v.skills])
    say_names(console, "missing, a plus", [v for v in lacking if v.need == "preferred" and v.skills])
    say_reasons(console, "missing", [v for v in lacking if not v.skills])
    say_reasons(console, "unclear", [v for v in match.judged("unclear") if v.near or v.about != "skill"])
    say_names(console, "no CV settles", [v for v in unclear if not v.how])
    if match.read and match.read.posting.url:
        console.print(Padding(f"[dim]{escape(clean(match.read.posting.url))}[/]", (0, 0, 0, 3)))


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


def say_names(console: "Console", label: str, verdicts: "Sequence[Verdict]") -> None:
    """Some demands by name, in one line."""
    if verdicts:
        names = [escape(say_alternatives(v)) for v in verdicts[:NAMED]]
        more = f" and {len(verdicts) - NAMED} more" if len(verdicts) > NAMED else ""
        console.print(Padding(f"[dim]{label}:[/] {', '.join(names)}{more}", (0, 0, 0, 3)))


def say_reasons(console: "Console", label: str, verdicts: "Iterable[Verdict]") -> None:
    """Some demands with why they are not met, in one paragraph; of a permit the posting's words."""
    parts = [escape(clean(say_reason(verdict))) for verdict in verdicts]
    if parts:
        console.print(Padding(f"[dim]{label}:[/] {'; '.join(parts)}", (0, 0, 0, 3)))
