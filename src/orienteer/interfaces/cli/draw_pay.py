"""Draw what a job is worth and how far to trust it."""

from typing import TYPE_CHECKING, Final

from orienteer.interfaces.phrases.words import name_skill, name_track, say_dollars
from orienteer.taxonomy.places import load_countries, load_hubs

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.market.demand import NotEnoughData
    from orienteer.pay.estimate import JobTerms, PayEstimate
    from orienteer.pay.evaluation import Errors, Evaluation

_SHOWN: Final = 8
_TESTED: Final = {
    "forward": "a later time than it was fitted to",
    "separate": "a table that it was not fitted to",
    "folds": "employers that it was not fitted to, a fifth at a time",
}


def draw_estimate(console: "Console", job: "JobTerms", found: "PayEstimate | NotEnoughData") -> None:
    """The median and its interval, what it rests on, and what each skill more would change."""
    from orienteer.market.demand import NotEnoughData

    about = say_job(job)
    if isinstance(found, NotEnoughData):
        console.print(f"[bold]Not enough data[/] on the pay of {about}: {found.reason}.")
        return
    console.print(f"[bold]{say_dollars(found.median)}[/] a year, base pay of {about}.")
    console.print(
        f"Four of five such jobs pay between {say_dollars(found.low)} and {say_dollars(found.high)} "
        f"(80% interval; one of ten pays less, one of ten more)."
    )
    for change in found.changes:
        console.print(f"  with {name_skill(change.skill)}: {say_dollars(change.median)} ({100 * change.change:+.1f}%)")
    if found.changes:
        console.print("[dim]A difference between postings, not a promised raise: `orienteer premium` has intervals.[/]")
    console.print(
        f"[dim]Rests on {found.n:,} postings of {found.employers:,} employers alike in country and track, with stated "
        f"pay, {found.since} to {found.as_of}; in US dollars at each year's exchange rate, brought to the latest year. "
        "`orienteer pay evaluate` tests the model.[/]"
    )


def say_job(job: "JobTerms") -> str:
    """The job in words: "a senior AI application job in New York, remote, with 5 skills"."""
    kind = f"{name_track(job.track)} job" if job.track else "job"
    level = f"{job.level} " if job.level != "unstated" else ""
    where = load_hubs()[job.hub].name if job.hub else load_countries().get(job.country, "")
    article = "an" if (level or kind)[0].lower() in "aeiou" else "a"
    parts = [f"{article} {level}{kind}" + (f" in {where}" if where else " anywhere")]
    parts += [job.remote] if job.remote != "unstated" else []
    parts += [f"{job.experience:g} years"] if job.experience is not None else []
    parts += ["1 skill" if len(job.skills) == 1 else f"{len(job.skills)} skills"] if job.skills else []
    return ", ".join(parts)


def draw_evaluation(console: "Console", found: "Evaluation") -> None:
    """One table: the whole, one median for all, then group by group."""
    from rich import box
    from rich.table import Table

    console.print(f"Fitted to {found.n_train:,} rows, tested on {found.n_test:,} rows of {_TESTED[found.tested]}.")
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.add_column("", max_width=34, no_wrap=True)
    for name in ("n", "median error", "mean error", "R² log", "80% holds", "width"):
        table.add_column(name, justify="right")
    add_errors(table, "[bold]all[/]", found.errors)
    add_errors(table, "one median for all", found.constant, whole=False)
    for role, values in found.by_group.items():
        table.add_section()
        for value, errors in list(values.items())[:_SHOWN]:
            add_errors(table, f"{role} {value or 'unstated'}", errors)
    console.print(table)
    left = ", ".join(f"{n:,} {why}" for why, n in found.refused.items() if n)
    console.print(
        "[dim]median error: half of the estimates are closer to the pay than this. 80% holds: share of pay within its "
        f"80% interval. width: of the interval, in medians.{f' Left out: {left}.' if left else ''}[/]"
    )


def add_errors(table: "Table", name: str, errors: "Errors", *, whole: bool = True) -> None:
    """One row; a constant has no interval."""
    interval = (f"{100 * errors.coverage_80:.1f}%", f"{errors.width_80:.2f}") if whole else ("", "")
    table.add_row(
        name, f"{errors.n:,}", f"{100 * errors.mdape:.1f}%", say_dollars(errors.mae), f"{errors.r2_log:.2f}", *interval
    )
