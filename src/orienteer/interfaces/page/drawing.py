"""Charts drawn without a browser, and the JavaScript that makes them answer to a pointer."""

import re
from importlib.metadata import version
from typing import Any, Final

import vl_convert

NOTICE: Final = "BSD-3-Clause, University of Washington Interactive Data Lab and contributors"
DRAWN: Final = 720
"""Pixels of a drawing's width where nothing else says how wide it is."""


ROOM: Final = {"left": 16, "top": 6, "right": 32, "bottom": 4}
"""Padding, with room for a font wider than the one that measured the names, and for half of a last "$260,000"."""


def draw_svg(spec: dict[str, Any]) -> str:
    """A chart as SVG, as wide as its place; what no reader of the page sees is taken out."""
    svg = vl_convert.vegalite_to_svg({**spec, "width": DRAWN, "padding": ROOM})
    return re.sub(r' (?:width|height)="[\d.]+"(?=[^>]*viewBox)', "", svg, count=2)


def bundle_script() -> str:
    """Vega, Vega-Lite and vega-embed as one script, safe within a page; a copy of their licence's notice before it."""
    libraries = ", ".join(
        f"{name} {found}"
        for name, found in (
            ("Vega", vl_convert.get_vega_version()),
            ("Vega-Lite", vl_convert.get_vegalite_versions()[-1]),
            ("vega-embed", vl_convert.get_vega_embed_version()),
        )
    )
    script = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    head = f"/*! {libraries} ({NOTICE}), bundled by vl-convert-python {version('vl-convert-python')} */"
    return f"{head}\n{_close_nothing(script)}"


def _close_nothing(script: str) -> str:
    """A script may hold neither its own end nor the start of a comment of HTML."""
    return re.sub(r"<(?=/script|!--|script)", r"\\x3c", script, flags=re.IGNORECASE)
