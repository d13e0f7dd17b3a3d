"""`orienteer track` from start to forgetting, as a person types it."""

import json
from importlib.resources import as_file, files

import pytest


@pytest.mark.slow
def test_a_plan_is_kept_ticked_made_again_and_forgotten(orienteer, tmp_path, monkeypatch):
    monkeypatch.setenv("ORIENTEER_HOME", str(tmp_path / "home"))
    code, _, err = orienteer("track")
    assert code == 1
    assert "track start YOUR-CV" in err
    with as_file(files("orienteer.profile").joinpath("sample", "cv.md")) as cv:
        code, out, _ = orienteer("track", "start", cv, "--hours-week", 5, "--json")
        assert code == 0
        steps = [s["skill"] for s in json.loads(out)["steps"]]
        assert steps
        code, out, _ = orienteer("track", "done", steps[0], "--note", "https://example.org/proof")
        assert code == 0
        assert "✓" in out
        assert "https://example.org/proof" in out
        code, _, err = orienteer("track", "done", steps[0])
        assert code == 1
        assert "ticked off already" in err
        code, _, err = orienteer("track", "done", "kubernets")
        assert code == 2
        assert "kubernetes" in err
        code, out, _ = orienteer("track", "replan", "--cv", cv, "--json")
        again = json.loads(out)
        assert code == 0
        assert again["learned"] == [steps[0]]
        assert steps[0] not in {s["skill"] for s in again["steps"]}
        code, out, _ = orienteer("track", "replan")
        assert code == 0
        assert "The route stays as it was" in out
        assert [p["at"] for p in json.loads(orienteer("track", "--json")[1])["profiles"]] != []
        assert orienteer("track", "undo", steps[0])[0] == 0
        other = tmp_path / "other.md"
        other.write_text("# Wanda Ferreira-Quill\n\nwanda@example.org\n\n## Skills\n\nPython, SQL, Docker\n")
        before = (tmp_path / "home" / "journal.jsonl").read_bytes()
        for asked in (("track", "start", other), ("track", "replan", "--cv", other)):
            code, _, err = orienteer(*asked)
            assert code == 1
            assert "track forget" in err
            assert "--data-dir" in err
        assert (tmp_path / "home" / "journal.jsonl").read_bytes() == before
        assert orienteer("track", "start", cv, "--json")[0] == 0, "the same person may begin anew"
        name = cv.read_text().splitlines()[0].strip("# ").split()[0]
    text = (tmp_path / "home" / "journal.jsonl").read_text()
    assert "@" not in text, "no address of the CV is kept"
    assert name not in text
    assert orienteer("track", "forget", "--yes")[0] == 0
    assert list((tmp_path / "home").iterdir()) == []
