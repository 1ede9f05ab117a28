"""How long the names of pages and references may be, whoever gave them.

The ledger has both in one index, and PostgreSQL takes some 2,700 bytes of them together. One name
that is longer would else end the whole sync, of the other sources too.
"""

from __future__ import annotations

from dataclasses import replace

from claims.errors import ReferenceRowError, UnreadableError
from flows.reference_sources.source import Failed, Page, Reading

MAXIMUM_NAME_BYTES = 1_200
"""Of the address of a page, and of the id of a reference, in UTF-8."""


def bounded(reading: Reading) -> Reading:
    """Return a reading that the ledger can keep: what has too long a name is refused."""
    if _is_too_long(reading.location):
        shown = f"{reading.location[:200]}..."
        message = f"its address has more than {MAXIMUM_NAME_BYTES:,} bytes; it is not read."
        return Failed(shown, UnreadableError(shown, message))
    if not isinstance(reading, Page):
        return reading
    refused = tuple(
        ReferenceRowError(
            reading.location,
            1,
            f"id {ascii(each.id)[:80]} has more than {MAXIMUM_NAME_BYTES:,} bytes; it needs a "
            "shorter one.",
        )
        for each in reading.references
        if _is_too_long(each.id)
    )
    if not refused:
        return reading
    kept = tuple(each for each in reading.references if not _is_too_long(each.id))
    return replace(reading, references=kept, refused=(*reading.refused, *refused))


def _is_too_long(name: str) -> bool:
    return len(name.encode("utf-8", "surrogatepass")) > MAXIMUM_NAME_BYTES
