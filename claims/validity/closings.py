"""Closings: a later statement about the same slot proposes that an earlier one has ended.

A closing is only ever a proposal for a person; nothing is changed by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from claims.names.find import same_name
from claims.reference import Reference
from claims.validity.interval import Validity, validity_of
from claims.validity.slots import Slot, slot_of

_NO_LIMIT = 36_525
"""Days: whether an undated state is still trusted does not matter to when it was told."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The proposal that an earlier statement ended before `valid_to`, because of a later one."""

    earlier_id: str
    earlier_version_id: str
    later_version_id: str
    valid_to: date
    explanation: str


def closings(later: Reference, earlier: Sequence[Reference]) -> tuple[Closing, ...]:
    """Propose which earlier statements a later one ended: same slot, another holder, a later start.

    `valid_to` is the first day on which the earlier statement may no longer hold. Nothing is
    proposed where the days leave it open which of the two came first.
    """
    slot = slot_of(later)
    start = _start(later, slot) if slot else None
    if slot is None or start is None:
        return ()
    found = (_closing(later, slot, start, each) for each in earlier if each.id != later.id)
    return tuple(closing for closing in found if closing is not None)


def _closing(later: Reference, slot: Slot, start: date, earlier: Reference) -> Closing | None:
    before = slot_of(earlier)
    if before is None or before.key != slot.key or same_holder(before.holder, slot.holder):
        return None
    validity = validity_of(earlier, _NO_LIMIT)
    known = _known_until(earlier, before, validity)
    if validity.ends or known is None or known >= start:
        return None
    explanation = (
        f"As of {start:%-d %B %Y}, {slot.words} is {slot.holder}, says {later.publisher}; "
        f"{earlier.publisher} gave {before.holder}."
    )
    return Closing(earlier.id, earlier.version_id, later.version_id, start, explanation)


def same_holder(one: str, other: str) -> bool:
    """Whether two holders are one: equal words, or two spellings of one name."""
    return one == other or same_name(one, other)


def _start(reference: Reference, slot: Slot) -> date | None:
    """Return the first day on which the holder may have begun, or the day on which it was told."""
    validity = validity_of(reference, _NO_LIMIT)
    if validity.earliest is not None and (slot.is_start or reference.valid_from is not None):
        return validity.earliest
    return _published(reference) if slot.is_now else None


def _known_until(reference: Reference, slot: Slot, validity: Validity) -> date | None:
    """Return the last day on which the earlier holder is known to have been in place."""
    told = _published(reference) if slot.is_now else None
    days = (validity.earliest, validity.start, told)
    return max((day for day in days if day is not None), default=None)


def _published(reference: Reference) -> date | None:
    return reference.published_at.date() if reference.published_at else None
