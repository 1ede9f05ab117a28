"""Whether a quantity is how much something changed, and not the level it reached.

"Fell by 3 points to 12 %" gives a change of 3 points and a level of 12 %; "rose 4 percent" and
"a 4 percent rise" are changes, "rose to 4 percent" and "rose from 2 to 4 percent" levels.
"""

from __future__ import annotations

import re

from claims.facets import Dimension, Quantity

_NEVER = frozenset({Dimension.AGE, Dimension.SCORE, Dimension.FREQUENCY, Dimension.ANGLE})
_BARE = frozenset(
    {Dimension.RATIO, Dimension.PERCENTAGE_POINT, Dimension.MONEY, Dimension.COUNT}
    | {Dimension.TEMPERATURE, Dimension.MULTIPLE}
)
"""Dimensions of which "rose 4" tells a change without a "by"."""

_MOVED = (
    r"ris(?:es?|en|ing)|rose|f[ae]ll(?:s|en|ing)?|(?:in|de)creas(?:e[sd]?|ing)|declin(?:e[sd]?|ing)"
    r"|dropp?(?:s|ed|ing)?|gr[eo]w(?:s|n|ing)?|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|sl[iu]d(?:e|es|ing)?"
    r"|s[iau]nk(?:s|ing)?|soar(?:s|ed|ing)?|plung(?:e[sd]?|ing)|surg(?:e[sd]?|ing)|tumbl(?:e[sd]?|ing)"
    r"|shr[iau]nk(?:s|ing)?|slipp?(?:s|ed|ing)?|dipp?(?:s|ed|ing)?|plummet(?:s|ed|ing)?|expand(?:s|ed|ing)?"
    r"|contract(?:s|ed|ing)|gain(?:s|ed|ing)|edged|inched|rall(?:y|ies|ied)|rebound(?:s|ed|ing)"
    r"|swell(?:s|ed)?|swollen|skyrocket(?:s|ed)|advanc(?:e[sd]|ing)|weaken(?:s|ed)|strengthen(?:s|ed)"
)
_MADE_TO_MOVE = (
    r"cuts?|cutting|rais(?:e[sd]?|ing)|lower(?:s|ed|ing)|reduc(?:e[sd]?|ing)|slash(?:es|ed|ing)?"
    r"|lift(?:s|ed|ing)?|hik(?:e[sd]?|ing)|trim(?:s|med|ming)?|boost(?:s|ed|ing)?|narrow(?:s|ed|ing)?"
    r"|widen(?:s|ed|ing)?|short(?:ens?|ened|ening)|exten(?:ds?|ded|ding)|changed?|went\s(?:up|down)"
    r"|(?:go|goes|gone|going)\s(?:up|down)|accelerat(?:e[sd]?|ing)|devalued|depreciated|appreciated"
)
_NOUNS = (
    r"increases?|decreases?|rises?|falls?|drops?|declines?|jumps?|hikes?|gains?|growth|surges?|plunges?"
    r"|slumps?|cuts?|reductions?|contractions?|expansions?|improvements?|changes?|swings?|upticks?"
    r"|downturns?|raises?|slides?|dips?|boosts?|pay\s(?:rise|cut)s?|tax\s(?:rise|cut)s?"
)
_MOVED_BEFORE = re.compile(
    rf"(?<!\w)(?:{_MOVED})(?:\s(?:up|down|back|again|further|sharply|slightly|another|a\sfurther"
    r"|an\sadditional|an\sestimated|just|only|nearly|almost|about|around|some|roughly)){0,2}\s{1,2}$",
    re.IGNORECASE,
)
_UP_BEFORE = re.compile(
    r"(?:(?P<verb>(?<!\w)(?:is|are|was|were|be|been|currently|still|trading)|[,;(—–]|^)|[\w.)’'%])"
    r"\s{0,2}(?<!\w)(?:up|down|higher|lower)\s{1,2}$",
    re.IGNORECASE,
)
_PUT_UP = re.compile(
    r"(?<!\w)(?:ma[dk]es?|making|takes?|took|taking|sets?|gave|gives?|used|ends?|ended|c[ao]mes?|anted?"
    r"|puts?|pa(?:y|ys|id)|coughed|c[ao]ughs?|picks?|picked|racks?|racked|offer(?:s|ed)?|follow(?:s|ed))"
    r"\s{1,2}(?:up|down)\s{1,2}$",
    re.IGNORECASE,
)
_BY_BEFORE = re.compile(
    r"(?<!\w)by\s{1,2}(?:as\smuch\sas\s|a\sfurther\s|another\s|an\sadditional\s|an?\s)?$",
    re.IGNORECASE,
)
ANY_MOVE = re.compile(rf"(?<!\w)(?:{_MOVED}|{_MADE_TO_MOVE}|{_NOUNS}|up|down)(?!\w)", re.IGNORECASE)
_MOVED_BY_BEFORE = re.compile(
    rf"(?<!\w)(?:{_MOVED}|{_MADE_TO_MOVE})(?:\s\w{{1,12}}ly)?\s{{1,2}}by\s{{1,2}}\w{{0,7}}\s{{0,2}}$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.;:!?]\s|\n")
_NOUN_OF_BEFORE = re.compile(rf"(?<!\w)(?:{_NOUNS})\s{{1,2}}of\s{{1,2}}(?:an?\s)?$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    rf"[\s-]{{1,2}}(?:(?:pay|tax|price|wage|rate|salary|year-on-year|annual|overall|real)\s)?(?:{_NOUNS})(?!\w)",
    re.IGNORECASE,
)
_MORE_AFTER = re.compile(
    r"\s{1,2}(?:more|less|fewer|higher|lower|larger|smaller|bigger|faster|slower|cheaper|up|down)"
    r"(?=\s(?:than|on|from|in|compared|over|year)(?!\w)|\s{0,2}[.,;)]|$)",
    re.IGNORECASE,
)
_REACH = 70
_FROM_REACH = 140
_SPREAD = re.compile(
    r"(?<!\w)(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|anywhere|spann?(?:s|ed|ing)?)\sfrom\s",
    re.IGNORECASE,
)


def is_change(text: str, quantity: Quantity) -> bool:
    """Whether the words around `quantity` in `text` make it a change."""
    if quantity.dimension in _NEVER:
        return False
    start, end = quantity.span.start, quantity.span.end
    before = text[max(0, start - _REACH) : start]
    if _NOUN_OF_BEFORE.search(before) or _NOUN_AFTER.match(text, end):
        return True
    if _BY_BEFORE.search(before):
        if quantity.counted:  # "was written by 12 people" moves nothing
            return _MOVED_BY_BEFORE.search(before) is not None
        clause = _CLAUSE_END.split(before)[-1]
        return ANY_MOVE.search(clause) is not None
    if quantity.dimension not in _BARE or quantity.counted:
        return False
    if up := _UP_BEFORE.search(before):
        is_share = quantity.dimension in (Dimension.RATIO, Dimension.PERCENTAGE_POINT)
        return (is_share or up["verb"] is not None) and not _PUT_UP.search(before)
    if quantity.dimension is Dimension.COUNT and quantity.unit != "point":
        return False
    return bool(_MOVED_BEFORE.search(before) or _MORE_AFTER.match(text, end))


def is_moved_before(text: str, begin: int) -> bool:
    """Whether the clause before the "from" at `begin` says that something rose, fell or changed."""
    clause = _CLAUSE_END.split(text[max(0, begin - _FROM_REACH) : begin])[-1]
    return ANY_MOVE.search(clause) is not None and not _SPREAD.search(clause)
