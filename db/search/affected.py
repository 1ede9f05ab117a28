"""The reverse question: the stored claims that new, changed or dropped references could affect.

A claim is affected where its verdict rests on the reference, or where the reference could now
become evidence for or against it. The claims are looked up by the reference's rare words and
values, so the cost follows the change and not the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import aliased

from claims.ranking.terms import content_words
from claims.reference import Reference
from claims.value_keys import keys_of_reference
from db.lots import in_lots
from db.schema_judging import EvidenceRow, ReferenceRow, ReferenceVersionRow, VerdictRow
from db.search.claim_entries import claim_ids
from db.search.engines import LedgerWords, claim_words
from db.search.pool import live_references
from db.search.values import CLAIM_VALUES
from db.search.words import affordable_words

POSTINGS = 6_000
"""Postings that are read for the words of one reference."""

FREQUENT_SHARE = 0.02
"""Words in more of the claims than this are not asked for."""

MOST_CLAIMS = 200
"""Claims that the words of one reference propose, and that its values do.

On claims and evidence from an encyclopedia, 99 of 100 claims that have a changed reference among
the twelve they are compared with are within 200; a filter by the share of common words lost half.
"""

_LATER = aliased(VerdictRow)
_RESTING = (
    select(VerdictRow.claim_id)
    .join(EvidenceRow, EvidenceRow.verdict_id == VerdictRow.id)
    .join(ReferenceVersionRow, ReferenceVersionRow.id == EvidenceRow.reference_version_id)
    .where(ReferenceVersionRow.reference_id.in_(bindparam("ids", expanding=True)))
    .where(~select(_LATER.id).where(_LATER.supersedes_id == VerdictRow.id).exists())
)


def affected_claims(connection: Connection, reference_ids: Iterable[str]) -> set[str]:
    """Return the ids of the current claims that a change of these references could affect.

    References that are not known affect nothing; one that is no longer live affects the claims
    whose standing verdict it is evidence of.
    """
    ids = sorted(set(reference_ids))
    found = set(_resting_on(connection, ids))
    index = claim_words(connection)
    total = index.total(connection)
    if total == 0:
        return found
    for lot in in_lots(ids):
        numbers = connection.scalars(select(ReferenceRow.number).where(ReferenceRow.id.in_(lot)))
        for reference in live_references(connection, numbers.all()).values():
            found.update(_reachable(connection, index, total, reference))
    return found


def _resting_on(connection: Connection, reference_ids: Sequence[str]) -> Iterator[str]:
    """Yield the claims whose standing verdict has evidence from any version of the references."""
    for lot in in_lots(reference_ids):
        yield from connection.scalars(_RESTING, {"ids": lot})


def _reachable(
    connection: Connection, index: LedgerWords, total: int, reference: Reference
) -> list[str]:
    words = content_words(reference.statement)
    frequencies = index.frequencies(connection, words)
    asked = affordable_words(frequencies, total, frequent_share=FREQUENT_SHARE, budget=POSTINGS)
    proposed = {hit.number for hit in index.search(connection, asked, MOST_CLAIMS)}
    keys = keys_of_reference(reference)
    owners = CLAIM_VALUES.frequencies(connection, sorted(keys))
    proposed.update(CLAIM_VALUES.sharing(connection, owners, total, MOST_CLAIMS))
    return claim_ids(connection, proposed)
