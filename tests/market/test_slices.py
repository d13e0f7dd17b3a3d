import pytest

from orienteer.market.slices import recent_since


@pytest.mark.parametrize(
    ("last", "months", "first"),
    [
        ("2026-07-18", 24, "2024-08"),
        ("2026-07", 1, "2026-07"),
        ("2026-01-31", 2, "2025-12"),
        ("2026", 24, ""),
        ("", 24, ""),
    ],
)
def test_recent_months_end_with_the_last(last: str, months: int, first: str) -> None:
    assert recent_since(last, months) == first
