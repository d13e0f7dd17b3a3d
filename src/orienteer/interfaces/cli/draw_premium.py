"""Draw what skills are tied to in pay: a dot and its interval for each, raw beside adjusted."""

from typing import TYPE_CHECKING, Final

from orienteer.interfaces.cli.drawing import draw_lack, open_plain_table
from orienteer.interfaces.phrases.premiums import say_gap, say_gaps, say_premium
from orienteer.interfaces.phrases.words import name_skill, say_excluded, say_span
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import MAX_FALSE, Premium, Premiums

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

COLUMNS_OF_ONE: Final = 50
"""Columns of a bar for a premium of 100%: one column is two points."""

SIDE: Final = 16
"""Columns on either side of zero; an interval that goes on further ends in an arrow."""

LESSONS: Final = 3
"""How many of the widest raw gaps are put in words."""


def draw_premiums(console: "Console", premiums: Premiums | NotEnoughData, about: str, top: int) -> None:
    """The best and the worst expected premiums, what they teach, and the check they carry; or why there are none."""
    if isinstance(premiums, NotEnoughData):
        draw_lack(console, premiums, f"pay in {about}")
        return
    console.print(
        f"What skills are tied to in the pay of {about}: {premiums.n:,} postings of {premiums.employers:,} employers "
        f"with text and a salary, {say_span(premiums)}; {len(premiums.skills):,} skills have the floors behind them.\n"
    )
    more = [p for p in premiums.skills if p.adjusted > 0][:top]
    less = [p for p in reversed(premiums.skills) if p.adjusted < 0][:top]
    console.print(draw_table("Pay more", more))
    console.print(draw_table("Pay less", less))
    draw_lessons(console, premiums)
    draw_notes(console, premiums)


def draw_table(title: str, premiums: list[Premium]) -> "Table":
    """A row a skill, bold where it is flagged."""
    axis = f"{'−30%':<{SIDE}}0{'+30%':>{SIDE}}"
    table = open_plain_table(title, "skill", "", "raw", "adjusted", "95%", "n", "empl.")
    table.columns[1].header = f"[dim]{axis}[/]"
    table.columns[0].max_width = 26
    for p in premiums:
        name = f"[bold]{name_skill(p.skill)}[/]" if p.flagged else name_skill(p.skill)
        adjusted = f"[bold]{say_gap(p.adjusted)}[/]" if p.flagged else say_gap(p.adjusted)
        interval, employers = f"[dim]{say_gaps(p)}[/]", f"[dim]{p.employers:,}[/]"
        table.add_row(name, draw_interval(p), say_gap(p.raw), adjusted, interval, f"{p.n:,}", employers)
    return table


def draw_interval(premium: Premium) -> str:
    """A line from end to end with a dot at the adjusted premium, filled where it is flagged, and zero marked."""
    low, dot, high = (_place(value) for value in (premium.low, premium.adjusted, premium.high))
    line = [" "] * (2 * SIDE + 1)
    line[SIDE] = "┊"
    for column in range(max(low, -SIDE), min(high, SIDE) + 1):
        line[column + SIDE] = "┼" if column == 0 else "─"
    if low < -SIDE:
        line[0] = "‹"
    if high > SIDE:
        line[-1] = "›"
    line[min(max(dot, -SIDE), SIDE) + SIDE] = "●" if premium.flagged else "○"
    return "".join(line)


def _place(value: float) -> int:
    return round(value * COLUMNS_OF_ONE)


def draw_lessons(console: "Console", premiums: Premiums) -> None:
    """The widest raw gaps in words: what became of them."""
    widest = sorted(premiums.skills, key=lambda p: -abs(p.raw))[:LESSONS]
    console.print("\n[bold]Raw is not adjusted[/]")
    for premium in widest:
        console.print(f"  {say_premium(premium)}.")
    console.print(f"  Over all skills, {say_gap(premiums.remains).lstrip('+')} of a raw gap is left on average.\n")


def draw_notes(console: "Console", premiums: Premiums) -> None:
    """What is held fixed, what the marks mean, what placebos show, who is left out."""
    flagged, placebos = sum(p.flagged for p in premiums.skills), premiums.placebos
    check = (
        f"of {placebos.n:,} placebo skills {100 * placebos.rate:.0f}% had an interval without zero (5% is promised), "
        f"{100 * placebos.flagged:.0f}% were flagged, 95% lay within {100 * placebos.spread:.0f}%"
    )
    console.print(
        f"[dim]Held fixed: {', '.join(premiums.controls)}, and {premiums.held:,} skills as postings name them (must, "
        f"plus or duty); the number of an employer's postings stands for its size. 95% intervals count employers as "
        f"clusters; {100 * premiums.alike:.0f}% of what is unexplained is the employer's. ● {flagged:,} flagged: at "
        f"most {100 * MAX_FALSE:.0f}% of them chance. Order: the expected premium, drawn to zero as far as chance made "
        f"it large. Check: {check}. An association is no cause. {len(premiums.lacking):,} skills: not enough data. "
        f"{say_excluded(premiums.excluded)}[/]"
    )
