"""Skills with their evidence: the vocabulary's names in the lines of a CV, by the rules that postings are read by."""

from collections.abc import Mapping, Sequence
from datetime import date

from orienteer.extraction.facts import Span
from orienteer.extraction.matching import find_skills
from orienteer.profile.craft import find_crafts
from orienteer.profile.dates import month_span, union_months
from orienteer.profile.draft import Sentence
from orienteer.profile.profile import Job, Quote, SkillEvidence


def find_evidence(
    sentences: Sequence[Sentence], jobs: Sequence[Job], today: date, name: str = ""
) -> tuple[SkillEvidence, ...]:
    """Find all skills; those used come before those only named, then in the order of the CV.

    The person's own `name` shows nothing, wherever it stands ("John Doe" is no design of experiments).
    """
    quotes: dict[str, list[tuple[Sentence, Quote]]] = {}
    for sentence in sentences:
        for skill, span in find_shown(sentence, name).items():
            quotes.setdefault(skill, []).append((sentence, Quote(sentence.text, sentence.where, span)))
    found = [weigh_evidence(skill, pairs, jobs, today) for skill, pairs in quotes.items()]
    return tuple(sorted(found, key=lambda s: s.level != "used"))


def find_shown(sentence: Sentence, name: str) -> Mapping[str, Span]:
    """The skills of a sentence, each with its first place; a title's crafts among them."""
    text = sentence.text.replace(name or "\n", " " * max(1, len(name)))
    found: dict[str, Span] = {}
    for mention in find_skills(text, listed=sentence.listed):
        found.setdefault(mention.skill.id, (mention.start, mention.end))
    for skill, span in find_crafts(text) if sentence.title and sentence.used else ():
        found.setdefault(skill, span)
    return found


def weigh_evidence(
    skill: str, pairs: Sequence[tuple[Sentence, Quote]], jobs: Sequence[Job], today: date
) -> SkillEvidence:
    """Judge one skill by its quotes, the strongest first."""
    ordered = sorted(pairs, key=lambda pair: not pair[0].used)
    held = {s.job for s, _ in ordered if s.used and s.job is not None}
    spans = [span for n in sorted(held) if (span := month_span(jobs[n].start, jobs[n].end, today))]
    level = "used" if ordered[0][0].used else "named"
    return SkillEvidence(skill, level, tuple(q for _, q in ordered), union_months(spans) if spans else None)  # type: ignore[arg-type]
