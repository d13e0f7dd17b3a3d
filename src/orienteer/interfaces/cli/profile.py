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
  orienteer profile resume.json --json
  orienteer profile cv.pdf --format jsonresume > resume.json"""
)
@person_options
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonresume"]),
    default="text",
    help="text; json, as --json; or jsonresume, the CV as a JSON Resume (jsonresume.org), which can be read again.",
)
def profile(cv: Path | None, repos: tuple[Path, ...], authors: tuple[str, ...], as_json: bool, form: str) -> None:
    """Read CV (PDF, DOCX, Markdown, text or JSON Resume) and git repositories: skills with the lines that show them.

    Files are only read, here: nothing in a repository is executed, and nothing of a CV is kept or sent.
    """
    from orienteer.profile.profile import profile_record

    found = read_person(cv, repos, authors)
    if as_json or form == "json":
        write_json(profile_record(found))
        return
    if form == "jsonresume":
        from orienteer.profile.resume import resume_record

        write_json(resume_record(found))
        return
    from orienteer.interfaces.cli.draw_profile import draw_profile

    draw_profile(open_console(), found)
