"""How alike two sentences are worded. The figures rank and align; they never decide.

Similarity cannot tell a claim from its opposite: "has doubled" and "has not doubled" score 96 of
100, a true paraphrase 51. So a score proposes, and the typed comparison of facets disposes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, utils
from rapidfuzz.distance import JaroWinkler

from claims.lexicon import CONCEPT, IRREGULAR_LEMMAS, LIGHT_VERBS, STOP_WORDS
from claims.span import Span
from claims.verb_forms import is_past_form
from claims.verdict import AlignedSpan

WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
SAME_WORD = 0.92
"""Jaro-Winkler similarity, in [0, 1], from which two lemmas are taken for spellings of one word."""
MAXIMUM_WORDS = 400
"""Words of one text that are aligned; alignment is quadratic, and no claim is longer."""


@dataclass(frozen=True, slots=True)
class Word:
    """A content word: where it stands, its lemma, and the concept that it is compared as."""

    span: Span
    lemma: str
    concept: str
    is_verb: bool = False
    """Whether it has the form of a past tense or participle."""

    @property
    def is_telling(self) -> bool:
        """Whether it is a verb that says something by itself."""
        return self.is_verb and self.lemma not in LIGHT_VERBS


@lru_cache(maxsize=65_536)
def lemma_of(word: str) -> str:
    """Return the dictionary form of a word, in lower case."""
    from simplemma import lemmatize  # noqa: PLC0415  (0.3 s to load; texts without words skip it)

    plain = word.lower().replace("’", "'").removesuffix("'s")
    if plain in IRREGULAR_LEMMAS:
        return IRREGULAR_LEMMAS[plain]
    return lemmatize(plain, lang="en").lower() if plain else ""


def concept_of(lemma: str) -> str:
    """Return the concept that a lemma is compared as: its kind of event, synonyms, or itself."""
    return CONCEPT.get(lemma, lemma)


def content_words(text: str, without: Sequence[Span] = ()) -> tuple[Word, ...]:
    """Return the words of `text` that carry content, in order, leaving out the spans `without`."""
    words = []
    for match in WORD.finditer(text):
        span = Span(*match.span())
        if any(span.overlaps(other) for other in without):
            continue
        lemma = lemma_of(match[0])
        if lemma and lemma not in STOP_WORDS and match[0].lower() not in STOP_WORDS:
            is_verb = is_past_form(match[0].lower())
            words.append(Word(span, lemma, concept_of(lemma), is_verb))
        if len(words) >= MAXIMUM_WORDS:
            break
    return tuple(words)


def fuzzy_score(claim: str, statement: str) -> float:
    """Return how alike the wording of two texts is, in [0, 100].

    The mean of rapidfuzz's `token_sort_ratio` (order ignored, length counts) and `token_set_ratio`
    (extra words ignored). `WRatio` is not used: one shared word is enough for it to score 85.
    """
    left, right = utils.default_process(claim), utils.default_process(statement)
    return (fuzz.token_sort_ratio(left, right) + fuzz.token_set_ratio(left, right)) / 2


def align(claim: Iterable[Word], reference: Sequence[Word]) -> tuple[AlignedSpan, ...]:
    """Match words of the claim to words of the reference, each at most once, best first."""
    free = list(reference)
    pairs = []
    for word in claim:
        best = _best_match(word, free)
        if best is not None:
            free.remove(best)
            pairs.append(AlignedSpan(word.span, best.span))
    return tuple(pairs)


def _best_match(word: Word, candidates: Sequence[Word]) -> Word | None:
    for candidate in candidates:
        if candidate.lemma == word.lemma:
            return candidate
    for candidate in candidates:
        if candidate.concept == word.concept:
            return candidate
    if len(word.lemma) < 5:
        return None
    scored = [
        (JaroWinkler.similarity(word.lemma, candidate.lemma), -index, candidate)
        for index, candidate in enumerate(candidates)
        if len(candidate.lemma) >= 5 and candidate.lemma[0] == word.lemma[0]
    ]
    best = max(scored, default=None, key=lambda item: item[:2])
    return best[2] if best and best[0] >= SAME_WORD else None


def coverage(
    claim: Sequence[Word], aligned: Sequence[AlignedSpan], shared: frozenset[str] = frozenset()
) -> float:
    """Return the share of the claim's content words that the reference has, in [0, 1].

    A word counts that was aligned, or whose concept is among the `shared` kinds of events; without
    content words the share is 1.
    """
    found = {pair.claim for pair in aligned}
    count = sum(word.span in found or word.concept in shared for word in claim)
    return count / len(claim) if claim else 1.0
