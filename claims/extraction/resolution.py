"""Makes a claim stand alone, where the text makes that safe.

A pronoun is replaced only when one single person can be meant; everything else that points outside
the claim is listed as unresolved, and a verdict may not be decisive about it. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.claim import Substitution
from claims.facets import Name, NameKind
from claims.span import Span

PERSONAL = re.compile(r"\b(?:he|she)\b(?:[’']s\b|[’']d\b)?", re.IGNORECASE)
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s(?!\w))\b(?!\.)")
POINTING = re.compile(
    r"\b(?:th(?:at|is|ese|ose)|such(?: an?)?)\s(?!time\b|year\b|week\b|month\b"
    r"|is\b|was\b|were\b|are\b|has\b|have\b|had\b|the\b|an?\b|he\b|she\b|they\b|it\b|we\b)[a-z]{3,20}\b",
    re.IGNORECASE,
)
SUBJECT_PRONOUN = re.compile(
    r"^[\"“‘']?(?:it|they|this|these|those|that)\b(?!\s+(?:is|was)\s+\w+\s+that\b)", re.IGNORECASE
)
POSSESSIVE = re.compile(r"\b(?:his|her|their|its)\b", re.IGNORECASE)
AFTER_PREPOSITION = re.compile(
    r"\b(?:in|within|during|by|of|at|for|on|since|after|before|about|with|to|from|under|over)\s+$",
    re.IGNORECASE,
)
COMPLEMENTISER = re.compile(
    r"\b(?:said|say|says|saying|confirmed|announced|claimed|reported|warned|so|believe[sd]?|know[ns]?"
    r"|found|showed|shows|fact|means?|meant|agreed|added|told \w+|than)\s+$",
    re.IGNORECASE,
)


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
) -> StandAlone:
    """Resolve what can safely be resolved in `span`.

    Args:
        text: the article text.
        span: the claim in it.
        names: the names inside the claim, with offsets into `text`.
        earlier_people: the people named earlier in the paragraph or in the one before, each once.
        speaker: who says the claim, where somebody does and is known.
    """
    substitutions: list[Substitution] = []
    unresolved: list[str] = []
    words = span.of(text)
    people = [name for name in names if name.kind is NameKind.PERSON]
    others = [person for person in dict.fromkeys(earlier_people) if person]
    for match in PERSONAL.finditer(words):
        place = Span(*match.span()).shifted(span.start)
        if any(person.span.start < place.start for person in people):
            continue  # the claim names the person itself
        if len(others) == 1 and match[0].lower() in {"he", "she"} and not people:
            substitutions.append(Substitution(place, others[0]))
        else:
            unresolved.append(match[0])
    unresolved += [
        match[0] for match in FIRST_PERSON.finditer(words) if not speaker or match[0][0] in "WwOoUu"
    ]
    unresolved += [
        match[0] for match in POINTING.finditer(words) if not _is_complementiser(words, match)
    ]
    subject = SUBJECT_PRONOUN.match(words)
    if subject and subject[0] not in unresolved:
        unresolved.append(subject[0].strip("\"“‘'"))
    leading = POSSESSIVE.search(words)
    if leading and leading.start() < 3 and not substitutions:
        unresolved.append(leading[0])
    return StandAlone(
        _replaced(text, span, substitutions), tuple(substitutions), tuple(dict.fromkeys(unresolved))
    )


def _is_complementiser(words: str, match: re.Match[str]) -> bool:
    """Whether "that" only opens a clause ("said that talks ...") or a relative clause."""
    if not match[0].lower().startswith("that"):
        return False
    before = words[: match.start()]
    if AFTER_PREPOSITION.search(before):
        return False
    return bool(COMPLEMENTISER.search(before)) or bool(re.search(r"[a-z],?\s$", before))


def _replaced(text: str, span: Span, substitutions: Sequence[Substitution]) -> str:
    parts, position = [], span.start
    for substitution in sorted(substitutions, key=lambda item: item.span):
        parts += [text[position : substitution.span.start], substitution.replacement]
        position = substitution.span.end
    return "".join([*parts, text[position : span.end]])
