from dataclasses import dataclass, field

import pytest

from fact_tables import Tables, make_tables
from orienteer.errors import PlanError
from orienteer.market.demand import NotEnoughData
from orienteer.market.slices import Slice
from orienteer.plan.options import PlanOptions
from orienteer.plan.plan import Plan, make_plan
from orienteer.plan.route import plan_route
from orienteer.position.person import Position
from orienteer.position.reach import Reach
from orienteer.profile.quotes import Quote, SkillEvidence
from orienteer.snapshot.schema import POSTINGS, SKILLS
from orienteer.taxonomy.vocabulary import Skill, Vocabulary

KINDS = {"python": "language", "pytorch": "tool", "deep-learning": "method", "docker": "tool", "kubernetes": "tool",
         "aws": "tool", "gcp": "tool", "sql": "language", "writing": "soft"}  # fmt: skip
IMPLIES = {"pytorch": ("deep-learning",)}
VOCABULARY = Vocabulary({i: Skill(i, i, k, (i,), implies=IMPLIES.get(i, ())) for i, k in KINDS.items()}, ())


@dataclass(frozen=True)
class Hours:
    mid: float
    source: str = "a course"
    basis: str = "estimate"
    own: bool = False

    @property
    def low(self):
        return self.mid / 2

    @property
    def high(self):
        return self.mid * 2


@dataclass(frozen=True)
class Learning:
    """Hours and prerequisites of the test's own."""

    table: dict = field(default_factory=lambda: {"python": 100.0, "pytorch": 60.0, "kubernetes": 50.0, "docker": 20.0})

    def hours(self, skill_id, kind):
        return Hours(self.table.get(skill_id, 30.0))

    def requires(self, skill_id):
        return {"kubernetes": (frozenset({"docker"}),), "pytorch": (frozenset({"python"}),)}.get(skill_id, ())


def market():
    serving = [
        ({"employer": f"a{i}", "level": "mid"}, ["python", "sql", "kubernetes", ("aws", "gcp")]) for i in range(20)
    ]
    models = [
        ({"employer": f"b{i}", "level": "mid", "years_min": 2.0}, ["python", "sql", "pytorch"]) for i in range(15)
    ]
    senior = [({"employer": f"c{i}", "level": "staff"}, ["python", "sql", "docker"]) for i in range(10)]
    thin = [({"employer": f"d{i}"}, ["python"]) for i in range(5)]
    return make_tables(serving + models + senior + thin)


PERSON = Position(frozenset({"python", "sql"}), "mid", 3.0)


def plan(hours_week=8.0, months=12.0, **more):
    return make_plan(market(), PERSON, VOCABULARY, Learning(), PlanOptions(hours_week, months, **more))


def test_a_plan_with_its_proof_and_reasons():
    made = plan()
    assert isinstance(made, Plan)
    assert (made.objective, made.bound, made.gap, made.hours) == (35, 35, 0.0, 160.0)
    assert (made.n, made.fitting, made.thin, made.within, made.after) == (50, 40, 5, 0, 35)
    assert [step.skill for step in made.steps] == ["pytorch", "aws", "docker", "kubernetes"]
    opened = [posting for step in made.steps for posting in step.opens]
    assert len(opened) == len(set(opened)) == 35
    reasons = {step.skill: step.why for step in made.steps}
    assert "15 of 40" in reasons["pytorch"]
    assert "needed first for kubernetes" in reasons["docker"]


def test_prerequisites_come_first_and_months_fit():
    made = plan()
    order = [step.skill for step in made.steps]
    assert order.index("docker") < order.index("kubernetes")
    assert made.steps[0].month == 1
    assert made.steps[-1].until == 5  # 160 hours at 34.7 a month


def test_too_few_hours_for_everything_take_the_better_part():
    made = plan(hours_week=15.0, months=1.0)
    assert [step.skill for step in made.steps] == ["pytorch"]
    assert made.objective == 15


def test_cover_changes_what_is_within_reach():
    made = plan(reach=Reach(cover=0.7))
    assert made.hours < 160.0
    assert {other.cover for other in made.others} == {0.7, 0.9}
    stricter = next(other for other in made.others if other.cover == 0.9)
    assert stricter.joins
    assert not stricter.leaves


def test_gaps_name_what_costs_most_postings():
    gaps = {gap.skill: gap for gap in plan().gaps}
    assert next(iter(gaps)) in {"aws", "gcp", "kubernetes"}
    assert (gaps["kubernetes"].lost, gaps["kubernetes"].one_away) == (20, 0)
    assert (gaps["pytorch"].lost, gaps["pytorch"].one_away) == (15, 15)
    assert gaps["pytorch"].must.n == 15
    assert gaps["pytorch"].plus is None


def test_a_cheap_skill_is_no_door_to_a_dear_one_that_it_implies():
    tables = make_tables([({"employer": f"e{i}"}, ["deep-learning", "sql", "docker"]) for i in range(40)])
    learning = Learning({"pytorch": 5.0, "deep-learning": 400.0, "docker": 10.0})
    made = make_plan(tables, PERSON, VOCABULARY, learning, PlanOptions(hours_week=4.0))
    assert made.objective == 0


def test_years_and_level_decide():
    young = Position(PERSON.skills, "mid", 0.5)
    made = make_plan(market(), young, VOCABULARY, Learning(), PlanOptions())
    assert made.objective == 20


def test_the_track_filter_is_the_slice():
    answer = plan(wanted=Slice(tracks=("research",)))
    assert isinstance(answer, NotEnoughData)
    assert answer.n == 0


def test_empty_tables_are_not_enough_data():
    tables = Tables(POSTINGS.empty_table(), SKILLS.empty_table())
    assert isinstance(make_plan(tables, PERSON, VOCABULARY, Learning()), NotEnoughData)


def test_a_person_who_covers_everything_needs_no_plan():
    made = make_plan(market(), Position(frozenset(KINDS), "mid", 5.0), VOCABULARY, Learning())
    assert (made.objective, made.steps, made.within, made.after) == (0, (), 35, 35)


def test_options_that_make_no_sense_are_refused_all_at_once():
    with pytest.raises(PlanError, match=r"hours a week is 0.*months is -1"):
        PlanOptions(hours_week=0, months=-1)
    with pytest.raises(PlanError, match="cover is 80"):
        Reach(cover=80)


@pytest.mark.parametrize(
    ("own", "fits"),
    [
        ("entry", {"entry", "intern", "unstated"}),
        ("senior", {"senior", "mid", "unstated"}),
        ("staff", {"staff", "senior", "unstated"}),
        ("manager", {"manager", "senior", "unstated"}),
    ],
)
def test_levels_that_fit(own, fits):
    assert Reach().levels(own) == fits


@pytest.mark.parametrize(("requirements", "needed"), [(3, 3), (5, 4), (6, 5), (10, 8)])
def test_needed_rounds_up(requirements, needed):
    assert Reach().needed(requirements) == needed


def show(skill, level="used"):
    return SkillEvidence(skill, level, (Quote(f"Ran {skill} in production", "experience: Kite", (0, 3)),))


def test_every_step_says_its_hours_rival_pay_links_and_project():
    made = plan()
    steps = {step.skill: step for step in made.steps}
    assert [steps[s].hours for s in ("pytorch", "kubernetes")] == [60, 50]
    assert all(step.effort.low < step.effort.mid == step.hours < step.effort.high for step in made.steps)
    assert steps["aws"].rival.skills == ("gcp",)
    assert (steps["aws"].rival.fewer, steps["docker"].rival) == (0, None)
    assert (steps["kubernetes"].after, steps["pytorch"].builds_on) == (("docker",), ("python",))
    assert all(len(step.links) == len(step.opens) for step in made.steps)
    assert isinstance(steps["pytorch"].pay, NotEnoughData)
    shown = {skill: project.id for project in made.projects for skill in project.shows}
    assert shown == {step.skill: step.project for step in made.steps}


def test_months_levels_and_pay_of_the_whole():
    made = plan()
    assert made.months[-1].within == made.after
    assert sum(month.hours for month in made.months) == pytest.approx(made.hours)
    assert [(g.level, g.opens) for g in made.grades] == [("mid", 35)]
    assert made.next_level.level == "senior"
    assert made.saved == 0


def test_what_is_close_saves_hours_unless_switched_off():
    clouds = [({"employer": f"a{i}", "level": "mid"}, ["python", "sql", ("aws", "gcp")]) for i in range(20)]
    azure = [({"employer": f"b{i}", "level": "mid"}, ["python", "sql", "gcp"]) for i in range(20)]
    tables, person = make_tables(clouds + azure), Position(frozenset({"python", "sql", "aws"}), "mid", 3.0)
    short, plain = (
        make_plan(tables, person, VOCABULARY, Learning(), PlanOptions(transfer=on), [show("aws")])
        for on in (True, False)
    )
    assert plain.hours == 30
    assert plain.saved == 0
    assert short.hours + short.saved == plain.hours
    assert short.saved > 0
    assert short.steps[0].effort.near.quote == "Ran aws in production"
    assert short.objective == plain.objective == 20


def test_a_route_is_there_for_who_asks_on():
    route = plan_route(market(), PERSON, VOCABULARY, Learning(), PlanOptions())
    assert route.solution.objective == 35
    assert list(route.learned) == [step.skill for step in plan().steps]
    assert [again.cover for again in route.again] == [0.7, 0.9]
