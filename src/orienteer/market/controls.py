"""What is held fixed when pay is compared: who hires, whom, where, when and where it was posted, as columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
from scipy import sparse

from orienteer.market.columns import Floats, Ints, read_codes, read_numbers, read_years

NAMED: Final = {
    "level": "level",
    "track": "track",
    "country": "country",
    "hub": "hub",
    "remote": "remote",
    "degree": "degree",
    "industry": "industry",
    "source": "source",
    "currency": "pay_currency",
}
"""Controls that are names, each with its column. The currency says where a job is whose country is unknown."""

YEAR_STEPS: Final = (2.0, 3.0, 5.0, 8.0)
"""Years of experience asked for, in steps; what states none is a step of its own."""

MIN_POSTINGS: Final = 10
MIN_EMPLOYERS: Final = 5
"""A value of a control below either floor goes to "other": its effect could not be told from its few employers'."""


@dataclass(frozen=True, slots=True)
class Controls:
    """The columns held fixed: `matrix` is sparse, shape (postings, columns), an intercept first.

    `columns` says how many columns each control takes, its most frequent value being the one compared with.
    """

    matrix: Any
    columns: Mapping[str, int]


def read_controls(postings: pa.Table, rows: Ints, clusters: Ints) -> Controls:
    """Read the controls of `rows`, whose employers are numbered by `clusters`.

    Employer size has no column: the logarithm of the number of the employer's postings in the table stands in for it.
    Years are calendar years; experience goes by YEAR_STEPS. Specialties are no control: they are read from the
    skills whose pay is in question.
    """
    coded = {name: read_codes(postings, column, missing="") for name, column in NAMED.items()}
    coded["year"] = read_years(postings)
    named = {name: (c.codes[rows], len(c.names)) for name, c in coded.items()}
    named["experience"] = _steps(read_numbers(postings, "years_min")[rows]), len(YEAR_STEPS) + 2
    blocks = {name: _indicators(codes, values, clusters) for name, (codes, values) in named.items()}
    size = np.log(_employer_sizes(postings)[rows])
    blocks["employer size"] = sparse.csr_array((size - size.mean())[:, None])
    present = {name: block for name, block in blocks.items() if block.shape[1]}
    constant = sparse.csr_array(np.ones((len(rows), 1)))
    matrix = sparse.hstack([constant, *present.values()], format="csr")
    return Controls(matrix, {name: int(block.shape[1]) for name, block in present.items()})


def _steps(years: Floats) -> Ints:
    return np.where(np.isnan(years), 0, 1 + np.searchsorted(YEAR_STEPS, years, side="right")).astype(np.int64)


def _indicators(codes: Ints, values: int, clusters: Ints) -> Any:
    """One column a value that is frequent enough, one for all others together, none for the most frequent."""
    count = np.bincount(codes, minlength=values)
    pairs = np.unique(codes * (int(clusters.max(initial=0)) + 1) + clusters) // (int(clusters.max(initial=0)) + 1)
    employers = np.bincount(pairs, minlength=values)
    kept = np.flatnonzero((count >= MIN_POSTINGS) & (employers >= MIN_EMPLOYERS))
    kept = kept[np.argsort(-count[kept], kind="stable")]
    column = np.full(values, len(kept))
    column[kept] = np.arange(len(kept))
    of_row = column[codes]
    matrix = sparse.csr_array((np.ones(len(codes)), (np.arange(len(codes)), of_row)), (len(codes), len(kept) + 1))
    others = int(np.count_nonzero(of_row == len(kept)))
    return matrix[:, 1 : len(kept) + int(others >= MIN_POSTINGS)]


def _employer_sizes(postings: pa.Table) -> Ints:
    """How many postings of the table each posting's employer has; an unknown employer counts as one of its own."""
    employer = read_codes(postings, "employer")
    sizes = np.bincount(employer.codes, minlength=len(employer.names))
    sizes[[i for i, name in enumerate(employer.names) if not name]] = 1
    return sizes[employer.codes]
