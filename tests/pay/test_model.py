import numpy as np
import pytest
from drawn_tables import draw_rows, write_table

from orienteer.errors import PayError
from orienteer.pay.evaluation import evaluate_apart, evaluate_folds
from orienteer.pay.model import calibrate_pay, estimate_pay, fit_pay
from orienteer.pay.reading import read_pay_table
from orienteer.pay.splits import assign_folds


@pytest.fixture(scope="module")
def table(tmp_path_factory):
    return read_pay_table(write_table(tmp_path_factory.mktemp("pay") / "t.csv", draw_rows(3000, 11)))


def test_the_order_is_fit_then_calibrate_then_estimate(table) -> None:
    fitted = fit_pay(table)
    with pytest.raises(PayError, match="call fit_pay, then calibrate_pay"):
        estimate_pay(fitted, table)
    with pytest.raises(PayError, match="call fit_pay first"):
        calibrate_pay(table)
    with pytest.raises(PayError, match="call fit_pay first"):
        calibrate_pay(calibrate_pay(fitted))
    found = estimate_pay(calibrate_pay(fitted), table)
    assert (found.low <= found.median).all()
    assert (found.median <= found.high).all()


def test_too_few_rows_are_refused(table) -> None:
    with pytest.raises(PayError, match="99 rows with pay, 100 are needed"):
        fit_pay(table.take(np.arange(99)))


def test_forward_calibration_needs_years(table) -> None:
    with pytest.raises(PayError, match="calibrate by folds"):
        calibrate_pay(fit_pay(table), "forward")


def test_intervals_hold_their_share_on_the_whole_and_in_every_level(tmp_path, table) -> None:
    test = read_pay_table(write_table(tmp_path / "test.csv", draw_rows(6000, 12)))
    found = evaluate_apart(table, test)
    assert found.tested == "separate"
    assert found.errors.coverage_80 == pytest.approx(0.8, abs=0.025)
    for errors in found.by_group["level"].values():
        assert errors.coverage_80 == pytest.approx(0.8, abs=0.05)
    widths = {level: errors.width_80 for level, errors in found.by_group["level"].items()}
    assert widths["SE"] < widths["MI"] < widths["EX"] < widths["EN"]  # as planted
    assert found.errors.r2_log > 0.75
    assert found.errors.mdape < 0.5 * found.constant.mdape


@pytest.mark.slow
def test_coverage_over_many_draws_is_what_is_promised(tmp_path) -> None:
    covered = []
    for seed in range(20):
        train = read_pay_table(write_table(tmp_path / "a.csv", draw_rows(1200, 100 + seed)))
        test = read_pay_table(write_table(tmp_path / "b.csv", draw_rows(1500, 200 + seed)))
        covered.append(evaluate_apart(train, test).errors.coverage_80)
    assert 0.785 < np.mean(covered) < 0.825
    assert min(covered) > 0.75


@pytest.mark.parametrize("seed", range(3))
def test_jobs_of_unseen_employers_are_held_where_employers_pay_alike(tmp_path, seed: int) -> None:
    rows = draw_rows(2500, 30 + seed, employers=120)
    found = evaluate_folds(read_pay_table(write_table(tmp_path / "t.csv", rows)))
    assert 0.77 < found.errors.coverage_80 < 0.88


def test_a_drift_that_was_seen_before_is_allowed_for(tmp_path) -> None:
    rows = [r for i, year in enumerate((2020, 2021, 2022, 2023)) for r in draw_rows(900, 40 + i, year, drift=0.1 * i)]
    train = read_pay_table(write_table(tmp_path / "a.csv", rows))
    test = read_pay_table(write_table(tmp_path / "b.csv", draw_rows(2000, 50, 2024, drift=0.4)))
    found = evaluate_apart(train, test)
    assert found.tested == "forward"
    assert 0.76 < found.errors.coverage_80 < 0.87
    naive = estimate_pay(calibrate_pay(fit_pay(train), "folds"), test)
    held = np.mean((naive.low <= np.exp(test.log_pay)) & (np.exp(test.log_pay) <= naive.high))
    assert held < found.errors.coverage_80


def test_folds_part_employers_and_are_even() -> None:
    cluster = np.repeat(np.arange(60), np.arange(1, 61))
    folds = assign_folds(cluster)
    for employer in range(60):
        assert len(set(folds[cluster == employer].tolist())) == 1
    sizes = np.bincount(folds)
    assert sizes.max() < 1.3 * sizes.min()


def test_tables_that_share_no_column_are_refused(tmp_path, table) -> None:
    path = tmp_path / "t.csv"
    path.write_text("industry,salary\n" + "a,100000\n" * 1 + "b,90000\n")
    with pytest.raises(PayError, match="share no column"):
        evaluate_apart(table, read_pay_table(path))


def test_the_same_tables_give_the_same_answer(table) -> None:
    again = [estimate_pay(calibrate_pay(fit_pay(table)), table).high for _ in range(2)]
    assert np.array_equal(*again)
