"""The skeleton of a case study: problem, approach, tools, outcome, filled from what a repository shows."""

from collections import Counter
from pathlib import Path
from typing import Final

from orienteer.profile.repository.figures import find_figures
from orienteer.profile.repository.limits import Limits
from orienteer.profile.repository.prose import read_problem
from orienteer.profile.repository.reading import DEFAULT, Opened, open_repository, scan_repository
from orienteer.profile.repository.repository import Identity, PracticeName, Repository
from orienteer.profile.repository.steps import find_entries, find_steps
from orienteer.profile.repository.study import Entry, Section, Study, tell_practice
from orienteer.profile.repository.tables import counts_as_work
from orienteer.taxonomy.vocabulary import load_vocabulary

MOST: Final = 8
ASKED: Final = {
    "Problem": ("whose problem it was, what it cost them, and how it was solved before",),
    "My part": ("your role, who else worked on it, what constrained you",),
    "Approach": ("why this way: the alternatives that you weighed, and what decided",),
    "Outcome": ("what changed for the people with the problem, against which baseline, measured how",),
}
"""What only its author knows, by section."""
CHECKS: Final[dict[str, tuple[PracticeName, ...]]] = {
    "how you know that it works": ("tests",),
    "what checks each change": ("ci", "local checks"),
    "how the quality of its answers is measured, and on which data": ("evaluation",),
    "how you would notice that it fails or drifts": ("monitoring",),
    "how it is packaged": ("packaging", "containers"),
    "where and how it runs": ("infrastructure as code",),
}
"""What is asked of a case study where none of some practices is seen."""


def study_case(path: Path, identity: Identity | None = None, limits: Limits = DEFAULT) -> Study:
    """Make the skeleton of a case study of a repository; what it does not show is left to fill in.

    Raises `ProfileError` as `read_repository` does.
    """
    opened = open_repository(path, identity, limits)
    work = scan_repository(opened, limits)
    problem, figures = read_problem(opened, limits), find_figures(opened, limits)
    seen = {p.name for p in work.practices}
    unseen = tuple(f"{ask}; none is seen in the repository" for ask, names in CHECKS.items() if seen.isdisjoint(names))
    sections = (
        Section("Problem", (Entry("Its README says:", (problem,)),) if problem else (), ASKED["Problem"]),
        Section("My part", (Entry(tell_share(work)),) if work.own.commits else (), ASKED["My part"]),
        Section("Approach", tell_approach(opened, work, limits), ASKED["Approach"]),
        Section("Tools", tell_tools(work), () if work.skills else ("what it is built with",)),
        Section("How it is kept working", tell_practices(work), unseen),
        Section("Outcome", (Entry("Figures on its own pages, word for word:", figures),) if figures else (),
                ASKED["Outcome"]),
        Section("What I would do differently", (), ("one decision that you would take otherwise today, and why",)),
    )  # fmt: skip
    return Study(f"Case study: {work.name}", sections, work, work.warnings)


def tell_share(work: Repository) -> str:
    """The person's part, in figures of the history."""
    months = f"{work.own.active_months} active month{'s' * (work.own.active_months != 1)}"
    authors = f"{work.authors} author{'s' * (work.authors != 1)} in all"
    return (
        f"{work.own.commits:,} of {work.whole.commits:,} commits and {work.own_lines:.0%} of the lines added to code"
        f" and prose, {work.own.first} to {work.own.last} ({months}); {authors}."
    )


def tell_approach(opened: Opened, work: Repository, limits: Limits) -> tuple[Entry, ...]:
    """The structure: languages, folders, where it starts, the steps of its line."""
    own = [path for path in opened.files if counts_as_work(path)]
    folders = Counter(path.split("/")[0] for path in own if "/" in path).most_common(MOST)
    languages = ", ".join(f"{lang.name} ({lang.lines:,} lines)" for lang in work.languages[:5])
    entries = [Entry(f"Written in {languages}.")] if languages else []
    if folders:
        listed = ", ".join(f"`{name}/` ({count})" for name, count in folders)
        entries.append(Entry(f"Folders, with their files of code and prose: {listed}."))
    found = (("Where it starts:", find_entries), ("Steps of its line:", find_steps))
    quoted = [(words, find(opened, limits)) for words, find in found]
    entries += [Entry(words, quotes) for words, quotes in quoted if quotes]
    return tuple(entries)


def tell_tools(work: Repository) -> tuple[Entry, ...]:
    """The languages and tools in use, each with a line, most files of evidence first; then those only declared."""
    skills = load_vocabulary().skills
    tools = [s for s in work.skills if skills[s.skill].kind in {"language", "tool"} and s.skill != "git"]
    used = [s for s in tools if any(":" in q.where for q in s.quotes) and s.level == "used"]
    entries = [Entry(skills[s.skill].name, s.quotes[:1]) for s in sorted(used, key=lambda s: -len(s.quotes))]
    rest = sorted(skills[s.skill].name for s in tools if s not in used)
    if rest and not used:
        return tuple(Entry(skills[s.skill].name, s.quotes[:1]) for s in tools)
    return (*entries, *([Entry(f"Declared, or in files of others: {', '.join(rest)}.")] if rest else []))


def tell_practices(work: Repository) -> tuple[Entry, ...]:
    """Tests, CI, evaluation and the rest, each with its lines."""
    return tuple(tell_practice(practice) for practice in work.practices)
