"""What a flow run that syncs references leaves behind."""

from __future__ import annotations

from datetime import UTC, datetime

from claims.reference import Reference
from claims.vocabulary import ReferenceKind
from db.references.changes import ReferenceDifference
from db.words import ReferenceChange
from flows.sync_outcome import table_rows


def added(number: int) -> ReferenceDifference:
    name = f"lamp-{number}"
    said = Reference(name, ReferenceKind.STATEMENT, f"Lamp {number} is lit.", "Pier Facts")
    now = datetime(2025, 7, 20, tzinfo=UTC)
    return ReferenceDifference(name, ReferenceChange.ADDED, None, said, None, now, None, ("pier",))


def test_each_change_is_a_row() -> None:
    assert table_rows([added(7)]) == [
        {"change": "added", "what": "Lamp 7 is lit.", "source": "pier", "reference": "lamp-7"}
    ]


def test_the_table_of_a_big_source_ends() -> None:
    rows = table_rows([added(number) for number in range(1_200)])
    assert [rows[0]["reference"], rows[-1]["reference"], len(rows)] == ["lamp-0", "lamp-999", 1_000]
