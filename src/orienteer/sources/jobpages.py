"""Job pages with a schema.org JobPosting (https://schema.org/JobPosting) in JSON-LD."""

import html
import json
import re
from collections import deque
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser

from orienteer.errors import SourceError
from orienteer.sources.boards import load_boards, read_item
from orienteer.sources.composing import compose_posting, slug
from orienteer.sources.paths import split_url
from orienteer.sources.problem import Numbered, Reporter

_WRAPPER = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")


def read_page(page: str, reporter: Reporter) -> Iterator[Numbered]:
    """The postings that a page describes in JSON-LD; SourceError says why a page has none."""
    tree = LexborHTMLParser(page)
    blocks = [
        node.text(deep=True)
        for node in tree.css("script")
        if "ld+json" in html.unescape(node.attributes.get("type") or "").lower()
    ]
    found = [posting for block in blocks for posting in _job_postings(_load(block, reporter))]
    if not found:
        raise SourceError(_why_none(blocks))
    address = _address(tree)
    for number, record in enumerate(found, start=1):
        values = read_item(load_boards()["jobposting"], record)
        if not values["title"]:
            reporter.refuse(number, "a JobPosting without a title")
            continue
        yield number, compose_posting(_placed(values, address))


def _why_none(blocks: list[str]) -> str:
    if not blocks:
        return "an HTML page without schema.org data (JSON-LD): save the posting's own page, or its board's JSON"
    return "an HTML page whose schema.org data holds no JobPosting: save the posting's own page"


def _load(block: str, reporter: Reporter) -> object:
    """JSON-LD as pages write it: in comments, with raw line breaks, trailing commas, or HTML-escaped."""
    text = _WRAPPER.sub("", block).strip()
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    if "JobPosting" in block:
        reporter.refuse(None, "a JobPosting whose JSON-LD is broken")
    return None


def _job_postings(value: object) -> Iterator[Mapping[str, object]]:
    """Every JobPosting in a JSON-LD value: alone, in a list, in @graph, or inside another thing (itemListElement)."""
    pending = deque([value])
    while pending:
        node = pending.popleft()
        if isinstance(node, list):
            pending.extendleft(reversed(node))
        elif isinstance(node, Mapping):
            kinds = node.get("@type")
            if "JobPosting" in (kinds if isinstance(kinds, list) else [kinds]):
                yield node
            else:
                inner = [thing for thing in node.values() if isinstance(thing, list | Mapping)]
                pending.extendleft(reversed(inner))


def _address(tree: LexborHTMLParser) -> str:
    for query, attribute in (("link[rel=canonical]", "href"), ("meta[property='og:url']", "content")):
        node = tree.css_first(query)
        if node is not None and node.attributes.get(attribute):
            return node.attributes[attribute] or ""
    return ""


def _placed(values: dict[str, str], address: str) -> dict[str, str]:
    """Add where the page stood: its address, and its host as the source ("www.builtin.com" is "builtin")."""
    url = values.get("url") or address
    host = (split_url(url).hostname or "").removeprefix("www.")
    source = host.removesuffix(".com") if host.count(".") == 1 else host
    placed = {**values, "url": url, "source": slug(source) or "page"}
    # the standard library's JSON lets halves of characters through ("\\ud83d" alone), which nothing can store
    return {name: text.encode("utf-8", "replace").decode() for name, text in placed.items()}
