"""A room may import only what stands before it in the flow; the network, SQL and arithmetic stay in their rooms."""

import ast
import re

from source import PACKAGE, imports, modules

ORDER = (
    "errors settings taxonomy llm sources corpus extraction snapshot market pay search profile position plan match "
    "answers learning operations interfaces"
).split()
FREE = {"__init__", "__main__"}
NETWORK = {"httpx", "socket", "urllib.request", "http.client", "requests", "aiohttp", "ftplib", "smtplib"}


def test_rooms_are_the_ones_of_the_flow() -> None:
    rooms = {m.room for m in modules()} - FREE
    assert rooms <= set(ORDER), f"unknown rooms: {rooms - set(ORDER)}"
    assert {
        "taxonomy",
        "sources",
        "corpus",
        "extraction",
        "snapshot",
        "market",
        "profile",
        "position",
        "plan",
        "interfaces",
    } <= rooms


def test_imports_point_backwards_only() -> None:
    seen, wrong = 0, []
    for module in modules():
        if module.room in FREE:
            continue
        for name, line in imports(module):
            parts = name.split(".")
            if parts[0] != "orienteer" or len(parts) == 1:
                continue
            seen += 1
            if ORDER.index(parts[1]) > ORDER.index(module.room):
                wrong.append(f"{module.name}:{line} imports {name}")
    assert seen > 60
    assert not wrong, "\n".join(wrong)


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = {
        f"orienteer.{m.name.removesuffix('.__init__')}": {n for n, _ in imports(m) if n.startswith("orienteer.")}
        for m in modules()
    }
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name in done:
            return
        for target in graph.get(name, ()):
            visit(target, (*path, name))
        done.add(name)

    for name in graph:
        visit(name, ())
    assert len(done) >= len(graph)


def test_only_sources_and_llm_know_the_network() -> None:
    users = {m.room for m in modules() for name, _ in imports(m) if name in NETWORK}
    assert users <= {"sources", "llm"}, users
    assert "sources" in users, "the guard must have seen the connectors"


def test_interfaces_hold_no_sql_and_no_arithmetic() -> None:
    sql = re.compile(r"\b(SELECT|INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")
    faces = [m for m in modules() if m.room == "interfaces"]
    assert len(faces) >= 8
    wrong = []
    for module in faces:
        if sql.search(module.text) or any(name in {"sqlite3", "numpy"} for name, _ in imports(module)):
            wrong.append(f"{module.name} speaks SQL or NumPy")
        for node in ast.walk(module.tree):
            # adding and multiplying texts or counting columns is drawing; dividing, powers and logarithms are results
            if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div | ast.Pow | ast.MatMult):
                wrong.append(f"{module.name}:{node.lineno} computes")
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"mean", "std"}
            ):
                wrong.append(f"{module.name}:{node.lineno} computes")
    assert not wrong, "\n".join(wrong)


def test_verbs_return_and_never_print() -> None:
    printers = [
        f"{m.name}:{node.lineno}"
        for m in modules()
        if m.room != "interfaces"
        for node in ast.walk(m.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert not printers, printers
    assert any("print(" in m.text or "click.echo" in m.text for m in modules()), "somebody must print"


def test_no_junk_drawers() -> None:
    junk = {"utils", "util", "common", "helpers", "helper", "core", "misc", "shared", "manager", "managers", "base",
            "models", "types", "stuff", "lib"}  # fmt: skip
    names = {part for m in modules() for part in m.name.split(".")}
    assert len(names) > 40
    assert not names & junk, names & junk


def test_every_room_says_what_it_is() -> None:
    rooms = [p for p in PACKAGE.iterdir() if p.is_dir() and (p / "__init__.py").exists()]
    assert len(rooms) >= 9
    for room in rooms:
        tree = ast.parse((room / "__init__.py").read_text(encoding="utf-8"))
        assert ast.get_docstring(tree), f"{room.name}/__init__.py has no docstring"
