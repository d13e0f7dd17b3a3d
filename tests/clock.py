"""Time in proportion to size, told apart from a busy machine's noise."""

from collections.abc import Callable


def assert_linear(seconds: Callable[[int], float], small: int, large: int, *, floor: float) -> float:
    """Large input takes at most 2.5 times its share of the small one's time; returns the seconds it took.

    Up to three tries, of which the least counts: another job on the machine slows one of them, a quadratic rule slows
    each. `floor`: seconds that the small reading is taken for at least, below which clocks say little.
    """
    before, after = seconds(small), seconds(large)
    for _ in range(2):
        if after < 2.5 * large / small * max(before, floor):
            break
        after = min(after, seconds(large))
    assert after < 2.5 * large / small * max(before, floor)
    return after
