"""Whether a mention of remote, hybrid or on-site work speaks of the role, not of the employer at large."""

import re
from typing import Final

from orienteer.extraction.context import section_at
from orienteer.extraction.document import Document
from orienteer.extraction.hints import compile_hinted

_SAYS_ROLE: Final = re.compile(
    r"(?:#li-|locations?|work ?(?:type|place|model|mode|style|setting|arrangement|location)"
    r"|workplace type|location type|designation|type|standort|arbeitsort|fully|100 ?%|role (?:is|will be"
    r"|can be)|position (?:is|will be|can be)|job is"
    r"|this is an?|role follows an?|open to|(?:fully|us|usa"
    r"|uk|eu|europe|full-time|nyc|sf|london|berlin|on-?site|hybrid)\b|[|(/]|flexibility"
    r"|we(?:'re| are) (?:a |an )?(?:fully )?"
    r"|we operate|we use an?|we work|\bbe|\bor|can)\W{0,3}$|^\W{0,3}$"
)
_OF_ROLE: Final = compile_hinted(r"this (?:role|position|job) (?:\w+ ){1,4}\W{0,3}$", "this ")
_SAID: Final = 24
"""More characters than `_SAYS_ROLE` takes."""
_ROLE_FOLLOWS: Final = re.compile(
    r"\W{0,3}(?:role|position|job|opportunit|work (?:model|schedule|style)|schedule|only\b|in |within"
    r"|from|us\b|usa\b|uk\b|eu\b|anywhere|eligible|[|)]|\(|full-time|or (?:hybrid|remote|on-?site)|/|based"
    r"|working model)|$"
)


def says_role(doc: Document, match: re.Match[str], before: str, after: str) -> bool:
    """Whether a mention, between what stands before and after it in its sentence, speaks of the role."""
    follows = not match.group().startswith("in") and _ROLE_FOLLOWS.match(after)
    if not follows and not (_SAYS_ROLE.search(before[-_SAID:]) or _OF_ROLE.search(before[-60:])):
        return False
    return section_at(doc, match.start()) not in {"benefits", "preferred"}
