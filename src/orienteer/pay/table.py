"""Tables of pay: who is paid what, column by column."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from orienteer.errors import PayError
from orienteer.market.columns import Coded, Floats, Ints


@dataclass(frozen=True, slots=True)
class Members:
    """A column of lists: row `row[i]` holds `names[codes[i]]`."""

    row: Ints
    codes: Ints
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PayTable:
    """Rows of pay: `log_pay` is the natural logarithm of US dollars a year, nan where a row states none.

    `categories`, `lists` and `numbers` are the columns by role ("title", "level", "country", ...); `year` is 0 where
    it is not known; `cluster` numbers the employers, each row of an unknown one being its own; `refused` counts rows
    left out by reason, `unused` names the columns that no role takes.
    """

    log_pay: Floats
    year: Ints
    categories: Mapping[str, Coded]
    lists: Mapping[str, Members]
    numbers: Mapping[str, Floats]
    refused: Mapping[str, int]
    cluster: Ints
    unused: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.log_pay)

    def take(self, rows: Ints) -> "PayTable":
        """The given rows, in that order."""
        place = np.full(len(self), -1, dtype=np.int64)
        place[rows] = np.arange(len(rows))
        lists = {}
        for role, column in self.lists.items():
            kept = place[column.row] >= 0
            lists[role] = Members(place[column.row[kept]], column.codes[kept], column.names)
        categories = {role: column.take(rows) for role, column in self.categories.items()}
        numbers = {role: column[rows] for role, column in self.numbers.items()}
        return PayTable(
            self.log_pay[rows],
            self.year[rows],
            categories,
            lists,
            numbers,
            self.refused,
            self.cluster[rows],
            self.unused,
        )

    def sample(self, most: int, seed: int = 0) -> "PayTable":
        """At most so many rows, drawn at random where there are more, in their order."""
        if len(self) <= most:
            return self
        return self.take(np.sort(np.random.default_rng(seed).choice(len(self), most, replace=False)))

    def drop(self, role: str) -> "PayTable":
        """The table without a column; PayError where it has none of that role."""
        known = (*self.categories, *self.lists, *self.numbers)
        if role not in known:
            raise PayError(f"no column {role!r} to leave out: there are {', '.join(known) or 'none'}")
        return replace(
            self,
            categories={r: c for r, c in self.categories.items() if r != role},
            lists={r: c for r, c in self.lists.items() if r != role},
            numbers={r: c for r, c in self.numbers.items() if r != role},
        )

    def keep_between(self, low: float, high: float) -> "PayTable":
        """The rows whose pay is at least `low` and at most `high` US dollars a year; PayError where none is."""
        rows = np.flatnonzero((self.log_pay >= np.log(low)) & (self.log_pay <= np.log(high)))
        if not len(rows):
            raise PayError(f"no row pays between {low:,.0f} and {high:,.0f} dollars a year: give wider bounds")
        refused = {**self.refused, f"beyond {low:,.0f} to {high:,.0f} dollars": len(self) - len(rows)}
        return replace(self.take(rows), refused=refused)
