"""Opening, making, upgrading and refusing ledgers; and that the models are the schema."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import warnings
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from ledger_cases import BRIDGE, checked, start_run
from sqlalchemy import CheckConstraint, Engine, inspect

import db.schema_judging
import db.schema_references  # noqa: F401 - their tables belong to the metadata
from claims.errors import LedgerError
from db.engine import make_engine, path_of
from db.ledger import Ledger, LedgerReader
from db.migrate import alembic_config, upgrade
from db.schema import Base
from db.verify import verify
from db.version import HEAD, REVISIONS

LEDGERS = ("sqlite",)  # those of the other kind are in test_postgresql_ledger.py
OPENERS = [Ledger.open, LedgerReader.open, verify, upgrade]


def test_the_known_versions_are_the_migrations():
    revisions = ScriptDirectory.from_config(alembic_config()).walk_revisions()
    assert tuple(reversed([each.revision for each in revisions])) == REVISIONS


class TestModels:
    @pytest.fixture
    def engine(self, ledger, url) -> Engine:
        return make_engine(path_of(url), busy_timeout_seconds=5)

    def test_agree_with_the_migrations(self, engine):
        def is_ours(_thing, name, kind, *_others):
            return not (
                kind == "table" and str(name).startswith(("reference_te", "claim_te", "alembic"))
            )

        with engine.connect() as connection, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # partial indexes: their columns are compared below
            context = MigrationContext.configure(connection, opts={"include_object": is_ours})
            assert compare_metadata(context, Base.metadata) == []

    def test_have_the_same_checks(self, engine):
        for name, table in Base.metadata.tables.items():
            model = {
                str(check.name): " ".join(str(check.sqltext).split())
                for check in table.constraints
                if isinstance(check, CheckConstraint)
            }
            migrated = {
                check["name"]: " ".join(check["sqltext"].split())
                for check in inspect(engine).get_check_constraints(name)
            }
            assert model == migrated, name

    def test_have_the_same_keys_and_indexes(self, engine, tmp_path):
        made = make_engine(tmp_path / "made.db", busy_timeout_seconds=5)
        (tmp_path / "made.db").touch()
        Base.metadata.create_all(made)
        for name in Base.metadata.tables:
            ours, theirs = inspect(made), inspect(engine)
            for question in ("get_foreign_keys", "get_unique_constraints"):
                assert _by_name(getattr(ours, question)(name)) == _by_name(
                    getattr(theirs, question)(name)
                )
            assert ours.get_pk_constraint(name) == theirs.get_pk_constraint(name)
            assert _indexes(made, name) == _indexes(engine, name)
        made.dispose()


def _by_name(constraints: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(constraints, key=lambda constraint: str(constraint["name"]))


def _indexes(engine: Engine, table: str) -> dict[str, str]:
    with engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ?", (table,)
        )
        return {row.name: row.sql for row in rows}


class TestOpening:
    def test_makes_a_ledger_where_there_is_none(self, url):
        with Ledger.open(url) as ledger:
            assert ledger.current_verdicts() == []
        assert verify(url) == []
        with closing(sqlite3.connect(path_of(url))) as raw:
            assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)

    def test_sees_one_that_is_there(self, ledger, url):
        ledger.record_check(start_run(ledger), checked(BRIDGE))
        with LedgerReader.open(url) as reader:
            assert [row["quote"] for row in reader.current_verdicts()] == [BRIDGE]

    def test_an_empty_file_becomes_a_ledger(self, url):
        path_of(url).touch()
        with pytest.raises(LedgerError, match="is empty"):
            LedgerReader.open(url)
        Ledger.open(url).close()
        assert verify(url) == []

    def test_does_not_import_alembic_for_a_ledger_that_is_right(self, ledger, url):
        script = (
            "import sys; from db.ledger import Ledger;"
            "Ledger.open(sys.argv[1]).close(); assert 'alembic' not in sys.modules"
        )
        root = Path(__file__).parents[2]
        subprocess.run([sys.executable, "-c", script, url], check=True, cwd=root)

    @pytest.mark.parametrize("url", ["mysql://host/x", "sqlite://", "sqlite:///:memory:"])
    def test_only_files_are_ledgers(self, url):
        with pytest.raises(LedgerError, match="a ledger is a file"):
            Ledger.open(url)

    def test_a_name_with_signs_of_a_url(self, tmp_path):
        url = f"sqlite:///{tmp_path}/a?b#c%20d.db"
        Ledger.open(url).close()
        assert (tmp_path / "a?b#c%20d.db").is_file()
        assert verify(url) == []


class TestRefusal:
    def test_missing(self, url):
        for opener in (LedgerReader.open, verify, lambda url: Ledger.open(url, create=False)):
            with pytest.raises(LedgerError, match="there is no ledger here"):
                opener(url)
        assert not path_of(url).exists()

    def test_a_folder_that_is_missing(self, tmp_path):
        with pytest.raises(LedgerError, match="cannot be made here"):
            Ledger.open(f"sqlite:///{tmp_path}/none/ledger.db")

    @pytest.mark.parametrize("opener", OPENERS)
    def test_a_folder(self, tmp_path, opener):
        with pytest.raises(LedgerError):
            opener(f"sqlite:///{tmp_path}")

    @pytest.mark.parametrize("opener", OPENERS)
    def test_a_newer_ledger(self, ledger, url, opener):
        with closing(sqlite3.connect(path_of(url))) as raw, raw:
            raw.execute("UPDATE alembic_version SET version_num = '0999'")
        with pytest.raises(LedgerError, match=f"schema 0999, which is newer than schema {HEAD}"):
            opener(url)

    @pytest.mark.parametrize("opener", OPENERS[:3])
    def test_an_older_ledger(self, ledger, url, opener, monkeypatch):
        monkeypatch.setattr("db.version.REVISIONS", (HEAD, "9999"))
        monkeypatch.setattr("db.version.HEAD", "9999")
        with pytest.raises(LedgerError, match="Run `claimledger db upgrade`"):
            opener(url)

    @pytest.mark.parametrize("opener", OPENERS)
    def test_another_database(self, url, opener):
        with closing(sqlite3.connect(path_of(url))) as raw, raw:
            raw.execute("CREATE TABLE recipe (name TEXT)")
        before = path_of(url).read_bytes()
        with pytest.raises(LedgerError, match="is not a ledger of claimledger"):
            opener(url)
        assert path_of(url).read_bytes() == before

    @pytest.mark.parametrize("opener", OPENERS)
    def test_a_file_that_is_no_database(self, url, opener):
        path_of(url).write_bytes(b"Once upon a time there was a ferry. " * 200)
        with pytest.raises(LedgerError, match="damaged or is not a database"):
            opener(url)

    def test_a_damaged_ledger(self, ledger, url):
        run_id = start_run(ledger)
        for number in range(30):
            ledger.record_check(run_id, checked(f"{BRIDGE} {number}.", location=f"text:{number}"))
        ledger.close()
        path = path_of(url)
        content = bytearray(path.read_bytes())
        content[-20_000:] = b"\xa5" * 20_000  # rows; the schema is at the beginning
        path.write_bytes(content)
        assert any("damaged" in problem for problem in verify(url))
