"""A Prefect server that ends with the process that started it, however that one ends.

Run as `python -m flows.attached_server --host H --port P`, with a pipe as standard input. The pipe
closes when the starting process is gone, killed or not; then this one stops too, and no server is
left behind that holds the port.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time

GRACE_SECONDS = 10


def stop_with_parent() -> None:
    """Wait until the other end of standard input is closed, then stop this process."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(GRACE_SECONDS)
    os._exit(1)


def main() -> None:
    threading.Thread(target=stop_with_parent, daemon=True).start()
    sys.argv = ["prefect", "server", "start", *sys.argv[1:]]
    runpy.run_module("prefect", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
