"""What goes with a difference in pay among postings that are otherwise alike, employers as clusters."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
from scipy.special import stdtrit

from orienteer.market.columns import Floats, Ints, read_codes, read_years, renumber
from orienteer.market.demand import NotEnoughData
from orienteer.pay.posted import lacks_pay
from orienteer.pay.quantiles import Ratio

_LEAST: Final = 1e-12


@dataclass(frozen=True, slots=True)
class Slope:
    """How much an outcome rises with a regressor within cells, its 95% interval, over `n` postings of `employers`."""

    value: float
    low: float
    high: float
    n: int
    employers: int

    def as_ratio(self) -> Ratio:
        """The slope of a logarithm on a yes or no, as the factor between no and yes."""
        return Ratio(*(float(np.exp(x)) for x in (self.value, self.low, self.high)))


def read_cells(postings: pa.Table, rows: Ints, columns: tuple[str, ...]) -> Ints:
    """Number the combinations of several columns' values that occur among rows; "year" is the year of the month."""
    cell = np.zeros(len(rows), dtype=np.int64)
    for column in columns:
        coded = read_years(postings) if column == "year" else read_codes(postings, column)
        cell = renumber(cell * len(coded.names) + coded.codes[rows])
    return cell


def estimate_within(outcome: Floats, regressor: Floats, cells: Ints, clusters: Ints) -> Slope | NotEnoughData:
    """Regress the outcome on the regressor with an intercept for each cell; arrays of shape (n,).

    Only cells in which the regressor varies speak, and only their postings count to n. Errors sum the scores over
    employers, each over 1 - h where h is its share of the regressor's variation (CV3, the jackknife's; MacKinnon,
    Nielsen and Webb 2023, Journal of Econometrics 232); Student's t has 1 / sum h^2 - 1 degrees of freedom, the number
    of employers that the slope in truth rests on (Carter, Schnepel and Steigerwald 2017), less one.
    """
    x = _center(regressor, cells)
    speaks = (np.bincount(cells, x**2) > _LEAST)[cells]
    x, y, groups = x[speaks], _center(outcome, cells)[speaks], renumber(clusters[speaks])
    employers = int(groups.max(initial=-1)) + 1
    if (lack := lacks_pay(len(x), employers, {})) is not None:
        return lack
    variation = float(x @ x)
    slope = float(x @ y) / variation
    share = np.bincount(groups, x**2) / variation
    scores = np.bincount(groups, x * (y - slope * x))
    error = float(np.sqrt((scores**2 / np.maximum(1 - share, 1e-3) ** 2).sum())) / variation
    freedom = min(max(1 / float((share**2).sum()) - 1, 1.0), employers - 1)
    half = float(stdtrit(freedom, 0.975)) * error
    return Slope(slope, slope - half, slope + half, len(x), employers)


def _center(values: Floats, cells: Ints) -> Floats:
    return np.asarray(values - (np.bincount(cells, values) / np.maximum(np.bincount(cells), 1))[cells])
