"""`orienteer pay evaluate` and `orienteer pay card`: how far the model of pay can be trusted."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from orienteer.interfaces.cli.app import pass_settings
from orienteer.interfaces.cli.evidence import load_evidence, snapshot_option
from orienteer.interfaces.cli.terminal import note, open_console, write_json
from orienteer.settings import Settings

if TYPE_CHECKING:
    from orienteer.pay.table import PayTable


@click.command(
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
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
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
    from orienteer.interfaces.records.pay import encode_evaluation
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
    from orienteer.pay.reading import read_pay_table

    table = read_pay_table(path)
    if table.unused:
        note(f"{path.name}: columns not used: {', '.join(table.unused)}")
    for role in without:
        table = table.drop(role)
    return table.keep_between(*between) if between else table


@click.command(epilog="\b\nExample:\n  orienteer pay card > MODEL_CARD.md")
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
