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

_NO_NOUN = words_of("others")
"""What "118,000 others" are, the words before tell."""

_ATTRIBUTIVE = words_of(
    "police staff crew media data cattle fish aircraft women children artillery"
)
"""Irregular plurals that stand before another noun too: "12 police stations"."""

_SAME_PEOPLE = words_of("officers members officials")
_MODIFIERS = 4
"""Words that may stand between a number and its noun."""

_AND = re.compile(
    r"[ \u00a0]and[ \u00a0][^\W\d_]{1,30}(?<!s)[ \u00a0]"
    r"(?:[^\W\d_]{1,30}[ \u00a0])?(?=[^\W\d_]{2,30}s\b)"
)
"""Between two adjectives: "40 military and diplomatic files"."""

_AND_OTHERS = re.compile(
    r"[ \u00a0]and[ \u00a0][^\W\d_]{3,30}s"
    r"(?=[ \u00a0](?:were|are|have|had|in|from|at|on|to|across|with|who"
    r"|that|attend|took|take|will|would|could|signed|joined)|[.,;:)!?]|$)"
)
"""A second noun that the number counts too: "40 countries and agencies took part"."""


def noun_after(text: str, position: int) -> str:
    """Return the noun in lower case that the number ending at `position` counts, or ""."""
    noun, end = _noun_and_end(text, position)
    if noun in _NO_NOUN or (noun and _AND_OTHERS.match(text, end)):
        return ""
    if noun == "yorkers" and text[max(0, end - 11) : end].startswith("New "):
        return "new yorkers"
    return noun


def _noun_and_end(text: str, position: int) -> tuple[str, int]:
    candidate, place = "", position
    modified = False
    for _ in range(_MODIFIERS):
        if modified and not candidate and (both := _AND.match(text, position)):
            position = both.end() - 1
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
            candidate, place = word, position
            if word not in _CONDITIONS and not _is_noun_tail(text, position, word):
                break
        elif candidate and candidate not in _CONDITIONS:
            break
        else:
            modified = True
    return candidate, place


def _is_plural(word: str) -> bool:
    if word.endswith(("'s", "’s")):
        return False  # "half of the town's shops"
    return word in _IRREGULAR or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))
    )


def _is_noun_tail(text: str, position: int, word: str) -> bool:
    """Whether the next word belongs to the same noun: "12 sales people", "police stations"."""
    following = _FOLLOWING.match(text, position)
    if following is None:
        return False
    low = following[1].lower()
    if low in _IRREGULAR - _CONDITIONS:
        return True
    return word in _ATTRIBUTIVE and _is_plural(low) and low not in (_SAME_PEOPLE | _CONDITIONS)
