"""Employers as keys: enough to tell postings of one employer from those of another, without the name."""

import re
import unicodedata
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_ASIDE: Final = re.compile(r"\(.*?\)|https?://\S+")
_POINT: Final = re.compile(r"(?<=\b\w)\.")
"""The points of "S.A." and "L.L.C.", which make one word of it."""


def key_employer(company: str) -> str:
    """Hash a company's name, 16 hex digits: the same whatever the case, legal form and asides; "" for ""."""
    name = normalise_employer(company)
    return hash_key(name) if name else ""


def rekey_employer(key: str, salt: str) -> str:
    """Hash a key again with a secret, so that no list of company names can be tried against it; "" stays ""."""
    return hash_key(key, salt) if key else ""


def hash_key(text: str, salt: str = "") -> str:
    """BLAKE2b, 8 bytes as hex, keyed by the salt."""
    return blake2b(text.encode(), digest_size=8, key=salt.encode()[:64]).hexdigest()


def normalise_employer(company: str) -> str:
    """Fold a company's name: "Müller & Söhne GmbH & Co. KG (Berlin)" is "muller sohne"."""
    bare = _POINT.sub("", _ASIDE.sub(" ", company)) if _WORD.search(_ASIDE.sub(" ", company)) else company
    words = _WORD.findall(bare.lower() if bare.isascii() else fold_letters(bare))
    end = len(words)
    while end > 1 and words[end - 1] in load_legal_forms():
        end -= 1
    return " ".join(words[:end])


def fold_letters(text: str) -> str:
    """Fold case and drop accents; folding again changes nothing, so letters in other styles are made plain first."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


@cache
def load_legal_forms() -> frozenset[str]:
    """Read the legal forms that end a name without being part of it."""
    lines = (files("orienteer.snapshot") / "data" / "legal_forms.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
