"""CSV, JSON lines, JSON lists and Parquet: columns recognised, every defect reported with its line, the rest read."""

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from orienteer.errors import SourceError
from orienteer.sources.reading import expand_paths

ReadFile = Callable[..., Any]

TEXT = "We build tools that help growers plan their year. You know Python and SQL, and you like to see things work."
CSV = f"""job_id,job_title,company_name,location,date_posted,salary_min,salary_max,salary_currency,job_description
71,Data Engineer,Larkfield,Leeds,2026-03-01,50000.0,65000,gbp,"{TEXT}
- Airflow
- dbt"
72,ML Engineer,Moss & Stone,Oslo,01.03.2026,0,0,,"He said ""hello"" to us. {TEXT}"
"""


def test_columns_are_recognised_by_their_names(read_file: ReadFile) -> None:
    (first, second), refused, left_out = read_file("north-board-2026.csv", CSV)
    assert (first.id, first.source, first.title) == ("north-board:71", "north-board", "Data Engineer")
    assert (first.company, first.location, first.posted_at) == ("Larkfield", "Leeds", "2026-03-01")
    assert first.description.endswith("work.\n- Airflow\n- dbt")
    assert first.fields == {"pay_min": "50000", "pay_max": "65000", "pay_currency": "GBP"}
    assert second.company == "Moss & Stone"
    assert second.posted_at == "2026-03-01"
    assert 'He said "hello"' in second.description
    assert second.fields == {}
    assert not refused
    assert not left_out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_marks_and_encodings_are_read(read_file: ReadFile, encoding: str) -> None:
    table = "title;company;description\nEntwickler für Bäume;Grün & Söhne;" + TEXT + " – „gerne“\n"
    (posting,), refused, _ = read_file("x.csv", table.encode(encoding))
    assert not refused
    assert (posting.title, posting.company) == ("Entwickler für Bäume", "Grün & Söhne")
    assert posting.description.endswith("– „gerne“")


def test_a_bad_line_in_another_encoding_spoils_no_other(read_file: ReadFile) -> None:
    table = b"title,company\nIng\xc3\xa9nieur,A\nIng\xe9nieur,B\n"
    postings, _, _ = read_file("x.csv", table)
    assert [posting.title for posting in postings] == ["Ingénieur", "Ingénieur"]


def test_given_columns_and_constants_win_over_recognition(read_file: ReadFile) -> None:
    table = f'headline,title,company,description\nData Engineer,internal,Acme,"{TEXT}"\n'
    options = {
        "columns": {"title": "headline"},
        "constants": {"posted_at": "2022-05", "country": "DE", "source": "my board"},
    }
    (posting,), _, _ = read_file("x.csv", table, **options)
    assert (posting.title, posting.posted_at, posting.source) == ("Data Engineer", "2022-05", "myboard")
    assert posting.fields["country"] == "DE"


def test_a_column_that_does_not_exist_is_named_with_those_that_do(read_file: ReadFile) -> None:
    postings, (problem,), _ = read_file("x.csv", CSV, columns={"title": "titel", "shoe": "job_id"})
    assert not postings
    assert problem.line is None
    assert "'titel'" in problem.reason
    assert "'shoe'" in problem.reason
    assert "job_title" in problem.reason


def test_columns_without_telling_names_are_recognised_by_content(read_file: ReadFile) -> None:
    rows = "\n".join(f'{n},Senior Analyst {n},2026-01-0{n},https://x.example/{n},"{TEXT * 3}"' for n in range(1, 6))
    (first, *_), refused, _ = read_file("x.csv", f"a,b,c,d,e\n{rows}\n")
    assert not refused
    assert first.title == "Senior Analyst 1"
    assert first.posted_at == "2026-01-01"
    assert first.url == "https://x.example/1"
    assert first.description.startswith("We build tools")


def test_row_numbers_are_no_ids(read_file: ReadFile) -> None:
    table = "id,title,company,description\n" + "".join(
        f"{n},Analyst,Acme {n},{TEXT[:-1]}\n".replace(", and", " and") for n in range(4)
    )
    postings, refused, _ = read_file("x.csv", table)
    assert not refused
    assert all(len(posting.id) > 10 for posting in postings)
    assert len({posting.id for posting in postings}) == 4


def test_defective_rows_are_reported_with_their_line_and_the_rest_go_in(read_file: ReadFile) -> None:
    table = (
        "id,title,company,description\n"
        f"a1,Analyst,Acme,{TEXT.replace(',', '')}\n"
        "a2,Analyst,Acme\n"
        ",,,\n"
        "\n"
        'a3,"Analyst" or so,Acme,text\n'
        'a4,Engineer,"Acme,never closed\n'
        "a5,Tester,Beta,text of five\n"
        "a6,,Gamma,\n"
        "a7,Writer,Delta,text of seven\n"
    )
    postings, refused, left_out = read_file("x.csv", table)
    assert [posting.id for posting in postings] == ["x:a1", "x:a5", "x:a7"]
    assert [(problem.line, problem.reason.split(" (")[0]) for problem in refused] == [
        (3, "3 columns where the header has 4"),
        (6, "stray or unclosed quote"),
        (9, "neither a title nor a text"),
    ]
    assert refused[1].reason.endswith("lines 6 to 7 are skipped")
    assert [(problem.line, problem.reason) for problem in left_out] == [(4, "an empty row")]


def test_one_unclosed_quote_does_not_cost_the_rest_of_a_long_file(read_file: ReadFile) -> None:
    rows = [f"n{n},Analyst,Acme {n},short text" for n in range(2000)]
    rows[3] = 'n3,Analyst,"Acme 3,short text'
    postings, (problem,), _ = read_file("x.csv", "id,title,company,description\n" + "\n".join(rows))
    assert len(postings) == 1999
    assert problem.line == 5


def test_exact_repeats_are_left_out_and_other_postings_under_one_id_kept(read_file: ReadFile) -> None:
    rows = [
        {"id": "7", "title": "Analyst", "company": "A", "location": place} for place in ("Rome", "Rome", "Bari", "Bari")
    ]
    postings, _, left_out = read_file("x.json", json.dumps([{**row, "guid": "g7"} for row in rows]))
    assert len({posting.id for posting in postings}) == len(postings) == 2
    assert [problem.reason for problem in left_out] == ["an exact repeat within the file"] * 2
    assert [problem.line for problem in left_out] == [2, 4]


def test_json_lines_with_a_broken_line_in_the_middle(read_file: ReadFile) -> None:
    lines = [json.dumps({"id": f"p{n}", "title": f"Role {n}", "description": TEXT}) for n in range(4)]
    lines[1] = lines[1][:30]
    lines[2] = "[1, 2]"
    postings, refused, _ = read_file("x.jsonl", "\n".join(lines))
    assert [posting.id for posting in postings] == ["x:p0", "x:p3"]
    assert [problem.line for problem in refused] == [2, 3]
    assert "broken JSON" in refused[0].reason


def test_gzip_is_recognised_by_content_and_a_cut_one_gives_what_it_holds(read_file: ReadFile) -> None:
    rows = [json.dumps({"id": f"p{n}", "title": f"Role {n}", "description": f"{n * 7919} {TEXT}"}) for n in range(3000)]
    packed = gzip.compress("\n".join(rows).encode())
    assert len(read_file("no-suffix", packed)[0]) == 3000
    postings, (problem,), _ = read_file("cut.jsonl.gz", packed[: len(packed) // 2])
    assert 100 < len(postings) < 3000
    assert problem.line is None
    assert "broken gzip after line" in problem.reason


def test_parquet_with_and_without_gzip_and_without_text(read_file: ReadFile) -> None:
    table = pa.table(
        {
            "job_uid": ["lever:acme:1", "ashby:beta:2"],
            "title": ["Data Engineer", "Nurse"],
            "company": ["acme", "beta"],
            "salary_min_orig": [90000.0, None],
            "salary_interval_orig": ["1 YEAR", None],
            "is_remote": [True, False],
            "published_at": ["2026-04-01T22:30:27.120+00:00", None],
        }
    )
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    for name, data in (("x.parquet", buffer.getvalue()), ("x.parquet.gz", gzip.compress(buffer.getvalue()))):
        (first, second), refused, _ = read_file(name, data)
        assert not refused
        assert (first.id, first.description, first.posted_at) == ("lever:acme:1", "", "2026-04-01")
        assert first.fields == {"pay_min": "90000", "pay_period": "year", "remote": "remote"}
        assert second.fields == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x00\x01\x02\x03", "unknown binary"),
        (b"PAR1 not really", "broken Parquet"),
        (b"\x1f\x8b\x08\x00broken", "broken gzip"),
        (b'{"jobs": [{"id": 1', "broken JSON"),
        (b'{"weather": "fine"}', "no column for the title"),
        (b"just some words\nand more of them\n", "one column only"),
        (b"city,price\nRome,3\n", "no column for the title"),
        (b"name,local_price\nItaly,3\n", "no table of postings"),
        (b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><rss>&a;</rss>', "entities"),
        (b"<rss><channel><item>", "broken XML"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem_without_a_line(
    read_file: ReadFile, content: bytes, reason: str
) -> None:
    postings, (problem,), left_out = read_file("thing", content)
    assert not postings
    assert not left_out
    assert problem.line is None
    assert reason in problem.reason


def test_folders_are_walked_in_order_and_missing_paths_all_named(tmp_path: Path) -> None:
    for name in ("b/2.csv", "a.csv", "b/1.csv", ".hidden/x.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = expand_paths([tmp_path, tmp_path / "a.csv"])
    assert [str(path.relative_to(tmp_path)) for path in found] == ["a.csv", "b/1.csv", "b/2.csv"]
    with pytest.raises(SourceError, match=r"nowhere.*neither"):
        expand_paths([tmp_path / "nowhere", tmp_path / "neither"])
