"""The skeleton of a post-mortem: fixes, reverts and hotfixes of a history, their dates, and what they touched."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Final

from orienteer.profile.quotes import Quote
from orienteer.profile.repository.history import Commit
from orienteer.profile.repository.limits import Limits
from orienteer.profile.repository.reading import DEFAULT, Opened, open_repository, scan_repository
from orienteer.profile.repository.repository import Identity, Repository
from orienteer.profile.repository.study import Entry, Section, Study, tell_practice
from orienteer.profile.repository.tables import load_signs
from orienteer.profile.repository.text import speaks_to_programs

KIND: Final = r"^(?:\w+(?:\([^)]*\))?!?:\s*)?"
"""What a conventional commit puts before its words."""
REVERT: Final = re.compile(rf"{KIND}(?:revert(?:s|ed|ing)?|roll(?:s|ed|ing)?[ -]?back)\b", re.IGNORECASE)
HOTFIX: Final = re.compile(
    rf"{KIND}(?:urgent(?:ly)?\s+|emergency\s+)?hot-?fix(?:e[sd])?\b(?!\s+(?:branch|flow|workflow|template|process|label))"
    rf"|{KIND}(?:urgent|urgently|emergency)\s+(?:fix|patch|repair|mend)\w*\b"
    r"|\b(?:fix|mend|repair|restor|recover|mitigat|resolv|follow|caus|after|during|since)\w*\b.{0,40}\b(?:incident|outage)\b"
    r"|\b(?:incident|outage)\s+#?\d",
    re.IGNORECASE,
)
"""Words that say that something broke; a page or a tool about incidents does not."""
FIX: Final = re.compile(
    rf"{KIND}(?:(?:bug ?)?fix(?:e[sd])?|repairs?|mend(?:ed|s)?)\b(?!-)"
    r"|\bfix(?:es|ed)? (?:a |the )?(?:bug|crash|leak|race|error|deadlock)\b",
    re.IGNORECASE,
)
LOOKS: Final = re.compile(
    rf"{KIND}fix(?:e[sd])?:?\s+(?:(?:a|the|some|minor|more|all)\s+)*"
    r"(?:typos?|spelling|lint\w*|formatting|whitespace|wording|style|indentation)\b"
    r"|^fix\((?:docs?|style|typos?|lint)\)",
    re.IGNORECASE,
)
"""Fixes of what never broke."""
REVERTED: Final = re.compile(r"^Revert \"(.+)\"$")
TEST: Final = re.compile(r"(^|/)(tests?/|test_[^/]*$|[^/]*(_test|\.test|\.spec)\.\w+$)")
APART: Final = 3
"""Days between two fixes of one cluster, at most."""
MOST: Final = 12
PREVENTION: Final = "the change that makes such a failure impossible or seen at once, who owns it, by when"


def study_incidents(path: Path, identity: Identity | None = None, limits: Limits = DEFAULT) -> Study:
    """Make the skeleton of a post-mortem from a repository's history; causes and harm are left to fill in.

    Raises `ProfileError` as `read_repository` does.
    """
    opened = open_repository(path, identity, limits)
    work = scan_repository(opened, limits)
    repairs = [c for c in reversed(opened.history.human()) if kind_of(c)]
    sections = (
        Section("Summary", tell_summary(opened, repairs), ("what broke, for whom, for how long, in two sentences",)),
        Section("Impact", (), ("users, requests or money affected; how you know",)),
        Section("Timeline", tell_timeline(opened, repairs), ("when it began, was noticed, understood, over",)),
        Section("Clusters of fixes", tell_clusters(opened, repairs), ()),
        Section("Reverts", tell_reverts(opened, repairs), ()),
        Section("Where it breaks", tell_files(repairs), ("the root cause, and what let it through",)),
        Section("Detection", tell_detection(work), ("who or what noticed it, and what should have",)),
        Section("What keeps it from coming back", tell_tests(opened, repairs), (PREVENTION,)),
    )
    return Study(f"Post-mortem: {work.name}", sections, work, work.warnings)


def kind_of(commit: Commit) -> str:
    """What sort of repair a commit says it is; "" for none, for looks, and for what speaks to programs."""
    if speaks_to_programs(commit.subject) or LOOKS.search(commit.subject):
        return ""
    kinds = (("revert", REVERT), ("hotfix", HOTFIX), ("fix", FIX))
    return next((kind for kind, form in kinds if form.search(commit.subject)), "")


def quote_commit(opened: Opened, commit: Commit) -> Quote:
    """A commit's subject as evidence."""
    return Quote(commit.subject, f"repo {opened.git.root.name}: commit {commit.id[:10]}", (0, len(commit.subject)))


def tell_summary(opened: Opened, repairs: Sequence[Commit]) -> tuple[Entry, ...]:
    """How many commits say that they repair something."""
    count, kinds = len(opened.history.human()), Counter(kind_of(c) for c in repairs)
    if not repairs:
        return (Entry("None of its commits says that it fixes, reverts or follows an incident."),)
    said = "says that it repairs" if len(repairs) == 1 else "say that they repair"
    plural = {"fix": "fixes", "hotfix": "hotfixes", "revert": "reverts"}
    listed = ", ".join(f"{n} {kind if n == 1 else plural[kind]}" for kind, n in kinds.most_common())
    return (Entry(f"{len(repairs):,} of its {count:,} commits {said} something: {listed}, "
                  f"{repairs[0].day} to {repairs[-1].day}."),)  # fmt: skip


def tell_timeline(opened: Opened, repairs: Sequence[Commit]) -> tuple[Entry, ...]:
    """Reverts and hotfixes in order, then the latest fixes, up to a page of them."""
    grave = [c for c in repairs if kind_of(c) != "fix"][-MOST:]
    rest = [c for c in repairs if kind_of(c) == "fix"][-max(MOST - len(grave), 0) :] if len(grave) < MOST else []
    shown = sorted([*grave, *rest], key=lambda c: c.day)
    return tuple(Entry(f"{c.day}, {kind_of(c)}:", (quote_commit(opened, c),)) for c in shown)


def tell_clusters(opened: Opened, repairs: Sequence[Commit]) -> tuple[Entry, ...]:
    """Three or more repairs with at most `APART` days between one and the next: where an incident may lie."""
    number, last, numbered = 0, None, []
    for commit in sorted(repairs, key=lambda c: c.day):
        day = date.fromisoformat(commit.day)
        number += last is not None and (day - last).days > APART
        numbered.append((number, commit))
        last = day
    groups = [[c for _, c in group] for _, group in groupby(numbered, key=lambda pair: pair[0])]
    found = sorted((g for g in groups if len(g) >= 3), key=len, reverse=True)[:3]
    return tuple(
        Entry(f"{len(g)} repairs, {g[0].day} to {g[-1].day}, most in {most_touched(g)}:",
              tuple(quote_commit(opened, c) for c in g[:4]))
        for g in found
    )  # fmt: skip


def most_touched(commits: Sequence[Commit]) -> str:
    """The file that most of some commits changed."""
    files = Counter(path for c in commits for path, _ in c.added)
    return f"`{files.most_common(1)[0][0]}`" if files else "no counted file"


def tell_reverts(opened: Opened, repairs: Sequence[Commit]) -> tuple[Entry, ...]:
    """What was taken back, and how long it had stood, where the history still has it."""
    made = {c.subject: c for c in opened.history.commits}
    entries = []
    for commit in [c for c in repairs if REVERTED.match(c.subject)][-MOST:]:
        match = REVERTED.match(commit.subject)
        origin = made.get(match[1]) if match else None
        stood = (date.fromisoformat(commit.day) - date.fromisoformat(origin.day)).days if origin else None
        words = (
            ""
            if stood is None
            else f", {stood} day{'s' * (stood != 1)} after it was made"
            if stood
            else ", the same day"
        )
        quotes = (quote_commit(opened, commit), *([quote_commit(opened, origin)] if origin else []))
        entries.append(Entry(f"{commit.day}, taken back{words}:", quotes))
    return tuple(entries)


def tell_files(repairs: Sequence[Commit]) -> tuple[Entry, ...]:
    """The files that repairs changed most often, tests apart."""
    files = Counter(path for c in repairs for path in {p for p, _ in c.added} if not TEST.search(path))
    often = [f"`{path}` ({n})" for path, n in files.most_common(6) if n > 1]
    return (Entry(f"Files that repairs changed most often: {', '.join(often)}."),) if often else ()


def tell_detection(work: Repository) -> tuple[Entry, ...]:
    """What in the repository could notice a failure: monitoring, CI, tests."""
    kept = [p for p in work.practices if p.name in {"monitoring", "ci", "local checks", "tests"}]
    return tuple(tell_practice(practice, " in place", 1) for practice in kept)


def tell_tests(opened: Opened, repairs: Sequence[Commit]) -> tuple[Entry, ...]:
    """How many repairs came with a test; and the post-mortems and runbooks that are there."""
    tested = [c for c in repairs if any(TEST.search(path) for path, _ in c.added)]
    entries = [Entry(f"{len(tested)} of {len(repairs)} repairs changed a test as well.",
                     tuple(quote_commit(opened, c) for c in tested[-2:]))] if repairs else []  # fmt: skip
    signs = [s for s in load_signs() if s.detail in {"post-mortems", "runbooks"}]
    pages = [path for path in opened.files if any(s.path.search(path) for s in signs)]
    return (*entries, *([Entry(f"Pages on incidents: {', '.join(f'`{p}`' for p in pages[:MOST])}.")] if pages else []))
