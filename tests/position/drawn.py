"""Invented markets of known truth: tracks that ask for skills of their own more often than for the rest."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from fact_tables import Tables, make_tables

SKILLS = ("pytorch", "rust", "cuda", "langchain", "rag", "fastapi", "docker", "terraform", "helm", "sql", "java", "git")
TRACKS = ("research", "application", "infrastructure")


def tabulate(asked: npt.NDArray[np.bool_], tracks: Sequence[str], months: Sequence[str] = ()) -> Tables:
    """Fact tables of postings, each of its own employer, from who asks for what, shape (postings, skills)."""
    rows = []
    for i, (row, track) in enumerate(zip(asked, tracks, strict=True)):
        fields = {"employer": f"e{i}", "track": track} | ({"month": months[i]} if months else {})
        rows.append((fields, [SKILLS[j] for j in np.flatnonzero(row)]))
    return make_tables(rows)


def draw_market(n: int = 900, apart: float = 0.5, seed: int = 5) -> Tables:
    """Three tracks; each asks for three skills of its own more often by `apart`, for the rest alike."""
    rng = np.random.default_rng(seed)
    track = rng.integers(0, 3, n)
    share = np.full((3, len(SKILLS)), 0.25)
    for t in range(3):
        share[t, 3 * t : 3 * t + 3] += apart
    return tabulate(rng.random((n, len(SKILLS))) < share[track], [TRACKS[t] for t in track])
