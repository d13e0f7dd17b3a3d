"""HTML to text: structure kept, no visible word lost, no input that breaks or stalls it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orienteer.sources.html import clean_html, looks_like_html, tidy_lines


def test_paragraphs_lists_and_headings_stand_apart() -> None:
    html = "<h2>You bring</h2><p>We <b>build</b> search.</p><ul><li><p>Python</p></li><li>SQL<ul><li>dbt</li></ul></li></ul>"
    assert clean_html(html) == "You bring\n\nWe build search.\n\n- Python\n- SQL\n  - dbt"


def test_line_breaks_and_divs_are_lines_and_two_breaks_a_paragraph() -> None:
    assert clean_html("<div>a</div><div>b</div>c<br>d<br><br>e") == "a\nb\nc\nd\n\ne"


def test_inline_tags_do_not_split_words_and_cells_do() -> None:
    assert clean_html("<p>Type<b>Script</b> <i>and</i> Go</p>") == "TypeScript and Go"
    assert clean_html("<table><tr><td>Pay</td><td>90k</td></tr></table>") == "Pay 90k"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>R&amp;D</p>", "R&D"),
        ("<p>R&amp;amp;D</p>", "R&D"),
        ("&lt;p&gt;Data &amp;amp; AI&lt;/p&gt;&lt;li&gt;Spark", "Data & AI\n\n- Spark"),
        ("<p>&lt;p&gt;Hi&lt;br&gt;you&lt;/p&gt;</p>", "Hi\nyou"),
        ("a&nbsp;b&#x27;s", "a b's"),
        ("x\u200by\ufeff z", "xy z"),
    ],
)
def test_entities_are_decoded_also_when_escaped_twice(html: str, text: str) -> None:
    assert clean_html(html) == text


def test_what_is_not_visible_is_dropped() -> None:
    page = "<style>p{}</style><script>let a='<p>no</p>'</script><!-- no --><p>yes</p><template>no</template>"
    assert clean_html(page) == "yes"


def test_newlines_of_the_source_are_spaces_unless_kept() -> None:
    assert clean_html("one\ntwo") == "one two"
    assert clean_html("one\ntwo\n\nthree<p>four", keep_newlines=True) == "one\ntwo\n\nthree\n\nfour"
    assert clean_html("<pre>a\nb</pre>") == "a\nb"


@pytest.mark.parametrize("bomb", ["<div>" * 150_000, "<ul><li>" * 80_000, "<b><i>" * 20_000, "<table>" * 30_000])
def test_deep_nesting_neither_stalls_nor_loses_the_words(bomb: str) -> None:
    start = time.perf_counter()
    assert "inside" in clean_html(bomb + "inside")
    assert time.perf_counter() - start < 5


def test_plain_text_with_angle_brackets_is_not_html() -> None:
    assert not looks_like_html("latency < 5 ms and > 99% uptime, R&D")
    assert looks_like_html("<p>x</p>")
    assert looks_like_html("&lt;li&gt;x")


words = st.text("abcXYZ012äß", min_size=1, max_size=6)
tags = st.sampled_from(["p", "div", "ul", "li", "b", "h3", "span", "section", "blockquote", "em", "br"])


@st.composite
def trees(draw: st.DrawFn) -> tuple[str, list[str]]:
    """HTML of random words in random (also wrongly closed) tags, with the words in order."""
    parts, said = [], []
    for _ in range(draw(st.integers(1, 25))):
        kind = draw(st.integers(0, 2))
        if kind == 0:
            word = draw(words)
            said.append(word)
            parts.append(f" {word} ")
        else:
            parts.append(f"<{'/' if kind == 1 else ''}{draw(tags)}>")
    return "".join(parts), said


@given(trees())
def test_no_visible_word_is_lost_or_moved(tree: tuple[str, list[str]]) -> None:
    html, said = tree
    assert [word for word in clean_html(html).split() if word != "-"] == said


@given(st.text(max_size=400) | st.text("<>/&;#pliub! \n-'\"=", max_size=400))
def test_no_input_raises(text: str) -> None:
    cleaned = clean_html(text)
    assert "\n\n\n" not in cleaned
    assert not any(line != line.rstrip(" ") for line in cleaned.split("\n"))


@given(st.text(st.sampled_from("ab -\n\r\t\x0b\u00a0\u200b\u2028\u00e9"), max_size=40))
def test_a_text_that_is_tidy_already_is_seen_and_left_alone(text: str) -> None:
    whole = tidy_lines(text + "\n")  # never taken for tidy: it ends in a line break, which goes
    assert tidy_lines(text) == whole
    assert tidy_lines(whole) == whole
