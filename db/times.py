"""Times as the ledger writes them: ISO 8601 text."""

from __future__ import annotations

from datetime import UTC, date, datetime


def utc_text(moment: datetime) -> str:
    """Write a time in UTC, to the second, so that texts sort as times do.

    A time without a zone is taken to be in UTC already.
    """
    in_utc = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return in_utc.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def now() -> datetime:
    return datetime.now(UTC)


def as_written(moment: date | datetime | None) -> str | None:
    """Write a time as its source has it: with its own offset, or without one."""
    return None if moment is None else moment.isoformat()


def moment_of(text: str) -> datetime:
    return datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def day_or_none(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
