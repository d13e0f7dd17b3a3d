"""The tables of packages, signs and languages, and the readers of manifests and imports."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orienteer.profile.repository.history import parse_commit, unquote
from orienteer.profile.repository.imports import find_uses, join_cells, list_imports
from orienteer.profile.repository.manifests import find_dependencies
from orienteer.profile.repository.repository import PracticeName
from orienteer.profile.repository.tables import (
    find_package,
    is_left_out,
    load_languages,
    load_packages,
    load_signs,
)
from orienteer.profile.repository.text import quote_line
from orienteer.taxonomy.vocabulary import load_vocabulary

PRACTICES = set(PracticeName.__args__) | {""}


def test_every_skill_of_the_tables_is_in_the_vocabulary() -> None:
    declared, imported = load_packages()
    skills = [s for package in (*declared.values(), *imported.values()) for s in package.skills]
    skills += [s for sign in load_signs() for s in sign.skills]
    skills += [entry.skill for entry in load_languages().values() if entry.skill]
    assert len(declared) > 800
    assert len(set(skills)) > 500
    assert set(skills) <= set(load_vocabulary().skills)
    assert {p.practice for p in declared.values()} | {s.practice for s in load_signs()} <= PRACTICES


@pytest.mark.parametrize(
    ("ecosystem", "name", "skills"),
    [
        ("pypi", "Scikit_Learn", ("scikit-learn",)),
        ("pypi", "psycopg2-binary", ("postgresql", "psycopg2")),
        ("npm", "@langchain/langgraph", ("langgraph",)),
        ("pypi", "skorch", None),
        ("pypi", "wasabi-nothing", None),
        ("docker", "someone/metabase", ("metabase",)),
        ("docker", "postgres", ("postgresql",)),
        ("go", "github.com/nobody/redis", None),
    ],
)
def test_packages_are_found_by_name(ecosystem: str, name: str, skills: tuple[str, ...] | None) -> None:
    package = find_package(ecosystem, name)
    assert (package.skills if package else None) == skills


MANIFESTS: dict[str, tuple[str, str]] = {
    "requirements-dev.txt": ("torch[cuda]>=2 ; python_version > '3.9'\n# numpy\n-e .\nfastapi @ git+https://x\n", "torch fastapi"),
    "pyproject.toml": ('[tool.poetry.dependencies]\npython = "^3.11"\nflask = "*"\n[tool.poetry.group.dev.dependencies]\nmypy = "1"\n[dependency-groups]\ntest = ["pytest", {include-group = "x"}]\n', "pytest flask mypy"),
    "Pipfile": ('[packages]\nrequests = "*"\n[dev-packages]\nblack = "*"\n', "requests black"),
    "setup.cfg": ("[metadata]\nname = x\n[options]\ninstall_requires =\n    numpy>=1\n    pandas\n[options.extras_require]\ndev =\n    pytest\n", "numpy pandas pytest"),
    "setup.py": ("setup(install_requires=['numpy>1'], extras_require={'a': ['dask']})\n", "numpy dask"),
    "environment.yml": ("name: ml\ndependencies:\n  - python=3.11\n  - conda-forge::pytorch=2\n  - pip:\n      - wandb==0.1\n", "pytorch wandb"),
    "web/package.json": ('{"dependencies": {"next": "14"}, "devDependencies": {"jest": "1"}}', "next jest"),
    "go.mod": ("module x\n\nrequire (\n\tgithub.com/gin-gonic/gin v1.9.0\n\tgolang.org/x/net v0.1 // indirect\n)\n",
               "github.com/gin-gonic/gin golang.org/x/net"),
    "Cargo.toml": ('[package]\nname = "x"\n[dependencies]\ntokio = { version = "1" }\n[dev-dependencies]\ncriterion = "0.5"\n', "tokio criterion"),
    "pom.xml": ("<dependency>\n<groupId>org.apache.spark</groupId>\n</dependency>", "org.apache.spark"),
    "build.gradle.kts": ('dependencies {\n    implementation("io.grpc:grpc-core:1.6")\n}\n', "io.grpc"),
    "api.Dockerfile": ("FROM --platform=linux/amd64 docker.io/library/python:3.12 AS build\nFROM nvidia/cuda:12\n", "python nvidia/cuda"),
    "docker-compose.prod.yml": ("services:\n  db:\n    image: 'pgvector/pgvector:pg16'\n", "pgvector/pgvector"),
}  # fmt: skip


@pytest.mark.parametrize("path", MANIFESTS)
def test_manifests_declare(path: str) -> None:
    text, names = MANIFESTS[path]
    found = find_dependencies(path, text)
    assert [d.name for d in found] == names.split()
    lines = text.splitlines()
    assert all(d.name in lines[d.line - 1] for d in found)


@settings(max_examples=60)
@given(st.sampled_from(sorted(MANIFESTS)), st.text(max_size=80))
def test_no_manifest_crashes_its_reader(path: str, text: str) -> None:
    assert isinstance(find_dependencies(path, text), list)
    assert isinstance(join_cells(text), str)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(("import torch", "from sklearn.metrics import f1_score", "import os, numpy as np", "x = 1",
                                 "    import pandas", "# import jax", '"""', "from . import x", "from torch import (")), max_size=8))  # fmt: skip
def test_lines_that_look_like_imports_are_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    for use in find_uses("Python", text):
        line = text[text.rfind("\n", 0, use.start) + 1 : use.end]
        assert line.lstrip().startswith(("import", "from"))
    assert list_imports(text) is None or list_imports(text) <= set(range(1, len(lines) + 1))


def test_a_module_shows_what_it_lies_in() -> None:
    names = [use.package.name for use in find_uses("Python", "from sklearn.metrics import f1_score, recall_score\n")]
    assert set(names) == {"scikit-learn", "sklearn.metrics"}
    assert [u.package.name for u in find_uses("Python", "from google.cloud import bigquery, storage\n")] == [
        "google-cloud-bigquery",
        "google-cloud-storage",
    ]
    assert not list(find_uses("Python", "import torch\n", frozenset({"torch"})))


@pytest.mark.parametrize(
    ("path", "left"),
    [
        ("web/node_modules/a/index.js", True), ("vendor/x.go", True), ("poetry.lock", True), ("static/jquery-3.1.min.js", True),
        ("api/service_pb2.py", True), ("shop/migrations/0001_initial.py", True), ("src/env/maze.py", False),
        ("src/vendor_prices.py", False), ("build/plan.py", False), ("react.js", True), ("reaction.js", False),
    ],
)  # fmt: skip
def test_what_is_left_out(path: str, left: bool) -> None:
    assert is_left_out(path) == left


@given(st.text(max_size=400), st.integers(0, 400), st.integers(0, 400))
def test_a_quote_holds_its_span(text: str, one: int, two: int) -> None:
    line = text.replace("\n", " ")
    start, end = sorted((min(one, len(line)), min(two, len(line))))
    quote, (first, last) = quote_line(line, start, end)
    assert 0 <= first <= last <= len(quote) <= 200


def test_paths_and_commits_are_read_as_git_writes_them() -> None:
    assert unquote('"a \\"b\\"\\n\\t\\303\\274\\377.py"') == 'a "b"\n\tü\udcff.py'
    assert unquote("plain.py") == "plain.py"
    told = parse_commit("abc\nAda\nADA@Example.com\n2026-03-02\nfix: x\n\n3\t1\ta b.py\n-\t-\tpicture.png\n")
    assert (told.email, told.day, told.subject, told.added) == (
        "ada@example.com",
        "2026-03-02",
        "fix: x",
        (("a b.py", 3),),
    )
