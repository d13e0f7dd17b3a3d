from hypothesis import given
from hypothesis import strategies as st

from orienteer.extraction.matching import Mention, build_matcher, find_skills, fold_text, tokenise
from orienteer.taxonomy.vocabulary import Skill, Vocabulary, load_vocabulary

MATCHER = build_matcher(
    Vocabulary(
        {
            s.id: s
            for s in (
                Skill("react", "React", "tool", (), ("React",)),
                Skill("react-native", "React Native", "tool", ("React Native",)),
                Skill("fine-tuning", "fine-tuning", "method", ("fine-tuning", "finetuning")),
                Skill("node", "Node.js", "tool", ("Node.js", "NodeJS")),
                Skill("cpp", "C++", "language", ("C++",)),
                Skill("csharp", "C#", "language", ("C#",)),
                Skill("c", "C", "language", (), ("C",)),
                Skill("dotnet", ".NET", "tool", (".NET",)),
                Skill("go", "Go", "language", ("golang",), ("Go",)),
                Skill("data-model", "data model", "method", ("data model",)),
                Skill("ci-cd", "CI/CD", "method", ("CI/CD",)),
            )
        },
        ("go to market", "series c"),
    )
)


def found(text: str) -> list[str]:
    return [m.skill.id for m in MATCHER.find(text)]


def test_longer_names_win_over_their_parts() -> None:
    assert found("React and React Native") == ["react", "react-native"]


def test_a_name_is_found_however_its_tokens_are_joined() -> None:
    assert found("Fine-Tuning, fine tuning, finetuning; fine\u2011tuning, fine\u00a0tuning") == ["fine-tuning"] * 5
    assert found("Node.js NodeJS node-js CI/CD CI-CD ci cd") == ["node", "node", "node", "ci-cd", "ci-cd", "ci-cd"]


def test_plus_and_sharp_belong_to_their_token() -> None:
    assert found("C, C++, C# and .NET; ASP.NET") == ["c", "cpp", "csharp", "dotnet", "dotnet"]


def test_words_that_only_hold_a_name_are_not_it() -> None:
    assert found("reaction Golangish cppx datamodeller") == []


def test_cased_names_are_found_only_as_written() -> None:
    assert found("Go, go, GO and golang") == ["go", "go"]
    assert found("we react to incidents in React") == ["react"]


def test_blocked_phrases_spend_their_words() -> None:
    assert found("a Go to Market team after its Series C, in Go and C") == ["go", "c"]


def test_what_stands_in_an_address_is_not_a_skill() -> None:
    assert found("see https://go.dev/react, acme.com/React or Go@acme.com: C++") == ["cpp"]


def test_plurals_are_found() -> None:
    assert found("data models") == ["data-model"]


def test_names_do_not_reach_over_a_comma_or_a_sentence() -> None:
    assert found("React, Native. data. model") == ["react"]


def test_offsets_survive_letters_that_grow_when_lowered() -> None:
    text = "İstanbul İ İ: C++"
    (mention,) = MATCHER.find(text)
    assert text[mention.start : mention.end] == "C++"


@given(st.text())
def test_folding_keeps_every_character_at_its_place(text: str) -> None:
    assert len(fold_text(text)) == len(text)


@given(
    st.lists(
        st.sampled_from(
            ["React Native", "C++", "go to market", "Go", "fine tuning", "x", ",", "\n", "İ", "(", "Node.js"]
        )
    )
)
def test_mentions_stand_in_the_text_in_order_and_never_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    end = 0
    for m in MATCHER.find(text):
        assert end <= m.start < m.end <= len(text)
        assert tokenise(text[m.start : m.end]) in {
            tokenise(a) for a in (*m.skill.aliases, *m.skill.cased, m.skill.name)
        }
        end = m.end


@given(st.text())
def test_no_text_fails(text: str) -> None:
    for m in find_skills(text):
        assert isinstance(m, Mention)
        assert text[m.start : m.end].strip()


def test_every_name_of_the_vocabulary_finds_its_own_skill() -> None:
    vocabulary = load_vocabulary()
    matcher = build_matcher(vocabulary)
    lost = []
    for skill in vocabulary.skills.values():
        for alias in (*skill.aliases, *skill.cased):
            got = [m.skill.id for m in matcher.find(alias)]
            if set(got) != {skill.id}:
                lost.append(f"{alias!r} of {skill.id} is read as {got}")
    assert len(vocabulary.skills) >= 600
    assert not lost, "\n".join(lost[:20])
