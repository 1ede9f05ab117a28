"""Copying a ledger while it is used."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from claims.errors import LedgerError
from db.engine import make_engine, path_of
from db.version import require_known, version_in


def backup(url: str, file: Path | str, *, busy_timeout_seconds: float = 30) -> None:
    """Copy a ledger to a new file: one consistent state, whoever writes meanwhile.

    The file appears only when it is complete. An older ledger may be copied before its upgrade.

    Raises:
        LedgerError: there is no ledger, the file is there already, or it cannot be written.
    """
    path, target = path_of(url), Path(file)
    if not path.is_file():
        raise LedgerError(f"{path}: there is no ledger here. Name another file with --db.")
    engine = make_engine(path, busy_timeout_seconds=busy_timeout_seconds, read_only=True)
    version = version_in(engine, path)
    engine.dispose()
    require_known(version, path)
    if target.exists():
        raise LedgerError(f"{target}: is there already. Name a new file for the backup.")
    partial = target.with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        _copy(path, partial, busy_timeout_seconds)
        _publish(partial, target)
    except FileExistsError:
        raise LedgerError(f"{target}: is there already. Name a new file for the backup.") from None
    except (OSError, sqlite3.Error) as error:
        raise LedgerError(f"{target}: the backup could not be written ({error}).") from error
    finally:
        partial.unlink(missing_ok=True)


def _publish(partial: Path, target: Path) -> None:
    try:
        os.link(partial, target)  # unlike a rename, this never replaces a file that came meanwhile
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError(target) from None
        partial.rename(target)


def _copy(path: Path, partial: Path, busy_timeout_seconds: float) -> None:
    with (
        closing(sqlite3.connect(path, timeout=busy_timeout_seconds)) as source,
        closing(sqlite3.connect(partial)) as copy,
    ):
        source.backup(copy)
        # A copy that is one file, without a log beside it, can be moved and stored as it is.
        copy.execute("PRAGMA journal_mode=DELETE")
    with partial.open("rb") as written:
        os.fsync(written.fileno())
