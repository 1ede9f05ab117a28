"""`claimledger serve`: a local Prefect server with the flows deployed, started and stopped as one.

Everything that Prefect reads from the environment is set before Prefect is imported.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from claims.errors import ClaimledgerError
from claims.settings import Settings
from flows.environment import (
    is_healthy,
    refuse_broken_combination,
    serving_file,
    state_directory,
)

if TYPE_CHECKING:
    from prefect import Flow
    from prefect.deployments.runner import RunnerDeployment

START_TIMEOUT_SECONDS = 120
STOP_TIMEOUT_SECONDS = 20
HEARTBEAT_SECONDS = 30
LOST_AFTER_SECONDS = 120
"""A run that sent no heartbeat for this long is lost; at least three heartbeats."""


def prefect_environment(settings: Settings) -> dict[str, str]:
    """Return Prefect's settings for a server of our own: local, quiet, and cheap per task."""
    home = state_directory() / "prefect"
    return {
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": f"http://{settings.serve.host}:{settings.serve.port}/api",
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        # 33 ms of server time for each task run, 8 ms when they are written in batches.
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
        # Runs are kept for ever by default.
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        # From a click to the start of the run: 6.8 s at the default of 10, 2.9 s at 2.
        "PREFECT_RUNNER_POLL_FREQUENCY": "2",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": str(HEARTBEAT_SECONDS),
        "PREFECT_LOGGING_EXTRA_LOGGERS": "claimledger",
        "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
    }


def serve(settings: Settings) -> None:
    """Start the server, deploy the flows, and work on runs until interrupted.

    Raises:
        ClaimledgerError: the port is taken, the server does not start, or the installed versions
            do not work together.
    """
    refuse_broken_combination()
    os.environ.update(prefect_environment(settings))
    signal.signal(signal.SIGTERM, _interrupt)
    with _server(settings) as api_url:
        ui = api_url.removesuffix("/api")
        sys.stderr.write(f"Prefect UI: {ui}/v2/deployments\nStop with Ctrl-C.\n")
        with _announced({"api_url": api_url, "ui_url": ui, "pid": os.getpid()}):
            _work(settings)


def _interrupt(*_: Any) -> None:
    """Treat a stop by the service manager as Ctrl-C, so that everything below is shut down."""
    raise KeyboardInterrupt


@contextmanager
def _server(settings: Settings) -> Iterator[str]:
    api_url = os.environ["PREFECT_API_URL"]
    if is_healthy(api_url):
        raise ClaimledgerError(
            f"A Prefect server already answers at {api_url}. Stop it, or give another serve.port "
            "in config.yaml."
        )
    home = Path(os.environ["PREFECT_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    log = home / "server.log"
    command = [sys.executable, "-m", "prefect", "server", "start"]
    address = ["--host", settings.serve.host, "--port", str(settings.serve.port)]
    with log.open("ab") as output:
        # A session of its own: Ctrl-C must reach the runs first and the server last.
        process = subprocess.Popen(  # noqa: S603
            [*command, *address], stdout=output, stderr=output, start_new_session=True
        )
    try:
        _wait_until_healthy(process, api_url, log)
        yield api_url
    finally:
        _stop(process)


def _wait_until_healthy(process: subprocess.Popen[bytes], api_url: str, log: Path) -> None:
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while not is_healthy(api_url):
        if process.poll() is not None:
            raise ClaimledgerError(f"The Prefect server did not start. See {log}.")
        if time.monotonic() > deadline:
            raise ClaimledgerError(
                f"The Prefect server did not answer within {START_TIMEOUT_SECONDS} s. See {log}."
            )
        time.sleep(0.2)


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOP_TIMEOUT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def _announced(address: dict[str, str | int]) -> Iterator[None]:
    """Say where the server is for as long as it runs, so that commands on this host find it."""
    file = serving_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(address), "utf-8")
    try:
        yield
    finally:
        file.unlink(missing_ok=True)


def _work(settings: Settings) -> None:
    from prefect import serve as serve_deployments  # noqa: PLC0415  (1.2 s; only this needs it)

    _crash_lost_runs()
    serve_deployments(
        *deployments(settings),
        limit=settings.serve.runs_at_once,
        pause_on_shutdown=False,
        print_starting_message=False,
    )


def deployments(settings: Settings) -> tuple[RunnerDeployment, ...]:
    """Return the deployments of all flows, `check_articles` with its schedule."""
    from prefect.client.schemas.objects import (  # noqa: PLC0415
        ConcurrencyLimitConfig,
        ConcurrencyLimitStrategy,
    )
    from prefect.schedules import Cron  # noqa: PLC0415

    from flows.check import check_articles  # noqa: PLC0415
    from flows.recheck import recheck  # noqa: PLC0415

    # After a downtime all missed runs would start at once; one is enough.
    one_at_a_time = ConcurrencyLimitConfig(
        limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
    )
    schedule = Cron(
        settings.schedule.check_articles,
        timezone=settings.schedule.timezone,
        slug="check-articles",
        active=bool(settings.sources),
    )
    # A deployment of its own for the schedule, so that a run by hand is never cancelled by it.
    return (
        _deployment(check_articles, "check-articles", tags=["by hand"]),
        _deployment(
            check_articles,
            "check-articles-scheduled",
            tags=["scheduled"],
            schedules=[schedule],
            parameters={"title": "scheduled"},
            concurrency_limit=one_at_a_time,
        ),
        _deployment(recheck, "recheck", tags=["by hand"]),
    )


def _deployment(flow: Flow[..., Any], name: str, **options: Any) -> RunnerDeployment:
    """Deploy a flow by its module, so that it is found wherever the server is started."""
    from prefect.types.entrypoint import EntrypointType  # noqa: PLC0415

    found = flow.to_deployment(name, entrypoint_type=EntrypointType.MODULE_PATH, **options)
    return cast("RunnerDeployment", found)  # a coroutine only where an event loop runs


def _crash_lost_runs() -> None:
    """Have the server end runs whose process is gone; else they stay Running for ever."""
    from prefect.automations import Automation  # noqa: PLC0415
    from prefect.client.schemas.objects import StateType  # noqa: PLC0415
    from prefect.events.actions import ChangeFlowRunState  # noqa: PLC0415
    from prefect.events.schemas.automations import EventTrigger, Posture  # noqa: PLC0415
    from prefect.events.schemas.events import ResourceSpecification  # noqa: PLC0415

    every_run = {"prefect.resource.id": ["prefect.flow-run.*"]}
    automation = Automation(
        name="End runs that were lost",
        trigger=EventTrigger(
            after={"prefect.flow-run.heartbeat"},
            expect={"prefect.flow-run.*"},
            match=ResourceSpecification(every_run),
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=timedelta(seconds=LOST_AFTER_SECONDS),
        ),
        actions=[ChangeFlowRunState(state=StateType.CRASHED, message="No heartbeat; run lost.")],
    )
    try:
        known = cast("Automation", Automation.read(name=automation.name))
        automation.id = known.id
        automation.update()
    except ValueError:
        automation.create()
