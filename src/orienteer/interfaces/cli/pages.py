"""Where a page may be written, and writing it whole or not at all."""

import os
import tempfile
from pathlib import Path

from orienteer.errors import UsageError


def check_place(output: Path) -> None:
    """Refuse what cannot become a file, before anything is computed."""
    folder = output.absolute().parent
    if output.is_dir():
        raise UsageError(f"{output} is a folder: name a file in it, such as {output.joinpath('report.html')}")
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}: make it first, or write elsewhere")
    if not os.access(folder, os.W_OK) or (output.exists() and not os.access(output, os.W_OK)):
        raise UsageError(f"{output} cannot be written: choose another place with -o")


def write_page(page: str, output: Path, *, private: bool = False) -> int:
    """Write the page whole or not at all; return its bytes. Only its owner may read a `private` one."""
    data = page.encode()
    try:
        with tempfile.TemporaryDirectory(prefix=f".{output.name}.", dir=output.absolute().parent) as folder:
            partial = Path(folder, output.name)
            partial.touch(0o600 if private else 0o666)
            partial.write_bytes(data)
            partial.replace(output)
    except OSError as error:
        raise UsageError(f"{output} cannot be written ({error.strerror}): choose another place with -o") from error
    return len(data)
