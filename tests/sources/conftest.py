"""Reading small invented files, with what was refused and left out beside the postings."""

from collections.abc import Callable
from pathlib import Path

import pytest

from orienteer.sources.posting import Posting
from orienteer.sources.problem import Problem
from orienteer.sources.reading import ReadOptions, read_path

Reading = tuple[list[Posting], list[Problem], list[Problem]]
ReadFile = Callable[..., Reading]


@pytest.fixture
def read_file(tmp_path: Path) -> ReadFile:
    """Write bytes or text under a name, read the file, give postings, refusals and what was left out."""

    def read(name: str, content: bytes | str, **options: dict[str, str]) -> Reading:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        problems: list[Problem] = []
        postings = list(read_path(path, ReadOptions(**options), problems.append))
        assert all(problem.file == str(path) for problem in problems)
        refused = [problem for problem in problems if not problem.left_out]
        return postings, refused, [problem for problem in problems if problem.left_out]

    return read
