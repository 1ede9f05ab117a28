"""Makes a claim stand alone, where the text makes that safe.

A pronoun or a description is replaced only when one single thing can be meant; everything else
that points outside the claim is listed as unresolved, and a verdict may not be decisive about it.
Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.claim import Substitution
from claims.facets import Name, NameKind
from claims.resolution.anaphora import open_anaphora
from claims.resolution.bare_descriptions import bare_description
from claims.resolution.descriptions import Reading, read_descriptions
from claims.resolution.pronouns import Scene, possessive, read_pronouns
from claims.resolution.referents import Referents
from claims.span import Span
from claims.verb_forms import AUXILIARIES, is_verb_form
from claims.word_list import words_of

_GROUP = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|[Uu]s(?!\w))\b(?!\.)")
_POINTING = re.compile(
    r"\b(?P<word>this|that|these|those|such(?: an?)?)\s+"
    r"(?P<noun>[a-z]{3,20}(?:-[a-z]{1,20}){0,3})\b(?![’'])",
    re.IGNORECASE,
)
_SUBJECT_PRONOUN = re.compile(
    r"[\"“‘']?(?:(?:but|and|so|yet|still|then)\s+)?"
    r"(?P<word>this|these|that|those(?!\s(?:who|with|in|from|of|at|\w{2,15}(?:ed|ing))\b))"
    r"\b(?!\s+(?:is|was)\s+\w+\s+that\b)",
    re.IGNORECASE,
)
_AFTER_PREPOSITION = re.compile(
    r"\b(?:in|within|during|by|of|at|for|on|since|after|before|about|with|to|from|under|over)\s+$",
    re.IGNORECASE,
)
_NOT_POINTED_AT = words_of(
    """time times year month week quarter season day morning afternoon evening night weekend
    century decade summer spring autumn winter fall past next last coming january february march
    april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday is was were are has have had the who which that with and from
    for are not can could will would may might must should also still just than then there too in
    into like well she they here what when where how why whose but yet because without about such
    one ones only even never ever means includes left present involved living working seeking"""
)
"""What follows "this" and "those" without being a thing that was named before: a time ("this
week"), a verb, or what goes on to say who is meant ("those who left")."""


@dataclass(frozen=True, slots=True)
class StandAlone:
    """A claim's stand-alone text, what was replaced in it, and what could not be."""

    text: str
    substitutions: tuple[Substitution, ...]
    unresolved: tuple[str, ...]


def stand_alone(
    text: str,
    span: Span,
    names: Sequence[Name],
    earlier_people: Sequence[str],
    speaker: str | None,
    referents: Referents | None = None,
) -> StandAlone:
    """Resolve what can safely be resolved in `span`.

    Args:
        text: the article text.
        span: the claim in it.
        names: the names inside the claim, with offsets into `text`.
        earlier_people: the people named earlier in the paragraph or in the one before, each once.
        speaker: who says the claim, where somebody does and is known.
        referents: what the article names; without it descriptions are left as they are.
    """
    people = tuple(name.span for name in names if name.kind is NameKind.PERSON)
    scene = Scene(
        before=tuple(dict.fromkeys(person for person in earlier_people if person)),
        inside=people,
        speaker=speaker,
        is_known=speaker is not None
        and (speaker in referents.people if referents else speaker[0].isupper()),
        genders=referents.genders if referents else {},
        referents=referents,
        body=_speaking_body(text, span, speaker, referents) if referents else None,
    )
    readings = list(read_pronouns(text, span, scene))
    if referents is not None:
        readings += read_descriptions(referents, span)
    readings += _pointing(text, span)
    readings += _anaphora(text, span, names, scene)
    bare = bare_description(text, span)
    if bare is not None:
        readings.append(Reading(bare, None))
    readings.sort(key=lambda reading: (reading.span.start, -reading.span.end))
    kept = tuple(_without_overlaps(readings))
    substitutions = tuple(Substitution(r.span, r.meant) for r in kept if r.meant is not None)
    unresolved = dict.fromkeys(r.span.of(text) for r in kept if r.meant is None)
    return StandAlone(written_out(text, span, substitutions), substitutions, tuple(unresolved))


def written_out(text: str, span: Span, substitutions: Sequence[Substitution]) -> str:
    """Return the words of `span` with the substitutions made; they do not overlap."""
    parts, position = [], span.start
    for substitution in sorted(substitutions, key=lambda item: item.span):
        parts += [text[position : substitution.span.start], substitution.replacement]
        position = substitution.span.end
    return "".join([*parts, text[position : span.end]])


def _without_overlaps(readings: Sequence[Reading]) -> Iterator[Reading]:
    end = -1
    for reading in readings:
        if reading.span.start >= end:
            yield reading
            end = reading.span.end


def _speaking_body(text: str, span: Span, speaker: str | None, referents: Referents) -> str | None:
    """Return the speaker where it is a body that reports on itself: "X said it would ..."."""
    if speaker is None or text[span.start : span.start + 1] in "“\"‘'":
        return None
    if text[max(0, span.start - 1) : span.start] in ("“", '"', "‘", "'"):
        return None
    kinds = {n.kind for n in referents.names_before(span.start) if n.canonical == speaker}
    bodies = {NameKind.ORGANISATION, NameKind.COUNTRY, NameKind.OTHER}
    return speaker if kinds and kinds <= bodies else None


def _pointing(text: str, span: Span) -> Iterator[Reading]:
    """Yield the words that point outside the claim, and that nothing here resolves."""
    words = span.of(text)
    found = [match.span() for match in _GROUP.finditer(words)]
    for match in _POINTING.finditer(words):
        if _points(words, match):
            is_verb = match["word"].lower() in {"this", "that"} and _is_third_person(match["noun"])
            found.append(match.span("word") if is_verb else match.span())
    first = _SUBJECT_PRONOUN.match(words)
    if first is not None:
        found.append(first.span("word"))
    for start, end in found:
        yield Reading(Span(start, end).shifted(span.start), None)


def _anaphora(text: str, span: Span, names: Sequence[Name], scene: Scene) -> Iterator[Reading]:
    """Yield "it" and "their" without an antecedent; "its" of a body that speaks is the body's."""
    for place in open_anaphora(text, span, names):
        owned = place.of(text).lower() in {"its", "their"} and scene.body is not None
        yield Reading(place, possessive(scene.body) if owned and scene.body else None)


def _is_third_person(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _points(words: str, match: re.Match[str]) -> bool:
    """Whether "this" or "that" stands before a noun, and does not open a clause."""
    noun = match["noun"].lower()
    if noun in _NOT_POINTED_AT or noun in AUXILIARIES or noun.endswith("ly"):
        return False
    if match["word"].lower() == "those" and is_verb_form(noun):
        return False
    if match["word"].lower().startswith("such"):
        return True
    if match["word"].lower() != "that":
        return "-" in noun or not is_verb_form(noun)
    if not words[: match.start()].strip("“\"‘'"):
        return not is_verb_form(noun)
    return _AFTER_PREPOSITION.search(words[max(0, match.start() - 12) : match.start()]) is not None
