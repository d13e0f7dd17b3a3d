"""Tables of pay with a known truth."""

import csv
from pathlib import Path

import numpy as np

LEVELS = {"EN": -0.5, "MI": -0.2, "SE": 0.0, "EX": 0.3}
COUNTRIES = {"US": 0.0, "GB": -0.4, "IN": -1.2}
TITLES = {"Data Analyst": -0.3, "Data Scientist": 0.0, "Machine Learning Engineer": 0.2, "Head of Data": 0.4}
SPREAD = {"EN": 0.35, "MI": 0.2, "SE": 0.15, "EX": 0.3}
"""Standard deviation of log pay within a level: intervals must be wider for some than for others."""


def draw_rows(n: int, seed: int, year: int = 2023, drift: float = 0.0, employers: int = 0):
    """Rows of (title, level, country, skills, employer, year, pay in dollars); employers pay alike where there are any."""
    rng = np.random.default_rng(seed)
    own = rng.normal(0, 0.15, employers) if employers else np.zeros(1)
    rows = []
    for i in range(n):
        title, level = rng.choice(list(TITLES)), rng.choice(list(LEVELS), p=[0.15, 0.3, 0.45, 0.1])
        country = rng.choice(list(COUNTRIES), p=[0.7, 0.2, 0.1])
        employer = int(rng.integers(len(own)))
        skills = ";".join(s for s, p in (("python", 0.7), ("pytorch", 0.3), ("excel", 0.2)) if rng.random() < p)
        mean = 11.8 + TITLES[title] + LEVELS[level] + COUNTRIES[country] + drift + own[employer]
        mean += 0.15 * ("pytorch" in skills) - 0.1 * ("excel" in skills)
        pay = float(np.exp(mean + rng.normal(0, SPREAD[level])))
        rows.append((title, level, country, skills, f"e{employer if employers else i}", year, round(pay, 2)))
    return rows


def write_table(
    path: Path, rows, head="job_title,experience_level,company_location,skills,company,work_year,salary_in_usd"
):
    with path.open("w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(head.split(","))
        out.writerows(rows)
    return path
