"""Where the derived indexes of a ledger lie, and who may write there."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path

from claims.ledger_url import POSTGRESQL, SQLITE

FOLDER_OF_OTHERS = "claimledger.index"
"""What holds the folders of ledgers that are no files, in the folder that the program works in."""


def index_folder(ledger_url: str, given: str | None) -> Path:
    """Return the folder of the derived indexes of a ledger; `given` is the setting."""
    if given is not None:
        return Path(given)
    if ledger_url.startswith(SQLITE):
        return Path(f"{ledger_url.removeprefix(SQLITE)}.index")
    # Without user and password: the same database is the same, whoever opens it.
    database = ledger_url.rpartition("@")[2].removeprefix(POSTGRESQL)
    return Path(FOLDER_OF_OTHERS) / sha256(database.encode()).hexdigest()[:12]


def model_folder() -> Path:
    """Return where the sentence model is kept in the form that it runs in, for all ledgers."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local"
    elif sys.platform == "darwin":
        base = Path.home() / "Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "claimledger"


@contextmanager
def writer_lock(path: Path, *, wait_seconds: float) -> Iterator[bool]:
    """Hold the right to write one index, where nobody else does within `wait_seconds`.

    The lock is SQLite's own on an empty file: it works on every system, between processes and
    threads, and is free again when its holder dies. Gives False where it could not be had, also
    where nothing may be written in that folder.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=wait_seconds, isolation_level=None)
    except (OSError, sqlite3.Error):
        yield False
        return
    with closing(connection):
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error:
            held = False
        else:
            held = True
        yield held
