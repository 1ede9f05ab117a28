"""Indexes whose writers are killed."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from derived_cases import followed, indexes_of, wrong

from db.verify import verify

LEDGERS = ("sqlite",)
TESTS = Path(__file__).parents[3]
KILLS = 8


def writer(url: str, folder: Path, seed: int) -> subprocess.Popen[str]:
    paths = (TESTS.parent, TESTS / "db", TESTS / "db/search/derived")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(map(str, paths))}
    program = TESTS / "db/search/derived/index_writer.py"
    return subprocess.Popen(
        [sys.executable, str(program), url, str(folder), str(seed)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_killed_at_any_moment_the_indexes_follow_to_what_the_ledger_says(ledger, url, tmp_path):
    moments = random.Random(20240506)  # noqa: S311 - moments, not secrets
    folder = tmp_path / "index"
    for kill in range(KILLS):
        with writer(url, folder, kill) as process:
            assert process.stdout is not None
            for _ in range(moments.randint(1, 3)):
                assert process.stdout.readline() == "done\n"
            time.sleep(moments.uniform(0, 0.1))
            process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        indexes = indexes_of(folder, exact_meaning_up_to=50)
        engines = followed(ledger, indexes)
        assert engines.words is not None
        assert engines.meaning is not None
        assert wrong(ledger, indexes) == []
    assert verify(url) == []
