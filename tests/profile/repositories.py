"""Git repositories as tests make them: files, authors and days."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

ADA = ("Ada Okoye", "ada@example.com")
BEN = ("Ben Castellanos", "ben@example.com")


def git(folder: Path, *arguments: str, day: str = "2026-03-02", author: tuple[str, str] = ADA) -> str:
    """Run git as somebody, on some day; the machine's own settings stay out of it."""
    name, email = author
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    own = {
        "GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_AUTHOR_DATE": f"{day}T12:00:00+0000",
        "GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": email, "GIT_COMMITTER_DATE": f"{day}T12:00:00+0000",
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
    }  # fmt: skip
    done = subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        env=kept | own,
        capture_output=True,
        check=True,
    )
    return done.stdout.decode(errors="replace")


def make_repository(folder: Path, files: Mapping[str, str | bytes] | None = None) -> Path:
    """A new repository, with its first commit where files are given."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q")
    if files:
        commit(folder, files, "first version")
    return folder


def commit(
    folder: Path,
    files: Mapping[str, str | bytes],
    subject: str,
    *,
    author: tuple[str, str] = ADA,
    day: str = "2026-03-02",
) -> None:
    """Write files and commit them, under that subject, as that author."""
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content if isinstance(content, bytes) else content.encode())
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", subject, author=author, day=day)


RAG = {
    "README.md": "# shelf-search\n\n[![build](badge.svg)](ci)\n\nAnswers questions of librarians over 40,000 scanned catalogue"
    " cards,\nwith the card that each answer rests on.\n\n## Results\n\nRecall@5 rose from 0.61 to 0.83 on 200 questions;"
    " p95 latency is 340 ms.\n\n```\naccuracy 0.99 in an example\n```\n",
    "pyproject.toml": '[project]\nname = "shelf-search"\ndependencies = [\n    "fastapi>=0.110",\n    "langchain-openai",\n'
    '    "qdrant-client",\n    "redis>=5",\n]\n\n[project.optional-dependencies]\ndev = ["pytest", "ruff"]\n',
    "app/__init__.py": "",
    "app/main.py": '"""The service.\n\nimport torch\nis not used here.\n"""\n\nfrom fastapi import FastAPI\n'
    "from app.retrieval import search\nfrom prometheus_client import Counter\n\napp = FastAPI()\n\n\n"
    '@app.get("/ask")\nasync def ask(q: str) -> list[str]:\n    return search(q)\n',
    "app/retrieval.py": "import datasets\nfrom langchain_openai import OpenAIEmbeddings\nfrom qdrant_client import QdrantClient\n\n\n"
    "def search(q: str) -> list[str]:\n    return []\n",
    "app/datasets.py": "CARDS = 40_000\n",
    "evals/run.py": "import app.datasets\nfrom app import datasets\n\n\n"
    "def recall_at_k(found: list[str], wanted: str, k: int) -> float:\n    return float(wanted in found[:k])\n",
    "evals/questions.jsonl": '{"q": "who wrote it?", "card": 12}\n',
    "tests/test_retrieval.py": "import pytest\n\n\ndef test_empty() -> None:\n    assert True\n\n\n"
    "async def test_order() -> None:\n    assert pytest\n",
    ".github/workflows/ci.yml": "on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n"
    "      - run: pytest -q\n",
    "Dockerfile": "FROM python:3.12-slim\nCOPY . /app\n",
    "docker-compose.yml": "services:\n  db:\n    image: qdrant/qdrant:v1.9\n  metrics:\n    image: prom/prometheus\n",
    "node_modules/left/index.js": "import React from 'react'\n",
    "LICENSE": "MIT License\n",
}  # fmt: skip
"""A small retrieval service as one would write it; the docstring and the own module `datasets` are traps."""
