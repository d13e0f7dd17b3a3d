"""Docs that cannot lie: generated pages and README's outputs are what the commands say now."""

import re
import subprocess
import sys

import pytest
from source import ROOT


@pytest.mark.slow
def test_generated_pages_are_current() -> None:
    done = subprocess.run(
        [sys.executable, "tools/write_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"run `make docs`:\n{done.stdout[-4000:]}{done.stderr[-2000:]}"


def test_readme_shows_real_outputs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(r"<!-- output: orienteer ", readme)) >= 2


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("design/*.md"), *ROOT.glob("bench/*.md")]
    links = [
        (page, target)
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if "://" not in target
    ]
    assert len(pages) >= 8
    assert len(links) >= 10
    broken = [f"{page.name}: {target}" for page, target in links if not (page.parent / target).exists()]
    assert not broken, broken


def test_no_tracked_file_names_a_place_of_one_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout: nothing is tracked here")
    tracked = [name for name in listed.stdout.split("\0") if name]
    assert len(tracked) > 100
    place = re.compile(r"(?<![\w.~/-])/(?:work|home|root|tmp)/\w")
    named = []
    for name in tracked:
        path = ROOT / name
        if path.suffix in {".parquet", ".lock", ".svg", ".png"} or not path.is_file():
            continue
        named += [name for line in path.read_text(encoding="utf-8").splitlines() if place.search(line)]
    assert not named, sorted(set(named))
