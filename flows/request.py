"""What a run was asked to do, and by whom."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, BinaryIO

from claims.settings import Settings
from claims.vocabulary import Cause, Trigger
from flows.environment import find_settings
from flows.sources import STANDARD_INPUT

TRIGGER_VARIABLE = "CLAIMLEDGER_TRIGGER"
"""Set by the command line around a flow run, which else would count as started by hand."""
SCHEDULED_TAG = "auto-scheduled"
"""Prefect's own tag for runs that a schedule created."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a run was asked to do, and by whom.

    `selection` names the stored claims of a re-check: `claim_ids`, `url`, `label`; and the reason
    that was given for it.
    """

    command: str
    trigger: Trigger
    settings: Settings
    sources: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    published: datetime | None = None
    stdin: BinaryIO | None = None
    flow_run_id: str | None = None
    claim_ids: tuple[str, ...] = ()
    document: str = ""
    label: str = ""
    reason: str = ""
    cause: Cause | None = None

    @property
    def parameters(self) -> dict[str, Any]:
        """What the `run` row keeps of the request: whatever was given."""
        given = {
            "sources": list(self.sources),
            "references": list(self.references),
            "published": self.published.isoformat() if self.published else None,
            "claims": list(self.claim_ids),
            "document": self.document,
            "label": self.label,
            "reason": self.reason,
        }
        return {name: value for name, value in given.items() if value}


def check_request(
    sources: Sequence[str],
    text: str,
    published: date | None,
    references: Sequence[str],
    *,
    flow_run_id: str | None,
    tags: Sequence[str] = (),
) -> Request:
    """Return the request that a flow's parameters make, with the settings of this host."""
    settings = find_settings()
    named = tuple(source for source in sources if source.strip())
    pasted = text.strip()
    if not named and not pasted:
        named = settings.sources
    return Request(
        command="check",
        trigger=_trigger(tags),
        settings=settings,
        sources=(*named, STANDARD_INPUT) if pasted else named,
        references=tuple(references) or settings.references,
        published=as_publication(published),
        stdin=BytesIO(text.encode("utf-8", "replace")) if pasted else None,
        flow_run_id=flow_run_id,
    )


def recheck_request(
    claim_ids: Sequence[str],
    document: str,
    label: str,
    reason: str,
    *,
    flow_run_id: str | None,
    tags: Sequence[str] = (),
) -> Request:
    """Return the request for judging stored claims again."""
    return Request(
        command="recheck",
        trigger=_trigger(tags),
        settings=find_settings(),
        claim_ids=tuple(claim_id.strip() for claim_id in claim_ids if claim_id.strip()),
        document=document.strip(),
        label="" if label == "any" else label,
        reason=reason,
        flow_run_id=flow_run_id,
        cause=Cause.MANUAL,
    )


def _trigger(tags: Sequence[str]) -> Trigger:
    given = os.environ.get(TRIGGER_VARIABLE)
    if given:
        return Trigger(given)
    return Trigger.SCHEDULE if SCHEDULED_TAG in tags else Trigger.MANUAL


def as_publication(day: date | datetime | None) -> datetime | None:
    """Return a given day or time of publication as a time; a day is its midnight."""
    if day is None or isinstance(day, datetime):
        return day
    return datetime.combine(day, time.min)
