"""`orienteer track`: a plan kept, ticked off, and made again as the person and the market move."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.person import person_options, read_person, study_options
from orienteer.interfaces.cli.slicing import Filters, slice_options
from orienteer.interfaces.cli.terminal import note, open_console, write_json
from orienteer.settings import Settings

if TYPE_CHECKING:
    from datetime import date

    from orienteer.operations.journal import Journal

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")


@click.group(
    invoke_without_command=True,
    epilog="""\b
Example:
  orienteer track start cv.pdf --hours-week 6
  orienteer track done rag --note https://github.com/me/rag-service
  orienteer track
  orienteer track replan --cv cv-2027.pdf
  orienteer track forget""",
)
@json_option
@click.pass_context
def track(context: click.Context, as_json: bool) -> None:
    """Your plan over time: what is done, what is due, and how the route changes as the market moves.

    Kept in one file in the data folder, readable by you alone: ids of skills, level, years, the plan's steps and your
    ticks, hashes that tell your CV from another's, nothing else of it. One journal holds one person's plan: with
    somebody else's CV, give another `--data-dir`. `orienteer track forget` deletes it.
    """
    if context.invoked_subcommand:
        return
    settings: Settings = context.obj
    show_progress_of(load_journal(settings), as_json=as_json)


@track.command()
@person_options
@study_options
@slice_options
@snapshot_option
@json_option
@click.pass_obj
def start(
    settings: Settings,
    cv: Path | None,
    repos: tuple[Path, ...],
    authors: tuple[str, ...],
    hours_week: float,
    months: float,
    filters: Filters,
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """Make a plan for CV's owner and keep it; an earlier plan stays in the journal and is followed no more."""
    from dataclasses import replace

    from orienteer.errors import PlanError
    from orienteer.market.demand import NotEnoughData
    from orienteer.operations.journal import write_entries
    from orienteer.operations.owner import check_owner
    from orienteer.operations.progress import keep_plan, keep_profile
    from orienteer.plan.options import PlanOptions
    from orienteer.plan.plan import make_plan
    from orienteer.position.person import find_position
    from orienteer.position.tracks import choose_tracks
    from orienteer.taxonomy.learning_hours import load_learning
    from orienteer.taxonomy.vocabulary import load_vocabulary

    profile = read_person(cv, repos, authors)
    check_owner(load_journal(settings), profile)
    snapshot = load_evidence(settings, snapshot_name)
    wanted, position = filters.choose(snapshot.manifest), find_position(profile)
    wanted = replace(wanted, tracks=choose_tracks(snapshot, position, replace(wanted, tracks=()), wanted.tracks).chosen)
    options = PlanOptions(hours_week, months, wanted, resample=False)
    plan = make_plan(snapshot, position, load_vocabulary(), load_learning(), options, profile.skills)
    if isinstance(plan, NotEnoughData):
        raise PlanError(f"not enough data for a plan: {plan.reason}")
    today = local_today()
    kept = keep_plan(plan, snapshot.manifest, today, rolling=not filters.since)
    write_entries(settings.home, keep_profile(profile, today), kept)
    show_progress_of(load_journal(settings), as_json=as_json)


@track.command()
@click.argument("skill")
@click.option("--note", "text", default="", metavar="TEXT", help="What shows it, such as a link.")
@json_option
@click.pass_obj
def done(settings: Settings, skill: str, text: str, as_json: bool) -> None:
    """Tick SKILL off: it counts as held from today on."""
    write_tick(settings, skill, text, is_done=True)
    show_progress_of(load_journal(settings), as_json=as_json)


@track.command()
@click.argument("skill")
@json_option
@click.pass_obj
def undo(settings: Settings, skill: str, as_json: bool) -> None:
    """Take back that SKILL was ticked off."""
    write_tick(settings, skill, "", is_done=False)
    show_progress_of(load_journal(settings), as_json=as_json)


@track.command("replan")
@click.option("--cv", type=click.Path(path_type=Path), help="Your CV of today (default: the one kept last).")
@snapshot_option
@json_option
@click.pass_obj
def replan_route(settings: Settings, cv: Path | None, snapshot_name: str | None, as_json: bool) -> None:
    """Make the plan again for the months that are left, from what you hold now and the newest postings."""
    from orienteer.errors import PlanError
    from orienteer.interfaces.cli.draw_track import draw_replanned
    from orienteer.interfaces.records.track import encode_replanned
    from orienteer.market.demand import NotEnoughData
    from orienteer.operations.journal import Journal, write_entries
    from orienteer.operations.owner import check_owner
    from orienteer.operations.progress import keep_profile, replan
    from orienteer.taxonomy.learning_hours import load_learning
    from orienteer.taxonomy.vocabulary import load_vocabulary

    journal, today = load_journal(settings), local_today()
    fresh = []
    if cv:
        profile = read_person(cv)
        check_owner(journal, profile)
        fresh = [keep_profile(profile, today)]
    journal = Journal((*journal.entries, *fresh))
    snapshot = load_evidence(settings, snapshot_name)
    made = replan(journal, snapshot, load_vocabulary(), load_learning(), today)
    if isinstance(made, NotEnoughData):
        raise PlanError(f"not enough data for a plan: {made.reason}")
    write_entries(settings.home, *fresh, made.kept)
    if as_json:
        write_json(encode_replanned(made))
    else:
        draw_replanned(open_console(), made)


@track.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def forget(settings: Settings, yes: bool) -> None:
    """Delete the journal: profiles, plans and ticks."""
    from orienteer.operations.journal import forget_journal

    if not yes:
        click.confirm("Delete all kept profiles, plans and ticks?", abort=True, err=True)
    note("the journal is deleted" if forget_journal(settings.home) else "there was no journal")


def load_journal(settings: Settings) -> "Journal":
    """The journal of the data folder."""
    from orienteer.operations.journal import read_journal

    return read_journal(settings.home)


def local_today() -> "date":
    """The person's own day."""
    from datetime import date

    return date.today()  # noqa: DTZ011  (ticks and months are counted in the person's own days)


def write_tick(settings: Settings, name: str, text: str, *, is_done: bool) -> None:
    """Append a tick for a skill that the vocabulary or the plan knows."""
    from orienteer.interfaces.cli.choices import check_skill
    from orienteer.operations.journal import write_entries
    from orienteer.operations.progress import tick_step

    journal = load_journal(settings)
    planned = {step.skill for plan in journal.plans for step in plan.steps}
    skill = name if name in planned else check_skill(name)
    write_entries(settings.home, tick_step(journal, skill, local_today(), text, done=is_done))


def show_progress_of(journal: "Journal", *, as_json: bool) -> None:
    """Draw the progress of today, or write it."""
    from orienteer.interfaces.cli.draw_track import draw_progress
    from orienteer.interfaces.records.track import encode_progress
    from orienteer.operations.progress import find_progress

    progress = find_progress(journal, local_today())
    if as_json:
        write_json(encode_progress(progress))
    else:
        draw_progress(open_console(), progress)
