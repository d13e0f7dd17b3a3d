"""What follows from a skill: every concrete one reaches what a reader takes for granted, and none reaches too far."""

import pytest

from orienteer.taxonomy.learning_hours import load_learning
from orienteer.taxonomy.vocabulary import load_vocabulary

PROGRAMMING_AT_LEAST = 65
"""At least so many of the languages are for programming; the rest are spoken, markup, query and hardware languages."""

PROGRAMMING = (
    "python java javascript typescript go rust c cpp csharp kotlin scala ruby php swift dart julia r matlab bash perl "
    "haskell elixir erlang clojure fsharp ocaml lua objective-c powershell groovy solidity fortran cobol cuda-cpp vba"
).split()

FRAMEWORKS = {
    "fastapi": "python", "flask": "python", "django": "python", "starlette": "python", "litestar": "python",
    "spring-boot": "java", "quarkus": "java", "express": "javascript", "nestjs": "typescript", "react": "javascript",
    "angular": "typescript", "vuejs": "javascript", "svelte": "javascript", "nextjs": "javascript", "aspnet": "csharp",
    "ruby-on-rails": "ruby", "laravel": "php", "symfony": "php", "gin": "go", "actix": "rust", "phoenix": "elixir",
    "play-framework": "scala", "flutter": "dart", "swiftui": "swift",
}  # fmt: skip

VENDORS = {
    "aws",
    "azure",
    "gcp",
    "oracle-cloud",
    "ibm-cloud",
    "alibaba-cloud",
    "databricks",
    "snowflake",
    "salesforce",
    "sap",
}
MODELS = {"gpt", "claude", "gemini", "llama", "mistral", "deepseek", "qwen"}

BACKEND = "python fastapi postgresql redis docker aws github-actions pytest"


def closure(*ids: str) -> frozenset[str]:
    vocabulary = load_vocabulary()
    unknown = [i for i in ids if i not in vocabulary.skills]
    assert unknown == []
    return vocabulary.closure(frozenset(ids))


@pytest.mark.parametrize("language", PROGRAMMING)
def test_a_language_of_programs_is_programming(language: str) -> None:
    assert "programming" in closure(language)


def test_spoken_and_markup_languages_are_not_programming() -> None:
    languages = [s.id for s in load_vocabulary().skills.values() if s.kind == "language"]
    assert sum("programming" in closure(i) for i in languages) >= PROGRAMMING_AT_LEAST
    assert [
        i for i in ("german", "english", "sign-language", "html", "css", "latex", "sql") if "programming" in closure(i)
    ] == []


@pytest.mark.parametrize(("framework", "language"), FRAMEWORKS.items())
def test_a_web_framework_brings_its_language_and_its_side_of_the_web(framework: str, language: str) -> None:
    held = closure(framework)
    assert {language, "programming"} <= held
    assert held & {"backend-development", "frontend-development", "mobile-development", "ui-development"}


@pytest.mark.parametrize(
    ("skill", "follows"),
    [
        ("rag", "llm generative-ai ai ai-ml information-retrieval embeddings semantic-search prompt-engineering"),
        ("langgraph", "agents agentic-ai agent-frameworks llm tool-calling llm-orchestration"),
        ("llm-fine-tuning", "llm fine-tuning model-training machine-learning"),
        ("llm-evaluation", "evaluation llm ai-evaluation"),
        ("git", "version-control"),
        ("pytest", "python testing unit-testing"),
        ("terraform", "infrastructure-as-code devops cloud"),
        ("apache-kafka", "message-queues stream-processing"),
        ("apache-airflow", "data-pipelines orchestration python"),
        ("tableau", "data-visualization dashboards reporting business-intelligence"),
        ("scikit-learn", "machine-learning python ai-ml model-evaluation"),
        ("vllm", "llm-inference model-serving inference"),
        ("grafana", "observability monitoring"),
        ("amazon-eks", "kubernetes aws cloud-deployment containers"),
        ("pgvector", "postgresql sql vector-search databases"),
    ],
)
def test_what_a_reader_takes_for_granted(skill: str, follows: str) -> None:
    assert set(follows.split()) - closure(skill) == set()


@pytest.mark.parametrize(
    ("skill", "too_far"),
    [
        ("matplotlib", "debugging automation"),
        ("webgl", "debugging automation"),
        ("vercel", "code-quality testing technical-documentation programming"),
        ("question-answering", "data-processing data-cleaning feature-engineering etl"),
        ("sql", "data-engineering data-analysis programming python"),
        ("python", "machine-learning backend-development software-engineering data-analysis"),
        ("docker", "kubernetes devops cloud"),
        ("git", "software-engineering programming"),
        ("pandas", "machine-learning data-engineering data-analysis"),
        ("openai-api", "rag agents machine-learning fine-tuning"),
        ("langchain", "agents rag machine-learning software-engineering"),
        ("rag", "machine-learning agents vector-databases software-engineering"),
        ("agents", "multi-agent-systems mcp rag machine-learning"),
        ("apache-kafka", "distributed-systems system-architecture data-engineering"),
        ("microservices", "system-architecture kubernetes"),
        ("chatgpt", "llm prompt-engineering"),
        ("pytorch", "tensorflow llm mlops software-engineering"),
        ("mlflow", "machine-learning mlops"),
        ("machine-learning-fundamentals", "machine-learning"),
        ("react", "backend-development full-stack-development typescript"),
        ("ai-ml", "machine-learning llm"),
    ],
)
def test_what_does_not_follow(skill: str, too_far: str) -> None:
    unknown = set(too_far.split()) - set(load_vocabulary().skills)
    assert unknown == set()
    assert closure(skill) & set(too_far.split()) == set()


def test_a_backend_engineer_lacks_no_umbrella_and_gains_no_other_trade() -> None:
    held = closure(*BACKEND.split())
    assert {
        "programming", "software-engineering", "software-development", "backend-development", "apis", "rest-apis", "json",
        "databases", "sql", "cloud", "containers", "ci-cd", "deployment", "testing", "debugging", "version-control",
        "code-quality", "code-review", "technical-documentation", "automation", "integrations",
    } <= held  # fmt: skip
    assert not held & {
        "machine-learning", "llm", "kubernetes", "data-engineering", "frontend-development", "system-architecture",
        "distributed-systems", "gcp", "azure", "java", "agile", "algorithms",
    }  # fmt: skip


def test_no_tool_brings_another_vendor() -> None:
    skills = load_vocabulary().skills
    vendors, looked = VENDORS | MODELS, 0
    for skill in skills.values():
        brought = (closure(skill.id) - {skill.id}) & vendors
        looked += bool(brought)
        assert len(brought) <= (2 if skill.id == "azure-databricks" else 1), (skill.id, sorted(brought))
    assert looked > 120


def test_methods_bring_no_product() -> None:
    """A technique can be shown with any tool: only kinds of tools, formats and protocols follow from it."""
    vocabulary = load_vocabulary()
    methods = [s.id for s in vocabulary.skills.values() if s.kind == "method"]
    brought = {i for m in methods for i in closure(m) if vocabulary.skills[i].kind == "tool"}
    assert brought <= {
        "http", "json", "relational-databases", "vector-databases", "ai-tools", "bi-tools", "gpus", "ai-coding-tools", "ci-cd-tools",
        "mlops-tools", "nosql", "graph-databases", "cloud-storage-systems", "message-queues", "spreadsheets",
    }  # fmt: skip
    assert "http" in brought


def test_most_skills_imply_something() -> None:
    skills = [s for s in load_vocabulary().skills.values() if s.kind in {"tool", "method"}]
    for kind, least in (("tool", 0.65), ("method", 0.75)):
        of_kind = [s for s in skills if s.kind == kind]
        assert sum(bool(s.implies) for s in of_kind) >= least * len(of_kind)


def test_circles_hold_synonyms_only() -> None:
    """Skills that imply each other are one skill to a reader: few, of one kind, and one of them takes most hours."""
    vocabulary, learning = load_vocabulary(), load_learning()
    reach = {i: vocabulary.closure(frozenset(s.implies)) for i, s in vocabulary.skills.items()}
    circles = {frozenset(j for j in reach[i] if i in reach[j]) for i in reach if i in reach[i]}
    assert circles
    for circle in circles:
        kinds = {vocabulary.skills[i].kind for i in circle}
        assert 2 <= len(circle) <= 6, sorted(circle)
        assert len(kinds) == 1, sorted(circle)
        hours = sorted(learning.hours(i, vocabulary.skills[i].kind).mid for i in circle)
        assert hours[-1] > hours[-2], f"no name of {sorted(circle)} leads: give one of them more hours than the rest"


def test_soft_skills_bring_no_hard_one() -> None:
    vocabulary = load_vocabulary()
    soft = [s.id for s in vocabulary.skills.values() if s.kind == "soft"]
    brought = {vocabulary.skills[i].kind for s in soft for i in closure(s)}
    assert brought <= {"soft", "domain"}
