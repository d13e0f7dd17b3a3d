"""Measured outcomes of invented lines, told from mere numbers."""

from itertools import pairwise

import pytest

from orienteer.match.negotiation.achievements import find_achievements, find_figures
from orienteer.profile.reading import read_cv

OUTCOMES = [
    ("Cut monthly cloud spend from $41k to $17k by moving batch jobs to spot machines", "money"),
    ("Saved the claims team €120,000 a year by routing letters automatically", "money"),
    ("Won a contract worth 2.5 million dollars with the prototype", "money"),
    ("Raised a £3M seed round", "money"),
    ("Reduced p95 latency of the search service by 45%", "change"),
    ("Shortened the nightly build from 50 minutes to 9 minutes", "change"),
    ("Inference became 3.5x faster after batching", "change"),
    ("Doubled the throughput of the labelling queue", "change"),
    ("Conversion rose 12% after the new ranking went live", "change"),
    ("Brought deployment time down to 15 min", "change"),
    ("Lowered false alarms by 60 percent at equal recall", "change"),
    ("Lifted weekly retention by 8% with a recommendation panel", "change"),
    ("A tenfold drop in cost; 30% fewer support tickets", "change"),
    ("Classifier reaches 94.2% accuracy on unseen contracts", "quality"),
    ("Kept the platform at 99.95% uptime through two migrations", "quality"),
    ("F1 of 0.91 on the hidden test of the shared task", "quality"),
    ("Test coverage of 88% in all services", "quality"),
    ("NPS 64 among internal users", "quality"),
    ("Answers in 80 ms on a single core", "time"),
    ("Saved analysts about 6 hours a week with one script", "time"),
    ("Serves 2M requests a day on three machines", "scale"),
    ("Pipeline ingests 4TB of sensor data nightly", "scale"),
    ("Runs for 300k monthly active users", "scale"),
    ("Matches 40 million records against the register", "scale"),
    ("Handles 12,000 events per second at peak", "scale"),
    ("Library with 1.8k GitHub stars and 40 contributors", "adoption"),
    ("Package with 90,000 downloads since release", "adoption"),
    ("Paper cited 210 times", "adoption"),
    ("Evaluation harness adopted by four teams", "adoption"),
    ("Dashboard used across 11 hospitals", "adoption"),
]
MERE = [
    "Engineer with 9 years of experience in data platforms",
    "7+ years building web services",
    "Led a team of 6 engineers",
    "Mentored 4 junior developers",
    "Scaled the team from 3 to 14",
    "Managed a 12-person team across two offices",
    "Worked here from 2019 to 2023",
    "Graduated in 2021, GPA 3.9/4.0",
    "3.8",
    "Phone 555 0142",
    "Migrated services from Python 2 to Python 3.11",
    "Moved from Angular 8 to React 18",
    "Implemented 2FA and OAuth2",
    "Course CSE 473: introduction to artificial intelligence",
    "Speaks German (C1) and French (B2)",
    "Spoke at 3 conferences",
    "Spends 20% of my time on mentoring",
    "Open to 10% travel",
    "Wrote 14 internal documents",
    "Built 5 dashboards in Looker",
    "Shipped 3 products",
    "Interned in summer 2022",
    "Owns the roadmap of 2 services",
    "Ran weekly reviews with 3 teams",
    "Certified in 2024: cloud architect, level 2",
    "Answered questions of customers every day",
    "Designed data models and kept them tidy",
    "Responsible for tests, reviews and releases",
]


@pytest.mark.parametrize(("line", "kind"), OUTCOMES)
def test_figures_are_verbatim_and_of_a_kind(line, kind) -> None:
    figures = find_figures(line)
    assert kind in {figure.kind for figure in figures}
    assert all(figure.text in line for figure in figures)
    assert all(a.end <= b.start for a, b in pairwise(figures))


def test_precision_and_recall_on_invented_lines() -> None:
    found = [bool(find_figures(line)) for line, _ in OUTCOMES]
    false = [line for line in MERE if find_figures(line)]
    recall, precision = sum(found) / len(found), sum(found) / (sum(found) + len(false))
    assert recall >= 0.95
    assert precision >= 0.95, false


def write_cv(tmp_path, bullets, summary=""):
    path = tmp_path / "cv.md"
    lines = "\n".join(f"- {b}" for b in bullets)
    path.write_text(
        f"# Ilse Brandt\n\nilse@example.com\n\n## Summary\n\n{summary}\n\n## Experience\n\n### Quarry Rail\n"
        f"**Machine Learning Engineer**\n2019 - 2024\n\n{lines}\n",
        encoding="utf-8",
    )
    return read_cv(path)


def test_quotes_are_the_cvs_own_words_strongest_first(tmp_path) -> None:
    bullets = [
        "Led a team of 5 engineers",
        "Library with 900 GitHub stars",
        "Cut the bill of the Kubernetes cluster by $200k a year",
        "Improved recall of the PyTorch model by 15%",
    ]
    found = find_achievements(write_cv(tmp_path, bullets))
    assert [a.quote for a in found] == [bullets[2], bullets[3], bullets[1]]
    assert all(a.where == "experience: Quarry Rail" for a in found)
    sought = find_achievements(write_cv(tmp_path, bullets), {"pytorch": 0.4})
    assert [a.quote for a in sought] == [bullets[3], bullets[2], bullets[1]]
    assert (sought[0].sought, sought[0].relevance) == ("pytorch", 0.4)


def test_a_figure_is_quoted_once(tmp_path) -> None:
    bullet = "Improved recall of the fraud model by 15%"
    found = find_achievements(write_cv(tmp_path, [bullet], summary="Improved recall of the fraud model by 15%"))
    assert len(found) == 1


def test_a_cv_without_measures_has_none(tmp_path) -> None:
    assert find_achievements(write_cv(tmp_path, ["Led a team of 5 engineers", "Wrote Python services"])) == ()


@pytest.mark.parametrize(
    ("line", "quoted"),
    [
        ("Cut load time from 12 s to 3 s", "Cut load time from 12 s to 3 s"),
        ("p99 down from 480 to 120 ms", "down from 480 to 120 ms"),
        ("Load time: 12 s → 3 s", "12 s → 3 s"),
        ("Error rate was 40% before, 15% after the rewrite", "40% before, 15%"),
        ("Answers with a correct citation went from 58% to 79%", "from 58% to 79%"),
        ("Shortened the build from 3 hours to 14 minutes", "Shortened the build from 3 hours to 14 minutes"),
        ("Accuracy 71% -> 84% on unseen letters", "71% -> 84%"),
    ],
)
def test_two_figures_of_one_unit_are_one_change_with_its_units(line, quoted) -> None:
    assert quoted in [figure.text for figure in find_figures(line) if figure.kind == "change"]
    assert sum(figure.kind in {"change", "quality"} for figure in find_figures(line)) == 1


def test_figures_of_other_units_stay_apart() -> None:
    kinds = [
        figure.kind for figure in find_figures("Cut cost by 30% and serves 2M requests a day; won a $90k contract")
    ]
    assert sorted(kinds) == ["change", "money", "scale"]


def test_a_rate_before_and_after_is_one_change_though_told_in_two_sentences(tmp_path) -> None:
    """It outranks what came of work without a before, and lines of other sections count as well."""
    path = tmp_path / "cv.md"
    path.write_text(
        "# Ada Example\n\nada@example.com\n\n## Experience\n\n### Engineer, Quarry Rail\n2019-01 - 2024-01\n\n"
        "- Owned the indexing service for the whole catalogue of parts and kept the team informed every week. Throughput "
        "was ~40 docs/min when I came, on one machine. After a rewrite in Python with batches and a pool it sat at 900 "
        "docs/min. A single client was to blame.\n- Cut the review cycle down to a 20-minute run\n",
        encoding="utf-8",
    )
    found = find_achievements(read_cv(path))
    assert [(f.kind, f.text.startswith("~40"), f.text.endswith("900 docs/min")) for f in found[0].figures] == [
        ("change", True, True)
    ]
    assert "20-minute" in found[1].quote
