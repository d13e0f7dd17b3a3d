"""The tables of this sub-package, read once a process: packages, languages, signs of practice, what is left out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from orienteer.extraction.matching import find_skills
from orienteer.taxonomy.tables import read_table
from orienteer.taxonomy.vocabulary import split_cell

ROOM: Final = "profile.repository"
Ecosystem = Literal["pypi", "npm", "go", "cargo", "maven", "docker"]


@dataclass(frozen=True, slots=True)
class Package:
    """What a package shows: skills of the vocabulary, and the practice that using it is part of ("" for none)."""

    name: str
    skills: tuple[str, ...]
    practice: str = ""


@dataclass(frozen=True, slots=True)
class LanguageEntry:
    """A language by a file's extension: its skill ("" for none), code, prose or notebook, and a telling line."""

    name: str
    skill: str
    kind: str
    line: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Sign:
    """Files that show a way of working: which paths, by which of their lines (None: the file itself), which skills."""

    practice: str
    detail: str
    path: re.Pattern[str]
    line: re.Pattern[str] | None
    skills: tuple[str, ...]


@cache
def load_packages() -> tuple[Mapping[tuple[str, str], Package], Mapping[tuple[str, str], Package]]:
    """All listed packages by ecosystem and declared name, and by ecosystem and the names that imports use."""
    declared: dict[tuple[str, str], Package] = {}
    imported: dict[tuple[str, str], Package] = {}
    for row in read_table("packages.csv", ("ecosystem", "package", "modules", "skills", "practice"), ROOM):
        package = Package(row["package"], split_cell(row["skills"]), row["practice"])
        declared[row["ecosystem"], row["package"]] = package
        own = (
            fold_package(row["package"]).replace("-", "_") if row["ecosystem"] in {"pypi", "cargo"} else row["package"]
        )
        for module in split_cell(row["modules"]) or (own,):
            key = (row["ecosystem"], module)
            if package.skills or package.practice or key not in imported:
                imported[key] = package
    return declared, imported


def find_package(ecosystem: str, name: str) -> Package | None:
    """What a declared package shows; one that is not listed counts where it bears the name of a plain tool."""
    folded = fold_package(name) if ecosystem == "pypi" else name
    listed = load_packages()[0].get((ecosystem, folded))
    if listed or ecosystem not in {"pypi", "npm", "docker"}:
        return listed
    return find_tool(name.rpartition("/")[2] if ecosystem == "docker" else name)


@cache
def find_tool(name: str) -> Package | None:
    """A tool whose whole name this is, and which is no common word (no guard, no demand on its case)."""
    found = [m.skill for m in find_skills(name) if (m.start, m.end) == (0, len(name))]
    plain = [skill.id for skill in found if skill.kind == "tool" and not skill.guard and not skill.cased]
    return Package(name, tuple(plain)) if plain else None


def fold_package(name: str) -> str:
    """A package's name as PyPI compares names (PEP 503)."""
    return re.sub(r"[-_]+", "-", name).casefold()


@cache
def load_languages() -> Mapping[str, LanguageEntry]:
    """Languages by extension, without its dot, in lower case."""
    rows = read_table("languages.csv", ("extension", "language", "skill", "kind", "line"), ROOM)
    return {row["extension"]: LanguageEntry(row["language"], row["skill"], row["kind"], pattern(row["line"]))
            for row in rows}  # fmt: skip


@cache
def load_signs() -> tuple[Sign, ...]:
    """All signs of practice, in the order of the table."""
    return tuple(
        Sign(row["practice"], row["detail"], re.compile(row["path"], re.IGNORECASE), pattern(row["line"]),
             split_cell(row["skills"]))
        for row in read_table("signs.csv", ("practice", "detail", "path", "line", "skills"), ROOM)
    )  # fmt: skip


def pattern(text: str) -> re.Pattern[str] | None:
    """A pattern of a line, or None for an empty cell."""
    return re.compile(text, re.MULTILINE) if text else None


@cache
def load_left_out() -> re.Pattern[str]:
    """Match a path, with a slash before it, that is vendored, generated or locked."""
    lines = (files("orienteer.profile.repository") / "data" / "left_out.txt").read_text(encoding="utf-8").splitlines()
    return re.compile("|".join(line for line in lines if line and not line.startswith("#")), re.IGNORECASE)


def find_language(path: str) -> LanguageEntry | None:
    """The language of a file by its extension."""
    name = path.rpartition("/")[2]
    return load_languages().get(name.rpartition(".")[2].casefold()) if "." in name else None


def is_left_out(path: str) -> bool:
    """Whether a path is vendored, generated or locked by its name."""
    return load_left_out().search(f"/{path}") is not None


@cache
def counts_as_work(path: str) -> bool:
    """Whether lines of a file count as somebody's: code and prose, neither vendored nor generated."""
    language = find_language(path)
    return language is not None and language.kind != "notebook" and not is_left_out(path)
