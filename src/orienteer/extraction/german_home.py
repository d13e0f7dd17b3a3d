"""What German postings mean by "Homeoffice", "mobiles Arbeiten" and "vor Ort"."""

import re
from typing import Final

from orienteer.taxonomy.names import Remote

_GERMAN_HOME: Final = re.compile(r"home[- ]?office|mobil|telearbeit|von zu ?hause")
_GERMAN: Final = re.compile(r"\b(?:und|oder|der|die|das|dem|mit|im|ins|für|bei|zum?|auch|wir|du|sie|möglich\w*)\b")
_WHOLLY: Final = re.compile(
    r"100 ?%|vollständig|komplett|ausschließlich|dauerhaft|voll (?:von|im|remote)|bundesweit|deutschlandweit|remote"
    r"|ortsunabhängig|von überall"
)
"""Without one of these words German postings mean some days by "Homeoffice" and "mobiles Arbeiten"."""
_WORKS_THERE: Final = re.compile(
    r"(?:arbeit\w*|tätig\w*|einsatz|präsenz|stelle(?: ist)?|ausschließlich|100 ?%|büro|team"
    r"|position(?: ist)?)[\s,:-]{0,3}$"
)
_WORK_FOLLOWS: Final = re.compile(r"[ -]{0,2}(?:arbeit|stelle|präsenz|tätig|einsatz|pflicht|im büro)")
"""Customers, colleagues and canteens are "vor Ort" more often than the work is."""


def judge_home(said: str, sentence: str) -> Remote | None:
    """How much a German word for work at home offers, in its sentence; None where it is no such word."""
    if not _GERMAN_HOME.match(said) or (said.startswith("home") and not _GERMAN.search(sentence)):
        return None
    return "remote" if _WHOLLY.search(sentence) else "hybrid"


def is_work_place(before: str, after: str) -> bool:
    """Whether "vor Ort", between two stretches of its sentence, is where the work is done."""
    return bool(_WORKS_THERE.search(before) or _WORK_FOLLOWS.match(after))
