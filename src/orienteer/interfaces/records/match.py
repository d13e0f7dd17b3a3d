"""The JSON of `match` and `brief`; keys are added, never renamed (documented in docs/json.md)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from orienteer.interfaces.brief_markdown import write_letter
from orienteer.interfaces.phrases.words import name_skill
from orienteer.match.brief.brief import Brief, Gap
from orienteer.match.match import Match, Matches
from orienteer.match.verdicts import Verdict
from orienteer.snapshot.manifest import Manifest

FACTS: Final = ("month", "track", "level", "country", "hub", "remote", "degree", "years_min", "title", "company", "url")
"""What a match says of its posting beside the id, where the snapshot holds it."""


def encode_matches(manifest: Manifest, found: Matches, postings: Any) -> Mapping[str, Any]:
    """`orienteer match --json`: the best postings, each with `met`, `missing`, `unclear` and `pay`."""
    position = found.position
    return {
        "snapshot": manifest.content,
        "n": found.n,
        "employers": found.employers,
        "from": found.since,
        "to": found.until,
        "as_of": found.as_of,
        "excluded": dict(found.excluded),
        "ranked": found.ranked,
        "left_out": dict(found.unsuited),
        "order": found.options.order,
        "per_employer": found.options.per_employer,
        "position": {"level": position.level, "years": position.years, "skills": sorted(position.skills)},
        "reach": dict(found.stages),
        "matches": [encode_match(match, postings) for match in found.matches],
    }


def encode_match(match: Match, postings: Any) -> Mapping[str, Any]:
    """One posting with what was judged of it; `text` says whether its own words are at hand."""
    facts = {name: postings[name][match.row].as_py() for name in FACTS if name in postings.column_names}
    return {
        "posting": match.posting,
        **facts,
        "text": match.read is not None,
        "sure": match.sure,
        "doubts": list(match.doubts),
        "rank_fit": match.rank_fit,
        "rank_reach": match.rank_reach,
        "fit": match.fit,
        "reach": {
            "stage": match.stage,
            "musts": match.musts,
            "held": match.held,
            "short": match.short,
            "hours": match.hours,
        },
        **{outcome: [encode_verdict(v) for v in match.judged(outcome)] for outcome in ("met", "missing", "unclear")},
        "pay": asdict(match.pay),
    }


def encode_verdict(verdict: Verdict) -> Mapping[str, Any]:
    """One demand, judged; keys stand only where they say something, but `cv` and `posting` always."""
    record: dict[str, Any] = {"about": verdict.about, "need": verdict.need}
    if verdict.skills:
        record["skill"] = verdict.skill or verdict.skills[0]
        record["name"] = name_skill(record["skill"])
    if len(verdict.skills) > 1:
        record["any_of"] = list(verdict.skills)
    record |= {
        key: value for key in ("how", "by", "why", "hours") if (value := getattr(verdict, key)) not in {"", None}
    }
    if verdict.near:
        record["near"] = asdict(verdict.near)
    record["cv"] = asdict(verdict.cv) if verdict.cv else None
    record["posting"] = asdict(verdict.posting) if verdict.posting else None
    return record


def encode_gap(gap: Gap) -> Mapping[str, Any]:
    """A demand that is missing or unclear with what to say of it."""
    said = {"outcome": gap.verdict.outcome, "sort": gap.sort, "advice": gap.advice, "month": gap.month}
    return {**encode_verdict(gap.verdict), **said, "adds_hours": gap.hours}


def encode_brief(manifest: Manifest, brief: Brief) -> Mapping[str, Any]:
    """`orienteer brief --json`: points, gaps, letter (Markdown) and questions, each quote with its span."""
    posting = brief.read.posting
    return {
        "snapshot": manifest.content,
        "posting": posting.id,
        **{name: getattr(posting, name) for name in ("title", "company", "location", "url")},
        "points": [
            {"cv": asdict(p.cv), "figures": p.figures, "answers": [encode_verdict(v) for v in p.answers]}
            for p in brief.points
        ],
        "met": [encode_verdict(verdict) for verdict in brief.met],
        "gaps": [encode_gap(gap) for gap in brief.gaps],
        "hours": brief.hours,
        "letter": write_letter(brief.letter),
        "questions": [asdict(question) for question in brief.questions],
        "warnings": list(brief.warnings),
    }
