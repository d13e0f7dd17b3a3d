from itertools import combinations

import numpy as np
import pytest
from drawn_markets import draw_asked, long_tail, make_matrix

from fact_tables import make_tables
from orienteer.market import pairs
from orienteer.market.bundles import Bundles, bundle, measure_bundles
from orienteer.market.demand import NotEnoughData
from orienteer.market.neighbours import find_neighbours
from orienteer.market.significance import MAX_FALSE, discover

ONE = lambda clusters: np.zeros(len(clusters), dtype=np.int64)  # noqa: E731  # a single source


def test_counts_and_lift_are_those_of_a_count_by_hand():
    rng = np.random.default_rng(2)
    clusters, asked = draw_asked(rng, long_tail(120), [0.6, 0.5, 0.4, 0.3], 0.1)
    found = {(p.a, p.b): p for p in bundle(make_matrix(clusters, asked), ONE(clusters)).pairs}
    assert len(found) == 6
    for a, b in combinations(range(4), 2):
        both = asked[:, a] & asked[:, b]
        pair = found[f"s{a}", f"s{b}"]
        assert (pair.n, pair.employers) == (both.sum(), len(set(clusters[both])))
        assert pair.lift == pytest.approx(both.mean() / (asked[:, a].mean() * asked[:, b].mean()))


def test_the_error_is_that_of_the_influence_of_each_employer():
    """The sum of squares multiplied out is the sum of squares: against each employer's part written down plainly."""
    rng = np.random.default_rng(4)
    clusters, asked = draw_asked(rng, long_tail(60), [0.5, 0.6], 0.3)
    source = rng.integers(0, 2, 60)[clusters]
    pair = bundle(make_matrix(clusters, asked), source).pairs[0]
    a, b = asked.T.astype(float)
    n = np.bincount(source)
    na, nb = np.bincount(source, a), np.bincount(source, b)
    expected = (na * nb / n).sum()
    part = (
        a * b / (a * b).sum()
        - (a * nb[source] + b * na[source] - na[source] * nb[source] / n[source]) / n[source] / expected
    )
    z = np.bincount(clusters, part)
    error = np.sqrt(len(z) / (len(z) - 1) * (z**2).sum())
    reach = (np.log(pair.high) - np.log(pair.low)) / 2
    assert 1.96 * error < reach < 2.1 * error


def test_counting_in_parts_counts_the_same(monkeypatch):
    clusters, asked = draw_asked(np.random.default_rng(5), long_tail(100), [0.5, 0.4, 0.3], 0.1)
    whole = bundle(make_matrix(clusters, asked), ONE(clusters))
    monkeypatch.setattr(pairs, "_AT_ONCE", 10)
    assert bundle(make_matrix(clusters, asked), ONE(clusters)) == whole


def joint(rng, sizes, alike, together):
    """Two skills of share 0.3 each; with `together` more postings ask for both than chance has it."""
    clusters, asked = draw_asked(rng, sizes, [0.3, 0.3], alike)
    copy = rng.random(len(clusters)) < together
    asked[:, 1] = np.where(copy, asked[:, 0], asked[:, 1])
    return clusters, asked


@pytest.mark.parametrize("together", [0.0, 0.4])
def test_the_interval_of_lift_covers(together):
    """P(both) = t p + (1 - t) p^2 for skills drawn with a chance t of being the same draw."""
    rng, truth = np.random.default_rng(17), (together * 0.3 + (1 - together) * 0.09) / 0.09
    covered = []
    for _ in range(300):
        clusters, asked = joint(rng, long_tail(150), 0.2, together)
        pair = bundle(make_matrix(clusters, asked), ONE(clusters)).pairs[0]
        covered.append(pair.low <= truth <= pair.high)
    assert 0.93 <= np.mean(covered) <= 0.99


def test_no_bundle_is_found_where_there_is_none():
    """Skills that employers ask for independently: anything found is false, in at most 5% of markets."""
    rng, found = np.random.default_rng(23), []
    for _ in range(150):
        clusters, asked = draw_asked(rng, long_tail(150), np.linspace(0.05, 0.5, 15), 0.15)
        result = bundle(make_matrix(clusters, asked), ONE(clusters))
        assert result.tested == 105
        found.append(any(p.q <= MAX_FALSE for p in result.pairs))
    assert np.mean(found) <= MAX_FALSE + 0.02


def test_planted_bundles_are_found_among_many():
    rng, hits, false = np.random.default_rng(29), [], []
    for _ in range(30):
        clusters, asked = draw_asked(rng, long_tail(200), [0.2] * 16, 0.1)
        for i in range(0, 6, 2):
            copy = rng.random(len(clusters)) < 0.4
            asked[:, i + 1] = np.where(copy, asked[:, i], asked[:, i + 1])
        found = {(p.a, p.b) for p in bundle(make_matrix(clusters, asked), ONE(clusters)).pairs if p.q <= MAX_FALSE}
        planted = {(f"s{i}", f"s{i + 1}") for i in range(0, 6, 2)}
        hits.append(len(found & planted) / 3)
        false.append(len(found - planted) / max(len(found), 1))
    assert np.mean(hits) > 0.9
    assert np.mean(false) <= MAX_FALSE + 0.03


def test_a_wordy_source_makes_no_bundle():
    rng = np.random.default_rng(31)
    source = np.repeat([0, 1], 800)
    asked = rng.random((1600, 2)) < np.where(source, 0.5, 0.1)[:, None]
    matrix = make_matrix(np.arange(1600), asked)
    pooled, apart = bundle(matrix, np.zeros(1600, dtype=np.int64)).pairs[0], bundle(matrix, source).pairs[0]
    assert pooled.low > 1.1
    assert apart.low < 1 < apart.high


def test_alternatives_are_not_asked_for_together():
    postings = [
        ({"employer": f"e{i}"}, ["python", ("aws", "gcp")] if i % 2 else ["python", "aws", "gcp"]) for i in range(60)
    ]
    found = {(p.a, p.b): p.n for p in measure_bundles(make_tables(postings)).pairs}
    assert sorted(found.values()) == [30, 60, 60]


def test_what_one_includes_is_marked():
    postings = [({"employer": f"e{i}"}, ["postgresql", "sql"] if i % 2 else ["rust"]) for i in range(60)]
    result = measure_bundles(make_tables(postings))
    assert isinstance(result, Bundles)
    assert [(p.n, p.implied, p.lift) for p in result.pairs] == [(30, True, 2.0)]


def test_skills_that_never_meet_are_no_pairs():
    postings = [({"employer": f"e{i}"}, ["rust"] if i % 2 else ["sql"]) for i in range(60)]
    assert measure_bundles(make_tables(postings)).pairs == ()


def test_too_little_is_not_enough_data():
    assert isinstance(measure_bundles(make_tables([({}, ["python"])] * 5)), NotEnoughData)


def test_neighbours_are_the_pairs_of_a_skill_and_what_stands_in_for_it():
    postings = [
        ({"employer": f"e{i}"}, [("pytorch", "tensorflow"), "nlp"] if i % 3 == 0 else ["typescript", "react"])
        for i in range(180)
    ]
    from orienteer.market.matrix import number_sources, read_matrix
    from orienteer.market.slices import Slice, select_postings

    tables = make_tables(postings)
    selection = select_postings(tables.postings, Slice())
    found = find_neighbours(read_matrix(tables, selection), number_sources(tables.postings, selection)[0], "pytorch")
    assert [(n.skill, n.n, round(n.lift, 6)) for n in found.together] == [("nlp", 60, 3.0)]
    assert [(a.skill, a.n, a.employers) for a in found.instead] == [("tensorflow", 60, 60)]


def test_false_discovery_rates_are_those_of_the_paper():
    """Benjamini and Hochberg 1995, the fifteen p-values of their example: four are findings at 5%."""
    p = np.array([0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
                  0.6528, 0.7590, 1.0])  # fmt: skip
    q = discover(p)
    assert (q <= 0.05).sum() == 4
    assert q[3] == pytest.approx(0.0095 * 15 / 4)
    assert discover(p[::-1])[::-1] == pytest.approx(q)
