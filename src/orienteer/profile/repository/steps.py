"""Where a repository's code starts, and the steps of its line: those that its files name as such."""

import re
from typing import Final

from orienteer.profile.quotes import Quote
from orienteer.profile.repository.limits import Limits
from orienteer.profile.repository.reading import Opened
from orienteer.profile.repository.tables import is_left_out
from orienteer.profile.repository.text import quote_line, speaks_to_programs
from orienteer.profile.repository.tree import read_text

MOST: Final = 8
VERBS: Final = (
    r"(?:train|ingest|index|embed|preprocess|prepare|evaluate|serve|predict|fine_?tune|retrieve|etl|deploy|chunk|"
    r"rerank|generate|crawl|scrape|extract|transform|featuri[sz]e|infer)"
)
FUNCTION: Final = r"(?:export )?(?:default )?(?:async )?(?:def|func|fn|function)\s+"
ENTRY: Final = re.compile(r"(^|/)(__main__|main|app|server|cli|manage|wsgi|asgi|index)\.(py|go|rs|[jt]sx?|java|kt)$")
STARTS: Final = re.compile(
    rf"^(?:@(?:app|router|cli)\b.*|{FUNCTION}(?:main|cli|run|serve|start|create_app|app)\b.*|if __name__\b.*|"
    r"\s*public static void main\b.*|export default\b.*)",
    re.MULTILINE,
)
"""A line at which a program is entered."""
SERVES: Final = re.compile(
    r"^(?:const |let |var )?\w+(?:: \w+)? = (?:FastAPI|Flask|Starlette|typer\.Typer|express)\(.*", re.MULTILINE
)
"""A line that makes a service, whose ways in are elsewhere."""
FOLDER: Final = re.compile(r"(^|/)(dags|pipelines?|flows|jobs|stages)/[^/]+\.py$")
NAMED: Final = re.compile(rf"(^|/){VERBS}(?:_\w+)?\.(?:py|ts|go|sh)$")
STEP: Final = re.compile(
    rf"^(?:@(?:flow|dag|task|asset|step)\b.*|{FUNCTION}(?:{VERBS}|main|run)(?:_\w+)?\b.*)", re.MULTILINE
)
PUBLIC: Final = re.compile(r"^(?:async )?def [a-z]\w*\(.*", re.MULTILINE)
TARGETS: Final = re.compile(rf"^{VERBS}(?:[-_]\w+)*[ \t]*:(?!=).*", re.MULTILINE)
STAGES: Final = re.compile(r"(?<=^  )[a-z][\w-]*:[ \t]*$", re.MULTILINE)
FORMS: Final = (
    (re.compile(r"(^|/)dvc\.ya?ml$"), STAGES),
    (re.compile(r"(^|/)(Makefile|[Jj]ustfile)$"), TARGETS),
    (FOLDER, STEP),
    (NAMED, STEP),
    (FOLDER, PUBLIC),
)
"""Which files hold steps and which of their lines say so: a file is taken by the first pair that finds a line."""
TEST: Final = re.compile(r"(^|/)(tests?|__tests__|spec|fixtures|bench|benchmarks?)/|(^|/)test_|[._]test\.|\.spec\.")


def find_entries(opened: Opened, limits: Limits) -> tuple[Quote, ...]:
    """The lines at which the programs of a repository are entered, one a file."""
    paths = list_paths(opened, ENTRY)
    found = (find_lines(opened, p, STARTS, limits) or find_lines(opened, p, SERVES, limits) for p in paths)
    return tuple(quotes[0] for quotes in found if quotes)[:MOST]


def find_steps(opened: Opened, limits: Limits) -> tuple[Quote, ...]:
    """The steps of a line of work: stages of DVC, targets of make named for a step, tasks, functions named for one."""
    taken: dict[str, list[Quote]] = {}
    for where, form in FORMS:
        for path in list_paths(opened, where):
            quotes = [] if path in taken else find_lines(opened, path, form, limits)
            if quotes:
                taken[path] = quotes if form in {STAGES, TARGETS} else quotes[:1]
    return tuple(quote for quotes in taken.values() for quote in quotes)[:MOST]


def list_paths(opened: Opened, form: re.Pattern[str]) -> list[str]:
    """The files of a form; tests, benchmarks and what others wrote apart."""
    return [path for path in opened.files if form.search(path) and not is_left_out(path) and not TEST.search(path)]


def find_lines(opened: Opened, path: str, form: re.Pattern[str], limits: Limits) -> list[Quote]:
    """The lines of a file that have a form."""
    text = read_text(opened.git.root, path, limits) or ""
    quotes = []
    for match in form.finditer(text):
        line, span = quote_line(match[0], 0, len(match[0]))
        if not speaks_to_programs(line):
            number = text.count("\n", 0, match.start()) + 1
            quotes.append(Quote(line, f"repo {opened.git.root.name}: {path}:{number}", span))
    return quotes
