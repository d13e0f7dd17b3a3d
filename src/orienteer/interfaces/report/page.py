"""The page: sections, findings and charts poured into one file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any, Final

import jinja2
import orjson

from orienteer import __version__
from orienteer.interfaces.report import phrases
from orienteer.interfaces.report.commands import recompute_report
from orienteer.interfaces.report.demand import show_demand
from orienteer.interfaces.report.drawing import draw_svg
from orienteer.interfaces.report.findings import list_findings
from orienteer.interfaces.report.hubs import show_hubs
from orienteer.interfaces.report.levels import show_levels
from orienteer.interfaces.report.model import show_model
from orienteer.interfaces.report.premiums import show_premiums
from orienteer.interfaces.report.section import Key, Section
from orienteer.interfaces.report.skill_map import show_map
from orienteer.interfaces.report.tiers import show_tiers
from orienteer.interfaces.report.trends import show_trend
from orienteer.operations.report import Report

SECTIONS: Final[tuple[Callable[[Report], Section], ...]] = (
    show_demand,
    show_tiers,
    show_premiums,
    show_levels,
    show_hubs,
    show_trend,
    show_map,
    show_model,
)
"""In the order of the page."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as it stands in the page: its place, its drawing, its label."""

    id: str
    svg: str
    label: str
    key: tuple[Key, ...]


def render_page(report: Report, script: str, written: datetime) -> str:
    """Render the whole page as HTML that needs nothing else; `script` is what `bundle_script` gives."""
    sections = [show(report) for show in SECTIONS]
    drawn: dict[str, list[Drawn]] = {}
    specs: dict[str, Any] = {}
    for section in sections:
        drawn[section.id] = []
        for number, figure in enumerate(section.figures):
            name = f"{section.id}-{number}"
            specs[name] = figure.spec
            drawn[section.id].append(Drawn(name, draw_svg(figure.spec), figure.label, figure.key))
    template = open_templates().get_template("page.html.j2")
    return template.render(
        report=report,
        manifest=report.manifest,
        sections=sections,
        drawn=drawn,
        findings=list_findings(report),
        specs=escape_json(specs),
        vega=script,
        say=phrases,
        version=__version__,
        written=written,
        command=recompute_report(report, "-o report.html"),
        scope=phrases.scope(report.inside),
        style=_read("page.css"),
        behaviour=_read("page.js"),
    )


def open_templates() -> jinja2.Environment:
    """Templates that escape every text, and refuse what is not defined.

    What they mark as safe is our own style and script, Vega's drawings (which escape their texts), and escaped JSON.
    """
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_read),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def escape_json(value: Any) -> str:
    """JSON that may stand within a script element: no character of it can end the element or begin a comment."""
    text = orjson.dumps(value).decode()
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _read(name: str) -> str:
    return files("orienteer.interfaces.report").joinpath("data", name).read_text(encoding="utf-8")
