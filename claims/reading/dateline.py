"""Datelines: the place, day and agency at the head of a report ("KYIV, July 20 (Reuters) -").

A dateline says where the report was written, not where something happened, so that it must not
become a part of the claim that follows it.
"""

from __future__ import annotations

import re

from claims.span import Span

_LONGEST = 120

_CAPITALS = r"[A-Z\u00c0-\u00de][A-Z\u00c0-\u00de.’'\-]{1,24}"
_PLACE = rf"{_CAPITALS}(?:[ /](?:{_CAPITALS}|(?:de|del|of|al|on)(?= ))){{0,3}}"
_CAPITALISED = r"[A-Z\u00c0-\u00de][\w.’'\-]{1,24}"
_REGION = rf"{_CAPITALISED}(?: {_CAPITALISED}){{0,2}}"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_BODY = (
    r"(?:AP|AFP|ANI|BBC|CNN|DPA|EFE|IANS|PA|PTI|Reuters|TASS|UPI|Xinhua"
    r"|[A-Z][\w ]{2,20} (?:News|Wire))"
)
_AGENCY = rf"[\[(](?:{_BODY})[\])]"
# A hyphen without a space joins words ("UKRAINE-RUSSIA talks").
_DASH = r"(?:\s?[–—]\s?|\s--?\s?|--?\s)"

# In capitals a place may stand alone before the dash; otherwise an agency must follow it.
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:, {_REGION})?(?:, {_DAY})?(?: ?[\[(][^()\[\]]{{2,40}}[\])])?{_DASH}"
    rf"|{_REGION}(?:, {_REGION})?(?:, {_DAY})? ?{_AGENCY}\s?(?:[–—]|--?|:)\s?"
    rf"|{_AGENCY}(?:{_DASH}|\s))(?=[A-Z\u00c0-\u00de\d“\"‘'$£€])"
)
_NO_PLACE = re.compile(r"[A-Z.]{2,3}\s?(?:[–—]|--?)|[A-Z]{4,5}\s?-")


def dateline_of(text: str, span: Span) -> Span | None:
    """Return the dateline at the head of the sentence at `span` of `text`, or None.

    Only the first sentence of a line can have one. It ends where the report's first word starts.
    The start of a line of dialogue or of a table ("ANNA - Come in", "EU – 27") is none: one short
    word in capitals needs an agency, a day or a region, or at least a long dash.
    """
    if span.start and text[span.start - 1] != "\n":
        return None
    match = _DATELINE.match(text, span.start, min(span.end, span.start + _LONGEST))
    if match is None or _NO_PLACE.fullmatch(match[0].strip()):
        return None
    return Span(match.start(), match.end())
