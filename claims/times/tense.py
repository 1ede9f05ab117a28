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
    r"|(?:plan|intend|hope|aim|need|want|wait|expect|prepare)s?\s+(?:to|for)|expires?|payable|takes?\s+effect|comes?\s+into\s+force|goes?\s+into\s+effect|goe?s?\s+to\s+the\s+polls|(?:is|are)\s+to|to\s+be"
    r"|(?:is|are)\s+[a-z]{2,12}ing|(?:is|are|was|were|been|be|now)?\s?(?:due|set|slated|scheduled"
    r"|expected|planned|poised)(?=\s(?:to|for|on|by|next|in|at)\s)|upcoming|forthcoming|likely|(?-i:may)|might"
    r"|could|should|must)"
    r"|(?P<past>said|says|told|(?:was|were|had|did)(?:n['’]t)?|has|have|held|made|met|took|came|went|began|gave"
    r"|saw|fell|rose|won|lost|left|sent|struck|wrote|became|got|led|hit|found|broke|drew|shot"
    r"|[a-z]{2,15}(?<!b)(?<!be)ed))(?!\w)"
    r"|\w(?P<contracted>['’]ll)(?!\w)",
    re.IGNORECASE,
)
_FINITE_FUTURE = re.compile(r"(?:will|shall|would|won['’]t|['’]ll|.*\sto)$", re.IGNORECASE)
_DESCRIBES_A_NOUN = re.compile(
    r"\s(?!(?:in|on|at|by|to|for|from|during|near|with|when|as|late|early)\b)[a-z]{3,}"
)
_PUT_OFF = re.compile(
    r"(?<!\w)(?:extend|postpon|delay|adjourn|reschedul|deferr|remand|put\soff|push)(?:ed|ing)?"
    r"(?:\s[\w’'$.,-]{1,20}){0,8}?\s(?:to|until|till)\s{1,2}$",
    re.IGNORECASE,
)
_AS_A_DEADLINE = re.compile(
    r"\s(?:as\s(?:the|a|its|their)\s)?(?:final\s)?(?:deadline|target|cut-?off)", re.IGNORECASE
)
_OPENS = (
    r"(?:opens|begins|starts|closes|meets|ends|resumes|concludes|convenes|expires|premieres|airs|debuts"
    r"|departs|kicks\soff|gets\sunder\s?way|(?<=[a-rt-z]s\s)(?:open|begin|start|resume|meet|end)"
    r"|(?<=parliament\s)votes|(?<=committee\s)votes|(?<=council\s)votes|(?<=senate\s)votes|(?<=house\s)votes)"
)
_VERB_REACH = 40
_PLANNED = re.compile(
    rf"(?<!\w)(?:(?<!n['’]t\s)(?<!not\s)(?<!to\s){_OPENS}(?:\s(?:here|again|nationwide))?\s{{1,2}}(?:(?:on|in)\s{{1,2}})?"
    r"|ha(?:s|ve)\suntil\s{1,2}(?:the\s)?)$",
    re.IGNORECASE,
)
"""The present tense of a timetable or a time limit: "opens on Saturday", "has until Friday"."""

_NOT = re.compile(r"(?<!\w)(?:neither|nobody|none|no\sone)\s", re.IGNORECASE)
_COULD_NOT = re.compile(r"(?:\snot|n['’]t|\sno\slonger)\s")
_PAST_EVENT = re.compile(
    r"['’]s\s(?:\w{2,15}\s)?(?:attack|ruling|decision|announcement|defeat|victory|win|loss|shooting|explosion"
    r"|crash|raid|statement|speech|killing|death|bombing|blast|earthquake|quake|arrest|verdict|massacre"
    r"|accident|collapse|fire|assault|resignation|murder)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\s(?:before|after)\s{1,2}(?:the\s)?$", re.IGNORECASE)
_PASSIVE = re.compile(r"(?<!\w)(?:be|being|been)\s+(?:\w+ly\s+)?$", re.IGNORECASE)


def tense_around(text: str, start: int, end: int) -> Tense:
    """Return the tense of the clause around `text[start:end]`."""
    right = text[end : end + REACH]
    if _PAST_EVENT.match(right):
        return Tense.PAST
    left = _PREPOSITION.sub("", text[max(0, start - REACH) : start])
    if _AS_A_DEADLINE.match(right) or _PUT_OFF.search(left) or _PLANNED.search(left[-_VERB_REACH:]):
        return Tense.FUTURE
    cut = 0
    for boundary in _BOUNDARY.finditer(left):
        cut = boundary.end()
    nearest = _nearest_before(left[cut:])
    if nearest is not Tense.UNKNOWN:
        return nearest
    boundary_after = _BOUNDARY.search(right)
    first = _CUE.search(right[: boundary_after.start()] if boundary_after else right)
    return _tense_of(first) if first else Tense.UNKNOWN


def _nearest_before(clause: str) -> Tense:
    """Return the tense of the last verb form of a clause.

    A participle that describes a noun ("will redeem its preferred shares") is no verb of its own,
    and what "could not be reached" was tried before.
    """
    nearest = Tense.UNKNOWN
    finite = False
    for cue in _CUE.finditer(clause):
        if cue["past"]:
            if _PASSIVE.search(clause[max(0, cue.start() - 20) : cue.start()]):
                continue
            participle = finite and cue["past"].lower().endswith("ed")
            if participle and _DESCRIBES_A_NOUN.match(clause, cue.end()):
                continue
        nearest = _tense_of(cue)
        if cue["future"] == "could" and (
            _COULD_NOT.match(clause, cue.end()) or _NOT.search(clause, 0, cue.start())
        ):
            nearest = Tense.PAST
        finite = nearest is Tense.FUTURE and bool(_FINITE_FUTURE.match(cue[0]))
    return nearest


def _tense_of(cue: re.Match[str]) -> Tense:
    return Tense.PAST if cue["past"] else Tense.FUTURE
