"""Several processes at once, and processes that are killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from ledger_cases import BRIDGE, checked, content_of, count, start_run
from ledger_writer import DOCUMENTS, write

from claims.errors import LedgerError
from db.engine import path_of, writing
from db.ledger import Ledger, LedgerReader
from db.verify import verify

ROOT = Path(__file__).parents[2]
KILLS = 12


def writer(url: str, rounds: int = 0, folder: str = "shared") -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "tests/db")))}
    return subprocess.Popen(
        [sys.executable, str(ROOT / "tests/db/ledger_writer.py"), url, str(rounds), folder],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_killed_at_any_moment_and_run_again_gives_what_one_clean_run_gives(url, tmp_path):
    moments = random.Random(20240506)  # noqa: S311 - moments, not secrets
    unfinished = 0
    for _ in range(KILLS):
        process = writer(url)
        assert process.stdout is not None
        if moments.random() < 0.25:  # some die while they start: making or opening the ledger
            time.sleep(moments.uniform(0.5, 1.2))
        else:
            for _ in range(moments.randint(1, DOCUMENTS // 2)):
                process.stdout.readline()
            time.sleep(moments.uniform(0, 0.02))
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        process.communicate()
        if path_of(url).is_file() and path_of(url).stat().st_size:
            with LedgerReader.open(url) as reader:
                unfinished += 0 < count(reader, "document") < DOCUMENTS
            assert verify(url) == []
    assert unfinished, "no process was killed between its first article and its last"
    clean_url = f"sqlite:///{tmp_path / 'clean.db'}"
    write(url, 1)
    write(clean_url, 1)
    assert verify(url) == []
    with LedgerReader.open(url) as killed, LedgerReader.open(clean_url) as clean:
        assert content_of(killed) == content_of(clean)
        assert count(killed, "run") > count(clean, "run")


def test_two_processes_make_and_fill_one_ledger_at_once(url):
    processes = [writer(url, 3, folder=name) for name in ("one", "two")]
    ends = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0, 0], ends
    with LedgerReader.open(url) as ledger:
        assert len(ledger.current_verdicts()) == 4 * DOCUMENTS
    assert verify(url) == []


def test_threads_share_one_ledger(ledger, url):
    run_id = start_run(ledger)
    failures = []

    def record(number: int) -> None:
        try:
            for turn in range(5):
                location = f"text:{number}-{turn}"
                ledger.record_check(run_id, checked(f"{BRIDGE} {number}", location=location))
                ledger.current_verdicts(document_url=location)
        except LedgerError as error:
            failures.append(error)

    threads = [threading.Thread(target=record, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(ledger.current_verdicts()) == 30
    assert verify(url) == []


def test_a_busy_ledger_says_so_when_the_time_is_up(ledger, url):
    with Ledger.open(url, busy_timeout_seconds=0.05) as impatient:
        with writing(ledger._engine), pytest.raises(LedgerError, match="the ledger is busy"):
            start_run(impatient)
        assert start_run(impatient)
