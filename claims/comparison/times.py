"""Compares the times of a claim with the times of a reference."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from claims.facets import Grain, TimeExpression, TimeRelation
from claims.vocabulary import Relation

DATE_PART = re.compile(r"(?<!\d)\d{1,2}(?!\d)|[A-Z][a-z]{2,}")
"""The number of a day, or the name of a month or of a day of the week."""

DAY_AND_MONTH = 2

GRAIN_LENGTH = {
    Grain.SECOND: timedelta(seconds=1),
    Grain.MINUTE: timedelta(minutes=1),
    Grain.HOUR: timedelta(hours=1),
    Grain.DAY: timedelta(days=1),
    Grain.WEEK: timedelta(days=7),
    Grain.MONTH: timedelta(days=31),
    Grain.QUARTER: timedelta(days=92),
    Grain.SEASON: timedelta(days=92),
    Grain.YEAR: timedelta(days=366),
    Grain.DECADE: timedelta(days=3653),
    Grain.CENTURY: timedelta(days=36525),
}

SHORTEST = {
    Grain.MONTH: timedelta(days=28),
    Grain.QUARTER: timedelta(days=90),
    Grain.SEASON: timedelta(days=89),
    Grain.YEAR: timedelta(days=365),
    Grain.DECADE: timedelta(days=3652),
    Grain.CENTURY: timedelta(days=36524),
}
"""The shortest of the units that differ in length."""

STRETCH = re.compile(r"\b(?:to|until|till|through)\b|\d{4}\s?[-–—]\s?\d{4}")
"""What joins the two ends of a stretch; "between 2010 and 2014", or a season, is any time in it."""

CLOCK_GRAINS = {Grain.SECOND, Grain.MINUTE, Grain.HOUR}
CLOCK_REACH = timedelta(days=3)
"""How far the guessed day of a bare clock time may be off: news is written a day or two later."""
DAY = re.compile(
    r"\d{4}|\b(?:mon|tues|wednes|thurs|fri|satur|sun|to|yester)day|\b(?:tonight|tomorrow)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\b(?:last|next|this)\b|\d[/.]\d+[/.]",
    re.IGNORECASE,
)
"""What gives a clock time a day of its own."""


def compare_times(claim: TimeExpression, reference: TimeExpression) -> Relation:
    """Say whether the reference's time confirms the claim's.

    It agrees when it lies inside the claim's interval ("2 June" in "early June"), conflicts when
    the two cannot both be the time of one event, and is silent when it is coarser, only touches
    the claim's interval, or either is not resolved. The bounds of an approximate time are soft by
    half of its length.
    """
    if not (claim.resolved and reference.resolved):
        return _compare_dates_in_words(claim, reference)
    if _is_clock(claim) or _is_clock(reference):
        return _compare_clocks(claim, reference)
    if TimeRelation.SINCE in {claim.relation, reference.relation}:
        if _is_stretch(claim) or _is_stretch(reference):
            return Relation.SILENT
        return _compare_beginnings(claim, reference)
    low, high = _bounds(claim)
    other_low, other_high = _bounds(reference)
    if low <= other_low and other_high <= high:
        return Relation.AGREES if _same_ends(claim, reference) else Relation.SILENT
    slack = _softness(claim) + _softness(reference)
    if _later(other_low, high, slack) or _later(low, other_high, slack):
        return Relation.CONFLICTS
    return Relation.SILENT


def _compare_dates_in_words(claim: TimeExpression, reference: TimeExpression) -> Relation:
    """Compare a day and month without a year, "28 July", with another: 24 July is another day."""
    ours, theirs = _parts_of(claim), _parts_of(reference)
    if len(ours) < DAY_AND_MONTH or len(theirs) < DAY_AND_MONTH:
        return Relation.SILENT
    if {claim.relation, reference.relation} != {TimeRelation.DURING}:
        return Relation.SILENT
    return Relation.SILENT if ours <= theirs or theirs <= ours else Relation.CONFLICTS


def _is_clock(time: TimeExpression) -> bool:
    """Whether it gives the time of the day only; its day is then a guess."""
    return time.grain in CLOCK_GRAINS and not DAY.search(time.text)


def _compare_clocks(claim: TimeExpression, reference: TimeExpression) -> Relation:
    """Compare "at 10:16" with "at 10:16 on 11 March"; clocks of two places never conflict."""
    if claim.start is None or reference.start is None or reference.grain not in CLOCK_GRAINS:
        return Relation.SILENT
    same = claim.start.time() == reference.start.time()
    near = abs(claim.start - reference.start) <= CLOCK_REACH
    return Relation.AGREES if same and near else Relation.SILENT


def _bounds(time: TimeExpression) -> tuple[datetime, datetime]:
    return time.start or datetime.min, time.end or datetime.max


def _softness(time: TimeExpression) -> timedelta:
    if not time.approximate or time.start is None or time.end is None:
        return timedelta(0)
    return (time.end - time.start) / 2


def _later(start: datetime, end: datetime, slack: timedelta) -> bool:
    """Whether `start` lies at or after `end` by at least `slack`."""
    return start >= end and start - end >= slack


def _is_stretch(time: TimeExpression) -> bool:
    """Whether something went on from one time to another: "2020 to 2023"."""
    return time.start is not None and time.end is not None and bool(STRETCH.search(time.text))


def _same_ends(claim: TimeExpression, reference: TimeExpression) -> bool:
    """Whether a time inside the claim's also begins and ends with it, where the claim says so.

    "Closed from 2020 to 2023" and "open until 2023" are not confirmed by one year of these; what
    happened "in 2023" is confirmed by a day of it.
    """
    lasting = _is_stretch(claim)
    if not lasting and claim.relation is not TimeRelation.UNTIL:
        return True
    if not (_is_stretch(reference) or reference.relation is TimeRelation.UNTIL):
        return False
    unit = SHORTEST.get(claim.grain, GRAIN_LENGTH[claim.grain])
    ends_alike = not (claim.end and reference.end) or reference.end > claim.end - unit
    if not lasting or claim.start is None:
        return ends_alike
    return ends_alike and reference.start is not None and reference.start < claim.start + unit


def _compare_beginnings(claim: TimeExpression, reference: TimeExpression) -> Relation:
    """Compare when something began: "since October 2024" with "on 1 October 2024"."""
    if claim.start is None or reference.start is None:
        return Relation.SILENT
    window = GRAIN_LENGTH[claim.grain]
    if claim.start <= reference.start < claim.start + window:
        return Relation.AGREES
    if claim.relation is not reference.relation:
        return Relation.SILENT
    other = GRAIN_LENGTH[reference.grain]
    apart = reference.start >= claim.start + window or claim.start >= reference.start + other
    return Relation.CONFLICTS if apart else Relation.SILENT


def is_part_of(part: TimeExpression, whole: TimeExpression) -> bool:
    """Whether one time is a shorter stretch inside another: a quarter inside its year."""
    if part.start is None or part.end is None or whole.start is None or whole.end is None:
        return False
    inside = whole.start <= part.start and part.end <= whole.end
    return inside and 2 * (part.end - part.start) <= whole.end - whole.start


def is_same_time(claim: TimeExpression, reference: TimeExpression) -> bool:
    """Whether a figure given for the reference's time answers one given for the claim's.

    Counts grow: what was so "by 7 April" is told by a report of that day, not of the day before.
    A date whose year is not known is the same where its words are ("7 April").
    """
    if not (claim.resolved and reference.resolved):
        ours, theirs = _parts_of(claim), _parts_of(reference)
        if claim.relation in {TimeRelation.BEFORE, TimeRelation.AFTER}:
            return False
        return ours <= theirs or theirs <= ours
    if claim.start is None and claim.end is not None:
        last = reference.end or reference.start
        return last is not None and claim.end - GRAIN_LENGTH[claim.grain] < last <= claim.end
    if claim.end is None and claim.start is not None:
        return reference.start is not None and claim.start <= reference.start
    return compare_times(claim, reference) is Relation.AGREES


def _parts_of(time: TimeExpression) -> set[str]:
    """Return the day and the month of a date in words."""
    return {part[:3].casefold() for part in DATE_PART.findall(time.text)}
