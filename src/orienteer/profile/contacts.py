"""Whose CV it is and how to reach them: what stands above the first heading, or under "Contact"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from orienteer.profile.dates import find_periods
from orienteer.profile.heads import CUT
from orienteer.profile.jobs import title_weight
from orienteer.profile.lines import Line
from orienteer.profile.places import ASIDE, is_place
from orienteer.profile.profile import Contacts
from orienteer.profile.sections import is_heading

EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE: Final = re.compile(r"(?<![\w/.])\(?\+?\(?\d[\d\s().–-]{6,20}\d(?![\w/])")
LINK: Final = re.compile(
    r"(?<![\w@./])(?:https?://[^\s<>()|]+|(?:www\.)?(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|ai|me|co|tech|app|de|uk|eu|fr|ch|"
    r"nl|in|info|page|xyz|site|edu)(?:/[^\s<>()|,]*)?)(?![\w@])",
    re.IGNORECASE,
)
LABEL: Final = re.compile(
    r"^(?:name|e-?mail|phone|mobile|tel|telephone|telefon|location|address|city|based in|ort|adresse|linkedin|github|"
    r"gitlab|portfolio|website|web|homepage|blog|twitter|x|kaggle)\s*:\s*",
    re.IGNORECASE,
)
PREFIX: Final = re.compile(
    r"^(?:curriculum vitae|cv|r[eé]sum[eé]|lebenslauf)\b\s*(?:of|von|[-–—:|]+)?\s*", re.IGNORECASE
)
SUFFIX: Final = re.compile(r"(?:['’]s)?\s+[–—-]?\s*(?:curriculum vitae|cv|r[eé]sum[eé]|lebenslauf)$", re.IGNORECASE)
PERSON: Final = re.compile(
    r"(?:(?:dr|prof|mr|ms|mrs)\.?\s+)?[^\W\d_][\w'’.-]*(?:\s+(?:[^\W\d_][\w'’.-]*|\([^\W\d_]+\))){1,4}"
    r"(?:,\s*(?:ph\.?d\.?|mba|msc))?",
    re.IGNORECASE,
)


def find_name(lines: Sequence[Line]) -> str:
    """The person's name: the first phrase at the top that reads like one; "" where none does."""
    for text in phrases(lines):
        bare = SUFFIX.sub("", PREFIX.sub("", text)).strip(" ,:")
        bare = re.sub(r"^name\s*:\s*", "", bare, flags=re.IGNORECASE)
        if PERSON.fullmatch(bare) and not title_weight(bare) and not is_heading(bare) and not is_place(bare):
            words = [w for w in re.findall(r"[^\W\d_]+", bare) if w.casefold() not in PARTICLES]
            if all(w[0].isupper() for w in words):
                return bare
    return ""


PARTICLES: Final = frozenset(
    {"van", "von", "der", "den", "de", "da", "di", "del", "la", "le", "bin", "ibn", "al", "el", "y"}
)


def find_contacts(lines: Sequence[Line]) -> Contacts:
    """E-mail, phone, place and links of a CV's top; links that the file attaches count as written."""
    text = "\n".join(phrases(lines))
    email = EMAIL.search(text)
    attached = [uri for line in lines for uri in line.links]
    mails = [uri[7:] for uri in attached if uri.startswith("mailto:")]
    bare = EMAIL.sub(" ", text)
    written = [m[0] for m in LINK.finditer(bare)]
    phone = next(
        (m[0].strip(" (" if ")" not in m[0] else " ") for m in PHONE.finditer(LINK.sub(" ", bare)) if is_phone(m[0])),
        "",
    )
    phone = whole_number(phone, attached)
    place = next((p for p in (ASIDE.sub("", LABEL.sub("", t)).strip() for t in phrases(lines)) if is_place(p)), "")
    links = [bare_link(uri) for uri in (*attached, *written) if not uri.startswith(("mailto:", "tel:"))]
    return Contacts(email[0] if email else mails[0] if mails else "", phone, place, tuple(dict.fromkeys(links)))


def whole_number(phone: str, attached: Sequence[str]) -> str:
    """A phone number with its country code, where it is written without one and the file links to the whole of it."""
    end = re.sub(r"\D", "", phone).lstrip("0")
    whole = [uri[4:].replace("-", " ") for uri in attached if uri.startswith("tel:+")]
    return next((n for n in whole if end and "+" not in phone and re.sub(r"\D", "", n).endswith(end)), phone)


def is_contact(line: Line) -> bool:
    """Whether a line gives an address of any kind."""
    text = " | ".join((line.text, *line.aside))
    called = any(is_phone(found[0]) for found in PHONE.finditer(text))
    linked = bool(line.links) and " " not in line.text  # a user's name under a network's sign
    return bool(
        EMAIL.search(text) or LINK.search(text) or called or linked or any(LABEL.match(p) for p in phrases([line]))
    )


def is_phone(text: str) -> bool:
    """Whether a run of digits is a phone number and not a pair of years."""
    digits = re.sub(r"\D", "", text)
    return 7 <= len(digits) <= 15 and not any(p.start for p in find_periods(text))


def phrases(lines: Sequence[Line]) -> Iterator[str]:
    """The phrases of the top of a CV, from line to line and cell to cell."""
    for line in lines:
        for text in (line.text, *line.aside):
            yield from (part.strip() for part in CUT.split(text) if part and part.strip())


def bare_link(uri: str) -> str:
    """A link without scheme, "www." and closing slash, so that two writings of one are equal."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", uri.strip(), flags=re.IGNORECASE).rstrip("/.")
