"""The employer's own name: "Hightouch" in a posting of Hightouch is no skill that it asks for."""

import re
from functools import lru_cache
from typing import Final

_WORDS: Final = re.compile(r"[a-z0-9+#]+")
_CUTS: Final = re.compile(r"[(|/,:]| [-\u2013\u2014] ")
_FORM: Final = re.compile(
    r"ag|ai|analytics|cloud|co|com|company|corp|corporation|data|deutschland|dev|digital|engineering|europe|foundation"
    r"|germany|gmbh|group|health|holdings|inc|india|international|io|labs|limited|llc|ltd|media|networks|plc|pvt"
    r"|robotics|sa|se|security|software|solutions|systems|team|technologies|technology|uk|us|usa"
)
"""Words of a company's name that its products go without: legal form, trade, country."""
_ASKED: Final = re.compile(
    r"(?:experienced?|knowledge|familiar|familiarity|proficien\w+|expertise|skills?|years|certifi\w+)"
    r"(?: \w+)? (?:with|in|of|using|on)\b[^.;\n]*$"
)
_LONGEST: Final = 200
"""Characters of a company's name that are read: longer ones are none, and each form at the end is one name more."""
ASKING_WINDOW: Final = 80
"""Characters before a name in which words ask for experience with it."""


@lru_cache(maxsize=4096)
def split_company(company: str) -> frozenset[str]:
    """What a company may be called, written as one word: each part of its name, with and without what `_FORM` knows."""
    names = set()
    for part in _CUTS.split(company[:_LONGEST].lower()):
        words = _WORDS.findall(part)
        while words:
            names.add("".join(words))
            if not _FORM.fullmatch(words[-1]):
                break
            words.pop()
    return frozenset(names)


@lru_cache(maxsize=4096)
def list_initials(company: str) -> frozenset[str]:
    """The characters that a writing of a company's name may begin with."""
    return frozenset(initial for name in split_company(company) for initial in (name[0], name[0].upper()))


def is_employer(company: str, name: str, text: str = "", start: int = 0) -> bool:
    """Whether a name that stands at `start` of a text is the employer's own and nobody is asked to know it."""
    if "".join(_WORDS.findall(name.lower())) not in split_company(company):
        return False
    return not _ASKED.search(text[max(0, start - ASKING_WINDOW) : start].lower())
