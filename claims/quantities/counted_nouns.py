"""The noun that a count counts: "people" in "12 people", "soldiers" in "12 injured soldiers"."""

from __future__ import annotations

import re

from claims.word_list import words_of

_FOLLOWING = re.compile(
    r"[ \t\u00a0]{0,2}[\n\r]?[ \t-]{0,2}([^\W\d_]{1,30}(?:['’-][^\W\d_]{1,30}){0,3})"
)
_OF = words_of("of the its their his her our your my these those all more other new such")
_STOPS = words_of(
    """
    in on at to from by with for and or but as than is are was were be been being has have
    had will would can could may might did does do said says that which who when where while
    if so because before after since until during against between into over under about per
    an a this each every not no it he she they we i you him them us percent ago later
    earlier times
    """
)
_IRREGULAR = words_of(
    """
    people men women children police troops personnel staff cattle sheep fish aircraft
    spacecraft crew feet teeth mice data media criteria servicemen servicewomen policemen
    firefighters fishermen businessmen salespeople lawmakers gunmen firemen passersby
    infantry artillery dead wounded missing injured others seats person man woman child
    """
)
_CONDITIONS = words_of("dead wounded missing injured others")
"""Words that are the noun where no other follows: "12 dead", but "12 injured soldiers"."""

_MODIFIERS = 4
"""Words that may stand between a number and its noun."""


def noun_after(text: str, position: int) -> str:
    """Return the noun in lower case that the number ending at `position` counts, or ""."""
    candidate = ""
    for _ in range(_MODIFIERS):
        match = _FOLLOWING.match(text, position)
        if match is None:
            break
        position, word = match.end(), match[1].lower()
        if word in _OF:
            if candidate:
                break
            continue
        if word in _STOPS:
            break
        if _is_plural(word):
            candidate = word
            if word not in _CONDITIONS and not _is_noun_tail(text, position):
                break
        elif candidate and candidate not in _CONDITIONS:
            break
    return candidate


def _is_plural(word: str) -> bool:
    return word in _IRREGULAR or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))
    )


def _is_noun_tail(text: str, position: int) -> bool:
    """Whether the next word belongs to the same noun: "12 sales people"."""
    following = _FOLLOWING.match(text, position)
    return bool(following and following[1].lower() in _IRREGULAR - _CONDITIONS)
