"""No file crashes a reader of postings: every row is a posting, refused or left out, whatever stands in it."""

import gzip
import io
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clock import assert_linear
from orienteer.sources.boards import load_boards
from orienteer.sources.composing import clean_text, line_of
from orienteer.sources.posting import Posting
from orienteer.sources.problem import Problem
from orienteer.sources.reading import ReadOptions, read_path

ODD = st.sampled_from(
    ("http://[", "https://[x]/y", "2026-13-45", "99999999999999", "Mon, 99 Foo 2026", "9" * 400, "$1e999", "\ud800", "\x00", "<b>", "&#0;", "&#xd800;", "[", "|",
     "Engineer | Remote | $1", "• a • b • c", "jo [at] x dot y", "{{", "nan", "\u2028", "Python Engineer", "x" * 300)
)  # fmt: skip
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), ODD)
KEYS = sorted(
    {key for board in load_boards().values() for key in board.keys}
    | {key for board in load_boards().values() for rule in board.rules for key in rule.path.split(".") if key}
    | {"hits", "children", "id", "type", "source", "jobs", "text", "text_html", "title", "company", "description", "time", "parent", "kids", "comment_text", "objectID", "@type", "@graph"}
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)),
    max_leaves=25,
)
ITEMS = st.one_of(
    *(
        st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5).flatmap(
            lambda more, keys=board.keys: st.fixed_dictionaries(dict.fromkeys(keys, VALUES)).map(lambda d: {**more, **d})
        )
        for board in load_boards().values()
    ),
    st.fixed_dictionaries({"id": VALUES, "type": VALUES, "text": VALUES}),
    st.fixed_dictionaries({"title": VALUES, "company": VALUES, "description": VALUES, "date": VALUES, "salary_min": VALUES}),
)  # fmt: skip


def read_all(path: Path) -> list[Posting]:
    """Read a file whole; every posting is text throughout, and has an id."""
    problems: list[Problem] = []
    postings = list(read_path(path, ReadOptions(), problems.append))
    assert postings or problems
    for posting in postings:
        texts = (posting.id, posting.title, posting.company, posting.description, posting.location, posting.url)
        assert all(isinstance(text, str) for text in (*texts, *posting.fields.values()))
        assert posting.id
        "".join(texts).encode()
    return postings


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=50)


@quiet
@given(items=st.lists(ITEMS, min_size=1, max_size=3), way=st.integers(0, 4))
def test_any_values_in_any_fields_of_json(tmp_path: Path, items: list[Any], way: int) -> None:
    shapes: list[Callable[[], Any]] = [
        lambda: items, lambda: {"jobs": items}, lambda: {"data": {"items": items}, "results": items}, lambda: {"hits": items},
        lambda: {"id": 1, "type": "story", "title": "x", "children": items},
    ]  # fmt: skip
    read_all(write(tmp_path, "x.json", json.dumps(shapes[way]())))
    read_all(write(tmp_path, "x.jsonl", "\n".join(map(json.dumps, [*items, 3, []])) + "\n{broken\n"))


@quiet
@given(record=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8), url=ODD)
def test_any_values_in_a_job_page(tmp_path: Path, record: dict[str, Any], url: str) -> None:
    data = json.dumps({"@type": "JobPosting", "title": "Engineer", "url": url, **record})
    page = f"<html><link rel=canonical href='{url}'><script type='application/ld+json'>{data}</script></html>"
    read_all(write(tmp_path, "x.html", page))


@quiet
@given(text=st.text(max_size=300) | st.text(st.sampled_from('a",;\t|\n\r\x00 '), max_size=200))
def test_any_table_of_text(tmp_path: Path, text: str) -> None:
    read_all(write(tmp_path, "x.csv", "title,company,description\nEngineer,Acme,Python\n" + text))
    read_all(write(tmp_path, "y.csv", text))
    read_all(write(tmp_path, "x.xml", "<rss><channel><item><title>" + text))


def sample_files() -> dict[str, bytes]:
    """One small file of each format."""
    rows = [
        {"title": "Data Engineer", "company": "Larkfield", "description": "Python and SQL. " * 20, "date": "2026-03-01"}
    ] * 3
    table = pa.Table.from_pylist([{**row, "posted": i} for i, row in enumerate(rows)])
    parquet = io.BytesIO()
    pq.write_table(table, parquet)
    text = json.dumps(rows)
    feed = "<?xml version='1.0'?><rss><channel><item><title>Acme: Engineer</title><guid>https://x.example/1</guid><region>Anywhere</region><description>&lt;b&gt;Go</description></item></channel></rss>"
    page = f"<html><script type='application/ld+json'>{json.dumps({'@type': 'JobPosting', **rows[0]})}</script><p>x"
    lines = "\n".join(map(json.dumps, rows))
    csv = "title,company,description\n" + 'Engineer,Acme,"We use ""Go""\nand SQL"\n' * 3
    plain = {"x.json": text, "x.jsonl": lines, "x.csv": csv, "x.html": page, "x.xml": feed}
    files = {name: content.encode() for name, content in plain.items()}
    return {
        **files,
        "x.parquet": parquet.getvalue(),
        "x.csv.gz": gzip.compress(csv.encode()),
        "u.csv": csv.encode("utf-16"),
    }


@pytest.mark.parametrize("name", sample_files())
def test_damaged_files_are_read_or_refused(tmp_path: Path, name: str) -> None:
    whole, chance = sample_files()[name], random.Random(7)
    assert read_all(write(tmp_path, name, whole))
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 6)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        read_all(
            write(tmp_path, name, bytes(damaged[: chance.choice((len(damaged), chance.randrange(1, len(damaged))))]))
        )


LONG = (
    "a.", "a.b@", "@", "a at b ", "jo [at] ", " dot ", "+1 ", "tel 0", " ", "\t", "\n", " \n", "•", "• ", " •", "[", "(", "[YC ", "((YC", ",", ", ", "|", " | ", "/", "and or ", "-", "– ", "<", "<b>", "<ul><li>",
    "</p>", "&", "&amp;", "&lt;", "<!--", "<br>", "Â", "Ã©", "x", "A ", "Engineer ", "Engineer, ", "www.", "(www.a.b ", "http://", "a-\n", "word and words\n", "1", "1,", "\u00a0", "- a\n",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", LONG)
def test_time_grows_with_the_length_alone(tmp_path: Path, unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * size)[:size]
        comment = {
            "id": 1,
            "type": "comment",
            "by": "x",
            "text": "Acme | Engineer | Remote | " + text + " jo [at] x dot io • <p>" + text,
            "time": 1700000000,
        }
        start = time.process_time()
        clean_text(text + " dot • ")
        clean_text("<p>" + text)
        line_of(text + " dot ")
        read_all(write(tmp_path, "x.json", json.dumps([comment])))
        read_all(write(tmp_path, "x.csv", "title,company,description\n" + text))
        read_all(write(tmp_path, "x.html", f"<html><script type='application/ld+json'>{text}</script>"))
        return time.process_time() - start

    seconds(1000)
    assert_linear(seconds, 20_000, 80_000, floor=0.05)


@pytest.mark.parametrize("inside", ["[", '{"name":', '{"title":['])
def test_values_within_values_are_refused(tmp_path: Path, inside: str) -> None:
    for depth in (50, 400, 800, 1000, 5000):
        deep = inside * depth + "1" + "".join({"[": "]", "{": "}"}[c] for c in reversed(inside * depth) if c in "[{")
        read_all(write(tmp_path, "x.json", '[{"title": ' + deep + ', "company": "Acme", "description": "Python"}]'))
        read_all(write(tmp_path, "x.html", f"<script type='application/ld+json'>{deep}</script>"))


def test_long_lists_in_a_page_take_no_quadratic_time(tmp_path: Path) -> None:
    data = json.dumps([0] * 300_000 + [{"@type": "JobPosting", "title": "Engineer"}])
    start = time.process_time()
    assert read_all(write(tmp_path, "x.html", f"<html><script type='application/ld+json'>{data}</script>"))
    assert time.process_time() - start < 3
