import pytest

from orienteer.corpus.titles import load_grades, load_noise, normalise_title, read_grades, share_role


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("Data Scientist (m/w/d)", "Köln"), ("Data Scientist - Köln (Remote)", "Köln, Deutschland")),
        (("ML Engineer, Platform", ""), ("Platform ML Engineer", "Leeds")),
        (("AI Engineer – New York", "New York, NY"), ("AI Engineer", "Austin, TX")),
    ],
)
def test_place_mode_and_gender_marks_are_noise(left: tuple[str, str], right: tuple[str, str]) -> None:
    assert normalise_title(*left) == normalise_title(*right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Data Engineer", "Data Scientist"),
        ("Senior Data Scientist", "Data Scientist"),
        ("C Developer", "C++ Developer"),
        ("ML Engineer II", "ML Engineer"),
    ],
)
def test_different_jobs_keep_different_titles(left: str, right: str) -> None:
    assert normalise_title(left, "London") != normalise_title(right, "London")


def test_a_title_of_nothing_but_noise_stays() -> None:
    assert normalise_title("Remote", "Remote") == "remote"
    assert normalise_title("", "") == ""


def test_grades_have_one_spelling() -> None:
    assert read_grades("Sr. ML Engineer") == read_grades("Senior ML Engineer") == read_grades("ML Engineer III")
    assert read_grades("Staff Engineer") != read_grades("Senior Staff Engineer")
    assert read_grades("ML Engineer") == ""


def test_grades_are_never_noise() -> None:
    assert len(load_grades()) > 20
    assert not load_noise() & load_grades().keys()


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("AI Engineer", "Senior AI Engineer, Platform", True),
        ("Senior", "Staff", True),
        ("Backend Software Engineer", "iOS Software Engineer", False),
        ("Data Engineer", "Data Scientist", False),
        ("Lead", "Data Scientist", False),
    ],
)
def test_a_role_is_named_by_most_words_of_the_shorter_title(left: str, right: str, same: bool) -> None:
    one, other = normalise_title(left, ""), normalise_title(right, "")
    assert share_role(one, other) is share_role(other, one) is same
