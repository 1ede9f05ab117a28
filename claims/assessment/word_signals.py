"""Signals of words: what of the claim's wording the reference has, and what turns it round."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import pairwise

from rapidfuzz import fuzz, utils

from claims.assessment.pair import Pair
from claims.assessment.signal import Signal, capped, named, share
from claims.assessment.tokens import Token, tokens_of
from claims.lexicon import OPPOSITE_CONCEPTS
from claims.speech.hedges import find_hedges

EXCLUSIVE = frozenset(
    "only sole solely exclusively just never always all every entirely none".split()
)
SUPERLATIVE = re.compile(r"\b(?:first|last|most|least|best|worst|\w{3,}est)\b", re.IGNORECASE)
NO_SUPERLATIVE = frozenset(
    "west interest forest request protest contest guest quest honest test "
    "harvest arrest invest suggest modest nest rest chest latest everest budapest".split()
)
NEGATING_PREFIX = re.compile(r"^(?:un|in|im|ir|il|dis|non-?)(?=\w{4})")
POSSIBLE = re.compile(r"\b(?:could|may|might|possibly|probably|perhaps|likely)\b")
KEY = re.compile(r"[^\W\d_]:\s")
KEYS_OF_A_TABLE = 3
STRETCH = 500
"""Code points of a reference in which the best stretch is looked for."""
RARE_LENGTH = 8
"""Letters from which a word tells more than others: long words are rare ones."""


def _covered(least: float) -> Signal:
    return named(
        f"covered from {least:g}",
        f"How far the share of the claim's words that the reference has exceeds {least:g}.",
        lambda pair: max(0.0, pair.coverage - least),
    )


def covered(pair: Pair) -> float:
    """Share of the claim's words, names and numbers among them, that the reference has."""
    return pair.coverage


def words_missing(pair: Pair) -> float:
    """Words of the claim that the reference does not have, as a share of eight."""
    return capped(len(pair.missing), 8)


def one_word_missing(pair: Pair) -> float:
    """1 where the reference lacks one word of the claim only, and it is no number."""
    return float(len(pair.missing) == 1 and not pair.missing[0].is_number)


def plain_words_missing(pair: Pair) -> float:
    """Share of the claim's words that are missing and neither a name nor a number."""
    missing = sum(not t.is_name and not t.is_number for t in pair.missing)
    return missing / len(pair.claim_tokens) if pair.claim_tokens else 0.0


def word_replaced(pair: Pair) -> float:
    """Share of the claim's words in whose place the reference has another, names left aside."""
    words = sum(not ours.is_name and not ours.is_number for ours, _ in pair.replaced)
    return words / len(pair.claim_tokens) if pair.claim_tokens else 0.0


def lone_word_replaced(pair: Pair) -> float:
    """1 where one word of the claim is missing only, and the reference has another in its place."""
    return float(len(pair.missing) == 1 == len(pair.replaced))


def long_words_missing(pair: Pair) -> float:
    """Share of the claim's long words, which are rare ones, that the reference does not have."""
    missing = {token.lower for token in pair.missing}
    return share(t.lower in missing for t in pair.claim_tokens if len(t.lower) >= RARE_LENGTH)


def strictly_covered(pair: Pair) -> float:
    """Share of the claim's words outside its values that were matched one to one."""
    return pair.comparison.coverage


def side_by_side(pair: Pair) -> float:
    """Share of the claim's neighbouring words that are neighbours in the reference too."""
    theirs = set(pairwise(token.concept for token in pair.reference_tokens))
    return share(p in theirs for p in pairwise(token.concept for token in pair.claim_tokens))


def in_order(pair: Pair) -> float:
    """Share of the claim's matched words that come in the same order in the reference."""
    places: dict[str, int] = {}
    for place, token in enumerate(pair.reference_tokens):
        places.setdefault(token.concept, place)
    found = [places[t.concept] for t in pair.claim_tokens if t.concept in places]
    return share(left <= right for left, right in pairwise(found))


def worded_alike(pair: Pair) -> float:
    """Mean of rapidfuzz's token_sort_ratio and token_set_ratio, in [0, 1]."""
    return pair.comparison.fuzzy_score / 100


def contained_in_a_stretch(pair: Pair) -> float:
    """Rapidfuzz's partial_ratio, in [0, 1]: the claim beside the best stretch of the reference."""
    return fuzz.partial_ratio(_plain(pair.claim.text), _plain(pair.reference.text)[:STRETCH]) / 100


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    return utils.default_process(text)


def claim_length(pair: Pair) -> float:
    """Words of the claim that tell something, on a scale of doublings from 1 to 64, in [0, 1]."""
    return min(1.0, math.log2(1 + len(pair.claim_tokens)) / 6)


def reference_length(pair: Pair) -> float:
    """Words of the reference that tell something, in doublings from 1 to 256, in [0, 1]."""
    return min(1.0, math.log2(1 + len(pair.reference_tokens)) / 8)


def reference_adds(pair: Pair) -> float:
    """Share of the reference's words that the claim does not have."""
    return len(pair.added) / len(pair.reference_tokens) if pair.reference_tokens else 0.0


def told_as_a_table(pair: Pair) -> float:
    """1 where the reference reads like a table: "Height: 90 m Opened: 1931"."""
    return float(len(KEY.findall(pair.reference.text)) >= KEYS_OF_A_TABLE)


def only_claim_denies(pair: Pair) -> float:
    """1 where the claim has a negation and the reference has none."""
    ours, theirs = pair.claim.facets.negations, pair.reference.facets.negations
    return float(bool(ours) and not theirs)


def only_reference_denies(pair: Pair) -> float:
    """1 where the reference has a negation and the claim has none."""
    ours, theirs = pair.claim.facets.negations, pair.reference.facets.negations
    return float(bool(theirs) and not ours)


def both_deny(pair: Pair) -> float:
    """1 where both have a negation."""
    return float(bool(pair.claim.facets.negations and pair.reference.facets.negations))


def only_claim_excludes(pair: Pair) -> float:
    """1 where the claim says "only", "all", "never" or the like, and the reference does not."""
    ours, theirs = _lower(pair.claim.text) & EXCLUSIVE, _lower(pair.reference.text) & EXCLUSIVE
    return float(bool(ours - theirs))


def only_claim_has_superlative(pair: Pair) -> float:
    """1 where the claim says "first", "largest" or the like, and the reference does not."""
    ours, theirs = _superlatives(pair.claim.text), _superlatives(pair.reference.text)
    return float(bool(ours - theirs))


def opposite_words(pair: Pair) -> float:
    """1 where each side has one word of a pair of opposites: "rose" and "fell"."""
    ours = {token.concept for token in pair.missing}
    theirs = {token.concept for token in pair.added}
    return float(
        any(
            (a in ours and b in theirs) or (b in ours and a in theirs) for a, b in OPPOSITE_CONCEPTS
        )
        or _are_negated(pair.missing, pair.added)
    )


def _are_negated(missing: tuple[Token, ...], added: tuple[Token, ...]) -> bool:
    """Whether one side has a word and the other the same with a negating prefix."""
    ours, theirs = {t.lower for t in missing}, {t.lower for t in added}
    return any(
        NEGATING_PREFIX.sub("", w) in theirs for w in ours if NEGATING_PREFIX.match(w)
    ) or any(NEGATING_PREFIX.sub("", w) in ours for w in theirs if NEGATING_PREFIX.match(w))


def only_reference_hedges(pair: Pair) -> float:
    """1 where the reference hedges ("reportedly", "may") and the claim does not."""
    return float(_is_hedged(pair.reference.text) and not _is_hedged(pair.claim.text))


def only_claim_hedges(pair: Pair) -> float:
    """1 where the claim hedges ("reportedly", "may") and the reference does not."""
    return float(_is_hedged(pair.claim.text) and not _is_hedged(pair.reference.text))


@lru_cache(maxsize=8192)
def _is_hedged(text: str) -> bool:
    return bool(POSSIBLE.search(text) or find_hedges(text))


@lru_cache(maxsize=8192)
def _superlatives(text: str) -> frozenset[str]:
    return frozenset(map(str.lower, SUPERLATIVE.findall(text))) - NO_SUPERLATIVE


@lru_cache(maxsize=8192)
def _lower(text: str) -> frozenset[str]:
    return frozenset(token.lower for token in tokens_of(text))


ALL: tuple[Signal, ...] = (
    covered,
    *(_covered(least) for least in (0.5, 0.75)),
    words_missing,
    one_word_missing,
    plain_words_missing,
    word_replaced,
    lone_word_replaced,
    long_words_missing,
    strictly_covered,
    side_by_side,
    in_order,
    worded_alike,
    contained_in_a_stretch,
    claim_length,
    reference_length,
    reference_adds,
    told_as_a_table,
    only_claim_denies,
    only_reference_denies,
    both_deny,
    only_claim_excludes,
    only_claim_has_superlative,
    opposite_words,
    only_reference_hedges,
    only_claim_hedges,
)
