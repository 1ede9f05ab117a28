"""The named signals of closeness: how much of a question each candidate has, and in what way.

Each is a number in [0, 1] (a difference of cosines in [-2, 0]), larger is closer. What they say is
in `SIGNALS`; what each is worth, in `weights.yaml`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from claims.ranking.candidate import Pool, Question
from claims.ranking.noise import without_noise
from claims.ranking.vocabulary import Vocabulary, rarity, share_of
from claims.ranking.wording import Wording, wording_of

WORD_SIGNALS = {
    "best by words": "its BM25 score, as a share of the best one",
    "place by words": "1 for the best BM25 score, 1/2 for the second, 1/3 for the third",
    "among the first by words": "the same, falling slowly: 20 / (20 + those before it)",
    "has the words": "share of the question's words in the statement; rare words count more, and "
    "those that other candidates lack",
    "has the words with its note": "share of the question's words in statement or note; rare words "
    "count more",
    "its note has the words": "share of the question's words in the note; rare words count more",
    "has few other words": "share of the statement's words that the question has",
    "its note has few other words": "share of the note's words that the question has",
    "has the names": "share of the words with a capital in the question, in statement or note",
    "names the same": "share of the statement's words with a capital that the question has",
    "has the numbers": "share of the question's numbers, in statement or note",
    "has words side by side": "pairs of neighbouring words that both have: log(1 + pairs) / 3",
    "spelled alike": "cosine of the runs of four letters of both",
    "worded alike": "rapidfuzz's token_sort_ratio of question and statement",
    "note worded alike": "rapidfuzz's token_set_ratio of question and note",
    "shares values": "share of the question's values that the reference has; rare ones count more",
}
"""What each signal of words and values says of a candidate."""

MEANING_SIGNALS = {
    "means the same": "cosine of the embeddings of both, 0 where it is negative",
    "behind the best by meaning": "its cosine less the best one",
    "place by meaning": "1 for the best cosine, 1/2 for the second, 1/3 for the third",
    "among the first by meaning": "the same, falling slowly: 20 / (20 + those before it)",
}
"""What each signal of meaning says; there is none where no candidate has an embedding."""

SIGNALS: Mapping[str, str] = {**WORD_SIGNALS, **MEANING_SIGNALS}

SLOW = 20
"""How slowly "among the first" falls: the constant of reciprocal rank fusion."""


def has_meaning(pool: Pool) -> bool:
    """Whether the meaning of any candidate is known."""
    return any(candidate.meaning is not None for candidate in pool.candidates)


def signals_of(question: Question, pool: Pool) -> tuple[dict[str, float], ...]:
    """Return the signals of every candidate, in the order of the pool."""
    asked = without_noise(question.text)
    wording = wording_of(asked)
    references = [candidate.reference for candidate in pool.candidates]
    statements = [wording_of(reference.statement) for reference in references]
    # A note says it in other words; where there is none, the statement stands for it.
    notes = [
        wording_of(reference.note) if reference.note else statement
        for reference, statement in zip(references, statements, strict=True)
    ]
    vocabulary = Vocabulary(wording, asked, pool, statements, notes)
    values = {
        value: rarity(pool.value_frequencies.get(value, 0), pool.total)
        for value in sorted(question.values)
    }
    found = [
        _in_words(wording, statement, note, vocabulary)
        for statement, note in zip(statements, notes, strict=True)
    ]
    for signals, candidate in zip(found, pool.candidates, strict=True):
        signals["shares values"] = share_of(values, dict.fromkeys(candidate.values, 1.0))
    scores = [each.words for each in pool.candidates]
    _add_standing(found, scores, "by words")
    best = max((score for score in scores if score is not None), default=0.0)
    for signals, score in zip(found, scores, strict=True):
        signals["best by words"] = max(0.0, (score or 0.0) / best) if best > 0 else 0.0
    if has_meaning(pool):
        _add_meaning(found, [each.meaning for each in pool.candidates])
    return tuple(found)


def _in_words(
    asked: Wording, statement: Wording, note: Wording, vocabulary: Vocabulary
) -> dict[str, float]:
    found = vocabulary.found(statement)
    in_note = found if note is statement else vocabulary.found(note)
    both = found if in_note is found else _best_of(found, in_note)
    names = {name: vocabulary.rarities[name] for name in asked.names}
    met = len(statement.names & vocabulary.met.keys())
    pairs = len(asked.pairs & (statement.pairs | note.pairs))
    numbers = len(asked.numbers & (statement.numbers | note.numbers))
    in_both = share_of(vocabulary.rarities, both)
    met_share = vocabulary.share_met(statement)
    return {
        "has the words": share_of(vocabulary.telling, found),
        "has the words with its note": in_both,
        "its note has the words": (
            in_both if in_note is both else share_of(vocabulary.rarities, in_note)
        ),
        "has few other words": met_share,
        "its note has few other words": (
            met_share if note is statement else vocabulary.share_met(note)
        ),
        "has the names": share_of(names, both),
        "names the same": met / len(statement.names) if statement.names else 0.0,
        "has the numbers": numbers / len(asked.numbers) if asked.numbers else 0.0,
        "has words side by side": min(1.0, math.log1p(pairs) / 3),
        "spelled alike": vocabulary.spelled_alike(statement),
        "worded alike": fuzz.token_sort_ratio(asked.plain, statement.plain) / 100,
        "note worded alike": fuzz.token_set_ratio(asked.plain, note.plain) / 100,
    }


def _best_of(found: Mapping[str, float], in_note: Mapping[str, float]) -> dict[str, float]:
    return {word: max(found.get(word, 0), in_note.get(word, 0)) for word in {*found, *in_note}}


def _add_standing(
    found: Sequence[dict[str, float]], scores: Sequence[float | None], name: str
) -> None:
    """Add how high each score stands; equal ones stand alike, and an unknown one nowhere."""
    known = sorted((score for score in scores if score is not None), reverse=True)
    before = {score: place for place, score in reversed(list(enumerate(known)))}
    for signals, score in zip(found, scores, strict=True):
        place = math.inf if score is None else before[score]
        signals[f"place {name}"] = 1 / (1 + place)
        signals[f"among the first {name}"] = SLOW / (SLOW + place)


def _add_meaning(found: Sequence[dict[str, float]], cosines: Sequence[float | None]) -> None:
    """Add the signals of meaning; a candidate whose meaning is unknown has the least one known."""
    known = [cosine for cosine in cosines if cosine is not None]
    least, best = min(known), max(known)
    _add_standing(found, cosines, "by meaning")
    for signals, cosine in zip(found, cosines, strict=True):
        own = least if cosine is None else cosine
        signals["means the same"] = max(0.0, own)
        signals["behind the best by meaning"] = own - best
