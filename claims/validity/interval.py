"""Since when and until when a statement holds: as the data says, or else as its own words do.

Only clear words for a state bound a statement. What happened, happened: an event holds for ever.
Words only ever narrow what a statement proves, and an interval holds the days that are sure: "since
2023" is sure from 2024 on, or from the day it was published on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from enum import StrEnum

from claims.claim import Claim
from claims.comparison.sides import side_of_reference
from claims.comparison.times import STRETCH as _STRETCH
from claims.facets import Grain, TimeExpression, TimeRelation
from claims.reference import Reference
from claims.span import Span
from claims.vocabulary import ClaimKind


class ValidityRule(StrEnum):
    """Where an interval comes from."""

    DATA = "data"  # valid_from or valid_to of the reference
    SINCE = "since"  # "has been minister since 2023": until something says otherwise
    BETWEEN = "between"  # "was mayor from 2012 to 2016"
    UNTIL = "until"  # "is closed until 5 May"
    BEGAN = "began"  # "became chancellor on 6 May": until something says otherwise
    TOLD = "told"  # "is now the chief executive", undated: known for some time after it was told
    ALWAYS = "always"  # an event, or no word that bounds it


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which a statement surely holds, as the half-open interval `[start, end)`.

    None leaves a side open. `earliest` is the first day on which it may hold already. `span` and
    `text` are the words of the statement that say so, None and empty where they are not its words.
    """

    rule: ValidityRule
    start: date | None = None
    end: date | None = None
    earliest: date | None = None
    span: Span | None = None
    text: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the statement surely holds on `day`."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    @property
    def ends(self) -> bool:
        """Whether the end is one that was told, and not only as far as is known."""
        return self.end is not None and self.rule is not ValidityRule.TOLD

    def is_lapsed_on(self, day: date) -> bool:
        """Whether it was told so long before `day` that it may have ended since."""
        return self.rule is ValidityRule.TOLD and self.end is not None and self.end <= day


CLAUSE = 90
"""Code points before a time in which the words stand that it bounds."""
_SHORT = frozenset({Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAY})
_MONTHS = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.SEASON: 3,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
_END_OF = re.compile(r"(?:the\s+)?end\s+of\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:in|for|during|over)\s+(?:the\s+)?$", re.IGNORECASE)
"""What makes a stretch a period in which something was counted: "34 percent in 2018-2019"."""
_HAS_BEEN = re.compile(
    r"\b(?:has|have)\s+(?:\w+ly\s+)?(?:been|served|held|led|headed|chaired|run|governed|ruled"
    r"|reigned|belonged|remained|stayed|lived|worked|employed|owned)\b"
    r"|['’]s\s+been\b|\b(?:is|are|remains?|serves|serving)\b",
    re.IGNORECASE,
)
_WAS = re.compile(
    r"\b(?:was|were|served|held|led|headed|chaired|ran|governed|ruled|reigned|belonged|remained"
    r"|stayed|lived|worked|is|are|runs?|remains?|lasts?|applies|apply|will\s+(?:be|remain|stay))\b",
    re.IGNORECASE,
)
_STATE = re.compile(
    r"\b(?:is|are|was|were|be|been|remains?|remained|stays?|stayed|serves?|served|continues?"
    r"|continued|runs?|ran|lasts?|lasted|applies|apply|holds?|held)\b",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:became|took\s+(?:office|over)|was\s+(?:sworn\s+in|inaugurated|crowned|enthroned)"
    r"|assumed\s+office|succeeded|entered\s+into\s+force|came\s+into\s+(?:force|effect)"
    r"|took\s+effect)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:is|are|has|have)\s+(?:now|currently|presently)\b"
    r"|\b(?:currently|presently|at\s+present|at\s+the\s+moment|as\s+of\s+(?:now|today)|for\s+now)\b"
    r"|\bnow\s+(?:is|are|has|have|stands?|serves?|holds?|leads?|owns?|employs?|runs?)\b",
    re.IGNORECASE,
)
_HOLDS_POST = re.compile(
    r"^[^,;:]{2,80}?\b(?:is|are|remains?|serves\s+as)\s+(?:\w+ly\s+)?(?:(?:the|its|their|an?)\s+)?"
    r"(?:[\w'’-]+\s+){0,6}?(?:president|minister|chancellor|pope|king|queen|emperor|premier|mayor"
    r"|governor|secretary|speaker|chair(?:man|woman|person)?|chief|ceo|director|head|leader"
    r"|commander|coach|ambassador|commissioner|captain|champion)\b(?!['’])",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not|never|no\s+longer)\b|n['’]t\b", re.IGNORECASE)
_PRESENT = re.compile(
    r"\b(?:is|are|has\s+been|have\s+been|remains?|serves|currently|still)\b|\w['’]s\s+been\b",
    re.IGNORECASE,
)


def validity_of(reference: Reference, state_days: int, *, of_post: bool = False) -> Validity:
    """Return the days on which a reference holds: by its data, or else by its own words.

    Args:
        reference: what is stated. Its relative times count from its publication.
        state_days: days after publication for which an undated state is taken to hold.
        of_post: whether only the post matters that it gives somebody; such a post is a state even
            where the statement tells an event ("Minister Lee spoke on Monday").
    """
    if reference.valid_from is not None or reference.valid_to is not None:
        start = reference.valid_from
        return Validity(ValidityRule.DATA, start, reference.valid_to, earliest=start)
    published = reference.published_at.date() if reference.published_at else None
    found = next(_by_times(reference, published), None)
    if found is not None:
        return found
    text = reference.statement
    told = _NOW.search(text) or _HOLDS_POST.search(text)
    if published is not None and (told or of_post):
        end = published + timedelta(days=state_days + 1)
        span = Span(*told.span()) if told else None
        words = told[0] if told else ""
        return Validity(ValidityRule.TOLD, published, end, None, span, words)
    return Validity(ValidityRule.ALWAYS)


def speaks_of_the_day(claim: Claim) -> bool:
    """Whether a claim says how things are on its day, so that a state must hold on that day."""
    if claim.kind is ClaimKind.ROLE:
        return True
    if claim.kind in {ClaimKind.ATTRIBUTION, ClaimKind.EVENT}:
        return False
    dated = any(
        time.resolved and time.relation not in {TimeRelation.SINCE, TimeRelation.UNTIL}
        for time in claim.facets.times
    )
    return not dated and _PRESENT.search(claim.text) is not None


def _by_times(reference: Reference, published: date | None) -> Iterator[Validity]:
    """Yield the interval that each time in the statement gives to a state, in order."""
    text = reference.statement
    for time in side_of_reference(reference).facets.times:
        before = text[max(0, time.span.start - CLAUSE) : time.span.start]
        clause = re.split(r"[.;:]\s", before)[-1]
        if time.span.start <= len("Since the "):  # "Since 2019 Ann Lee has been ..."
            clause = text[time.span.end : time.span.end + CLAUSE]
        if not time.resolved or _DENIED.search(clause):
            continue
        found = _bounded(time, clause, published)
        if found is not None:
            yield found


def _bounded(time: TimeExpression, clause: str, published: date | None) -> Validity | None:
    """Return the interval that a time gives to the state told in its clause, if it tells one."""
    first = time.start.date() if time.start else None
    last = _last_day(time.end) if time.end else None
    words = (time.span, time.text)
    if time.relation is TimeRelation.SINCE and first and _HAS_BEEN.search(clause):
        start = _surely_begun(first, time.grain, published)
        return Validity(ValidityRule.SINCE, start, None, first, *words)
    if time.relation is TimeRelation.UNTIL and last and _STATE.search(clause):
        grain = Grain.DAY if _END_OF.match(time.text) else time.grain
        return Validity(ValidityRule.UNTIL, None, _moved(last, grain, -1), None, *words)
    if time.relation is not TimeRelation.DURING or first is None or last is None:
        return None
    stretch = _STRETCH.search(time.text) or _BETWEEN.search(clause)
    if stretch and not _MEASURED.search(clause) and _WAS.search(clause):
        start, end = _moved(first, time.grain, 1), _moved(last, time.grain, -1)
        if time.grain in _SHORT:
            start = first
        return Validity(ValidityRule.BETWEEN, start, max(start, end), first, *words)
    if _BEGAN.search(clause):
        start = _surely_begun(first, time.grain, published)
        return Validity(ValidityRule.BEGAN, start, None, first, *words)
    return None


def _last_day(end: datetime) -> date:
    """Return the first day that lies wholly after a moment, or begins with it."""
    return end.date() if end.time() == time_of_day.min else end.date() + timedelta(days=1)


def _surely_begun(first: date, grain: Grain, published: date | None) -> date:
    """Return the first day on which what began in a period has surely begun.

    It had begun when it was told, however coarsely: "since 2023", published in March 2023.
    """
    if grain in _SHORT:
        return first
    after = _moved(first, grain, 1)
    return min(after, published) if published and published >= first else after


def _moved(day: date, grain: Grain, units: int) -> date:
    """Return a day moved by whole units of a grain; months and years keep the calendar."""
    if grain in _SHORT:
        return day + timedelta(days=units)
    if grain is Grain.WEEK:
        return day + timedelta(days=7 * units)
    months = day.year * 12 + day.month - 1 + units * _MONTHS[grain]
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        return day
    return date(year, month + 1, min(day.day, 28))
