"""The way of an article with a PostgreSQL ledger: the same commands, and no password shown."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from command_line import ARTICLE, REFERENCES, claimledger

from tests.db.postgresql_server import PASSWORD, PostgresqlServer


@pytest.fixture
def url(postgresql_server: PostgresqlServer) -> Iterator[str]:
    """The address of an empty database, with a password that must not be shown."""
    name = postgresql_server.create_database()
    postgresql_server.execute(f"ALTER DATABASE {name} OWNER TO guarded")
    account = f"guarded:{quote(PASSWORD, safe='')}"
    yield postgresql_server.url(name, role=account)
    postgresql_server.drop_database(name)


DECISIVE = ("supported", "refuted", "conflicting")


def found(claims: list[dict[str, Any]]) -> list[tuple[str, str | None]]:
    """Every claim, with its label where it has a decisive one.

    The two rank words by their own measures, so what else came near may differ.
    """
    return [
        (claim["claim_id"], claim["label"] if claim["label"] in DECISIVE else None)
        for claim in claims
    ]


def test_a_check_says_the_same_as_with_a_file(url: str, tmp_path: Path) -> None:
    arguments = ("check", ARTICLE, "--references", REFERENCES, "--db")
    in_file = claimledger(*arguments, tmp_path / "ledger.db")
    first = claimledger(*arguments, url)
    again = claimledger(*arguments, url)
    assert first.status == in_file.status == 0, first.words
    assert found(first.claims) == found(in_file.claims)
    assert any(label for _claim, label in found(first.claims))
    assert len(first.claims) == first.json["counts"]["new_verdicts"] > 10
    assert again.json["counts"]["new_verdicts"] == 0
    assert found(again.claims) == found(first.claims)

    verdict = first.claims[0]["verdict_id"]
    for command in (
        ("db", "verify"),
        ("db", "upgrade"),
        ("db", "backup", tmp_path / "ledger.dump"),
        ("doctor",),
        ("references", "list"),
        ("history", first.claims[0]["claim_id"]),
        ("replay", verdict),
        ("recheck", "--all"),
        ("references", "reindex"),
        ("db", "verify"),
    ):
        ended = claimledger(*command, "--db", url)
        assert ended.status == 0, (command, ended.data, ended.words)
        assert_no_password(ended.data + ended.words)
    for ended in (first, again):
        assert_no_password(ended.data + ended.words)
        assert ended.json["ledger"].startswith("postgresql://guarded:***@/")


def test_what_goes_wrong_names_the_ledger_without_its_password(
    url: str, postgresql_server: PostgresqlServer
) -> None:
    missing = url.partition("@/")[0] + "@/none?" + url.partition("?")[2]
    for arguments in (("--db", missing), ("--db", missing.replace("postgresql:", "postgres:"))):
        ended = claimledger("check", ARTICLE, *arguments)
        assert ended.status != 0
        assert "***" in ended.words
        assert_no_password(ended.data + ended.words)
    setting = {"CLAIMLEDGER__LEDGER__URL": json.dumps(url.replace("postgresql:", "mysql:"))}
    ended = claimledger("doctor", environment=setting)
    assert ended.status == 1
    assert_no_password(ended.data + ended.words)


def assert_no_password(told: str) -> None:
    assert PASSWORD.partition(" ")[0] not in told
