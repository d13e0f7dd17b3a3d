"""What a page shows without writing it: marks of lists that are drawn, and the air between its rows."""

from collections.abc import Sequence
from pathlib import Path

from pdfs import Text, content_of, pack

from orienteer.profile.profile import Profile
from orienteer.profile.reading import read_cv

HEAD = [
    Text(50, 740, "Ines Tavares", 22, bold=True),
    Text(50, 722, "Porto, Portugal | ines@example.com"),
    Text(50, 690, "EXPERIENCE", 12, bold=True),
    Text(50, 674, "ML Engineer, Foxglove Analytics", bold=True),
    Text(400, 674, "Jan 2020 - Mar 2023"),
]
LONG = "Trained ranking models in PyTorch for nine markets and served them to every shop and warehouse of the firm"
Box = tuple[float, float, float]
"""Left, bottom and side of a square."""


def read(folder: Path, texts: Sequence[Text], boxes: Sequence[Box] = (), *, grey: float = 0) -> Profile:
    shapes = "\n".join(f"{grey} g {x} {y} {side} {side} re f" for x, y, side in boxes)
    path = folder / "cv.pdf"
    path.write_bytes(pack([content_of([*HEAD, *texts]) + b"\n" + shapes.encode()]))
    return read_cv(path)


def test_marks_that_are_drawn_open_items(tmp_path):
    rows = [Text(70, 658 - 12 * n, text) for n, text in enumerate([LONG, "Kept them on Kubernetes", "Wrote the SQL"])]
    marked = read(tmp_path, rows, [(60, row.y + 2, 3) for row in rows])
    assert marked.jobs[0].bullets == (LONG, "Kept them on Kubernetes", "Wrote the SQL")
    white = read(tmp_path, rows, [(60, row.y + 2, 3) for row in rows], grey=1)
    assert white.jobs[0].bullets != marked.jobs[0].bullets


def test_other_shapes_are_no_marks(tmp_path):
    rows = [Text(70, 658, LONG), Text(70, 646, "Kept them on Kubernetes")]
    plain = read(tmp_path, rows)
    dots = [(320 + 8 * n, 660, 5) for n in range(5)]
    assert read(tmp_path, rows, [*dots, (52, 658, 9), (30, 660, 3), (60, 700, 3)]) == plain


def test_a_row_below_its_mark_goes_on_where_rows_of_an_item_stand_closer(tmp_path):
    rows, y = [], 658.0
    for first, second in ((LONG, "Kubernetes clusters in two regions"), (LONG, "on Kafka"), (LONG, "in a small team")):
        rows += [Text(50, y, f"\u2022 {first}"), Text(50, y - 12, second)]
        y -= 28
    assert read(tmp_path, rows).jobs[0].bullets == (
        f"{LONG} Kubernetes clusters in two regions",
        f"{LONG} on Kafka",
        f"{LONG} in a small team",
    )


def test_lists_that_a_mark_parts_go_on_after_it(tmp_path):
    listed = "Python \u2022 SQL \u2022 Go \u2022 Kafka \u2022 Docker \u2022 Terraform \u2022 PyTorch \u2022 Redis \u2022 Airflow"
    rows = [Text(50, 658, "\u2022 Built it"), Text(50, 630, "SKILLS", 12, bold=True), Text(50, 610, listed)]
    profile = read(tmp_path, [*rows, Text(50, 598, "\u2022 Kubernetes \u2022 Git")])
    assert profile.skill_lines == (f"{listed} \u2022 Kubernetes \u2022 Git",)


def test_lines_with_labels_stay_apart_however_full(tmp_path):
    listed = "Frameworks: PyTorch, JAX, TensorFlow, Triton, ONNX, Ray, scikit-learn, pandas and Airflow"
    rows = [Text(50, 658, "\u2022 Built it"), Text(50, 630, "SKILLS", 12, bold=True), Text(50, 610, listed)]
    profile = read(tmp_path, [*rows, Text(50, 598, "Infrastructure-and-operations: Kubernetes, Docker")])
    assert profile.skill_lines == (listed, "Infrastructure-and-operations: Kubernetes, Docker")


def test_a_link_keeps_the_hyphen_that_it_breaks_at(tmp_path):
    rows = [Text(50, 710, "github.com/ines-tavares-"), Text(50, 698, "example"), Text(70, 658, "\u2022 Built it")]
    assert "github.com/ines-tavares-example" in read(tmp_path, rows).contacts.links
