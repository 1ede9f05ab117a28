"""How a command ends: what a shell, a cron job or a service manager can tell from it."""

from __future__ import annotations

import signal

DONE = 0
FAILED = 1
"""The run failed, or what was asked has the answer no (`replay`, `db verify`, `doctor`)."""
WRONG_USAGE = 2
"""The command line or the configuration is wrong; nothing was done."""
QUARANTINED = 3
"""Done, but some items could not be processed; they are in quarantine, with the reason."""
INTERRUPTED = 128 + signal.SIGINT
TERMINATED = 128 + signal.SIGTERM
