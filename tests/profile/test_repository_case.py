"""Case studies and post-mortems: what a repository says, word for word, and blanks for the rest."""

from pathlib import Path

from repositories import ADA, BEN, RAG, commit, git, make_repository

from orienteer.profile.repository.case import study_case
from orienteer.profile.repository.incidents import study_incidents
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
