"""Archives of a ledger in PostgreSQL, made by the server's own tool."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from sqlalchemy import URL, make_url

from claims.errors import LedgerError
from claims.ledger_url import without_password

_INSTALLED = Path("/usr/lib/postgresql")
"""Where Debian keeps the tools of each version; what is on the path is the newest one's wrapper."""


def dump(url: str, file: Path) -> None:
    """Write the whole database to `file`, in the custom format of `pg_dump`: one state of it.

    Raises:
        LedgerError: `pg_dump` is not installed, or it refuses.
        OSError: the file cannot be written.
    """
    tool = _tool()
    file.touch()
    address, password = _apart(make_url(url))
    environment = {"PGCONNECT_TIMEOUT": "10"} | os.environ
    if password is not None:
        environment["PGPASSWORD"] = password
    command = [tool, "--format=custom", "--no-password", f"--file={file}", f"--dbname={address}"]
    done = subprocess.run(  # noqa: S603 - a tool of the server, and an address the user gave
        command, env=environment, capture_output=True, text=True, errors="replace", check=False
    )
    if done.returncode != 0:
        said = " ".join(re.sub(r"^pg_dump: (error: )?", "", done.stderr.strip()).split())
        raise LedgerError(
            f"{without_password(url)}: pg_dump could not copy the ledger ({said})."
            " It must be as new as the server, and the user must be allowed to read every table."
        )


def _apart(address: URL) -> tuple[str, str | None]:
    """Return the address without its password, which would show in the list of processes."""
    given = address.query.get("password", address.password)
    password = None if given is None else str(given)
    bare = address._replace(password=None).difference_update_query(["password"])
    return bare.render_as_string(hide_password=False), password


def _tool() -> str:
    """Return the newest pg_dump of this host: an older one refuses a newer server."""
    versions = [each for each in _INSTALLED.glob("*/bin/pg_dump") if os.access(each, os.X_OK)]
    newest = max(versions, key=lambda each: float(each.parts[-3]), default=None)
    found = str(newest) if newest else shutil.which("pg_dump")
    if found is None:
        raise LedgerError(
            "copying a ledger in PostgreSQL needs pg_dump, which is not installed here."
            " Install the PostgreSQL client tools (Debian: postgresql-client),"
            " or use the backups of the server."
        )
    return found
