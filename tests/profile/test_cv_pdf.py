"""PDFs: layouts, hidden words, and what is refused."""

from datetime import date
from pathlib import Path

import pytest
from pdfs import Text, content_of, down, make_pdf, pack

from orienteer.errors import ProfileError
from orienteer.profile.limits import Limits
from orienteer.profile.reading import read_cv

TODAY = date(2026, 6, 15)
H = 12.0
WORK = [
    ("EXPERIENCE", H, True),
    ("ML Engineer", 10.0, True),
    "Foxglove Analytics, Porto",
    "Jan 2020 - Mar 2023",
    "\u2022 Trained ranking models in PyTorch and served them",
    "on Kubernetes",
    "",
    ("EDUCATION", H, True),
    "MSc Statistics, University of Porto",
    "2015 - 2017",
]
SIDE = [
    ("CONTACT", H, True),
    "ines@example.com",
    "Porto, Portugal",
    "",
    ("SKILLS", H, True),
    "Python, Go",
    "Terraform",
    "",
    ("LANGUAGES", H, True),
    "Portuguese",
]
NAME = Text(50, 740, "Ines Tavares", 22, True)


def save(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "cv.pdf"
    path.write_bytes(data)
    return path


def one_column() -> list[list[Text]]:
    head = [NAME, Text(50, 722, "Porto, Portugal | ines@example.com")]
    return [[*head, *down(50, 690, [*WORK, "", *SIDE[4:]])]]


def two_columns() -> list[list[Text]]:
    return [[NAME, *down(50, 700, SIDE), *down(220, 700, WORK)]]


def right_sidebar() -> list[list[Text]]:
    return [[NAME, *down(50, 700, WORK), *down(420, 700, SIDE)]]


def dates_at_the_margin() -> list[list[Text]]:
    rows = [("EXPERIENCE", H, True), ("ML Engineer, Foxglove Analytics", 10.0, True), WORK[4], "on Kubernetes", ""]
    rows += [("EDUCATION", H, True), "MSc Statistics, University of Porto", "", *SIDE[4:]]
    margin = [Text(470, 676, "Jan 2020 - Mar 2023"), Text(524, 662, "Porto"), Text(505, 606, "2015 - 2017")]
    return [[NAME, Text(50, 722, "Porto, Portugal | ines@example.com"), *down(50, 690, rows), *margin]]


def dates_before_the_text() -> list[list[Text]]:
    rows = [
        ("EXPERIENCE", H, True),
        ("ML Engineer, Foxglove Analytics, Porto", 10.0, True),
        WORK[4],
        "on Kubernetes",
        "",
    ]
    rows += [("EDUCATION", H, True), "MSc Statistics, University of Porto", "", *SIDE[4:]]
    margin = [Text(40, 676, "Jan 2020 - Mar 2023"), Text(40, 606, "2015 - 2017")]
    return [[NAME, Text(50, 722, "Porto, Portugal | ines@example.com"), *down(180, 690, rows), *margin]]


def name_over_the_text_column() -> list[list[Text]]:
    return [[Text(220, 740, "Ines Tavares", 22, True), *down(50, 740, SIDE), *down(220, 700, WORK)]]


def dates_and_places_before_the_text() -> list[list[Text]]:
    rows = [("EXPERIENCE", H, True), ("ML Engineer, Foxglove Analytics", 10.0, True), WORK[4], "on Kubernetes", ""]
    rows += [("EDUCATION", H, True), "MSc Statistics, University of Porto", "", *SIDE[4:]]
    margin = [Text(40, 676, "Jan 2020 - Mar 2023"), Text(40, 662, "Porto"), Text(40, 606, "2015 - 2017")]
    return [[NAME, Text(50, 722, "Porto, Portugal | ines@example.com"), *down(180, 690, rows), *margin]]


def two_pages() -> list[list[Text]]:
    first = [NAME, Text(50, 722, "Porto, Portugal | ines@example.com"), *down(50, 690, WORK[:6])]
    foot = [Text(280, 30, f"Ines Tavares - {n}/2", 8) for n in (1, 2)]
    return [[*first, foot[0]], [*down(50, 740, [*WORK[7:], "", *SIDE[4:]]), foot[1]]]


@pytest.mark.parametrize(
    "layout",
    [
        one_column,
        two_columns,
        right_sidebar,
        name_over_the_text_column,
        dates_at_the_margin,
        dates_before_the_text,
        dates_and_places_before_the_text,
        two_pages,
    ],
)
def test_one_person_in_any_layout_is_one_profile(tmp_path, layout):
    profile = read_cv(save(tmp_path, make_pdf(layout())), today=TODAY)
    assert profile.name == "Ines Tavares"
    assert (profile.contacts.email, profile.contacts.place) == ("ines@example.com", "Porto, Portugal")
    (job,) = profile.jobs
    assert (job.employer, job.title, job.place) == ("Foxglove Analytics", "ML Engineer", "Porto")
    assert (job.start, job.end) == ("2020-01", "2023-03")
    assert job.bullets == ("Trained ranking models in PyTorch and served them on Kubernetes",)
    (course,) = profile.education
    assert (course.institution, course.degree, course.area) == ("University of Porto", "MSc", "Statistics")
    assert (course.start, course.end) == ("2015", "2017")
    assert profile.languages == ("Portuguese",)
    levels = {s.skill: s.level for s in profile.skills}
    assert (levels["kubernetes"], levels["go"], levels["terraform"]) == ("used", "named", "named")
    assert (profile.source, profile.warnings) == ("pdf", ())


def test_hidden_words_are_not_read_and_reported(tmp_path):
    page = one_column()[0]
    white, tiny = Text(300, 400, "Expert in Rust", 10, False, 1), Text(300, 380, "Kotlin", 1)
    off = Text(-300, 300, "Haskell")
    plain = read_cv(save(tmp_path, make_pdf([page])), today=TODAY)
    tampered = read_cv(save(tmp_path, make_pdf([[*page, white, tiny, off]])), today=TODAY)
    assert tampered.skills == plain.skills
    assert tampered.jobs == plain.jobs
    said = " ".join(tampered.warnings)
    assert all(word in said for word in ("Expert in Rust", "Kotlin", "Haskell"))


def test_white_words_on_a_dark_band_are_read(tmp_path):
    rest = content_of(one_column()[0][1:])
    band = b"0.1 g 0 730 612 40 re f\n" + content_of([Text(50, 740, "Ines Tavares", 22, True, 1)]) + b"\n"
    profile = read_cv(save(tmp_path, pack([band + rest])), today=TODAY)
    assert (profile.name, profile.warnings) == ("Ines Tavares", ())


ENCRYPTED = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'ab' * 32}> /U <{'cd' * 32}> /P -4 >> "
    f"/ID [<{'01' * 16}> <{'01' * 16}>]"
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf(one_column(), trailer=ENCRYPTED), "encrypted.*save a copy without"),
        (make_pdf([[]]), "no text layer.*OCR"),
        (pack([b"0.5 g 100 100 300 300 re f"]), "no text layer.*OCR"),
        (make_pdf(one_column() * 51), "51 pages, more than 50"),
        (make_pdf(one_column())[:150], "broken.*export it again"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 20, "broken.*export it again"),
    ],
    ids=["encrypted", "blank", "picture", "long", "truncated", "junk"],
)
def test_refuses_with_the_reason(tmp_path, data, reason):
    with pytest.raises(ProfileError, match=reason):
        read_cv(save(tmp_path, data))


def test_a_bomb_is_stopped(tmp_path):
    bomb = pack([b"BT /F1 1 Tf (bomb) Tj ET\n" * 3_000_000])
    assert len(bomb) < 1_000_000
    with pytest.raises(ProfileError, match="more than 1024 MB or 1 s"):
        read_cv(save(tmp_path, bomb), Limits(seconds=1))
