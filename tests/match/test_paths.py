"""Long-term paths on postings whose asks are known."""

import numpy as np
import pytest

from fact_tables import make_tables
from orienteer.market.matrix import read_matrix
from orienteer.match.paths.paths import measure_paths
from orienteer.match.paths.roles import PATHS, mark_others, mark_path, select_among
from orienteer.match.paths.skills import compare_asks, estimate_ratios, number_strata
from orienteer.profile.reading import read_cv
from orienteer.taxonomy.names import KINDS, NEEDS

SOFT = {"skill": "leadership", "kind": "soft"}


def draw_postings(n, asks, seed, employers=30, **fields):
    """n postings; each skill of `asks` is named with its probability."""
    rng = np.random.default_rng(seed)
    rows = []
    for i in range(n):
        named = [{"skill": s, "kind": "soft"} if s == "leadership" else s for s, p in asks.items() if rng.random() < p]
        rows.append(({"employer": f"e{seed}-{i % employers}", "month": "2026-02", **fields}, named))
    return rows


ENGINEER = {"python": 0.7, "system-architecture": 0.1, "leadership": 0.1, "docker": 0.3}
ARCHITECT = {"python": 0.7, "system-architecture": 0.6, "leadership": 0.4, "docker": 0.3}


@pytest.fixture
def profile(tmp_path):
    path = tmp_path / "cv.md"
    path.write_text(
        "# Ilse Brandt\n\nAustin, TX | ilse@example.com\n\n## Experience\n\n### Quarry Rail\n**Machine Learning "
        "Engineer**\n2019 - 2024\n\n- Served models with Docker, in Python\n- Owned the system architecture of the "
        "claims platform\n\n## Education\n\nBSc Computer Science, University of Leeds, 2015 - 2018\n",
        encoding="utf-8",
    )
    return read_cv(path)


def test_what_a_path_asks_more_is_found_with_its_evidence(profile) -> None:
    tables = make_tables(
        draw_postings(300, ENGINEER, 1)
        + draw_postings(120, ARCHITECT, 2, roles="architect", degree="master", years_min=8.0, level="staff")
    )
    found = measure_paths(profile, tables, ("architect",), "application").paths[0]
    skills = {s.asked.skill: s for s in found.skills}
    assert set(skills) == {"system-architecture", "leadership"}
    shown, lacking = skills["system-architecture"], skills["leadership"]
    assert shown.asked.low < 6 < shown.asked.high
    assert (shown.held, shown.quote) == (True, "Owned the system architecture of the claims platform")
    assert (lacking.held, lacking.quote, lacking.asked.kind) == (False, "", "soft")
    assert found.asks.years.value == 8
    assert shown.asked.share_low < shown.asked.share < shown.asked.share_high
    assert [s.asked.skill for s in found.beyond] == ["leadership"]
    assert found.asks.leads.low < 0.4 < found.asks.leads.high
    assert found.others_ask.leads.share == pytest.approx(0.1, abs=0.05)
    assert (found.nearest.held, found.nearest.row >= 300) == (found.nearest.asked, True)
    assert {d.name: round(d.share, 2) for d in found.asks.degrees} == {"bachelor": 1, "master": 1, "phd": 0}
    assert all(d.share == 0 for d in found.others_ask.degrees)


def test_sources_and_years_are_no_difference(profile) -> None:
    """A skill of an old board, on which all the architects stand, is asked for by its engineers as much."""
    old = {"python": 0.7, "oracle-database": 0.6}
    tables = make_tables(
        draw_postings(400, ENGINEER, 1)
        + draw_postings(100, old, 3, source="old", month="2017-05")
        + draw_postings(100, old, 4, source="old", month="2017-05", roles="architect")
    )
    found = measure_paths(profile, tables, ("architect",), "application").paths[0]
    assert "oracle-database" not in {s.asked.skill for s in found.skills}
    assert (found.compared, found.others_n) == (100, 100)


def test_the_interval_of_a_ratio_holds_the_truth() -> None:
    """Two strata with other shares and one ratio of 2; employers of ten postings that ask alike."""
    rng = np.random.default_rng(7)
    held, draws = 0, 150
    for _ in range(draws):
        rows = []
        for stratum, base in (("a", 0.1), ("b", 0.3)):
            for e in range(40):
                path = e % 4 == 0
                share = base * (2 if path else 1) * rng.choice([0.6, 1.4])
                rows += [({"source": stratum, "employer": f"{stratum}{e}", "roles": "architect" if path else ""},
                          ["docker"] if rng.random() < share else []) for _ in range(6)]  # fmt: skip
        tables = make_tables(rows)
        on = mark_path(tables.postings, "architect")
        selection = select_among(tables.postings, np.ones(len(rows), dtype=bool))
        matrix = read_matrix(tables, selection, NEEDS, KINDS, ("docker",))
        log, error, _ = estimate_ratios(matrix, on, number_strata(tables.postings, selection.rows))
        held += abs(log[0] - np.log(2)) <= 1.96 * error[0]
    assert 0.91 <= held / draws <= 0.99


def test_no_difference_is_seldom_called_one() -> None:
    called = 0
    for seed in range(20):
        rows = draw_postings(300, dict.fromkeys(("python", "docker", "sql", "aws", "react"), 0.3), seed)
        rows += draw_postings(
            80, dict.fromkeys(("python", "docker", "sql", "aws", "react"), 0.3), seed + 50, roles="architect"
        )
        tables = make_tables(rows)
        on = mark_path(tables.postings, "architect")
        selection = select_among(tables.postings, np.ones(len(rows), dtype=bool))
        found, *_ = compare_asks(tables, selection, on, ~on)
        called += bool(found)
    assert called <= 3


def test_paths_are_told_by_roles_tracks_and_levels() -> None:
    rows = [{"roles": "architect"}, {"roles": "researcher"}, {"track": "research"}, {"level": "manager"},
            {"level": "manager", "track": "other"}, {"roles": "manager", "track": "other"}, {"roles": "consultant founding"},
            {}]  # fmt: skip
    postings = make_tables([(row, []) for row in rows]).postings
    marked = {path: np.flatnonzero(mark_path(postings, path)).tolist() for path in PATHS}
    assert marked == {"architect": [0], "research": [1, 2], "management": [3, 5], "consulting": [6], "founder": [6]}
    assert np.flatnonzero(mark_others(postings, "management")).tolist() == [0, 1, 2, 6, 7]


def test_too_few_are_no_figure_and_pay_is_told_apart(profile) -> None:
    def paid(rows, dollars):
        own = {"pay_currency": "USD", "pay_period": "year", "pay_kind": "base"}
        return [
            (f | own | {"pay_min": dollars + 100.0 * i, "pay_max": dollars + 100.0 * i}, a)
            for i, (f, a) in enumerate(rows)
        ]

    tables = make_tables(
        paid(draw_postings(120, ENGINEER, 1), 150_000)
        + paid(draw_postings(60, ARCHITECT, 2, roles="architect"), 180_000)
        + draw_postings(8, ARCHITECT, 3, roles="consultant")
    )
    architect, consulting = measure_paths(profile, tables, ("architect", "consulting"), "application").paths
    assert 1.1 < architect.pay.alike.low < architect.pay.alike.value < architect.pay.alike.high < 1.3
    assert architect.pay.there.median.value > architect.pay.here.median.value
    assert consulting.lack.n == 8
    assert (consulting.skills, consulting.asks) == ((), None)
    assert "30 are needed" in consulting.pay.alike.reason
