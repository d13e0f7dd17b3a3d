"""Field F1 of reading one invented person's CV as several programs and habits would set it.

    python bench/cv_generators.py [--drawn FOLDER] [--misses]

LinkedIn's "Save as PDF", Europass and a tabular German Lebenslauf are HTML of our own in those looks, printed by
Chromium (`chromium --print-to-pdf`; left out, and said, where there is none). A Word document's columns are a table;
Markdown and plain text are what they are. A fact counts as in `cv_layouts.py`.
"""

import argparse
import shutil
import subprocess
import tempfile
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import docx
from docx.table import _Cell

import cv_layouts

Fact = tuple[str, str]
ENGLISH = ("", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
TODAY = (2026, 3)
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""


@dataclass(frozen=True)
class Role:
    """One title held at an employer, dates as "2021-03" or "present"."""

    title: str
    start: str
    end: str
    bullets: tuple[str, ...]


@dataclass(frozen=True)
class Work:
    """An employer with all titles held there, the latest first."""

    employer: str
    place: str
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class Study:
    """A course of study."""

    school: str
    degree: str
    area: str
    start: str
    end: str
    told: tuple[str, ...] = ()


NAME, HEADLINE = "Ilse Vanderbrook", "Machine Learning Engineer"
EMAIL, PHONE, PLACE = "ilse@vanderbrook.example", "+44 113 496 0188", "Leeds, United Kingdom"
LINKS = ("linkedin.com/in/ilse-vanderbrook-example", "github.com/ilse-vanderbrook-example")
SUMMARY = (
    "Engineer of seven years who brings ranking and forecasting models into daily use. I measure before I build, and I "
    "would rather delete a model than keep one that nobody can explain."
)
WORKS = (
    Work("Northwind Rail", "Leeds, United Kingdom", (
        Role("Lead Machine Learning Engineer", "2023-01", "present", (
            "Lead three engineers who run delay forecasts for 1,400 trains a day in Python and PyTorch on Kubernetes",
            "Cut the cost of training by 38% by moving it to spot instances with checkpoints every ten minutes",
        )),
        Role("Machine Learning Engineer", "2020-11", "2022-12", (
            "Built the feature store on PostgreSQL and Redis that both forecasts and the timetable read from",
        )),
    )),
    Work("Pellmell Analytics GmbH", "Berlin, Germany", (
        Role("Data Scientist", "2018-09", "2020-10", (
            "Ranked 60,000 spare parts by gradient boosting and raised what is found on the first page from 52% to 71%",
            "Wrote the team's evaluation harness in Python, with tests that stop a worse model before it is served",
        )),
    )),
    Work("Harbour Museum", "Ghent, Belgium", (
        Role("Data Analyst Intern", "2017-06", "2017-09", (
            "Counted visitors from ticket data in SQL and showed the quiet hours on a dashboard",
        )),
    )),
)  # fmt: skip
STUDIES = (
    Study("Ghent University", "Master of Science", "Computer Science", "2016", "2018", (
        "Thesis: forecasting with recurrent networks in TensorFlow",
    )),
    Study("University of Antwerp", "Bachelor of Science", "Mathematics", "2013", "2016"),
)  # fmt: skip
SKILLS = ("Python", "PyTorch", "SQL", "Kubernetes", "PostgreSQL", "Docker")
LANGUAGES = (("Dutch", "native"), ("English", "C2"), ("German", "B2"))
CERTIFICATES = ("Certified Kubernetes Administrator", "AWS Certified Machine Learning Specialty")


def truth(languages: Sequence[tuple[str, str]] = LANGUAGES) -> dict[Fact, None]:
    """The facts of the person, in the names of `cv_layouts`; `languages` as the layout words their levels."""
    return dict.fromkeys((name, cv_layouts.fold(text)) for name, text in list_facts(languages))


def list_facts(languages: Sequence[tuple[str, str]]) -> Iterator[Fact]:
    """Every fact, section by section."""
    yield from (("name", NAME), ("email", EMAIL), ("place", PLACE), ("phone", cv_layouts.digits(PHONE)))
    yield from (("link", link) for link in LINKS)
    yield "summary", SUMMARY
    for number, (work, role) in enumerate(((w, r) for w in WORKS for r in w.roles), start=1):
        held = {
            "employer": work.employer,
            "title": role.title,
            "start": role.start,
            "end": role.end,
            "place": work.place,
        }
        yield from ((f"experience.{number}.{field}", text) for field, text in held.items())
        yield from ((f"experience.{number}.bullet", bullet) for bullet in role.bullets)
    for number, s in enumerate(STUDIES, start=1):
        held = {"institution": s.school, "degree": s.degree, "area": s.area, "start": s.start, "end": s.end}
        yield from ((f"education.{number}.{field}", text) for field, text in held.items())
        yield from ((f"education.{number}.bullet", told) for told in s.told)
    yield from (("certificates", cv_layouts.bare_item(c)) for c in CERTIFICATES)
    yield from (("languages", cv_layouts.bare_item(f"{name} {level}")) for name, level in languages)


def month(point: str, now: str = "Present") -> str:
    """A month in words, as LinkedIn writes it: "January 2023"."""
    return now if point == "present" else f"{ENGLISH[int(point[5:])]} {point[:4]}"


def figures(point: str, now: str) -> str:
    """A month in figures: "01/2023"."""
    return now if point == "present" else f"{point[5:]}/{point[:4]}"


def span(start: str, end: str) -> str:
    """How long, as LinkedIn counts: both months whole."""
    last = TODAY if end == "present" else (int(end[:4]), int(end[5:]))
    months = (last[0] - int(start[:4])) * 12 + last[1] - int(start[5:]) + 1
    said = [(months // 12, "year"), (months % 12, "month")]
    return " ".join(f"{n} {unit}{'s' * (n > 1)}" for n, unit in said if n)


def page(style: str, body: str) -> str:
    """An HTML page of A4."""
    return f'<!doctype html><meta charset="utf-8"><style>@page{{size:A4;margin:0}}{style}</style><body>{body}'


def lines(items: Sequence[str], tag: str = "p") -> str:
    """Elements of one kind, one an item."""
    return "".join(f"<{tag}>{escape(item)}</{tag}>" for item in items)


def linkedin() -> str:
    """LinkedIn's "Save as PDF": a dark column at the left, titles grouped under their employer."""
    side = "".join((
        "<h3>Contact</h3>", lines((f"{PHONE} (Mobile)", EMAIL)),
        lines((f"www.{LINKS[0]} (LinkedIn)", f"{LINKS[1]} (Portfolio)")),
        "<h3>Top Skills</h3>", lines(SKILLS[:3]),
        "<h3>Languages</h3>", lines(("Dutch (Native or Bilingual)", "English (Full Professional)",
                                     "German (Professional Working)")),
        "<h3>Certifications</h3>", lines(CERTIFICATES),
    ))  # fmt: skip
    jobs = "".join(linkedin_work(work) for work in WORKS)
    studies = "".join(
        f"<div class=e>{escape(s.school)}</div><div class=d>{s.degree}, {s.area} · ({s.start} - {s.end})</div>"
        + lines(s.told) for s in STUDIES
    )  # fmt: skip
    main = (f"<h1>{NAME}</h1><div class=t>{HEADLINE}</div><div class=g>{PLACE}</div><h2>Summary</h2><p>{SUMMARY}</p>"
            f"<h2>Experience</h2>{jobs}<h2 class=n>Education</h2>{studies}")  # fmt: skip
    style = """@page{margin:1cm 0} body{margin:0;font:10.5pt Liberation Sans} aside{position:absolute;top:-1cm;
      width:5.4cm;padding:1cm .7cm;background:#293e49;color:#e1e8ed;height:27.7cm;font-size:9.5pt;
      overflow-wrap:anywhere}
      main{margin:0 1cm 0 7.8cm} h1{font-size:24pt;margin:0} h2{font-size:15pt;margin:18pt 0 6pt} h3{font-size:12pt;
      margin:14pt 0 4pt} h1,h2,h3{font-weight:400} p{margin:3pt 0}
      .e{font-size:12pt;margin-top:9pt} .t{font-size:11.5pt} .g{color:#777}
      .f{position:absolute;left:13cm;color:#777;font-size:9pt} .n{break-before:page}"""
    feet = "".join(f"<div class=f style='top:{26.9 * n - 0.4}cm'>Page {n} of 2</div>" for n in (1, 2))
    return page(style, f"<aside>{side}</aside><main>{main}</main>{feet}")


def linkedin_work(work: Work) -> str:
    """An employer: of several titles with the whole span above them."""
    whole = f"<div>{span(work.roles[-1].start, work.roles[0].end)}</div>" if len(work.roles) > 1 else ""
    titles = "".join(
        f"<div class=t>{escape(r.title)}</div><div>{month(r.start)} - {month(r.end)} ({span(r.start, r.end)})</div>"
        f"<div class=g>{escape(work.place)}</div>" + lines([f"• {b}" for b in r.bullets]) for r in work.roles
    )  # fmt: skip
    return f"<div class=e>{escape(work.employer)}</div>{whole}{titles}"


def europass() -> str:
    """Europass: capitals over rules, dates and place above each entry, levels of languages in a table."""
    jobs = "".join(
        f"<div class=g>{figures(r.start, '')} – {figures(r.end, 'CURRENT')} – {escape(w.place)}</div>"
        f"<div class=t><b>{escape(r.title)}</b> – {escape(w.employer)}</div><ul>{lines(r.bullets, 'li')}</ul>"
        for w in WORKS for r in w.roles
    )  # fmt: skip
    studies = "".join(
        f"<div class=g>{s.start} – {s.end}</div><div class=t><b>{s.degree}, {s.area}</b> – {escape(s.school)}</div>"
        + lines(s.told) for s in STUDIES
    )  # fmt: skip
    head = "<tr><td><td colspan=2>UNDERSTANDING<td colspan=2>SPEAKING<td>WRITING<tr><td><td>Listening<td>Reading"
    grid = "".join(f"<tr><td>{n}{f'<td>{level}' * 5}" for n, level in LANGUAGES[1:])
    tongues = (
        f"<p>Mother tongue(s): <b>{LANGUAGES[0][0]}</b></p><p>Other language(s):</p>"
        f"<table>{head}<td>Spoken production<td>Spoken interaction<td>{grid}</table>"
        "<p class=g>Levels: A1 and A2: Basic user; B1 and B2: Independent user; C1 and C2: Proficient user</p>"
    )
    top = (f"<h1>{NAME}</h1><p><b>Nationality:</b> Belgian <b>Phone number:</b> ({PHONE[:3]}) {PHONE[4:]} (Mobile)</p>"
           f"<p><b>Email address:</b> {EMAIL}</p><p><b>LinkedIn:</b> {LINKS[0]}</p><p><b>GitHub:</b> {LINKS[1]}</p>"
           f"<p><b>Address:</b> {PLACE} (Home)</p>")  # fmt: skip
    parts = {"About me": f"<p>{SUMMARY}</p>", "Work experience": jobs, "Education and training": studies,
             "Language skills": tongues, "Digital skills": f"<p>{' | '.join(SKILLS)}</p>",
             "Certificates": lines(CERTIFICATES)}  # fmt: skip
    style = """body{margin:1.2cm 1.6cm;font:10pt Liberation Sans} h1{font-size:20pt;margin:0 0 6pt} p{margin:3pt 0}
      h2{font-size:11pt;color:#004494;text-transform:uppercase;border-bottom:1px solid #aaa;margin:14pt 0 4pt}
      .g{color:#666;font-size:9pt;margin-top:7pt} ul{margin:2pt 0} td{padding:1pt 9pt;text-align:center}"""
    return page(style, top + "".join(f"<h2>{title}</h2>{held}" for title, held in parts.items()))


def lebenslauf() -> str:
    """A tabular German Lebenslauf: dates and labels at the left, closed by place, day and name."""
    person = {"Name": NAME, "Anschrift": PLACE, "Telefon": PHONE, "E-Mail": EMAIL, "LinkedIn": LINKS[0],
              "GitHub": LINKS[1], "Geburtsdatum": "4. Mai 1994", "Staatsangehörigkeit": "belgisch"}  # fmt: skip
    jobs = [
        (f"{figures(r.start, '')} – {figures(r.end, 'heute')}",
         f"<b>{r.title}</b><br>{w.employer}, {w.place}<ul>{lines(r.bullets, 'li')}</ul>")
        for w in WORKS for r in w.roles
    ]  # fmt: skip
    studies = [(f"{s.start} – {s.end}", f"<b>{s.degree}, {s.area}</b><br>{s.school}{lines(s.told)}") for s in STUDIES]
    tongues = [(name, level) for (name, _), level in zip(LANGUAGES, ("Muttersprache", "C2", "B2"), strict=True)]
    parts = {"Persönliche Daten": list(person.items()), "Profil": [("", SUMMARY)], "Berufserfahrung": jobs,
             "Studium": studies, "Zertifikate": [("", c) for c in CERTIFICATES],
             "Kenntnisse": [("Programmierung", ", ".join(SKILLS[:3])), ("Infrastruktur", ", ".join(SKILLS[3:]))],
             "Sprachen": tongues}  # fmt: skip
    tables = "".join(
        f"<h2>{title}</h2><table>{''.join(f'<tr><td class=l>{left}<td>{right}' for left, right in rows)}</table>"
        for title, rows in parts.items()
    )
    style = """body{margin:2cm;font:10.5pt Liberation Serif} h1{font-size:20pt} h2{font-size:12.5pt;margin:12pt 0 3pt}
      td{vertical-align:top;padding:2pt 0} .l{width:4.2cm} ul{margin:2pt 0;padding-left:14pt} p{margin:2pt 0}"""
    return page(style, f"<h1>Lebenslauf</h1>{tables}<p style='margin-top:1cm'>Leeds, 1. März 2026</p><p>{NAME}</p>")


def print_page(html: str, out: Path) -> None:
    """Print HTML as a PDF by Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "cv.html"
        source.write_text(html, encoding="utf-8")
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                   f"--user-data-dir={folder}/profile", f"--print-to-pdf={out.resolve()}", source.as_uri()]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def write_word(out: Path) -> None:
    """A Word document of which a table of two cells makes the columns."""
    document = docx.Document()
    document.add_heading(NAME, 0)
    document.add_paragraph(HEADLINE)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    side = {"Contact": (EMAIL, PHONE, PLACE, *LINKS), "Skills": SKILLS, "Certificates": CERTIFICATES,
            "Languages": tuple(f"{name} ({level})" for name, level in LANGUAGES)}  # fmt: skip
    for title, items in side.items():
        left.add_paragraph().add_run(title.upper()).bold = True
        for item in items:
            left.add_paragraph(item)
    fill_main(right)
    document.save(str(out))


def fill_main(cell: _Cell) -> None:
    """The wide column: summary, work and education."""
    cell.add_paragraph().add_run("PROFILE").bold = True
    cell.add_paragraph(SUMMARY)
    cell.add_paragraph().add_run("EXPERIENCE").bold = True
    for work, role in ((w, r) for w in WORKS for r in w.roles):
        cell.add_paragraph().add_run(role.title).bold = True
        cell.add_paragraph(f"{work.employer}, {work.place}\t{month(role.start)} – {month(role.end)}")
        for bullet in role.bullets:
            cell.add_paragraph(bullet, style="List Bullet")
    cell.add_paragraph().add_run("EDUCATION").bold = True
    for study in STUDIES:
        cell.add_paragraph().add_run(f"{study.degree} in {study.area}").bold = True
        cell.add_paragraph(f"{study.school}\t{study.start} – {study.end}")
        for told in study.told:
            cell.add_paragraph(told, style="List Bullet")


def write_markdown() -> str:
    """Markdown, a heading an entry."""
    rows = [f"# {NAME}", "", f"**{HEADLINE}**", "", f"{PLACE} | {EMAIL} | {PHONE} | {' | '.join(LINKS)}", "",
            "## Summary", "", SUMMARY, "", "## Experience", ""]  # fmt: skip
    for work in WORKS:
        rows += [f"### {work.employer} — {work.place}", ""]
        for role in work.roles:
            rows += [f"**{role.title}**  ", f"*{month(role.start)} – {month(role.end)}*", ""]
            rows += [*(f"- {bullet}" for bullet in role.bullets), ""]
    rows += ["## Education", ""]
    for s in STUDIES:
        rows += [f"- **{s.school}**, {s.degree} in {s.area}, {s.start} – {s.end}", *(f"  - {told}" for told in s.told)]
    rows += ["", "## Skills", "", ", ".join(SKILLS), "", "## Certificates", "", *(f"- {c}" for c in CERTIFICATES), ""]
    return "\n".join([*rows, "## Languages", "", ", ".join(f"{name} ({level})" for name, level in LANGUAGES), ""])


def write_plain() -> str:
    """Plain text of 78 letters a line: capitals for headings, bullets that hang."""
    rows = [NAME, HEADLINE, f"{EMAIL} | {PHONE} | {PLACE}", " | ".join(LINKS), "", "PROFILE",
            *textwrap.wrap(SUMMARY, 78), "", "WORK EXPERIENCE", ""]  # fmt: skip
    for work, role in ((w, r) for w in WORKS for r in w.roles):
        rows += [f"{role.title}, {work.employer}", f"{work.place}, {month(role.start)} - {month(role.end)}"]
        for bullet in role.bullets:
            rows += textwrap.wrap(bullet, 78, initial_indent="  * ", subsequent_indent="    ")
        rows.append("")
    rows += ["EDUCATION", ""]
    for s in STUDIES:
        rows += [f"{s.degree} in {s.area}, {s.school}, {s.start} - {s.end}", *(f"  * {told}" for told in s.told)]
    rows += ["", "SKILLS", ", ".join(SKILLS), "", "CERTIFICATES", *CERTIFICATES, "", "LANGUAGES"]
    return "\n".join([*rows, *(f"{name}: {level}" for name, level in LANGUAGES), ""])


PAGES: dict[str, Callable[[], str]] = {"linkedin": linkedin, "europass": europass, "lebenslauf": lebenslauf}
TEXTS: dict[str, Callable[[], str]] = {"markdown.md": write_markdown, "plain.txt": write_plain}
WORDED = {
    "linkedin": (
        ("Dutch", "Native or Bilingual"),
        ("English", "Full Professional"),
        ("German", "Professional Working"),
    ),
    "europass": (("Dutch", "mother tongue"), ("English", "C2"), ("German", "B2")),
    "lebenslauf": (("Dutch", "Muttersprache"), ("English", "C2"), ("German", "B2")),
}
"""How the layouts name levels of languages, where not as `LANGUAGES`."""


FILES = (*(f"{name}.pdf" for name in PAGES if CHROMIUM), "columns.docx", *TEXTS)
"""What this machine can make."""


def make(folder: Path, name: str) -> Path:
    """Make one of `FILES`."""
    path = folder / name
    if path.stem in PAGES:
        print_page(PAGES[path.stem](), path)
    elif name in TEXTS:
        path.write_text(TEXTS[name](), encoding="utf-8")
    else:
        write_word(path)
    return path


def main() -> None:
    """Set, read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drawn", type=Path, default=Path(tempfile.gettempdir()) / "cv-generators")
    parser.add_argument("--misses", action="store_true", help="print every fact that is not right")
    args = parser.parse_args()
    args.drawn.mkdir(parents=True, exist_ok=True)
    if not CHROMIUM:
        print(f"no Chromium here: left out {', '.join(PAGES)}")
    print("| generator | facts | F1 |\n| --- | ---: | ---: |")
    for path in (make(args.drawn, name) for name in FILES):
        wanted = truth(WORDED.get(path.stem, LANGUAGES))
        share, misses, _ = cv_layouts.measure(path, wanted)
        print(f"| {path.stem} | {len(wanted)} | {share:.3f} |")
        if args.misses and misses:
            print(*misses, sep="\n    ")


if __name__ == "__main__":
    main()
