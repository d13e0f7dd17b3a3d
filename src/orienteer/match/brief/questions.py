"""What to ask an employer: what the posting leaves unsaid, and what its own duties leave open."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orienteer.extraction.facts import SkillFact
from orienteer.match.circumstances import load_topics
from orienteer.match.words import Read, Words, quote_span

DUTIES: Final = 1
"""Lines on the work that are asked about: the same question twice is one too many."""
KEPT: Final = ("permit",)
"""Topics that are no question where the posting is silent: most people need not ask."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question, why it is open, and the posting's line that it is about (None: the posting says nothing)."""

    topic: str
    question: str
    because: str
    posting: Words | None = None


def ask_questions(read: Read) -> Iterator[Question]:
    """The topics of `data/topics.csv` that neither a word nor a fact of the posting speaks of, then its duties."""
    facts, text = read.facts, f"{read.posting.title}\n{read.posting.description}"
    stated = {
        "pay": facts.pay.value is not None,
        "level": facts.level.value != "unstated",
        "remote": facts.remote.value != "unstated",
    }
    for topic, (pattern, question) in load_topics().items():
        if topic not in KEPT and not stated.get(topic) and not pattern.search(text):
            yield Question(topic, question, f"the posting says nothing of {topic}")
    for words in list_duties(read):
        asked = "How is this done today, and what of it would be mine in the first three months?"
        yield Question("duties", asked, "the posting names it as the work", words)


def list_duties(read: Read) -> list[Words]:
    """Lines that say what the work is, those that name most skills first."""
    lines: dict[str, tuple[Words, int]] = {}
    for fact in (f for f in read.facts.skills if is_duty(f)):
        words = quote_span(read.posting, fact.span)
        if words and len(words.text.split()) >= 5:
            lines[words.text] = (words, lines.get(words.text, (words, 0))[1] + 1)
    ranked = sorted(lines.values(), key=lambda pair: -pair[1])
    return [words for words, _ in ranked[:DUTIES]]


def is_duty(fact: SkillFact) -> bool:
    """Whether a skill stands where the text tells of the work."""
    return fact.need == "duty" and fact.place == "description" and fact.kind != "soft"
