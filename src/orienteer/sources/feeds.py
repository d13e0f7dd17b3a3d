"""RSS feeds of job boards to the same shape as JSON answers, with the standard library's expat."""

from collections.abc import Mapping
from xml.parsers import expat

from orienteer.errors import SourceError


def read_rss(data: bytes) -> Mapping[str, object]:
    """An RSS file as {"rss": {"items": [{tag: text}]}}; entity definitions (expansion bombs) are refused."""
    feed = _Feed()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = feed.start
    parser.EndElementHandler = feed.end
    parser.CharacterDataHandler = feed.text
    parser.EntityDeclHandler = feed.refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise SourceError(f"broken XML: {error}; save the feed again") from error
    return {"rss": {"items": feed.items}}


class _Feed:
    """Collects the children of each <item>; the innermost text wins nothing: each tag keeps its own."""

    def __init__(self) -> None:
        self.items: list[dict[str, str]] = []
        self.tag = ""
        self.inside = False

    def start(self, tag: str, _attributes: dict[str, str]) -> None:
        if tag == "item":
            self.items.append({})
            self.inside = True
        self.tag = tag

    def end(self, tag: str) -> None:
        if tag == "item":
            self.inside = False
        self.tag = ""

    def text(self, data: str) -> None:
        if self.inside and self.tag and self.tag != "item":
            self.items[-1][self.tag] = self.items[-1].get(self.tag, "") + data

    def refuse(self, *_: object) -> None:
        raise SourceError("the XML defines entities, which no job feed needs; it is not read")
