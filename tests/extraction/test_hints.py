import importlib
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orienteer.extraction.hints import HintedPattern, compile_words, list_stems

HINTED = {
    f"{room}.{name}": value
    for room in ("years", "remote", "remote_from", "degree", "pay")
    for name, value in vars(importlib.import_module(f"orienteer.extraction.{room}")).items()
    if isinstance(value, HintedPattern)
}


@pytest.mark.slow
@pytest.mark.parametrize("hinted", HINTED.values(), ids=HINTED)
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_no_match_lacks_a_hint(hinted: HintedPattern, data: st.DataObject) -> None:
    alphabet = st.characters(max_codepoint=0x17F, exclude_categories=["Cs", "Lu", "Lt"])
    text = data.draw(st.from_regex(hinted.pattern, alphabet=alphabet))
    assert hinted.search(text) is not None


@given(st.text(alphabet="abcs .é_1", max_size=30))
def test_words_are_found_as_before(text: str) -> None:
    pattern = r"\bbs?\b|a\b|\bab c|\bs?c"
    assert [m.span() for m in compile_words(pattern).finditer(text)] == [m.span() for m in re.finditer(pattern, text)]


def test_stems_are_what_every_match_of_a_branch_begins_with() -> None:
    branches = r"rais(?:e|ed|ing)|revenues?|401\(?k\)?|sav(?:e|ed(?: it)?)|series [a-h]|spend\w*"
    assert list_stems(branches) == "rais|revenue|401|sav|series |spend"
