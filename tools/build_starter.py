"""Build the starter snapshot that ships with the package: `python tools/build_starter.py FOLDER-OF-POSTINGS`.

Reads the files named in `starter_sources.csv` below that folder, derives their facts, drops everything but the facts
and writes `src/orienteer/snapshot/starter/` with its dataset card. The same files and program give the same content.
"""

import argparse
import csv
import shutil
import tempfile
from datetime import date
from pathlib import Path

from orienteer.corpus.ingest import ingest
from orienteer.corpus.store import Corpus, open_corpus
from orienteer.extraction.extract import EXTRACTOR_VERSION
from orienteer.extraction.parallel import keep_facts, open_extractor
from orienteer.snapshot.build import build_snapshot
from orienteer.snapshot.card import render_card
from orienteer.snapshot.publish import publish_snapshot
from orienteer.sources.reading import ReadOptions

TOOLS = Path(__file__).resolve().parent
STARTER = TOOLS.parent / "src" / "orienteer" / "snapshot" / "starter"


def main() -> None:
    """Build the starter from the folder named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the files of starter_sources.csv are")
    parser.add_argument("--output", type=Path, default=STARTER)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        build_starter(arguments.folder, Path(name), arguments.output)


def build_starter(data: Path, scratch: Path, output: Path) -> None:
    """Ingest, build, publish, and replace what stands in the output folder."""
    with open_corpus(scratch / "corpus.sqlite") as corpus, open_extractor(keep_facts) as extract:
        ingest_sources(corpus, data)
        private = build_snapshot(
            corpus,
            scratch / "private",
            extract=extract,
            extractor=EXTRACTOR_VERSION,
            progress=lambda done, n: print(f"\rfacts of {done:,} of {n:,} postings", end="", flush=True),
        )
    public = publish_snapshot(private, scratch / "public")
    (public.folder / "README.md").write_text(render_card(public), encoding="utf-8")
    shutil.rmtree(output, ignore_errors=True)
    shutil.copytree(public.folder, output)
    size = sum(path.stat().st_size for path in output.iterdir())
    print(f"\n{output}: {public.manifest.groups:,} rows, {public.skills.num_rows:,} skills, {size / 1e6:.2f} MB")


def ingest_sources(corpus: Corpus, data: Path) -> None:
    """Take in every file of the table, with what is known of it beside its content."""
    with (TOOLS / "starter_sources.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            constants = dict(cell.split("=", 1) for cell in row["constants"].split("|") if cell)
            options, seen = ReadOptions(constants=constants), date.fromisoformat(row["seen"])
            done = ingest([data / row["path"]], corpus, options, seen, licence=row["licence"])
            print(f"{row['path']}: {done.added:,} added, {done.left_out:,} left out, {done.refused:,} refused")


if __name__ == "__main__":
    main()
