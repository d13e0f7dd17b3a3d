"""Quality and speed of extraction in one table, beside what else finds the names of a vocabulary in a text.

    python bench/extract.py FOLDER [--peers PYTHON] [--texts N] [--repeats N]

FOLDER holds `gold/` (dev.postings.jsonl, dev.gold.jsonl, score.py) and `data/postings/`; a part that is not there is
left out with a word. PYTHON is an interpreter that has spaCy and flashtext (`make bench-extract` makes one).

Quality is that of FOLDER/gold/score.py on the part of the labelled postings that is held aside: of each source the ids
in the order of sha256("split-1:" + id), without the first 60%. Only totals are printed. Peers get every writing of the
vocabulary, and plurals as ours reads them; what they find is theirs, once a skill, with the kind of the vocabulary.

Speed is that of one process on texts in memory, facts or matches out: processor time, the least of the repeats, after
one pass that is not counted. "Ready" is what it takes to build the matcher, with the kernels compiled (the first run on
a machine takes a minute longer). The texts are postings of 2,000 to 8,000 characters from boards that give whole ones.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import skillspan
from orienteer.extraction.engine.reader import Reader, load_reader
from orienteer.extraction.extract import encode_facts, encode_line, extract_all
from orienteer.extraction.parallel import open_extractor
from orienteer.sources.posting import Posting
from orienteer.sources.reading import ReadOptions, read_path
from orienteer.taxonomy.vocabulary import Vocabulary, load_vocabulary

TUNED = 0.6
BOARDS = ("builtin-ai-2026-02-04.jsonl.gz", "linkedin-us-2019-scientist.csv.gz", "linkedin-us-2019-analyst.csv.gz")
LENGTHS = range(2000, 8001)
INTERPRETED_TEXTS = 100
PEERS = {"spacy": "spaCy PhraseMatcher {}", "flashtext": "flashtext {}", "re": "re alternation, Python {}"}
QUALITY = ("tool_precision", "tool_recall", "skill_precision", "skill_recall", "skill_f1")
FIELDS = ("need", "track", "level", "remote", "degree", "years_min")


@dataclass(frozen=True, slots=True)
class Row:
    """One method: its totals on the labelled postings ({} where not measured), seconds for so many texts."""

    name: str
    totals: Mapping[str, float]
    seconds: float
    texts: int
    ready: float


@dataclass(frozen=True, slots=True)
class Labelled:
    """The postings held aside with their gold, and the program that scores."""

    postings: Sequence[Posting]
    gold: Sequence[str]
    scorer: Path


def main() -> int:
    """Measure everything that can be measured here, and print one table."""
    args = parse_arguments()
    if not args.folder.is_dir():
        print(f"no folder {args.folder}: name the one that holds gold/ and data/ (SHARED=path)", file=sys.stderr)
        return 2
    labelled = read_labelled(args.folder / "gold")
    postings = read_boards(args.folder / "data" / "postings", args.texts)
    if not labelled and not postings:
        print(f"{args.folder} holds neither gold/ nor data/postings/: nothing to measure", file=sys.stderr)
        return 2
    rows = [*measure_ours(labelled, postings, args.repeats)]
    rows += measure_peers(labelled, postings, args.repeats, args.peers)
    print_table(rows, postings)
    if labelled:
        print_fields(rows[0].totals)
    skillspan.report(args.folder / "data" / "benchmarks" / "skillspan")
    if postings:
        measure_processes(postings, args.repeats)
    return 0


def parse_arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peers", type=Path, help="an interpreter that has spaCy and flashtext")
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--repeats", type=int, default=7)
    return parser.parse_args()


def read_labelled(folder: Path) -> Labelled | None:
    """The labelled postings that are held aside."""
    files = [folder / name for name in ("dev.postings.jsonl", "dev.gold.jsonl", "score.py")]
    if not all(f.is_file() for f in files):
        print(f"quality is left out: {folder} holds no {', '.join(f.name for f in files if not f.is_file())}")
        return None
    rows = [json.loads(line) for line in files[0].read_text(encoding="utf-8").splitlines()]
    held = hold_aside(rows)
    gold = [line for line in files[1].read_text(encoding="utf-8").splitlines() if json.loads(line)["id"] in held]
    postings = [
        Posting(r["id"], "", r["title"], r["company"], r["description"], r["location"]) for r in rows if r["id"] in held
    ]
    return Labelled(postings, gold, files[2])


def hold_aside(rows: Iterable[Mapping[str, str]]) -> set[str]:
    """The ids that nothing was tuned to: of each source the last 40% by a hash of the id."""
    sources: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        sources[row["source"]].append(row["id"])
    held: set[str] = set()
    for ids in sources.values():
        ids.sort(key=lambda i: hashlib.sha256(f"split-1:{i}".encode()).hexdigest())
        held.update(ids[round(TUNED * len(ids)) :])
    return held


def read_boards(folder: Path, most: int) -> list[Posting]:
    """Whole postings of ordinary length, in the order of a hash of the id, so that any first part is like the rest."""
    paths = [folder / name for name in BOARDS if (folder / name).is_file()]
    if not paths:
        print(f"speed is left out: {folder} holds none of {', '.join(BOARDS)}")
    found = {
        p.description: p
        for path in paths
        for p in read_path(path, ReadOptions(), lambda _: None)
        if len(p.description) in LENGTHS
    }
    return sorted(found.values(), key=lambda p: hashlib.sha256(p.id.encode()).digest())[:most]


def measure_ours(labelled: Labelled | None, postings: Sequence[Posting], repeats: int) -> Iterable[Row]:
    """The compiled reader and the interpreted one, each with all fields and with the names of skills alone."""
    totals: Mapping[str, float] = {}
    compile_kernels = "from orienteer.extraction.engine.reader import load_reader; load_reader(True).read('ready')"
    subprocess.run([sys.executable, "-c", compile_kernels], check=True)  # once a machine: not a part of getting ready
    for compiled, texts in ((True, postings), (False, postings[:INTERPRETED_TEXTS])):
        start = time.process_time()
        reader = load_reader(compiled)
        reader.read("ready")
        ready = time.process_time() - start
        if labelled and compiled:
            predicted = [encode_facts(facts) for facts in extract_all(labelled.postings, reader)]
            totals = score(labelled, predicted)
        how = "compiled" if compiled else "interpreted"
        for what, verb in (("all fields", read_facts), ("skills", read_skills)):
            seconds = least(lambda verb=verb, reader=reader, texts=texts: verb(texts, reader), repeats)
            yield Row(f"Orienteer, {what}, {how}", totals, seconds, len(texts), ready)


def read_facts(postings: Sequence[Posting], reader: Reader) -> None:
    """All facts with their evidence, as `orienteer extract` reads them: none is kept longer than the next few."""
    for _ in extract_all(postings, reader):
        pass


def read_skills(postings: Sequence[Posting], reader: Reader) -> None:
    """Names with span, rule, need and group."""
    texts = [p.description for p in postings]
    for _ in reader.read_all([""] * len(texts), texts):
        pass


def least(run: Callable[[], None], repeats: int, clock: Callable[[], float] = time.process_time) -> float:
    """The least seconds of the repeats, after one run that is not counted."""
    seconds = []
    for _ in range(repeats + 1):
        start = clock()
        run()
        seconds.append(clock() - start)
    return min(seconds[1:])


def score(labelled: Labelled, predicted: Iterable[Mapping[str, Any]]) -> Mapping[str, float]:
    """The totals of the scorer."""
    with tempfile.TemporaryDirectory() as name:
        gold, said = Path(name) / "gold.jsonl", Path(name) / "predicted.jsonl"
        gold.write_text("\n".join(labelled.gold), encoding="utf-8")
        said.write_text("\n".join(json.dumps(p) for p in predicted), encoding="utf-8")
        command = [sys.executable, str(labelled.scorer), str(gold), str(said), "--json"]
        totals: Mapping[str, float] = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    return totals


def measure_peers(
    labelled: Labelled | None, postings: Sequence[Posting], repeats: int, interpreter: Path | None
) -> Iterable[Row]:
    """Each peer in a process of its own, with all writings of the vocabulary."""
    known = load_vocabulary()
    held = labelled.postings if labelled else ()
    job = {
        "terms": list_terms(known),
        "labelled": [p.description for p in held],
        "texts": [p.description for p in postings],
        "repeats": repeats,
    }
    with tempfile.TemporaryDirectory() as name:
        job_file, answer_file = Path(name) / "job.json", Path(name) / "answer.json"
        job_file.write_text(json.dumps(job), encoding="utf-8")
        for peer, label in PEERS.items():
            python = sys.executable if peer == "re" else interpreter
            if not python or not Path(python).exists():
                print(f"{peer} is left out: no interpreter that has it (`make bench-extract` makes one)")
                continue
            program = Path(__file__).with_name("peers.py")
            command = [str(python), str(program), peer, str(job_file), str(answer_file)]
            if subprocess.run(command, check=False).returncode:
                print(f"{peer} is left out: its process failed, as said above")
                continue
            answer = json.loads(answer_file.read_text(encoding="utf-8"))
            predicted = [name_skills(p, found, known) for p, found in zip(held, answer["found"], strict=True)]
            totals = score(labelled, predicted) if labelled else {}
            yield Row(label.format(answer["version"]), totals, answer["seconds"], answer["texts"], answer["ready"])


def list_terms(known: Vocabulary) -> list[tuple[str, str, bool]]:
    """Every writing with its skill and whether its case counts; a plural never displaces a writing that is listed."""
    terms = [(s.id, alias, False) for s in known.skills.values() for alias in s.aliases]
    listed = {writing.lower() for _, writing, _ in terms}
    plurals = [
        (skill, f"{writing}s", False)
        for skill, writing, _ in terms
        if len(writing) >= 4
        and writing[-1].isalpha()
        and writing[-1] not in "sS"
        and f"{writing}s".lower() not in listed
    ]
    return terms + plurals + [(s.id, literal, True) for s in known.skills.values() for literal in s.cased]


def name_skills(posting: Posting, found: Iterable[tuple[str, int, int]], known: Vocabulary) -> Mapping[str, Any]:
    """What a peer found, in the form of facts: each skill once, where it first stands."""
    first: dict[str, str] = {}
    for skill, start, end in found:
        first.setdefault(skill, posting.description[start:end])
    skills = [{"text": text, "kind": known.skills[skill].kind} for skill, text in first.items()]
    return {"id": posting.id, "skills": skills}


def print_table(rows: Iterable[Row], postings: Sequence[Posting]) -> None:
    """One line a method."""
    sizes = [len(p.description.encode()) for p in postings]
    about = f"{len(sizes):,} postings, {sum(sizes) / 1e6:.1f} MB"
    print(f"\n{about}; one core of {os.cpu_count()}; Python {sys.version.split()[0]}\n")
    heads = ("method", "tools P", "R", "all skills P", "R", "F1", "postings/s", "MB/s", "timed on", "ready, s")
    print(f"| {' | '.join(heads)} |\n| --- {'| ---: ' * (len(heads) - 1)}|")
    for row in rows:
        quality = [f"{row.totals[name]:.3f}" if row.totals else "" for name in QUALITY]
        rate, read = (row.texts / row.seconds, sum(sizes[: row.texts]) / row.seconds) if row.texts else (0, 0)
        speed = [f"{rate:,.0f}" if rate >= 10 else f"{rate:.1f}", f"{read / 1e6:.2g}", f"{row.texts:,}"]
        print(f"| {' | '.join([row.name, *quality, *(speed if row.texts else ['', '', '']), f'{row.ready:.1f}'])} |")


def print_fields(totals: Mapping[str, float]) -> None:
    """What only ours reads."""
    fields = ", ".join(f"{name.removesuffix('_min')} {totals[f'{name}_accuracy']:.3f}" for name in FIELDS)
    pay = f"pay exact {totals['pay_exact']:.3f} of {totals['pay_stated']}, invented {totals['pay_invented']}"
    print(f"\n{totals['postings']} labelled postings held aside, Orienteer: {fields}; {pay}")


def measure_processes(postings: Sequence[Posting], repeats: int) -> None:
    """All fields to lines of JSON on one process and on two: seconds on the clock, pools started and warm."""
    rates = []
    for jobs in (1, 2):
        batch = [replace(p, id=f"{p.id} {jobs}") for p in postings]
        with open_extractor(encode_line, jobs=jobs) as extract:
            seconds = least(lambda extract=extract, batch=batch: len(list(extract(batch))), repeats, time.perf_counter)
        rates.append(len(batch) / seconds)
    print(f"\nAll fields by the clock: one process {rates[0]:,.0f} postings/s, two {rates[1]:,.0f} "
          f"({rates[1] / rates[0]:.2f} times)")  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
