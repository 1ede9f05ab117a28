"""`claimledger serve`: a local Prefect server with the flows deployed, started and stopped as one.

Everything that Prefect reads from the environment is set before Prefect is imported, and is passed
on to the server and to every run.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from claims.errors import ClaimledgerError
from claims.ledger_url import SQLITE
from claims.settings import Settings
from db.ledger import Ledger
from flows.environment import (
    CONFIG_VARIABLE,
    FOLDER_VARIABLE,
    LEDGER_VARIABLE,
    Serving,
    announce,
    current_serving,
    find_config,
    is_healthy,
    refuse_broken_combination,
    serving_file,
    state_directory,
)

START_TIMEOUT_SECONDS = 120
STOP_TIMEOUT_SECONDS = 8
HEARTBEAT_SECONDS = 30


def serve(settings: Settings, config: Path | None = None) -> None:
    """Start the server, deploy the flows, and work on runs until stopped on purpose.

    Ctrl-C and SIGTERM stop everything in order: the runs, which show as cancelled, then the server.

    Raises:
        ClaimledgerError: one runs already, the port is taken, the ledger cannot be used, the
            server does not start, or the installed versions do not work together.
    """
    refuse_broken_combination()
    _refuse_second()
    _refuse_taken_port(settings.serve.host, settings.serve.port)
    with Ledger.open(settings.ledger.url):  # what is wrong with it shows here, not in every run
        pass
    os.environ.update(own_environment(settings, config) | prefect_environment(settings))
    _leave_folder()
    try:
        signal.signal(signal.SIGTERM, _interrupt)
        with _server(settings) as api_url, _announced(api_url) as serving:
            _work(settings, serving)
    except KeyboardInterrupt:
        pass
    sys.stderr.write("Stopped.\n")


def own_environment(settings: Settings, config: Path | None) -> dict[str, str]:
    """Return what makes every run use this configuration and this ledger, wherever it works."""
    ledger = settings.ledger.url
    if ledger.startswith(SQLITE):
        ledger = f"{SQLITE}{Path(ledger.removeprefix(SQLITE)).absolute()}"
    # The value is read as YAML, where a quoted string may hold any character.
    found = {LEDGER_VARIABLE: json.dumps(ledger), FOLDER_VARIABLE: str(Path.cwd())}
    file = find_config(config)
    if file is not None:
        found[CONFIG_VARIABLE] = str(file.absolute())
    return found


def prefect_environment(settings: Settings) -> dict[str, str]:
    """Return Prefect's settings for a server of our own: local, quiet, and cheap per task."""
    return {
        "PREFECT_HOME": str(state_directory() / "prefect"),
        "PREFECT_API_URL": f"{_address(settings)}/api",
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
        "NO_PROXY": _without_proxy(settings.serve.host),
    }


def _leave_folder() -> None:
    """Work in Prefect's own folder; each run goes back to where serve was started.

    Prefect looks for the flows in its current folder first, and there a folder of the desk that is
    named `flows` or `db` would hide ours.
    """
    home = Path(os.environ["PREFECT_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    os.chdir(home)


def _address(settings: Settings) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.serve.host, settings.serve.host)  # noqa: S104
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.serve.port}"


def _without_proxy(host: str) -> str:
    """Return the hosts that no proxy is asked for: those set already, and this one."""
    given = os.environ.get("NO_PROXY") or os.environ.get("no_proxy") or ""
    return ",".join(
        dict.fromkeys([*filter(None, given.split(",")), "127.0.0.1", "localhost", host])
    )


def _refuse_second() -> None:
    serving = current_serving()
    if serving:
        raise ClaimledgerError(
            f"claimledger serve runs already (process {serving.pid}): {serving.ui_url}"
        )


def _refuse_taken_port(host: str, port: int) -> None:
    advice = "Stop that program, or give another serve.port in config.yaml."
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name == "posix":  # on Windows this would share the port instead
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        raise ClaimledgerError(
            f"serve.host {host!r} is no address of this host. Use 127.0.0.1."
        ) from None
    except PermissionError:
        raise ClaimledgerError(
            f"Port {port} needs more rights. Give a serve.port above 1023 in config.yaml."
        ) from None
    except OSError as error:
        raise ClaimledgerError(
            f"Port {port} on {host} cannot be used ({error.strerror}). {advice}"
        ) from None


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """Treat a stop by the service manager as Ctrl-C, so that everything below is shut down."""
    raise KeyboardInterrupt


@contextmanager
def _server(settings: Settings) -> Iterator[str]:
    log = Path(os.environ["PREFECT_HOME"]) / "server.log"
    command = [sys.executable, "-m", "flows.attached_server"]
    address = ["--host", settings.serve.host, "--port", str(settings.serve.port)]
    with log.open("ab") as output:
        # A session of its own: Ctrl-C must reach the runs first and the server last.
        process = subprocess.Popen(  # noqa: S603
            [*command, *address],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        api_url = os.environ["PREFECT_API_URL"]
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
    except subprocess.TimeoutExpired:  # a browser that holds its connection open
        process.kill()
        process.wait()


@contextmanager
def _announced(api_url: str) -> Iterator[Serving]:
    """Say where the server is for as long as it runs, so that commands on this host find it."""
    serving = Serving(api_url, f"{api_url.removesuffix('/api')}/v2/deployments", os.getpid())
    announce(serving)
    try:
        yield serving
    finally:
        serving_file().unlink(missing_ok=True)


def _work(settings: Settings, serving: Serving) -> None:
    from flows.deployed import (  # noqa: PLC0415  (imports Prefect, 1.2 s)
        deployments,
        end_lost_runs,
        watch_for_lost_runs,
    )
    from flows.runner import work_until_stopped  # noqa: PLC0415

    lost = end_lost_runs()
    if lost:
        sys.stderr.write(f"Runs that the last stop interrupted: {lost}; they show as crashed.\n")
    watch_for_lost_runs()
    work_until_stopped(
        deployments(settings),
        settings.serve.runs_at_once,
        ready=lambda: sys.stderr.write(f"Prefect UI: {serving.ui_url}\nStop with Ctrl-C.\n"),
    )
