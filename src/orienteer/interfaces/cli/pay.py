"""`orienteer pay`: what a job, a posting or a person is worth, and how far to trust it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.pay_evaluation import card, evaluate
from orienteer.interfaces.cli.pay_spread import growth, spread
from orienteer.interfaces.cli.terminal import note, open_console, write_json
from orienteer.settings import Settings
from orienteer.taxonomy.names import LEVELS, TRACKS, Level, Remote, Track

if TYPE_CHECKING:
    from orienteer.pay.estimate import JobTerms

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
    from orienteer.interfaces.records.pay import encode_estimate
    from orienteer.pay.estimate import JobTerms, estimate_job
    from orienteer.pay.postings import model_pay
    from orienteer.pay.terms import find_specialties
    from orienteer.position.worth.person import estimate_person
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
    estimate = estimate_person if cv else estimate_job
    found = estimate(model_pay(snapshot), snapshot, job, tried)
    if as_json:
        write_json(encode_estimate(snapshot.manifest, job, found))
    else:
        draw_estimate(open_console(), job, found)


def complete_job(settings: Settings, job: "JobTerms", cv: Path | None, posting: str | None) -> "JobTerms":
    """What a CV or a posting says of the job, where the options do not."""
    from orienteer.errors import UsageError
    from orienteer.pay.terms import describe_posting
    from orienteer.position.worth.worth import describe_person

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


pay.add_command(spread)
pay.add_command(growth)
pay.add_command(evaluate)
pay.add_command(card)
