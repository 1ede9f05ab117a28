"""What a flow sets up in its process before it works."""

from __future__ import annotations

import logging

from claims.errors import ClaimledgerError
from flows.environment import enter_folder


def prepare() -> None:
    """Go where relative paths start, and let our own log reach the run's page.

    Raises:
        ClaimledgerError: the folder is gone.
    """
    enter_folder()
    own = logging.getLogger("claimledger")
    if own.level == logging.NOTSET:  # Prefect gives extra loggers its handlers, but no level
        own.setLevel(logging.INFO)
    logging.getLogger("prefect.flow_runs").addFilter(_without_known_traceback)


def _without_known_traceback(record: logging.LogRecord) -> bool:
    """Pass over the traceback of an error that the run's state says in one sentence already.

    Prefect logs it after the run has ended, forty lines long. A logger takes a filter once.
    """
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, ClaimledgerError)
