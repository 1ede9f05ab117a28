from __future__ import annotations

import pytest
from ledger_cases import (
    BRIDGE,
    NOON,
    checked,
    content_of,
    proposed,
    reference,
    start_run,
    supported_by,
)

from claims.errors import LedgerError
from db.backup import backup
from db.ledger import Ledger
from db.verify import verify

LEDGERS = ("sqlite",)  # that of the other kind is an archive: test_postgresql_ledger.py


def test_a_backup_holds_everything_and_is_a_ledger(ledger, url, tmp_path):
    run_id = start_run(ledger)
    ledger.add_references([reference()], run_id=run_id, retrieved_at=NOON)
    ledger.record_check(run_id, checked(BRIDGE, judge=supported_by(reference())))
    backup(url, tmp_path / "copy.db")
    copy = f"sqlite:///{tmp_path / 'copy.db'}"
    assert {path.name for path in tmp_path.glob("*copy*")} == {"copy.db"}
    assert verify(copy) == []
    with Ledger.open(copy) as restored:
        assert content_of(restored) == content_of(ledger)
        assert proposed(restored, "bridge") == (reference(),)


def test_a_file_that_is_there_is_left_alone(ledger, url, tmp_path):
    (tmp_path / "copy.db").write_text("precious")
    with pytest.raises(LedgerError, match="is there already"):
        backup(url, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "precious"


def test_what_cannot_be_copied_or_written_is_said(ledger, url, tmp_path):
    with pytest.raises(LedgerError, match="there is no ledger"):
        backup(f"sqlite:///{tmp_path}/none.db", tmp_path / "copy.db")
    with pytest.raises(LedgerError, match="could not be written"):
        backup(url, tmp_path / "none" / "copy.db")
