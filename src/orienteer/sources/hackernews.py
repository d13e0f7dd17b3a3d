"""Hacker News "Who is hiring?" threads: Algolia searches and item trees, Firebase items, and saved comments."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from orienteer.sources.composing import compose_posting
from orienteer.sources.employers import kinds_of
from orienteer.sources.hiring import Header, list_roles, only_role, read_header
from orienteer.sources.html import clean_html
from orienteer.sources.paths import text_of
from orienteer.sources.posting import Posting
from orienteer.sources.problem import Numbered, Reporter
from orienteer.taxonomy.tables import read_table

LIVE_URL = "https://hn.algolia.com/api/v1/items/{token}"

_JOB_STORY = re.compile(
    r"(?P<company>[^:]{1,60}?)(?:\s\((?:YC )?\w+\))?(?:\s(?:is|are) hiring\s*(?:an?\s|our\s)?|:\s)(?P<role>.*)",
    re.IGNORECASE,
)
_HIRING = re.compile(
    r"\b(?:hiring|looking for|seeking|join (?:us|our)|apply|careers?|jobs?|roles?|positions?)\b", re.IGNORECASE
)
_CLOSED = re.compile(
    r"(?:^|[|(\[•–—-]|\bedit:|\bupdate:)\s*(?:now |already )?(?:closed|filled)(?=\s*(?:$|[|)\]!.,•–—-]|thank))"
    r"|\b(?:positions?|roles?|jobs?|applications?|openings?)\s+(?:(?:is|are|has|have|been|now|already)\s+)*(?:closed|filled)\b"
    r"|\b(?:no longer|not|stopped)\s+(?:currently )?(?:hiring|accepting (?:any |new )*applications)\b",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST_JOB, _LEAST_STORY = 80, 250
_TITLE_LENGTH = 160
_CLOSED_WITHIN = 300
"""Characters of a line in which a note that the position is filled stands: at its start, or behind the title."""


@dataclass(frozen=True, slots=True)
class Comment:
    """One item of Hacker News; `posted_at` may be the thread's title, whose month counts then."""

    number: int
    id: str
    html: str
    posted_at: str
    reply: bool = False
    story: bool = False


def find_comments(value: object) -> list[Comment] | None:
    """The comments of an answer in any of the known shapes; None where the value is nothing of Hacker News."""
    if isinstance(value, Mapping):
        if isinstance(value.get("hits"), list):
            return _from_search(value["hits"])
        if isinstance(value.get("children"), list) and "id" in value:
            return _from_tree(value)
        jobs = value.get("jobs")
        if isinstance(jobs, list) and _all_are(jobs, "source", {"who_is_hiring", "direct"}):
            return _from_saved(jobs)
        value = [value]
    if isinstance(value, list):
        if _all_have(value, "id", "text_html"):
            return _from_rows(value)
        if _all_are(value, "type", {"comment", "story", "job"}):
            return _from_items(value)
    return None


def read_comments(comments: Iterable[Comment], reporter: Reporter) -> Iterator[Numbered]:
    """One posting a job comment, several where it lists several roles ("hn:ID#1", "hn:ID#2")."""
    seen: set[str] = set()
    for comment in comments:
        text = clean_html(comment.html, keep_newlines=True)
        reason = _why_left_out(comment, text, seen)
        if reason:
            reporter.leave_out(comment.number, reason)
            continue
        seen.add(comment.id)
        for posting in _postings(comment, text):
            yield comment.number, posting


def _why_left_out(comment: Comment, text: str, seen: set[str]) -> str:
    if comment.reply:
        return "a reply"
    if comment.id in seen:
        return "the same comment again"
    if comment.story:
        return "a job story without the posting's text" if len(text) < _LEAST_STORY else ""
    first = text.split("\n", 1)[0]
    if is_closed(first):
        return "closed: says that it no longer hires"
    if first.count("|") >= 2:
        return ""
    for pattern, reason in _not_jobs():
        if pattern.search(text[:1500]):
            return reason
    if len(text) < _LEAST_JOB and "|" not in first:
        return "too short to be a job"
    return "" if _HIRING.search(text) or "role" in kinds_of(text) else "speaks of no job"


def is_closed(line: str) -> bool:
    """Whether a line says that nobody is sought any more ("CLOSED - thank you", "Acme | Data Engineer (FILLED)")."""
    return bool(_CLOSED.search(line[:_CLOSED_WITHIN]))


def _postings(comment: Comment, text: str) -> Iterator[Posting]:
    header = _story_header(text) if comment.story else read_header(text)
    first = text.split("\n", 1)[0][:_TITLE_LENGTH]
    values = {
        "source": "hackernews",
        "company": header.company,
        "location": header.location,
        "posted_at": comment.posted_at,
        "url": f"https://news.ycombinator.com/item?id={comment.id}",
    }
    roles = () if comment.story else list_roles(text, header)
    if roles:
        for number, role in enumerate(roles, start=1):
            if is_closed(role.line):
                continue
            yield compose_posting(
                {**values, "id": f"hn:{comment.id}#{number}", "title": role.title, "description": role.text}
            )
    else:
        title = " | ".join(header.roles)[:_TITLE_LENGTH] or only_role(text) or first
        yield compose_posting({**values, "id": f"hn:{comment.id}", "title": title, "description": text})


def _story_header(text: str) -> Header:
    match = _JOB_STORY.match(text.split("\n", 1)[0])
    return (
        Header(match["company"].strip(), (match["role"].strip(),) if match["role"] else (), "")
        if match
        else Header("", (), "")
    )


def _all_have(items: list[object], *keys: str) -> bool:
    dicts = [item for item in items if isinstance(item, Mapping)]
    return bool(dicts) and all(key in item for item in dicts[:20] for key in keys)


def _all_are(items: list[object], key: str, values: set[str]) -> bool:
    return _all_have(items, "id", key) and all(text_of(item[key]) in values for _, item in _dicts(items)[:20])


def _dicts(items: object) -> list[tuple[int, Mapping[str, object]]]:
    rows = items if isinstance(items, list) else []
    return [(number, item) for number, item in enumerate(rows, start=1) if isinstance(item, Mapping)]


def _from_search(hits: list[object]) -> list[Comment]:
    return [
        Comment(
            number,
            text_of(hit.get("objectID")),
            text_of(hit.get("comment_text") or hit.get("story_text")),
            text_of(hit.get("created_at")) or text_of(hit.get("story_title")),
            reply=text_of(hit.get("parent_id")) != text_of(hit.get("story_id")),
        )
        for number, hit in _dicts(hits)
    ]


def _from_tree(item: Mapping[str, object]) -> list[Comment]:
    """An item and its children; where the item is itself a comment, it is the job and its children replies."""
    comments: list[Comment] = []
    pending = deque([(item, 1 if item.get("type") == "comment" else 0)])
    while pending:
        node, depth = pending.popleft()
        if depth:
            date = text_of(node.get("created_at")) or text_of(item.get("title"))
            text = text_of(node.get("text"))
            comments.append(Comment(len(comments) + 1, text_of(node.get("id")), text, date, reply=depth > 1))
        pending += [(child, depth + 1) for _, child in _dicts(node.get("children"))]
    return comments


def _from_saved(jobs: list[object]) -> list[Comment]:
    return [
        Comment(
            number,
            text_of(job.get("id")),
            text_of(job.get("text")),
            text_of(job.get("time")),
            story=job.get("source") == "direct",
        )
        for number, job in _dicts(jobs)
    ]


def _from_rows(rows: list[object]) -> list[Comment]:
    return [
        Comment(
            number,
            text_of(row["id"]),
            text_of(row["text_html"]),
            text_of(row.get("time")) or text_of(row.get("thread")),
        )
        for number, row in _dicts(rows)
    ]


def _from_items(items: list[object]) -> list[Comment]:
    """Firebase items: a comment whose parent is itself a comment here is a reply; the thread's own item is no job."""
    rows = _dicts(items)
    stories = {text_of(item.get("id")): text_of(item.get("title")) for _, item in rows if item.get("type") == "story"}
    own = {text_of(item.get("id")) for _, item in rows if item.get("type") == "comment"}
    return [
        Comment(
            number,
            text_of(item.get("id")),
            "" if item.get("deleted") or item.get("dead") else text_of(item.get("text")),
            text_of(item.get("time")) or stories.get(text_of(item.get("parent")), ""),
            reply=text_of(item.get("parent")) in own or bool(stories and text_of(item.get("parent")) not in stories),
        )
        for number, item in rows
        if item.get("type") == "comment"
    ]


@cache
def _not_jobs() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_table("not_jobs.csv", ("pattern", "reason"), "sources")
    return tuple((re.compile(row["pattern"], re.IGNORECASE), row["reason"]) for row in rows)
