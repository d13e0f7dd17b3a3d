"""What discovery says, in the JSON of every face."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from orienteer.learning.candidates import Candidate
from orienteer.learning.discovery import Discovery
from orienteer.learning.evaluation import Evaluation
from orienteer.learning.rows import name_table, write_row
from orienteer.taxonomy.vocabulary import load_vocabulary


def encode_discovery(found: Discovery) -> Mapping[str, Any]:
    """`orienteer discover --json`: the candidates, the surest first; spans count characters of an example's text."""
    record: dict[str, Any] = {"n": found.postings, "other_language": found.foreign}
    record |= {"from": found.first, "to": found.last}
    return record | {"candidates": [encode_candidate(c) for c in found.candidates]}


def encode_candidate(candidate: Candidate) -> Mapping[str, Any]:
    """One candidate with the row that would make it known and the table that the row belongs to."""
    record = {key: value for key, value in asdict(candidate).items() if key not in {"plain", "examples"}}
    examples = [{"posting": e.posting, "text": e.text, "span": [e.start, e.end]} for e in candidate.examples]
    known = load_vocabulary()
    return record | {"examples": examples, "table": name_table(candidate, known), "row": write_row(candidate, known)}


def encode_evaluation(measured: Evaluation) -> Mapping[str, Any]:
    """`orienteer discover --evaluate --json`: shares are fractions, means over the seeds."""
    return asdict(measured)
