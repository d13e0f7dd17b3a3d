"""Field F1 of reading one CV in every layout of RenderCV, and whether all layouts give one profile.

    python bench/cv_layouts.py RENDERCV CV.yaml... [--drawn FOLDER] [--set design.page.size=a4 ...] [--misses]

RENDERCV is the executable of an environment with `rendercv[full]` (2.8 has nine themes). Each YAML file is drawn in
each theme and read; a fact is one field of one entry (employer, title, start, end, place, each bullet, ...) or one of
name, e-mail, phone, place and links, and it counts where it is the same but for bent quotes. F1 = 2 x right / (in the
YAML + in the profile). `--drawn` keeps the PDFs, and reads them again instead of drawing anew where they are there.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

from orienteer.errors import ProfileError
from orienteer.profile.contacts import bare_link
from orienteer.profile.profile import Education, Job, Profile, Project
from orienteer.profile.reading import read_cv
from orienteer.profile.tables import load_headings

THEMES = (
    "classic",
    "ember",
    "engineeringclassic",
    "engineeringresumes",
    "harvard",
    "ink",
    "moderncv",
    "opal",
    "sb2nov",
)
NAMES = {"company": "employer", "position": "title", "location": "place", "start_date": "start", "end_date": "end"}
FIELDS = {
    "experience": ("company", "position", "start_date", "end_date", "location"),
    "education": ("institution", "degree", "area", "start_date", "end_date", "location"),
    "projects": ("name", "start_date", "end_date"),
}
SITES = {"GitHub": "github.com/{}", "LinkedIn": "linkedin.com/in/{}",
         "Google Scholar": "scholar.google.com/citations?user={}"}  # fmt: skip
LOAD = """import json, sys; from ruamel.yaml import YAML
json.dump(YAML(typ="safe").load(open(sys.argv[1])), sys.stdout, default=str)"""
Fact = tuple[str, str]


def load_yaml(rendercv: Path, path: Path) -> dict[str, Any]:
    """Load YAML with the parser that comes with RenderCV."""
    run = subprocess.run([str(rendercv.parent / "python"), "-c", LOAD, str(path)], capture_output=True, check=True)
    loaded: dict[str, Any] = json.loads(run.stdout)
    return loaded


def draw(rendercv: Path, theme: str, source: Path, out: Path, settings: Sequence[str]) -> None:
    """Draw a CV as a PDF in one theme."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / source.name  # RenderCV writes beside what it reads
        shutil.copy(source, copy)
        options = [part for setting in settings for part in (f"--{setting.split('=')[0]}", setting.split("=", 1)[1])]
        command = [str(rendercv), "render", str(copy), "--pdf-path", str(out.resolve()), "--dont-generate-png",
                   "--dont-generate-markdown", "--dont-generate-html", "--design.theme", theme, *options]  # fmt: skip
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if run.returncode or not out.exists():
        sys.exit(f"{source}: RenderCV did not draw {theme}: {run.stdout[-800:]}{run.stderr[-400:]}")


def plain(text: object) -> str:
    """A value without Markdown's marks."""
    return re.sub(
        r"\*|\s*\n\s*", lambda m: " " if "\n" in m[0] else "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", str(text))
    )


def truth_of(cv: Mapping[str, Any]) -> Iterator[Fact]:
    """The facts of RenderCV's YAML."""
    yield "name", cv["name"]
    for key, name in (("email", "email"), ("location", "place")):
        if cv.get(key):
            yield name, cv[key]
    if cv.get("phone"):
        yield "phone", digits(str(cv["phone"]))
    sites = [SITES[n["network"]].format(n["username"]) for n in cv.get("social_networks") or ()]
    for link in [*([cv["website"]] if cv.get("website") else []), *sites]:
        yield "link", bare_link(link)
    for title, entries in cv["sections"].items():
        section = load_headings().get(title.replace("_", " ").casefold(), "")
        yield from section_truth(section, entries)


def section_truth(section: str, entries: Sequence[Any]) -> Iterator[Fact]:
    """The facts of one section."""
    if section in FIELDS:
        for number, entry in enumerate(entries, start=1):
            yield from entry_truth(section, number, entry)
    elif section == "summary":
        yield section, "\n".join(plain(e) for e in entries)
    elif section in {"certificates", "languages"}:
        for entry in entries:
            said = plain(entry if isinstance(entry, str) else ": ".join(entry.values()))
            yield from ((section, bare_item(item)) for item in (said.split(",") if section == "languages" else [said]))


def entry_truth(section: str, number: int, entry: Mapping[str, Any]) -> Iterator[Fact]:
    """The facts of a job, a course of study or a project."""
    for field in FIELDS[section]:
        if value := entry.get(field):
            yield f"{section}.{number}.{NAMES.get(field, field)}", plain(value)
    if entry.get("date"):
        yield f"{section}.{number}.end", str(entry["date"])
    told = [entry["summary"]] if entry.get("summary") else []
    for bullet in [*told, *(entry.get("highlights") or ())]:
        for part in re.split(r"\s*\n?\s+- ", bullet) if "\n" in bullet or " - ICML" in bullet else [bullet]:
            yield f"{section}.{number}.bullet", plain(part)


def fold(text: str) -> str:
    """A text with straight quotes: Typst bends them when it draws."""
    return re.sub("[’‘]", "'", re.sub("[“”]", '"', text))


def digits(text: str) -> str:
    """The last eight digits of a phone number, which all ways of writing it keep."""
    return re.sub(r"\D", "", text)[-8:]


def bare_item(text: str) -> str:
    """An item without the punctuation between its parts: "Polish: native" and "Polish (native)" are one."""
    return " ".join(re.findall(r"[\w+#.]+", text)).casefold()


def facts_of(profile: Profile) -> Iterator[Fact]:
    """The same facts of a profile."""
    yield "name", profile.name
    yield from (("email", profile.contacts.email), ("place", profile.contacts.place))
    yield "phone", digits(profile.contacts.phone)
    yield from (("link", link) for link in profile.contacts.links)
    yield "summary", profile.summary
    entries: dict[str, Sequence[Job | Education | Project]] = {
        "experience": profile.jobs, "education": profile.education, "projects": profile.projects,
    }  # fmt: skip
    for section, held in entries.items():
        for number, entry in enumerate(held, start=1):
            said = asdict(entry)
            bullets = said.pop("bullets")
            yield from ((f"{section}.{number}.{field}", text) for field, text in said.items())
            yield from ((f"{section}.{number}.bullet", bullet) for bullet in bullets)
    for section, items in (("certificates", profile.certificates), ("languages", profile.languages)):
        yield from ((section, bare_item(item)) for item in items)


def measure(path: Path, truth: Mapping[Fact, None]) -> tuple[float, list[str], Profile | None]:
    """F1 of one file, its misses (- of the YAML, + of the profile), and the profile."""
    try:
        profile = read_cv(path, today=date(2026, 3, 1))
    except ProfileError as error:
        return 0.0, [str(error)], None
    found = dict.fromkeys(coarsen((name, fold(text)), truth) for name, text in facts_of(profile) if text)
    misses = [f"- {f}" for f in truth if f not in found] + [f"+ {f}" for f in found if f not in truth]
    right = sum(f in truth for f in found)
    return 2 * right / (len(truth) + len(found)), misses, profile


def coarsen(fact: Fact, truth: Mapping[Fact, None]) -> Fact:
    """A date that is drawn with a month though the YAML says only the year counts as the year."""
    year = (fact[0], fact[1][:4])
    return year if fact[0].endswith((".start", ".end")) and fact not in truth and year in truth else fact


def main() -> None:
    """Draw, read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rendercv", type=Path)
    parser.add_argument("cvs", type=Path, nargs="+")
    parser.add_argument("--drawn", type=Path, default=Path(tempfile.gettempdir()) / "cv-layouts")
    parser.add_argument("--set", dest="settings", action="append", default=[], help="an option of RenderCV, a.b=value")
    parser.add_argument("--themes", nargs="+", default=THEMES)
    parser.add_argument("--misses", action="store_true", help="print every fact that is not right")
    args = parser.parse_args()
    print(
        f"| CV | facts | {' | '.join(args.themes)} | one profile |\n| --- | ---: |{' ---: |' * len(args.themes)} --- |"
    )
    for source in args.cvs:
        said = truth_of(load_yaml(args.rendercv, source)["cv"])
        truth = dict.fromkeys((name, fold(text)) for name, text in said)
        folder = args.drawn / "-".join([source.stem, *(re.sub(r"\W+", "_", s) for s in args.settings)])
        folder.mkdir(parents=True, exist_ok=True)
        shares, profiles = [], []
        for theme in args.themes:
            path = folder / f"{theme}.pdf"
            if not path.exists():
                draw(args.rendercv, theme, source, path, args.settings)
            share, misses, profile = measure(path, truth)
            shares.append(f"{share:.3f}")
            profiles.append(profile and replace(profile, warnings=()))
            if args.misses and misses:
                print(theme, *misses, sep="\n    ")
        same = sum(profile == profiles[0] for profile in profiles)
        print(f"| {source.stem} | {len(truth)} | {' | '.join(shares)} | {same} of {len(profiles)} |", flush=True)


if __name__ == "__main__":
    main()
