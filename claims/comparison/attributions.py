"""Compares who said what: "X said that ..." beside a reference that reports words of X.

Only the saying is compared, not whether it is true. A reference supports it where it reports the
same content from the same speaker. None refutes it: that somebody said something else as well, or
at another time, does not show that these words were never said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from claims.checkability.modality import is_prediction, is_question
from claims.claim import Attribution, Claim
from claims.comparison import compare_sides
from claims.comparison.event import Context
from claims.comparison.facets import compare_facets
from claims.comparison.scope import POSSIBLE
from claims.comparison.sides import Side, side_of_words
from claims.facets import NameKind
from claims.names.find import NameIndex, same_name
from claims.reading.sentences import split_sentences
from claims.reference import Reference
from claims.speech.attribution import find_attributions, find_hedges
from claims.speech.denials import DENIALS
from claims.speech.negation import find_negations
from claims.verdict import Comparison, EventTie
from claims.vocabulary import ClaimKind
from claims.wording import concept_of, content_words

PRONOUN = re.compile(r"\b(?:I|me|my|he|him|his|she|her|they|their|them|we|our)\b", re.IGNORECASE)
"""Words by which speakers may mean themselves."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim and a reference laid side by side as two reports of what somebody said."""

    comparison: Comparison
    claim: Side
    reference: Side


def compare_attribution(
    claim: Claim, side: Side, reference: Reference, other: Side, context: Context
) -> Said:
    """Compare a claim of kind `attribution` with the report in a reference that is nearest to it.

    `side` and `other` are claim and reference as they were read as a whole. Where the reference
    reports no words of the same speaker, these are compared and the tie `speaker` fails.
    """
    ours = _part_of_claim(claim, outside=False)
    reports = [
        _compared(claim, ours, theirs, context)
        for theirs in _reports(reference)
        if _same_voice(claim, theirs)
    ]
    if reports:
        return max(reports, key=lambda said: (said.comparison.same_event, said.comparison.coverage))
    comparison = compare_sides(side, other, context)
    tie = EventTie("speaker", False, f"it reports nothing that {_speaker(claim)} said")
    ties = (*comparison.ties, tie)
    return Said(replace(comparison, same_event=False, ties=ties), ours, other)


def repeats_claimant(claim: Claim, reference: Reference) -> bool:
    """Whether a reference only reports that the claimant said so: that does not make it true."""
    if claim.kind is not ClaimKind.CONTENT:
        return False
    return any(_same_voice(claim, report) for report in _reports(reference))


def is_speaker_only(claim: Claim, reference: Reference) -> bool:
    """Whether somebody whom the claim tells of only speaks in the reference, of somebody else.

    "Brandt said that Weiss had lied" does not say that Brandt lied. A claim that tells of the
    saying itself ("Brandt's announcement") is about the speaker indeed.
    """
    if claim.kind is ClaimKind.ATTRIBUTION:
        return False
    told = {word.concept for word in content_words(claim.quote)}
    return any(
        _is_named(report.attribution.speaker)
        and same_name(name.canonical, report.attribution.speaker or "")
        and concept_of(report.attribution.verb or "") not in told
        and not PRONOUN.search(report.content.text)
        and not any(same_name(name.canonical, n.canonical) for n in report.content.facets.names)
        for report in _reports(reference)
        for name in claim.facets.names
        if name.kind is NameKind.PERSON
    )


@dataclass(frozen=True, slots=True)
class _Report:
    """One attribution of a reference, read."""

    attribution: Attribution
    content: Side
    frame: Side
    frame_words: str


@lru_cache(maxsize=1024)
def _reports(reference: Reference) -> tuple[_Report, ...]:
    text = reference.statement
    found = find_attributions(text, split_sentences(text), NameIndex.of(text))
    return tuple(_read(reference, attribution) for attribution in found)


def _read(reference: Reference, attribution: Attribution) -> _Report:
    content, text = attribution.content, reference.statement
    frame_words = f"{text[: content.start]} {text[content.end :]}"
    return _Report(
        attribution,
        side_of_words(reference, content),
        side_of_words(reference, content, outside=True),
        frame_words,
    )


def _same_voice(claim: Claim, report: _Report) -> bool:
    """Whether both report words of one named speaker, in the same sense."""
    ours, theirs = claim.attribution, report.attribution
    if not (_is_named(ours.speaker) and _is_named(theirs.speaker)):
        return False
    same = same_name(ours.speaker or "", theirs.speaker or "")
    return same and (ours.verb in DENIALS) == (theirs.verb in DENIALS)


def _is_named(speaker: str | None) -> bool:
    """Whether a speaker has a name: "a senior official" may be anybody."""
    return bool(speaker) and any(word[0].isupper() for word in (speaker or "").split())


def _speaker(claim: Claim) -> str:
    return claim.attribution.speaker or "an unnamed speaker"


@lru_cache(maxsize=64)
def _part_of_claim(claim: Claim, *, outside: bool) -> Side:
    """Read what was said, or the words around it: once, for all references that a claim meets."""
    return side_of_words(claim, claim.attribution.content, outside=outside)


def _compared(claim: Claim, ours: Side, report: _Report, context: Context) -> Said:
    comparison = compare_sides(ours, report.content, replace(context, reported=True))
    frame = _part_of_claim(claim, outside=True)
    when = tuple(facet for facet in compare_facets(frame, report.frame) if facet.facet == "time")
    ties = (
        *comparison.ties,
        EventTie("speaker", True, f"both report words of {_speaker(claim)}"),
        *_differing_moods(ours, report),
    )
    comparison = replace(
        comparison,
        same_event=comparison.same_event and all(tie.holds for tie in ties if tie.kind == "mood"),
        ties=ties,
        facets=(*comparison.facets, *when),
    )
    return Said(comparison, ours, report.content)


def _says_possible(text: str) -> bool:
    return POSSIBLE.search(text) is not None


def _differing_moods(ours: Side, report: _Report) -> Iterator[EventTie]:
    """Yield what makes two reports of alike words differ: a question, the future, a doubt."""
    for judge, words in (
        (is_question, "asks"),
        (is_prediction, "speaks of the future"),
        (_says_possible, "says what may be"),
    ):
        if judge(ours.text) != judge(report.content.text):
            yield EventTie("mood", False, f"only one of them {words}")
    if find_hedges(report.frame_words) or find_negations(report.frame_words):
        yield EventTie("mood", False, "the reference does not say for certain that it was said")
