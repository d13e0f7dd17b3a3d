import numpy as np

from fact_tables import make_tables
from orienteer.market.demand import NotEnoughData
from orienteer.market.families import Families, find_families


def clouds(i):
    return [("aws", "gcp", "azure"), ("aws", "gcp"), ("aws", "azure")][i % 3]


def market():
    """Sixty postings of thirty employers; each offers a choice of clouds, every second one of frameworks."""
    frameworks = ("pytorch", "tensorflow")
    return make_tables(
        [({"employer": f"e{i % 30}"}, ["python", clouds(i), *([frameworks] if i % 2 else [])]) for i in range(60)]
    )


def test_families_are_what_postings_offer_as_alternatives():
    found = find_families(market())
    assert isinstance(found, Families)
    names = [{m.skill for m in f.members} for f in found.families]
    assert names == [{"aws", "gcp", "azure"}, {"pytorch", "tensorflow"}]
    first, second = found.families
    assert (first.n, first.employers, found.offering) == (60, 30, 60)
    assert (second.n, second.employers) == (30, 15)
    assert [(m.skill, m.n) for m in first.members] == [("aws", 60), ("azure", 40), ("gcp", 40)]


def test_families_stay_apart_though_a_posting_offers_both():
    assert not any({"aws", "pytorch"} <= {m.skill for m in f.members} for f in find_families(market()).families)


def test_a_chain_of_chance_joins_no_families():
    """One posting in forty that puts React among the clouds does not make it one."""
    postings = [({"employer": f"e{i}"}, [clouds(i), ("react", "vuejs")]) for i in range(80)]
    postings += [({"employer": f"x{i}"}, [("aws", "react")]) for i in range(2)]
    families = find_families(make_tables(postings)).families
    assert sorted(sorted(m.skill for m in f.members) for f in families) == [["aws", "azure", "gcp"], ["react", "vuejs"]]


def test_a_heading_is_no_alternative():
    """Cloud, which AWS implies, stands in the lists beside it and joins nothing."""
    lists = [("cloud", "aws"), ("cloud", "gcp"), ("aws", "gcp")]
    postings = [({"employer": f"e{i}"}, [lists[i % 3]]) for i in range(60)]
    assert [{m.skill for m in f.members} for f in find_families(make_tables(postings)).families] == [{"aws", "gcp"}]


def test_one_employer_that_repeats_itself_makes_no_family():
    postings = [({"employer": f"e{i}"}, [clouds(i)]) for i in range(60)]
    postings += [({"employer": "one"}, [("rust", "cobol")])] * 20
    assert [{m.skill for m in f.members} for f in find_families(make_tables(postings)).families] == [
        {"aws", "gcp", "azure"}
    ]


def test_plain_requirements_make_no_family():
    found = find_families(make_tables([({"employer": f"e{i}"}, ["aws", "gcp"]) for i in range(40)]))
    assert (found.families, found.offering) == ((), 0)
    assert isinstance(find_families(make_tables([({}, ["aws"])] * 3)), NotEnoughData)


def test_rows_in_any_order_give_the_same_families():
    rng = np.random.default_rng(3)
    rows = [({"employer": f"e{i % 30}"}, [clouds(i), ("pytorch", "tensorflow")]) for i in range(60)]
    shuffled = [rows[i] for i in rng.permutation(60)]
    assert find_families(make_tables(rows)).families == find_families(make_tables(shuffled)).families
