"""Compares who holds a post: "Ukraine's defence minister, X" beside "Y has been minister since".

A post is compared by its words, its country and its organisation, and for the day in question: who
held it before and who will hold it later says nothing about today.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from claims.claim import Claim
from claims.comparison.said import interval_in_words
from claims.comparison.sides import Side
from claims.facets import Name, NameKind, TimeRelation
from claims.names.find import role_statements, same_name
from claims.names.nations import acting_government, country_of, nation_of
from claims.reference import Reference
from claims.span import Span
from claims.verdict import Comparison, EventTie, FacetComparison
from claims.vocabulary import ReasonCode, Relation
from claims.wording import WORD, Word, align, content_words, coverage, fuzzy_score

SAME_POST = 0.75
"""Share of the words of a post that a reference must have for it to speak of the same post."""
FILLING = 8
"""Words that may stand between those of a post ("Secretary of Ukraine's ... Council")."""
ONE_HOLDER = frozenset(
    {"president", "minister", "chancellor", "pope", "king", "queen", "secretary"}
)
"""Posts that one person at a time holds, where their country or organisation is said too."""
DEPUTY = re.compile(
    r"\b(?:deputy|vice|assistant|under|state|press|first|acting|former|ex)\b", re.IGNORECASE
)
LEFT_OFFICE = re.compile(
    r"\b(?:former(?:ly)?|ex-\w|resign(?:ed|s|ation)|dismiss(?:ed|al)|sacked|fired|ousted|removed"
    r"|stepped down|left office|until|was replaced|replaced by|predecessor|no longer|not)\b",
    re.IGNORECASE,
)
HOLDS = re.compile(
    r"^(?:[^.;]{0,60}\b)?(?:is|are|was|has been|had been|became|becomes|appointed|named|made|as"
    r"|serves?|served|serving|took office|sworn in|elected|remains?|confirmed)\b|^\s*,",
    re.IGNORECASE,
)


def compare_role(
    claim: Claim, side: Side, reference: Reference, other: Side, as_of: datetime
) -> Comparison:
    """Compare a claim of kind `role` with a reference."""
    person = next(
        (name for name in reversed(side.facets.names) if name.kind is NameKind.PERSON), None
    )
    post_text = claim.text.partition(" is ")[2].rstrip(".")
    post = _post_words(post_text)
    found = _post_words(other.text)
    aligned = align(post, found)
    share = coverage(post, aligned) if post else 0.0
    same_post = (
        share >= SAME_POST
        and _countries(side) <= _countries(other)
        and _close(found, [pair.reference for pair in aligned])
    )
    facets: tuple[FacetComparison, ...] = ()
    if same_post and person is not None:
        facet = _holder(person, post_text, side, reference, other, as_of)
        facets = (facet,) if facet else ()
    said = "both speak of the same post" if same_post else "they do not speak of the same post"
    return Comparison(
        same_event=same_post,
        ties=(EventTie("role", same_post, said),),
        facets=facets,
        aligned=(),
        fuzzy_score=round(fuzzy_score(claim.text, other.text), 1),
        coverage=round(share, 3),
    )


def _holder(
    person: Name, post: str, side: Side, reference: Reference, other: Side, as_of: datetime
) -> FacetComparison | None:
    holder = next((n for n in other.facets.names if same_name(person.canonical, n.canonical)), None)
    in_office = _in_office(reference, other, as_of)
    if holder is not None:
        states = _states_post(other.text, holder) and in_office
        relation = Relation.AGREES if states else Relation.SILENT
    else:
        holder = _other_holder(post, other)
        if holder is None:
            return None
        sure = in_office and _known_since(reference, other, as_of) and _says_whose(side, other)
        relation = Relation.CONFLICTS if sure else Relation.SILENT
    dates = "; ".join(interval_in_words(time) for time in other.facets.times if time.resolved)
    value = f"{holder.canonical}{f' ({dates})' if dates else ''}"
    return FacetComparison(
        facet="role",
        relation=relation,
        claim_value=person.canonical,
        reference_value=value,
        claim_span=side.span(person.span),
        reference_span=holder.span,
        reason_code=ReasonCode.ENTITY_MISMATCH if relation is Relation.CONFLICTS else None,
        explanation=f"the claim gives the post to {person.canonical}, the reference names {value}",
    )


def _post_words(text: str) -> tuple[Word, ...]:
    """Return the words of a post, with demonyms and countries made one."""
    words = []
    for word in content_words(text):
        country = country_of(word.span.of(text)) if word.span.of(text)[:1].isupper() else None
        words.append(Word(word.span, country, country) if country else word)
    return tuple(words)


def _countries(side: Side) -> set[str]:
    """Return the countries named: a post of another country is another post."""
    named = {nation_of(word[0]) for word in WORD.finditer(side.text) if word[0][0].isupper()}
    seats = {acting_government(name.text) for name in side.facets.names if not name.located}
    return {code for code in named | seats if code}


def _says_whose(side: Side, other: Side) -> bool:
    """Whether the claim says whose post it is: many countries have a prime minister.

    Its countries are known to be in the reference; so must the bodies be that it names.
    """
    bodies = [
        name for name in side.facets.names if name.kind in {NameKind.ORGANISATION, NameKind.OTHER}
    ]
    found = all(
        any(same_name(body.canonical, name.canonical) for name in other.facets.names)
        or body.text in other.text
        for body in bodies
    )
    return found and bool(bodies or _countries(side))


def _close(words: Sequence[Word], matched: Sequence[Span]) -> bool:
    """Whether the matched words stand together as one post does."""
    if not matched:
        return False
    first, last = min(matched).start, max(matched).end
    between = [word for word in words if first <= word.span.start < last]
    return len(between) <= len(matched) + FILLING


def _states_post(text: str, holder: Name) -> bool:
    """Whether the words say that the person holds the post, or give it as a title."""
    if any(same_name(found.person.canonical, holder.canonical) for found in role_statements(text)):
        return True
    return bool(HOLDS.match(text[holder.span.end :])) or bool(
        re.search(
            r"\b(?:is|was|appointed|named|made|elected)\W+(?:\w+\W+){0,3}$",
            text[: holder.span.start],
        )
    )


def _in_office(reference: Reference, other: Side, as_of: datetime) -> bool:
    """Whether the reference, by its own times and validity, speaks for the day in question."""
    if not reference.holds_on(as_of.date()):
        return False
    for time in other.facets.times:
        if time.start is not None and time.start > as_of:
            return False
        if (
            time.relation in {TimeRelation.UNTIL, TimeRelation.BEFORE}
            and time.end
            and time.end <= as_of
        ):
            return False
    return reference.valid_to is not None or not LEFT_OFFICE.search(other.text)


def _known_since(reference: Reference, other: Side, as_of: datetime) -> bool:
    if reference.valid_from is not None:
        return reference.valid_from <= as_of.date()
    return any(
        time.relation is TimeRelation.SINCE and time.start and time.start <= as_of
        for time in other.facets.times
    )


def _other_holder(post: str, other: Side) -> Name | None:
    """Return another person whom the reference gives a post that only one person can hold."""
    head = {word.lemma for word in content_words(post)} & ONE_HOLDER
    if not head or bool(DEPUTY.search(post)) != bool(DEPUTY.search(other.text)):
        return None
    people = [name for name in other.facets.names if name.kind is NameKind.PERSON]
    return people[0] if len(people) == 1 and _states_post(other.text, people[0]) else None
