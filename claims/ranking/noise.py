"""What stands in a post beside what it says: links, handles, tags, and who signed it when."""

from __future__ import annotations

import re

_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/|t\.co/)\S{1,2000}", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"\s[—–-]{1,2}\s*(?P<name>\S[^\n]{0,60}?)\s*\(@\w{1,50}\)"
    r"(?:\s*[A-Z][a-z]{2,8} \d{1,2}, \d{4})?\s*$"
)
"""How an embedded post ends: "— Name (@handle) January 6, 2020"."""
_OWN_HANDLE = re.compile(r"\(@\w{1,50}\)")
_HANDLE_OR_TAG = re.compile(r"(?<![\w.])[@#](?P<name>\w{1,200})")
_SEAM = re.compile(
    r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])|_"
)
_MARK = re.compile(r"[@#/.]")


def without_noise(text: str) -> str:
    """Return a text without links and the date of a post; handles and tags become words.

    "#WorldCupFinal" is "World Cup Final", "@city_council" is "city council". A text that has none
    of these stays as it is.
    """
    if _MARK.search(text) is None:
        return text
    plain = _LINK.sub(" ", text)
    plain = _SIGNATURE.sub(lambda match: f" — {match['name']}", plain)
    plain = _HANDLE_OR_TAG.sub(
        lambda match: _SEAM.sub(" ", match["name"]), _OWN_HANDLE.sub(" ", plain)
    )
    return text if plain == text else " ".join(plain.split())
