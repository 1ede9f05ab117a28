"""Due dates: when a statement about the future can be judged.

A wrong due date is worse than none. What is only possible, hangs on a condition or gives no date
of its own has none, and neither has a date in a clause that depends on what is foretold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.checkability.dispositions import LONGEST_READ, exclusion_of, what_is_said
from claims.checkability.modality import future_places, has_clause_opener
from claims.checkability.schedules import arranged_place, calendar_place
from claims.facets import TimeExpression, TimeRelation
from claims.span import Span
from claims.times.calendar_arithmetic import day_of, shifted
from claims.vocabulary import ExclusionReason

DAY = timedelta(days=1)
LONGEST_OPENING = 24
"""Code points before a date that a sentence begins with: "By the end of the year, ..."."""

_CAN_FALL_DUE = frozenset({None, ExclusionReason.PREDICTION})
_NOT_STATED = re.compile(
    r"\b(?:[Ii]f|[Uu]nless|may|might|could|perhaps|possibly|probably|potentially|(?:un)?likely|maybe"
    r"|(?:hopes?|wants?|wishes|wish|would\s+like)\s+to|as\s+(?:early|soon)\s+as|at\s+the\s+earliest"
    r"|no\s+(?:sooner|earlier)\s+than|[Ii]n\s+case)\b"
)
"""Words with which the future is only imagined or wished for. "May" with a capital is a month."""

_ROLLING = re.compile(r"\bwithin\b|\b(?:days|weeks|months|years)$", re.IGNORECASE)
_COMPARED = re.compile(r"\b(?:than|as|like)\s+(?:in\s+|on\s+)?(?:the\s+)?$", re.IGNORECASE)
_DETERMINED = re.compile(r"\b(?:the|an?|its|their|his|her|our|this|that|for|of)\s+$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"['’]s?\s|\s(?!(?:and|or|but|as|at|in|on|to|by|for|with|after|before|from|when|where|while"
    r"|because|that|which|who|under|over|about|against|during|between|amid|following|despite"
    r"|unless|if|until|into|through|it|he|she|they|we|the|an|its|their|his|her|our|this|all|some"
    r"|are|was|were|will|would|has|have)\b)[a-z]{3,}"
)


def due_date(
    text: str,
    span: Span,
    times: Sequence[TimeExpression],
    anchor: datetime | None,
) -> datetime | None:
    """Return the midnight from which the statement at `span` can be judged, or None.

    It follows the last day that the words name: what "will open on 3 May" falls due on 4 May.

    Args:
        text: the article text.
        span: a sentence in it, or what somebody said.
        times: the times inside `span`, with offsets into `text`.
        anchor: when the text was published, without a zone; None gives None.
    """
    words = span.of(text)[:LONGEST_READ]
    if anchor is None or not any(True for time in times for _ in _ends(time, anchor)):
        return None
    if exclusion_of(text, span) not in _CAN_FALL_DUE:
        return None
    content = what_is_said(words).shifted(span.start)
    foretold = _foretold(content.of(text))
    inside = [time for time in times if content.contains(time.span)]
    if foretold is None or not all(time.resolved for time in inside):
        return None
    cue = content.start + foretold.place
    ends = [
        end
        for time in inside
        if _is_date_of(text, content, cue, time.span) and not _modifies(text, time.span)
        if not foretold.by_date_only or _is_all_to_come(time, anchor)
        for end in _ends(time, anchor)
    ]
    return max(ends, default=None)


@dataclass(frozen=True, slots=True)
class _Foretold:
    """Where the words that foretell stand, and whether only a date shows that they do."""

    place: int
    by_date_only: bool = False


def _foretold(content: str) -> _Foretold | None:
    if _NOT_STATED.search(content):
        return None
    places = future_places(content)
    if places:
        return _Foretold(min(places))
    place = arranged_place(content)
    if place is not None:
        return _Foretold(place)
    place = calendar_place(content)
    return None if place is None else _Foretold(place, by_date_only=True)


def _is_all_to_come(time: TimeExpression, anchor: datetime) -> bool:
    if time.start is None:
        return time.relation is TimeRelation.BY
    return time.start >= day_of(anchor)


def _ends(time: TimeExpression, anchor: datetime) -> Iterator[datetime]:
    """Yield the midnight by which a time is over, if that is after publication.

    "From 1 May" is settled on that day. "Within 30 days" does not count the day on which it is
    said, and holds the thirtieth day after.
    """
    try:
        end = _next_midnight(_end_of(time, anchor))
    except (ValueError, OverflowError):
        return  # beyond the calendar
    if end is not None and end > anchor:
        yield end


def _end_of(time: TimeExpression, anchor: datetime) -> datetime | None:
    if time.relation is TimeRelation.SINCE and time.start is not None:
        return shifted(time.start, time.grain, 1)
    if time.end is not None and time.start == day_of(anchor) and _ROLLING.search(time.text):
        return time.end + DAY
    return time.end


def _is_date_of(text: str, content: Span, cue: int, place: Span) -> bool:
    """Whether a time belongs to what is foretold at `cue`: after it, or first in the sentence."""
    if place.start < cue:
        return place.start - content.start <= LONGEST_OPENING
    return not has_clause_opener(text[cue : place.start])


def _modifies(text: str, place: Span) -> bool:
    """Whether a time only says which thing is meant: "the 2030 plan", "more than in 2020"."""
    before = text[max(0, place.start - 12) : place.start]
    after = text[place.end : place.end + 12]
    if _COMPARED.search(before):
        return True
    return _DETERMINED.search(before) is not None and _NOUN_AFTER.match(after) is not None


def _next_midnight(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    midnight = day_of(moment)
    return midnight if midnight == moment else midnight + DAY
