"""The ranking, measured on profiles of known truth from the starter's employers that no weight was chosen on."""

import numpy as np
import pytest

from orienteer.market.slices import AI_TRACKS
from orienteer.match.evaluation import (
    add_key,
    delete_key,
    list_baselines,
    measure_ndcg,
    measure_quality,
    measure_sensitivity,
    score_ours,
)
from orienteer.match.trials import draw_trials, open_field
from orienteer.snapshot.starter import load_starter


@pytest.fixture(scope="module")
def trials():
    field = open_field(load_starter())
    return field, draw_trials(field, 1, 150, (*AI_TRACKS, "data-science", "data-engineering"))


def test_a_perfect_order_scores_one_and_the_worst_nothing():
    grade = np.array([3.0, 0, 2, 1] + [0] * 20)
    assert measure_ndcg(np.array([0, 2, 3, *range(4, 24), 1]), grade) == pytest.approx(1)
    assert measure_ndcg(np.arange(4, 24), grade) == 0


def test_profiles_hold_some_of_their_posting_and_something_else(trials):
    field, derived = trials
    assert len(derived) == 150
    shared = [len(t.skills & {c for n in field.demands.of(t.place) for c in field.demands.codes(n)}) for t in derived]
    assert np.mean(shared) > 3
    assert np.mean([len(t.skills) for t in derived] - np.array(shared)) > 1
    assert not any(t.grade[t.own].any() for t in derived)


@pytest.mark.slow
def test_better_than_the_plain_rankings(trials):
    field, derived = trials
    ours = measure_quality(field, derived, score_ours())
    plain = {name: measure_quality(field, derived, scorer) for name, scorer in list_baselines(field).items()}
    assert set(plain) == {"random", "overlap", "Jaccard", "idf overlap", "BM25"}
    assert all(ours.ndcg > other.ndcg for other in plain.values())
    assert ours.mrr > 0.9
    assert ours.recall > 0.95


@pytest.mark.slow
def test_the_key_skill_moves_the_posting(trials):
    field, derived = trials
    deleted = measure_sensitivity(field, derived, delete_key)
    added = measure_sensitivity(field, derived, add_key)
    assert deleted.n > 100
    assert deleted.worse > 0.95
    assert added.better > 0.95
    assert added.after < added.before < deleted.after
