"""Theory without production: models, and no line about bringing anything to those who use it."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from orienteer.market.columns import FactTables
from orienteer.market.demand import lacks_data
from orienteer.market.intervals import estimate_shares
from orienteer.market.matrix import read_matrix
from orienteer.market.slices import Slice, select_postings
from orienteer.position.areas import AreaStanding
from orienteer.position.checks import Check, Figure
from orienteer.profile.profile import Profile
from orienteer.profile.quotes import Quote
from orienteer.taxonomy.vocabulary import load_vocabulary

MODELS = ("machine-learning", "ai-knowledge")
"""The areas whose evidence is theory while nothing is brought to use."""
MEANINGS = ("brings models to production", "keeps models in production healthy", "runs software at scale")


def check_production(profile: Profile, areas: Sequence[AreaStanding], tables: FactTables, wanted: Slice) -> Check:
    """Evidence of models and none of deployment, serving, monitoring, containers or CI, in CV or repositories.

    Skills that work shows count with what they imply; the figure is the share of the slice's postings that ask for any.
    """
    models = [e.quote for a in areas if a.area in MODELS for e in a.evidence if e.standard != "weak"]
    if not models:
        return Check("production", "nothing found", "no line tells of models, so there is no theory to bring to use")
    shown = tuple(find_production(profile, areas))
    if shown:
        return Check("production", "nothing found", f"lines that tell of bringing work to use: {len(shown)}", shown[:3])
    told = "one line tells" if len(models) == 1 else f"{len(models)} lines tell"
    said = f"{told} of models, none of deployment, serving, monitoring, containers or CI"
    return Check("production", "found", said, tuple(models[:3]), measure_asked(tables, wanted))


def find_production(profile: Profile, areas: Sequence[AreaStanding]) -> list[Quote]:
    """The lines of a CV and the files of repositories that tell of bringing work to use."""
    told = [e.quote for a in areas for e in a.evidence if e.standard != "weak" and e.means in MEANINGS]
    for skill in profile.skills:
        if skill.level == "used" and brings_to_use(skill.skill):
            told += [quote for quote in skill.quotes if quote.where.startswith(("experience", "project", "repo "))][:1]
    return list({quote.text: quote for quote in told}.values())


def brings_to_use(skill: str) -> bool:
    """Whether a skill is one of production, or a tool that implies one (Docker: containers)."""
    known = load_vocabulary().skills.get(skill)
    tool = known is not None and known.kind == "tool"
    implied = load_vocabulary().closure(frozenset({skill}))
    return skill in load_production() or (tool and bool(load_production() & implied))


def measure_asked(tables: FactTables, wanted: Slice) -> tuple[Figure, ...]:
    """The share of a slice's postings that ask for any skill of production; () where there are too few."""
    selection = select_postings(tables.postings, wanted)
    if lacks_data(selection) is not None:
        return ()
    matrix = read_matrix(tables, selection)
    columns = [i for i, skill in enumerate(matrix.skills) if brings_to_use(skill)]
    asking = np.diff(matrix.narrow(np.array(columns, dtype=np.int64)).marks.indptr) > 0
    everyone = np.arange(selection.employers)
    total = np.bincount(selection.clusters, asking, selection.employers).astype(np.float64)
    share = estimate_shares(np.bincount(selection.clusters), np.zeros_like(everyone), everyone, total, 1)
    about = "postings of the track that ask for any of it"
    ends = (float(share.share[0]), "share", float(share.low[0]), float(share.high[0]))
    return (Figure(about, *ends, selection.n, selection.employers),)  # type: ignore[arg-type]


@cache
def load_production() -> frozenset[str]:
    """Read the skills of bringing work to use."""
    text = (files("orienteer.position") / "data" / "production.txt").read_text(encoding="utf-8")
    return frozenset(text.split())
