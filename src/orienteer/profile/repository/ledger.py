"""What the files of a repository are found to show, written down as they are read: lines by skill and by practice."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, get_args

from orienteer.profile.quotes import Quote, SkillEvidence
from orienteer.profile.repository.repository import Dependency, Language, Practice, PracticeName
from orienteer.profile.repository.text import quote_line, speaks_to_programs

UNITS: Final = {"tests": "test", "evaluation": "function"}
"""What the lines of a practice are, where counting them says something."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it is read: `own` says that the person has changed it; `text` is a notebook's code, else as it lies."""

    path: str
    text: str
    language: str
    own: bool


@dataclass(slots=True)
class Ledger:
    """Lines that show something, at most `quotes` for each skill and practice, the person's own first.

    Files must come with the person's own ones first: what is full takes no more.
    """

    name: str
    quotes: int
    skills: dict[str, list[tuple[bool, Quote]]] = field(default_factory=lambda: defaultdict(list))
    practices: dict[str, list[Quote]] = field(default_factory=lambda: defaultdict(list))
    practice_files: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    tallies: dict[str, dict[str, Counter[str]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(Counter))
    )
    files: Counter[str] = field(default_factory=Counter)
    lines: Counter[str] = field(default_factory=Counter)
    dependencies: list[Dependency] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)

    def wants(self, skills: Iterable[str]) -> bool:
        """Whether a skill of these can still take a line."""
        return any(len(self.skills[skill]) < self.quotes for skill in skills)

    def note_skills(self, skills: Iterable[str], source: Source, start: int, end: int, *, used: bool) -> None:
        """Write down a line for skills that are not full yet."""
        wanting = [skill for skill in skills if len(self.skills[skill]) < self.quotes]
        quote = self.quote(source, *trim(source.text, start, end)) if wanting else None
        for skill in wanting:
            if quote and all(file_of(quote) != file_of(held) for _, held in self.skills[skill]):
                self.skills[skill].append((used, quote))

    def note_practice(
        self, practice: str, detail: str, source: Source, span: tuple[int, int] | None, hits: int
    ) -> None:
        """Count a file for a practice, and its line where more are wanted."""
        self.practice_files[practice].add(source.path)
        tally = self.tallies[practice][detail]
        tally["files"] += 1
        tally["hits"] += hits
        if span and len(self.practices[practice]) < self.quotes:
            quote = self.quote(source, *trim(source.text, *span))
            if quote and quote not in self.practices[practice]:
                self.practices[practice].append(quote)

    def quote(self, source: Source, start: int, end: int) -> Quote | None:
        """The line around a stretch of a file; None where it speaks to a program."""
        first = source.text.rfind("\n", 0, start) + 1
        last = source.text.find("\n", start)
        line = source.text[first : last if last >= 0 else len(source.text)]
        if speaks_to_programs(line):
            self.left["lines that speak to programs"] += 1
            return None
        text, span = quote_line(line, start - first, min(end - first, len(line)))
        number = source.text.count("\n", 0, first) + 1
        return Quote(text, f"repo {self.name}: {source.path}:{number}", span)

    def list_skills(self) -> tuple[SkillEvidence, ...]:
        """Every skill with its lines: used where one stands in a file that the person has changed."""
        found = [
            SkillEvidence(skill, "used" if any(used for used, _ in held) else "named",
                          tuple(quote for _, quote in sorted(held, key=lambda pair: not pair[0])))
            for skill, held in self.skills.items() if held
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda s: (s.level != "used", s.skill)))

    def list_practices(self) -> tuple[Practice, ...]:
        """The practices that are seen, in the order of `PracticeName`."""
        names: tuple[PracticeName, ...] = get_args(PracticeName)
        return tuple(
            Practice(
                name,
                len(self.practice_files[name]),
                describe(self.tallies[name], UNITS.get(name, "")),
                tuple(self.practices[name]),
            )
            for name in names
            if self.practice_files[name]
        )

    def list_languages(self) -> tuple[Language, ...]:
        """Languages of code by their lines, most first."""
        return tuple(Language(name, self.files[name], lines) for name, lines in self.lines.most_common())


def describe(tallies: dict[str, Counter[str]], unit: str) -> str:
    """What a practice consists of, largest first: "Python: 41 files, 312 tests; pytest: 38 files"."""
    parts = []
    for detail, tally in sorted(tallies.items(), key=lambda item: (-item[1]["files"], item[0])):
        places = f", {count_of(tally['hits'], unit)}" if unit and tally["hits"] else ""
        parts.append(f"{detail}: {count_of(tally['files'], 'file')}{places}")
    return "; ".join(parts)


def count_of(count: int, noun: str) -> str:
    """So many of something: "1 file", "2,000 tests"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def file_of(quote: Quote) -> str:
    """The file of a quote: one line of each file is enough for a skill."""
    return quote.where.rpartition(":")[0]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks that it begins with, an indentation or empty lines."""
    return end - len(text[start:end].lstrip()), end
