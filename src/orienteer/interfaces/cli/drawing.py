"""What the drawings of the market share: bars, intervals, plain tables, honest refusals."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console
    from rich.table import Table

    from orienteer.market.demand import NotEnoughData
    from orienteer.pay.quantiles import Quantile

_EIGHTHS = " ▏▎▍▌▋▊▉"
_SCALES = {5: 20.0, 10: 10.0, 20: 5.0, 50: 2.0, 100: 1.0}


def draw_bar(share: float, width: int = 20) -> str:
    """A share as a bar, to an eighth of a column; the least share that is not nothing shows."""
    whole, eighths = divmod(max(round(share * width * 8), int(share > 0)), 8)
    return ("█" * whole + _EIGHTHS[eighths].strip())[:width].ljust(width)


def choose_scale(shares: "Iterable[float]") -> tuple[float, str]:
    """How much to widen the bars of a page so that its largest share fills one, and what a full bar then means."""
    largest = max(shares, default=1.0)
    return next(
        ((factor, f"{percent}%") for percent, factor in _SCALES.items() if largest * factor <= 1), (1.0, "100%")
    )


def say_percent(share: float) -> str:
    """A share in percent, with a decimal where it is small."""
    return f"{100 * share:.0f}%" if share >= 0.095 or share == 0 else f"{100 * share:.1f}%"


def say_range(low: float, high: float) -> str:
    """The ends of an interval in percent, alike in their decimals."""
    digits = 0 if high >= 0.095 else 1
    return f"{100 * low:.{digits}f}–{100 * high:.{digits}f}"


def say_times(lift: float) -> str:
    """How many times as often; more than a hundred times is as good as any number."""
    return "–" if lift != lift else ">100×" if lift > 100 else f"{lift:.1f}×"  # noqa: PLR0124  # nan


def say_times_range(low: float, high: float) -> str:
    """The ends of an interval of how many times as often."""
    if low != low:  # noqa: PLR0124  # nan
        return "–"
    ends = ["100" if end > 100 else f"{end:.0f}" if end >= 10 else f"{end:.1f}" for end in (low, high)]
    return f"{'–'.join(ends)}{'+' if high > 100 else ''}×"


def say_thousands(amount: float) -> str:
    """An amount in thousands."""
    return f"{round(amount, -3):,.0f}".removesuffix(",000")


def say_thousands_range(quantile: "Quantile") -> str:
    """An interval in thousands."""
    return f"{say_thousands(quantile.low)}–{say_thousands(quantile.high)}"


def open_plain_table(title: str, *columns: str, left: int = 1) -> "Table":
    """A table with a title; the first `left` columns are text, those without a head bars, the others numbers."""
    from rich import box
    from rich.table import Table

    table = Table(
        title=title or None, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False,
        padding=(0, 1, 0, 0), show_edge=False,
    )  # fmt: skip
    for i, column in enumerate(columns):
        table.add_column(column, justify="left" if i < left or not column else "right", no_wrap=True)
    return table


def draw_lack(console: "Console", lack: "NotEnoughData", about: str) -> None:
    """Why there is no figure."""
    console.print(f"[bold]Not enough data[/] on {about}: {lack.reason}.")
