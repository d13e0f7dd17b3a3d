"""Small by default, as a ratchet: the limits below only ever go down."""

from statistics import median

from source import ROOT, functions, length, modules

LONGEST_FUNCTION = 56
LONGEST_FILE = 295
MEDIAN_FUNCTION = 8
MEDIAN_FILE = 90


def test_no_function_is_too_long() -> None:
    long = [
        f"{m.name}.{f.name} ({length(f)})" for m in modules() for f in functions(m.tree) if length(f) > LONGEST_FUNCTION
    ]
    assert not long, long


def test_no_file_is_too_long() -> None:
    long = [f"{m.name} ({m.text.count(chr(10))})" for m in modules() if m.text.count("\n") > LONGEST_FILE]
    assert not long, long


def test_the_medians_stay_small() -> None:
    sizes = [length(f) for m in modules() for f in functions(m.tree)]
    assert len(sizes) > 200
    assert median(sizes) <= MEDIAN_FUNCTION
    assert median(m.text.count("\n") for m in modules() if not m.name.endswith("__init__")) <= MEDIAN_FILE


def test_nothing_heavy_is_tracked() -> None:
    heavy = [p for p in (ROOT / "src").rglob("*") if p.is_file() and p.stat().st_size > 2_000_000]
    assert (ROOT / "src").is_dir()
    assert not heavy, heavy


def test_no_two_test_files_share_a_name() -> None:
    names = [p.name for p in (ROOT / "tests").rglob("*.py") if p.name != "conftest.py"]
    assert len(names) > 100
    assert sorted(names) == sorted(set(names)), "pytest imports them by their bare names"
