"""Where the person stands: six areas, the shape, the tracks, common mistakes; each with the lines it stands on."""

from collections.abc import Iterator, Sequence
from typing import Final

from orienteer.interfaces.page import phrases as say
from orienteer.interfaces.page.section import Figure, Item, Key, Point, Section, Table, lacking
from orienteer.interfaces.page.spec import ROW, Spec, amount, chart, lines, mark, span, tips
from orienteer.interfaces.words import join_names, name_skill, name_track
from orienteer.market.demand import NotEnoughData
from orienteer.operations.navigate import Navigation
from orienteer.position.areas import AreaStanding, load_areas
from orienteer.position.checks import Check, load_checks
from orienteer.position.checks import Figure as Counted
from orienteer.position.fit import FittedTracks, TrackStanding
from orienteer.position.flips import Addition
from orienteer.position.shape import FieldDepth, Shape
from orienteer.profile.quotes import Quote

QUOTED: Final = 5
COMMAND: Final = "orienteer position YOUR-CV"
TONES: Final = {"high-value": "good", "basic": "", "weak": "warn", "no evidence": "warn"}


def show_areas(found: Navigation) -> Section:
    """The six areas, each opening on its lines."""
    areas = found.standing.areas
    high = [say.uncapitalise(load_areas()[a.area].name) for a in areas if a.level == "high-value"]
    none = sum(a.level == "no evidence" for a in areas)
    head = f"High-value work in {say.series(high)}" if high else "No area shows high-value work yet"
    return Section(
        id="areas",
        topic="Six areas",
        heading=f"{head}{f'; no evidence in {none}' if none else ''}",
        command=COMMAND,
        lead="What your own lines show, by rules anybody can read. Basic is work that many can do; high-value is "
        "work that "
        "few can. A word in a list, or a claim without a deed, is weak. No evidence means that no line speaks of it, "
        "not "
        "that you cannot do it: if you can, write it down.",
        items=tuple(map(list_area, areas)),
        notes=("Rules and their measured errors: design/position.md.",),
    )


def list_area(area: AreaStanding) -> Item:
    """One area with its strongest lines."""
    text = load_areas()[area.area]
    more = (
        f" {area.short} more such {'line' if area.short == 1 else 'lines'} would make it high-value."
        if area.short
        else ""
    )
    points = tuple(Point(f"{e.standard}: {e.means}.", e.quote.text, e.quote.where) for e in area.evidence[:QUOTED])
    told = f"{area.rule[0].upper()}{area.rule[1:]}. High-value: {text.high}.{more}"
    return Item(text.name, area.level, told, points, TONES[area.level])


def show_shape(found: Navigation) -> Section:
    """Depth by field, and what would change the shape."""
    shape = found.standing.shape
    if isinstance(shape, NotEnoughData):
        return lacking("shape", "Shape", COMMAND, shape)
    deep = [name_field(f) for f in shape.fields if f.deep]
    said = f"deep in {say.series(deep)}, " if deep else ""
    return Section(
        id="shape",
        topic="Shape",
        heading=f"{shape.kind.capitalize()}: {said}{shape.touched} of {len(shape.fields)} fields touched",
        command=COMMAND,
        lead=f"Fields are groups of skills that the same {say.series([name_track(t) for t in shape.tracks])} "
        "postings ask for. "
        "Depth is how much of a field, weighed by demand, your work shows. A field is deep where you cover more of "
        "it than "
        "nine in ten postings that ask of it; touched where you cover as much as the median one does.",
        basis=f"{say.basis(shape)}; the same shape in {say.percent(shape.stability)} of 100 samples of employers; "
        "broad "
        f"from {shape.broad_from} fields",
        figures=(
            Figure(draw_fields(shape), "Depth by field, with its 95% interval; the bar from which it is deep.", KEY),
        ),
        items=tuple(list_addition(a, shape) for a in shape.additions),
        tables=(tabulate_fields(shape),),
    )


KEY: Final = (
    Key("your depth", "var(--c1)"),
    Key("deep from here", "var(--c3)", "bar"),
    Key("touched from here", "var(--c0)", "bar"),
)


def name_field(field: FieldDepth) -> str:
    """A field by its two most asked for skills."""
    return " and ".join(name_skill(skill) for skill in field.skills[:2])


def draw_fields(shape: Shape) -> Spec:
    """A dot a field, its interval, and the two bars."""
    rows = [
        {
            "name": " · ".join(say.short(skill, 18) for skill in field.skills[:2]),
            "depth": field.depth,
            "low": field.low,
            "high": field.high,
            "deep": field.deep_from,
            "touched": field.touched_from,
            "said": f"{say.percent(field.depth)} ({say.percents(field)})",
            "has": join_names(field.has, 6) or "nothing",
        }
        for field in shape.fields
    ]
    base = {
        "y": lines("name", [str(row["name"]) for row in rows]),
        "tooltip": tips(name="field", said="depth (95%)", has="shown"),
    }
    axis = amount("depth", "share of the field that your work shows", "%", {"zero": True})
    return chart(
        rows,
        ROW * len(rows),
        mark(
            "tick", {**base, "x": {"field": "touched", "type": "quantitative"}}, color="var(--c0)", thickness=2, size=14
        ),
        mark("tick", {**base, "x": {"field": "deep", "type": "quantitative"}}, color="var(--c3)", thickness=3, size=18),
        mark("rule", {**base, **span("low", "high")}, strokeWidth=1.6),
        mark("circle", {**base, "x": axis}, size=90, color="var(--c1)"),
    )


def list_addition(addition: Addition, shape: Shape) -> Item:
    """One smallest change that flips the shape."""
    named = f" Already named, not shown in work: {join_names(addition.named)}." if addition.named else ""
    fields = [name_field(shape.fields[i]) for i in addition.fields if i < len(shape.fields)]
    about = f" ({say.series(fields)})" if fields else ""
    if addition.gain == "communication":
        return Item(
            "To show that you communicate", "", "One line that tells whom you explained what, and what came of it."
        )
    return Item(f"For {addition.gain}", "", f"Show {join_names(addition.skills)} in work{about}.{named}")


def tabulate_fields(shape: Shape) -> Table:
    """Each field with its skills."""
    rows = [
        (
            name_field(f),
            say.percent(f.depth),
            say.percents(f),
            say.percent(f.touched_from),
            say.percent(f.deep_from),
            join_names(f.has, 8) or "–",
            join_names([s for s in f.skills if s not in f.has], 6),
        )
        for f in shape.fields
    ]
    return Table(
        "Fields",
        ("field", "depth", "95%", "touched from", "deep from", "shown", "not shown"),
        tuple(rows),
        wrapped=True,
    )


def show_tracks(found: Navigation) -> Section:
    """How likely each track is, and which skills decide."""
    fit = found.standing.fit
    if isinstance(fit, NotEnoughData):
        return lacking("tracks", "Track", COMMAND, fit)
    best = fit.tracks[0]
    reliable = fit.reliability
    return Section(
        id="tracks",
        topic="Track",
        heading=f"Your skills read as {name_track(best.track)}: {say.percent(best.probability)} of people with such "
        "skills are",
        command=COMMAND,
        lead="How likely each track is, were all equally frequent: learnt from postings that stand in for people, "
        "and held "
        "against employers that the model never saw. Beside it, how much of what a track's postings require you cover.",
        basis=f"{say.basis(fit)}; on employers held aside {say.percent(reliable.accuracy)} are judged right (by chance "
        f"{say.percent(reliable.accuracy_base)}), and a probability is off by {say.percent(reliable.error)} on average",
        figures=(Figure(draw_tracks(fit), "Probability of each track, and the share of requirements that you cover."),),
        items=tuple(list_track(track) for track in fit.tracks),
        notes=tuple(f"{name_track(t)}: not enough data ({lack.reason})." for t, lack in fit.lacking),
    )


def draw_tracks(fit: FittedTracks) -> Spec:
    """A bar a track."""
    rows = [
        {
            "name": name_track(t.track),
            "p": t.probability,
            "said": say.percent(t.probability),
            "cover": f"{say.percent(t.cover.share)} ({say.percents(t.cover)})" if t.cover else "unknown",
            "n": f"{t.n:,} postings, {t.employers:,} employers",
        }
        for t in fit.tracks
    ]
    told = tips(name="track", said="probability", cover="you cover (95%)", n="n")
    base = {"y": lines("name", [str(row["name"]) for row in rows]), "tooltip": told}
    axis = amount("p", "probability", "%", {"zero": True, "domain": [0, 1]})
    return chart(rows, ROW * len(rows), mark("bar", {**base, "x": axis}, height=15, color="var(--c1)"))


def list_track(track: TrackStanding) -> Item:
    """What speaks for a track against its rival, and what is missing for it."""
    cover = (
        f"; you cover {say.percent(track.cover.share)} ({say.percents(track.cover)}) of what it requires"
        if track.cover
        else ""
    )
    told = f"Against {name_track(track.rival)}, its nearest rival: the skills that it asks for more often."
    points = [
        Point(
            f"{name_skill(d.skill)}: in {say.percent(d.share)} of its postings, {say.percent(d.rival_share)} of the "
            "rival's",
            mark=how,
        )
        for how, deciders in (("met", track.has[:5]), ("missing", track.lacks[:5]))
        for d in deciders
    ]
    return Item(name_track(track.track), f"{say.percent(track.probability)}{cover}", told, tuple(points))


def show_checks(found: Navigation) -> Section:
    """Common mistakes: found, not found, not to be judged."""
    checks = found.standing.checks
    hit = sum(check.verdict == "found" for check in checks)
    heading = f"{hit} of {len(checks)} common mistakes show" if hit else f"None of {len(checks)} common mistakes shows"
    return Section(
        id="checks",
        topic="Common mistakes",
        heading=heading,
        command=COMMAND,
        lead="What career guides warn of, tested on your CV and the market. Each stands on lines or figures, or says "
        "nothing.",
        items=tuple(list_check(check) for check in checks),
    )


def list_check(check: Check) -> Item:
    """One check with its lines and figures."""
    text = load_checks()[check.name]
    found = check.verdict == "found"
    said = f"{check.said[0].upper()}{check.said[1:]}." if check.said else ""
    points = (*(Point(say_counted(figure)) for figure in check.figures), *quote_lines(check.evidence))
    tone = "warn" if found else "good" if check.verdict == "nothing found" else ""
    return Item(text.title, check.verdict, f"{said} {text.next}".strip() if found else said, points, tone)


def say_counted(figure: Counted) -> str:
    """A figure of a check."""
    years = figure.unit == "years"
    value = f"{figure.value:g} years" if years else say.percent(figure.value)
    ends = "" if figure.low is None or figure.high is None else f" ({figure.low:g} to {figure.high:g})" if years else ""
    if figure.low is not None and figure.high is not None and not years:
        ends = f" ({say.percent(figure.low)} to {say.percent(figure.high)})"
    basis = f", {figure.n:,} postings of {figure.employers:,} employers" if figure.n else ""
    return f"{figure.about}: {value}{ends}{basis}"


def quote_lines(quotes: Sequence[Quote]) -> Iterator[Point]:
    """Lines of the CV as evidence."""
    yield from (Point(quote=quote.text, source=quote.where) for quote in quotes[:QUOTED])
