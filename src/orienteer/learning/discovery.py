"""Open vocabulary: tools and methods that no table knows, found by their context and shape.

The order of the steps is the order of the lines of `discover`. Distant supervision (Mintz et al. 2009): what the
vocabulary names in the corpus at hand teaches what names of skills are like; nothing is trained beforehand.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from orienteer.errors import InputError
from orienteer.learning.candidates import Candidate, CandidateKind, describe_group
from orienteer.learning.clerk import hire_clerk
from orienteer.learning.groups import load_refused, rank_groups
from orienteer.learning.lines import Dated, read_lines
from orienteer.learning.parts import drop_parts
from orienteer.learning.scoring import score_terms
from orienteer.learning.stream import tokenise_lines
from orienteer.taxonomy.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Wish:
    """Which candidates are wanted; the corpus that is learnt from is always the whole.

    `since` is a month ("2026-01") from which postings count, "" for all; `limit` candidates at most.
    """

    min_employers: int = 2
    limit: int = 50
    kinds: tuple[CandidateKind, ...] = ("tool", "method")
    since: str = ""


@dataclass(frozen=True, slots=True)
class Discovery:
    """Candidates, the surest first, and what they were found in: postings read, left out for their language, months."""

    candidates: Sequence[Candidate]
    postings: int
    foreign: int
    first: str
    last: str


def discover(postings: Sequence[Dated], vocabulary: Vocabulary, wish: Wish = Wish()) -> Discovery:
    """Find what postings ask for and the vocabulary does not know.

    InputError where there is no posting, or too few name known skills to learn from.
    """
    lines = read_lines(postings)
    if not lines.speakers:
        raise InputError("no posting to read: ingest some with `orienteer ingest PATH...`, or name files of postings")
    tokens = tokenise_lines(lines)
    scored = score_terms(lines, tokens, vocabulary, wish.min_employers)
    clerk = hire_clerk(lines, tokens, scored, vocabulary, wish.since)
    groups = drop_parts(clerk, list(rank_groups(scored, vocabulary)))
    found = choose((describe_group(clerk, group) for group in groups if group.letters not in load_refused()), wish)
    months = sorted(s.month for s in lines.speakers if s.month)
    first, last = (months[0], months[-1]) if months else ("", "")
    return Discovery(tuple(islice(found, wish.limit)), len(lines.speakers), lines.foreign, first, last)


def choose(candidates: Iterable[Candidate], wish: Wish) -> Iterator[Candidate]:
    """The candidates of the kinds that are wanted with enough employers."""
    return (c for c in candidates if c.kind in wish.kinds and c.employers >= wish.min_employers)
