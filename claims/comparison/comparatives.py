"""Keeps apart what is compared otherwise: "older than the tunnel", "the oldest", "an old one".

Most words of "the dam is older than the tunnel" and "the tunnel is older than the dam" are the
same, and so are those of "a tall tower" and "the tallest tower". Each difference only subtracts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.comparison.sides import Side, once_per_side
from claims.verdict import EventTie
from claims.wording import Word, concept_of, lemma_of

THAN = re.compile(r"\bthan\b(?P<standard>[^.,;:()]{1,80})", re.IGNORECASE)
"""What something is compared with: the words after "than", to the end of the clause."""
AMONG = re.compile(
    r"\b(?:one|two|three|four|five|some|several|many|among|part)\s+(?:of\s+)?"
    r"(?:the|its|his|her|their)\s+(?:[\w'’-]+\s+){0,2}?(?P<top>\w+est|most|best|worst|first|last|only)\b",
    re.IGNORECASE,
)
"""Several share a place at the top: "one of the tallest" is not the tallest."""
DEGREE_BEFORE = re.compile(r"\b(more|most|less|least|fewer|fewest)\s+$", re.IGNORECASE)
LONGEST_DEGREE = 10
"""Code points in which a word of degree before a word must stand."""
DIFFERENCE = re.compile(
    r"\s+(?:[\w'’-]+\s+)?(?:more|fewer|less|higher|lower|longer|shorter|older|younger|above|below)"
    r"\b",
    re.IGNORECASE,
)
LONGEST_DIFFERENCE = 40
"""Code points after a figure in which a word of degree makes it a difference."""
DEGREE_ENDINGS = (("est", "most"), ("er", "more"))
IRREGULAR_DEGREES = {"better": "more", "best": "most", "worse": "more", "worst": "most"}
OF_TIME = frozenset({"late", "early"})
"""Words whose "later" and "earliest" order events, and compare no things."""


def comparative_ties(claim: Side, reference: Side) -> Iterator[EventTie]:
    """Yield what keeps two comparisons apart: what is compared with, and in what degree."""
    for told in (_other_standard(claim, reference), _other_degree(claim, reference)):
        if told is not None:
            yield EventTie("comparison", False, told)
    if _tells_difference(reference) and not _tells_difference(claim):
        yield EventTie("comparison", False, "the reference tells a difference, the claim a figure")
    shared = _shared_tops(reference) - _shared_tops(claim)
    if any(re.search(rf"\b{top}\b", claim.text, re.IGNORECASE) for top in shared):
        yield EventTie("comparison", False, "the reference speaks of one among several")


@once_per_side
def _tells_difference(side: Side) -> bool:
    """Whether a figure says how much more something is: "3 million passengers more than"."""
    return any(
        figure.change
        or DIFFERENCE.match(side.text[figure.span.end : figure.span.end + LONGEST_DIFFERENCE])
        for figure in (*side.facets.durations, *side.facets.quantities)
    )


@once_per_side
def _shared_tops(side: Side) -> frozenset[str]:
    """Return the superlatives that a text gives to several things, and to none alone."""
    tops = [match["top"].lower() for match in AMONG.finditer(side.text)]
    words = re.findall(r"\w+", side.text.lower()) if tops else []
    return frozenset(top for top in set(tops) if words.count(top) == tops.count(top))


def _other_standard(claim: Side, reference: Side) -> str | None:
    """Say what the claim compares with and the reference does not."""
    ours = _standard(claim)
    if not ours:
        return None
    theirs = _standard(reference)
    if ours & theirs and not (ours - theirs):
        return None
    words = ", ".join(f"“{word}”" for word in sorted(ours - theirs))
    return f"only the claim compares with {words}"


@once_per_side
def _standard(side: Side) -> frozenset[str]:
    """Return the names and words after "than", figures left aside: "more than 1,700"."""
    facets = side.facets
    values = [time.span for time in facets.times]
    values += [figure.span for figure in (*facets.durations, *facets.quantities)]
    found: set[str] = set()
    for match in THAN.finditer(side.text):
        start, end = match.span("standard")
        if any(span.start <= start < span.end or span.start == start + 1 for span in values):
            continue
        found |= {
            word.concept
            for word in side.words
            if start <= word.span.start < end and not word.is_telling
        }
        found |= {
            concept_of(lemma_of(name.canonical.split()[-1]))
            for name in facets.names
            if start <= name.span.start < end
        }
    return frozenset(found)


def _other_degree(claim: Side, reference: Side) -> str | None:
    """Say which word of the claim stands in the reference in another degree only."""
    ours, theirs = _degrees(claim), _degrees(reference)
    there: dict[str, set[str]] = {}
    for word, degree in zip(reference.words, theirs, strict=True):
        there.setdefault(word.lemma, set()).add(degree)
    for word, degree in zip(claim.words, ours, strict=True):
        known = there.get(word.lemma)
        if known and word.lemma not in OF_TIME and degree not in known:
            return f"“{word.span.of(claim.text)}” is said in another degree"
    return None


@once_per_side
def _degrees(side: Side) -> tuple[str, ...]:
    return tuple(_degree(side, word) for word in side.words)


def _degree(side: Side, word: Word) -> str:
    """Return "more", "most", "less", "least" or, where nothing is compared, an empty word."""
    written = word.span.of(side.text).lower()
    before = side.text[max(0, word.span.start - LONGEST_DEGREE) : word.span.start]
    if match := DEGREE_BEFORE.search(before):
        return {"fewer": "less", "fewest": "least"}.get(match[1].lower(), match[1].lower())
    if written in IRREGULAR_DEGREES:
        return IRREGULAR_DEGREES[written]
    if word.is_verb or written == word.lemma or written[:2] != word.lemma[:2]:
        return ""
    return next((degree for ending, degree in DEGREE_ENDINGS if written.endswith(ending)), "")
