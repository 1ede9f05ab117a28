"""Runs the `claimledger` command: in this process where that is enough, else as a process."""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flows.cli import main

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT / "examples" / "article.html"
REFERENCES = ROOT / "examples" / "references.jsonl"
CLI = (sys.executable, "-c", "from flows.cli import main; main()")

LOOPBACK = {
    "CLAIMLEDGER__FETCH__ALLOW_PRIVATE_ADDRESSES": "true",
    "CLAIMLEDGER__FETCH__READ_TIMEOUT_SECONDS": "0.3",
    "CLAIMLEDGER__FETCH__TOTAL_TIMEOUT_SECONDS": "1",
    "CLAIMLEDGER__FETCH__RETRIES": "0",
}
"""Settings for pages that a test serves itself."""


@dataclass(frozen=True)
class Ended:
    """How a command ended: its exit code, its data, and its words."""

    status: int
    data: str
    words: str

    @property
    def json(self) -> Any:
        return json.loads(self.data)

    @property
    def claims(self) -> list[dict[str, Any]]:
        return [claim for document in self.json["documents"] for claim in document["claims"]]


def claimledger(
    *arguments: str | Path, stdin: bytes = b"", environment: Mapping[str, str] | None = None
) -> Ended:
    """Run a command in this process, its output piped, and no Prefect server known."""
    data, words = _text_stream(), _text_stream()
    status = 0
    with (
        _environment(environment or {}),
        _standard_input(stdin),
        redirect_stdout(data),
        redirect_stderr(words),
    ):
        before = signal.getsignal(signal.SIGTERM)
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        finally:
            signal.signal(signal.SIGTERM, before)
    return Ended(status, _written(data), _written(words))


def start(
    *arguments: str | Path, environment: Mapping[str, str] | None = None, **options: Any
) -> subprocess.Popen[str]:
    """Start a command as a process of its own."""
    return subprocess.Popen(
        [*CLI, *map(str, arguments)],
        env=variables(environment or {}),
        text=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": ROOT} | options,
    )


def run(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> Ended:
    """Run a command as a process of its own, its output piped."""
    with start(*arguments, environment=environment, stdin=subprocess.DEVNULL) as process:
        data, words = process.communicate(timeout=120)
    return Ended(process.returncode, data, words)


def at_terminal(*arguments: str | Path) -> Ended:
    """Run a command with standard output at a terminal of 120 columns."""
    leader, follower = pty.openpty()
    environment = {"COLUMNS": "120", "TERM": "xterm"}
    with start(*arguments, environment=environment, stdout=follower) as process:
        os.close(follower)
        shown = b""
        try:
            while chunk := os.read(leader, 65536):
                shown += chunk
        except OSError:  # how a terminal says that its other end was closed
            pass
        os.close(leader)
        assert process.stderr is not None
        words = process.stderr.read()
    return Ended(process.returncode, shown.decode(), words)


def tables(ledger: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything a ledger holds, sorted, without what differs from run to run."""
    passed_over = {"created_at", "retrieved_at", "started_at", "finished_at", "run_id", "rowid"}
    with closing(sqlite3.connect(ledger)) as connection:
        connection.row_factory = sqlite3.Row
        names = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                " AND name NOT LIKE 'reference_te%' AND name <> 'run'"
            )
        ]
        return {
            name: sorted(
                tuple(repr(row[key]) for key in row.keys() if key not in passed_over)  # noqa: SIM118
                for row in connection.execute(f'SELECT * FROM "{name}"')
            )
            for name in names
        }


def rows(ledger: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(ledger)) as connection:
        return list(connection.execute(query))


def counts(ledger: Path) -> dict[str, int]:
    return {name: len(content) for name, content in tables(ledger).items()}


def variables(changes: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("CLAIMLEDGER", "PREFECT_"))
    }
    nowhere = {"XDG_STATE_HOME": "/nonexistent", "PYTHONPATH": str(ROOT)}
    quick = {"CLAIMLEDGER__MATCHING__MEANING": "off"}  # each process would load the model
    return kept | nowhere | quick | dict(changes)


@contextmanager
def _environment(changes: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(variables(changes))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextmanager
def _standard_input(content: bytes) -> Iterator[None]:
    before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(content), encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin = before


def _text_stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)


def _written(stream: io.TextIOWrapper) -> str:
    content = stream.buffer
    assert isinstance(content, io.BytesIO)
    return content.getvalue().decode("utf-8")
