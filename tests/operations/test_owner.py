"""One person's ticks never count for another, and no name is kept to tell them apart."""

from dataclasses import replace
from datetime import date

import pytest

from orienteer.errors import PlanError
from orienteer.extraction.facts import Found
from orienteer.operations.journal import Journal, KeptProfile, Tick
from orienteer.operations.owner import check_owner, is_owner, mark_owner
from orienteer.profile.profile import Contacts, Job, Profile

ADA = Profile(
    "Ada Okoye", Contacts(email="ada@example.com", phone="+44 20 7946 0018"), "",
    (Job("Shelfmark Ltd", "Data engineer", "2021-03"),), (), (), (), (), (), None, Found("unstated", "", inferred=True),
    (), "markdown", "",
)  # fmt: skip
NOBODY = replace(ADA, name="", contacts=Contacts())
BEN = replace(ADA, name="Ben Castellanos", contacts=Contacts(email="ben@example.com"))
DAY = date(2026, 3, 2)


def journal_of(profile: Profile, *ticks: Tick) -> Journal:
    return Journal((KeptProfile(DAY, mark_owner(profile), ("python",), (), "mid", 3.0), *ticks))


@pytest.mark.parametrize(
    "later",
    [
        ADA,
        replace(ADA, name="OKOYE, Ada", contacts=Contacts()),
        replace(ADA, contacts=Contacts(email="a.okoye@example.org", phone="")),
        replace(ADA, name="Ada Okoye-Brandt", contacts=Contacts(email="Ada@Example.com")),
        replace(ADA, name="", contacts=Contacts(phone="(020) 7946-0018", email="")),
    ],
)
def test_a_new_address_or_a_new_name_makes_nobody_another(later):
    check_owner(journal_of(ADA), later)


def test_another_person_is_refused_and_told_what_to_do():
    with pytest.raises(
        PlanError, match=r"1 tick of somebody else, .* 2026-03-02: .*Ben Castellanos.*--data-dir.*track forget"
    ):
        check_owner(journal_of(ADA, Tick(DAY, "rag", done=True)), BEN)
    check_owner(Journal(()), BEN)


def test_a_cv_without_a_name_is_told_by_its_jobs_and_one_without_anything_is_nobodys():
    check_owner(journal_of(NOBODY), NOBODY)
    with pytest.raises(PlanError, match="the plan of somebody else"):
        check_owner(journal_of(NOBODY), replace(NOBODY, jobs=(Job("Ropewalk", "Analyst", "2019"),)))
    assert mark_owner(replace(NOBODY, jobs=())) == ()
    assert not is_owner(replace(NOBODY, jobs=()), ())


def test_marks_hold_no_word_and_no_two_journals_can_be_joined_by_them():
    one, other = mark_owner(ADA), mark_owner(ADA)
    assert not set(one) & set(other)
    assert is_owner(ADA, one)
    assert is_owner(ADA, other)
    assert not any(word in "".join(one).casefold() for word in ("ada", "okoye", "79460018"))
