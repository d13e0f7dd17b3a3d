"""The model card of pay: every figure in it comes from the table, the evaluation and the snapshot."""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Final

import numpy as np

from orienteer import __version__
from orienteer.pay.evaluation import Errors, Evaluation
from orienteer.pay.features import keep_common, name_features
from orienteer.pay.table import PayTable
from orienteer.snapshot.card import render_table
from orienteer.snapshot.snapshot import Snapshot

WEAK: Final = 0.75
"""Coverage of an 80% interval below which a group is named as one where the model must not be used."""
_COLUMNS: Final = ("n", "median error", "mean error", "R² of log pay", "80% interval holds", "its width, in medians")


def render_card(snapshot: Snapshot, table: PayTable, found: Evaluation) -> str:
    """Render the card as Markdown."""
    template = (files("orienteer.pay") / "data" / "card.md").read_text(encoding="utf-8")
    weak = [name for name, errors in _flat(found.by_group) if errors.coverage_80 < WEAK]
    years = table.year[table.year > 0]
    return template.format(
        snapshot=snapshot.manifest.content[:12],
        version=__version__,
        since=years.min() if len(years) else "unknown",
        until=years.max() if len(years) else "unknown",
        n=len(table),
        employers=len(np.unique(table.cluster)),
        refused=", ".join(f"{n:,} {why}" for why, n in table.refused.items() if n) or "none",
        features=len(keep_common(name_features(table))),
        whole=render_table(("", *_COLUMNS), [_row("all", found.errors), _row("one median for all", found.constant)]),
        groups=render_table(("group", *_COLUMNS), [_row(name, errors) for name, errors in _flat(found.by_group)]),
        mdape=found.errors.mdape,
        weak=f": {', '.join(weak)}" if weak else " (none today)",
        forward="; coverage in each year stands above" if "year" in found.by_group else "",
    )


def _flat(groups: Mapping[str, Mapping[str, Errors]]) -> Sequence[tuple[str, Errors]]:
    return [
        (f"{role} {value or 'unstated'}", errors) for role, values in groups.items() for value, errors in values.items()
    ]


def _row(name: str, errors: Errors) -> tuple[str, ...]:
    interval = (f"{errors.coverage_80:.1%}", f"{errors.width_80:.2f}") if errors.width_80 else ("", "")
    return (
        name,
        f"{errors.n:,}",
        f"{errors.mdape:.1%}",
        f"${errors.mae:,.0f}",
        f"{errors.r2_log:.2f}",
        *interval,
    )
