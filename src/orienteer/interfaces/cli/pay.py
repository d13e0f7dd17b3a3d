"""`orienteer pay`: what a job, a posting or a person is worth, and how far to trust it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.pay_spread import growth, spread
from orienteer.interfaces.cli.terminal import note, open_console, write_json
from orienteer.settings import Settings
from orienteer.taxonomy.names import LEVELS, TRACKS, Level, Remote, Track

if TYPE_CHECKING:
    from orienteer.pay.estimate import JobTerms
    from orienteer.pay.table import PayTable

_json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")


@click.group(
    invoke_without_command=True,
    epilog="""\b
Example:
  orienteer pay --track application --level senior --hub new-york --skill pytorch --skill rag
  orienteer pay --cv cv.pdf --country US --what-if kubernetes --what-if rust
  orienteer pay --posting acme:17
  orienteer pay by level --track application
  orienteer pay evaluate --train before-2024.csv --test 2024.csv --json""",
)
@click.option("--cv", type=click.Path(path_type=Path), help="A person: skills, level and years as their CV says.")
@click.option("--posting", metavar="ID", help="A posting that was ingested: its own facts, without its pay.")
@click.option("--track", type=click.Choice(TRACKS), help="The track.")
@click.option("--level", type=click.Choice(LEVELS), default="unstated", help="The level (default: as the CV says).")
@click.option("--country", metavar="CC", default="", help="The country, two letters.")
@click.option("--hub", metavar="HUB", default="", help="The hub, such as london; its country with it.")
@click.option("--remote", type=click.Choice(["onsite", "hybrid", "remote", "unstated"]), default="unstated",
              help="The way of working.")  # fmt: skip
@click.option("--years", type=click.FloatRange(0, 70), help="Years of work (default: as the CV says).")
@click.option("--skill", "skills", multiple=True, metavar="NAME", help="A skill of the job (may be repeated).")
@click.option("--what-if", multiple=True, metavar="NAME", help="Also with this skill more (may be repeated).")
@snapshot_option
@_json_option
@click.pass_context
def pay(
    context: click.Context,
    cv: Path | None,
    posting: str | None,
    track: Track | None,
    level: Level,
    country: str,
    hub: str,
    remote: Remote,
    years: float | None,
    skills: tuple[str, ...],
    what_if: tuple[str, ...],
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """Yearly base pay of a job: median, 80% interval, and the postings that it rests on.

    The model is fitted to the stated pay of the snapshot's postings and calibrated on employers that it did not see.
    Without a country the answer is for all of them together, which is rarely what is wanted.
    """
    if context.invoked_subcommand:
        return
    from orienteer.interfaces.cli.choices import check_countries, check_hubs, check_skill
    from orienteer.interfaces.cli.draw_pay import draw_estimate
    from orienteer.interfaces.pay_records import encode_estimate
    from orienteer.operations.worth import find_specialties, model_pay
    from orienteer.pay.estimate import JobTerms, estimate_job
    from orienteer.taxonomy.places import load_hubs

    settings: Settings = context.obj
    asked, tried = (tuple(check_skill(name) for name in names) for names in (skills, what_if))
    hub = check_hubs((hub,))[0] if hub else ""
    country = check_countries((country,))[0] if country else load_hubs()[hub].country if hub else ""
    job = JobTerms(
        track, level, country, hub, remote, specialties=find_specialties(asked), experience=years, skills=asked
    )
    job = complete_job(settings, job, cv, posting)
    snapshot = load_evidence(settings, snapshot_name)
    found = estimate_job(model_pay(snapshot), snapshot, job, tried)
    if as_json:
        write_json(encode_estimate(snapshot.manifest, job, found))
    else:
        draw_estimate(open_console(), job, found)


def complete_job(settings: Settings, job: "JobTerms", cv: Path | None, posting: str | None) -> "JobTerms":
    """What a CV or a posting says of the job, where the options do not."""
    from orienteer.errors import UsageError
    from orienteer.operations.worth import describe_person, describe_posting

    if cv and posting:
        raise UsageError("give --cv or --posting, not both: a person and a posting are two questions")
    if cv:
        from orienteer.profile.reading import read_cv

        profile = read_cv(cv)
        for warning in profile.warnings:
            note(f"orienteer: {warning}")
        return describe_person(profile, job)
    if posting:
        from orienteer.extraction.extract import extract_facts
        from orienteer.interfaces.cli.explain import fetch_posting

        return describe_posting(extract_facts(fetch_posting(settings.corpus, posting)))
    return job


@pay.command(
    epilog="""\b
Example:
  orienteer pay evaluate
  orienteer pay evaluate --train salaries-2020-2023.csv --test salaries-2024.csv --json
  orienteer pay evaluate --train survey.csv.gz --between 20000 800000"""
)
@click.option("--train", type=click.Path(path_type=Path), help="A table of pay to learn from: CSV, CSV.gz, Parquet.")
@click.option("--test", "tested", type=click.Path(path_type=Path),
              help="A table of pay to test on (default: a fifth of the employers at a time).")  # fmt: skip
@click.option("--between", nargs=2, type=click.FloatRange(0, min_open=True), metavar="LOW HIGH",
              help="Leave out pay beyond these, US dollars a year.")  # fmt: skip
@click.option("--without", multiple=True, metavar="ROLE", help="Leave out a column, such as skills (may be repeated).")
@snapshot_option
@_json_option
@pass_settings
def evaluate(
    settings: Settings,
    train: Path | None,
    tested: Path | None,
    between: tuple[float, float] | None,
    without: tuple[str, ...],
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """How wrong the model of pay is on rows that it never saw: error, coverage and width of its 80% intervals.

    With --train and --test, two tables with columns such as job_title, experience_level, company_location and
    salary_in_usd, exact repeats dropped; without, the postings of the snapshot that state pay.
    """
    from orienteer.errors import UsageError
    from orienteer.interfaces.cli.draw_pay import draw_evaluation
    from orienteer.interfaces.pay_records import encode_evaluation
    from orienteer.pay.evaluation import evaluate_apart, evaluate_folds
    from orienteer.pay.postings import tabulate_postings

    if tested and not train:
        raise UsageError("--test needs --train: name the table to learn from")
    if train:
        table = trim_table(train, between, without)
        found = evaluate_apart(table, trim_table(tested, between, without)) if tested else evaluate_folds(table)
    else:
        found = evaluate_folds(tabulate_postings(load_evidence(settings, snapshot_name)))
    if as_json:
        write_json(encode_evaluation(found))
    else:
        draw_evaluation(open_console(), found)


def trim_table(path: Path, between: tuple[float, float] | None, without: tuple[str, ...]) -> "PayTable":
    """Read a table of pay and leave out what was asked to be left out; what no role takes is said on stderr."""
    from orienteer.pay.table import read_pay_table

    table = read_pay_table(path)
    if table.unused:
        note(f"{path.name}: columns not used: {', '.join(table.unused)}")
    for role in without:
        table = table.drop(role)
    return table.keep_between(*between) if between else table


pay.add_command(spread)
pay.add_command(growth)


@pay.command(epilog="\b\nExample:\n  orienteer pay card > MODEL_CARD.md")
@snapshot_option
@pass_settings
def card(settings: Settings, snapshot_name: str | None) -> None:
    """The model card, as Markdown: data, dates, n, error, coverage by group, where it must not be used."""
    from orienteer.pay.card import render_card
    from orienteer.pay.evaluation import evaluate_folds
    from orienteer.pay.postings import tabulate_postings

    snapshot = load_evidence(settings, snapshot_name)
    table = tabulate_postings(snapshot)
    click.echo(render_card(snapshot, table, evaluate_folds(table)))
