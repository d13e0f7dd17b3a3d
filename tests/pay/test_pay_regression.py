import numpy as np
import pytest
import scipy.sparse as sp
from scipy.optimize import linprog

from orienteer.pay.regression import fit_median, fit_quantile


def quantile_by_program(design, target, level, votes):
    """The same quantile regression as a linear program, exactly."""
    n, k = design.shape
    cost = np.concatenate([np.zeros(k), level * votes, (1 - level) * votes])
    equal = np.hstack([design, np.eye(n), -np.eye(n)])
    found = linprog(cost, A_eq=equal, b_eq=target, bounds=[(None, None)] * k + [(0, None)] * (2 * n))
    return found.x[:k], found.fun


@pytest.mark.parametrize("level", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("weighted", [False, True])
def test_quantiles_are_those_of_the_linear_program(level: float, weighted: bool) -> None:
    rng = np.random.default_rng(3)
    groups = (rng.random((400, 3)) < 0.4).astype(float)
    target = rng.normal(size=400) * (0.5 + groups[:, 0]) + groups @ [0.3, -0.2, 0.1]
    votes = rng.choice([0.2, 1.0, 3.0], 400) if weighted else np.ones(400)
    found = fit_quantile(groups, target, level, votes)
    design = np.column_stack([np.ones(400), groups])
    _, least = quantile_by_program(design, target, level, votes)
    residual = target - design @ found
    loss = float((votes * np.where(residual > 0, level, level - 1) * residual).sum())
    assert loss <= 1.003 * least


def test_every_group_holds_its_share() -> None:
    rng = np.random.default_rng(5)
    groups = (rng.random((5000, 4)) < [0.5, 0.3, 0.1, 0.05]).astype(float)
    target = rng.normal(size=5000) * np.exp(groups @ [0.5, -0.5, 1.0, 0.0]) + groups @ [1, 0, -1, 2]
    low, high = (fit_quantile(groups, target, level, np.ones(5000)) for level in (0.1, 0.9))
    design = np.column_stack([np.ones(5000), groups])
    held = (design @ low <= target) & (target <= design @ high)
    for k in range(4):
        assert held[groups[:, k] == 1].mean() == pytest.approx(0.8, abs=0.02)


def test_the_median_is_not_moved_by_wild_pay() -> None:
    rng = np.random.default_rng(7)
    matrix = sp.csr_matrix((rng.random((3000, 5)) < 0.5).astype(float))
    truth = np.array([0.5, -0.3, 0.2, 0.0, 1.0])
    target = 11 + matrix @ truth + rng.normal(0, 0.2, 3000)
    target[::20] += 4.0
    line = fit_median(matrix, target, 10.0)
    steady = matrix.toarray()[:, :]
    assert line.weights == pytest.approx(truth, abs=0.06)
    assert np.median(line.predict(matrix) - 11 - steady @ truth) == pytest.approx(0, abs=0.08)


def test_a_penalty_draws_rare_features_to_nothing() -> None:
    rng = np.random.default_rng(8)
    rare = np.zeros(2000)
    rare[:3] = 1
    matrix = sp.csr_matrix(np.column_stack([rare, rng.random(2000) < 0.5]))
    target = 11 + rng.normal(0, 0.3, 2000) + 2.0 * rare
    assert abs(fit_median(matrix, target, 10.0).weights[0]) < 1.0
