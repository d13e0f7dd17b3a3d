import time

import numpy as np
import pyarrow as pa
import pytest

from fact_tables import Tables, make_tables
from orienteer.market.asks import read_requirements
from orienteer.market.demand import Demand, NotEnoughData, measure_demand
from orienteer.market.slices import Slice
from orienteer.market.tracks import rank_tracks
from orienteer.snapshot.schema import POSTINGS, SKILLS


def forty(**fields):
    return [({"employer": f"e{i % 20}", **fields}, ["python"] if i % 4 else ["python", "rust"]) for i in range(40)]


def test_counts_postings_and_employers():
    demand = measure_demand(make_tables(forty()))
    assert isinstance(demand, Demand)
    python, rust = demand.skills
    assert (demand.n, demand.employers, demand.as_of) == (40, 20, "2026-01")
    assert (python.skill, python.n, python.employers, python.share) == ("python", 40, 20, 1.0)
    assert (rust.skill, rust.n, rust.employers, rust.share) == ("rust", 10, 5, 0.25)
    assert rust.low < 0.25 < rust.high


def test_each_need_is_measured_apart():
    postings = [({}, [{"skill": "go", "need": "required" if i % 2 else "preferred"}]) for i in range(60)]
    demand = measure_demand(make_tables(postings), needs=("required", "preferred"))
    assert {(m.skill, m.need, m.n) for m in demand.skills} == {("go", "required", 30), ("go", "preferred", 30)}
    assert [m.need for m in measure_demand(make_tables(postings), needs=("required",)).skills] == ["required"]


def test_postings_without_text_or_in_another_language_are_counted_apart():
    postings = forty() + [({"chars": 0}, [])] * 3 + [({"language": "fr"}, ["python"])] * 2
    demand = measure_demand(make_tables(postings))
    assert demand.n == 40
    assert demand.excluded == {"without text": 3, "in another language": 2}


@pytest.mark.parametrize(
    ("wanted", "n"),
    [
        (Slice(), 80),
        (Slice(tracks=("research",)), 40),
        (Slice(countries=("DE",)), 40),
        (Slice(since="2026-02"), 40),
        (Slice(until="2026-01"), 40),
        (Slice(sources=("board",), levels=("unstated",), remotes=("unstated",)), 80),
    ],
)
def test_filters(wanted, n):
    tables = make_tables(forty() + forty(track="research", country="DE", month="2026-02"))
    assert measure_demand(tables, wanted).n == n


@pytest.mark.parametrize("wanted", [Slice(countries=("FR",)), Slice(since="2027-01")])
def test_nothing_is_not_enough_data(wanted):
    answer = measure_demand(make_tables(forty()), wanted)
    assert isinstance(answer, NotEnoughData)
    assert (answer.n, answer.needed) == (0, 30)


def test_too_few_employers_are_not_enough_data():
    answer = measure_demand(make_tables([({"employer": "one"}, ["python"])] * 40))
    assert isinstance(answer, NotEnoughData)
    assert "only 1 employers" in answer.reason


def test_unknown_employers_are_clusters_of_one():
    assert measure_demand(make_tables([({"employer": ""}, ["python"])] * 40)).employers == 40


def test_empty_tables():
    tables = Tables(POSTINGS.empty_table(), SKILLS.empty_table())
    assert isinstance(measure_demand(tables), NotEnoughData)
    assert all(lack.n == 0 for _, lack in rank_tracks(tables, frozenset({"python"}))[1])


def test_chunks_with_different_dictionaries():
    one, two = make_tables(forty()), make_tables(forty(country="DE"))
    postings = pa.concat_tables([one.postings, two.postings])
    demand = measure_demand(Tables(postings, one.skills), Slice(countries=("DE",)))
    assert (demand.n, demand.skills) == (40, ())


def test_alternatives_are_one_requirement_and_soft_skills_none():
    tables = make_tables([({}, ["python", ("aws", "gcp"), {"skill": "communication", "kind": "soft"}])])
    assert set(read_requirements(tables, np.array([0]))[0]) == {frozenset({"python"}), frozenset({"aws", "gcp"})}


def test_ranks_the_track_whose_requirements_are_covered():
    research = [({"track": "research", "employer": f"r{i}"}, ["jax", "python"]) for i in range(40)]
    built = [({"employer": f"a{i}"}, ["python", ("aws", "gcp")]) for i in range(40)]
    fits, lacking = rank_tracks(make_tables(research + built), frozenset({"python", "gcp"}))
    assert [(f.track, f.share, f.n) for f in fits] == [("application", 1.0, 40), ("research", 0.5, 40)]
    assert [track for track, _ in lacking] == ["infrastructure"]


@pytest.mark.slow
def test_a_million_postings_in_seconds():
    rng, n, each = np.random.default_rng(3), 1_000_000, 25
    skills = rng.integers(0, 800, n * each)
    column = pa.DictionaryArray.from_arrays
    constant = {name: column(pa.array(np.zeros(n, np.int32)), [value]) for name, value in
                {"month": "2026-01", "language": "en"}.items()}  # fmt: skip
    employers = column(pa.array(rng.integers(0, 100_000, n).astype(np.int32)), [f"e{i}" for i in range(100_000)])
    postings = pa.table({**constant, "employer": employers, "chars": np.full(n, 900, np.int32)})
    rows = np.repeat(np.arange(n, dtype=np.int32), each)
    names = [f"s{i}" for i in range(800)]
    zeros = pa.array(np.zeros(n * each, np.int32))
    table = {"row": rows, "skill": column(pa.array(skills.astype(np.int32)), names)}
    facts = pa.table({**table, "need": column(zeros, ["required"]), "kind": column(zeros, ["tool"])})
    start = time.perf_counter()
    demand = measure_demand(Tables(postings, facts))
    assert time.perf_counter() - start < 30
    assert len(demand.skills) == 800
