"""Case studies and post-mortems: what a repository says, word for word, and blanks for the rest."""

from pathlib import Path

import pytest
from repositories import ADA, BEN, RAG, commit, git, make_repository

from orienteer.profile.repository.case import study_case
from orienteer.profile.repository.history import Commit
from orienteer.profile.repository.incidents import kind_of, study_incidents
from orienteer.profile.repository.repository import Identity
from orienteer.profile.repository.study import Section, Study

ME = Identity(emails=(ADA[1],))


def section(study: Study, title: str) -> Section:
    return next(s for s in study.sections if s.title == title)


def told(part: Section) -> str:
    return "\n".join([e.text + "".join(f"\n{q.where} {q.text}" for q in e.quotes) for e in part.entries])


def test_a_case_is_told_in_the_repositorys_words(tmp_path: Path) -> None:
    study = study_case(make_repository(tmp_path / "shelf", RAG), ME)
    problem = section(study, "Problem").entries[0].quotes[0]
    assert problem.text == (
        "Answers questions of librarians over 40,000 scanned catalogue cards, with the card that each answer rests on."
    )
    assert problem.where == "repo shelf: README.md:5-6"
    outcome = told(section(study, "Outcome"))
    assert "README.md:10 Recall@5 rose from 0.61 to 0.83 on 200 questions; p95 latency is 340 ms." in outcome
    assert "0.99" not in outcome, "a code example is no result"
    assert "app/main.py:14 @app.get" in told(section(study, "Approach"))
    assert "FastAPI\nrepo shelf: app/main.py:7 from fastapi import FastAPI" in told(section(study, "Tools"))
    assert "Declared, or in files of others: " in told(section(study, "Tools"))
    assert "1 of 1 commits and 100% of the lines" in told(section(study, "My part"))
    kept = section(study, "How it is kept working")
    assert "Tests: Python: 1 file, 2 tests" in told(kept)
    assert [blank for blank in kept.to_fill_in if "runs" in blank], "no infrastructure is seen: it is asked for"
    assert not [blank for blank in kept.to_fill_in if "each change" in blank], "CI is seen"


def test_a_bare_repository_of_code_leaves_blanks(tmp_path: Path) -> None:
    study = study_case(
        make_repository(tmp_path / "dumb", {"notes.txt": "x\n"}), Identity(emails=("x@y.z",), given=True)
    )
    assert not any(told(part) for part in study.sections)
    assert sum(len(part.to_fill_in) for part in study.sections) >= 11


def test_a_post_mortem_tells_what_the_history_does(tmp_path: Path) -> None:
    folder = make_repository(tmp_path / "shaky", {"cache.py": "x = 1\n", "tests/test_cache.py": "def test_x(): ...\n"})
    commit(folder, {"cache.py": "x = 2\n"}, "Cache answers for a day", author=BEN, day="2026-04-01")
    commit(folder, {"cache.py": "x = 1\n"}, 'Revert "Cache answers for a day"', day="2026-04-04")
    commit(
        folder,
        {"cache.py": "x = 3\n", "tests/test_cache.py": "def test_y(): ...\n"},
        "fix(cache): stale",
        day="2026-04-05",
    )
    commit(folder, {"cache.py": "x = 4\n"}, "Hotfix: empty answers", day="2026-04-06")
    commit(folder, {"cache.py": "x = 5\n"}, "Prefix of keys, a regression model, fixtures", day="2026-06-01")
    git(folder, "tag", "v1")
    study = study_incidents(folder, ME)
    assert told(section(study, "Summary")) == (
        "3 of its 6 commits say that they repair something: 1 revert, 1 fix, 1 hotfix, 2026-04-04 to 2026-04-06."
    )
    assert [e.text for e in section(study, "Timeline").entries] == [
        "2026-04-04, revert:", "2026-04-05, fix:", "2026-04-06, hotfix:",
    ]  # fmt: skip
    assert "2026-04-04, taken back, 3 days after it was made:" in told(section(study, "Reverts"))
    assert "3 repairs, 2026-04-04 to 2026-04-06, most in `cache.py`:" in told(section(study, "Clusters of fixes"))
    assert "`cache.py` (3)" in told(section(study, "Where it breaks"))
    assert "1 of 3 repairs changed a test as well." in told(section(study, "What keeps it from coming back"))
    assert section(study, "Impact").to_fill_in


def test_a_quiet_history_is_said_to_be_quiet(tmp_path: Path) -> None:
    study = study_incidents(make_repository(tmp_path / "quiet", {"a.py": "x = 1\n"}), ME)
    assert told(section(study, "Summary")) == "None of its commits says that it fixes, reverts or follows an incident."
    assert not told(section(study, "Timeline"))


LINE = {
    "Makefile": ".PHONY: help\nVERBOSE := 1\nhelp: ## say what there is\n\ttrue\ntrain: data ## fit it\n\ttrue\ntest:\n\tpytest\nclean:\n\ttrue\n",
    "dvc.yaml": "stages:\n  featurize:\n    cmd: python f.py\n  fit-model:\n    cmd: python g.py\n",
    "src/app.py": "class Wide:\n    pass\n\n\ndef helper(): ...\n\n\ndef main() -> None: ...\n",
    "src/ingest.py": "class Ingested:\n    rows: int\n\n\ndef read_rows(): ...\n\n\ndef ingest(path): ...\n",
    "src/train_model.py": "class Asked:\n    n: int\n\n\ndef read_rows(): ...\n",
    "flows/nightly.py": "class Window: ...\n\n\ndef _ready(): ...\n\n\ndef nightly(day): ...\n",
    "tests/ingest.py": "def ingest_nothing(): ...\n",
}  # fmt: skip


def test_the_steps_of_a_line_are_steps(tmp_path: Path) -> None:
    entries = section(study_case(make_repository(tmp_path / "line", LINE), ME), "Approach").entries
    lines = {entry.text: [q.text for q in entry.quotes] for entry in entries}
    assert lines["Where it starts:"] == ["def main() -> None: ..."]
    assert lines["Steps of its line:"] == [
        "featurize:", "fit-model:", "train: data ## fit it", "def ingest(path): ...", "def nightly(day): ...",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("Makefile", "build:\n\ttrue\ntest: build\n\tpytest\n"),
        (".ci/run", "#!/bin/sh\nset -e\nmake test\n"),
        (".gitlab-ci.yml", "unit:\n  script: pytest\n"),
        ("Jenkinsfile", "pipeline {\n}\n"),
    ],
)
def test_what_checks_each_change_is_seen(tmp_path: Path, path: str, text: str) -> None:
    kept = section(study_case(make_repository(tmp_path / "checked", {path: text}), ME), "How it is kept working")
    assert not [blank for blank in kept.to_fill_in if "each change" in blank]


@pytest.mark.parametrize(
    ("path", "text", "packaged"),
    [
        ("pyproject.toml", '[build-system]\nbuild-backend = "hatchling.build"\n', True),
        ("pyproject.toml", "[tool.ruff]\nline-length = 120\n", False),
        ("setup.py", "from setuptools import setup\n\nsetup(name='x')\n", True),
        ("Dockerfile", "FROM python:3.12\n", True),
        ("Makefile", "TEST := 1\nlatest:\n\ttrue\n", False),
    ],
)
def test_how_it_is_packaged_is_seen(tmp_path: Path, path: str, text: str, packaged: bool) -> None:
    kept = section(study_case(make_repository(tmp_path / "packed", {path: text}), ME), "How it is kept working")
    assert packaged == (not [blank for blank in kept.to_fill_in if "packaged" in blank])
    assert [blank for blank in kept.to_fill_in if "each change" in blank]


def test_figures_are_whole_sentences_and_rows_with_numbers(tmp_path: Path) -> None:
    page = (
        "# Accuracy 0.9\n\nIt is small. On 300 held questions its exact match is\n0.71, up from 0.55. So it goes.\n\n"
        "The same, ranked otherwise (precision at 300 / recall of the first 3):\n\n"
        "| way | precision | recall |\n|---|---:|---:|\n| ours | 0.81 | 0.62 |\n| 50 | 0.7 | 0.4 |\n| theirs | | |\n\n"
        "| first N | recall at 300 |\n|---|---|\n"
    )
    study = study_case(make_repository(tmp_path / "told", {"README.md": "# told\n", "docs/eval.md": page}), ME)
    (entry,) = section(study, "Outcome").entries
    assert [(q.where.rpartition("/")[2], q.text) for q in entry.quotes] == [
        ("eval.md:3-4", "On 300 held questions its exact match is 0.71, up from 0.55."),
        ("eval.md:10", "| ours | 0.81 | 0.62 |"),
    ]


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Hotfix: empty answers", "hotfix"),
        ("fix!: hotfix for the queue", "hotfix"),
        ("Raise the pool after Tuesday's outage", "hotfix"),
        ("Mitigate incident 4711", "hotfix"),
        ("fix(cache): stale", "fix"),
        ("Revert the cache", "revert"),
        ("A case study or post-mortem skeleton from a history", ""),
        ("feat: incident dashboard", ""),
        ("Add a template for post-mortems", ""),
        ("docs: hotfix workflow, urgent cases", ""),
        ("Fixed-width columns", ""),
        ("fix typo", ""),
        ("fix(docs): broken link", ""),
        ("Add roll back button", ""),
    ],
)
def test_only_what_mends_something_broken_is_a_repair(subject: str, kind: str) -> None:
    assert kind_of(Commit("0" * 40, "Ada", "ada@example.com", "2026-03-02", subject, ())) == kind
