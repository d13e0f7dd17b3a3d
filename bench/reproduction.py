"""Our shares beside those published for the same postings: Built In, "AI engineer", about January 2026.

    python bench/reproduction.py FOLDER [--examples N]

FOLDER holds `postings/builtin-ai-2026-02-04.jsonl.gz`. "Published" are the shares that the collector published for
these postings, labelled by a language model. "Named" counts a posting where extraction takes the skill at any need;
"implied" also where a skill is taken that implies it (RAG pipelines: RAG); "word" is a search for the plain word in
title and text. `--examples` prints postings that hold the word and are not counted: read them before blaming either
side.
"""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from orienteer.extraction.extract import extract_all
from orienteer.extraction.facts import Facts
from orienteer.market.intervals import wilson
from orienteer.sources.posting import Posting
from orienteer.sources.reading import ReadOptions, read_path
from orienteer.taxonomy.vocabulary import load_vocabulary

PUBLISHED = {
    "python": (0.825, r"python"),
    "aws": (0.401, r"\baws\b|amazon web services"),
    "rag": (0.359, r"\brag\b|retrieval[- ]augmented"),
    "docker": (0.310, r"docker"),
    "prompt-engineering": (0.291, r"prompt(ing|s)?\b"),
    "kubernetes": (0.291, r"kubernetes|\bk8s\b"),
    "typescript": (0.234, r"typescript|\bts\b"),
    "langchain": (0.188, r"lang\s?chain"),
    "java": (0.149, r"\bjava\b"),
    "go": (0.113, r"\bgo(lang)?\b"),
    "langgraph": (0.080, r"lang\s?graph"),
    "llamaindex": (0.058, r"llama[- ]?index"),
}


def main() -> None:
    """Print the table, then the examples that were asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--examples", type=int, default=0)
    given = parser.parse_args()
    file = given.folder / "postings" / "builtin-ai-2026-02-04.jsonl.gz"
    postings = list(read_path(file, ReadOptions(), lambda _: None))
    facts = list(extract_all(postings))
    print(f"{len(postings)} postings\n")
    print("| skill | published | named | 95% | gap, points | implied | word |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for skill, (published, word) in PUBLISHED.items():
        print(compare(skill, published, word, postings, facts))
    for skill, (published, word) in PUBLISHED.items():
        missed = [p for p, f in zip(postings, facts, strict=True) if holds(word, p) and not names(skill, f)]
        if given.examples and abs(published - sum(names(skill, f) for f in facts) / len(facts)) > 0.03:
            print(f"\n{skill}: {len(missed)} postings hold the word and are not counted")
            for posting in missed[: given.examples]:
                print(f"  {posting.id}: {show(word, posting)}")


def compare(skill: str, published: float, word: str, postings: Sequence[Posting], facts: Sequence[Facts]) -> str:
    """One row."""
    n = len(postings)
    named = sum(names(skill, f) for f in facts) / n
    vocabulary = load_vocabulary()
    implied = sum(skill in vocabulary.closure(frozenset(s.skill for s in f.skills)) for f in facts) / n
    literal = sum(holds(word, p) for p in postings) / n
    low, high = wilson(np.array([named]), np.array([float(n)]), np.array([1.96]))
    return (
        f"| {skill} | {published:.1%} | {named:.1%} | {low[0]:.1%} to {high[0]:.1%} | {100 * (named - published):+.1f} "
        f"| {implied:.1%} | {literal:.1%} |"
    )


def names(skill: str, facts: Facts) -> bool:
    """Whether extraction took the skill at any need."""
    return any(s.skill == skill for s in facts.skills)


def holds(word: str, posting: Posting) -> bool:
    """Whether title or text hold the word, lines joined."""
    return re.search(word, f"{posting.title} {posting.description}".replace("\n", " "), re.IGNORECASE) is not None


def show(word: str, posting: Posting) -> str:
    """The word with what stands around it."""
    text = f"{posting.title} {posting.description}".replace("\n", " ")
    found = re.search(word, text, re.IGNORECASE)
    return text[max(0, found.start() - 80) : found.end() + 60] if found else ""


if __name__ == "__main__":
    main()
