"""A route in words: its gaps, its steps, their hours, rivals, pay."""

from collections.abc import Iterator

from orienteer.interfaces.phrases.premiums import say_gap, say_gaps
from orienteer.interfaces.phrases.words import join_names, name_skill, say_dollars
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import Premium
from orienteer.pay.distribution import PayDistribution
from orienteer.plan.explain import PlanStep
from orienteer.plan.gaps import Gap, GapPay
from orienteer.plan.parts import Part
from orienteer.plan.plan import OtherCover
from orienteer.plan.projects import PlannedProject
from orienteer.plan.rivals import Rival
from orienteer.plan.transfer import StepHours


def say_part(part: Part) -> str:
    """How many postings, what share, with its interval."""
    return f"{part.n:,}: {100 * part.share:.0f}% ({100 * part.low:.0f}–{100 * part.high:.0f})"


def say_pay_gap(pay: GapPay) -> str:
    """What goes with a skill in pay, with its interval; nothing where there are too few."""
    return f"{say_gap(pay.adjusted)} ({say_gaps(pay)})" if isinstance(pay, Premium) else ""


def say_instead(gap: Gap, most: int = 2) -> str:
    """Which skills the same postings would take in its place, and how many do."""
    return ", ".join(f"{name_skill(other.skill)} {other.n:,}" for other in gap.instead[:most])


def say_hours(effort: StepHours) -> str:
    """The range of hours; a star where a provider published it."""
    return f"{effort.low:.0f}–{effort.high:.0f}{'*' if effort.basis == 'published' else ''}"


def say_asked(project: PlannedProject) -> str:
    """How many postings ask for such work."""
    what = f"{project.least} or more of its skills together" if project.least > 1 else "it"
    return f"{project.n:,} of {project.of:,} postings, {project.employers:,} employers, ask for {what}"


def say_change(other: OtherCover) -> str:
    """Which skills a plan at another cover adds and drops."""
    verbs = (("adds", other.joins), ("drops", other.leaves))
    return "; ".join(f"{verb} {join_names(skills, 4)}" for verb, skills in verbs if skills) or "the same skills"


BECAUSE = {
    "use": "there is no using",
    "choice": "postings would also take",
    "family": "of one family with",
    "company": "in the same company as",
}
"""Why a known skill shortens another, before its name."""


def say_step(step: PlanStep) -> Iterator[str]:
    """The lines of a step: hours and their source, what it builds on, its rival, its pay."""
    yield say_effort(step.effort)
    if base := tuple(dict.fromkeys((*step.builds_on, *step.after))):
        yield f"Builds on {join_names(base, 5)}."
    if step.rival is not None:
        yield say_rival(step.rival)
    yield f"Pay: {say_worth(step)}."


def say_worth(step: PlanStep) -> str:
    """What goes with the skill in pay, and what the postings that it opens state."""
    if isinstance(step.premium, Premium):
        with_it = (
            f"postings that name it pay {say_pay_gap(step.premium)} against others alike (n {step.premium.n:,}, "
            f"{step.premium.employers:,} employers; an association, no promise)"
        )
    else:
        with_it = f"not enough data on what goes with it ({step.premium.n:,} postings with pay name it)"
    if isinstance(step.pay, NotEnoughData):
        return f"{with_it}; of those it opens {step.pay.n:,} state pay: not enough data"
    return f"{with_it}; those it opens: {say_distribution(step.pay)}"


def say_effort(effort: StepHours) -> str:
    """Hours, their range, where they come from, and what shortened them, with the line of the CV."""
    basis = "published" if effort.basis == "published" else "estimate"
    said = f"{effort.mid:.0f} h ({effort.low:.0f}–{effort.high:.0f}); {basis}: {effort.source}."
    if effort.near is None:
        return said.replace("[", "\\[")
    quote = f" (“{effort.near.quote}”)" if effort.near.quote else ""
    verb = "used" if effort.near.level != "named" else "name"
    close = f"{BECAUSE[effort.near.by]} {name_skill(effort.near.skill)}, which you {verb}{quote}"
    return f"{effort.table:.0f} → {said} Shorter: {close}.".replace("[", "\\[")


def say_rival(rival: Rival) -> str:
    """What would best stand in the step's place, and what that costs."""
    costs = (
        f"would open {rival.fewer:,} fewer"
        if rival.fewer > 0
        else "would open as many: a toss-up"
        if rival.fewer == 0
        else f"would open {-rival.fewer:,} more: this plan is not proven best, give it a longer --time-limit"
    )
    then = f"; after the whole plan it would open {rival.next_opens:,} more" if rival.next_opens else ""
    falls = f" (without it {join_names(rival.falls, 3)} cannot be learned either)" if rival.falls else ""
    return f"In its place{falls} {join_names(rival.skills, 4)} ({rival.hours:.0f} h) {costs}{then}."


def say_distribution(pay: PayDistribution | NotEnoughData) -> str:
    """Stated pay: the median with its interval, the middle half; or what is lacking."""
    if isinstance(pay, NotEnoughData):
        return f"not enough data ({pay.reason})"
    _, low, middle, high, _ = pay.quantiles
    return (
        f"median {say_dollars(middle.value)} (95%: {say_dollars(middle.low)}–{say_dollars(middle.high)}), half between "
        f"{say_dollars(low.value)} and {say_dollars(high.value)} (n {pay.n:,}, {pay.employers:,} employers)"
    )
