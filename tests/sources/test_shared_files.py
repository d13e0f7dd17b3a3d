"""Every shared file of postings is read, with every row accounted for."""

import csv
import gzip
import io
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from orienteer.sources.posting import Posting
from orienteer.sources.problem import Problem
from orienteer.sources.reading import ReadOptions, expand_paths, read_path

pytestmark = pytest.mark.slow


def rows_in(path: Path) -> int:
    """Rows, items or pages of a file, counted without the code under test."""
    if path.suffix == ".parquet":
        return int(pq.read_metadata(path).num_rows)
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    if ".csv" in path.suffixes:
        return sum(1 for row in csv.reader(io.StringIO(data.decode(), newline="")) if row) - 1
    if ".jsonl" in path.suffixes:
        return len(data.splitlines())
    if path.suffix == ".json":
        answer = json.loads(data)
        return max(
            len(value)
            for value in (answer.values() if isinstance(answer, dict) else [answer])
            if isinstance(value, list)
        )
    return data.count(b"<item>") if path.suffix == ".xml" else 1


@pytest.mark.parametrize("folder", ["postings", "recordings", "pages"])
def test_rows_in_are_postings_refused_and_left_out(shared: Path, folder: str) -> None:
    files = expand_paths([shared / "data" / folder])
    assert len(files) >= 10
    for file in files:
        problems: list[Problem] = []
        postings = list(read_path(file, ReadOptions(), problems.append))
        further_roles = sum(bool(re.search(r"^hn:\d+#([2-9]|\d\d)$", posting.id)) for posting in postings)
        assert rows_in(file) == len(postings) - further_roles + len(problems), file.name
        assert len({posting.id for posting in postings}) == len(postings), file.name
        _look_clean(postings)


def _look_clean(postings: list[Posting]) -> None:
    for posting in postings:
        assert posting.title, posting.id
        assert re.fullmatch(r"(\d{4}-\d{2}(-\d{2})?)?", posting.posted_at), posting.id
        assert not re.search(r"</?(p|li|ul|div|br|span)\b[^<>]*>|&(amp|nbsp|#x27);", posting.description), posting.id
        assert not re.search(r"\w@\w+\.(com|io|org|co|ai)\b", re.sub(r"\S*(/|@\[|:)\S*", "", posting.description)), (
            posting.id
        )


def test_the_built_in_file_is_unwrapped_and_no_other_table_is(shared: Path) -> None:
    folder = shared / "data" / "postings"
    built_in = list(read_path(folder / "builtin-ai-2026-02-04.jsonl.gz", ReadOptions(), print))
    assert sum(max(map(len, posting.description.split("\n"))) > 70 for posting in built_in) == len(built_in) == 894


def test_job_pages_without_a_posting_are_the_ones_refused(shared: Path) -> None:
    problems: list[Problem] = []
    for file in expand_paths([shared / "data" / "pages"]):
        list(read_path(file, ReadOptions(), problems.append))
    assert sorted(Path(problem.file).stem.split("_")[0] for problem in problems) == [
        "decathlon",
        "jobylon",
        "peoplestrong",
    ]
    assert all("JobPosting" in problem.reason or "schema.org" in problem.reason for problem in problems)
