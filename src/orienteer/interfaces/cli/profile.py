"""`orienteer profile`: read a CV."""

from pathlib import Path

import click

from orienteer.interfaces.cli.terminal import note, open_console, write_json


@click.command(
    epilog="""\b
Example:
  orienteer profile cv.pdf
  orienteer profile resume.json --json"""
)
@click.argument("cv", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
def profile(cv: Path, as_json: bool) -> None:
    """Read CV (PDF, DOCX, Markdown, text or JSON Resume): skills, jobs and education, in its own words.

    The file is only read, here, and nothing of it is kept or sent.
    """
    from orienteer.profile.profile import profile_record
    from orienteer.profile.reading import read_cv

    found = read_cv(cv)
    for warning in found.warnings:
        note(f"orienteer: {warning}")
    if as_json:
        write_json(profile_record(found))
        return
    from orienteer.interfaces.cli.draw_profile import draw_profile

    draw_profile(open_console(), found)
