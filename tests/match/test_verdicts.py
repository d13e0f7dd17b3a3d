"""What no CV settles is never called missing, and near is never called held."""

import pytest
from invented_postings import CV, match_cv

from fact_tables import make_tables
from orienteer.interfaces.phrases.match import group_skills, name_some
from orienteer.match.nearness import find_umbrellas
from orienteer.match.verdicts import load_spoken
from orienteer.taxonomy.vocabulary import load_vocabulary


def judge(folder, asked, cv=CV, **kind):
    tables = make_tables([({}, ["python", asked]), *[({}, [("java", "python")])] * 9], **kind)
    (verdict,) = (v for m in match_cv(folder, tables, cv=cv).matches for v in m.verdicts if v.skills == (asked,))
    return verdict


@pytest.mark.parametrize("asked", ["german", "japanese", "communication"])
def test_spoken_languages_and_soft_skills_are_unclear(tmp_path, asked):
    cv = CV.replace("Technical University of Berlin", "Technical University")
    kind = {"communication": "soft"}.get(asked, "language")
    assert judge(tmp_path, asked, cv, kind=kind).outcome == "unclear"


def test_one_language_of_programming_is_not_another(tmp_path):
    verdict = judge(tmp_path, "java")
    assert (verdict.outcome, verdict.near.skill, verdict.near.n) == ("missing", "python", 9)


def test_an_umbrella_is_near_to_nothing(tmp_path):
    assert {"ai", "programming"} <= find_umbrellas()
    assert "machine-learning" not in find_umbrellas()
    cv = CV.replace("TensorFlow, Spark, PostgreSQL", "AI")
    assert judge(tmp_path, "ai-ethics", cv).outcome == "missing"


def test_every_spoken_language_is_in_the_vocabulary():
    assert len(load_spoken()) > 60
    assert all(load_vocabulary().skills[skill].kind == "language" for skill in load_spoken())


def test_what_follows_from_a_named_skill_is_not_itself_named(tmp_path):
    verdict = judge(tmp_path, "deep-learning", CV.replace("in PyTorch and Python", "in Python"))
    assert (verdict.outcome, verdict.how, verdict.by) == ("unclear", "implied", "tensorflow")
    assert "follows from TensorFlow" in verdict.why
    tables = make_tables([({}, ["deep-learning", "apache-spark", "python"])])
    (match,) = match_cv(tmp_path, tables, cv=CV.replace("in PyTorch and Python", "in Python")).matches
    groups = {label: [v.skills[0] for v in some] for label, some in group_skills(match)}
    assert groups["named, not shown in work"] == ["apache-spark"]
    assert groups["follows from what is only named"] == ["deep-learning"]
    assert name_some([v for v in match.verdicts if v.by], 3) == "Deep learning (from TensorFlow)"
