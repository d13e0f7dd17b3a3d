"""Time the line on real postings: ingest, ingest again, extract, snapshot; seconds and peak memory of each process.

    python bench/line.py FOLDER      (a folder with postings/, recordings/ and pages/)

Every step is a process of its own, as a person runs it; memory is the largest process of the step (children apart).
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from orienteer.sources.reading import ReadOptions, expand_paths, read_path


def main() -> int:
    """Run all steps in a fresh home and print a table."""
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        print("usage: python bench/line.py FOLDER", file=sys.stderr)
        return 2
    folder = Path(sys.argv[1])
    inputs = [str(folder / name) for name in ("postings", "recordings", "pages") if (folder / name).is_dir()]
    with tempfile.TemporaryDirectory() as home:
        os.environ["ORIENTEER_HOME"] = str(Path(home) / "home")
        lines = Path(home) / "postings.jsonl"
        rows = [
            measure("ingest", ["ingest", "--json", *inputs]),
            measure("ingest again", ["ingest", "--json", *inputs]),
        ]
        count, size = write_lines(inputs, lines)
        rows.append(measure("extract (one process)", ["extract", str(lines)]))
        rows.append(measure("snapshot (all cores)", ["snapshot", "--json"]))
    print(
        f"\n{count:,} postings, {size / 1e6:.0f} MB of text, {os.cpu_count()} cores, Python {sys.version.split()[0]}\n"
    )
    print("| step | seconds | postings a second | peak memory, MB |\n| --- | ---: | ---: | ---: |")
    for name, seconds, memory in rows:
        print(f"| {name} | {seconds:.1f} | {count / seconds:,.0f} | {memory:,.0f} |")
    return 0


def measure(name: str, arguments: list[str]) -> tuple[str, float, float]:
    """Run one command; its wall seconds and the peak memory of its largest process, in MB."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([sys.executable, "-m", "orienteer", *arguments], stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{name} failed with exit code {process.returncode}")
        out.seek(0)
        if "--json" in arguments:
            said = json.loads(out.read())
            print(name, {k: v for k, v in said.items() if not isinstance(v, list)}, file=sys.stderr)
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes on macOS, kilobytes on Linux
    return name, time.perf_counter() - start, usage.ru_maxrss * unit / 1e6


def write_lines(inputs: list[str], target: Path) -> tuple[int, int]:
    """Write all postings as JSON lines; how many, and how many characters of description."""
    count = size = 0
    with target.open("w", encoding="utf-8") as out:
        for path in expand_paths(map(Path, inputs)):
            for p in read_path(path, ReadOptions(), lambda _: None):
                texts = {"id": p.id, "title": p.title, "company": p.company, "location": p.location}
                out.write(json.dumps(texts | {"description": p.description}) + "\n")
                count += 1
                size += len(p.description)
    return count, size


if __name__ == "__main__":
    sys.exit(main())
