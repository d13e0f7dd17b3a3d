from orienteer.extraction.extract import encode_facts, extract_facts
from orienteer.extraction.specialties import SPECIALTIES
from orienteer.sources.posting import Posting
from orienteer.taxonomy.vocabulary import load_vocabulary


def read(text: str) -> dict[str, bool]:
    facts = extract_facts(Posting("1", "", "ML Engineer", "Acme", text))
    for found in facts.specialties:
        assert found.span is not None
        assert text[found.span[0] : found.span[1]]
    return {found.value: found.inferred for found in facts.specialties}


def test_a_specialty_that_is_named_is_literal_and_one_that_is_implied_is_inferred() -> None:
    found = read("Requirements\n- Computer vision\n- LangChain")
    assert found["computer-vision"] is False
    assert found["generative-ai"] is True
    assert "reinforcement-learning" not in found


def test_a_posting_without_any_has_none() -> None:
    assert read("Requirements\n- SQL and Excel") == {}


def test_specialties_stand_in_the_json_form() -> None:
    record = encode_facts(extract_facts(Posting("1", "", "", "", "Requirements\n- Reinforcement learning")))
    assert [s["specialty"] for s in record["specialties"]] == ["reinforcement-learning"]


def test_every_specialty_is_a_skill_of_the_vocabulary() -> None:
    assert set(SPECIALTIES) <= load_vocabulary().skills.keys()
