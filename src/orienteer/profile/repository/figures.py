"""The measured results that a repository's pages report: whole sentences, and rows of tables that hold a number."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orienteer.profile.quotes import Quote
from orienteer.profile.repository.limits import Limits
from orienteer.profile.repository.prose import README
from orienteer.profile.repository.reading import Opened
from orienteer.profile.repository.tables import is_left_out
from orienteer.profile.repository.text import clean_line, speaks_to_programs
from orienteer.profile.repository.tree import read_text

PAGES: Final = re.compile(
    r"^(readme(\.\w+)?|(docs?|design|results?|reports?|evals?|evaluation|benchmarks?|bench)/.*\.(md|rst|adoc)|"
    r"(.*/)?(results?|metrics?|evaluation|benchmarks?|model[_-]?card)\w*\.(md|json))$",
    re.IGNORECASE,
)
MEASURE: Final = (
    r"accuracy|precision|recall|f1|auc|ndcg|mrr|map@|bleu|rouge|rmse|mae|mape|perplexity|latency|throughput|p50|p90|p95|"
    r"p99|hit rate|win rate|coverage|faithfulness|groundedness|uptime|exact match|pass@\d+|speed-?up"
)
AMOUNT: Final = (
    r"\d[\d.,]*\s?(?:%|percent\b|ms\b|s\b|seconds\b|minutes\b|min\b|hours\b|[x×](?!\w)|"
    r"req(?:uests)?/s|requests (?:a|per) second|"
    r"rps\b|qps\b|tokens?/s|[MG]B/s|points?\b|k?(?:users|customers|documents|postings|images|rows)\b)"
)
MEASURED: Final = rf"\b(?:{MEASURE})\b(?:\s?@\s?\d+| at \d+)?+[^\n\d]{{0,25}}\d[\d.,]*"
"""A measure and its value; the rank of "precision at 300" is none."""
FIGURE: Final = re.compile(rf"(?:{MEASURED}|{AMOUNT})(?:\s?%)?", re.IGNORECASE)
STRONG: Final = re.compile(rf"\b(?:{MEASURE})\b", re.IGNORECASE)
NO_FIGURE: Final = re.compile(r"!\[|^\s*(?:https?://|\[[^\]]*\]:)|pip install|timeout|version|python \d", re.IGNORECASE)
APART: Final = re.compile(r"^\s*(?:#|=+$|-+$|<|\.\. |:\w+:|$)")
"""A line that belongs to no paragraph."""
ITEM: Final = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+")
RULE: Final = re.compile(r"^\s*\|?[\s:|-]*-{2,}[\s:|-]*$")
"""The line below the head of a table."""
NAMED_ROW: Final = re.compile(r"^\s*\|[^|]*[^\W\d][^|]*\|.*\d")
SENTENCE: Final = re.compile(r"\S.*?(?:[.!?](?=\s+[^\sa-z])|$)")
MOST: Final = 12
MOST_ROWS: Final = 3
"""Rows quoted of one table."""
LONGEST: Final = 400
Line = tuple[int, str]


def find_figures(opened: Opened, limits: Limits) -> tuple[Quote, ...]:
    """Measured results, sentences that name a measure first, rows that do next; of each the README's first."""
    pages = [path for path in opened.files if PAGES.match(path) and not is_left_out(path)]
    paths = sorted(pages, key=lambda path: not README.match(path))
    found = [quote for path in paths for quote in read_figures(opened, path, limits)]
    ranked = sorted(found, key=lambda pair: pair[0])
    return tuple(quote for _, quote in ranked[:MOST])


def read_figures(opened: Opened, path: str, limits: Limits) -> Iterator[tuple[int, Quote]]:
    """The figures of one page, each with its rank: 0 a sentence that names a measure, 1 such a row, 2 the rest."""
    lines = list(list_lines(read_text(opened.git.root, path, limits) or ""))
    for block in [[line] for line in lines] if path.endswith(".json") else split_blocks(lines):
        for first, last, text, strong in read_rows(block) if is_table(block) else read_sentences(block):
            match = FIGURE.search(text)
            span = match.span() if match else (0, len(text))
            if len(text) <= LONGEST and not NO_FIGURE.search(text) and not speaks_to_programs(text):
                place = f"{first}-{last}" if last > first else f"{first}"
                yield (
                    (is_table(block) if strong else 2),
                    Quote(text, f"repo {opened.git.root.name}: {path}:{place}", span),
                )


def list_lines(text: str) -> Iterator[Line]:
    """The numbered lines of a page; examples of code are no results, and blank here."""
    fenced = False
    for number, raw in enumerate(text.splitlines(), 1):
        fence = raw.lstrip().startswith(("```", "~~~"))
        fenced ^= fence
        yield number, "" if fenced or fence else clean_line(raw).rstrip()


def split_blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Paragraphs, items of lists and tables, each as its lines."""
    block: list[Line] = []
    for number, line in lines:
        turned = bool(block) and block[-1][1].lstrip().startswith("|") != line.lstrip().startswith("|")
        if block and (APART.match(line) or ITEM.match(line) or turned):
            yield block
            block = []
        if not APART.match(line):
            block.append((number, line))
    if block:
        yield block


def is_table(block: Sequence[Line]) -> bool:
    """Whether all lines of a block are rows."""
    return all(line.lstrip().startswith("|") for _, line in block)


def read_rows(block: Sequence[Line]) -> Iterator[tuple[int, int, str, bool]]:
    """The named rows that hold a number, where the row or the head names a measure or an amount."""
    ruled = next((n for n, (_, line) in enumerate(block) if RULE.match(line)), -1)
    head = block[ruled - 1][1] if ruled > 0 else ""
    rows = [(n, line.strip()) for n, line in block[ruled + 1 :] if NAMED_ROW.match(line)]
    telling = [
        (n, row, bool(STRONG.search(head + row))) for n, row in rows if STRONG.search(head) or FIGURE.search(row)
    ]
    yield from ((n, n, row, strong) for n, row, strong in telling[:MOST_ROWS])


def read_sentences(block: Sequence[Line]) -> Iterator[tuple[int, int, str, bool]]:
    """The whole sentences of a paragraph that report a figure, with their first and last line.

    One that ends in a colon announces figures and holds none.
    """
    text = " ".join(line.strip() for _, line in block)
    starts = [sum(len(line.strip()) + 1 for _, line in block[:n]) for n in range(len(block))]
    for found in SENTENCE.finditer(text):
        match = FIGURE.search(found[0])
        if match and not found[0].endswith(":"):
            within = [n for (n, _), at in zip(block, starts, strict=True) if at < found.end()]
            first = max(n for (n, _), at in zip(block, starts, strict=True) if at <= found.start())
            yield first, within[-1], ITEM.sub("", found[0]), STRONG.search(match[0]) is not None
