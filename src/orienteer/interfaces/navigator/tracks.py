"""How likely each track is for the person's skills, and which skills decide."""

from typing import Final

from orienteer.interfaces.page.section import Figure, Item, Point, Section, lacking
from orienteer.interfaces.page.spec import ROW, Spec, amount, chart, lines, mark, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.position import find_target, say_follows, say_tracks
from orienteer.interfaces.phrases.words import name_skill, name_track
from orienteer.market.demand import NotEnoughData
from orienteer.operations.navigate import Navigation
from orienteer.position.fit import FittedTracks, TrackStanding

COMMAND: Final = "orienteer position YOUR-CV"


def show_tracks(found: Navigation) -> Section:
    """How likely each track is, and which skills decide."""
    fit = found.standing.fit
    if isinstance(fit, NotEnoughData):
        return lacking("tracks", "Track", COMMAND, fit)
    reliable = fit.reliability
    target = find_target(found.standing, fit) or fit.tracks[0]
    lacking_tracks = (f"{name_track(t)}: not enough data ({lack.reason})." for t, lack in fit.lacking)
    return Section(
        id="tracks",
        topic="Track",
        heading=f"{name_track(target.track)} is measured and planned, {say.percent(target.probability)} likely",
        command=COMMAND,
        lead="How likely each track is, were all equally frequent: learnt from postings that stand in for people, "
        "and held "
        "against employers that the model never saw. Beside it, how much of what a track's postings require you cover.",
        basis=f"{say.basis(fit)}; on employers held aside {say.percent(reliable.accuracy)} are judged right (by chance "
        f"{say.percent(reliable.accuracy_base)}), and a probability is off by {say.percent(reliable.error)} on average",
        figures=(Figure(draw_tracks(fit), "Probability of each track, and the share of requirements that you cover."),),
        items=tuple(list_track(track) for track in fit.tracks),
        notes=(*(f"{name}: {said}" for name, said in say_tracks(found.standing)), *lacking_tracks),
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
            f"{name_skill(d.skill)}{say_follows(d.follows)}: in {say.percent(d.share)} of its postings, "
            f"{say.percent(d.rival_share)} of the rival's",
            mark=how,
        )
        for how, deciders in (("met", track.has[:5]), ("missing", track.lacks[:5]))
        for d in deciders
    ]
    return Item(name_track(track.track), f"{say.percent(track.probability)}{cover}", told, tuple(points))
