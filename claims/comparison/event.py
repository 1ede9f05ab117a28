"""Decides whether a claim and a reference speak of the same event, and records what says so.

A difference in a value refutes a claim only where both sides speak of one event: another round of
talks may well have lasted five hours. Alike words prove nothing here. What ties two sentences to
one event is that they name the same kind of event, that the same parties take part, and at least
one thing that identifies it: its number in a series, its time, its place, a length or figure, the
same actor, or that both are this week's news. One contradiction among these keeps them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from claims.comparison.named import compare_names
from claims.comparison.series import KnownRank, highest_rank_by
from claims.comparison.sides import Side
from claims.facets import Name, NameKind, Ordinal
from claims.names.find import same_name
from claims.names.gazetteer import within
from claims.names.nations import country_name
from claims.span import Span
from claims.verdict import EventTie
from claims.vocabulary import Relation
from claims.wording import concept_of

SAME_TOPIC = 0.6
"""Share of the claim's topic words from which two sentences have one topic, without an event."""
GENERIC_EVENTS = frozenset({"announcement", "call", "proposal", "opening", "launch", "agreement"})
"""Kinds of events that say little alone: two announcements share nothing but the word."""


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a claim: when it is judged for, and what its article is about."""

    as_of: datetime
    parties: frozenset[str]
    mentions: tuple[str, ...]
    ranks: tuple[KnownRank, ...]
    recency: timedelta
    minimum_coverage: float
    reported: bool = False
    """Whether two reports of somebody's words are compared: these may shift the tenses."""


def topic_tie(claim: Side, reference: Side) -> EventTie:
    """Tie them where both name the same kind of event, or most of what the claim is about."""
    shared = sorted(claim.events & reference.events)
    telling = [event for event in shared if event not in GENERIC_EVENTS]
    own = {word.concept for word in claim.words}
    common = own & {word.concept for word in reference.words}
    share = len(common) / len(own) if own else 0.0
    if telling:
        return EventTie("event", True, f"both speak of {_listed(telling)}")
    if share >= SAME_TOPIC:
        return EventTie("event", True, f"both speak of {_listed(sorted(common))}")
    return EventTie("event", False, "they do not speak of the same kind of event")


def parties_tie(claim: Side, reference: Side, context: Context) -> EventTie:
    """Tie them where the countries that the reference names take part in the claim's event."""
    own = claim.countries or context.parties
    theirs = reference.countries
    if not theirs or not own:
        return EventTie("parties", True, "no other party is named")
    foreign = theirs - own - (context.parties if claim.countries else frozenset())
    if foreign:
        return EventTie("parties", False, f"the reference is about {_countries(foreign)} too")
    absent = claim.countries - theirs
    if len(theirs) > 1 and (own - theirs):
        absent = own - theirs
    if absent and not _same_actor(claim, reference):
        return EventTie("parties", False, f"the reference does not name {_countries(absent)}")
    return EventTie("parties", True, f"both are about {_countries(theirs & own)}")


def actor_tie(claim: Side, reference: Side) -> EventTie | None:
    """Tie them where the reference names the people and organisations that the claim names."""
    if not claim.actors:
        return None
    found = [name for name in claim.actors if _finds(name, reference.facets.names)]
    if len(found) == len(claim.actors):
        named = _listed([name.canonical for name in found])
        return EventTie("names", True, f"both name {named}")
    missing = [name.canonical for name in claim.actors if name not in found]
    return EventTie("names", False, f"the reference does not name {_listed(missing)}")


def series_tie(claim: Side, reference: Side, context: Context) -> EventTie | None:
    """Tie them where both mean the same member of a series: the second, the last round."""
    for ours in claim.facets.ordinals:
        for theirs in reference.facets.ordinals:
            if ours.noun and concept_of(ours.noun) == concept_of(theirs.noun):
                return _same_member(ours, theirs, reference, context)
    return None


def _same_member(
    ours: Ordinal, theirs: Ordinal, reference: Side, context: Context
) -> EventTie | None:
    said = f"“{ours.text}” and “{theirs.text}”"
    if ours.rank is not None and theirs.rank is not None:
        same = ours.rank == theirs.rank
        return EventTie("series", same, f"{said} are {'the same' if same else 'different ones'}")
    if ours.last and theirs.last:
        return EventTie("series", True, f"{said} both mean the latest one")
    if ours.last and theirs.rank is not None:
        if theirs.rank == 1:
            return EventTie("series", False, f"{said}: a first one is not called the last")
        highest = highest_rank_by(context.as_of, theirs, reference.countries, context.ranks)
        if highest is None:
            return None
        same = highest == theirs.rank
        known = f"number {highest} is the latest one known by {context.as_of:%-d %B %Y}"
        return EventTie("series", same, f"{said}: {known}")
    return None


def recency_tie(claim: Side, reference: Side, context: Context) -> EventTie | None:
    """Tie them where the event lies shortly before the article, as news without a date does."""
    if any(time.resolved for time in claim.all_times):
        return None
    starts = [t.start for t in reference.facets.times if t.resolved and t.start is not None]
    if not starts:
        return None
    day = min(starts)
    if context.as_of - context.recency <= day <= context.as_of:
        return EventTie("recency", True, f"{day:%-d %B %Y} is shortly before the article")
    return EventTie("recency", False, f"{day:%-d %B %Y} is not shortly before the article")


def bare_tie(claim: Side) -> EventTie | None:
    """Keep a claim apart whose words hardly tell which event is meant: "Three people died."."""
    setting = claim.setting.facets.names if claim.setting else ()
    counted = {figure.counted for figure in claim.facets.quantities}
    telling = [w for w in claim.words if not {w.lemma, w.span.of(claim.text)} & counted]
    if len(telling) > 1 or claim.all_times or claim.facets.names or setting:
        return None
    return EventTie("bare", False, "the claim does not tell which event it means")


def strangers(
    claim: Side, reference: Side, context: Context, differing: Span | None
) -> tuple[str, ...]:
    """Return what only the reference names, the value that differs left aside.

    A report of the same event may well name more; but who names somebody or some place that the
    article never does, and gives another figure, most often speaks of something else.
    """
    known = [*context.mentions, *(name.canonical for name in claim.facets.names)]
    return tuple(
        name.canonical
        for name in reference.facets.names
        if name.kind is not NameKind.COUNTRY
        and name.span != differing
        and name.span not in reference.titles
        and not any(
            same_name(name.canonical, other) or within(other, name.canonical) for other in known
        )
    )


def stranger_tie(reference: Side, context: Context) -> EventTie | None:
    """Keep them apart where the reference tells of people or bodies that the article never names.

    It counts only where nothing but the actor and the news of the week ties the two.
    """
    strangers = [
        name.canonical
        for name in reference.actors
        if not name.located
        and not any(same_name(name.canonical, mention) for mention in context.mentions)
    ]
    if not strangers:
        return None
    return EventTie("strangers", False, f"the article does not name {_listed(strangers)}")


def later_event(reference: Side, context: Context) -> EventTie | None:
    """Say when the reference tells of something after the day that the claim is judged for."""
    times = [time for time in reference.facets.times if time.resolved and time.start is not None]
    if times and all(time.start > context.as_of for time in times if time.start):
        day = min(time.start for time in times if time.start)
        return EventTie("later", False, f"{day:%-d %B %Y} is after {context.as_of:%-d %B %Y}")
    return None


def _same_actor(claim: Side, reference: Side) -> bool:
    tie = actor_tie(claim, reference)
    return tie is not None and tie.holds


def _finds(name: Name, others: Sequence[Name]) -> bool:
    return any(
        compare_names(name, other) is Relation.AGREES
        for other in others
        if (other.kind is NameKind.COUNTRY) == (name.kind is NameKind.COUNTRY)
    )


def _countries(codes: frozenset[str]) -> str:
    return _listed([country_name(code) or code for code in sorted(codes)])


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
