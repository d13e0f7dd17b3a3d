"""The command line and the browser as tests call them."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from orienteer.interfaces.cli.app import run


@pytest.fixture
def orienteer(capfd: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run a command; give its exit code and what it wrote to stdout and stderr."""

    def call(*arguments: object) -> tuple[int, str, str]:
        capfd.readouterr()
        code = run([str(a) for a in arguments])
        out, err = capfd.readouterr()
        return code, out, err

    return call


@pytest.fixture(scope="session")
def chromium():
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        pytest.skip("needs Chromium to run the page")
    return found


@pytest.fixture
def open_page(chromium: str, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Open a file in Chromium, as wide as asked; its document after the scripts on stdout, its console on stderr."""

    def call(file: Path, width: int = 1280) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'browser'}",
             "--enable-logging=stderr", "--v=0", "--virtual-time-budget=20000", f"--window-size={width},2000",
             "--dump-dom", file.as_uri()],
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip

    return call
