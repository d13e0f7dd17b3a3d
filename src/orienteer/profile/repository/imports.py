"""What code imports, by the line: Python by its syntax tree, notebooks by their cells, other languages by patterns."""

import ast
import json
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from orienteer.profile.repository.tables import Package, load_packages

PYTHON: Final = re.compile(
    r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+([^#\n]*)|import[ \t]+([^#\n]+))", re.MULTILINE
)
JAVASCRIPT: Final = re.compile(
    r"^[ \t]*(?:(?:import|export)\b[^'\"`;\n]*?\bfrom[ \t]*|import[ \t]*|\}[ \t]*from[ \t]*)['\"]([^'\"\n]+)['\"]"
    r"|^(?![ \t]*(?://|\*))[^'\"`\n]*\b(?:require|import)\([ \t]*['\"]([^'\"\n]+)['\"][ \t]*\)",
    re.MULTILINE,
)
GO_BLOCK: Final = re.compile(r"^import[ \t]*\((.*?)^\)|^import[ \t]+[^(\n]+$", re.MULTILINE | re.DOTALL)
GO_PATH: Final = re.compile(r"^[^/\n]*?\"([^\"\n]+)\"", re.MULTILINE)
RUST: Final = re.compile(r"^[ \t]*(?:pub[ \t]+)?(?:use|extern[ \t]+crate)[ \t]+(\w+)", re.MULTILINE)
JAVA: Final = re.compile(r"^[ \t]*import[ \t]+(?:static[ \t]+)?([\w.]+)", re.MULTILINE)
ECOSYSTEMS: Final = {
    "Python": "pypi", "Cython": "pypi", "Jupyter notebook": "pypi", "JavaScript": "npm", "TypeScript": "npm",
    "Vue": "npm", "Svelte": "npm", "Go": "go", "Rust": "cargo", "Java": "maven", "Kotlin": "maven", "Scala": "maven",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Use:
    """A package of the table that a line imports: `text[start:end]` is its name there.

    `unsure` marks a line that only looks like an import until the syntax tree of its file says so.
    """

    package: Package
    start: int
    end: int
    unsure: bool = False


def find_uses(language: str, text: str, local: frozenset[str] = frozenset()) -> Iterator[Use]:
    """The listed packages that a file imports, in its order; `local` names are the repository's own modules."""
    ecosystem = ECOSYSTEMS.get(language, "")
    if ecosystem == "pypi":
        yield from find_python(text, local)
    elif ecosystem == "npm":
        for match in JAVASCRIPT.finditer(text):
            yield from look_up("npm", "/", match, 1 if match[1] else 2)
    elif ecosystem == "go":
        for block in GO_BLOCK.finditer(text):
            for match in GO_PATH.finditer(text, block.start(), block.end()):
                yield from look_up("go", "/", match, 1)
    elif ecosystem:
        for match in (RUST if ecosystem == "cargo" else JAVA).finditer(text):
            yield from look_up(ecosystem, ".", match, 1)


def find_python(text: str, local: frozenset[str]) -> Iterator[Use]:
    """The packages of lines that look like Python's imports."""
    for match in PYTHON.finditer(text):
        whole, names = match[1], match[2] if match[1] else match[3]
        parts = [part.split()[0] for part in names.strip("() \\").split(",") if part.split()]
        for module in [f"{whole}.{part}" for part in parts] or [whole] if whole else parts:
            if module.split(".")[0] not in local:
                for name, package in find_prefixes("pypi", ".", module):
                    at = text.find(name, match.start(), match.end())
                    start = at if at >= 0 else match.start(1)
                    yield Use(package, start, start + len(name) if at >= 0 else match.end(1), unsure=True)


def look_up(ecosystem: str, mark: str, match: re.Match[str], group: int) -> Iterator[Use]:
    """The packages that an import's path begins with."""
    for name, package in find_prefixes(ecosystem, mark, match[group]):
        yield Use(package, match.start(group), match.start(group) + len(name))


@cache
def find_prefixes(ecosystem: str, mark: str, path: str) -> tuple[tuple[str, Package], ...]:
    """All listed modules that a path is or lies in: "sklearn.metrics" is a module of "sklearn" and one of its own."""
    parts = path.split(mark)
    names = [mark.join(parts[:n]) for n in range(1, min(len(parts), 7) + 1)]
    table = load_packages()[1]
    return tuple((name, table[ecosystem, name]) for name in names if (ecosystem, name) in table)


def list_imports(text: str) -> frozenset[int] | None:
    """The numbers of the lines, from 1, on which Python imports something; None where it is no Python of today."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return frozenset(node.lineno for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))


def join_cells(text: str) -> str:
    """The code of a notebook's cells, a cell's magics and shell lines left empty; "" where it is none."""
    try:
        cells = json.loads(text)["cells"]
        sources = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return "\n".join(
        "" if line.lstrip().startswith(("%", "!", "?")) else line for s in sources for line in s.split("\n")
    )
