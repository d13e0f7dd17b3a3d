"""What of the route is sure, and what is a toss-up."""

from typing import Final

from orienteer.interfaces.page.section import Figure, Item, Key, Section
from orienteer.interfaces.page.spec import ROW, Spec, amount, chart, lines, mark, tint, tips
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.sureness import say_robust, say_toss_up, split_sure
from orienteer.interfaces.phrases.words import name_skill
from orienteer.market.demand import NotEnoughData
from orienteer.operations.navigate import Navigation
from orienteer.plan.robust import Robustness


def show_sureness(found: Navigation) -> Section:
    """What of the route stays when the market is drawn again."""
    plan, command = found.plan, "orienteer plan YOUR-CV"
    if isinstance(plan, NotEnoughData) or plan.robustness is None:
        return Section("sure", "How sure", "No route, nothing to be sure of", command, lack="There is no step to test.")
    robust = plan.robustness
    sure, _ = split_sure(robust)
    return Section(
        id="sure",
        topic="How sure",
        heading=f"{len(sure)} of {len(plan.steps)} steps hold in another sample of employers",
        command=command,
        lead=f"{say_robust(robust)} What is planned again and again you can begin without a second thought; where "
        "steps trade places, take the one that you like better.",
        basis=f"{robust.resamples} samples of {robust.employers:,} employers, each drawn a random number of times",
        figures=(Figure(draw_holdings(robust), "In how many samples the best plan holds a skill.", HELD),),
        items=tuple(
            Item(f"{name_skill(t.skill)} or {name_skill(t.rival)}", "a close call", say_toss_up(t))
            for t in robust.toss_ups[:6]
        ),
    )


HELD: Final = (Key("in this plan", "var(--c1)", "bar"), Key("not in it", "var(--c0)", "bar"))
HOLDINGS: Final = 24


def draw_holdings(robust: Robustness) -> Spec:
    """A bar a skill: in how many samples the best plan holds it."""
    rows = [
        {
            "name": say.short(name_skill(h.skill)),
            "share": h.share,
            "said": say.percent(h.share),
            "in": "in this plan" if h.planned else "not in it",
        }
        for h in robust.held[:HOLDINGS]
    ]
    base = {"y": lines("name", [str(row["name"]) for row in rows]), "tooltip": tips(name="skill", said="samples")}
    axis = amount("share", "share of samples whose best plan holds it", "%", {"zero": True, "domain": [0, 1]})
    colour = tint("in", {key.name: key.colour for key in HELD})
    return chart(rows, ROW * len(rows), mark("bar", {**base, "x": axis, "color": colour}, height=14))
