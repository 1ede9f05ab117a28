"""What each figure of a text counts or measures, by the words around it.

A text often gives several figures: "67,188 cases have been reported with 648 deaths". Which of
them answers a figure of the claim is told by the noun that it counts, or else by the words in its
part of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.facets import Dimension, Facets, Quantity, TimeExpression
from claims.lexicon import LIGHT_VERBS
from claims.span import Span
from claims.wording import WORD, Word, concept_of, lemma_of

BREAK = re.compile(
    r"[;:)\]]|[(\[](?!\W*\d)|,(?!\d)|\.(?=\s)"
    r"|\b(?:and|while|but|whereas|against|compared|versus|for\s+an?|of\s+(?:which|whom|these|them|those))\b",
    re.IGNORECASE,
)
"""What parts a sentence into stretches each of which tells of its own figure."""
LINK = re.compile(
    r"\b(?:is|are|was|were|be|been|of|at|to|reach\w*|total\w*|hit|stands?|stood|pass(?:ed|es)?"
    r"|exceed\w*|surpass\w*|number(?:s|ed))\b",
    re.IGNORECASE,
)
"""What leads from a noun to its number; without it a number is a name: "Flight 370"."""
OF_THOSE = re.compile(r"(?:\bof\s+(?:which|whom|these|them|those)|\bincluding)\s+$", re.IGNORECASE)
LISTED = re.compile(r"(?:,|\band)\s+$", re.IGNORECASE)
PART_FOLLOWS = re.compile(
    r"\s+(?:in|from|at|on|as|among|of\s+(?:whom|which|them)|were|was|had|have|has)\b",
    re.IGNORECASE,
)
"""What follows the number of a part: "414 cases, of which 226 were ...", "and 6 in ..."."""
ADDED = re.compile(r"\s+(?:new|more|additional|further|extra|fresh)\b", re.IGNORECASE)
"""What follows a number of those that came in addition: it is not compared with all there are."""
WHOLE = re.compile(
    r"\b(?:totals?|totall?ed|worldwide|global(?:ly)?|overall|altogether|combined"
    r"|(?:around|in|across|throughout)\s+the\s+world|in\s+all)\b",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(
    r"\b(?:outside|elsewhere|other\s+(?:territories|countries|markets|regions|parts)|overseas"
    r"|abroad|internationally|international)\b",
    re.IGNORECASE,
)
BASE = re.compile(
    r"\b(?:based\s+(?:up)?on|averaged\s+(?:over|across)|after|surveyed|sample\s+of"
    r"|(?:survey|poll|study|analysis|average)\s+of|from|among)"
    r"\s+(?:a\s+)?(?:total\s+of\s+)?(?:only\s+|just\s+)?$",
    re.IGNORECASE,
)
"""What leads to the number of those that another figure was taken from."""
BASE_REACH = 32
SENTENCE_END = re.compile(r"[.;!?]\s")
REACH = 6
"""Content words on either side of a figure that tell what it is about."""
STEM = 6
"""Letters by which two forms of one word are known: "recovered", "recoveries"."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure and what it is about, all words by their stems.

    `nouns` are what it counts: the noun behind it, or else those that lead to it ("the number of
    recoveries reached 153"). `details` are the words and names behind it in its part of the
    sentence, `topics` those before it as well, and those before the first figure of the sentence.
    `names` stand in a wider part, and so do `times`; where there are none, all of the sentence.
    `is_added` marks those that came in addition ("12 new cases"), `is_part` those of a whole told
    before, `is_whole` a total, `is_elsewhere` what is outside the places named, and `is_base` the
    number of those that another figure was taken from ("based on 79 reviews").
    """

    quantity: Quantity
    nouns: frozenset[str]
    details: frozenset[str]
    topics: frozenset[str]
    names: frozenset[str]
    times: tuple[TimeExpression, ...]
    is_added: bool
    is_part: bool
    is_whole: bool
    is_elsewhere: bool
    is_base: bool


def measured_in(text: str, facets: Facets, words: Sequence[Word]) -> tuple[Measured, ...]:
    """Return each quantity of a text, durations left out, with what it is about."""
    if not facets.quantities:
        return ()
    stretches = _Stretches(text, facets)
    found: list[Measured] = []
    lead: set[str] = set()
    for quantity in facets.quantities:
        here = quantity.span
        near, wide = stretches.around(here)
        before = [w for w in words if near.start <= w.span.start and w.span.end <= here.start]
        after = [w for w in words if here.end <= w.span.start and w.span.end <= near.end]
        last = found[-1] if found else None
        is_part = last is not None and _is_part(text, quantity, last.quantity.span.end)
        nouns = _nouns(text, quantity, before, last) or _noun_behind_name(text, facets, here, after)
        if is_part and last is not None and not nouns:
            nouns = set(last.nouns)
        if last is None or SENTENCE_END.search(text, last.quantity.span.end, here.start):
            lead = {stem_of(word.concept) for word in before[-REACH:]}
            lead |= _names(facets, Span(near.start, here.start))
        said = near.of(text)
        is_elsewhere = ELSEWHERE.search(said) is not None
        behind = Span(here.end, near.end)
        details = {stem_of(word.concept) for word in after[:REACH]}
        named: set[str] = set() if is_elsewhere else _names(facets, near)
        details |= set() if is_elsewhere else _names(facets, behind)
        topics = {stem_of(word.concept) for word in before[-REACH:]} | details | nouns | named
        found.append(
            Measured(
                quantity,
                frozenset(nouns),
                frozenset(details),
                frozenset(topics | lead),
                frozenset(_names(facets, wide)),
                _times(text, facets, here, wide),
                ADDED.match(text, here.end) is not None,
                is_part,
                WHOLE.search(said) is not None,
                is_elsewhere,
                BASE.search(text, max(0, here.start - BASE_REACH), here.start) is not None,
            )
        )
    return tuple(found)


def stem_of(concept: str) -> str:
    """Return the first letters of a word, by which its other forms are known."""
    return concept[:STEM]


class _Stretches:
    """Where the parts of a sentence begin and end."""

    def __init__(self, text: str, facets: Facets) -> None:
        figures = [value.span for value in (*facets.quantities, *facets.durations)]
        taken = figures + [time.span for time in facets.times]
        taken += [name.span for name in facets.names]
        breaks = (Span(*match.span()) for match in BREAK.finditer(text))
        self._breaks = [span for span in breaks if not any(span.overlaps(t) for t in taken)]
        self._figures = sorted(figures)
        self._length = len(text)

    def around(self, here: Span) -> tuple[Span, Span]:
        """Return the part of the sentence up to the figures beside this one, and beyond them."""
        wide = self._between(self._breaks, here)
        near = self._between(self._figures, here)
        return Span(max(near.start, wide.start), min(near.end, wide.end)), wide

    def _between(self, spans: Sequence[Span], here: Span) -> Span:
        start = max((span.end for span in spans if span.end <= here.start), default=0)
        end = min((span.start for span in spans if span.start >= here.end), default=self._length)
        return Span(start, end)


def _noun_behind_name(text: str, facets: Facets, here: Span, after: Sequence[Word]) -> set[str]:
    """Return the plural noun that only a name parts from its number: "75 COVID-19 cases"."""
    for name in facets.names:
        if name.span.start == here.end + 1 and after and after[0].span.start == name.span.end + 1:
            written = after[0].span.of(text)
            return {stem_of(after[0].concept)} if written.endswith("s") else set()
    return set()


def _names(facets: Facets, stretch: Span) -> set[str]:
    return {
        stem_of(token.casefold())
        for name in facets.names
        if stretch.contains(name.span)
        for token in WORD.findall(name.canonical)
    }


def _times(text: str, facets: Facets, here: Span, wide: Span) -> tuple[TimeExpression, ...]:
    within = tuple(time for time in facets.times if wide.contains(time.span))
    return within or tuple(time for time in facets.times if _one_sentence(text, time.span, here))


def _one_sentence(text: str, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return SENTENCE_END.search(text, first.end, second.start) is None


def _is_part(text: str, quantity: Quantity, last_end: int) -> bool:
    """Whether a bare number tells of some of those counted right before it."""
    if quantity.dimension is not Dimension.COUNT or quantity.counted:
        return False
    between = text[last_end : quantity.span.start]
    listed = LISTED.search(between) and PART_FOLLOWS.match(text, quantity.span.end)
    return bool(listed or OF_THOSE.search(between))


def _nouns(
    text: str, quantity: Quantity, before: Sequence[Word], last: Measured | None
) -> set[str]:
    """Return what a count counts: its noun, or the words that lead to a bare number."""
    if quantity.counted:
        return {stem_of(concept_of(lemma_of(quantity.counted.rsplit(maxsplit=1)[-1])))}
    if quantity.dimension is not Dimension.COUNT:
        return set()
    known = last.nouns if last is not None else frozenset()
    leading = [w for w in before if not w.is_verb and w.lemma not in LIGHT_VERBS]
    leading = [w for w in leading if stem_of(w.concept) not in known]
    if not leading or not LINK.search(text[leading[-1].span.end : quantity.span.start]):
        return set()
    if leading[-1].lemma == "total" and last is not None:
        return set(known)
    return {stem_of(word.concept) for word in leading[-3:]}
