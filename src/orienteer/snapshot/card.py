"""The dataset card of a snapshot: what it holds, from where, how it was made, and what it cannot say."""

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

from orienteer import __version__
from orienteer.snapshot.manifest import count_values
from orienteer.snapshot.snapshot import Snapshot

MOST: Final = 15
"""Rows of a table after which the rest is summed up."""


def render_card(snapshot: Snapshot) -> str:
    """Render the card as Markdown; every figure in it comes from the manifest and the tables."""
    manifest, postings = snapshot.manifest, snapshot.postings
    paid = [currency is not None for currency in postings["pay_currency"].to_pylist()]
    from_field = sum(bool(inferred) for inferred in postings["pay_inferred"].to_pylist())
    template = (files("orienteer.snapshot") / "data" / "card.md").read_text(encoding="utf-8")
    return template.format(
        name=manifest.content[:12],
        version=__version__,
        skills=snapshot.skills.num_rows,
        places=snapshot.places.num_rows,
        pay=sum(paid) / len(paid),
        pay_field=from_field / len(paid),
        sources=tabulate_sources(snapshot),
        tracks=tabulate("track", count_values(postings["track"]), len(paid)),
        levels=tabulate("level", count_values(postings["level"]), len(paid)),
        countries=tabulate("country", count_values(postings["country"]), len(paid)),
        languages=tabulate("language", count_values(postings["language"]), len(paid)),
        years=tabulate("year", count_years(postings), len(paid)),
        coverage=", ".join(f"{name} {share:.0%}" for name, share in manifest.coverage.items()),
        **{name: getattr(manifest, name) for name in _FROM_MANIFEST},
    )


def tabulate_sources(snapshot: Snapshot) -> str:
    """Tabulate postings, groups, dates, share with pay and licence by source."""
    groups = count_values(snapshot.postings["source"])
    paid = count_values(snapshot.postings.filter(pc.is_valid(snapshot.postings["pay_currency"]))["source"])
    rows = [
        (s.name, f"{s.postings:,}", f"{groups.get(s.name, 0):,}", f"{s.first} to {s.last}", f"{share:.1%}", s.licence)
        for s in snapshot.manifest.sources
        for share in [paid.get(s.name, 0) / max(groups.get(s.name, 0), 1)]
    ]
    return render_table(("source", "postings", "rows", "dates", "with pay", "licence"), rows)


def tabulate(name: str, counts: Mapping[str, int], n: int) -> str:
    """Tabulate counts and shares of n rows, the rest after MOST as one row."""
    rows = [(value or "not stated", f"{count:,}", f"{count / n:.1%}") for value, count in counts.items()]
    rest = sum(list(counts.values())[MOST:])
    others = [(f"{len(counts) - MOST} others", f"{rest:,}", f"{rest / n:.1%}")] if rest else []
    return render_table((name, "rows", "share"), [*rows[:MOST], *others])


def count_years(postings: pa.Table) -> dict[str, int]:
    """Count rows by year, in the order of years."""
    years: dict[str, int] = {}
    for month, count in count_values(postings["month"]).items():
        years[month[:4]] = years.get(month[:4], 0) + count
    return dict(sorted(years.items()))


def render_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Render a Markdown table; a bar inside a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


_FROM_MANIFEST: Final = (
    "content", "extractor", "groups", "postings", "employers", "first", "last", "vocabulary_size"
)  # fmt: skip
