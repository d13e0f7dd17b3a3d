"""The SQL of the store. Only names of our own columns are ever put into a query's text; values are always bound."""

from typing import Final

from orienteer.corpus.content import COLUMNS

FIRST: Final = "(SELECT min(seen) FROM sightings WHERE posting = postings.number)"
LAST: Final = "(SELECT max(seen) FROM sightings WHERE posting = postings.number AND seen <= ?1)"
SINCE: Final = f"CASE posted_at WHEN '' THEN {FIRST} ELSE posted_at END"
LARGEST: Final = """
SELECT (SELECT coalesce(max(number), 0) FROM postings), (SELECT coalesce(max(number), 0) FROM versions)
"""
LATEST: Final = """
SELECT seen, version FROM sightings
WHERE posting = ?1 AND seen = (SELECT max(seen) FROM sightings WHERE posting = ?1 AND seen <= ?2)
"""
"""The versions of the posting ?1 that were seen on the latest day up to ?2, with that day."""
FIND: Final = "SELECT id FROM postings WHERE instr(id, ?1) ORDER BY id <> ?1, id LIMIT CAST(?2 AS INTEGER)"
"""The ids that hold the text ?1, at most ?2 of them."""
LICENCE: Final = """
INSERT INTO sources VALUES (?1, ?2) ON CONFLICT DO UPDATE SET licence = ?2 WHERE ?2 NOT IN (?3, licence)
"""
"""State a source's licence (?2); what stands there is never overwritten by "not stated" (?3)."""
ADD_VERSION: Final = f"INSERT INTO versions (number, posting, {', '.join(COLUMNS)}) VALUES (?, ?{', ?' * len(COLUMNS)})"  # noqa: S608


def select_current(*columns: str) -> str:
    """Select from every posting's current version as of the day ?1, with the days it was FIRST and LAST seen.

    In the order of ids this reads one posting after another along the index of ids: nothing is sorted or held.
    """
    return f"""
        SELECT {", ".join(columns)}
        FROM postings
        CROSS JOIN versions ON versions.number = (
            SELECT version FROM sightings
            WHERE posting = postings.number AND seen <= ?1 ORDER BY seen DESC, version DESC LIMIT 1
        )
        JOIN sources ON name = source
    """  # noqa: S608


def select_versions(*columns: str) -> str:
    """Select every sighting of the posting with the id ?1, in the order of days."""
    return f"""
        SELECT version, seen, {", ".join(columns)}
        FROM sightings JOIN versions ON version = number
        WHERE sightings.posting = (SELECT number FROM postings WHERE id = ?1)
        ORDER BY seen, version
    """  # noqa: S608
