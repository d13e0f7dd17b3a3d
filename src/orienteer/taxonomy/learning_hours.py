"""How long a skill takes to learn, and what must be held before: two tables, and a user's own figures over them.

Hours are to a working level, for someone who holds what the skill requires. `data/hours.csv` names the source of every
figure: `published` is the provider's own figure of a course, `estimate` is ours with its reason. A skill that the table
does not name takes the median of the table's rows of its kind.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median
from typing import Final, Literal, get_args

from orienteer.errors import TaxonomyError
from orienteer.taxonomy.names import KINDS, Kind
from orienteer.taxonomy.tables import read_table
from orienteer.taxonomy.vocabulary import Vocabulary, load_vocabulary, split_cell

Basis = Literal["published", "estimate"]
Needs = Mapping[str, tuple[frozenset[str], ...]]
"""By skill, what must be held before: of each set, any one."""

HOURS_COLUMNS: Final = ("skill", "hours_low", "hours", "hours_high", "source", "basis")
NEEDS_COLUMNS: Final = ("skill", "requires")
USER_COLUMNS: Final = (*HOURS_COLUMNS, "requires")
"""What a user's file may have; only `skill` must be there, an empty cell keeps what the package says."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours to a working level: low, middle and high, where they come from, and whether somebody published them.

    `own` says that the user gave them: they know themselves better than any rule, so nothing shortens such hours.
    """

    low: float
    mid: float
    high: float
    source: str
    basis: Basis
    own: bool = False


@dataclass(frozen=True, slots=True)
class Learning:
    """The hours of every skill and what each requires."""

    table: Mapping[str, Hours]
    by_kind: Mapping[Kind, Hours]
    needs: Needs

    def hours(self, skill_id: str, kind: Kind) -> Hours:
        """The row of a skill, or the median of its kind where the table has none."""
        return self.table.get(skill_id) or self.by_kind[kind]

    def requires(self, skill_id: str) -> tuple[frozenset[str], ...]:
        """What must be held before a skill is begun: of each set, any one; empty where nothing must."""
        return self.needs.get(skill_id, ())


def load_learning(user_file: Path | None = None) -> Learning:
    """Read the tables that ship with the package, and lay a user's CSV over them.

    The user's file has a header; `skill` is an id of the vocabulary, `hours` replaces the middle figure (and low and
    high where they are not given), `requires` replaces all requirements: `;` between requirements, `|` between
    alternatives, `-` for none. TaxonomyError names every bad row by its line.
    """
    vocabulary = load_vocabulary()
    table, problems = dict[str, Hours](), list[str]()
    for line, row in enumerate(read_table("hours.csv", HOURS_COLUMNS), start=2):
        problems.extend(f"hours.csv line {line}: {p}" for p in enter_hours(row, table, vocabulary))
    needs = read_needs(vocabulary, problems)
    by_kind = {kind: median_hours(table, kind, vocabulary) for kind in KINDS}
    if user_file is not None:
        lay_over(user_file, table, needs, vocabulary, problems)
    if not problems:
        problems.extend(find_cycle(needs))
    if problems:
        raise TaxonomyError("learning hours: " + "; ".join(problems))
    return Learning(table, by_kind, needs)


def enter_hours(
    row: Mapping[str, str], table: dict[str, Hours], vocabulary: Vocabulary, *, own: bool = False
) -> Iterator[str]:
    """Put one row into the table, or say what is wrong with it; empty cells keep what the table has."""
    skill = row["skill"]
    if skill not in vocabulary.skills:
        yield f"skill {skill!r} is not in the vocabulary"
        return
    known = table.get(skill)
    if not row.get("hours"):
        if known is None or row.get("hours_low") or row.get("hours_high"):
            yield f"skill {skill!r} has no hours: fill the column 'hours'"
        return
    try:
        mid = float(row["hours"])
        low, high = float(row.get("hours_low") or mid), float(row.get("hours_high") or mid)
    except ValueError:
        yield f"hours of {skill!r} are not numbers"
        return
    basis = row.get("basis") or "estimate"
    if not 0 < low <= mid <= high < 10_000:
        yield f"hours of {skill!r} must be 0 < low <= hours <= high < 10000, found {low:g}, {mid:g}, {high:g}"
    elif basis not in get_args(Basis):
        yield f"basis of {skill!r} is {basis!r}, not one of {', '.join(get_args(Basis))}"
    else:
        source = row.get("source") or "own figure"
        table[skill] = Hours(low, mid, high, source, basis, own)  # type: ignore[arg-type]  # checked


def read_needs(vocabulary: Vocabulary, problems: list[str]) -> dict[str, tuple[frozenset[str], ...]]:
    """Read `data/prerequisites.csv`: one requirement a row, its alternatives separated by `|`."""
    needs: dict[str, tuple[frozenset[str], ...]] = {}
    for line, row in enumerate(read_table("prerequisites.csv", NEEDS_COLUMNS), start=2):
        alternatives = frozenset(split_cell(row["requires"]))
        unknown = sorted(({row["skill"]} | alternatives) - set(vocabulary.skills))
        problems.extend(f"prerequisites.csv line {line}: skill {s!r} is not in the vocabulary" for s in unknown)
        needs[row["skill"]] = (*needs.get(row["skill"], ()), alternatives)
    return needs


def median_hours(table: Mapping[str, Hours], kind: Kind, vocabulary: Vocabulary) -> Hours:
    """The median row of a kind; of all rows for kinds that the table does not cover."""
    rows = [h for skill, h in table.items() if vocabulary.skills[skill].kind == kind] or list(table.values())
    low, mid, high = median(h.low for h in rows), median(h.mid for h in rows), median(h.high for h in rows)
    return Hours(low, mid, high, f"median of {len(rows)} rows of the table", "estimate")


def lay_over(
    path: Path,
    table: dict[str, Hours],
    needs: dict[str, tuple[frozenset[str], ...]],
    vocabulary: Vocabulary,
    problems: list[str],
) -> None:
    """Lay a user's rows over the package's; every bad row becomes a problem with its line."""
    for line, row in read_user_rows(path):
        found = (
            list(enter_hours(row, table, vocabulary, own=True)) if row.get("hours") or not row.get("requires") else []
        )
        if row.get("requires"):
            stated = (
                () if row["requires"] == "-" else tuple(frozenset(split_cell(r)) for r in row["requires"].split(";"))
            )
            unknown = ({row["skill"]} | frozenset().union(*stated)) - set(vocabulary.skills)
            found.extend(f"skill {s!r} is not in the vocabulary" for s in sorted(unknown))
            needs[row["skill"]] = stated
            found.extend(find_cycle(needs) if not unknown else ())
        problems.extend(f"{path.name} line {line}: {problem}" for problem in dict.fromkeys(found))


def read_user_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a user's file; TaxonomyError where it cannot be read or its columns are not ours."""
    try:
        rows = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    except (OSError, UnicodeDecodeError) as error:
        raise TaxonomyError(f"learning hours: {path} cannot be read: {error}") from error
    columns = list(rows.fieldnames or ())
    strange = [c for c in columns if c not in USER_COLUMNS]
    if "skill" not in columns or strange:
        wanted = ", ".join(USER_COLUMNS)
        raise TaxonomyError(f"{path.name} line 1: columns must be 'skill' and any of {wanted}; found {columns}")
    for row in rows:
        yield rows.line_num, {k: (v or "").strip() for k, v in row.items() if k is not None}


def find_cycle(needs: Needs) -> Iterable[str]:
    """Say which skills require each other in a circle, if any do; alternatives count as requirements."""
    try:
        TopologicalSorter({skill: frozenset().union(*sets) for skill, sets in needs.items()}).prepare()
    except CycleError as error:
        return (f"skills require each other in a circle: {' -> '.join(reversed(error.args[1]))}",)
    return ()
