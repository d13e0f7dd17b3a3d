"""What every command about a person takes: a CV, their repositories, and who they are among the authors."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from orienteer.interfaces.cli.terminal import note

if TYPE_CHECKING:
    from orienteer.profile.profile import Profile

Command = TypeVar("Command", bound=Callable[..., Any])


def person_options(command: Command) -> Command:
    """Give a command the parameters `cv`, `repos` and `authors`, as `read_person` takes them."""
    for add in (
        click.option("--author", "authors", multiple=True, metavar="EMAIL",
                     help="You among the authors, by e-mail or name; may be repeated (default: as the CV says)."),
        click.option("--repo", "repos", multiple=True, type=click.Path(path_type=Path), metavar="PATH",
                     help="A local git repository of yours, as evidence; may be repeated."),
        click.argument("cv", required=False, type=click.Path(path_type=Path)),
    ):  # fmt: skip
        command = add(command)
    return command


def study_options(command: Command) -> Command:
    """Give a command the time to learn: `hours_week` and `months`."""
    for add in (
        click.option("--months", default=12.0, show_default=True, type=click.FloatRange(0, 600, min_open=True),
                     help="Months to plan for."),
        click.option("--hours-week", default=8.0, show_default=True, type=click.FloatRange(0, 168, min_open=True),
                     help="Hours a week to learn."),
    ):  # fmt: skip
        command = add(command)
    return command


def read_person(cv: Path | None, repos: Sequence[Path] = (), authors: Sequence[str] = ()) -> "Profile":
    """Read a CV, repositories, or both as one profile; its warnings go to stderr. UsageError where neither is given."""
    from orienteer.errors import UsageError
    from orienteer.profile.reading import read_cv
    from orienteer.profile.repository.history import identify
    from orienteer.profile.repository.reading import read_repository
    from orienteer.profile.repository.work import merge_work, profile_work

    if cv is None and not repos:
        raise UsageError("give a CV, or --repo with the folder of a git repository")
    if authors and not repos:
        raise UsageError("--author says who you are in a repository: add --repo")
    found = read_cv(cv) if cv else None
    identity = identify(found, authors)
    works = [read_repository(path, identity) for path in dict.fromkeys(repos)]
    person = merge_work(found, works) if found else profile_work(works)
    for warning in person.warnings:
        note(f"orienteer: {warning}")
    return person
