"""The report's page: its sections and findings, in their order."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from orienteer.interfaces.page.rendering import render_sections
from orienteer.interfaces.page.section import Section
from orienteer.interfaces.phrases import figures
from orienteer.interfaces.report.commands import recompute_report
from orienteer.interfaces.report.demand import show_demand
from orienteer.interfaces.report.findings import list_findings
from orienteer.interfaces.report.hubs import show_hubs
from orienteer.interfaces.report.levels import show_levels
from orienteer.interfaces.report.model import show_model
from orienteer.interfaces.report.premiums import show_premiums
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


def render_page(report: Report, script: str, written: datetime) -> str:
    """Render the whole page as HTML that needs nothing else; `script` is what `bundle_script` gives."""
    return render_sections(
        "report.html.j2",
        [show(report) for show in SECTIONS],
        script,
        report=report,
        manifest=report.manifest,
        findings=list_findings(report),
        say=figures,
        written=written,
        command=recompute_report(report, "-o report.html"),
        scope=figures.scope(report.inside),
    )
