"""Find the one posting that `orienteer extract --explain` is asked about."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from orienteer.errors import CorpusError, SourceError

if TYPE_CHECKING:
    from orienteer.sources.posting import Posting

MOST_LISTED = 10


def choose_posting(postings: Iterable[tuple[int, "Posting"]], ident: str, name: str, problems: list[str]) -> "Posting":
    """The posting of a file with this id, else the only one whose id holds it; postings come with their lines.

    `problems` fills while they are read: lines that are no postings.
    """
    exact: list[tuple[int, Posting]] = []
    near: list[Posting] = []
    others: list[str] = []
    for line, posting in postings:
        if posting.id == ident:
            exact.append((line, posting))
        elif ident in posting.id:
            near.append(posting)
        else:
            others.append(posting.id)
    if len(exact) > 1:
        lines = [line for line, _ in exact]
        raise SourceError(
            f"{len(lines)} postings of {name} have the id {ident!r} (lines {', '.join(map(str, lines))}): pass one of "
            f"them alone, as in `sed -n {lines[0]}p {name} | orienteer extract - --explain {ident}`"
        )
    if exact:
        return exact[0][1]
    if len(near) == 1:
        return near[0]
    if near:
        raise SourceError(say_several(ident, [p.id for p in near], name))
    raise SourceError(say_none(ident, others, name, len(problems)))


def fetch_posting(corpus_file: Path, ident: str) -> "Posting":
    """The current version of the posting held with this id, else of the only one whose id holds it."""
    from orienteer.corpus.store import open_corpus

    with open_corpus(corpus_file, read_only=True) as corpus:
        found = corpus.find(ident, MOST_LISTED + 1)
        if ident in found or len(found) == 1:
            return corpus.get(ident if ident in found else found[0])[-1].posting
    where = f"the corpus ({corpus_file})"
    if found:
        raise CorpusError(say_several(ident, found, where))
    raise CorpusError(
        f"{where} holds no posting whose id holds {ident!r}: ids stand in brackets in the answers of `orienteer match` "
        f"and under `posting` in its JSON; a posting of a file is shown by `orienteer extract FILE --explain ID`"
    )


def say_several(ident: str, ids: Sequence[str], where: str) -> str:
    """The ids that might be meant, cut after ten."""
    listed = "".join(f"\n  {i}" for i in ids[:MOST_LISTED])
    more = "\n  ..." if len(ids) > MOST_LISTED else ""
    return f"several postings of {where} have {ident!r} in their ids: name one whole{listed}{more}"


def say_none(ident: str, ids: Sequence[str], where: str, refused: int) -> str:
    """What there is instead: the closest ids, else the first ones, and lines that could not be read."""
    unread = f"; {refused} of its lines could not be read (run without --explain to see why)" if refused else ""
    if not ids:
        return f"{where} holds no posting that can be read{unread}"
    close = get_close_matches(ident, ids[:20_000], n=3, cutoff=0.6)
    hint = f"did you mean {' or '.join(close)}?" if close else f"such as {', '.join(ids[:3])}"
    return f"none of the {len(ids):,} postings of {where} has {ident!r} in its id: {hint}{unread}"
