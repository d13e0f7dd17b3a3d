"""Which estimator for premiums: double machine learning beside the regression in use, on postings with planted pay.

    python bench/premium_estimators.py SNAPSHOT [--country US] [--since 2024-08] [--draws 8]

Keeps the postings, skills, controls and employers of a snapshot and replaces their pay by pay of known premiums,
employer effects and noise; prints error and coverage of each estimator. Where DoubleML, pyfixest and statsmodels are
installed (they are no dependencies) it also prints how far our own lines are from theirs: design/premium.md.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from orienteer.market.clusters import Clusters, read_clusters
from orienteer.market.columns import Floats, Ints
from orienteer.market.effects import Effects, Scores, estimate_differences
from orienteer.market.premium_sample import PremiumSample, read_sample, select_paid
from orienteer.market.regression import Sample, estimate_effects, fit_regression
from orienteer.market.slices import Slice
from orienteer.snapshot.snapshot import read_snapshot

FOLDS = 10
DENSE, PREMIUM, EMPLOYER, NOISE = 0.5, 0.08, 0.2, 0.2


def cut_folds(clusters: Clusters, seed: int = 0) -> Ints:
    """Folds of whole clusters, of about one number of rows: the largest clusters first, there and back."""
    sizes = clusters.sizes
    order = np.random.default_rng(seed).permutation(len(sizes))
    order = order[np.argsort(-sizes[order], kind="stable")]
    turn, place = np.divmod(np.arange(len(sizes)), FOLDS)
    fold = np.empty(len(sizes), dtype=int)
    fold[order] = np.where(turn % 2, FOLDS - 1 - place, place)
    return fold[clusters.of_row]


def learn_doubly(sample: Sample, skills: Ints, penalties: Floats, seed: int = 0) -> Effects:
    """Partialling-out double machine learning (Chernozhukov et al. 2018) of many columns at once, ridge nuisances.

    Of each column j, the ridge regression on all others comes from one inverse P of the training folds' Gram matrix:
    residual (WP)_j / P_jj; the outcome's, on all but j, is that on all plus b_j times it.
    """
    w, y, fold = sample.columns.toarray(), sample.outcome, cut_folds(sample.clusters, seed)
    at = sample.controls.shape[1] + skills
    v, u = np.empty((len(y), len(at))), np.empty((len(y), len(at)))
    for f in range(FOLDS):
        train, test = fold != f, fold == f
        inverse = np.linalg.inv(w[train].T @ w[train] + np.diag(penalties))
        b = inverse @ (w[train].T @ y[train])
        v[test] = w[test] @ inverse[:, at] / inverse[at, at]
        u[test] = (y[test] - w[test] @ b)[:, None] + v[test] * b[at]
    total = (v * v).sum(axis=0)
    effect = (v * u).sum(axis=0) / total
    scores = [Scores(effect[j : j + 1], total[j : j + 1]) for j in range(len(at))]
    for block in sample.clusters.blocks():
        for j, score in enumerate(scores):
            score.add(block, v[block.rows, j : j + 1], u[block.rows, j])
    each = [s.conclude(effect[[j]], total[[j]], np.zeros(1)) for j, s in enumerate(scores)]
    return Effects(effect, np.concatenate([e.error for e in each]), np.concatenate([e.freedom for e in each]))


def plant(read: PremiumSample, rng: np.random.Generator) -> tuple[Sample, Floats]:
    """A sample whose pay has known premiums, and those: half of all skills carry one."""
    sample = read.sample
    w, c = sample.columns, sample.controls.shape[1]
    gram = (w.T @ w).toarray() + np.diag([1e-4] * c + [50.0] * (w.shape[1] - c))
    controls = np.linalg.solve(gram, w.T @ sample.outcome)[:c]
    truth = np.where(rng.random(w.shape[1] - c) < DENSE, 0.0, rng.normal(0, PREMIUM, w.shape[1] - c))
    common = rng.normal(0, EMPLOYER, len(sample.clusters.sizes))[sample.clusters.of_row]
    pay = sample.controls @ controls + sample.skills @ truth + common + rng.normal(0, NOISE, len(common))
    return replace(sample, outcome=pay), truth


def compare(read: PremiumSample, draws: int) -> None:
    """Root mean squared error, coverage of 95% intervals (with and without a premium), power at 5%, of each."""
    rng, rows = np.random.default_rng(1), {}
    at, c = read.estimated, read.sample.controls.shape[1]
    for _ in range(draws):
        sample, truth = plant(read, rng)
        fit = fit_regression(sample)
        alone = fit_regression(replace(sample, clusters=read_clusters(np.arange(len(sample.outcome)))))
        found = {"raw": estimate_differences(sample.skills[:, at], sample.outcome, sample.clusters)}
        found |= {
            f"double learning, penalty {p}": learn_doubly(
                sample, at, np.concatenate([np.full(c, 1e-4), np.full(sample.skills.shape[1], float(p))])
            )
            for p in (10, 30, 100, 300)
        }
        found["regression, rows independent"] = estimate_effects(alone, at)
        found["regression (in use)"] = estimate_effects(fit, at)
        for name, e in found.items():
            rows.setdefault(name, []).append(judge(e.effect, e.half, truth[at]))
        rows.setdefault("its shrunk estimates", []).append(judge(fit.shrunk[at], np.full(len(at), np.nan), truth[at]))
    print(f"{'':32}   rmse  cover  with  without  power")
    for name, each in rows.items():
        print(f"{name:32} {'  '.join(f'{x:.3f}' for x in np.mean(each, axis=0))}")


def judge(effect: Floats, half: Floats, truth: Floats) -> tuple[float, ...]:
    """The five figures of `compare`."""
    error, none = np.sqrt(np.mean((effect - truth) ** 2)), truth == 0
    held = np.where(np.isnan(half), np.nan, np.abs(effect - truth) <= half)
    power = np.where(np.isnan(half), np.nan, np.abs(effect) > half)[~none].mean()
    return error, held.mean(), held[~none].mean(), held[none].mean(), power


def meet_doubleml(read: PremiumSample) -> None:
    """Our double learning and DoubleML's, one skill, the same folds, ridge nuisances of one penalty."""
    import doubleml  # noqa: PLC0415
    import pandas as pd  # noqa: PLC0415
    from sklearn.linear_model import Ridge  # noqa: PLC0415

    sample, j = read.sample, int(read.estimated[0])
    w, at = sample.columns.toarray()[:, 1:], sample.controls.shape[1] + j - 1
    frame = pd.DataFrame(w, columns=[f"x{i}" for i in range(w.shape[1])]).assign(pay=sample.outcome)
    learner = Ridge(100.0, solver="cholesky")
    model = doubleml.DoubleMLPLR(doubleml.DoubleMLData(frame, "pay", f"x{at}"), learner, learner, n_folds=FOLDS)
    fold, rows = cut_folds(sample.clusters), np.arange(len(w))
    model.set_sample_splitting([[(rows[fold != f], rows[fold == f]) for f in range(FOLDS)]])
    model.fit()
    ours = learn_doubly(sample, np.array([j]), np.append(0.0, np.full(w.shape[1], 100.0)))
    print(f"DoubleML {doubleml.__version__}: effect {model.coef[0]:.12f}, ours {ours.effect[0]:.12f}")


def meet_statsmodels(read: PremiumSample) -> None:
    """Our effects and statsmodels' generalised least squares, told the covariance that the model implies."""
    import statsmodels.api as sm  # noqa: PLC0415

    sample, fit = read.sample, fit_regression(read.sample)
    ours, skills = estimate_effects(fit, read.estimated[:5]), sample.skills.toarray()
    cluster, gaps, ratios = sample.clusters.of_row, [], []
    for i, j in enumerate(read.estimated[:5]):
        others = np.delete(skills, j, axis=1)
        same = cluster[:, None] == cluster
        covariance = np.eye(len(cluster)) + fit.clusters.ratio * same + others @ others.T / fit.penalty
        design = np.column_stack([sample.controls.toarray(), skills[:, j]])
        theirs = sm.GLS(sample.outcome, design, sigma=covariance).fit()
        gaps.append(abs(theirs.params[-1] - ours.effect[i]))
        ratios.append(ours.error[i] / theirs.bse[-1])
    print(
        f"statsmodels GLS, 5 skills: largest difference of effects {max(gaps):.1e}, our clustered errors are "
        f"{min(ratios):.2f} to {max(ratios):.2f} of its own"
    )


def meet_pyfixest(read: PremiumSample) -> None:
    """Our raw differences and pyfixest's least squares on one indicator, errors by cluster (CRV1)."""
    import pandas as pd  # noqa: PLC0415
    import pyfixest  # noqa: PLC0415

    sample, at = read.sample, read.estimated[:20]
    ours, skills = estimate_differences(sample.skills[:, at], sample.outcome, sample.clusters), sample.skills.toarray()
    gaps, ratios = [], []
    for i, j in enumerate(at):
        frame = pd.DataFrame({"pay": sample.outcome, "asked": skills[:, j], "employer": sample.clusters.of_row})
        theirs = pyfixest.feols("pay ~ asked", frame, vcov={"CRV1": "employer"})
        gaps.append(abs(theirs.coef()["asked"] - ours.effect[i]))
        ratios.append(ours.error[i] / theirs.se()["asked"])
    print(
        f"pyfixest {pyfixest.__version__}, 20 raw differences: largest difference {max(gaps):.1e}, our errors are "
        f"{min(ratios):.2f} to {max(ratios):.2f} of its"
    )


def main() -> None:
    """Run the comparison, and meet the peers that are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("snapshot", type=Path)
    parser.add_argument("--country", action="append", default=[])
    parser.add_argument("--since", default="")
    parser.add_argument("--draws", type=int, default=8)
    given = parser.parse_args()
    tables = read_snapshot(given.snapshot)
    read = read_sample(tables, select_paid(tables, Slice(countries=tuple(given.country), since=given.since)))
    n, m, k = len(read.sample.outcome), len(read.sample.clusters.sizes), len(read.matrix.skills)
    print(f"{n} postings, {m} employers, {k} skills held, {len(read.estimated)} estimated")
    compare(read, given.draws)
    for meet in (meet_doubleml, meet_statsmodels, meet_pyfixest):
        try:
            meet(read)
        except ImportError as error:
            print(f"no comparison: {error}")


if __name__ == "__main__":
    main()
