"""The regression against the textbook's dense formulas, which need matrices of postings by postings."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from orienteer.market.clusters import estimate_ratio, read_clusters
from orienteer.market.effects import estimate_differences
from orienteer.market.regression import FREE, Sample, estimate_effects, estimate_strangers, fit_regression


def make_sample(seed=0, n=260, k=30, employers=90, spread=0.5):
    rng = np.random.default_rng(seed)
    cluster = np.sort(np.concatenate([np.arange(employers), rng.integers(employers, size=n - employers)]))
    controls = np.column_stack([np.ones(n), rng.random((n, 3)) < 0.4, rng.normal(size=n)]).astype(float)
    skills = (rng.random((n, k)) < 0.25).astype(float)
    outcome = controls @ rng.normal(size=5) + skills @ rng.normal(0, 0.2, k) + rng.normal(0, 1, n)
    outcome += rng.normal(0, spread, employers)[cluster]
    return Sample(sparse.csr_array(controls), sparse.csr_array(skills), outcome, read_clusters(cluster))


def dense_effect(fit, sample, column, others):
    """Generalised least squares of the outcome on controls and one column, all other skills a random part of it."""
    cluster, n = sample.clusters.of_row, len(sample.outcome)
    covariance = np.eye(n) + fit.clusters.ratio * (cluster[:, None] == cluster) + others @ others.T / fit.penalty
    design = np.column_stack([sample.controls.toarray(), column])
    weighted = np.linalg.solve(covariance, design)
    gram = design.T @ weighted + np.diag([FREE] * (design.shape[1] - 1) + [0.0])
    return np.linalg.solve(gram, weighted.T @ sample.outcome)[-1]


def test_each_effect_is_generalised_least_squares_with_the_others_random():
    sample = make_sample()
    fit = fit_regression(sample)
    skills = sample.skills.toarray()
    effects = estimate_effects(fit, np.arange(skills.shape[1])).effect
    assert fit.clusters.ratio > 0.05
    for j in range(0, skills.shape[1], 5):
        expected = dense_effect(fit, sample, skills[:, j], np.delete(skills, j, axis=1))
        assert effects[j] == pytest.approx(expected, abs=1e-8)


def test_a_stranger_is_estimated_as_if_added():
    sample = make_sample(1)
    fit = fit_regression(sample)
    strangers = (np.random.default_rng(2).random((260, 3)) < 0.3).astype(float)
    effects = estimate_strangers(fit, sparse.csr_array(strangers))
    for j in range(3):
        expected = dense_effect(fit, sample, strangers[:, j], sample.skills.toarray())
        assert effects.effect[j] == pytest.approx(expected, abs=1e-8)


def test_shrunk_effects_are_ridge_estimates_nearer_to_zero():
    sample = make_sample(3, spread=0.0)
    fit = fit_regression(sample)
    plain = estimate_effects(fit, np.arange(30)).effect
    assert np.all(np.abs(fit.shrunk) < np.abs(plain))
    assert np.all(np.sign(fit.shrunk) == np.sign(plain))


def test_few_columns_and_independent_rows_give_ordinary_least_squares_and_its_robust_errors():
    rng = np.random.default_rng(4)
    n = 4000
    controls = np.column_stack([np.ones(n), rng.random(n) < 0.5]).astype(float)
    skills = (rng.random((n, 2)) < 0.3).astype(float)
    outcome = skills @ [3.0, -3.0] + rng.normal(0, 1, n)
    sample = Sample(sparse.csr_array(controls), sparse.csr_array(skills), outcome, read_clusters(np.arange(n)))
    effects = estimate_effects(fit_regression(sample), np.arange(2))
    design = np.column_stack([controls, skills])
    bread = np.linalg.inv(design.T @ design)
    expected = bread @ design.T @ outcome
    scores = design * (outcome - design @ expected)[:, None]
    errors = np.sqrt(np.diag(bread @ scores.T @ scores @ bread))
    assert effects.effect == pytest.approx(expected[2:], rel=1e-3)
    assert effects.error == pytest.approx(errors[2:], rel=5e-3)


def test_plain_differences_are_differences_of_means():
    sample = make_sample(5)
    effects = estimate_differences(sample.skills, sample.outcome, sample.clusters)
    for j in (0, 7, 29):
        asked = sample.skills.toarray()[:, j] > 0
        assert effects.effect[j] == pytest.approx(sample.outcome[asked].mean() - sample.outcome[~asked].mean())
    assert np.all(effects.error > 0)
    assert np.all(effects.freedom < 90)


def test_blocks_change_nothing(monkeypatch):
    sample = make_sample(6)
    whole = estimate_effects(fit_regression(sample), np.arange(30))
    monkeypatch.setattr("orienteer.market.clusters.BLOCK", 17)
    parts = estimate_effects(fit_regression(sample), np.arange(30))
    assert parts.effect == pytest.approx(whole.effect, abs=1e-10)
    assert parts.error == pytest.approx(whole.error, abs=1e-10)


def test_the_whitened_rows_give_the_whitened_products():
    sample = make_sample(7)
    clusters = replace(sample.clusters, ratio=0.7)
    dense = sample.skills.toarray()
    white = np.vstack([clusters.whiten(dense[block.rows], block) for block in clusters.blocks()])
    assert white.T @ white == pytest.approx(clusters.cross(sample.skills, sample.skills), abs=1e-9)


@pytest.mark.parametrize("truth", [0.0, 0.3, 2.0])
def test_what_employers_have_in_common_is_found(truth):
    rng = np.random.default_rng(8)
    cluster = np.repeat(np.arange(500), rng.integers(1, 8, 500))
    rows = rng.normal(0, 1, len(cluster)) + rng.normal(0, np.sqrt(truth), 500)[cluster]
    assert estimate_ratio(rows, read_clusters(cluster)) == pytest.approx(truth, abs=0.05 + 0.2 * truth)


def test_columns_that_say_the_same_do_not_explode():
    sample = make_sample(9)
    skills = sample.skills.toarray()
    doubled = np.column_stack([skills, skills[:, :5], np.ones(len(skills))])
    fit = fit_regression(replace(sample, skills=sparse.csr_array(doubled)))
    effects = estimate_effects(fit, np.arange(35))
    assert np.all(np.isfinite(effects.error))
    assert np.all(np.abs(effects.effect[:30]) < 4 * effects.error[:30] + 1)
