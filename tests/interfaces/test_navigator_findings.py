"""The page in short: which posting it sends somebody to."""

from datetime import date

import pytest

from orienteer.interfaces.navigator.findings import is_fresh


@pytest.mark.parametrize(
    ("month", "fresh"),
    [("2026-11", True), ("2026-08", True), ("2026-07", False), ("2025-11", False), ("2026-01", False), (None, False)],
)
def test_only_postings_of_the_last_three_months_are_ones_to_apply_to_today(month, fresh) -> None:
    assert is_fresh(month, date(2026, 11, 22)) is fresh
