"""Draws invented markets of known truth: employers with a mind of their own, skills asked for at given shares."""

import numpy as np
import pyarrow as pa
from scipy import sparse

from fact_tables import Tables
from orienteer.market.matrix import SkillMatrix
from orienteer.market.slices import Selection


def long_tail(employers):
    return np.array([1 + (i % 3) for i in range(employers - 4)] + [6, 8, 10, 12])


def draw_propensities(rng, employers, shares, alike):
    """Beta-distributed shares of each employer, shape (employers, skills); `alike` is the correlation within one."""
    shares = np.asarray(shares, dtype=float)
    if alike == 0:
        return np.tile(shares, (employers, 1))
    scale = (1 - alike) / alike
    return rng.beta(shares * scale, (1 - shares) * scale, (employers, len(shares)))


def draw_asked(rng, sizes, shares, alike=0.1):
    """Clusters of postings, and who asks for what, shape (postings, skills)."""
    clusters = np.repeat(np.arange(len(sizes)), sizes)
    propensity = draw_propensities(rng, len(sizes), shares, alike)
    return clusters, rng.random((len(clusters), propensity.shape[1])) < propensity[clusters]


def make_matrix(clusters, asked):
    selection = Selection(np.arange(len(clusters)), np.asarray(clusters), {}, "2026-01", "2026-01")
    names = tuple(f"s{i}" for i in range(asked.shape[1]))
    return SkillMatrix(selection, names, ("tool",) * len(names), sparse.csr_array(asked.astype(np.int64)))


def make_snapshot(asked, names, *, kind="tool", need="required", any_of=None, **columns):
    """Fact tables of a whole market; a column is one value for all postings or a list with one for each."""
    n = len(asked)
    defaults = {"employer": [f"e{i}" for i in range(n)], "month": "2026-01", "source": "board", "language": "en",
                "track": "application", "level": "senior", "country": "US", "hub": "", "industry": "",
                "remote": "remote", "specialties": "", "roles": "", "company_size": ""}  # fmt: skip
    texts = {
        name: [value] * n if isinstance(value, str) else list(value) for name, value in (defaults | columns).items()
    }
    postings = {name: pa.array(values).dictionary_encode() for name, values in texts.items()}
    postings["chars"] = pa.array(np.full(n, 900, dtype=np.int32))
    row, column = np.nonzero(asked)
    facts = {
        "row": row.astype(np.int32),
        "skill": pa.DictionaryArray.from_arrays(pa.array(column.astype(np.int32)), list(names)),
        "need": pa.array([need] * len(row)).dictionary_encode(),
        "kind": pa.array([kind] * len(row)).dictionary_encode(),
        "any_of": np.full(len(row), -1, dtype=np.int16) if any_of is None else np.asarray(any_of, dtype=np.int16),
    }
    return Tables(pa.table(postings), pa.table(facts))
