"""`orienteer market` in all its views and `orienteer skill`, on the starter snapshot as a newcomer has it."""

import json
from collections.abc import Callable

import pytest

from orienteer.market.demand import measure_demand
from orienteer.market.slices import Slice, recent_since
from orienteer.snapshot.starter import load_starter

Run = Callable[..., tuple[int, str, str]]


def ask(orienteer, *arguments):
    code, out, _ = orienteer(*arguments, "--json")
    assert code == 0
    return json.loads(out)


COUNTED = {"snapshot", "n", "employers", "from", "to", "as_of", "interval", "excluded", "skills"}


def test_filters_of_specialty_and_industry_choose_the_postings(orienteer):
    snapshot = load_starter()
    since = recent_since(snapshot.manifest.last)
    found = ask(orienteer, "market", "--specialty", "NLP")
    assert found.keys() >= COUNTED
    assert found["n"] == measure_demand(snapshot, Slice(specialties=("nlp",), since=since)).n
    found = ask(orienteer, "market", "--industry", "Healthcare")
    assert found["n"] == measure_demand(snapshot, Slice(industries=("healthcare",), since=since)).n
    assert ask(orienteer, "market", "--source", "hackernews")["n"] < ask(orienteer, "market")["n"]


@pytest.mark.parametrize("by", ["track", "specialty", "level", "hub", "country", "industry", "remote", "month"])
def test_a_cut_by_anything(orienteer, by):
    found = ask(orienteer, "market", "--by", by, "--top", "3")
    assert COUNTED | {"by", "groups", "lacking"} <= found.keys()
    assert len(found["skills"]) == 3
    for group in found["groups"]:
        assert {"group", "n", "employers", "effective_n", "skills"} <= group.keys()
        assert group["n"] >= 30
        for s in group["skills"]:
            assert s["low"] <= s["share"] <= s["high"]
            assert s["n"] == round(s["share"] * group["n"])
    code, out, _ = orienteer("market", "--by", by, "--top", "3")
    assert code == 0
    assert "worth" in out
    assert max(map(len, out.splitlines())) <= 100


def test_tiers(orienteer):
    found = ask(orienteer, "market", "--tiers")
    assert COUNTED | {"rest", "samples"} <= found.keys()
    tiers = {s["skill"]: s["tier"] for s in found["skills"]}
    assert tiers["python"] == "non-negotiable"
    assert tiers["pytorch"] == "widely required"
    shares = [s["share"] for s in found["skills"] if s["tier"] == "non-negotiable"]
    assert shares == sorted(shares, reverse=True)
    _, out, _ = orienteer("market", "--tiers", "--top", "5")
    assert "Non-negotiable" in out
    assert "against 1,2" in out  # the rest that lift compares with is counted too
    assert max(map(len, out.splitlines())) <= 100


def test_bundles_families_and_map(orienteer):
    found = ask(orienteer, "market", "--track", "application", "--bundles")
    assert {"snapshot", "n", "employers", "pairs", "tested", "families", "offering", "map"} <= found.keys()
    assert {"aws", "gcp", "azure"} <= {m["skill"] for m in found["families"][0]["members"]}
    assert len(found["map"]["skills"]) == 120
    assert all({"x", "y", "cluster", "n"} <= s.keys() for s in found["map"]["skills"])
    _, out, _ = orienteer("market", "--track", "application", "--bundles", "--top", "5")
    assert "AWS" in out
    assert "any of these will do" in out.lower()
    assert max(map(len, out.splitlines())) <= 100


def test_trend(orienteer):
    found = ask(orienteer, "market", "--trend", "--source", "hackernews", "--before", "2020-12", "--after", "2026-01")
    assert COUNTED | {"before", "after", "sources", "dropped"} <= found.keys()
    assert [s["source"] for s in found["sources"]] == ["hackernews"]
    changes = {s["skill"]: s for s in found["skills"]}
    assert changes["llm"]["direction"] == "new"
    assert changes["typescript"]["change"] == pytest.approx(
        changes["typescript"]["after"] - changes["typescript"]["before"]
    )
    code, out, _ = orienteer("market", "--trend")
    assert code == 0
    assert "2017-01 to 2020-12 against 2026-01 to 2026-03" in out
    assert max(map(len, out.splitlines())) <= 100


def test_where_there_is_too_little_every_view_says_so(orienteer):
    for view in (["--tiers"], ["--bundles"], ["--by", "level"], ["--trend"]):
        code, out, _ = orienteer("market", "--industry", "telecom", *view)
        assert code == 0
        assert "Not enough data" in out
        assert "not_enough_data" in ask(orienteer, "market", "--industry", "telecom", *view)


def test_a_page_on_one_skill(orienteer):
    found = ask(orienteer, "skill", "vector databases")
    assert found["skill"] == "vector-databases"
    assert {"snapshot", "n", "employers", "asked", "needs", "tracks", "levels", "together", "instead", "trend", "hours",
            "broader", "narrower", "requires", "opens", "born"} <= found.keys()  # fmt: skip
    assert found["needs"].keys() == {"required", "preferred", "duty"}
    demand = {(s["skill"], s["need"]): s["share"] for s in ask(orienteer, "market")["skills"]}
    assert found["needs"]["required"]["share"] == demand["vector-databases", "required"]
    code, out, _ = orienteer("skill", "PyTorch")
    assert code == 0
    for words in ("PyTorch", "a must", "On which track", "At which level", "together", "TensorFlow", "Trend", "hours"):
        assert words in out
    assert max(map(len, out.splitlines())) <= 100


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["market", "--specialty", "nlpp"], "did you mean nlp"),
        (["market", "--industry", "helthcare"], "did you mean healthcare"),
        (["market", "--source", "hackernewz"], "did you mean hackernews"),
        (["market", "--by", "colour"], "is not one of"),
        (["market", "--by", "track", "--tiers"], "one at a time"),
        (["market", "--before", "2020-12"], "add --trend"),
        (["market", "--trend", "--before", "2026-02", "--after", "2026-01"], "earlier"),
        (["market", "--trend", "--after", "soon"], "2026-01"),
        (["market", "--tiers", "--need", "required"], "--need"),
        (["skill", "pytoch"], "did you mean pytorch"),
        (["skill", "xxyyzzqq"], "no skill 'xxyyzzqq'"),
        (["skill"], "Missing argument"),
    ],
)
def test_what_is_called_wrongly_is_refused(orienteer, arguments, message):
    code, _, err = orienteer(*arguments)
    assert code == 2
    assert message in err


def test_a_skill_is_found_by_name_alias_and_id(orienteer):
    ids = {ask(orienteer, "skill", name)["skill"] for name in ("kubernetes", "Kubernetes", "K8s")}
    assert ids == {"kubernetes"}
