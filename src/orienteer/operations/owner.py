"""Whose journal it is: told by salted hashes of a name and contacts, so that neither need be kept.

Each mark is "salt$hash" in hex, scrypt (RFC 7914) of one of name, e-mail and phone; of the dated jobs where a CV has
none of these. A slow hash, since names and numbers of phones are few enough to be tried one by one.
"""

import re
import secrets
from collections.abc import Iterator
from hashlib import scrypt
from hmac import compare_digest
from typing import Final

from orienteer.errors import PlanError
from orienteer.operations.journal import Journal
from orienteer.profile.profile import Profile

COST: Final = 2**13


def mark_owner(profile: Profile) -> tuple[str, ...]:
    """The marks of a profile's owner, () where it tells nobody; salted anew at each call."""
    salt = secrets.token_hex(16)
    return tuple(f"{salt}${_hash(salt, trait)}" for trait in _list_traits(profile))


def is_owner(profile: Profile, marks: tuple[str, ...]) -> bool:
    """Whether a profile shares a mark: the same name, e-mail or phone; another address alone makes nobody another."""
    salts = {mark.partition("$")[0] for mark in marks}
    fresh = [f"{salt}${_hash(salt, trait)}" for salt in salts for trait in _list_traits(profile)]
    return any(compare_digest(one, other) for one in fresh for other in marks)


def check_owner(journal: Journal, profile: Profile) -> None:
    """PlanError where the journal is of another person than a profile: ticks of one never count for another."""
    if not journal.profiles or is_owner(profile, journal.profiles[-1].who):
        return
    last, ticks = journal.profiles[-1], len(journal.learned)
    what = f"the plan and {ticks} tick{'s' * (ticks != 1)} of" if ticks else "the plan of"
    raise PlanError(
        f"the journal holds {what} somebody else, whose CV it took on {last.at}: neither name, e-mail nor phone is that"
        f" of {profile.name or 'this CV'}. Keep both with `orienteer --data-dir ANOTHER-FOLDER track start YOUR-CV`, or"
        " delete what is kept with `orienteer track forget`"
    )


def _list_traits(profile: Profile) -> Iterator[str]:
    """Name, e-mail and phone, written alike however a CV writes them; else the dated jobs."""
    contacts = profile.contacts
    told = [
        ("name", " ".join(sorted(re.findall(r"\w+", profile.name.casefold())))),
        ("e-mail", contacts.email.casefold().strip()),
        ("phone", re.sub(r"\D", "", contacts.phone)[-9:]),
    ]
    jobs = [("job", f"{job.employer.casefold()} {job.start}") for job in profile.jobs if job.employer and job.start]
    told = [pair for pair in told if pair[1]] or jobs
    yield from (f"{kind} {text}" for kind, text in told)


def _hash(salt: str, trait: str) -> str:
    return scrypt(trait.encode(), salt=bytes.fromhex(salt), n=COST, r=8, p=1, dklen=16).hex()
