"""Working on the runs of our deployments until this process is asked to stop.

Prefect's own `serve` leaves runs Running for ever when it is stopped, and ends in a traceback on
SIGTERM (3.8). Here a stop first cancels the runs under way, and says so in the server.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
from collections.abc import Callable, Iterable

from prefect.deployments.runner import RunnerDeployment
from prefect.runner import Runner

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def work_until_stopped(
    deployments: Iterable[RunnerDeployment], runs_at_once: int, *, ready: Callable[[], object]
) -> None:
    """Deploy, then start each run that is due in a process of its own, until SIGINT or SIGTERM.

    `ready` is called when runs can be started.
    """
    asyncio.run(_work(tuple(deployments), runs_at_once, ready))


async def _work(
    deployments: tuple[RunnerDeployment, ...], runs_at_once: int, ready: Callable[[], object]
) -> None:
    # Without pause_on_shutdown=False every stop would switch the schedules off.
    runner = Runner(limit=runs_at_once, pause_on_shutdown=False)
    for deployment in deployments:
        await runner.aadd_deployment(deployment)
    working = asyncio.create_task(runner.start())
    while not (runner.started or working.done()):
        await asyncio.sleep(0.05)
    # Not before: the runner sets a handler of its own when it starts.
    stopped = asyncio.Event()
    _on_stop_signal(stopped.set)
    ready()
    waiting = asyncio.create_task(stopped.wait())
    await asyncio.wait({working, waiting}, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if not working.done():
        await runner.astop()
    await working


def _on_stop_signal(stop: Callable[[], object]) -> None:
    loop = asyncio.get_running_loop()
    if sys.platform == "win32":
        for number in STOP_SIGNALS:
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop))
        return
    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, stop)
    # A terminal sends Ctrl-C to the runs as well, and they would break off on their own, before
    # they are cancelled in order. They inherit what is blocked here; the thread takes it for us.
    threading.Thread(target=threading.Event().wait, name="takes Ctrl-C", daemon=True).start()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
