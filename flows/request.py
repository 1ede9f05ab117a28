"""What a run was asked to do, and by whom."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from pathlib import PurePath
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from claims.errors import UsageError
from claims.settings import Settings
from claims.vocabulary import Cause, Trigger
from flows.environment import find_settings
from flows.sources import STANDARD_INPUT

TRIGGER_VARIABLE = "CLAIMLEDGER_TRIGGER"
"""Set by the command line around a flow run, which else would count as started by hand."""
SCHEDULED_TAG = "auto-scheduled"
"""Prefect's own tag for runs that a schedule created."""
MAXIMUM_NAME = 120
MAXIMUM_REASON = 500


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
    """Return the request that a flow's parameters make, with the settings of this host.

    Raises:
        ConfigError: a setting is wrong.
        UsageError: neither the parameters nor the configuration say what to check.
    """
    settings = find_settings()
    named = given_rows(sources)
    pasted = text.strip()
    if not named and not pasted:
        named = settings.sources
    if not named and not pasted:
        raise UsageError(
            "Say what to check: give an address or a file, paste a text, or set `sources` in the "
            "configuration."
        )
    return Request(
        command="check",
        trigger=trigger_of(tags),
        settings=settings,
        sources=(*named, STANDARD_INPUT) if pasted else named,
        references=given_rows(references) or settings.references,
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
    everything: bool = False,
    flow_run_id: str | None,
    tags: Sequence[str] = (),
) -> Request:
    """Return the request for judging stored claims again.

    Raises:
        ConfigError: a setting is wrong.
        UsageError: nothing is selected, and everything was not asked for.
    """
    if not (given_rows(claim_ids) or document.strip() or label != "any" or everything):
        raise UsageError("Say what to judge again: claims, an article, a verdict, or everything.")
    return Request(
        command="recheck",
        trigger=trigger_of(tags),
        settings=find_settings(),
        claim_ids=given_rows(claim_ids),
        document=document.strip(),
        label="" if label == "any" else label,
        reason=reason.strip()[:MAXIMUM_REASON],
        flow_run_id=flow_run_id,
        cause=Cause.MANUAL,
    )


def check_name(parameters: Mapping[str, Any]) -> str:
    """Name a flow run by what it checks, as the list of runs shows it."""
    given = str(parameters.get("title") or "").strip()
    sources = [_short(source) for source in given_rows(parameters.get("sources") or ())]
    if str(parameters.get("text") or "").strip():
        sources.append("pasted text")
    return f"check: {given or _together(sources) or 'configured sources'}"[:MAXIMUM_NAME]


def recheck_name(parameters: Mapping[str, Any]) -> str:
    """Name a flow run by why it judges again."""
    reason = " ".join(str(parameters.get("reason") or "").split())
    return f"recheck: {reason or 'by hand'}"[:MAXIMUM_NAME]


def sync_name(parameters: Mapping[str, Any]) -> str:
    """Name a flow run by the reference sources that it syncs."""
    names = _together(given_rows(parameters.get("sources") or ()))
    return f"sync: {names or 'all sources'}"[:MAXIMUM_NAME]


def given_rows(rows: Sequence[str]) -> tuple[str, ...]:
    """Return the rows of a form that hold something; an empty row is one that was not filled in."""
    return tuple(row.strip() for row in rows if row.strip())


def _short(source: str) -> str:
    """Return how a person would call a source: the host of an address, the name of a file."""
    try:
        host = urlsplit(source).hostname
    except ValueError:
        host = None
    return host or PurePath(source).name or source


def _together(sources: Sequence[str]) -> str:
    named = list(dict.fromkeys(sources))
    more = f" and {len(named) - 3} more" if len(named) > 3 else ""
    return ", ".join(named[:3]) + more


def trigger_of(tags: Sequence[str]) -> Trigger:
    """Return who started a flow run, from its tags and the environment."""
    given = os.environ.get(TRIGGER_VARIABLE)
    if given:
        return Trigger(given)
    return Trigger.SCHEDULE if SCHEDULED_TAG in tags else Trigger.MANUAL


def as_publication(day: date | datetime | None) -> datetime | None:
    """Return a given day or time of publication as a time; a day is its midnight."""
    if day is None or isinstance(day, datetime):
        return day
    return datetime.combine(day, time.min)
