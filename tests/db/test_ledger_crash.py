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
from ledger_cases import BRIDGE, NOON, checked, content_of, count, reference, start_run
from ledger_writer import DOCUMENTS, write
from sqlalchemy import text

from claims.errors import LedgerError
from db.engine import make_engine, reading, writing
from db.ledger import Ledger, LedgerReader
from db.verify import verify

ROOT = Path(__file__).parents[2]
KILLS = {"sqlite": 12, "postgresql": 6}


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


def is_there(url: str) -> bool:
    """Whether a writer came so far as to make the ledger."""
    try:
        LedgerReader.open(url).close()
    except LedgerError:
        return False
    return True


def test_killed_at_any_moment_and_run_again_gives_what_one_clean_run_gives(
    url, new_url, ledger_kind
):
    moments = random.Random(20240506)  # noqa: S311 - moments, not secrets
    unfinished = 0
    for _ in range(KILLS[ledger_kind]):
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
        if is_there(url):
            with LedgerReader.open(url) as reader:
                unfinished += 0 < count(reader, "document") < DOCUMENTS
            assert verify(url) == []
    assert unfinished, "no process was killed between its first article and its last"
    clean_url = new_url("clean")
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


def test_a_reader_sees_one_state_while_others_write(ledger, url):
    run_id = start_run(ledger)
    with LedgerReader.open(url) as reader:
        rows = reader.export_rows("sentence_disposition")
        ledger.record_check(run_id, checked(BRIDGE, location="text:one"))
        assert len(list(rows)) == 1
        begun = reader.export_rows("sentence_disposition")
        assert next(begun)["document_url"] == "text:one"
        ledger.record_check(run_id, checked(BRIDGE, location="text:two"))
        assert list(begun) == []
        assert len(list(reader.export_rows("sentence_disposition"))) == 2


def test_events_are_numbered_in_the_order_of_the_commits(ledger, url):
    """Whoever has read up to a number never finds a lower one later."""
    seen: list[int] = []
    done = threading.Event()

    def follow() -> None:
        with LedgerReader.open(url) as reader:
            while True:
                last_turn = done.is_set()
                with reading(reader._engine) as connection:
                    question = text("SELECT id FROM reference_event WHERE id > :last ORDER BY id")
                    last = {"last": seen[-1] if seen else 0}
                    seen.extend(connection.scalars(question, last))
                if last_turn:
                    return

    def load(name: str) -> None:
        with Ledger.open(url) as writer:
            for number in range(15):
                some = [reference(f"{name}-{number}-{one}", "A bridge.") for one in range(3)]
                writer.add_references(some, run_id=None, retrieved_at=NOON)

    follower = threading.Thread(target=follow)
    writers = [threading.Thread(target=load, args=(name,)) for name in ("one", "two")]
    for thread in (follower, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    follower.join()
    assert len(seen) == count(ledger, "reference_event") == 90


def test_a_folder_that_is_not_there_is_said_with_what_to_do(tmp_path):
    engine = make_engine(tmp_path / "missing" / "ledger.db", busy_timeout_seconds=1)
    with (
        pytest.raises(LedgerError, match=r"unable to open database file\. Check that its folder"),
        writing(engine),
    ):
        pass
