"""Projects that show a plan: every skill has one, chosen by what postings ask for together."""

from hypothesis import given
from hypothesis import strategies as st

from orienteer.plan.archetypes import GENERIC, find_generic, list_showing, load_archetypes
from orienteer.plan.projects import Wanting, choose_projects, list_main
from orienteer.taxonomy.names import HARD_KINDS
from orienteer.taxonomy.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def want(*postings):
    named = {row: frozenset(names) for row, names in enumerate(postings)}
    above = {name: VOCABULARY.closure(frozenset({name})) for name in frozenset().union(*named.values())}
    return Wanting(named, {row: row for row in named}, above)


def test_the_table_is_sound():
    table = load_archetypes()
    assert len(table) >= 40
    for archetype in table.values():
        generic = archetype.id.startswith(GENERIC)
        assert generic == (not archetype.skills)
        assert generic == ("{skill}" in archetype.name + archetype.build)
        assert len(archetype.done) >= 3, archetype.id
        assert 1 <= archetype.least <= max(len(archetype.skills), 1)
        assert archetype.hours > 0
    assert {f"{GENERIC}{kind}" for kind in HARD_KINDS} <= set(table)
    assert len({a.name for a in table.values()}) == len(table)


def test_every_skill_of_the_vocabulary_can_be_shown():
    for skill in VOCABULARY.skills.values():
        plain = find_generic(skill.id, skill.name, VOCABULARY)
        assert skill.name in plain.name
        assert "{" not in plain.build + plain.name


def test_a_language_shows_none_of_its_libraries():
    named = {a.id for a in list_showing("pandas", VOCABULARY)}
    assert "forecast" in named
    assert "open-source" not in named, "a project in Python need not show pandas"


def test_one_project_for_several_steps_wins():
    postings = [["rag", "embeddings", "llm"]] * 6 + [["langgraph", "agents", "mcp"]] * 5
    learned = {"rag": 2, "embeddings": 3, "agents": 5, "mcp": 7}
    found = choose_projects(learned, frozenset({"llm"}), want(*postings), VOCABULARY)
    assert [(p.id, p.shows, p.month, p.n) for p in found] == [
        ("answering-service", ("rag", "embeddings"), 3, 6),
        ("agent-with-tools", ("agents", "mcp"), 7, 5),
    ]
    assert "llm" in found[0].uses
    assert (found[0].of, found[0].employers) == (11, 6)


def test_what_a_name_implies_is_no_second_name():
    """RAG implies embeddings and retrieval: a posting that names it alone asks for no whole project."""
    found = choose_projects({"rag": 1}, frozenset(), want(*[["rag"]] * 9), VOCABULARY)
    assert found[0].id == "any-method"
    assert found[0].n == 9


def test_the_fit_to_the_market_decides_between_two():
    learned = {"kubernetes": 1}
    cluster = choose_projects(learned, frozenset(), want(*[["kubernetes", "helm", "argo-cd"]] * 4), VOCABULARY)
    serving = choose_projects(learned, frozenset(), want(*[["kubernetes", "vllm", "llm-inference"]] * 4), VOCABULARY)
    assert (cluster[0].id, serving[0].id) == ("cluster", "model-service")


@given(st.lists(st.sampled_from(sorted(VOCABULARY.skills)), min_size=1, max_size=8, unique=True))
def test_every_step_is_shown_exactly_once(skills):
    learned = {skill: month for month, skill in enumerate(skills, 1)}
    found = choose_projects(learned, frozenset(), want(["python", "rag"], ["docker"]), VOCABULARY)
    assert sorted(s for p in found for s in p.shows) == sorted(skills)
    assert all(p.month == max(learned[s] for s in p.shows) for p in found)
    main = list_main(found, 2)
    assert len(main) == min(2, len(found))
    assert all(len(p.shows) <= min(len(m.shows) for m in main) for p in found if p not in main)
