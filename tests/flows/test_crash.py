"""Killed at any moment and run again: the ledger holds what one clean run gives."""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

from command_line import ARTICLE, REFERENCES, ROOT, claimledger, rows, run, start, tables

KILLS = 20
FIXTURES = ROOT / "tests" / "fixtures"


def articles(folder: Path) -> Path:
    """Make a folder of a few articles of several kinds."""
    folder.mkdir()
    for source in (ARTICLE, FIXTURES / "harbour.html", FIXTURES / "council.md"):
        shutil.copy(source, folder)
    for number in range(6):
        text = f"Bridge {number} in Norhaven opened on {number + 1} May 2024.\n\nIt cost 9 euros.\n"
        (folder / f"bridge-{number}.txt").write_text(text)
    return folder


def documents_in(ledger: Path) -> int:
    """Return how many articles a ledger holds, be it half made or not there."""
    if not ledger.exists():
        return 0
    try:
        return int(rows(ledger, "SELECT count(*) FROM document")[0][0])
    except sqlite3.OperationalError:  # the tables are not made yet, or are being made
        return 0


def kill(process: subprocess.Popen[str], ledger: Path, moments: random.Random) -> None:
    """Kill a check at a random moment: while it starts, or some articles later."""
    if moments.random() < 0.3:
        time.sleep(moments.uniform(0.1, 2))
    else:
        wanted = documents_in(ledger) + moments.randint(1, 4)
        while process.poll() is None and documents_in(ledger) < wanted:
            time.sleep(0.002)
        time.sleep(moments.uniform(0, 0.05))
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_killed_at_random_moments_and_run_again_gives_what_one_clean_run_gives(tmp_path):
    folder = articles(tmp_path / "articles")
    count = len(list(folder.iterdir()))
    ledger, clean = tmp_path / "ledger.db", tmp_path / "clean.db"
    arguments = ("check", folder, "--references", REFERENCES, "--db")
    assert run(*arguments, clean).status == 0
    moments = random.Random(20250720)  # noqa: S311 - moments, not secrets
    half_done = 0
    for _ in range(KILLS):
        if documents_in(ledger) == count:  # nothing is left to be interrupted in
            for file in tmp_path.glob("ledger.db*"):
                file.unlink()
        # To nowhere: a pipe that nobody reads would keep the process waiting at its end.
        with start(*arguments, ledger, stdout=subprocess.DEVNULL) as process:
            kill(process, ledger, moments)
        if not ledger.exists() or not ledger.stat().st_size:
            continue
        verified = claimledger("db", "verify", "--db", ledger)
        if verified.status == 0:
            half_done += 0 < documents_in(ledger) < count
        else:
            assert "schema None" in verified.words, "killed while it made the ledger"
    assert run(*arguments, ledger).status == 0
    assert claimledger("db", "verify", "--db", ledger).status == 0
    assert tables(ledger) == tables(clean)
    assert half_done, "no process was killed between its first article and its last"
    states = {state for (state,) in rows(ledger, "SELECT DISTINCT state FROM run")}
    assert states <= {"completed", "running"}
