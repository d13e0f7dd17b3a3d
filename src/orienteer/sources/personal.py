"""Personal data that no fact needs is kept out of stored text: e-mail addresses and telephone numbers."""

import re

_EMAIL = re.compile(r"(?<![\w.+/@:-])[\w.+-]*\w@(?:[\w-]+\.)+[a-zA-Z]{2,}(?!\w)")
_AT = r"\s?(?:[\[({<]\s?(?:at|a|@|AT)\s?[\])}>])\s?"
_DOT = r"\s?(?:\.|[\[({<]\s?(?:dot|d|\.|DOT)\s?[\])}>]|\s(?:dot|DOT)\s)\s?"
_LOCAL, _LABEL = r"[\w.+-]{1,64}", r"[\w-]{1,63}"  # RFC 5321, 4.5.3.1; and no word takes quadratic time
_SPELLED = re.compile(
    rf"\b{_LOCAL}{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{1,3}}|\b{_LOCAL} (?:at|AT) {_LABEL}(?: (?:dot|DOT) {_LABEL})+"
)
_NUMBER = r"\d(?:[ ().\-/–\u00a0]{0,2}\d){6,12}(?!\d|,\d)"
_FOREIGN = re.compile(rf"(?<![\w.,$€£+])\+\d{{1,3}}[ ().\-/\u00a0]{{0,3}}{_NUMBER}")
_NATIONAL = re.compile(
    rf"(?P<word>\b(?:tel|telefon|telephone|phone|mobile|fon|unter|call|call us on)\b\W{{1,3}})\(?0{_NUMBER}",
    re.IGNORECASE,
)
# The patterns above are slow where they find nothing; these cheap ones say where they could find something
# (a pattern that begins with a letter is searched for at the speed of memory, one with a class or a lookbehind is not).
_SPELLED_SIGN = re.compile(r"[\[({<]\s?(?:at|a|@|AT)\s?[\])}>]")
_FOREIGN_SIGN = re.compile(r"\+\d")
_NATIONAL_SIGN = re.compile(r"0(?<=[^\w.,$€£]0)\d[\d ()/.\-–]{4}")


def mask_contacts(text: str) -> str:
    """Replace e-mail addresses, also spelled out ("jo [at] acme [dot] io"), by "[e-mail]", numbers by "[phone]".

    A number counts as a telephone only in international form ("+44 20 ...") or after a word that says so, so
    that pay, dates and counts stay. Idempotent.
    """
    if "@" in text:
        text = _EMAIL.sub("[e-mail]", text)
    if " dot " in text or " DOT " in text or _SPELLED_SIGN.search(text):
        text = _SPELLED.sub("[e-mail]", text)
    if _FOREIGN_SIGN.search(text):
        text = _FOREIGN.sub("[phone]", text)
    if _NATIONAL_SIGN.search(text):
        text = _NATIONAL.sub(r"\g<word>[phone]", text)
    return text
