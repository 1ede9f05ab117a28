"""Drives a real `claimledger serve`, and its Prefect server, from outside."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
REFERENCES = ROOT / "examples" / "references.jsonl"
# As the installed command does: the current folder is no place to look for modules.
CLI = (sys.executable, "-P", "-c", "from flows.cli import main; main()")
PATIENCE_SECONDS = 90

CONFIG = """
sources: [story.txt]
schedule: {{check_articles: "0 4 1 * *"}}
fetch: {{allow_private_addresses: true, read_timeout_seconds: 15, retries: 0}}
serve: {{port: {port}}}
"""

STORY = "The ferry to Northhaven stopped on 3 May 2025. Repairs lasted six days.\n"


class Desk:
    """A folder with a configuration in it, and a state folder of its own, as on a new host."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "desk"
        self.state = folder / "state"
        self.port = free_port()
        self.folder.mkdir()
        (self.folder / "config.yaml").write_text(CONFIG.format(port=self.port))
        (self.folder / "story.txt").write_text(STORY)
        # A desk may well have a package of this name; it must not hide ours.
        (self.folder / "flows").mkdir()
        (self.folder / "flows" / "__init__.py").write_text("raise SystemExit('the wrong flows')\n")
        self.process: subprocess.Popen[str] | None = None

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PREFECT", "CLAIMLEDGER"))
        }
        return kept | {"HOME": str(self.folder), "XDG_STATE_HOME": str(self.state)}

    @property
    def announcement(self) -> Path:
        return self.state / "claimledger" / "serving.json"

    def start(self) -> None:
        with (self.folder / "serve.err").open("w") as words:
            self.process = subprocess.Popen(
                [*CLI, "serve", "--db", "desk.db"],
                cwd=self.folder,
                env=self.environment,
                stdout=subprocess.DEVNULL,
                stderr=words,
                text=True,
                start_new_session=True,
            )
        wait_for(lambda: "Prefect UI" in self.words or self.process.poll() is not None)
        assert self.process.poll() is None, self.words

    @property
    def is_serving(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def words(self) -> str:
        return (self.folder / "serve.err").read_text()

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Send a signal to the whole group, as a terminal does; return the exit code."""
        assert self.process
        os.killpg(self.process.pid, number)
        return self.process.wait(PATIENCE_SECONDS)

    def crash(self) -> None:
        """End serve and the runs that it works on, but not the server, as if by a power cut."""
        for process, line in processes_of(self).items():
            if "attached_server" not in line:
                os.kill(process, signal.SIGKILL)
        assert self.process
        self.process.wait()

    def run(
        self, *arguments: str, program: tuple[str, ...] = CLI
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in the desk's folder."""
        return subprocess.run(
            [*program, *arguments],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )

    def api(self, path: str, body: Any = None) -> Any:
        """Ask Prefect's server; a busy one says 503 or nothing, and is asked again."""
        for pause in (0.5, 1, 2, 4, 8):
            try:
                return self._asked(path, body)
            except urllib.error.HTTPError as error:
                if error.code != 503:
                    raise
            except TimeoutError:
                pass
            time.sleep(pause)
        return self._asked(path, body)

    def _asked(self, path: str, body: Any) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/api{path}",
            data=None if body is None else json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read())

    def deployment(self, name: str) -> dict[str, Any]:
        [found] = [item for item in self.api("/deployments/filter", {}) if item["name"] == name]
        return found

    def start_run(self, deployment: str, parameters: dict[str, Any]) -> str:
        """Start a run as the form in the UI does; return its id."""
        identity = self.deployment(deployment)["id"]
        path = f"/deployments/{identity}/create_flow_run"
        return str(self.api(path, {"parameters": parameters})["id"])

    def ended(self, run_id: str) -> dict[str, Any]:
        """Wait until a run has ended; return it."""
        final = {"COMPLETED", "FAILED", "CRASHED", "CANCELLED"}
        wait_for(lambda: self.api(f"/flow_runs/{run_id}")["state_type"] in final)
        found: dict[str, Any] = self.api(f"/flow_runs/{run_id}")
        return found

    def bring_forward(self, deployment: str) -> str:
        """Have a run that a schedule has planned for later start now; return its id."""
        identity = self.deployment(deployment)["id"]
        planned = {"flow_runs": {"deployment_id": {"any_": [identity]}}, "limit": 1}
        wait_for(lambda: self.api("/flow_runs/filter", planned))
        [run] = self.api("/flow_runs/filter", planned)
        now = {"type": "SCHEDULED", "state_details": {"scheduled_time": f"{datetime.now(UTC)}"}}
        self.api(f"/flow_runs/{run['id']}/set_state", {"state": now, "force": True})
        return str(run["id"])

    def state_of(self, run_id: str) -> str:
        """Return a run's state from Prefect's own database, also where no server runs."""
        file = self.state / "claimledger" / "prefect" / "prefect.db"
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
            query = "SELECT state_type FROM flow_run WHERE replace(id, '-', '') = ?"
            [(state,)] = connection.execute(query, (run_id.replace("-", ""),)).fetchall()
        return str(state)

    def runs_named(self, name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.api(
            "/flow_runs/filter", {"flow_runs": {"name": {"any_": [name]}}}
        )
        return found

    def log(self, run_id: str) -> list[str]:
        logs = {"logs": {"flow_run_id": {"any_": [run_id]}}}
        return [line["message"] for line in self.api("/logs/filter", logs)]

    def artifacts(self, run_id: str) -> dict[str, dict[str, Any]]:
        wanted = {"artifacts": {"flow_run_id": {"any_": [run_id]}}}
        return {item["type"]: item for item in self.api("/artifacts/filter", wanted)}

    def ledger(self, query: str, *values: str) -> list[tuple[Any, ...]]:
        with closing(
            sqlite3.connect(f"file:{self.folder}/desk.db?mode=ro", uri=True)
        ) as connection:
            return connection.execute(query, values).fetchall()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


class SilentPage:
    """A page whose server takes a connection and never answers."""

    def __init__(self) -> None:
        self.server = socket.create_server(("127.0.0.1", 0))
        self.server.settimeout(PATIENCE_SECONDS)
        self.address = f"http://127.0.0.1:{self.server.getsockname()[1]}/slow.html"
        self.visitor: socket.socket | None = None

    def wait_for_visit(self) -> None:
        """Wait until someone asks for the page; they then wait in vain."""
        self.visitor, _ = self.server.accept()

    def close(self) -> None:
        self.server.close()
        if self.visitor:
            self.visitor.close()


def wait_for(condition: Any) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def processes_of(desk: Desk) -> dict[int, str]:
    """Return the processes that know the desk's state folder, with their command lines."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            environment = (entry / "environ").read_bytes()
            line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it ended in between
            continue
        if str(desk.state).encode() in environment and line.strip():
            found[int(entry.name)] = line
    return found
