"""The group of commands; each is imported only when it runs, so that `orienteer --help` answers at once."""

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from orienteer import __version__
from orienteer.errors import OrienteerError, UsageError
from orienteer.settings import Settings, load_settings

COMMANDS: Final = {
    "ingest": "Take postings in: files, folders, job pages, boards.",
    "extract": "Read facts from postings, one JSON line each.",
    "snapshot": "Freeze the facts of all postings into a dated snapshot.",
    "market": "What the market asks for, with n and intervals.",
    "hubs": "What postings pay in each hub, as posted and after the cost of living.",
    "skill": "One page on one skill: demand, neighbours, trend, hours, what it opens.",
    "premium": "What skills are tied to in pay, raw and with all else held fixed.",
    "pay": "What a job, a posting or a person is worth, with an interval.",
    "report": "Everything on one page: findings, charts, tables; one file, no network.",
    "navigate": "Where you stand and which way: position, worth, route, postings, on one page.",
    "profile": "Read a CV: skills, jobs, education, with evidence.",
    "position": "Where you stand: six areas, track fit, shape, common mistakes, with evidence.",
    "worth": "What you are worth on each track and in each place, and what drives it.",
    "case": "A case study or post-mortem skeleton, filled from a repository.",
    "plan": "The provably best learning plan for the hours at hand.",
    "track": "Your plan over time: steps ticked off, the route made again.",
    "match": "Postings for you: by fit and reach, what is met, missing, unclear.",
    "brief": "One posting: points that quote your CV, gaps, a letter to fill, questions.",
    "negotiate": "A brief for one offer: percentile, comparable postings, what to ask for.",
    "paths": "Architect, research, management, consulting, founder: what each asks beyond your CV.",
    "discover": "Tools and methods that postings ask for and no table knows yet.",
    "doctor": "Check the installation and the data, and say what to mend.",
    "demo": "The whole line on what ships: a sample CV, the starter snapshot.",
}


class LazyGroup(click.Group):
    """A group that knows its commands' names and one-line helps, and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All names, in the order of the flow."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the module of a command."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"orienteer.interfaces.cli.{cmd_name}")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `orienteer demo`; then `orienteer profile YOUR-CV.pdf`.",
)
@click.version_option(__version__, prog_name="orienteer")
@click.option(
    "--data-dir",
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Where the corpus and the snapshots live (default: $ORIENTEER_HOME, else the platform's data folder).",
)
@click.pass_context
def cli(ctx: click.Context, data_dir: str | None) -> None:
    """Orienteer: where the market is, where you stand, and which way to go, each figure with its evidence.

    Everything runs on this machine: no account, no language model, and a CV never leaves it.
    """
    ctx.obj = load_settings(data_dir)


pass_settings = click.make_pass_decorator(Settings)


def run(arguments: Sequence[str]) -> int:
    """Run the command line; return its exit code."""
    try:
        code = cli.main(args=list(arguments), prog_name="orienteer", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return 2
    except click.Abort:
        click.echo("stopped", err=True)
        return 130
    except UsageError as error:
        click.echo(f"orienteer: {error}", err=True)
        return 2
    except OrienteerError as error:
        click.echo(f"orienteer: {error}", err=True)
        return 1
    except BrokenPipeError:  # the reader of our output (`head`) has left: nobody's fault
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code if isinstance(code, int) else 0
