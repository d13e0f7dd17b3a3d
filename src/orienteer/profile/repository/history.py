"""Who wrote what and when: the commits of a repository as its log tells them, authors as `.mailmap` names them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from orienteer.errors import ProfileError
from orienteer.profile.profile import Profile
from orienteer.profile.repository.git import Git
from orienteer.profile.repository.repository import Basis, Identity, Share
from orienteer.profile.repository.text import clean_line

FORMAT: Final = "%x00%H%n%aN%n%aE%n%as%n%s"
"""A NUL and four lines before the figures of a commit: neither can stand inside a name, a date or a subject."""
LOG: Final = ("log", "--no-merges", "--no-decorate", "--no-show-signature", f"--format={FORMAT}")
FIGURES: Final = ("--numstat", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")
ESCAPE: Final = re.compile(rb"\\([0-7]{3}|.)")
LETTERS: Final = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"f": b"\f", b"v": b"\v"}
BOT: Final = re.compile(r"\[bot\]|\bbot@|dependabot|renovate|github-actions", re.IGNORECASE)
NOREPLY: Final = re.compile(r"(?:\d+\+)?([\w-]+)@users\.noreply\.github\.com")


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit that is no merge: its author as `.mailmap` has it, its day, its subject, lines added by path."""

    id: str
    name: str
    email: str
    day: str
    subject: str
    added: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Author:
    """The person among the authors: the names and addresses that they commit under, and how they were found."""

    label: str
    writings: frozenset[tuple[str, str]]
    basis: Basis

    def wrote(self, commit: Commit) -> bool:
        """Whether a commit is the person's."""
        return (commit.name, commit.email) in self.writings


@dataclass(frozen=True, slots=True)
class History:
    """The commits of a repository, newest first; `whole` says that none is missing, `notes` which are."""

    commits: tuple[Commit, ...] = ()
    whole: bool = True
    notes: tuple[str, ...] = ()

    def human(self) -> list[Commit]:
        """The commits that people wrote, and no bots."""
        return [c for c in self.commits if is_human(c)]


def read_history(git: Git, most: int, seconds: float) -> History:
    """Read the latest commits, newest first, and say what is missing of them."""
    notes = []
    try:
        log = git.ask(*LOG, *FIGURES, f"--max-count={most}", seconds=seconds)
    except ProfileError:
        log = git.ask(*LOG, f"--max-count={most}", seconds=seconds)
        notes.append(f"its history was too long to count lines in within {seconds:g} s: commits alone are counted")
    commits = [parse_commit(record) for record in log.decode("utf-8", "surrogateescape").split("\0")[1:]]
    if len(commits) == most:
        notes.append(f"only its latest {most:,} commits were read")
    shallow = git.ask("rev-parse", "--is-shallow-repository", seconds=seconds).strip() == b"true"
    if shallow:
        notes.append("a shallow clone: older commits, and who made them, are not in it")
    return History(tuple(commits), not shallow and len(commits) < most, tuple(notes))


def parse_commit(record: str) -> Commit:
    """Read one commit of the log."""
    identifier, name, email, day, subject, *rest = record.split("\n")
    figures = [line.split("\t", 2) for line in rest if line.count("\t") >= 2]
    added = tuple((unquote(path), int(count)) for count, _, path in figures if count.isdigit())
    return Commit(identifier, clean_line(name), clean_line(email).casefold(), day, clean_line(subject), added)


def unquote(path: str) -> str:
    """A path as the file system has it: git quotes those with control characters or quotes as C does."""
    if not (path.startswith('"') and path.endswith('"')):
        return path
    held = path[1:-1].encode("utf-8", "surrogateescape")
    plain = ESCAPE.sub(lambda m: bytes([int(m[1], 8) % 256]) if len(m[1]) == 3 else LETTERS.get(m[1], m[1]), held)
    return plain.decode("utf-8", "surrogateescape")


def identify(profile: Profile | None, authors: Sequence[str] = ()) -> Identity:
    """By what to know a person: what they gave (e-mail addresses, or names), else their CV's name and addresses."""
    if authors:
        given = [author.strip() for author in authors]
        return Identity(
            tuple(a for a in given if "@" not in a), tuple(a.casefold() for a in given if "@" in a), given=True
        )
    if profile is None:
        return Identity()
    users = [match[1] for link in profile.contacts.links if (match := re.fullmatch(r"github\.com/([\w-]+)", link))]
    emails = (profile.contacts.email.casefold(), *(f"{user.casefold()}@users.noreply.github.com" for user in users))
    return Identity((profile.name,) if profile.name else (), tuple(e for e in emails if e))


def find_author(history: History, identity: Identity) -> Author:
    """Find the person among the authors; the only author of a whole history is taken for them, unless they said who."""
    people = Counter((c.name, c.email) for c in history.human())
    mine = [(name, email) for (name, email), _ in people.most_common() if is_person(name, email, identity)]
    if mine:
        return Author(label(mine[0]), frozenset(mine), "given" if identity.given else "CV")
    if len({email for _, email in people}) == 1 and history.whole and not identity.given:
        return Author(label(people.most_common(1)[0][0]), frozenset(people), "only author")
    return Author("", frozenset(), "unknown")


def is_person(name: str, email: str, identity: Identity) -> bool:
    """Whether an author is the person: the same address (GitHub's anonymous ones by their user), or full name."""
    user = NOREPLY.fullmatch(email)
    bare = f"{user[1]}@users.noreply.github.com" if user else email
    whole = {fold_name(known) for known in identity.names if len(known.split()) > 1 or identity.given}
    return bool({email, bare} & set(identity.emails)) or fold_name(name) in whole


def fold_name(name: str) -> str:
    """A name without case, accents and titles' punctuation, its words in order."""
    plain = unicodedata.normalize("NFKD", name)
    return " ".join(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)).casefold()))


def label(author: tuple[str, str]) -> str:
    """An author as git writes them."""
    return f"{author[0]} <{author[1]}>"


def sum_share(commits: Iterable[Commit], counts: Callable[[str], bool]) -> Share:
    """Sum up commits; lines are those added to files that count."""
    held = list(commits)
    days = sorted(c.day for c in held)
    lines = sum(n for c in held for path, n in c.added if counts(path))
    return Share(len(held), lines, days[0] if days else "", days[-1] if days else "", len({d[:7] for d in days}))


def files_of(commits: Iterable[Commit]) -> Counter[str]:
    """The files that commits changed, with the lines they added to each."""
    added: Counter[str] = Counter()
    for commit in commits:
        for path, count in commit.added:
            added[path] += count
    return added


def is_human(commit: Commit) -> bool:
    """Whether a person wrote a commit, and no bot."""
    return not BOT.search(f"{commit.name} <{commit.email}>")
