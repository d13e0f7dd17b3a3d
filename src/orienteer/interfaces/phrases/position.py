"""Where a person stands, in words that all faces share: who they are, which track is theirs, which fits best."""

from collections.abc import Iterator, Mapping
from textwrap import shorten
from typing import Final

from orienteer.interfaces.phrases.figures import DASH, percent, percents
from orienteer.interfaces.phrases.words import name_skill, name_track, say_span
from orienteer.market.demand import NotEnoughData
from orienteer.position.fit import Decider, FittedTracks, TrackStanding
from orienteer.position.lines import count
from orienteer.position.person import SkillCount
from orienteer.position.shape import FieldDepth, ShapeKind
from orienteer.position.standing import Standing
from orienteer.position.tracks import OwnTrack
from orienteer.taxonomy.names import Level

SHAPES: Final[Mapping[ShapeKind, str]] = {
    "T-shaped": "T-shaped: deep in a field, broad over the others, and it shows in how you communicate",
    "deep and broad": "deep and broad; T-shaped once a line shows how you communicate",
    "narrow specialist": "a narrow specialist: deep in a field and short of breadth",
    "broad generalist": "a broad generalist: sound in many fields and deep in none",
    "not enough evidence": "cannot be told yet: too few skills are shown in work",
}


def say_years(years: float | None) -> str:
    """Years of work: "1 year", "6.3 years"."""
    return "years unknown" if years is None else f"{years:g} {'year' if years == 1 else 'years'}"


def say_skills(counted: SkillCount) -> str:
    """The one count of a profile's skills: "42 skills, 31 of them shown in work"."""
    return f"{count(counted.named, 'skill')}, {counted.shown} of them shown in work"


def describe_person(level: Level, years: float | None, counted: SkillCount) -> str:
    """A person in words: "senior, 6 years; 42 skills, 31 of them shown in work"."""
    return f"{'level unknown' if level == 'unstated' else level}, {say_years(years)}; {say_skills(counted)}"


def say_own(own: OwnTrack) -> str:
    """The track that skills look most like, and where that had to be asked of other months."""
    likely = f"{name_track(own.track)}, {percent(own.probability)} likely"
    if own.lack is None:
        return likely
    held = count(own.lack.n, "posting")
    return (
        f"{name_track(own.track)}, {percent(own.probability)} alike by postings of all months "
        f"({own.since} to {own.until}); the recent ones hold only {held} of it, too "
        "few to judge you by"
    )


def say_tracks(standing: Standing) -> Iterator[tuple[str, str]]:
    """The verdict on tracks: the person's own, and the AI track that everything else is about, each with its name."""
    own, fit = standing.own, standing.fit
    if own is None or isinstance(fit, NotEnoughData):
        return
    target = find_target(standing, fit)
    if own.track not in standing.tracks:
        yield "Your own track", f"{say_own(own)}."
    if target is None:
        names = " and ".join(map(name_track, standing.tracks))
        why = ", as asked" if standing.asked_for else ": none can be told from the others yet"
        yield "Measured for", f"{names}{why}."
        return
    beside = "" if own.track not in standing.tracks or own.lack is None else f" ({say_own(own)})"
    label = "Measured for" if standing.asked_for else "Best AI track"
    yield label, f"{name_track(target.track)}, {percent(target.probability)} likely{beside}{say_covered(target)}."


def find_target(standing: Standing, fit: FittedTracks) -> TrackStanding | None:
    """The one track that shape and plan are about; None of several, or where it could not be judged."""
    own = [s for s in fit.tracks if (s.track,) == standing.tracks]
    return own[0] if own else None


def say_covered(standing: TrackStanding) -> str:
    """How much of what its postings require is covered."""
    cover = standing.cover
    if cover is None:
        return ""
    return f"; you cover {percent(cover.share)} of what its postings require (95%: {percents(cover)})"


def say_deciders(deciders: tuple[Decider, ...], most: int = 4) -> str:
    """Skills with the shares of the track and of its rival."""
    said = (
        f"{name_skill(d.skill)}{say_follows(d.follows)} ({percent(d.share)} against {percent(d.rival_share)})"
        for d in deciders[:most]
    )
    return ", ".join(said) or "nothing that it asks for more often"


def say_follows(source: str) -> str:
    """From which skill another one follows; "" where it is named itself."""
    return f" [follows from {name_skill(source)}]" if source else ""


def name_shown(field: FieldDepth, most: int) -> str:
    """The skills of a field that work shows, those that follow from others marked."""
    follows = dict(field.follows)
    named = [f"{name_skill(s)}{say_follows(follows.get(s, ''))}" for s in field.has]
    more = f" and {len(named) - most} more" if len(named) > most else ""
    return ", ".join(named[:most]) + more or DASH


def cut(text: str, width: int) -> str:
    """A line cut at a word, with an ellipsis; a single long word at the width."""
    line = " ".join(text.split())
    short = shorten(line, width, placeholder=" …", break_on_hyphens=False)
    return short if len(short) > width // 2 or short == line else line[: width - 1] + "…"


def say_lacking(fit: FittedTracks) -> str:
    """The tracks that could not be judged, with what there is; "" where all were."""
    parts = (
        f"{name_track(track)} ({count(lack.n, 'posting')} of {count(lack.employers, 'employer')})"
        for track, lack in fit.lacking
    )
    return " and ".join(parts)


def say_reliability(fit: FittedTracks) -> str:
    """How far the probabilities of tracks can be trusted."""
    r = fit.reliability
    return (
        f"Likely means: were all these tracks equally frequent. Tried on {r.n:,} stand-ins made of postings of "
        f"employers held aside: the right track is the likeliest in {percent(r.accuracy)} (a guess: "
        f"{percent(r.accuracy_base)}), and the percentages are off by {percent(r.error)} on average. {say_span(fit)}."
    )
