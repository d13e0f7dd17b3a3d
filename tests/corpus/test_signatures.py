import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import write_text

from orienteer.corpus import signatures
from orienteer.corpus.signatures import PERMUTATIONS, SHINGLE, sign_texts

PINNED = [[358557961, 468355026, 196607733, 936874153], [1192386412, 2438137800, 2014063330, 1377134373]]
TEXTS = st.lists(st.text(alphabet="abc XYZ09.,\n–é", max_size=60), max_size=12)


def jaccard(left: str, right: str) -> float:
    sets = []
    for text in (left, right):
        words = text.lower().split()
        sets.append({tuple(words[i : i + SHINGLE]) for i in range(len(words))})
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


def test_the_numbers_never_change() -> None:
    """They are stored: another number here means that stored signatures no longer compare with new ones."""
    signed = sign_texts(["Senior Go engineer, C++ and naïve Bayes – in Köln", "x"])
    assert signed.dtype == np.uint32
    assert signed.shape == (2, PERMUTATIONS)
    assert signed[0, :4].tolist() == PINNED[0]
    assert signed[1, :4].tolist() == PINNED[1]


@settings(max_examples=40, deadline=None)
@given(TEXTS, st.integers(1, 80))
def test_a_signature_depends_on_its_text_alone(texts: list[str], chunk: int) -> None:
    alone = [sign_texts([text])[0].tolist() for text in texts]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(signatures, "CHUNK", chunk)
        assert sign_texts(texts).tolist() == alone


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="abcde ", min_size=1, max_size=80))
def test_case_spacing_and_punctuation_do_not_count(text: str) -> None:
    spaced = "\n\t" + text.replace(" ", " \u00a0– “").upper() + " …!"
    assert sign_texts([text]).tolist() == sign_texts([spaced]).tolist()


def test_words_that_differ_by_a_sign_differ() -> None:
    c, cpp, csharp = sign_texts(["we write c here", "we write c++ here", "we write c# here"])
    assert len({c.tobytes(), cpp.tobytes(), csharp.tobytes()}) == 3


def test_agreement_estimates_the_jaccard_index() -> None:
    rng = random.Random(5)
    errors = []
    for seed in range(120):
        text = write_text(seed, 20)
        words = text.split()
        for _ in range(rng.randrange(1, 25)):
            words[rng.randrange(len(words))] = f"changed{rng.randrange(10**6)}"
        other = " ".join(words)
        left, right = sign_texts([text.replace(".", ""), other.replace(".", "")])
        errors.append((left == right).mean() - jaccard(text.replace(".", ""), other.replace(".", "")))
    assert abs(np.mean(errors)) < 0.015  # unbiased: the standard error of this mean is below 0.006
    assert np.std(errors) < 0.08  # of one estimate from 64: at most 0.0625, here with the noise of 120 draws


def test_texts_without_words_have_the_greatest_signature() -> None:
    assert sign_texts([]).shape == (0, PERMUTATIONS)
    assert (sign_texts(["", " –…! "]) == np.iinfo(np.uint32).max).all()
