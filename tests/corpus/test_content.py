"""How postings are written down."""

from hypothesis import given
from hypothesis import strategies as st

from orienteer.corpus.content import squeeze_spaces

SPACES = " \n\t\r\x0b\x1c\u0085\u00a0\u2003\u2028\u200b"


@given(st.text(st.sampled_from("ab" + SPACES), max_size=30) | st.text(max_size=30))
def test_spaces_are_squeezed_as_by_splitting(text: str) -> None:
    assert squeeze_spaces(text) == " ".join(text.split())
