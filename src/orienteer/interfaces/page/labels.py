"""Which dots of a crowded chart get their name written beside them, so that no name lies on a name or on a dot."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from orienteer.interfaces.page.spec import Spec, mark

LETTER: Final = 6.4
"""Pixels of an average letter of a label."""
LINE: Final = 14
REACH: Final = 8
"""Pixels between a dot's middle and its name."""
WIDE: Final = 690
NARROW: Final = 270
"""Pixels of the drawing on a desktop and on a phone."""
SIDE: Final = "(width > 460 ? datum.wide : datum.narrow)"
"""On which side a drawing shows a row's label, as an expression of Vega: 1 right, -1 left, 0 nowhere."""
LIMITS: Final = {
    0.1: 5.0, 0.15: 3.333, 0.2: 2.5, 0.3: 1.667, 0.4: 1.25, 0.5: 1.0, 0.6: 0.833, 0.7: 0.714, 0.8: 0.625, 0.9: 0.556,
    1.0: 0.5,
}  # fmt: skip
"""How far an axis goes to either side of zero, and what a value on it is multiplied by to be within half of one."""
Box = tuple[float, float, float]
"""Left and right end and the middle's height of a label, pixels."""


def choose_limit(values: Iterable[float]) -> tuple[float, float]:
    """The least limit that holds all values, with its factor; the greatest where none does."""
    farthest = max((abs(value) for value in values), default=0.0)
    return next(((limit, factor) for limit, factor in LIMITS.items() if limit >= farthest), (1.0, 0.5))


def write_names(place: Mapping[str, Any]) -> list[Spec]:
    """Names right of some dots and left of others; clipped, so that they take no room from the drawing."""
    sides = ((1, "left", REACH), (-1, "right", -REACH))
    return [mark("text", {**place, "text": name_on(side)}, align=align, dx=dx, clip=True) for side, align, dx in sides]


def name_on(side: int) -> Spec:
    """The label of a row whose name stands on a side, else nothing."""
    return {"condition": {"test": f"{SIDE} == {side}", "field": "label"}, "value": ""}


def label_rows(rows: Sequence[Mapping[str, Any]], spots: Sequence[tuple[float, float]], height: int) -> list[Any]:
    """The rows with the side of their `label` in a `wide` and in a `narrow` drawing, the first row first served.

    `spots` are the places of the dots, right and down, in 0 to 1.
    """
    texts = [str(row["label"]) for row in rows]
    wide, narrow = (choose_sides(texts, spots, width, height) for width in (WIDE, NARROW))
    return [{**row, "wide": wide.get(i, 0), "narrow": narrow.get(i, 0)} for i, row in enumerate(rows)]


def choose_sides(texts: Sequence[str], spots: Sequence[tuple[float, float]], width: int, height: int) -> dict[int, int]:
    """The side of each label that lies on no other and on no dot, right before left; the others have none."""
    dots = [(x * width, y * height) for x, y in spots]
    taken: list[Box] = []
    sides: dict[int, int] = {}
    for i, (text, (x, y)) in enumerate(zip(texts, dots, strict=True)):
        long = LETTER * len(text)
        others = [dot for j, dot in enumerate(dots) if j != i]
        for side, left in ((1, x + REACH), (-1, x - REACH - long)):
            box = (left, left + long, y)
            if text and left >= 0 and box[1] <= width and is_free(box, taken, others):
                taken.append(box)
                sides[i] = side
                break
    return sides


def is_free(box: Box, taken: Sequence[Box], dots: Sequence[tuple[float, float]]) -> bool:
    """Whether a label crosses no other and covers no dot's middle."""
    left, right, y = box
    crossed = any(left < r and right > lft and abs(y - other) < LINE for lft, r, other in taken)
    return not crossed and not any(left - 4 < x < right + 2 and abs(y - at) < 7 for x, at in dots)
