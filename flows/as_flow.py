"""Running a flow inside a command: the work is done here, and shows in a Prefect server's UI."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from claims.errors import ClaimledgerError
from claims.vocabulary import Trigger
from flows.environment import state_directory
from flows.request import TRIGGER_VARIABLE
from flows.results import RunResult

if TYPE_CHECKING:
    from flows.reference_sources.sync import SyncedSource

_FLOWS = {
    "check": ("flows.check", "check_articles"),
    "recheck": ("flows.recheck", "recheck"),
    "sync": ("flows.sync_references", "sync_references"),
}


@overload
def run_as_flow(
    name: Literal["check", "recheck"], server: str | None, parameters: dict[str, Any]
) -> RunResult: ...
@overload
def run_as_flow(
    name: Literal["sync"], server: str | None, parameters: dict[str, Any]
) -> list[SyncedSource]: ...
def run_as_flow(
    name: Literal["check", "recheck", "sync"], server: str | None, parameters: dict[str, Any]
) -> RunResult | list[SyncedSource]:
    """Run a flow in this process and return its result.

    `server` is the API address to report to; None starts a temporary server, which takes several
    seconds. Its runs are kept where `claimledger serve` finds them.

    Raises:
        ClaimledgerError: the run failed, or the server was lost on the way.
    """
    os.environ.update(_variables(server))
    if "PREFECT_HOME" in os.environ:  # Prefect makes the folder, but not those above it
        Path(os.environ["PREFECT_HOME"]).mkdir(parents=True, exist_ok=True)

    # Importing Prefect takes 1.2 s, and it reads its environment once.
    import httpx  # noqa: PLC0415
    from prefect.settings import (  # noqa: PLC0415
        PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
        temporary_settings,
    )

    module, flow_name = _FLOWS[name]
    flow = getattr(import_module(module), flow_name)

    # A sync flow waits a second for its heartbeat thread at the end; this process needs none.
    try:
        with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
            result: RunResult | list[SyncedSource] = flow(**parameters)
            return result
    except httpx.TransportError as error:
        raise ClaimledgerError(
            f"The Prefect server at {server} was lost ({type(error).__name__}). What was checked "
            "until then is in the ledger; the same command again does the rest."
        ) from None


def _variables(server: str | None) -> dict[str, str]:
    """Return Prefect's settings for this process; what the user has set already stays."""
    fixed = {TRIGGER_VARIABLE: Trigger.CLI.value}
    if server:
        fixed["PREFECT_API_URL"] = server
    defaults = {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_EXTRA_LOGGERS": "claimledger",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    }
    if not server:
        defaults["PREFECT_HOME"] = str(state_directory() / "prefect")
    return fixed | {name: value for name, value in defaults.items() if name not in os.environ}
