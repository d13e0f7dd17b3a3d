"""Say what was discovered, and how well discovery does."""

from typing import TYPE_CHECKING

import click

from orienteer.interfaces.cli.terminal import note
from orienteer.learning.rows import name_table, write_row
from orienteer.taxonomy.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from orienteer.learning.candidates import Candidate, Example
    from orienteer.learning.discovery import Discovery
    from orienteer.learning.evaluation import Evaluation, Ranking


def say_discovery(found: "Discovery") -> None:
    """Every candidate in a few lines, then what to do with them."""
    span = f", {found.first} to {found.last}" if found.last else ""
    foreign = f"; {found.foreign:,} in other languages left out" if found.foreign else ""
    count = f"{len(found.candidates):,} candidates" if found.candidates else "No candidate"
    click.echo(f"{count} in {found.postings:,} postings{span}{foreign}.")
    for number, candidate in enumerate(found.candidates, 1):
        say_candidate(number, candidate)
    if found.candidates:
        note(
            "\nscore: how probably the term is a tool or a method, judged by what known names look like; read before "
            "you believe.\nnext: paste the rows you accept into src/orienteer/taxonomy/data/, and put what you refuse "
            "into\nsrc/orienteer/learning/data/refused.txt, one a line, so that it is not shown again"
        )


def say_candidate(number: int, candidate: "Candidate") -> None:
    """Term, kind and score; who says it; examples with the term in «marks»; the row to paste."""
    click.echo(f"\n{number}. {click.style(candidate.term, bold=True)}  {candidate.kind}, score {candidate.score:.2f}")
    months = f", {candidate.first} to {candidate.last}" if candidate.first != candidate.last else f", {candidate.last}"
    others = [w for w in candidate.writings[1:4] if w.lower() != candidate.term.lower()]
    written = f"; also written {', '.join(others)}" if others else ""
    click.echo(
        f"   {candidate.postings:,} posting{'s' * (candidate.postings != 1)} of {candidate.employers:,} "
        f"employer{'s' * (candidate.employers != 1)}{months if candidate.last else ''}{written}"
    )
    for example in candidate.examples:
        click.echo(f"   ... {mark_term(example)} ...  [{example.posting}]")
    known = load_vocabulary()
    verb = f"another writing of {candidate.alike}? then in place of its row" if candidate.alike else "to add it"
    click.echo(f"   {verb}, in {name_table(candidate, known)}:")
    click.echo(f"     {write_row(candidate, known)}")


def mark_term(example: "Example") -> str:
    """The piece of text with the term between «marks», on one line."""
    before, after = example.text[: example.start], example.text[example.end :]
    return f"{before}«{example.text[example.start : example.end]}»{after}".strip()


def draw_evaluation(console: "Console", measured: "Evaluation") -> None:
    """A table for each way to rank."""
    everything = measured.hidden["all"]
    console.print(
        f"Of the vocabulary {100 * measured.share:.0f}% was hidden {measured.seeds} times; of it {everything['1']:.0f} "
        f"tools, languages and methods stand in these {measured.postings:,} postings (mean), {everything['3']:.0f} in "
        "three or more."
    )
    for ranking in measured.rankings:
        console.print(draw_ranking(ranking))
    console.print(
        "[dim]Precision: the share of the first N that is a hidden name. A candidate that is none may still be a skill "
        "that nobody has listed: a lower bound. Recall: which share of the hidden skills the first N name.[/]"
    )


def draw_ranking(ranking: "Ranking") -> "Table":
    """Precision and recall at each cut."""
    from rich import box
    from rich.table import Table

    table = Table(title=ranking.method, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    heads = ("first N", "score", "precision ≥", "recall", "in 3+", "tools", "tools in 3+", "methods", "methods in 3+")
    for head in heads:
        table.add_column(head, justify="right")
    for cut in ranking.cuts:
        recalls = [cut.recall[kind][least] for kind in ("all", "tools", "methods") for least in ("1", "3")]
        score = f"{cut.score:.2f}" if ranking.method == "model" else ""
        table.add_row(f"{cut.candidates:,}", score, *(f"{100 * share:.0f}%" for share in (cut.precision, *recalls)))
    return table
