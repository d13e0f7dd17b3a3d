"""`--repo` and `--author` as a person types them, and `orienteer case`."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository of two people."""
    home = tmp_path / "tide-tables"
    home.mkdir()
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", "init", "-q"], cwd=home, env=quiet, check=True)
    for name, path, text in (
        (
            "Ines Falk",
            "README.md",
            "# tides\n\nTide tables that harbour pilots can [trust](x) & <b>read</b> at night.\n",
        ),
        ("Ines Falk", "predict.py", "import torch\n\n\ndef main() -> None:\n    pass\n"),
        ("Tom Reyes", "web.py", "import flask\n"),
    ):
        (home / path).write_text(text, encoding="utf-8")
        mail = f"{name.split()[0].lower()}@example.com"
        who = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", name), ("EMAIL", mail))
        }
        subprocess.run(["git", "add", "-A"], cwd=home, env=quiet, check=True)
        subprocess.run(["git", "commit", "-q", "-m", f"{path}: first"], cwd=home, env=quiet | who, check=True)
    return home


def test_a_cv_and_a_repository(orienteer: Call, folder: Path, tmp_path: Path) -> None:
    cv = tmp_path / "cv.md"
    cv.write_text("# Ines Falk\n\nines@example.com\n\n## Skills\n\nFlask, Kubernetes\n", encoding="utf-8")
    code, out, _ = orienteer("profile", cv, "--repo", folder, "--json")
    record = json.loads(out)
    levels = {s["skill"]: s["level"] for s in record["skills"]}
    assert (code, levels["pytorch"], levels["flask"], levels["kubernetes"]) == (0, "used", "named", "named")
    assert (record["repositories"][0]["basis"], record["repositories"][0]["own"]["commits"]) == ("CV", 2)
    code, out, _ = orienteer("profile", cv, "--repo", folder)
    assert code == 0
    assert "repo tide-tables: 2 of 3 commits" in out
    assert "predict.py:1: import torch" in out


def test_a_repository_alone(orienteer: Call, folder: Path) -> None:
    code, out, err = orienteer("profile", "--repo", folder, "--author", "tom@example.com", "--json")
    assert (code, err, json.loads(out)["name"]) == (0, "", "Tom Reyes")
    code, out, err = orienteer("profile", "--repo", folder)
    assert (code, out) == (1, "")
    assert "--author" in err


def test_wrong_calls_say_what_to_do(orienteer: Call, tmp_path: Path) -> None:
    assert orienteer("profile")[::2] == (2, "orienteer: give a CV, or --repo with the folder of a git repository\n")
    code, _, err = orienteer("profile", tmp_path / "cv.md", "--author", "a@b.c")
    assert (code, err) == (2, "orienteer: --author says who you are in a repository: add --repo\n")
    code, _, err = orienteer("profile", "--repo", tmp_path)
    assert code == 1
    assert "not a git repository" in err


def test_a_case_is_markdown_with_links(orienteer: Call, folder: Path) -> None:
    code, out, _ = orienteer("case", folder, "--author", "ines@example.com")
    assert code == 0
    assert out.startswith("# Case study: tide-tables\n\n## Problem\n")
    assert (
        "> Tide tables that harbour pilots can [trust](x) &amp; &lt;b&gt;read&lt;/b&gt; at night. ([README.md:3](README.md#L3))"
        in out
    )
    assert "- PyTorch `import torch` ([predict.py:1](predict.py#L1))" in out
    assert "(to fill in: whose problem it was" in out
    code, out, _ = orienteer("case", folder, "--author", "ines@example.com", "--format", "json")
    assert orienteer("case", folder, "--author", "ines@example.com", "--json")[1] == out
    assert json.loads(out)["sections"][0]["entries"][0]["quotes"][0]["where"] == "repo tide-tables: README.md:3"
    code, out, _ = orienteer("case", folder, "--post-mortem")
    assert (code, out.splitlines()[0]) == (0, "# Post-mortem: tide-tables")
    assert "None of its commits says that it fixes" in out
