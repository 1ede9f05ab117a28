"""The pool of candidates for one question: what its words, its values and its meaning propose.

The pool proposes and decides nothing. Each part of it costs a bounded number of rows, so that a
question to a million references costs about what one to ten thousand does.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from claims.ranking.candidate import Candidate, Pool, Question
from claims.ranking.terms import content_words
from claims.reference import Reference
from claims.settings import MatchingSettings
from db.lots import in_lots
from db.rows import reference_of
from db.schema_judging import ReferenceRow, ReferenceVersionRow, is_live
from db.search.engines import reference_words
from db.search.values import REFERENCE_VALUES
from db.search.words import MeaningIndex, WordIndex, affordable_words

LEAST_COSINE = 0.25
"""How near in meaning a reference must be to be proposed for that alone.

Something is always nearest, and in a small store it may be about anything. Of claims and the
references that they repeat, 99.7 % are nearer than this.
"""


@dataclass(frozen=True, slots=True)
class Engines:
    """The indexes beside the ledger that take part; without them its own words and values do."""

    words: WordIndex | None = None
    meaning: MeaningIndex | None = None


def propose(
    connection: Connection,
    question: Question,
    matching: MatchingSettings,
    engines: Engines | None = None,
) -> Pool:
    """Return the candidates for a question, in the order of their ids."""
    engines = engines or Engines()
    index = engines.words or reference_words(connection)
    total = index.total(connection)
    if total == 0:
        return Pool()
    frequencies = index.frequencies(connection, content_words(question.text))
    words = affordable_words(
        frequencies,
        total,
        frequent_share=matching.frequent_term_share,
        budget=matching.word_postings,
    )
    hits = index.search(connection, words, matching.full_text_candidates)
    owners = REFERENCE_VALUES.frequencies(connection, sorted(question.values))
    sharing = REFERENCE_VALUES.sharing(connection, owners, total, matching.value_candidates)
    near = _near(question, matching, engines, {*(hit.number for hit in hits), *sharing})
    scores = {hit.number: hit.score for hit in hits}
    return Pool(
        _candidates(connection, {*scores, *sharing, *near}, scores, near),
        dict(frequencies),
        owners,
        total,
    )


def _near(
    question: Question, matching: MatchingSettings, engines: Engines, proposed: Collection[int]
) -> Mapping[int, float]:
    """Return the cosines of what the meaning proposes, and of what the others proposed."""
    if engines.meaning is None:
        return {}
    nearest = engines.meaning.search(question.text, matching.full_text_candidates)
    found = {number: cosine for number, cosine in nearest if cosine >= LEAST_COSINE}
    others = [number for number in proposed if number not in found]
    return {**found, **engines.meaning.cosines(question.text, others)}


def _candidates(
    connection: Connection,
    numbers: Collection[int],
    scores: Mapping[int, float],
    cosines: Mapping[int, float],
) -> tuple[Candidate, ...]:
    values = REFERENCE_VALUES.of(connection, numbers)
    found = (
        Candidate(
            reference, scores.get(number), cosines.get(number), values.get(number, frozenset())
        )
        for number, reference in live_references(connection, numbers).items()
    )
    return tuple(sorted(found, key=lambda candidate: candidate.reference.id))


def live_count(connection: Connection) -> int:
    """Return how many references are in use."""
    count = select(func.count()).select_from(ReferenceRow).where(is_live())
    return connection.execute(count).scalar_one()


def live_references(connection: Connection, numbers: Collection[int]) -> dict[int, Reference]:
    """Return the current version of each live reference among `numbers`."""
    found = {}
    for lot in in_lots(sorted(numbers)):
        rows = connection.execute(
            select(ReferenceRow.number, ReferenceVersionRow.__table__)
            .join(ReferenceVersionRow, ReferenceVersionRow.id == ReferenceRow.current_version_id)
            .where(ReferenceRow.number.in_(lot), is_live())
        )
        found.update({row["number"]: reference_of(dict(row)) for row in rows.mappings()})
    return found
