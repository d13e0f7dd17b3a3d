"""Hours and prerequisites: what ships is sound, and a user's file overrides it or is refused with its lines."""

from pathlib import Path

import pytest

from orienteer.errors import TaxonomyError
from orienteer.taxonomy.learning_hours import find_cycle, load_learning
from orienteer.taxonomy.names import KINDS
from orienteer.taxonomy.vocabulary import load_vocabulary


def write(folder: Path, *lines: str) -> Path:
    path = folder / "mine.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_shipped_hours_are_ordered_and_sourced() -> None:
    table = load_learning().table
    assert len(table) >= 350
    assert [s for s, h in table.items() if not 0 < h.low <= h.mid <= h.high] == []
    assert [s for s, h in table.items() if not h.source.strip()] == []
    published = [h for h in table.values() if h.basis == "published"]
    assert len(published) >= 10
    assert all("(" in h.source for h in published), "a published figure names its course and its length"


def test_shipped_hours_are_of_hard_skills() -> None:
    skills = load_vocabulary().skills
    assert {skills[s].kind for s in load_learning().table} == {"language", "tool", "method"}


def test_a_skill_without_a_row_takes_the_median_of_its_kind() -> None:
    learning = load_learning()
    for kind in KINDS:
        hours = learning.hours("no-such-skill", kind)
        assert hours.basis == "estimate"
        assert "median" in hours.source
        assert 0 < hours.low <= hours.mid <= hours.high
    assert learning.hours("x", "language").mid > learning.hours("x", "tool").mid


def test_requirements_are_alternatives_in_sets() -> None:
    learning = load_learning()
    assert frozenset({"python"}) in learning.requires("pytorch")
    assert any("docker" in s for s in learning.requires("kubernetes"))
    assert any("llm" in s for s in learning.requires("langgraph"))
    assert any({"python", "typescript"} <= s for s in learning.requires("langgraph"))
    assert learning.requires("python") == ()


def test_shipped_requirements_are_acyclic_and_reach_ground() -> None:
    learning = load_learning()
    assert len(learning.needs) >= 150
    assert list(find_cycle(learning.needs)) == []
    held: set[str] = {s for s in load_vocabulary().skills if not learning.requires(s)}
    while grown := {s for s, sets in learning.needs.items() if s not in held and all(held & alt for alt in sets)}:
        held |= grown
    assert set(learning.needs) <= held


def test_nothing_requires_what_it_implies_alone() -> None:
    """A prerequisite that the skill itself brings would be met by taking the skill: no prerequisite."""
    vocabulary, learning = load_vocabulary(), load_learning()
    assert [s for s, sets in learning.needs.items() if any(s in alternatives for alternatives in sets)] == []
    assert all(s in vocabulary.skills for s in learning.needs)


def test_a_users_row_overrides_the_packages(tmp_path: Path) -> None:
    mine = load_learning(write(tmp_path, "skill,hours,requires", "python,12,", "rust,,python|go;git", "kubernetes,9,-"))
    assert (mine.hours("python", "language").low, mine.hours("python", "language").mid) == (12, 12)
    assert mine.hours("python", "language").source == "own figure"
    assert mine.requires("rust") == (frozenset({"python", "go"}), frozenset({"git"}))
    assert mine.hours("rust", "language") == load_learning().hours("rust", "language")
    assert mine.requires("kubernetes") == ()
    assert mine.hours("sql", "language") == load_learning().hours("sql", "language")


def test_all_bad_rows_are_named_with_their_lines(tmp_path: Path) -> None:
    path = write(tmp_path, "skill,hours_low,hours,hours_high", "nonsense,1,2,3", "python,9,4,12", "sql,1,many,3", "rust,-1,5,6",
                 "go,1,2,3", "java,,,")  # fmt: skip
    with pytest.raises(TaxonomyError) as error:
        load_learning(path)
    message = str(error.value)
    for line, word in [(2, "nonsense"), (3, "python"), (4, "sql"), (5, "rust")]:
        assert f"mine.csv line {line}: " in message
        assert word in message
    assert "line 6" not in message


def test_a_circle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match=r"mine\.csv line 2: .*circle.*python"):
        load_learning(write(tmp_path, "skill,requires", "python,pytorch"))


def test_other_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="line 1: columns"):
        load_learning(write(tmp_path, "skill,days", "python,3"))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TaxonomyError, match="cannot be read"):
        load_learning(tmp_path / "absent.csv")
