"""A PostgreSQL server of the tests' own, in a temporary folder, reached by a socket in it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

PASSWORD = "hunter2 horse/battery@staple?"  # noqa: S105 - of a server that lives for a test
"""Of the one role that needs a password: with signs that an address has to quote."""

_UNSAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""Fast, and as good as safe while only clients are killed: the server itself lives on."""


def server_programs() -> Path | None:
    """Return the folder of the newest installed server's programs, or None."""
    found = shutil.which("pg_config")
    folders = [*Path("/usr/lib/postgresql").glob("*/bin"), *Path("/usr/pgsql").glob("*/bin")]
    folders.sort(key=lambda folder: float(folder.parts[-2]), reverse=True)
    if found:
        told = subprocess.run([found, "--bindir"], capture_output=True, text=True, check=True)
        folders.append(Path(told.stdout.strip()))
    return next((each for each in folders if (each / "initdb").is_file()), None)


@dataclass(frozen=True)
class PostgresqlServer:
    """A running server; `folder` holds its data and its socket."""

    folder: Path
    programs: Path
    settings: tuple[str, ...]

    def url(self, database: str, *, role: str = "desk") -> str:
        return f"postgresql://{role}@/{database}?host={self.folder}"

    def execute(self, *statements: str, database: str = "postgres") -> None:
        """Run statements as the server's owner, each in a transaction of its own."""
        with psycopg.connect(self.url(database, role="owner"), autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)

    def create_database(self, template: str = "template0") -> str:
        """Make a database that belongs to the role `desk`; return its name."""
        name = f"ledger_{uuid.uuid4().hex[:12]}"
        # The other strategy writes every page to the log: half a second for an empty ledger.
        with psycopg.connect(self.url("postgres", role="owner"), autocommit=True) as connection:
            copied = "STRATEGY file_copy" if connection.info.server_version >= 150_000 else ""
            connection.execute(f"CREATE DATABASE {name} OWNER desk TEMPLATE {template} {copied}")
        return name

    def drop_database(self, name: str) -> None:
        self.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def start(self) -> None:
        options = " ".join(f"-c {setting}" for setting in self.settings)
        self._control("start", "-o", options)

    def stop(self, mode: str = "fast") -> None:
        """Stop the server; `immediate` leaves it as a crash would."""
        self._control("stop", "-m", mode)

    def _control(self, act: str, *arguments: str) -> None:
        run_as_owner(
            [str(self.programs / "pg_ctl"), act, "-w", "-s", "-D", str(self.folder / "data"),
             "-l", str(self.folder / "log"), *arguments],
            self.folder,
        )  # fmt: skip


@contextmanager
def running_server(programs: Path, *, safe: bool = False) -> Iterator[PostgresqlServer]:
    """Make a server, start it, and take everything away at the end.

    `safe` keeps what makes it survive its own death.
    """
    # Not below pytest's folder, which nobody but its owner may enter; and short, as a socket's
    # address may have only some 100 characters.
    folder = Path(tempfile.mkdtemp(prefix="claimledger-pg-"))
    settings = (f"unix_socket_directories={folder}", "listen_addresses=")
    server = PostgresqlServer(folder, programs, (*settings, *(() if safe else _UNSAFE)))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _owner().pw_uid, _owner().pw_gid)
        run_as_owner(
            [str(programs / "initdb"), "-D", str(folder / "data"), "--username=owner",
             "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
            folder,
        )  # fmt: skip
        access = folder / "data" / "pg_hba.conf"
        access.write_text("local all guarded scram-sha-256\nlocal all all trust\n")
        server.start()
        try:
            server.execute(
                "CREATE ROLE desk LOGIN", f"CREATE ROLE guarded LOGIN PASSWORD '{PASSWORD}'"
            )
            yield server
        finally:
            server.stop("immediate")
    finally:
        shutil.rmtree(folder)


def run_as_owner(command: Sequence[str], folder: Path) -> None:
    """Run a program of the server, which refuses to be run by root."""
    owner = _owner() if os.geteuid() == 0 else None
    done = subprocess.run(
        command,
        cwd=folder,
        user=owner.pw_uid if owner else None,
        group=owner.pw_gid if owner else None,
        extra_groups=[] if owner else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if "initdb" in command[0] else subprocess.DEVNULL,
        stderr=subprocess.STDOUT if "initdb" in command[0] else subprocess.DEVNULL,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        log = folder / "log"
        raise RuntimeError(f"{command[0]}: {done.stdout} {log.read_text() if log.exists() else ''}")


def _owner() -> pwd.struct_passwd:
    """Return who runs the server where the tests run as root: its own user, or nobody."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("the tests run as root, and there is no user to run PostgreSQL as")
