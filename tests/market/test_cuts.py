import numpy as np
import pytest
from drawn_markets import make_snapshot

from fact_tables import make_tables
from orienteer.market.cuts import COLUMNS, Cut, measure_cut
from orienteer.market.demand import NotEnoughData, measure_demand
from orienteer.market.matrix import read_matrix
from orienteer.market.slices import Slice, select_postings


def market(seed=1, n=400):
    rng = np.random.default_rng(seed)
    asked = rng.random((n, 5)) < [0.6, 0.4, 0.3, 0.2, 0.05]
    pick = lambda *names: rng.choice(names, n).tolist()  # noqa: E731
    return make_snapshot(
        asked, ["python", "aws", "rust", "sql", "cobol"], employer=[f"e{i}" for i in rng.integers(0, 90, n)],
        track=pick("application", "research", "software"), level=pick("senior", "mid", "entry"),
        hub=pick("london", "berlin", ""), month=pick("2026-02", "2026-01"), remote=pick("remote", "onsite"),
        specialties=pick("", "nlp", "computer-vision nlp"), country=pick("GB", "DE"), industry=pick("", "finance"),
    )  # fmt: skip


FILTER = {"track": "tracks", "level": "levels", "hub": "hubs", "country": "countries", "industry": "industries",
          "remote": "remotes", "specialty": "specialties"}  # fmt: skip


@pytest.mark.parametrize("by", list(FILTER))
def test_a_group_says_what_its_slice_says(by):
    tables = market()
    cut = measure_cut(tables, by)
    named = [group for group in cut.groups if group.name]
    assert len(named) >= 1
    for group in named:
        demand = measure_demand(tables, Slice(**{FILTER[by]: (group.name,)}))
        assert (group.n, group.employers) == (demand.n, demand.employers)
        expected = {m.skill: (m.n, m.employers, m.share, m.low, m.high, m.effective_n) for m in demand.skills}
        for a in group.skills:
            assert (a.n, a.employers, a.share, a.low, a.high, a.effective_n) == pytest.approx(expected[a.skill])


def test_groups_partition_the_postings_but_for_specialties():
    tables = market()
    for by in COLUMNS:
        cut = measure_cut(tables, by)
        total = sum(g.n for g in cut.groups) + sum(lack.n for _, lack in cut.lacking)
        assert total > cut.whole.n if by == "specialty" else total == cut.whole.n


def test_tracks_levels_and_months_keep_their_order():
    tables = market()
    assert [g.name for g in measure_cut(tables, "track").groups] == ["research", "application", "software"]
    assert [g.name for g in measure_cut(tables, "level").groups] == ["entry", "mid", "senior"]
    assert [g.name for g in measure_cut(tables, "month").groups] == ["2026-01", "2026-02"]


def test_unknown_comes_last_and_the_top_skills_lead():
    cut = measure_cut(market(), "hub", top=2)
    assert cut.groups[-1].name == ""
    assert [a.skill for a in cut.whole.skills] == ["python", "aws"]
    assert all([a.skill for a in g.skills] == ["python", "aws"] for g in cut.groups)


def test_a_small_group_is_not_enough_data():
    rows = [({"employer": f"e{i}", "hub": "london" if i < 40 else "berlin"}, ["python"]) for i in range(60)]
    cut = measure_cut(make_tables(rows), "hub")
    assert isinstance(cut, Cut)
    assert [g.name for g in cut.groups] == ["london"]
    assert [(name, lack.n) for name, lack in cut.lacking] == [("berlin", 20)]
    assert isinstance(measure_cut(make_tables(rows[:20]), "hub"), NotEnoughData)


def test_asked_as_a_must_or_a_plus_is_counted_once_and_a_duty_not():
    rows = [({}, [{"skill": "go", "need": ("required", "preferred", "duty")[i % 3]}]) for i in range(60)]
    cut = measure_cut(make_tables(rows), "track")
    assert [(a.skill, a.n) for a in cut.whole.skills] == [("go", 40)]


def test_a_matrix_of_one_skill_has_its_column_even_where_none_asks():
    tables = make_tables([({}, ["python"])] * 30)
    matrix = read_matrix(tables, select_postings(tables.postings, Slice()), only=("rust",))
    assert (matrix.skills, matrix.n.tolist(), matrix.kinds) == (("rust",), [0], ("language",))


def test_alternatives_are_marked_by_their_group():
    tables = make_tables([({}, ["python", ("aws", "gcp"), ("jax", "pytorch")])] * 2)
    matrix = read_matrix(tables, select_postings(tables.postings, Slice()))
    marks = dict(zip(matrix.skills, matrix.marks.toarray()[0].tolist(), strict=True))
    assert marks["python"] == 1
    assert marks["aws"] == marks["gcp"] != marks["jax"] == marks["pytorch"]
