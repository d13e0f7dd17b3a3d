"""Words that look like the name of a skill and mean something else, beside sentences that mean the skill."""

import pytest

from orienteer.extraction.matching import find_skills


def skills_of(text: str) -> set[str]:
    return {m.skill.id for m in find_skills(text)}


@pytest.mark.parametrize(
    ("other", "meant", "skill"),
    [
        ("A panel that three on-call teams open every night", "Joined the on-call rotation", "on-call"),
        ("Forum moderation on Saturdays", "Added guardrails to the agent", "guardrails"),
        ("Forum moderation on Saturdays", "Put agent guardrails around it", "agent-guardrails"),
        ("Learning from senior mentors", "Mentored two juniors", "mentoring"),
        ("I was mentored by a principal engineer", "A lead who mentors junior analysts", "mentoring"),
        ("Keeps the stock in a spreadsheet", "Models in Excel, SQL", "excel"),
        ("Wrote nine lecture scripts", "Wrote scripts that clean logs", "scripting"),
        ("A solidity script", "Shell commands and scripting", "scripting"),
        ("Less waiting after two retries", "Rate limiting for the public API", "rate-limiting"),
        ("Dedupe of the mailing list", "Idempotent consumers", "idempotency"),
        ("The onboarding page of our SDK", "SDK development for partners", "sdks"),
        ("One slow HTTP client", "Knows the HTTP protocol", "http"),
        ("Rapid iteration", "Built prototypes in a week", "rapid-prototyping"),
        ("Staffing and rotas of a kitchen", "Knows the staffing industry", "staffing-industry"),
        ("Collaborative filtering for a bookshop", "Matrix factorization", "matrix-factorization"),
        ("Sales rose, a 9% uplift", "Uplift modeling of vouchers", "uplift-modeling"),
        ("Faster parsing of packets", "Part-of-speech tagging", "part-of-speech-tagging"),
        ("Data & Infrastructure: PostgreSQL", "Built the data infrastructure", "data-platforms"),
        ("A library with 900 stars on GitHub", "CI on GitHub", "github"),
        ("A customer-facing dashboard", "A customer-facing role", "client-facing-skills"),
        ("Migration of the monolith to services", "Data migration from DB2", "data-migration"),
        ("Salary DOE", "Holdout testing", "holdout-testing"),
        ("A platform that improves health outcomes", "HEOR for a vaccine", "health-economics"),
        ("Figures on local labor markets", "Workforce planning", "human-resources"),
        ("I keep a real spreadsheet of my hours", "Spreadsheets", "spreadsheets"),
        ("We offer English proficiency testing to schools", "English proficiency", "english"),
        ("Gave permissions to nobody", "Least-privilege access", "least-privilege"),
    ],
)
def test_a_word_of_another_meaning_is_not_the_skill(other: str, meant: str, skill: str) -> None:
    assert skill not in skills_of(other)
    assert skill in skills_of(meant)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Collaborative filtering for a bookshop", {"collaborative-filtering"}),
        ("Faster parsing of packets", {"parsing"}),
        ("Migration of the monolith", {"software-migration"}),
        ("Error handling, retry logic and rate limits", {"error-handling", "resilience-patterns", "rate-limiting"}),
        ("An image moderation queue", {"trust-and-safety"}),
        ("A library of UI components", {"component-libraries"}),
        ("Kept the figures in a spreadsheet and SQL", {"spreadsheets", "sql"}),
        ("Tuned with DPO and PPO", {"preference-optimization", "policy-optimization"}),
    ],
)
def test_the_word_has_the_skill_that_it_means(text: str, skills: set[str]) -> None:
    assert skills_of(text) == skills


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Training & Development", set()),
        ("security/detection", {"security"}),
        ("CI & CD", {"ci-cd"}),
        ("CI / CD", {"ci-cd"}),
        ("R&D projects", {"research-and-development"}),
        ("Trust & Safety", {"trust-and-safety"}),
        ("React / Native", {"react-native"}),
        ("React & Native apps", {"react", "cross-platform-development"}),
    ],
)
def test_an_ampersand_or_a_slash_parts_two_things_unless_the_name_is_written_so(text: str, skills: set[str]) -> None:
    assert {m.skill.id for m in find_skills(text)} == skills


@pytest.mark.parametrize("text", ["Embedding good habits in a team", "Embedding AI into a product that people use"])
def test_to_embed_something_is_no_vector(text: str) -> None:
    assert "embeddings" not in skills_of(text)
    assert "embeddings" in skills_of("An embedding pipeline and word embeddings")
