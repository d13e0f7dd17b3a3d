import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from instances import problems

from orienteer.plan.courses import learnable
from orienteer.plan.months import lay_out_months
from orienteer.plan.schedule import end_month, schedule
from orienteer.plan.solve import solve


def any_order(problem, taken):
    """What can be learned first, the last number first."""
    order = []
    while len(order) < len(taken):
        ready = learnable(taken, problem.courses) - set(order)
        order.append(max(c for c in ready if all(need & set(order) for need in problem.courses[c].needs)))
    return order


@settings(max_examples=60, deadline=None)
@given(problems())
def test_months_follow_each_other_and_every_opened_posting_appears_once(instance):
    problem = instance[0]
    taken = solve(problem).taken
    steps = schedule(problem, any_order(problem, taken), 3)
    spent = 0.0
    for step in steps:
        assert (step.month - 1) * 13 <= spent + 1e-6 < step.month * 13 + 1e-6
        spent += step.hours
        assert step.until >= step.month
        assert spent <= step.until * 13 + 1e-6
    opened = [row for step in steps for row in step.opened]
    assert sorted(opened) == list(problem.opened(taken))


@settings(max_examples=60, deadline=None)
@given(problems(), st.sampled_from([0.3, 1, 2.5, 8, 11.1]))
def test_whole_hours_of_steps_are_whole_hours_of_months_that_add_up(instance, hours_week):
    problem = instance[0]
    steps = schedule(problem, any_order(problem, solve(problem).taken), hours_week)
    names = [problem.courses[step.course].skill for step in steps]
    months = lay_out_months(names, steps, hours_week, 0)
    shares = [share for month in months for share in month.shares]
    assert all(share.hours == int(share.hours) for share in shares)
    assert sum(month.hours for month in months) == sum(step.hours for step in steps)
    assert all(month.hours == sum(share.hours for share in month.shares) for month in months)
    done = {share.skill: month.month for month in months for share in month.shares if share.done}
    assert done == {name: step.until for name, step in zip(names, steps, strict=True)}
    begun = {share.skill: month.month for month in reversed(months) for share in month.shares}
    assert begun == {name: step.month for name, step in zip(names, steps, strict=True)}


@pytest.mark.parametrize("hours_week", [0.2, 3, 8, 12.7])
def test_a_year_has_its_hours(hours_week):
    assert end_month(12, hours_week) == round(52 * hours_week)
