"""The same facts in the same order, however many postings are read at once, by whichever reader, on how many processes."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orienteer.extraction import parallel
from orienteer.extraction.extract import encode_line, extract_all, extract_facts
from orienteer.extraction.parallel import keep_facts, open_extractor
from orienteer.sources.posting import Posting

PARTS = (
    "Senior ", "Data Engineer", "Requirements\n", "Nice to have: ", "- Python, Go and AWS or GCP\n", "5+ years of SQL. ",
    "A PhD in physics is a plus. ", "$120k - $150k a year\n", "Remote (US or Canada only). ", "Two days a week in our Berlin office. ",
    "We raised $30M. ", "Wir suchen dich: 60.000 bis 70.000 € brutto im Jahr. ", "Stack: C++, .NET, R\n", "👉 ", "\u00a0", "İ",
    "You will build pipelines with Spark and talk to customers. ", "no Java needed; ",
)  # fmt: skip
bodies = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=6)), max_size=40).map("".join)
postings = st.builds(
    lambda title, body: Posting(title[:3], "", title, "Acme", body, "Berlin"), st.sampled_from(PARTS), bodies
)


def shuffle_postings(count: int) -> list[Posting]:
    """Postings of all parts, the same ones every time."""
    chance = random.Random(3)
    return [
        Posting(str(i), "", chance.choice(PARTS), "Acme", "".join(chance.choices(PARTS, k=chance.randrange(60))), "NYC")
        for i in range(count)
    ]


def run(given_postings: Sequence[Posting], jobs: int, batch: int) -> list[bytes]:
    with open_extractor(encode_line, jobs=jobs) as extract:
        return [line for i in range(0, len(given_postings), batch) for line in extract(given_postings[i : i + batch])]


@given(st.lists(postings, max_size=8))
def test_many_at_once_give_the_facts_of_one_by_one(many: list[Posting]) -> None:
    assert list(extract_all(many)) == [extract_facts(posting) for posting in many]


@pytest.mark.slow
def test_neither_batches_nor_processes_nor_the_reader_change_a_fact() -> None:
    many = shuffle_postings(450)
    plain = [encode_line(extract_facts(posting)) for posting in many]
    for jobs, batch in ((1, 450), (1, 7), (2, 450), (2, 33), (3, 101)):
        assert run(many, jobs, batch) == plain


@pytest.mark.slow
@settings(max_examples=25)
@given(st.lists(postings, max_size=30), st.integers(1, 40))
def test_the_compiled_reader_takes_over_unnoticed(many: list[Posting], few: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parallel, "FEW", few)
        assert run(many, 1, 5) == [encode_line(extract_facts(posting)) for posting in many]


def test_few_postings_start_no_process() -> None:
    with open_extractor(keep_facts, jobs=4, expected=3) as extract:
        assert extract([]) == []
        assert [facts.id for facts in extract(shuffle_postings(3))] == ["0", "1", "2"]
