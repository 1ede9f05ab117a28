"""Whether the words around a time place it in the past or in the future.

There is no parser behind this: the nearest verb form before the time, in its own clause, decides;
where the clause begins with the time, the first one after it does.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Tense(StrEnum):
    """Where the words of a clause place what they tell."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


REACH = 140
"""Code points that are read on either side; a longer clause is rare, and says less."""

_BOUNDARY = re.compile(
    r"[.!?;:]\s|\n\s*\n|[“”\"]|(?<!\w)(?:if|unless|when|whether|because|while|although|but|that|who"
    r"|which|where|after|before)(?!\w)",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"(?<!\w)(?:(?P<future>will|shall|would|won['’]t|(?:is|are|['’]re|['’]s|['’]m)\s+going\s+to"
    r"|(?:plan|intend|hope|aim|need|want|wait)s?\s+(?:to|for)|(?:is|are)\s+to|to\s+be"
    r"|(?:is|are)\s+[a-z]{2,12}ing|(?:is|are|was|were|been|be|now)?\s?(?:due|set|slated|scheduled"
    r"|expected|planned|poised)(?=\s(?:to|for|on|by|next|in|at)\s)|upcoming|forthcoming|likely|may|might"
    r"|could|should|must)"
    r"|(?P<past>said|says|told|was|were|had|did|has|have|held|made|met|took|came|went|began|gave"
    r"|saw|fell|rose|won|lost|left|sent|struck|wrote|became|got|led|hit|found|broke|drew|shot"
    r"|[a-z]{2,15}(?<!b)(?<!be)ed))(?!\w)"
    r"|\w(?P<contracted>['’]ll)(?!\w)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"(?<!\w)(?:be|being|been)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def tense_around(text: str, start: int, end: int) -> Tense:
    """Return the tense of the clause around `text[start:end]`."""
    left = text[max(0, start - REACH) : start]
    cut = 0
    for boundary in _BOUNDARY.finditer(left):
        cut = boundary.end()
    left = left[cut:]
    nearest = Tense.UNKNOWN
    for cue in _CUE.finditer(left):
        if cue["past"] and _PASSIVE.search(left[max(0, cue.start() - 20) : cue.start()]):
            continue
        nearest = _tense_of(cue)
    if nearest is not Tense.UNKNOWN:
        return nearest
    right = text[end : end + REACH]
    boundary_after = _BOUNDARY.search(right)
    first = _CUE.search(right[: boundary_after.start()] if boundary_after else right)
    return _tense_of(first) if first else Tense.UNKNOWN


def _tense_of(cue: re.Match[str]) -> Tense:
    return Tense.PAST if cue["past"] else Tense.FUTURE
