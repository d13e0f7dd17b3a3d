"""The parts that the page is put together from."""

from dataclasses import dataclass
from typing import Any

from orienteer.market.demand import NotEnoughData


@dataclass(frozen=True, slots=True)
class Table:
    """Figures as rows of text; `title` says what of. The last column holds words that wrap where `wrapped`."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """What a mark of a chart stands for; `shape` is dot, ring, square or bar, `colour` a CSS variable."""

    name: str
    colour: str
    shape: str = "dot"


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart: its Vega-Lite `spec`, in a sentence what one sees, and what its marks stand for."""

    spec: dict[str, Any]
    label: str
    key: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A list of names with a word on each, under a title; `colour` is a CSS variable."""

    title: str
    note: str
    items: tuple[tuple[str, str], ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence: its `lead`, which is set off, and the rest; what it rests on; the section that shows it; its figures.

    `figures` are the numbers behind the sentence, as they stand in the answer.
    """

    lead: str
    rest: str
    basis: str
    section: str
    figures: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A piece of evidence: what it is, its words verbatim, where they stand, the link to it ("" where there is none).

    `mark` sets it apart: met, missing, unclear, or nothing.
    """

    text: str = ""
    quote: str = ""
    source: str = ""
    link: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list, which opens on its evidence: a title, a figure beside it, what it means, and the points.

    `tone` colours its edge: good, warn, or nothing.
    """

    title: str
    figure: str = ""
    text: str = ""
    points: tuple[Point, ...] = ()
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One answer: `heading` is its takeaway, `lead` says how to read it, `basis` what it rests on.

    `shown` tables stand open, those of `tables` under a disclosure. `figures_first` puts the charts before the cards,
    which are small then; `items` stand below both, each opening on its evidence. `lack` is why there is no figure.
    """

    id: str
    topic: str
    heading: str
    command: str
    lead: str = ""
    basis: str = ""
    figures: tuple[Figure, ...] = ()
    cards: tuple[Card, ...] = ()
    shown: tuple[Table, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    lack: str = ""
    figures_first: bool = False
    items: tuple[Item, ...] = ()


def lacking(ident: str, topic: str, command: str, lack: NotEnoughData) -> Section:
    """A section that says why it is empty."""
    return Section(ident, topic, "Not enough data", command, lack=f"{lack.reason}.")
