"""A brief as Markdown; words of CV and posting are escaped, so that nothing in them becomes markup."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from orienteer.interfaces.phrases.words import NEEDS, name_skill
from orienteer.match.brief.brief import Brief, Gap
from orienteer.match.brief.letter import escape_markdown
from orienteer.match.brief.points import Point
from orienteer.match.brief.questions import Question
from orienteer.match.verdicts import Verdict

GROUPS: Final[Mapping[str, str]] = {
    "named": "Named in the CV, not shown in work",
    "near": "A plus that comes near what you show",
    "lacking": "A plus that the CV does not show",
    "unsettled": "What no CV settles",
}


def write_markdown(brief: Brief) -> str:
    """The whole brief: points, gaps, questions, letter."""
    posting = brief.read.posting
    parts = [
        f"# {escape_markdown(name_job(brief))}",
        *([f"<{posting.url}>"] if posting.url.startswith("https://") and ">" not in posting.url else []),
        "## What of your CV speaks to it",
        *(part for point in brief.points for part in write_point(point)),
        *([] if brief.points else ["No line of the CV shows what this posting asks for."]),
        "## Gaps, in honest words",
        "\n".join(f"- {line}" for line in list_gaps(brief.gaps)) or "None.",
        "## Ask",
        "\n".join(f"- {escape_question(question)}" for question in brief.questions) or "Nothing is left open.",
        "## Letter: fill in the blanks, or leave them out",
        brief.letter.rstrip(),
    ]
    return "\n\n".join(parts) + "\n"


def name_job(brief: Brief) -> str:
    """The posting in a line."""
    posting = brief.read.posting
    return ", ".join(part for part in (posting.title, posting.company) if part) or posting.id


def write_point(point: Point) -> Iterator[str]:
    """A line of the CV and the demands that it answers."""
    yield f"> {escape_markdown(point.cv.text)}\n>\n> — {escape_markdown(point.cv.where)}"
    yield "\n".join(f"- answers {escape_answer(verdict)}" for verdict in point.answers)


def escape_answer(verdict: Verdict) -> str:
    """A demand with the posting's words, escaped."""
    words = f": “{escape_markdown(verdict.posting.text)}”" if verdict.posting else ""
    return f"**{escape_markdown(name_demand(verdict))}** ({NEEDS[verdict.need]}){words}"


def list_gaps(gaps: Sequence[Gap]) -> Iterator[str]:
    """Gaps in lines: each lacking must, each near one and what is no skill by itself, the others together, escaped."""
    alone = [gap for gap in gaps if stands_alone(gap)]
    yield from map(escape_gap, alone)
    for label, some in group_gaps(gaps):
        names = ", ".join(escape_markdown(name_demand(gap.verdict)) for gap in some)
        yield f"{label}: {names}. {some[0].advice}"


def stands_alone(gap: Gap) -> bool:
    """Whether a gap is told by itself: a must that is lacking or near, what is planned, what is no skill."""
    must = gap.verdict.need == "required"
    return gap.month is not None or gap.sort == "beside" or (gap.sort in {"lacking", "near"} and must)


def group_gaps(gaps: Sequence[Gap]) -> Iterator[tuple[str, list[Gap]]]:
    """The gaps that are told together, each group with what it is."""
    rest = [gap for gap in gaps if not stands_alone(gap)]
    for sort, label in GROUPS.items():
        if some := [gap for gap in rest if gap.sort == sort]:
            yield label, some


def escape_gap(gap: Gap) -> str:
    """A gap with why it is one and what to say of it, escaped."""
    verdict = gap.verdict
    what = f"**{escape_markdown(name_demand(verdict))}** ({verdict.outcome}, {NEEDS[verdict.need]})"
    hours = f" About {verdict.hours:.0f} hours to learn." if verdict.hours and gap.month is None else ""
    words = f" They write: “{escape_markdown(verdict.posting.text)}”" if verdict.posting else ""
    return f"{what}: {escape_markdown(verdict.why)}. {escape_markdown(gap.advice)}{hours}{words}"


def escape_question(question: Question) -> str:
    """A question with why it is open, escaped."""
    words = f": “{escape_markdown(question.posting.text)}”" if question.posting else ""
    return f"{question.question} ({question.because}{words})"


def name_demand(verdict: Verdict) -> str:
    """A demand by name: its alternatives, the one that is held first."""
    skills = dict.fromkeys(s for s in (verdict.skill, *verdict.skills) if s)
    return " or ".join(name_skill(skill) for skill in skills) or verdict.about
