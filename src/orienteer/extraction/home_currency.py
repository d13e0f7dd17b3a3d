"""The currency in which a posting would pay by where it is: what a bare "$" means, or a figure with no mark."""

import re
from typing import Final

from orienteer.extraction.document import Document
from orienteer.extraction.place import read_place
from orienteer.taxonomy.money import load_currencies
from orienteer.taxonomy.places import load_currency_codes, read_where

_PLACES: Final = re.compile(r"[;|/]| or ")
_MOST_PLACES: Final = 12


def home_currency(doc: Document) -> str:
    """The currency of the country that the posting is in, "" where neither is known."""
    code = load_currency_codes().get(_home_country(doc), "")
    return code if code in load_currencies() else ""


def _home_country(doc: Document) -> str:
    """The country of the posting; of several places the United States, whose dollar a bare "$" then is."""
    places = _PLACES.split(doc.location, maxsplit=_MOST_PLACES) if len(doc.location) > 3 else ()
    if len(places) > 1 and any(where and where.country == "US" for where in map(read_where, places[:_MOST_PLACES])):
        return "US"
    return read_place(doc)[0].value
