"""The line that a maintainer pastes into the vocabulary to make a candidate known."""

import csv
import io
import re
from collections.abc import Sequence

from orienteer.learning.candidates import Candidate
from orienteer.learning.shape import split_name
from orienteer.taxonomy.vocabulary import Vocabulary

_SIGNS = {"+": "-plus", "#": "-sharp"}


def name_table(candidate: Candidate, vocabulary: Vocabulary) -> str:
    """The table of the vocabulary that a candidate's row belongs to."""
    kind = vocabulary.skills[candidate.alike].kind if candidate.alike else candidate.kind
    return f"skills/{kind if kind == 'soft' else kind + 's'}.csv"


def write_row(candidate: Candidate, vocabulary: Vocabulary) -> str:
    """A row in the columns of `taxonomy.vocabulary.COLUMNS`, `implies` left to the maintainer.

    Of a skill that is only written otherwise it is that skill's row with one more alias. Writings whose words differ
    become aliases ("Vue.js", "VueJS"). A word that others write in small letters, as a common word, counts only as
    written and beside another skill ("Modal").
    """
    term = candidate.term
    if candidate.alike:
        skill = vocabulary.skills[candidate.alike]
        aliases = [a for a in skill.aliases if a != skill.name]
        return join_cells(skill.id, skill.name, skill.kind, [*aliases, term], skill.cased, skill.guard, skill.implies)
    common = candidate.plain and len(split_name(term)) == 1
    cased, guard = ((term,), "list") if common else ((), "")
    return join_cells(make_id(candidate, vocabulary), term, candidate.kind, find_aliases(candidate), cased, guard, ())


def find_aliases(candidate: Candidate) -> list[str]:
    """The commonest writing of each other way to cut the name into words."""
    words = {" ".join(split_name(w)).removesuffix("s"): w for w in reversed(candidate.writings)}
    words.pop(" ".join(split_name(candidate.term)).removesuffix("s"))
    return sorted(words.values())


def join_cells(*cells: str | Sequence[str]) -> str:
    """One line of CSV; lists inside a cell are separated by `|`."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([c if isinstance(c, str) else "|".join(c) for c in cells])
    return line.getvalue()


def make_id(candidate: Candidate, vocabulary: Vocabulary) -> str:
    """A free id in the manner of the tables: small letters, digits and hyphens."""
    spelled = "".join(_SIGNS.get(c, c) for c in candidate.term.lower())
    wanted = re.sub(r"[^a-z0-9]+", "-", spelled).strip("-") or "term"
    return wanted if wanted not in vocabulary.skills else f"{wanted}-{candidate.kind}"
