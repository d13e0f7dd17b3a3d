"""What of an offer's text has not been understood yet: each reader takes its part out."""

import re
from dataclasses import dataclass, field
from typing import Final

_BREAKS: Final = re.compile(r"[\n;|,+&()\[\]/]|\s[-–—]\s|:\s")
_EDGES: Final = " \t.,;:+&|/()[]-–—~'\"!`"
TAKEN: Final = "\x00"


@dataclass(slots=True)
class Rest:
    """The text with what was understood blanked out, offsets kept, and what was found wrong."""

    text: str
    left: str
    problems: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, text: str) -> "Rest":
        """Begin with everything."""
        plain = " ".join(text.replace(TAKEN, " ").split())
        return cls(plain, plain)

    def take(self, start: int, end: int) -> str:
        """Take a part out; it is understood."""
        self.left = self.left[:start] + TAKEN * (end - start) + self.left[end:]
        return self.text[start:end]

    def parts(self) -> list[tuple[int, int]]:
        """The stretches that are left, parted at commas, brackets and what was taken, without their edges."""
        found, at = [], 0
        for cut in (*re.finditer(rf"{_BREAKS.pattern}|{TAKEN}+", self.left), None):
            end = cut.start() if cut else len(self.left)
            piece = self.left[at:end]
            start = at + len(piece) - len(piece.lstrip(_EDGES))
            if piece.strip(_EDGES):
                found.append((start, start + len(piece.strip(_EDGES))))
            at = cut.end() if cut else end
        return found

    def unread(self) -> list[str]:
        """What nobody understood."""
        return [self.text[start:end] for start, end in self.parts()]
