"""A route in words: its gaps, its steps, their hours, rivals, pay."""

from collections.abc import Iterator
from typing import Final

from orienteer.interfaces.phrases.premiums import say_gap, say_gaps
from orienteer.interfaces.phrases.words import join_names, name_skill, say_dollars, say_number
from orienteer.market.demand import NotEnoughData
from orienteer.market.premium import Premium
from orienteer.pay.distribution import PayDistribution
from orienteer.plan.explain import PlanStep
from orienteer.plan.gaps import Gap, GapPay
from orienteer.plan.parts import Part
from orienteer.plan.plan import OtherCover, Plan
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
    whose = f"{project.n:,} of {say_number(project.of, 'posting')}, by {say_number(project.employers, 'employer')}"
    return f"{whose}, {'asks' if project.n == 1 else 'ask'} for {what}"


def say_proof(plan: Plan) -> str:
    """Whether anything better can be, and what the clock has to do with it."""
    if plan.gap == 0:
        return "proven: no other choice opens more"
    clock = f", stopped by the clock after {plan.options.time_limit:g} s: another run may find another plan"
    return f"not proven: at most {plan.bound:,} are possible{clock * plan.stopped}"


def say_other(other: OtherCover) -> str:
    """What another share of requirements would bring, and which skills the plan would add and drop."""
    verbs = (("adds", other.joins), ("drops", other.leaves))
    change = "; ".join(f"{verb} {join_names(skills, 4)}" for verb, skills in verbs if skills) or "the same skills"
    most = f" (at most {other.bound:,}{', stopped by the clock' * other.stopped})" if other.gap else ""
    return (
        f"If {100 * other.cover:.0f}% of the skills were enough: {other.within:,} within reach now, "
        f"+{other.objective:,}{most} by the plan; {change}."
    )


def say_next_level(plan: Plan) -> str:
    """How near the plan brings the level above; nothing where there is none."""
    if (up := plan.next_level) is None or not up.n:
        return ""
    return (
        f"One level up: of {say_number(up.n, f'{up.level} posting')} your skills cover {up.now:,} now and {up.after:,} "
        "after the plan; the level and the years that they ask are still to come."
    )


ORDER: Final = (
    "The order opens postings early; where orders differ by no more than chance among employers, what more postings "
    "ask for comes first."
)
ALONE: Final = (
    "Hours: of each skill alone, to working level; what it needs first is a step of its own, so the steps add up to "
    "the plan's hours."
)


BECAUSE: Final = {
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
            f"{say_number(step.premium.employers, 'employer')}; an association, no promise)"
        )
    else:
        n = say_number(step.premium.n, "posting")
        with_it = f"not enough data on what goes with it ({n} with pay and its name)"
    if not step.opens:
        return with_it
    if isinstance(step.pay, NotEnoughData):
        states = "states" if step.pay.n == 1 else "state"
        return f"{with_it}; of those it opens {step.pay.n or 'none'} {states} pay: not enough data"
    return f"{with_it}; those it opens: {say_distribution(step.pay)}"


def say_effort(effort: StepHours) -> str:
    """Hours, their range, where they come from, and what shortened them, with the line of the CV.

    Hours of the skill alone: what it needs first is a step of its own.
    """
    basis = "published" if effort.basis == "published" else "estimate"
    said = f"{effort.mid:.0f} h for it alone ({effort.low:.0f}–{effort.high:.0f}); {basis}: {effort.source}."
    if effort.near is None:
        return said.replace("[", "\\[")
    quote = f" (“{effort.near.quote}”)" if effort.near.quote else ""
    verb = "used" if effort.near.level != "named" else "name"
    close = f"{BECAUSE[effort.near.by]} {name_skill(effort.near.skill)}, which you {verb}{quote}"
    return f"{effort.table:.0f} h, for you {said} Shorter: {close}.".replace("[", "\\[")


def say_rival(rival: Rival) -> str:
    """What the hours of a step would best go to instead, what that costs, and what it would open as well."""
    all_in = " in all" if len(rival.skills) > 1 else ""
    builds = "builds" if len(rival.falls) == 1 else "build"
    falls = f" (and {join_names(rival.falls, 3)}, which {builds} on it here)" if rival.falls else ""
    rivals = f"{join_names(rival.skills, 4)} ({rival.hours:.0f} h{all_in})"
    costs = (
        f"the plan then opens {say_number(rival.fewer, 'posting')} fewer"
        if rival.fewer > 0
        else "the plan then opens as many: a toss-up"
        if rival.fewer == 0
        else f"the plan then opens {say_number(-rival.fewer, 'posting')} more: it is not proven best, give it a longer "
        "--time-limit"
    )
    hours, opens = say_number(round(rival.next_hours), "more hour"), say_number(rival.next_opens, "posting")
    also = f" Learned as well as all steps, in {hours}, that would open {opens} more."
    return f"Without it{falls} the hours would best go to {rivals}: {costs}.{also * bool(rival.next_opens)}"


def say_distribution(pay: PayDistribution | NotEnoughData) -> str:
    """Stated pay: the median with its interval, the middle half; or what is lacking."""
    if isinstance(pay, NotEnoughData):
        return f"not enough data ({pay.reason})"
    _, low, middle, high, _ = pay.quantiles
    return (
        f"median {say_dollars(middle.value)} (95%: {say_dollars(middle.low)}–{say_dollars(middle.high)}), half between "
        f"{say_dollars(low.value)} and {say_dollars(high.value)} (n {pay.n:,}, {say_number(pay.employers, 'employer')})"
    )
