"""Sections and charts poured into one file that needs nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final

import jinja2
import orjson

from orienteer import __version__
from orienteer.interfaces.page.drawing import draw_svg
from orienteer.interfaces.page.section import Key, Section

ROOMS: Final = ("page", "report", "navigator")
"""Where templates lie, in the order in which they are looked for."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as it stands in the page: its place, its drawing, its label."""

    id: str
    svg: str
    label: str
    key: tuple[Key, ...]


def render_sections(template: str, sections: Sequence[Section], script: str, **context: Any) -> str:
    """Render a page that needs nothing else; `script` is what `bundle_script` gives, `context` the template's own."""
    drawn: dict[str, list[Drawn]] = {}
    specs: dict[str, Any] = {}
    for section in sections:
        drawn[section.id] = []
        for number, figure in enumerate(section.figures):
            name = f"{section.id}-{number}"
            specs[name] = figure.spec
            drawn[section.id].append(Drawn(name, draw_svg(figure.spec), figure.label, figure.key))
    return (
        open_templates()
        .get_template(template)
        .render(
            sections=sections,
            drawn=drawn,
            specs=escape_json(specs),
            vega=script,
            version=__version__,
            style=read_data("page.css"),
            behaviour=read_data("page.js"),
            **context,
        )
    )


def open_templates() -> jinja2.Environment:
    """Templates that escape every text, and refuse what is not defined.

    What they mark as safe is our own style and script, Vega's drawings (which escape their texts), and escaped JSON.
    """
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(read_data),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web"] = check_link
    return environment


def check_link(link: str) -> str:
    """A link that leads to the web, or nothing: a posting's `javascript:` must not become ours."""
    return link if link.startswith(("https://", "http://")) else ""


def escape_json(value: Any) -> str:
    """JSON that may stand within a script element: no character of it can end the element or begin a comment."""
    text = orjson.dumps(value).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def read_data(name: str) -> str:
    """A template, style or script of the pages."""
    places = (files("orienteer.interfaces").joinpath(room, "data", name) for room in ROOMS)
    return next(place for place in places if place.is_file()).read_text(encoding="utf-8")
