import numpy as np
import pytest
from drawn_tables import draw_rows, write_table

from orienteer.errors import PayError
from orienteer.pay.reading import find_role, load_roles, read_pay_table
from orienteer.taxonomy.exchange import find_rate


@pytest.mark.parametrize(
    ("column", "role"),
    [
        ("job_title", "title"), ("Job Title", "title"), ("salary_in_usd", "pay_usd"), ("YearsCodePro", "experience"),
        ("ToolsTechHaveWorkedWith", "skills"), ("Age", ""), ("LogSalary", ""), ("work_year", "year"),
    ],
)  # fmt: skip
def test_a_column_has_the_role_that_its_name_says(column: str, role: str) -> None:
    assert find_role(column) == role


def test_age_sex_and_origin_have_no_role() -> None:
    assert not {"age", "gender", "sex", "race", "ethnicity", "nationality"} & set(load_roles())


def test_exact_repeats_and_rows_without_pay_are_counted_and_left_out(tmp_path) -> None:
    rows = draw_rows(50, 1)
    table = read_pay_table(write_table(tmp_path / "t.csv", [*rows, *rows[:7], ("x", "EN", "US", "", "e", 2023, "")]))
    assert len(table) == 50
    assert table.refused == {"exact repeats": 7, "without a plausible pay": 1}


def test_pay_in_other_currencies_is_dollars_of_its_year(tmp_path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "title,year,salary,currency\na,2020,50000,EUR\nb,2023,50000,EUR\nc,2023,50000,XXX\nd,2023,50000,USD\n"
    )
    table = read_pay_table(path)
    rates = {year: find_rate("EUR", year).per_usd for year in (2020, 2023)}
    expected = {2020: [50000 / rates[2020]], 2023: [50000 / rates[2023], 50000]}
    for year, pay in expected.items():
        assert sorted(np.exp(table.log_pay[table.year == year])) == pytest.approx(sorted(pay))
    assert table.refused["without a plausible pay"] == 1


def test_a_table_without_pay_is_refused_with_the_names_that_would_do(tmp_path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("title,level\na,b\n")
    with pytest.raises(PayError, match=r"no column of pay among title, level: call it one of salary_in_usd"):
        read_pay_table(path)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b'title,salary\n"a,1\n', b"title,salary\na,1,2,3\n"])
def test_what_is_no_table_is_refused_by_name(tmp_path, content: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    with pytest.raises(PayError, match=r"t\.csv"):
        read_pay_table(path)


def test_a_missing_file_is_refused_by_name(tmp_path) -> None:
    with pytest.raises(PayError, match=r"nowhere\.csv"):
        read_pay_table(tmp_path / "nowhere.csv")


def test_rows_taken_keep_their_columns_together(tmp_path) -> None:
    table = read_pay_table(write_table(tmp_path / "t.csv", draw_rows(200, 2)))
    order = np.random.default_rng(0).permutation(200)[:80]
    taken = table.take(order)
    for new, old in enumerate(order.tolist()):
        assert taken.log_pay[new] == table.log_pay[old]
        for role, column in table.categories.items():
            assert taken.categories[role].names[taken.categories[role].codes[new]] == column.names[column.codes[old]]
        held = [taken.lists["skills"].names[c] for c in taken.lists["skills"].codes[taken.lists["skills"].row == new]]
        had = [table.lists["skills"].names[c] for c in table.lists["skills"].codes[table.lists["skills"].row == old]]
        assert held == had


def test_a_column_left_out_is_gone_and_a_wrong_name_says_which_there_are(tmp_path) -> None:
    table = read_pay_table(write_table(tmp_path / "t.csv", draw_rows(20, 3)))
    assert "skills" not in table.drop("skills").lists
    with pytest.raises(PayError, match=r"'tools'.*title, level, country, employer, skills"):
        table.drop("tools")


def test_bounds_that_leave_nothing_are_refused(tmp_path) -> None:
    table = read_pay_table(write_table(tmp_path / "t.csv", draw_rows(20, 3)))
    with pytest.raises(PayError, match="between 1 and 2 dollars"):
        table.keep_between(1, 2)
