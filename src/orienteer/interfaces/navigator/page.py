"""The navigator's page: its sections and findings, in their order."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from orienteer.interfaces.navigator.areas import show_areas, show_checks
from orienteer.interfaces.navigator.findings import list_findings
from orienteer.interfaces.navigator.gaps import show_gaps, show_projects
from orienteer.interfaces.navigator.matches import show_matches, show_paths
from orienteer.interfaces.navigator.route import show_route
from orienteer.interfaces.navigator.shape import show_shape
from orienteer.interfaces.navigator.sureness import show_sureness
from orienteer.interfaces.navigator.tracks import show_tracks
from orienteer.interfaces.navigator.worth import show_worth
from orienteer.interfaces.page.rendering import render_sections
from orienteer.interfaces.page.section import Section
from orienteer.interfaces.phrases import figures
from orienteer.operations.navigate import Navigation

SECTIONS: Final[tuple[Callable[[Navigation], Section], ...]] = (
    show_areas,
    show_tracks,
    show_shape,
    show_worth,
    show_route,
    show_sureness,
    show_projects,
    show_gaps,
    show_matches,
    show_checks,
    show_paths,
)
"""In the order of the page."""


def render_navigator(found: Navigation, script: str, written: datetime) -> str:
    """Render the whole page as HTML that needs nothing else; `script` is what `bundle_script` gives."""
    return render_sections(
        "navigator.html.j2",
        [show(found) for show in SECTIONS],
        script,
        found=found,
        profile=found.profile,
        position=found.standing.position,
        manifest=found.manifest,
        findings=list_findings(found),
        say=figures,
        written=written,
        scope=figures.scope(found.wanted),
    )
