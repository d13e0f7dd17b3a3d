"""Invented postings: known skills as any employer lists them, and terms that no table knows among them."""

import random

from orienteer.learning.lines import Dated
from orienteer.sources.posting import Posting

TOOLS = """PyTorch TensorFlow Kubernetes Docker Terraform PostgreSQL Redis MongoDB Airflow Snowflake dbt Kafka Grafana Prometheus
Hadoop Hive Cassandra Neo4j Qdrant Milvus Ollama Streamlit Gradio spaCy XGBoost LightGBM Looker Superset BigQuery
LangChain FastAPI Django Flask Jenkins Ansible Tableau Elasticsearch Pinecone Weaviate MLflow Databricks NumPy pandas
scikit-learn Keras GitLab Datadog""".split()
METHODS = [
    "machine learning", "deep learning", "natural language processing", "reinforcement learning", "data modeling",
    "feature engineering", "prompt engineering", "time series forecasting", "anomaly detection", "A/B testing",
    "transfer learning", "causal inference", "computer vision", "statistical modeling", "model monitoring",
    "data visualization", "hyperparameter tuning", "unit testing", "code review", "model evaluation", "data governance",
    "topic modeling", "model deployment", "system design", "recommender systems", "distributed systems",
]  # fmt: skip
NEW_TOOLS = ("Quibbleflow", "Zandocker", "VexaDB", "Marnix.js")
NEW_METHODS = ("gradient weaving", "sparse lattice learning", "prompt annealing")
PROSE = """Our kitchen serves lunch every day and the Harbour Room hosts talks on Fridays.
You will meet customers in Lisbon and hear what they need from our product.
We grew from six people to sixty within four years, and Mira Delgado still answers support mail.
The team sits together, argues kindly and ships small things often.
Last spring our founders won the Golden Anchor award for honest invoices.
Every engineer talks to customers, writes notes and keeps promises.
Parents, night owls and early birds plan their hours with their own crew.
The Oslo office looks over the fjord, the Porto office over the river.
Investors such as Northlight Partners and Fern Capital have backed us since the first sketch.
Shops, farms and small hotels run their bookings, stock and bills on what we make.
A patient mentor, a quiet desk and a fast machine wait for you on the first morning.
Candidates meet two future colleagues, then Tomas Brandt from the people team.
Small decisions are made in the open; large ones are slept on twice.
Honest weather reports for sailors were the first thing our company sold.
People from thirty countries, many trades and all ages share the long tables here.""".split("\n")
ASKS = ("Experience with {}, {} and {}", "Hands-on knowledge of {} or {}", "You have used {}, {}, {} in production",
        "Familiarity with tools such as {} and {}", "Strong background in {} and {}")  # fmt: skip


def write_postings(count: int = 160, seed: int = 7) -> list[Dated]:
    """Postings of forty employers, an eighth of the asked-for terms unknown, dated January to June 2026."""
    rng = random.Random(seed)
    return [Dated(write_posting(rng, i), f"2026-0{1 + i % 6}") for i in range(count)]


def write_posting(rng: random.Random, number: int) -> Posting:
    """One posting: prose, then requirements as lists."""
    lines = [*rng.sample(PROSE, 2), "", "Requirements"]
    for names in (TOOLS, METHODS, TOOLS, METHODS):
        ask = rng.choice(ASKS)
        chosen = rng.sample(names, ask.count("{}"))
        if rng.random() < 0.35:
            chosen[rng.randrange(len(chosen))] = rng.choice(NEW_TOOLS if names is TOOLS else NEW_METHODS)
        lines.append("- " + ask.format(*chosen))
    lines += [
        "",
        *rng.sample(PROSE, 2),
        "",
        "Benefits",
        "- Health insurance from Bluewhale Mutual and a Swiftride pass",
    ]
    text = "\n".join(lines)
    return Posting(f"p{number}", "invented", "Machine Learning Engineer", f"Employer {number % 40}", text)
