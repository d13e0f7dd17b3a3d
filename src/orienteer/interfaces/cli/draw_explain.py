"""Draw one posting with its facts marked in the text, and why each was taken or not.

On a terminal with colour a mark is its kind's colour and its need's weight; elsewhere (and with NO_COLOR) brackets:
`[1 taken]`, `(1 said again)`, `{a refused}`, `<field: words>`; numbers and letters are those of the tables below.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rich import box
from rich.table import Table
from rich.text import Text

from orienteer.extraction.document import Line
from orienteer.extraction.explain import Explanation, Mention, Reason
from orienteer.interfaces.phrases.words import NEEDS, name_skill
from orienteer.interfaces.records.explanations import say_rule
from orienteer.taxonomy.names import Kind, Need

if TYPE_CHECKING:
    from rich.console import Console

WIDEST: Final = 100
MARGIN: Final = 12
KIND_STYLES: Final[dict[Kind, str]] = {
    "language": "cyan",
    "tool": "green",
    "method": "blue",
    "soft": "magenta",
    "domain": "yellow",
}
NEED_STYLES: Final[dict[Need, str]] = {"required": "bold", "preferred": "underline", "duty": ""}
FIELD_STYLE: Final = "reverse"
REFUSED_STYLE: Final = "dim strike"
RAISED: Final = str.maketrans("0123456789abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
LETTERS: Final = "abcdefghijklmnoprstuvwxyz"
HIDDEN: Final = {**dict.fromkeys((*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "�")}
"""Characters that would steer the terminal instead of being shown."""
HIDDEN[ord("\t")] = " "
SILENT: Final[tuple[Any, ...]] = (None, "", [], "unstated", "none")
"""Values of a field that say nothing."""
BRACKETS: Final = {"taken": ("[", "]"), "repeated": ("(", ")"), "refused": ("{", "}"), "field": ("<", ">")}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one part of the posting to be marked; `label` leads to the tables."""

    start: int
    end: int
    label: str
    outcome: str
    style: str


def draw_explanation(console: "Console", explained: Explanation) -> None:
    """The posting with its marks, then its fields, its skills, and what was not taken."""
    colour = console.is_terminal and console.color_system is not None and not console.no_color
    console.width = min(console.width, WIDEST)
    numbers, letters = number_skills(explained), letter_rules(explained)
    marks = {place: list_marks(explained, place, numbers, letters) for place in ("title", "location", "description")}
    posting = explained.posting
    console.print(paint(posting.title, 0, len(posting.title), marks["title"], colour))
    where = paint(posting.location, 0, len(posting.location), marks["location"], colour)
    console.print(Text(", ").join([t for t in (Text(clean(posting.company)), where) if t]), f"({clean(posting.id)})")
    console.print(draw_legend(colour))
    console.print(draw_text(explained, marks["description"], colour))
    console.print(draw_reasons(explained.reasons))
    console.print(draw_taken(explained, numbers))
    if letters:
        console.print(draw_refused(explained, letters))


def number_skills(explained: Explanation) -> dict[str, int]:
    """A number for each skill that was taken, in the order of the text."""
    taken = (m.skill for m in explained.mentions if m.outcome == "taken")
    return {skill: number for number, skill in enumerate(dict.fromkeys(taken), 1)}


def letter_rules(explained: Explanation) -> dict[str, str]:
    """A letter for each rule that refused a name, in the order of the text."""
    rules = dict.fromkeys(m.rule for m in explained.mentions if m.outcome == "refused")
    return {rule: LETTERS[min(i, len(LETTERS) - 1)] for i, rule in enumerate(rules)}


def list_marks(explained: Explanation, place: str, numbers: dict[str, int], letters: dict[str, str]) -> list[Mark]:
    """The marks of one part in order; where two overlap, what was taken stays, then fields, then the rest."""
    mentions = [m for m in explained.mentions if m.place == place]
    taken = [mark_mention(m, str(numbers[m.skill])) for m in mentions if m.outcome == "taken"]
    again = [mark_mention(m, str(numbers[m.skill])) for m in mentions if m.outcome == "repeated" and m.skill in numbers]
    refused = [mark_mention(m, letters[m.rule]) for m in mentions if m.outcome == "refused"]
    kept: list[Mark] = []
    fields = list(mark_fields(explained.reasons, place))
    covered = bytearray(max((m.end for m in (*taken, *fields, *again, *refused)), default=0))
    for mark in (*taken, *fields, *again, *refused):
        if not any(covered[mark.start : mark.end]):
            covered[mark.start : mark.end] = b"\1" * (mark.end - mark.start)
            kept.append(mark)
    return sorted(kept, key=lambda k: k.start)


def mark_mention(mention: Mention, label: str) -> Mark:
    """The mark of a name: coloured by kind, weighted by need; said again it is dim, refused it is struck out."""
    kind = KIND_STYLES[mention.kind]
    need = NEED_STYLES[mention.need] if mention.need else ""
    styles = {"taken": f"{kind} {need}".strip(), "repeated": f"{kind} dim".strip(), "refused": REFUSED_STYLE}
    return Mark(*mention.span, label, mention.outcome, styles[mention.outcome])


def mark_fields(reasons: Iterable[Reason], place: str) -> Iterator[Mark]:
    """The words that fields were read from; one mark where several were read from the same (not for specialties)."""
    fields: dict[tuple[int, int], list[str]] = {}
    for reason in reasons:
        if reason.span and reason.place == place and reason.field != "specialty":
            fields.setdefault(reason.span, []).append(reason.field)
    return (Mark(*span, ", ".join(names), "field", FIELD_STYLE) for span, names in fields.items())


def paint(text: str, start: int, end: int, marks: Iterable[Mark], colour: bool) -> Text:
    """[start, end) of a text with its marks; one that runs on into the next line is labelled where it begins."""
    painted, at = Text(), start
    for mark in marks:
        a, b = max(mark.start, start), min(mark.end, end)
        if a >= b:
            continue
        painted.append(clean(text[at:a]))
        words, label = clean(text[a:b]), mark.label if a == mark.start else ""
        if colour:
            shown = f"‹{label}›" if mark.outcome == "field" and label else label.translate(RAISED)
            painted.append(words, mark.style).append(shown, "dim")
        else:
            opens, closes = BRACKETS[mark.outcome]
            colon = ": " if mark.outcome == "field" and label else " " if label else ""
            painted.append(f"{opens}{label}{colon}{words}{closes}")
        at = b
    return painted.append(clean(text[at:end]))


def clean(text: str) -> str:
    """A text with nothing in it that a terminal would obey."""
    return text.translate(HIDDEN)


def draw_legend(colour: bool) -> Text:
    """What the marks mean."""
    if not colour:
        return Text("[1 taken] (1 said again) {a not taken} <field: what it was read from>\n")
    legend = Text()
    for name, style in (*KIND_STYLES.items(), *((NEEDS[n], s) for n, s in NEED_STYLES.items())):
        legend.append(name, style).append("  ")
    legend.append("said again", "dim").append("  ").append("not taken", REFUSED_STYLE).append("  ")
    return legend.append("field", FIELD_STYLE).append("\n")


def draw_text(explained: Explanation, marks: list[Mark], colour: bool) -> Table:
    """The description, wrapped, with the section of its lines in the margin; of empty lines in a row one stays."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=MARGIN, style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    text, section, blank = explained.posting.description, "", False
    for line in explained.lines:
        if not text[line.start : line.end].strip():
            blank = True
            continue
        if blank:
            table.add_row("", "")
        table.add_row(line.section if line.section != section else "", paint_line(text, line, marks, colour))
        section, blank = line.section, False
    return table


def paint_line(text: str, line: Line, marks: list[Mark], colour: bool) -> Text:
    """One line with its marks, a heading in bold."""
    first = bisect_right(marks, line.start, key=lambda k: k.end)  # marks do not overlap: their ends are in order too
    until = bisect_left(marks, line.end, key=lambda k: k.start)
    painted = paint(text, line.start, line.end, marks[first:until], colour)
    if line.heading:
        painted.stylize("bold")
    return painted


def draw_reasons(reasons: Iterable[Reason]) -> Table:
    """Every field with its value and the words it was read from; what nothing is said of stands in one line."""
    table = open_table("Fields", "field", "value", "read from", "rule")
    silent = []
    for reason in reasons:
        if reason.value in SILENT:
            silent.append(reason.field if reason.rule == "unstated" else f"{reason.field} ({reason.rule})")
            continue
        words = " ".join(clean(reason.text).split())
        where = f" ({reason.place})" if reason.text and reason.place not in {"description", reason.rule} else ""
        rule = f"{reason.rule}, inferred" if reason.inferred else reason.rule
        table.add_row(reason.field, say_value(reason.value), f"{words}{where}", rule)
    table.caption = f"Nothing is said of: {', '.join(silent)}." if silent else None
    return table


def say_value(value: Any) -> str:
    """A field's value in a few letters."""
    if isinstance(value, dict):  # pay
        ends = [f"{end:,}" for end in (value["min"], value["max"]) if end is not None]
        kind = "" if value["kind"] == "base" else f" {value['kind']}"
        return f"{value['currency']} {'–'.join(dict.fromkeys(ends))} a {value['period']}{kind}"
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(value)


def draw_taken(explained: Explanation, numbers: dict[str, int]) -> Table:
    """Every skill that was taken with its need and the rule, in the order of the text."""
    taken = sorted((m for m in explained.mentions if m.outcome == "taken"), key=lambda m: numbers[m.skill])
    table = open_table(f"Skills: {len(taken)}", "", "skill", "kind", "need", "why")
    for m in taken:
        others = [numbers[o.skill] for o in taken if o.any_of == m.any_of is not None and o.skill != m.skill]
        choice = f"; or {', '.join(map(str, others))}" if others else ""
        need = NEEDS[m.need] if m.need else ""
        table.add_row(str(numbers[m.skill]), name_skill(m.skill), m.kind, need, say_rule(m.rule) + choice)
    return table


def draw_refused(explained: Explanation, letters: dict[str, str]) -> Table:
    """The names that were not taken, by reason; a skill that was taken from elsewhere says so."""
    known = {m.skill for m in explained.mentions if m.outcome == "taken"}
    table = open_table("Not taken", "", "because", "names (* taken elsewhere)")
    for rule, letter in letters.items():
        names: dict[str, int] = {}
        for m in explained.mentions:
            if m.outcome == "refused" and m.rule == rule:
                name = " ".join(clean(m.text).split()) + ("*" if m.skill in known else "")
                names[name] = names.get(name, 0) + 1
        table.add_row(letter, say_rule(rule), ", ".join(f"{k} ×{n}" if n > 1 else k for k, n in names.items()))
    return table


def open_table(title: str, *heads: str) -> Table:
    """An empty table in the style of all."""
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, pad_edge=False)
    table.caption_justify = "left"
    for head in heads:
        table.add_column(head, overflow="fold")
    return table
