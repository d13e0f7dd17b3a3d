"""How wrong the model of pay is, on the whole and by group."""

from typing import Final

from orienteer.interfaces.page.section import Section, Table, lacking
from orienteer.interfaces.phrases import figures as say
from orienteer.interfaces.phrases.words import name_group, say_dollars
from orienteer.interfaces.report.commands import recompute_report
from orienteer.interfaces.report.levels import name_level
from orienteer.market.demand import NotEnoughData
from orienteer.operations.report import Report
from orienteer.pay.card import WEAK
from orienteer.pay.evaluation import Errors, Evaluation

GROUPED: Final = {"level": "level", "country": "country", "remote": "way of working"}
WAYS: Final = ("mid", "onsite")


def show_model(report: Report) -> Section:
    """Error and coverage."""
    command = recompute_report(report)
    if isinstance(found := report.evaluation, NotEnoughData):
        return lacking("model", "Model of pay", command, found)
    whole, plain = found.errors, found.constant
    weak = [name for name, errors in list_groups(found) if errors.coverage_80 < WEAK]
    return Section(
        id="model",
        topic="Model of pay",
        heading=f"An estimate of pay is off by {say.percent(whole.mdape)} at the median; its 80% interval holds "
        f"{say.percent(whole.coverage_80)}",
        command=command,
        lead="How wrong an estimate by “orienteer pay” is for employers that the model never saw. Half the estimates "
        "are nearer than the median error, half are further off. An 80% interval should hold about 80% in every group.",
        basis=f"{found.n_test:,} of {report.paid:,} postings with a salary, in five parts, each judged by a model of "
        f"the others. One median for all is off by {say.percent(plain.mdape)}, {say_dollars(plain.mae)} on average",
        shown=(tabulate_errors(found),),
        notes=(f"Not to be relied on, since the interval holds less than {say.percent(WEAK)}: {', '.join(weak)}.",)
        if weak
        else (),
    )


def list_groups(found: Evaluation) -> list[tuple[str, Errors]]:
    """The groups by name."""
    return [
        (f"{title}: {name_level(value) if value in WAYS else name_group(by, value)}", errors)
        for by, title in GROUPED.items()
        for value, errors in found.by_group.get(by, {}).items()
    ]


def tabulate_errors(found: Evaluation) -> Table:
    """A row a group."""
    told = tuple(
        (name, say.percent(e.mdape), say_dollars(e.mae), say.percent(e.coverage_80), f"{e.n:,}")
        for name, e in (("all", found.errors), *list_groups(found))
    )
    return Table("Error by group", ("group", "median error", "mean error", "80% interval holds", "postings"), told)
