"""Why facts were taken, in the JSON and in the words of every face."""

from collections.abc import Mapping
from typing import Any, Final

from orienteer.extraction.explain import Explanation, Mention, Reason
from orienteer.extraction.extract import encode_facts

RULES_SAID: Final = {
    "section:requirements": "under requirements",
    "section:preferred": "under wishes",
    "section:stack": "under stack",
    "section:duties": "under duties",
    "sentence:required": "sentence asks for it",
    "sentence:preferred": "sentence says it is a plus",
    "sentence:duty": "sentence speaks of the work",
    "named": "named where nothing is asked",
    "title": "named in the title",
    "heading": "a heading",
    "job title": "part of a job's or a team's name",
    "field of study": "a field of study",
    "negated": "said not to be needed",
    "legal text": "legal text",
    "other company": "its sentence names customers, investors, rivals or former employers",
    "company's own text": "the employer speaks of itself, of pay or benefits",
    "asked of nobody": "named, but asked of nobody",
    "needs company": "a common word, with no tool or language beside it",
    "blocked": "part of a phrase that means something else",
    "employer's name": "the employer's own name",
    "not from titles": "from a title only languages and tools are taken",
}
"""What each rule of a skill means to a person."""
WEIGHED: Final = "outweighs "
"""Before the name of a rule that the weighing of all cues overruled."""


def say_rule(rule: str) -> str:
    """A skill's rule as words; a rule that nobody has put into words speaks for itself."""
    overruled = rule.removeprefix(WEIGHED)
    said = RULES_SAID.get(overruled, overruled)
    return f"weighed, though {said}" if overruled != rule else said


def encode_explanation(explained: Explanation) -> Mapping[str, Any]:
    """`orienteer extract --explain ID --json`: facts as ever, then all that was weighed; spans as in the facts."""
    posting = explained.posting
    lines = [line for line in explained.lines if line.end > line.start]
    return {
        "id": posting.id,
        "title": posting.title,
        "company": posting.company,
        "location": posting.location,
        "facts": encode_facts(explained.facts),
        "mentions": [encode_mention(mention) for mention in explained.mentions],
        "reasons": [encode_reason(reason) for reason in explained.reasons],
        "lines": [{"section": x.section, "heading": x.heading, "span": (x.start, x.end)} for x in lines],
    }


def encode_mention(mention: Mention) -> Mapping[str, Any]:
    """One name where it stands: `taken`, `repeated` or `refused`, and why."""
    record: dict[str, Any] = {"skill": mention.skill, "text": mention.text, "kind": mention.kind}
    record |= {"outcome": mention.outcome, "need": mention.need, "rule": mention.rule, "why": say_rule(mention.rule)}
    return record | {"span": mention.span, "in": mention.place, "any_of": mention.any_of}


def encode_reason(reason: Reason) -> Mapping[str, Any]:
    """One field with the words it was read from."""
    record: dict[str, Any] = {"field": reason.field, "value": reason.value, "rule": reason.rule, "text": reason.text}
    return record | {"span": reason.span, "in": reason.place, "inferred": reason.inferred}
