"""What a repository's own pages say: the first paragraph of its README, and the figures that it reports."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orienteer.profile.quotes import Quote
from orienteer.profile.repository.limits import Limits
from orienteer.profile.repository.reading import Opened
from orienteer.profile.repository.tables import is_left_out
from orienteer.profile.repository.text import clean_line, quote_line, speaks_to_programs
from orienteer.profile.repository.tree import read_text

README: Final = re.compile(r"^readme(\.(md|rst|txt|adoc))?$", re.IGNORECASE)
PAGES: Final = re.compile(
    r"^(readme(\.\w+)?|(docs?|design|results?|reports?|evals?|evaluation|benchmarks?|bench)/.*\.(md|rst|adoc)|"
    r"(.*/)?(results?|metrics?|evaluation|benchmarks?|model[_-]?card)\w*\.(md|json))$",
    re.IGNORECASE,
)
NO_PROSE: Final = re.compile(r"^\s*(?:#|=+$|-+$|!\[|\[!\[|<|\||```|\.\. |:\w+:|[-*+] |\d+\. |\[[^\]]*\]:|$)")
MEASURE: Final = (
    r"accuracy|precision|recall|f1|auc|ndcg|mrr|map@|bleu|rouge|rmse|mae|mape|perplexity|latency|throughput|p50|p90|p95|"
    r"p99|hit rate|win rate|coverage|faithfulness|groundedness|uptime|exact match|pass@\d+|speed-?up"
)
AMOUNT: Final = (
    r"\d[\d.,]*\s?(?:%|percent\b|ms\b|s\b|seconds\b|minutes\b|min\b|hours\b|[x×](?!\w)|"
    r"req(?:uests)?/s|requests (?:a|per) second|"
    r"rps\b|qps\b|tokens?/s|[MG]B/s|points?\b|k?(?:users|customers|documents|postings|images|rows)\b)"
)
FIGURE: Final = re.compile(rf"(?:\b(?:{MEASURE})\b[^\n\d]{{0,25}}\d[\d.,]*|{AMOUNT})(?:\s?%)?", re.IGNORECASE)
STRONG: Final = re.compile(rf"\b(?:{MEASURE})\b", re.IGNORECASE)
NO_FIGURE: Final = re.compile(r"!\[|^\s*(?:https?://|\[[^\]]*\]:)|pip install|timeout|version|python \d", re.IGNORECASE)
MOST_FIGURES: Final = 12


def read_problem(opened: Opened, limits: Limits) -> Quote | None:
    """The first paragraph of the README, its lines joined; None where there is none, or it speaks to a program."""
    path = next((p for p in opened.files if README.match(p)), None)
    lines = (read_text(opened.git.root, path, limits) or "").splitlines() if path else []
    start = next((n for n, line in enumerate(lines) if is_prose(lines, n)), None)
    if start is None:
        return None
    end = next((n for n in range(start, len(lines)) if NO_PROSE.match(lines[n])), len(lines))
    text = " ".join(clean_line(line).strip() for line in lines[start:end])
    last = f"-{end}" if end > start + 1 else ""
    return Quote(text, f"repo {opened.git.root.name}: {path}:{start + 1}{last}", (0, len(text)))


def is_prose(lines: Sequence[str], number: int) -> bool:
    """Whether a line begins a paragraph of at least six words that tells a reader something."""
    line = clean_line(lines[number])
    return not NO_PROSE.match(line) and len(line.split()) >= 6 and not speaks_to_programs(line)


def find_figures(opened: Opened, limits: Limits) -> tuple[Quote, ...]:
    """Lines with measured results, those of the README first, those that name a measure before those that do not."""
    pages = [path for path in opened.files if PAGES.match(path) and not is_left_out(path)]
    paths = sorted(pages, key=lambda path: not README.match(path))
    found = [quote for path in paths for quote in read_figures(opened, path, limits)]
    ranked = sorted(found, key=lambda pair: not pair[0])
    return tuple(quote for _, quote in ranked[:MOST_FIGURES])


def read_figures(opened: Opened, path: str, limits: Limits) -> Iterator[tuple[bool, Quote]]:
    """The figures of one page, each with whether it names its measure; code examples are no results."""
    fenced = False
    for number, raw in enumerate((read_text(opened.git.root, path, limits) or "").splitlines(), 1):
        fenced ^= raw.lstrip().startswith(("```", "~~~"))
        line = clean_line(raw)
        match = None if fenced or len(line) > 600 or NO_FIGURE.search(line) else FIGURE.search(line)
        if match and not speaks_to_programs(line):
            text, span = quote_line(line, *match.span())
            yield STRONG.search(line) is not None, Quote(text, f"repo {opened.git.root.name}: {path}:{number}", span)
