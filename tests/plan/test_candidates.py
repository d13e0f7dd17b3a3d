from orienteer.market.asks import Requirement
from orienteer.plan.candidates import choose_candidates

RUST, GO, ANY = frozenset({"rust"}), frozenset({"go"}), frozenset({"aws", "gcp"})


def ask(*rows: tuple[Requirement, ...]) -> dict[int, tuple[Requirement, ...]]:
    return dict(enumerate(rows))


def test_a_skill_needs_enough_employers_not_postings() -> None:
    asked = ask((RUST,), (RUST,), (RUST,), (GO,), (GO,))
    found = choose_candidates(asked, frozenset(), ["a", "a", "a", "b", "c"], 2, 0.0)
    assert found.skills == {"go"}
    assert (found.floor, found.rare) == (2, 1)


def test_the_share_raises_the_floor() -> None:
    asked = ask(*[(RUST,)] * 4, *[(GO,)] * 96)
    employers = [str(i) for i in range(100)]
    assert choose_candidates(asked, frozenset(), employers, 1, 0.05).skills == {"go"}
    assert choose_candidates(asked, frozenset(), employers, 1, 0.04).skills == {"go", "rust"}


def test_what_is_held_and_what_an_alternative_meets_is_no_candidate() -> None:
    found = choose_candidates(ask((ANY, RUST), (ANY, RUST)), frozenset({"gcp"}), ["a", "b"], 2, 0.0)
    assert found.skills == {"rust"}


def test_an_unknown_employer_counts_as_one_each_time() -> None:
    assert choose_candidates(ask((GO,), (GO,)), frozenset(), ["", ""], 2, 0.0).skills == {"go"}
