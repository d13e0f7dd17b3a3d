"""The project's own source, parsed once for all guards."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "orienteer"


@dataclass(frozen=True)
class Module:
    path: Path
    name: str  # below the package: "extraction.pay"
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        return self.name.split(".")[0]


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        found.append(Module(path, name, text, ast.parse(text)))
    assert len(found) > 30, "the guards must see the whole package"
    return tuple(found)


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def imports(module: Module) -> list[tuple[str, int]]:
    """Every module that a module imports, at the top or inside a function, with the line."""
    found = []
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module.path}:{node.lineno}: relative imports hide the room"
            found.append((node.module or "", node.lineno))
    return found
