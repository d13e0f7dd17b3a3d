"""`orienteer case`: the skeleton of a case study or post-mortem, filled from a repository."""

from pathlib import Path

import click

from orienteer.interfaces.cli.terminal import note, write_json


@click.command(
    epilog="""\b
Example:
  orienteer case ~/code/search-service > case.md
  orienteer case ~/code/search-service --post-mortem"""
)
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--post-mortem", is_flag=True, help="What broke and was mended, from the history, instead of what was built."
)
@click.option("--author", "authors", multiple=True, metavar="EMAIL",
              help="You among the authors, by e-mail or name; may be repeated.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True,
              help="Markdown to edit, or json, as --json.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def case(path: Path, post_mortem: bool, authors: tuple[str, ...], form: str, as_json: bool) -> None:
    """A case study of the git repository at PATH: problem, approach, tools, outcome, each from its own lines.

    What the repository does not show stays a blank "(to fill in: ...)". Nothing in it is executed.
    """
    from dataclasses import asdict

    from orienteer.interfaces.cli.draw_case import draw_case
    from orienteer.profile.repository.case import study_case
    from orienteer.profile.repository.history import identify
    from orienteer.profile.repository.incidents import study_incidents

    study = (study_incidents if post_mortem else study_case)(path, identify(None, authors))
    for warning in study.warnings:
        note(f"orienteer: {warning}")
    if as_json or form == "json":
        write_json(asdict(study))
    else:
        click.echo(draw_case(study))
