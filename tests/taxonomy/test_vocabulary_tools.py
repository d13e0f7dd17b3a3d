"""The tables of languages and tools: what keeps them sound, and the traps that a naive dictionary falls into."""

import re
from importlib.resources import files
from itertools import pairwise

import pytest

from orienteer.extraction.matching import find_skills, tokenise
from orienteer.taxonomy.names import KINDS
from orienteer.taxonomy.vocabulary import Skill, load_vocabulary

TRAPS = {
    "Go": "go", "R": "r", "C": "c", "Swift": "swift", "Rust": "rust", "Julia": "julia", "Spark": "apache-spark", "Excel": "excel",
    "Make": "make-automation", "Segment": "segment", "Linear": "linear", "Notion": "notion", "Slack": "slack", "Zoom": "zoom",
    "Word": "microsoft-word", "Access": "microsoft-access", "Outlook": "outlook", "Chef": "chef", "Salt": "salt", "Ray": "ray",
    "Dash": "dash", "Express": "express", "Spring": "spring-framework", "Shell": "shell", "Hive": "apache-hive",
    "Pig": "apache-pig", "Beam": "apache-beam", "Vault": "hashicorp-vault", "Metal": "metal", "Unity": "unity",
    "Cursor": "cursor", "Node": "nodejs", "Rails": "ruby-on-rails", "Temporal": "temporal", "Modal": "modal",
}  # fmt: skip


def shipped() -> list[Skill]:
    """The skills of this half of the vocabulary."""
    return [s for s in load_vocabulary().skills.values() if s.kind in {"language", "tool"}]


def found(text: str) -> list[str]:
    return [m.skill.id for m in find_skills(text)]


def test_the_field_is_covered() -> None:
    assert sum(s.kind == "tool" for s in shipped()) >= 5000
    assert sum(s.kind == "language" for s in shipped()) >= 250


def test_ids_are_slugs() -> None:
    assert [s.id for s in load_vocabulary().skills.values() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", s.id)] == []


@pytest.mark.parametrize("name", ["languages", "tools"])
def test_tables_are_sorted_by_id(name: str) -> None:
    table = (files("orienteer.taxonomy") / "data" / "skills" / f"{name}.csv").read_text(encoding="utf-8")
    ids = [line.split(",")[0] for line in table.splitlines()[1:]]
    assert len(ids) > 50
    assert [(a, b) for a, b in pairwise(ids) if a >= b] == []


def test_no_two_skills_share_a_name() -> None:
    skills = load_vocabulary().skills.values()
    owners: dict[str, str] = {}
    clashes = []
    for skill in skills:
        for name in skill.aliases:
            owner = owners.setdefault(tokenise(name), skill.id)
            if owner != skill.id:
                clashes.append(f"{name!r} belongs to {owner} and {skill.id}")
    for skill in skills:
        for name in skill.cased:
            owner = owners.setdefault("=" + name, skill.id)
            if owner != skill.id:
                clashes.append(f"{name!r} as written belongs to {owner} and {skill.id}")
    assert len(owners) > 2000
    assert clashes == []


def test_names_of_one_letter_stand_only_as_written() -> None:
    short = [a for s in load_vocabulary().skills.values() for a in s.aliases if len(a) < 2]
    assert short == []
    assert {"R", "C"} <= {c for s in shipped() for c in s.cased}


def test_every_name_has_a_word_in_it() -> None:
    assert [a for s in shipped() for a in s.aliases + s.cased if not tokenise(a)] == []


def test_what_follows_from_a_tool() -> None:
    vocabulary = load_vocabulary()
    assert {"python", "deep-learning", "machine-learning"} <= vocabulary.closure(frozenset({"pytorch"}))
    assert {"sql", "relational-databases"} <= vocabulary.closure(frozenset({"postgresql"}))
    assert {"kubernetes", "gcp", "cloud"} <= vocabulary.closure(frozenset({"google-kubernetes-engine"}))


def test_implied_skills_are_hard_ones() -> None:
    vocabulary = load_vocabulary()
    kinds = {vocabulary.skills[i].kind for s in shipped() for i in s.implies}
    assert kinds <= set(KINDS) - {"soft"}
    assert "method" in kinds


def names_of_all_skills() -> set[str]:
    return {tokenise(n) for s in load_vocabulary().skills.values() for n in s.aliases + s.cased}


def test_no_blocked_phrase_is_itself_a_name() -> None:
    names, blocked = names_of_all_skills(), load_vocabulary().blocked
    assert len(blocked) > 200
    assert [phrase for phrase in blocked if tokenise(phrase) in names] == []


def test_blocked_phrases_of_tools_hold_the_name_they_block() -> None:
    text = (files("orienteer.taxonomy") / "data" / "blocked.txt").read_text(encoding="utf-8")
    lines = text.split("# Methods")[0].splitlines()
    phrases = [tokenise(line) for line in lines if line and not line.startswith("#")]
    names = names_of_all_skills()
    assert len(phrases) > 200
    assert [p for p in phrases if not parts_of(p) & names] == []


def parts_of(phrase: str) -> set[str]:
    words = phrase.split(" ")
    return {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}


@pytest.mark.parametrize(
    "listed",
    [
        "BGP, OSPF", "CISM, CISSP", "Power Apps, Power Automate, Power Platform", "K3s, Minikube", "Creo, Onshape, SolidWorks",
        "SAP BTP, SAP Fiori, SAP S/4HANA", "Lightning Web Components, SOQL, Salesforce", "ESXi, vCenter, vSphere",
        "JAX-RS, JAXB, Spring MVC", "Oracle RAC, Data Guard, RMAN", "MITRE ATT&CK, OWASP, Splunk", "EJB, JSP, Struts",
        "ADaM, MedDRA, SDTM", "Dagger, Hilt, Retrofit", "Cosign, Grype, Trivy", "VHDL, SystemVerilog, UVM",
    ],
)  # fmt: skip
def test_neighbours_in_a_list_are_each_found(listed: str) -> None:
    """A posting that names several products of one kind or vendor asks for each of them."""
    parts = listed.split(", ")
    assert len(set(found(f"Experience with {', '.join(parts)} and Python"))) == len(parts) + 1


@pytest.mark.parametrize(("word", "skill"), TRAPS.items())
def test_everyday_words_count_only_as_written(word: str, skill: str) -> None:
    record = load_vocabulary().skills[skill]
    assert word in record.cased
    assert word.lower() not in {a.lower() for a in record.aliases}
    assert found(f"We {word.lower()} things.") == []


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Own the go-to-market motion. Go beyond the brief.", set()),
        ("Backed by Spark Capital and Swift Ventures after our Series C", set()),
        ("Our R&D team excels; you excel at SQL", {"sql"}),
        ("Make sure dashboards in Tableau load", {"tableau"}),
        ("Make recommendations with Python", {"python"}),
        ("Python, R, Go and C", {"python", "r", "go", "c"}),
        ("C++, C# and .NET", {"cpp", "csharp", "dotnet"}),
        ("Node.js, Next.js, Vue and D3.js", {"nodejs", "nextjs", "vuejs", "d3"}),
        ("sklearn, scikit learn or scikit-learn", {"scikit-learn"}),
        ("Postgres / pgvector, K8s, wandb", {"postgresql", "pgvector", "kubernetes", "wandb"}),
        ("AWS Bedrock, Vertex AI or Azure OpenAI", {"amazon-bedrock", "vertex-ai", "azure-openai"}),
        ("LangGraph, Pydantic AI, MCP servers and vLLM", {"langgraph", "pydantic-ai", "mcp", "vllm"}),
        ("Claude Code, Cursor or GitHub Copilot", {"claude-code", "cursor", "github-copilot"}),
        ("Word, Excel and Outlook", {"microsoft-word", "excel", "outlook"}),
        ("The outlook for the word access", set()),
        ("We are in Salt Lake City and Hong Kong", set()),
        ("Fluent in German", {"german"}),
        ("A German company with a great culture", set()),
        ("English and French, plus SQL", {"english", "french", "sql"}),
        ("multi-modal models", set()),
        ("Terraform, Ansible, Chef and Puppet", {"terraform", "ansible", "chef", "puppet"}),
        ("typescript, react and postgres", {"typescript", "react", "postgresql"}),
        ("We react quickly", set()),
        ("C, C++ and assembly", {"c", "cpp", "assembly"}),
        ("Robots for the assembly line, in C++", {"cpp"}),
        ("Send your resume and GitHub", set()),
        ("Regression with an elastic net in R and Python", {"r", "python"}),
        ("Risk reports in Python, rest assured", {"python"}),
    ],
)
def test_traps_in_sentences(text: str, skills: set[str]) -> None:
    assert {m.skill.id for m in find_skills(text) if m.skill.kind in {"language", "tool"}} == skills
