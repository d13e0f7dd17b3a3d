"""HTML of job boards to clean text: every visible word kept, paragraphs and lists still to be seen."""

import html as entities
import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

HIDDEN = frozenset(
    [
        "script",
        "style",
        "head",
        "template",
        "noscript",
        "svg",
        "iframe",
        "object",
        "select",
        "textarea",
        "title",
        "-comment",
    ]
)
PARAGRAPHS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "dl",
        "table",
        "blockquote",
        "pre",
        "hr",
        "section",
        "article",
        "header",
        "footer",
    ]
)
LINES = frozenset(
    [
        "div",
        "tr",
        "li",
        "dt",
        "dd",
        "center",
        "address",
        "main",
        "aside",
        "nav",
        "form",
        "fieldset",
        "figure",
        "figcaption",
        "caption",
    ]
)
LISTS = frozenset(("ul", "ol"))
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)

_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
_BLOCK_TAG = re.compile(
    r"<(?:/?(?:p|div|ul|ol|li|h[1-6]|span|strong|b|i|em|a|table|section|font)\b[^<>]*|br\s*/?)>", re.IGNORECASE
)
_ESCAPED_TAG = re.compile(
    r"&lt;(?:/?(?:p|div|ul|ol|li|h[1-6]|span|strong|b|i|em|a)\b.*?|br\s*/?)&gt;", re.IGNORECASE | re.DOTALL
)
_LINE_TAG = re.compile(r"(?:<|&lt;)/?(?:p|div|br|li|ul|ol|h[1-6]|tr|section)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|[mn]dash|hellip|bull|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_ANY_SPACE = re.compile(r"\s+")
_ZERO_WIDTH = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]")
_TOO_DEEP = 2000


def looks_like_html(text: str) -> bool:
    """Whether a text carries markup, plain or escaped; a lone "<" or "&" does not count."""
    tags = "<" in text and _BLOCK_TAG.search(text)
    return bool(tags or ("&" in text and (_ESCAPED_TAG.search(text) or _ENTITY.search(text))))


def sets_own_lines(text: str) -> bool:
    """Whether markup (plain or escaped) makes the lines, so that line breaks of the source are mere spaces."""
    return bool(_LINE_TAG.search(text))


def clean_html(html: str, *, keep_newlines: bool = False) -> str:
    """Turn a fragment or page into text: paragraphs apart by an empty line, list items one a line with "- ".

    Markup that was itself escaped (Greenhouse) is read as markup; entities escaped twice are decoded twice.
    `keep_newlines` keeps the line breaks of the source, as Hacker News comments need. Never raises; nesting
    deeper than 2,000, where the parser turns quadratic, is read by deleting the tags instead.
    """
    if not _BLOCK_TAG.search(html) and _ESCAPED_TAG.search(html):
        html = entities.unescape(html)
    html = html.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    text = _strip_tags(html) if _nesting(html) > _TOO_DEEP else _render(html, keep_newlines)
    if _ENTITY.search(text):
        text = entities.unescape(text)
    if _BLOCK_TAG.search(text):  # markup that stood escaped inside markup
        text = _strip_tags(text) if _nesting(text) > _TOO_DEEP else _render(text, keep_newlines=True)
    return tidy_lines(text)


def tidy_lines(text: str) -> str:
    """Drop invisible characters, trailing blanks and more than one empty line; keep each line's indent."""
    if _is_tidy(text):
        return text
    text = _ZERO_WIDTH.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines: list[str] = []
    for line in text.splitlines():
        words = " ".join(line.split())
        indent = line[: len(line) - len(line.lstrip(" "))] if words else ""
        if words or (lines and lines[-1]):
            lines.append(indent + words)
    return "\n".join(lines).strip("\n")


def _is_tidy(text: str) -> bool:
    """Whether a text is surely as `tidy_lines` would leave it: most are, and this is ten times faster to see."""
    doubled = "  " in text or " \n" in text or "\n\n\n" in text
    return not doubled and text.replace("\n", "").isprintable() and not text.startswith("\n") and text[-1:] not in " \n"


def _nesting(html: str) -> int:
    """An upper estimate of how deep elements stand in each other; 0 where there are too few tags to matter."""
    if html.count("<") <= _TOO_DEEP:
        return 0
    depth = deepest = 0
    for match in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", html):
        if match[2].lower() not in VOID:
            depth = max(0, depth - 1) if match[1] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _strip_tags(html: str) -> str:
    html = re.sub(r"(?is)<(script|style)\b.*?</\1\s*>", " ", html)

    def gap(match: re.Match[str]) -> str:
        return "\n" if match[1].lower() in PARAGRAPHS | LINES | {"br"} else ""

    return entities.unescape(_TAG.sub(gap, html))


def _render(html: str, keep_newlines: bool) -> str:
    root = LexborHTMLParser(html).root
    if root is None:
        return ""
    page = _Page(keep_newlines)
    node: LexborNode | None = root
    while node is not None:
        inner = page.enter(node)
        if inner is not None:
            node = inner
            continue
        while node is not None and node.next is None:
            node = node.parent
            if node is not None:
                page.leave(node.tag or "")
        node = node.next if node is not None else None
    return "".join(page.parts)


@dataclass(slots=True)
class _Page:
    """The text written so far and the break owed before the next word: 0 none, 1 a new line, 2 an empty line."""

    keep_newlines: bool
    parts: list[str] = field(default_factory=list)
    owed: int = 0
    space: bool = False
    lists: int = 0
    items: int = 0
    preformatted: int = 0
    bullet: bool = False

    def enter(self, node: LexborNode) -> LexborNode | None:
        """Write what a node opens with; returns the first child where its inside is to be read."""
        tag = node.tag or ""
        if tag == "-text":
            self._write(node.text_content or "")
            return None
        if tag in HIDDEN:
            return None
        self._open(tag)
        inside = node.child
        if inside is None:
            self.leave(tag)
        return inside

    def _open(self, tag: str) -> None:
        if tag == "br":
            self.owed = min(2, self.owed + 1)
        elif tag == "li":
            self._owe(1)
            self.bullet = True
            self.items += 1
        elif tag in {"td", "th"}:
            self.space = True
        else:
            self._count(tag, +1)
            self._owe(self._break_of(tag))

    def leave(self, tag: str) -> None:
        """Settle what a node ends with."""
        if tag == "li":
            self._owe(1)
            self.bullet = False
            self.items = max(0, self.items - 1)
        elif tag != "br":
            self._count(tag, -1)
            self._owe(self._break_of(tag))

    def _count(self, tag: str, by: int) -> None:
        if tag in LISTS:
            self.lists = max(0, self.lists + by)
        elif tag == "pre":
            self.preformatted = max(0, self.preformatted + by)

    def _break_of(self, tag: str) -> int:
        if tag in PARAGRAPHS:
            return 1 if self.items else 2
        return 1 if tag in LINES else 0

    def _owe(self, lines: int) -> None:
        if not self.bullet:  # a paragraph that opens a list item stays on the item's line
            self.owed = max(self.owed, lines)

    def _write(self, text: str) -> None:
        if self.preformatted or self.keep_newlines:
            first, *rest = text.split("\n")
            self._words(first)
            for line in rest:
                self.owed = min(2, self.owed + 1)
                self._words(line)
        else:
            self._words(text)

    def _words(self, text: str) -> None:
        words = _ANY_SPACE.sub(" ", text)
        if not words.strip():
            self.space = self.space or bool(words)
            return
        if self.owed and self.parts:
            self.parts.append("\n" * self.owed)
        elif (self.space or words[0] == " ") and self.parts:
            self.parts.append(" ")
        if self.bullet:
            self.parts.append("  " * max(0, self.lists - 1) + "- ")
        self.parts.append(words.strip(" "))
        self.owed, self.bullet, self.space = 0, False, words[-1] == " "
