"""Vega-Lite charts as plain dicts: the few shapes that all charts of the report are put together from."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

import orjson

Spec = dict[str, Any]
Rows = Sequence[Mapping[str, Any]]
ROW: Final = 26
"""Pixels that a line of text and its marks take."""
SHARE: Final = "format(datum.value, '.0%')"
TIMES: Final = "format(datum.value, '~g')"
"""How the values of an axis are written, as expressions of Vega."""


@cache
def load_config() -> Spec:
    """What all charts share: type, colours as the page's CSS variables, no frames."""
    config: Spec = orjson.loads(files("orienteer.interfaces.page").joinpath("data", "vega.json").read_bytes())
    return config


def chart(rows: Rows, height: int, *layers: Spec) -> Spec:
    """Layers over one table, as wide as the page lets them be."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container",
        "height": height,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "data": {"values": list(rows)},
        "layer": list(layers),
        "config": load_config(),
    }


def mark(kind: str, channels: Mapping[str, Any], *, where: str = "", **properties: Any) -> Spec:
    """A mark for each row, for those only that pass the test `where`."""
    picked: Spec = {"transform": [{"filter": where}]} if where else {}
    return picked | {"mark": {"type": kind, **properties}, "encoding": dict(channels)}


def amount(field: str, title: str | None = None, form: str = "", scale: Mapping[str, Any] | None = None) -> Spec:
    """A quantity along an axis; where its labels would touch, every other one goes, so that they stay evenly spaced."""
    axis: Spec = {"title": title, "labelOverlap": "parity", "labelSeparation": 6} | ({"format": form} if form else {})
    return {**at(field), "axis": axis, "scale": {"nice": True, **(scale or {"zero": False})}}


def at(field: str) -> Spec:
    """A quantity on an axis that another mark describes."""
    return {"field": field, "type": "quantitative"}


def span(low: str, high: str, channel: str = "x") -> Spec:
    """From one quantity to another."""
    return {channel: at(low), f"{channel}2": {"field": high}}


def lines(field: str, order: Sequence[str]) -> Spec:
    """Names down the left side, in their order."""
    return {"field": field, "type": "nominal", "sort": list(order), "axis": {"title": None}}


def tint(field: str, colours: Mapping[str, str]) -> Spec:
    """Colours by the value of a field; the page names them above the chart, where they wrap on a phone."""
    scale = {"domain": list(colours), "range": list(colours.values())}
    return {"field": field, "type": "nominal", "scale": scale, "legend": None}


def difference(field: str, title: str, scale: Mapping[str, Any] | None = None) -> Spec:
    """A quantity that may be more or less than nothing, in percent."""
    channel = amount(field, title, scale=scale or {"zero": True})
    channel["axis"]["labelExpr"] = "datum.value == 0 ? '0' : format(datum.value, '+.0%')"
    return channel


def steps(field: str, title: str, label: str, values: Sequence[float]) -> Spec:
    """A quantity in equal steps of a factor, from the first to the last of `values`."""
    scale = {"type": "log", "domain": [values[0], values[-1]], "nice": False}
    channel = amount(field, title, scale=scale)
    channel["axis"] |= {"values": list(values), "tickCount": len(values), "labelOverlap": False, "labelExpr": label}
    return channel


def tips(**titles: str) -> list[Spec]:
    """What hovering says: fields and their titles."""
    return [{"field": field, "type": "nominal", "title": title} for field, title in titles.items()]
