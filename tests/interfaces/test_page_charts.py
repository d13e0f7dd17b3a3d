"""Axes of the pages' charts, on a desktop and on a phone."""

import re
from itertools import pairwise

import pytest
import vl_convert

from orienteer.interfaces.page.spec import ROW, amount, chart, lines, mark

ROWS = [{"name": f"Harbour town {n}", "pay": 91_000 + 41_500 * n, "share": 0.3 * n} for n in range(5)]
LABEL = re.compile(r'<text text-anchor="middle" transform="translate\(([\d.]+),[\d.]+\)"[^>]*>(\$[\d,]+)</text>')


@pytest.mark.parametrize("width", [345, 500, 720])
def test_labels_of_an_axis_are_evenly_spaced_and_never_cut(width: int) -> None:
    base = {"y": lines("name", [str(row["name"]) for row in ROWS])}
    axis = amount("pay", "US dollars a year", "$,.0f")
    spec = chart(ROWS, ROW * len(ROWS), mark("circle", {**base, "x": axis}, size=90))
    svg = vl_convert.vegalite_to_svg({**spec, "width": width})
    values = [(float(x), int(text.strip("$").replace(",", ""))) for x, text in LABEL.findall(svg)]
    assert len(values) >= 2
    assert len({b - a for (_, a), (_, b) in pairwise(values)}) == 1
    shift = float(re.search(r"translate\(([\d.]+),", svg)[1])
    assert shift + values[-1][0] + 27 <= float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1])


def test_a_dot_at_nothing_stands_clear_of_its_name() -> None:
    base = {"y": lines("name", [str(row["name"]) for row in ROWS])}
    spec = chart(ROWS, ROW * len(ROWS), mark("circle", {**base, "x": amount("share", scale={"zero": True})}, size=90))
    svg = vl_convert.vegalite_to_svg({**spec, "width": 345})
    ends = [float(x) for x in re.findall(r'<text text-anchor="end" transform="translate\((-[\d.]+),', svg)]
    assert ends
    assert max(ends) <= -10, "the dot's radius is 5.4 pixels"
