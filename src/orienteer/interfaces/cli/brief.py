"""`orienteer brief`: one posting, prepared for."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.person import person_options, read_person
from orienteer.interfaces.cli.terminal import note, open_console, write_json
from orienteer.settings import Settings

if TYPE_CHECKING:
    from orienteer.sources.posting import Posting


@click.command(
    epilog="""\b
Example:
  orienteer brief builtin:8231684 cv.pdf
  orienteer brief --text posting.txt cv.pdf --format markdown > brief.md
  orienteer plan cv.pdf --json > plan.json; orienteer brief builtin:8231684 cv.pdf --plan plan.json"""
)
@click.argument("posting", required=False)
@person_options
@click.option("--text", type=click.Path(path_type=Path), help="A posting's text in a file, in place of POSTING.")
@click.option("--title", default="", help="The job's title (default: the first line of the text).")
@click.option("--company", default="", help="The employer's name.")
@click.option("--plan", "plan_file", type=click.Path(path_type=Path),
              help="A plan (`orienteer plan --json`): what it brings is said with its month.")  # fmt: skip
@click.option("--format", "form", default="text", show_default=True, type=click.Choice(["text", "markdown"]),
              help="How it is written.")  # fmt: skip
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@pass_settings
def brief(
    settings: Settings,
    posting: str | None,
    cv: Path | None,
    repos: tuple[Path, ...],
    authors: tuple[str, ...],
    text: Path | None,
    title: str,
    company: str,
    plan_file: Path | None,
    form: Literal["text", "markdown"],
    snapshot_name: str | None,
    as_json: bool,
) -> None:
    """What of CV speaks to POSTING, what is lacking, a letter to fill in, and what to ask.

    POSTING is an id of your corpus (in brackets in `orienteer match`). Every claim is a line of the CV, every demand a
    line of the posting; nothing is written for you but blanks.
    """
    from orienteer.errors import UsageError
    from orienteer.interfaces.brief_markdown import write_markdown
    from orienteer.interfaces.cli.draw_brief import draw_brief
    from orienteer.interfaces.cli.track import local_today
    from orienteer.interfaces.records.match import encode_brief
    from orienteer.match.brief.brief import write_brief
    from orienteer.position.person import find_position
    from orienteer.taxonomy.learning_hours import load_learning
    from orienteer.taxonomy.vocabulary import load_vocabulary

    if text and posting is not None and cv is None:  # with --text the only argument is the CV
        cv, posting = Path(posting), None
    if posting is not None and cv is None and not repos and Path(posting).is_file():
        raise UsageError(f"{posting} is a CV, and the posting is missing: give its id first, `orienteer brief ID CV`")
    profile = read_person(cv, repos, authors)
    job = choose_job(settings, posting, text, title, company)
    planned = read_planned(plan_file) if plan_file else {}
    snapshot = load_evidence(settings, snapshot_name)
    made = write_brief(
        snapshot, job, profile, find_position(profile), load_vocabulary(), load_learning(), local_today(), planned
    )
    for warning in made.warnings:
        note(f"orienteer: {warning}")
    if as_json:
        write_json(encode_brief(snapshot.manifest, made))
    elif form == "markdown":
        click.echo(write_markdown(made), nl=False)
    else:
        draw_brief(open_console(), made)


def choose_job(settings: Settings, ident: str | None, text: Path | None, title: str, company: str) -> "Posting":
    """The posting that is meant: of the corpus, or pasted into a file."""
    from orienteer.errors import UsageError
    from orienteer.interfaces.cli.explain import fetch_posting
    from orienteer.match.brief.pasted import read_pasted

    if (ident is None) == (text is None):
        raise UsageError("give a posting's id and a CV (`orienteer brief ID CV`), or --text FILE and a CV")
    if text:
        return read_pasted(text, title, company)
    return fetch_posting(settings.corpus, str(ident))


def read_planned(path: Path) -> dict[str, int]:
    """The month in which a plan's steps begin, by skill."""
    import orjson

    from orienteer.errors import PlanError

    try:
        return {str(step["skill"]): int(step["month"]) for step in orjson.loads(path.read_bytes())["steps"]}
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise PlanError(
            f"{path} is no plan ({error}): make one with `orienteer plan CV --json > {path.name}`"
        ) from error
