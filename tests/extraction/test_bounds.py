"""No kernel reads or writes outside of its arrays: machine code would corrupt memory where a list raises an error."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hostile import TABLES, UNITS, fill
from hypothesis import given, settings
from hypothesis import strategies as st
from walled import CAN_WALL, list_tables, open_walled

from orienteer.extraction.engine import machine
from orienteer.extraction.engine.judge import CUES as CLASSES
from orienteer.extraction.engine.layout import SECTIONS
from orienteer.extraction.engine.lexicon import CUES, HEADINGS, LAYERS, SKILLS
from orienteer.extraction.engine.marking import READER_COUNT
from orienteer.extraction.engine.neighbours import MOST_NEIGHBOURS, STANDING_BITS, STANDINGS
from orienteer.extraction.engine.phrases import LABEL_BITS, NODE_BITS
from orienteer.extraction.engine.reader import load_reader
from orienteer.extraction.engine.reading import MOST_CLASSES
from orienteer.extraction.engine.tokens import LAYER_SHIFT, WORD_BITS, WORD_MASK
from orienteer.extraction.engine.tracks import MOST_MENTIONS, TALKS, TRACK_COUNT
from orienteer.extraction.engine.weighing import FEATURES, KINDS, NEEDS
from orienteer.sources.reading import ReadOptions, read_path


def read_everything(text: str) -> None:
    """Read a text in every way there is, within walls; what is read is what lists without walls give."""
    walled, plain = open_walled(), load_reader()
    title = text[:60]
    assert list(walled.read_all([title], [text], refused=True)) == list(plain.read_all([title], [text], refused=True))
    assert walled.scan(text, alone=False) == plain.scan(text, alone=False)
    list(walled.read_all([text], [""]))
    walled.scan(text, alone=True)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 5, 90])
def test_units_of_hostile_texts_stay_within_walls(size: int) -> None:
    for unit in UNITS:
        read_everything(fill(unit, size))
        read_everything("Requirements\n" + fill(unit, size))


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_long_hostile_texts_stay_within_walls(unit: str) -> None:
    for size in (239, 240, 241, 242, 4096, 4097):
        read_everything(fill(unit, size))
    read_everything("Requirements: Python and " + fill(unit, 900) + "Nice to have:\n" + fill(unit, 90))


@pytest.mark.slow
@pytest.mark.parametrize("name", TABLES)
def test_all_that_the_tables_hold_stays_within_walls(name: str) -> None:
    whole = TABLES[name]()
    for at in range(0, min(len(whole), 120_000), 20_000):
        read_everything(whole[at : at + 20_000])


PIECES = st.one_of(
    st.sampled_from(UNITS), st.text(max_size=8), st.sampled_from(("Requirements\n", "Python", "About us\n", "x" * 250))
)
texts = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=60)
@given(texts)
def test_any_text_stays_within_walls(text: str) -> None:
    read_everything(text)


@pytest.mark.slow
@settings(max_examples=3000)
@given(texts)
def test_many_texts_stay_within_walls(text: str) -> None:
    read_everything(text)


@pytest.mark.slow
def test_real_postings_stay_within_walls(shared: Path) -> None:
    folder = shared / "data"
    paths = sorted(p for name in ("postings", "recordings", "pages") for p in (folder / name).rglob("*") if p.is_file())
    walled, read = open_walled(), 0
    for path in paths:
        for posting, _ in zip(read_path(path, ReadOptions(), lambda _: None), range(25), strict=False):
            list(walled.read_all([posting.title], [posting.description], refused=True))
            read += 1
    assert read > 150


@pytest.mark.slow
@pytest.mark.skipif(not CAN_WALL, reason="memory is fenced with mprotect as Linux knows it")
@pytest.mark.parametrize("early", [False, True])
def test_machine_code_never_touches_the_fences_around_its_arrays(early: bool) -> None:
    """One access beyond an array would end the process."""
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("fences.py")), str(int(early))],
        capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert (done.returncode, done.stdout.split()[-1:]) == (0, ["unharmed"]), done.stderr


@pytest.mark.parametrize("index", [-1, 7])
def test_a_wall_is_felt(index: int) -> None:
    scratch = open_walled().engine.scratch
    with pytest.raises(IndexError):
        scratch.first[index if index < 0 else len(scratch.first)] = 0  # type: ignore[arg-type]
    with pytest.raises((IndexError, AssertionError)):
        scratch.plain[index if index < 0 else len(scratch.plain)]  # type: ignore[arg-type]


def test_the_indices_in_the_tables_point_into_the_tables() -> None:
    t = list_tables()
    words, nodes, names, skills = len(t.neighbour), len(t.value), len(t.name_skill), len(t.skill_kind)
    states = max(t.mark_next) + 1  # each is the child of another
    assert words <= WORD_MASK
    assert nodes <= 1 << NODE_BITS
    assert max(words, 65536) <= 1 << LABEL_BITS
    assert len(t.word_languages) == words
    assert len(t.roots) == LAYERS * words
    assert len(t.any_next) == nodes
    for table, end in (
        (t.roots, nodes), (t.any_next, nodes), (t.name_skill, skills), (t.name_next, names),
        (t.heading_next, len(t.heading_section)), (t.heading_section, len(SECTIONS)), (t.heading_match, 4),
        (t.skill_kind, len(KINDS)), (t.skill_guard, 4), (t.neighbour, MOST_NEIGHBOURS),
        (t.standing, 1 << STANDING_BITS * len(STANDINGS)), (t.word_languages, 1 << t.languages),
        (t.mark_class, len(t.mark_next) // states), (t.mark_reader, READER_COUNT), (t.fold, 65536),
        (t.mark_begin, len(t.mark_reader) + 1),
    ):  # fmt: skip
        assert min(table) >= -1
        assert max(table) < end
    assert all(start + size <= len(t.name_codes) for start, size in zip(t.name_start, t.name_size, strict=True))
    assert len(t.need_weight) in {FEATURES, FEATURES * len(NEEDS)}
    assert len(t.track_weight) == (TALKS + skills) * TRACK_COUNT
    assert len(t.track_log) == MOST_MENTIONS + 1
    assert len(t.mark_next) % states == 0
    assert len(t.mark_begin) == states - t.mark_first + 1
    assert t.languages + TALKS + TRACK_COUNT <= MOST_CLASSES


def test_every_phrase_leads_to_a_value_of_its_own_layer() -> None:
    """A trie is walked from the root of its layer: the words of a name never lead into a heading's node."""
    t = list_tables()
    edges: dict[int, list[int]] = {}
    for edge in list(t.edges)[1:]:
        if edge >= 0:
            edges.setdefault(edge >> NODE_BITS + LABEL_BITS, []).append(edge & ((1 << NODE_BITS) - 1))
    ends = {SKILLS: len(t.name_skill), HEADINGS: len(t.heading_section), CUES: 1 << len(CLASSES)}
    for layer, end in ends.items():
        nodes = {node for node in t.roots[layer::LAYERS] if node}
        todo = list(nodes)
        while todo:
            node = todo.pop()
            assert t.value[node] < end
            assert node < t.leaves or node not in edges
            todo += edges.get(node, ())


def test_numbers_fit_the_types_of_machine_code() -> None:
    for name, table in list_tables()._asdict().items():
        if isinstance(table, list):
            limits = np.iinfo(machine.NARROW.get(name, "int32"))
            assert limits.min <= min(table) <= max(table) <= limits.max, name


def test_words_in_slots_are_words() -> None:
    t = list_tables()
    words = [slot & WORD_MASK for slot in t.slots[1:] if slot >= 0]
    assert sorted(words) == list(range(len(t.neighbour)))
    assert LAYER_SHIFT + LAYERS == WORD_BITS


def test_short_postings_share_a_call_but_not_too_many() -> None:
    reader = load_reader()
    asked: list[int] = []
    read = reader.engine.read
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            reader.engine,
            "read",
            lambda text, bounds, refused: asked.append(len(bounds) // 2) or read(text, bounds, refused),
        )
        assert len(list(reader.read_all([""] * 300, ["R"] * 300))) == 300
    assert max(asked) < 300
    assert len(asked) < 20
