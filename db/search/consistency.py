"""Whether the search indexes of the ledger hold what its rows say, and making them anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, delete, select

from claims.value_keys import keys_of_reference, keys_of_text
from db.lots import in_lots
from db.schema import ArticleRow, ClaimVersionRow, DocumentRow
from db.schema_judging import ReferenceRow, is_live
from db.schema_references import ClaimEntryRow
from db.search.claim_entries import rebuild_entries
from db.search.engines import claim_words, reference_words
from db.search.pool import live_references
from db.search.values import CLAIM_VALUES, REFERENCE_VALUES, ValueRows
from db.times import moment_or_none

REMEDY = "`claimledger references reindex` makes it anew"


def rebuild(connection: Connection) -> None:
    """Make every index anew from the references and the current readings."""
    reference_words(connection).rebuild(connection)
    connection.execute(delete(REFERENCE_VALUES.table))
    for lot in in_lots(_live_numbers(connection)):
        found = live_references(connection, lot)
        REFERENCE_VALUES.insert(
            connection, {number: keys_of_reference(each) for number, each in found.items()}
        )
    rebuild_entries(connection)
    claim_words(connection).rebuild(connection)


def problems(connection: Connection) -> Iterator[str]:
    """Yield what is wrong, one sentence each. FTS5 takes its check as a write."""
    if not reference_words(connection).is_right(connection):
        yield f"the full-text index differs from the references; {REMEDY}"
    if not claim_words(connection).is_right(connection):
        yield f"the full-text index differs from the claims; {REMEDY}"
    if not _entries_are_right(connection):
        yield f"the list of current claims differs from the current readings; {REMEDY}"
    if not _values_are_right(connection, REFERENCE_VALUES, _reference_keys(connection)):
        yield f"the index of values differs from the references; {REMEDY}"
    if not _values_are_right(connection, CLAIM_VALUES, _claim_keys(connection)):
        yield f"the index of values differs from the claims; {REMEDY}"


def _live_numbers(connection: Connection) -> list[int]:
    numbers = select(ReferenceRow.number).where(is_live()).order_by("number")
    return list(connection.scalars(numbers))


def _entries_are_right(connection: Connection) -> bool:
    current = select(ClaimVersionRow.claim_id, ClaimVersionRow.id).join(
        DocumentRow, DocumentRow.article_id == ClaimVersionRow.article_id
    )
    entered = select(ClaimEntryRow.claim_id, ClaimEntryRow.claim_version_id)
    return not any(
        connection.execute(one.except_(other).limit(1)).first()
        for one, other in ((current, entered), (entered, current))
    )


def _reference_keys(connection: Connection) -> Iterator[tuple[int, frozenset[str]]]:
    for lot in in_lots(_live_numbers(connection)):
        for number, reference in live_references(connection, lot).items():
            yield number, keys_of_reference(reference)


def _claim_keys(connection: Connection) -> Iterator[tuple[int, frozenset[str]]]:
    rows = connection.execute(
        select(ClaimEntryRow.number, ClaimVersionRow.text, ArticleRow.published_at)
        .join(ClaimVersionRow, ClaimVersionRow.id == ClaimEntryRow.claim_version_id)
        .join(ArticleRow, ArticleRow.id == ClaimVersionRow.article_id)
    )
    for number, text, published_at in rows:
        yield number, keys_of_text(text, moment_or_none(published_at))


def _values_are_right(
    connection: Connection, table: ValueRows, expected: Iterable[tuple[int, frozenset[str]]]
) -> bool:
    counted = 0
    for lot in in_lots(expected):
        held = table.of(connection, [number for number, _keys in lot])
        if any(held.get(number, frozenset()) != keys for number, keys in lot):
            return False
        counted += sum(len(keys) for _number, keys in lot)
    return counted == table.count(connection)
