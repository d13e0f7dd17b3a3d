"""Values inside JSON by path: "location.name", "offices[].name", "parts[kind=Salary].min"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from urllib.parse import SplitResult, urlsplit

_STEP = re.compile(r"(?P<key>[^.\[]+)(?:\[(?P<name>[^=\]]+)=(?P<value>[^\]]*)\]|\[\])?(?:\.|$)")
_NAMES = ("name", "label", "title", "value")


def values_at(record: object, path: str) -> list[object]:
    """Every value that the path leads to; lists on the way, and at its end, are walked through."""
    found: list[object] = [record]
    for key, name, wanted in _steps(path):
        found = [
            inner
            for value in found
            if isinstance(value, Mapping)
            for inner in _flat(value.get(key))
            if not name or (isinstance(inner, Mapping) and str(inner.get(name)) == wanted)
        ]
    return [value for value in found if value is not None]


def text_of(value: object) -> str:
    """One value as text: an object by its name, a list by its items, a whole number without ".0", None as ""."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, Mapping):
        return next((text_of(value[name]) for name in _NAMES if value.get(name)), "")
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return ", ".join(dict.fromkeys(filter(None, map(text_of, value))))
    return str(value).lower() if isinstance(value, bool) else str(value)


def split_url(text: str) -> SplitResult:
    """The parts of an address, all empty where it is none ("http://[")."""
    try:
        return urlsplit(text)
    except ValueError:
        return urlsplit("")


@cache
def _steps(path: str) -> tuple[tuple[str, str, str], ...]:
    return tuple((m["key"], m["name"] or "", m["value"] or "") for m in _STEP.finditer(path))


def _flat(value: object) -> Iterator[object]:
    if isinstance(value, list):
        for inner in value:
            yield from _flat(inner)
    else:
        yield value
