"""Transfer shortens hours by what is close: monotone, never below the low end, never a user's own figure."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fact_tables import make_tables
from orienteer.market.slices import Slice
from orienteer.plan.kinship import Kin, find_kin
from orienteer.plan.transfer import Transfer, shorten
from orienteer.profile.quotes import Quote, SkillEvidence
from orienteer.taxonomy.learning_hours import Hours, load_learning
from orienteer.taxonomy.vocabulary import Skill, Vocabulary, load_vocabulary


def show(skill, level="used", where="experience: Kite", text="Ran it for two years"):
    return SkillEvidence(skill, level, (Quote(text, where, (0, 3)),))


def near(closeness):
    return Kin("aws", "used", closeness, "choice", "Ran it for two years")


@st.composite
def hours(draw):
    low, mid, high = sorted(draw(st.lists(st.integers(1, 400), min_size=3, max_size=3)))
    return Hours(float(low), float(mid), float(high), "a course", "estimate")


@given(hours(), st.floats(0, 1), st.floats(0, 1))
def test_the_closer_the_fewer_hours_and_never_below_the_low_end(plain, one, other):
    less, more = (shorten(plain, near(c)) for c in sorted((one, other)))
    assert plain.low <= more.mid <= less.mid <= plain.mid
    assert more.low <= more.mid <= more.high <= plain.high
    assert (more.near is None) == (more.mid == plain.mid)
    assert more.table == plain.mid


def test_the_closest_makes_one_quick_and_half_as_close_half_of_it():
    plain = Hours(10.0, 30.0, 60.0, "a course", "estimate")
    assert [shorten(plain, near(c)).mid for c in (0.0, 0.5, 1.0)] == [30, 20, 10]
    assert shorten(plain, near(0.02)).near is None, "a saving of a few percent is no claim"


def test_a_users_own_figure_stands(tmp_path: Path):
    path = tmp_path / "mine.csv"
    path.write_text("skill,hours_low,hours,hours_high\ngcp,5,50,60\n", encoding="utf-8")
    mine = Transfer(load_learning(path), {"gcp": near(1.0), "azure": near(1.0)})
    assert (mine.hours("gcp", "tool").mid, mine.hours("gcp", "tool").own) == (50, True)
    azure = mine.hours("azure", "tool")
    assert azure.mid == azure.low < azure.table


def market():
    """Postings take AWS or GCP; Spark and Kafka are asked for with one company, PyTorch and CUDA with another."""
    clouds = [({"employer": f"c{i}"}, [("aws", "gcp"), "sql"]) for i in range(12)]
    data = [({"employer": f"d{i}"}, ["apache-spark", "apache-kafka", "sql", "etl"]) for i in range(40)]
    models = [({"employer": f"m{i}"}, ["pytorch", "cuda", "gpus", "python"]) for i in range(40)]
    return make_tables(clouds + data + models)


FLAT = Vocabulary({s: Skill(s, s, "tool", (s,)) for s in ("aws", "gcp", "sql", "apache-spark", "apache-kafka",
                                                         "pytorch", "cuda", "docker", "kubernetes")}, ())  # fmt: skip


class NoNeeds:
    def hours(self, skill_id, kind):
        return Hours(10.0, 20.0, 40.0, "a course", "estimate")

    def requires(self, skill_id):
        return (frozenset({"docker"}),) if skill_id == "kubernetes" else ()


def find(wanted, *shown, vocabulary=FLAT, learning=None):
    return find_kin(wanted, shown, market(), Slice(), vocabulary, learning or NoNeeds())


def test_what_postings_take_instead_is_close():
    found = find({"gcp"}, show("aws"))["gcp"]
    assert (found.skill, found.by, found.quote) == ("aws", "choice", "Ran it for two years")
    assert found.closeness == pytest.approx(1.0)


def test_named_counts_half_of_used():
    used, named = (find({"gcp"}, show("aws", level))["gcp"].closeness for level in ("used", "named"))
    assert named == pytest.approx(used / 2)


def test_company_is_close_by_half_and_strangers_are_not():
    found = find({"apache-kafka", "cuda"}, show("apache-spark"))
    assert found["apache-kafka"].by == "company"
    assert 0 < found["apache-kafka"].closeness <= 0.5
    assert "cuda" not in found


def test_what_a_known_skill_needs_is_as_good_as_known():
    assert find({"docker"}, show("kubernetes"))["docker"].by == "use"


def test_what_the_hours_presume_already_shortens_nothing():
    assert find({"kubernetes"}, show("docker")) == {}


def test_families_of_the_shipped_vocabulary():
    vocabulary, learning = load_vocabulary(), load_learning()
    pairs = {"vuejs": "react", "power-bi": "tableau", "weaviate": "pinecone"}
    for wanted, known in pairs.items():
        found = find({wanted}, show(known), vocabulary=vocabulary, learning=learning)[wanted]
        assert found.by == "family"
        assert found.closeness > 0.4, wanted
    assert find({"react"}, show("postgresql"), vocabulary=vocabulary, learning=learning) == {}


def test_the_line_quoted_is_that_of_work_before_that_of_a_list():
    listed = Quote("Python, AWS, SQL", "skills", (8, 11))
    both = replace(show("aws"), quotes=(listed, *show("aws").quotes))
    assert find({"gcp"}, both)["gcp"].quote == "Ran it for two years"


def test_a_heading_makes_no_family():
    """C++ and mobile development are both programming; that makes nobody quicker at either."""
    vocabulary, learning = load_vocabulary(), load_learning()
    for wanted, known in (("cpp", "mobile-development"), ("distributed-systems", "react"), ("agents", "sql")):
        assert find({wanted}, show(known), vocabulary=vocabulary, learning=learning) == {}
