from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import write_posting, write_text

from orienteer.corpus.content import COLUMNS, hash_content, pack_postings
from orienteer.corpus.copies import (
    WINDOW,
    Trait,
    connect,
    group_copies,
    is_copy,
    number_rows,
    pair_neighbours,
    propose_pairs,
    rank,
)
from orienteer.corpus.titles import normalise_title
from orienteer.sources.posting import Posting


def traits_of(postings: list[Posting]) -> list[Trait]:
    """The traits of postings, which must be in the order of their ids."""
    assert [p.id for p in postings] == sorted(p.id for p in postings)
    identity, signature = COLUMNS.index("identity"), COLUMNS.index("signature")
    rows = zip(postings, pack_postings([(p, hash_content(p)) for p in postings]), strict=True)
    return [Trait(p.title, p.location, p.posted_at, row[identity], row[signature]) for p, row in rows]


def firsts_of(*postings: Posting) -> dict[str, str]:
    """The id of the first of its group for the id of each posting."""
    return {
        p.id: postings[first].id for p, first in zip(postings, group_copies(traits_of(list(postings))), strict=True)
    }


def groups_of(*postings: Posting) -> list[set[str]]:
    firsts = firsts_of(*postings)
    return sorted(({i for i in firsts if firsts[i] == f} for f in set(firsts.values())), key=min)


def change_words(text: str, every: int) -> str:
    words = text.split(" ")
    return " ".join("elsewhere" if i % every == every - 1 else word for i, word in enumerate(words))


ONE = write_posting(1, id="a", title="ML Engineer", posted_at="2026-02-03", location="Berlin")


def test_the_same_job_in_three_places_is_one_group_led_by_the_earliest() -> None:
    leeds = replace(ONE, id="b", title="ML Engineer - Leeds", location="Leeds", posted_at="2026-01-20")
    remote = replace(ONE, id="c", title="ML Engineer (Remote)", location="Remote", posted_at="2026-03-01")
    other = write_posting(2, id="d")
    assert firsts_of(ONE, leeds, remote, other) == {"a": "b", "b": "b", "c": "b", "d": "d"}


def test_near_texts_are_copies_only_under_one_title() -> None:
    near = change_words(ONE.description, 60)
    assert groups_of(ONE, replace(ONE, id="b", description=near)) == [{"a", "b"}]
    assert groups_of(ONE, replace(ONE, id="b", title="ML Platform Engineer", description=near)) == [{"a"}, {"b"}]


def test_far_texts_are_no_copies_even_under_one_title() -> None:
    assert groups_of(ONE, replace(ONE, id="b", description=change_words(ONE.description, 6))) == [{"a"}, {"b"}]


def test_two_grades_of_one_text_are_two_jobs() -> None:
    senior = replace(ONE, id="b", title="Senior ML Engineer")
    assert groups_of(ONE, senior, replace(ONE, id="c", title="Sr ML Engineer")) == [{"a"}, {"b", "c"}]


def test_an_employers_boilerplate_does_not_glue_its_jobs() -> None:
    boilerplate = write_text(99, 14)
    jobs = [replace(ONE, id=f"j{i:02}", description=write_text(i, 14) + "\n" + boilerplate) for i in range(30)]
    assert len(groups_of(*jobs)) == 30


def test_postings_without_text_are_grouped_when_all_they_say_is_equal() -> None:
    bare = replace(ONE, description="", id="a")
    again = replace(bare, id="b", posted_at="2026-09-09", url="https://elsewhere.invalid", title="ML  engineer")
    for other in (
        replace(bare, id="c", location="Leeds"),
        replace(bare, id="c", company="Another Ltd"),
        replace(bare, id="c", source="another-board"),
        replace(bare, id="c", fields={"pay_min": "1"}),
        replace(bare, id="c", title="Data Engineer"),
        replace(bare, id="c", description="Apply on our site."),
    ):
        assert groups_of(bare, again, other) == [{"a", "b"}, {"c"}]


def test_short_texts_are_never_near_copies() -> None:
    short = replace(ONE, description="Apply on our site, we are great.")
    assert groups_of(short, replace(short, id="b", company="Another Ltd")) == [{"a"}, {"b"}]


def test_copies_across_boards_are_one_group() -> None:
    assert groups_of(ONE, replace(ONE, id="b", source="other", company="Fernweh (YC W18)")) == [{"a", "b"}]


def test_a_thousand_copies_are_one_group_with_bounded_work() -> None:
    many = traits_of([replace(ONE, id=f"{i:04}", location=f"Town {i}") for i in range(1000)])
    assert set(group_copies(many)) == {0}
    signatures = np.frombuffer(b"".join(t.signature or b"" for t in many), "<u4").reshape(1000, -1)
    proposed = sum(pairs.shape[1] for pairs in propose_pairs(signatures, np.zeros(1000, np.int64)))
    assert 999 <= proposed <= 1000 * WINDOW


def test_roles_that_share_one_text_stay_apart() -> None:
    roles = ("Backend Engineer", "Frontend Engineer", "Data Scientist", "Applied Data Scientist, Berlin")
    assert groups_of(*(replace(ONE, id=f"{i}", title=t) for i, t in enumerate(roles))) == [{"0"}, {"1"}, {"2", "3"}]


def search_copies(traits: list[Trait]) -> list[int]:
    """What `group_copies` says, by comparing every posting with every other."""
    near = [pair for pair in combinations(range(len(traits)), 2) if are_copies(*(traits[i] for i in pair))]
    labels = connect(len(traits), *np.array(near, np.int64).reshape(-1, 2).T).tolist()
    groups = [[i for i, other in enumerate(labels) if other == label] for label in labels]
    return [min(group, key=lambda i: (traits[i].since, i)) for group in groups]


def are_copies(one: Trait, other: Trait) -> bool:
    if not one.signature or not other.signature:
        return one.identity == other.identity
    likeness = np.mean(np.frombuffer(one.signature, "<u4") == np.frombuffer(other.signature, "<u4"))
    titles = (normalise_title(t.title, t.location) for t in (one, other))
    return one.identity == other.identity or is_copy(float(likeness), *titles)


TEXTS = [
    ONE.description,
    change_words(ONE.description, 60),
    change_words(ONE.description, 6),
    write_text(7),
    "",
    "Short.",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 3), st.integers(0, 2)), max_size=14))
def test_groups_are_those_of_comparing_every_pair(picks: list[tuple[int, int, int]]) -> None:
    titles = ("ML Engineer", "Senior ML Engineer", "ML Engineer, Berlin")
    traits = traits_of(
        [
            replace(ONE, id=f"{i:02}", description=TEXTS[text], posted_at=f"2026-0{month}", title=titles[title])
            for i, (text, month, title) in enumerate(picks)
        ]
    )
    assert group_copies(traits).tolist() == search_copies(traits)


@settings(deadline=None)
@given(st.integers(1, 30).flatmap(lambda n: st.tuples(st.just(n), st.lists(st.tuples(*[st.integers(0, n - 1)] * 2)))))
def test_components_are_those_of_a_plain_search(case: tuple[int, list[tuple[int, int]]]) -> None:
    n, edges = case
    left, right = np.array(edges, np.int64).reshape(-1, 2).T
    expected = list(range(n))
    for _ in range(n):
        for a, b in edges:
            expected[a] = expected[b] = min(expected[a], expected[b])
    assert connect(n, left, right).tolist() == expected


def test_neighbours_share_a_key_and_stand_within_the_window() -> None:
    pairs = pair_neighbours(np.array([7, 3, 7, 7, 3, 9]), 1)
    assert sorted(map(tuple, pairs.T.tolist())) == [(0, 2), (1, 4), (2, 3)]
    assert sorted(map(tuple, pair_neighbours(np.array([7, 3, 7, 7]), 5).T.tolist())) == [(0, 2), (0, 3), (2, 3)]
    assert pair_neighbours(np.array([], np.int64), 3).shape == (2, 0)


@given(
    st.lists(st.text(max_size=2), unique=True), st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=9)
)
def test_numbers_keep_the_order_of_texts_and_the_likeness_of_rows(
    texts: list[str], rows: list[tuple[int, int]]
) -> None:
    assert rank(texts).tolist() == [sorted(texts).index(text) for text in texts]
    numbers = number_rows(np.array(rows, np.uint64).reshape(-1, 2)).tolist()
    assert [[a == b for a in rows] for b in rows] == [[a == b for a in numbers] for b in numbers]
