"""`orienteer profile`: read a CV and repositories."""

from pathlib import Path

import click

from orienteer.interfaces.cli.person import person_options, read_person
from orienteer.interfaces.cli.terminal import open_console, write_json


@click.command(
    epilog="""\b
Example:
  orienteer profile cv.pdf
  orienteer profile cv.pdf --repo ~/code/search-service
  orienteer profile resume.json --json"""
)
@person_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def profile(cv: Path | None, repos: tuple[Path, ...], authors: tuple[str, ...], as_json: bool) -> None:
    """Read CV (PDF, DOCX, Markdown, text or JSON Resume) and git repositories: skills with the lines that show them.

    Files are only read, here: nothing in a repository is executed, and nothing of a CV is kept or sent.
    """
    from orienteer.profile.profile import profile_record

    found = read_person(cv, repos, authors)
    if as_json:
        write_json(profile_record(found))
        return
    from orienteer.interfaces.cli.draw_profile import draw_profile

    draw_profile(open_console(), found)
