"""What is about PostgreSQL itself: opening, refusing, secrets, its ways round rules, backups."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import warnings
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from ledger_cases import (
    BRIDGE,
    NOON,
    checked,
    content_of,
    count,
    reference,
    start_run,
    supported_by,
)
from sqlalchemy import inspect
from sqlalchemy.exc import InternalError

from claims.errors import LedgerError
from db.backup import backup
from db.engine import writing
from db.ledger import Ledger, LedgerReader
from db.migrate import upgrade
from db.schema import Base
from db.verify import verify
from db.version import HEAD
from tests.db.postgresql_server import PASSWORD, PostgresqlServer, running_server

LEDGERS = ("postgresql",)
OPENERS = [Ledger.open, LedgerReader.open, verify, upgrade]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    run_id = start_run(ledger)
    ledger.add_references([reference()], run_id=run_id, retrieved_at=NOON)
    ledger.record_check(run_id, checked(BRIDGE, judge=supported_by(reference())))
    return ledger


@pytest.fixture
def execute(url: str, postgresql_server: PostgresqlServer) -> Callable[..., None]:
    """Run statements in the ledger's database as the owner of the server, who may do anything."""
    database = url.partition("@/")[2].partition("?")[0]
    return lambda *statements: postgresql_server.execute(*statements, database=database)


class TestOpening:
    def test_an_empty_database_becomes_a_ledger(self, url):
        for opener in (LedgerReader.open, lambda url: Ledger.open(url, create=False), verify):
            with pytest.raises(LedgerError, match=r"no ledger in this database.*db upgrade"):
                opener(url)
        with Ledger.open(url) as ledger:
            assert ledger.current_verdicts() == []
        assert verify(url) == []

    def test_a_schema_that_the_address_names(self, url, execute):
        execute(
            "CREATE SCHEMA inner_desk AUTHORIZATION desk", "CREATE TABLE public.recipe (name TEXT)"
        )
        inside = f"{url}&options=-csearch_path%3Dinner_desk"
        Ledger.open(inside).close()
        assert verify(inside) == []
        with pytest.raises(LedgerError, match=r"'public'.*holds other tables"):
            Ledger.open(url)
        with pytest.raises(LedgerError, match="no schema of the search path exists"):
            Ledger.open(f"{url}&options=-csearch_path%3Dnowhere")

    @pytest.mark.parametrize("opener", OPENERS)
    def test_another_database(self, url, opener, execute):
        execute("CREATE TABLE recipe (name TEXT)")
        with pytest.raises(LedgerError, match="is not a ledger of claimledger"):
            opener(url)

    @pytest.mark.parametrize("opener", OPENERS)
    def test_a_newer_ledger(self, ledger, url, opener, execute):
        execute("UPDATE alembic_version SET version_num = '0999'")
        with pytest.raises(LedgerError, match=f"schema 0999, which is newer than schema {HEAD}"):
            opener(url)

    @pytest.mark.parametrize("opener", OPENERS)
    def test_a_database_that_is_missing(self, postgresql_server, opener):
        with pytest.raises(LedgerError, match='database "none" does not exist'):
            opener(postgresql_server.url("none"))

    def test_the_end_of_a_password_is_not_asked_for_as_a_host(self):
        with pytest.raises(LedgerError, match=r"%XX") as raised:
            Ledger.open("postgresql://desk:half@other@127.0.0.1/ledger")
        assert "half" not in str(raised.value)
        assert "other" not in str(raised.value)

    def test_a_server_that_is_not_there(self, tmp_path):
        with pytest.raises(LedgerError, match=r"could not be used: .*No such file or directory"):
            Ledger.open(f"postgresql://desk@/ledger?host={tmp_path}")

    def test_an_encoding_that_cannot_hold_every_text(self, url, postgresql_server, execute):
        execute(
            "CREATE DATABASE latin OWNER desk ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0",
        )
        with pytest.raises(LedgerError, match=r"encoded in LATIN1.*createdb --encoding=UTF8"):
            Ledger.open(postgresql_server.url("latin"))

    def test_who_only_reads_cannot_write(self, filled, url):
        with (
            LedgerReader.open(url) as reader,
            reader._engine.connect() as connection,
            pytest.raises(InternalError, match="read-only transaction"),
        ):
            connection.exec_driver_sql("UPDATE document SET article_id = NULL")

    def test_sqlite_needs_no_driver(self, tmp_path):
        script = (
            "import sys; from db.ledger import Ledger; Ledger.open(sys.argv[1]).close();"
            "assert not {'psycopg', 'psycopg2'} & sys.modules.keys()"
        )
        command = [sys.executable, "-c", script, f"sqlite:///{tmp_path}/ledger.db"]
        subprocess.run(command, check=True, cwd=ROOT)

    def test_a_driver_that_is_missing(self, url):
        script = (
            "import sys; sys.modules['psycopg'] = None\n"
            "from claims.errors import LedgerError; from db.ledger import Ledger\n"
            "try: Ledger.open(sys.argv[1])\n"
            "except LedgerError as error: print(error)"
        )
        command = [sys.executable, "-c", script, url]
        said = subprocess.run(command, check=True, cwd=ROOT, capture_output=True, text=True).stdout
        assert "pip install 'claimledger[postgresql]'" in said


class TestPassword:
    def guarded(self, url: str, execute, password: str) -> str:
        database = url.partition("@/")[2].partition("?")[0]
        execute(
            f"ALTER DATABASE {database} OWNER TO guarded", "ALTER SCHEMA public OWNER TO guarded"
        )
        return url.replace("desk@", f"guarded:{quote(password, safe='')}@")

    def test_from_the_address_or_the_environment(self, url, execute, monkeypatch):
        address = self.guarded(url, execute, PASSWORD)
        Ledger.open(address).close()
        monkeypatch.setenv("PGPASSWORD", PASSWORD)
        Ledger.open(url.replace("desk@", "guarded@")).close()
        assert verify(address) == []

    def test_never_stands_in_a_message(self, url, execute, tmp_path):
        for wrong in ("wr0ng", "wr0ng/with@signs?#"):
            address = self.guarded(url, execute, wrong)
            raw = address.replace(quote(wrong, safe=""), wrong)
            for unusable in (address, raw, raw.replace("@/", "/"), f"{url}&password={wrong}"):
                for opener in (*OPENERS, lambda url: backup(url, tmp_path / "copy")):
                    with pytest.raises(LedgerError) as refused:
                        opener(unusable)
                    assert "wr0ng" not in str(refused.value), unusable


def test_the_models_are_what_was_made(ledger):
    def is_ours(_thing, name, kind, *_others):
        return not (
            kind == "table" and str(name).startswith(("reference_te", "claim_te", "alembic"))
        )

    with ledger._engine.connect() as connection, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # partial indexes are not compared
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})
        differences = compare_metadata(context, Base.metadata)
        assert {(what, constraint.name) for what, constraint in differences} == {
            ("add_constraint", "uq_document_url"),  # kept by a hash instead: see long_keys.sql
            ("add_constraint", "uq_source_location"),
        }
        text_columns = [
            column
            for table in Base.metadata.tables
            for column in inspect(connection).get_columns(table)
            if str(column["type"]).startswith("TEXT")
        ]
    assert len(text_columns) > 100
    assert {column["type"].collation for column in text_columns} == {"C"}


def test_an_address_may_be_long(ledger, url):
    moments = random.Random(20240506)  # noqa: S311 - what cannot be compressed, no secret
    address = f"https://news.example/{moments.randbytes(8_000).hex()}"
    run_id = start_run(ledger)
    for _ in range(2):
        ledger.record_check(run_id, checked(BRIDGE, location=address))
    assert [row["document_url"] for row in ledger.current_verdicts(document_url=address)] == [
        address
    ]
    with pytest.raises(LedgerError, match="uq_document_url"), writing(ledger._engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO document (id, url, created_at) SELECT 'other', url, 'now' FROM document"
        )
    assert verify(url) == []


class TestVerify:
    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (
                "ALTER TABLE verdict DISABLE TRIGGER verdict_refuses_update",
                "verdict_refuses_update is",
            ),
            (
                "DROP TRIGGER review_refuses_truncate ON review",
                "review_refuses_truncate is missing",
            ),
            (
                "CREATE OR REPLACE VIEW corrections AS SELECT * FROM corrections_before",
                "corrections is missing or was changed",
            ),
            (
                (
                    "CREATE OR REPLACE FUNCTION refuses_change() RETURNS trigger LANGUAGE plpgsql"
                    " AS 'BEGIN RETURN NEW; END'"
                ),
                "refuses_change() is missing or was changed",
            ),
        ],
    )
    def test_a_rule_that_was_changed(self, filled, url, execute, change, said):
        if "corrections_before" in change:
            with closing(psycopg.connect(url)) as raw:
                (view,) = raw.execute("SELECT pg_get_viewdef('corrections'::regclass)").fetchone()
            change = f"CREATE OR REPLACE VIEW corrections AS {view.rstrip(';')} LIMIT 1"
        execute(change)
        (problem,) = verify(url)
        assert problem.startswith(said)
        assert problem.endswith("`claimledger db upgrade` makes it anew")
        upgrade(url)
        assert verify(url) == []

    def test_a_row_that_lost_its_parent(self, filled, url, execute):
        execute(
            "ALTER TABLE document DISABLE TRIGGER ALL; UPDATE document SET source_id = 'gone';"
            " ALTER TABLE document ENABLE TRIGGER ALL"
        )
        assert verify(url) == ["document: 1 rows name a row of source that is missing"]

    def test_a_foreign_key_that_is_switched_off(self, filled, url, execute):
        execute("ALTER TABLE document DISABLE TRIGGER ALL")
        assert "document: the constraint fk_document_source_id is not enforced" in verify(url)

    def test_a_text_that_was_changed(self, filled, url, execute):
        execute(
            "ALTER TABLE article DISABLE TRIGGER article_refuses_update;"
            " UPDATE article SET title = 'Another';"
            " ALTER TABLE article ENABLE TRIGGER article_refuses_update"
        )
        (problem,) = verify(url)
        assert problem.endswith("its id is not the address of its content")


def test_a_view_of_somebody_else_is_named_where_it_stands_in_the_way(filled, url, execute):
    execute("CREATE VIEW mine AS SELECT * FROM corrections", "DROP VIEW review_queue")
    with pytest.raises(LedgerError, match="view mine depends on view corrections"):
        upgrade(url)


def test_a_backup_is_restored_with_everything(filled, url, tmp_path, postgresql_server, new_url):
    backup(url, tmp_path / "ledger.dump")
    with pytest.raises(LedgerError, match="is there already"):
        backup(url, tmp_path / "ledger.dump")
    with pytest.raises(LedgerError, match="the backup could not be written"):
        backup(url, tmp_path / "none" / "ledger.dump")
    restored = new_url("restored")
    command = [str(postgresql_server.programs / "pg_restore"), "--exit-on-error", "--no-owner"]
    subprocess.run([*command, f"--dbname={restored}", tmp_path / "ledger.dump"], check=True)
    assert verify(restored) == []
    with Ledger.open(restored) as copy:
        assert content_of(copy) == content_of(filled)
        copy.record_check(start_run(copy), checked(BRIDGE, location="text:new"))


def test_a_server_that_dies_keeps_what_was_acknowledged(postgresql_server):
    with running_server(postgresql_server.programs, safe=True) as server:
        url = server.url(server.create_database())
        environment = os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests/db'}"}
        writer = subprocess.Popen(
            [sys.executable, str(ROOT / "tests/db/ledger_writer.py"), url, "0", "shared"],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert writer.stdout is not None
        seen = sum(writer.stdout.readline() == "recorded\n" for _ in range(12))
        server.stop("immediate")
        seen += len(writer.communicate()[0].splitlines())
        assert writer.returncode == 1
        server.start()
        assert verify(url) == []
        with LedgerReader.open(url) as reader:
            assert count(reader, "document") >= min(seen, 40) >= 12
