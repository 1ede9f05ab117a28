"""The command line: what goes where, in which form, and with which exit code."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest
from command_line import (
    ARTICLE,
    CLI,
    LOOPBACK,
    REFERENCES,
    ROOT,
    at_terminal,
    claimledger,
    rows,
    run,
    start,
    variables,
)

from flows.cli import COMMANDS, cli

STORY = "The Elsa Bridge in Norhaven opened on 4 May 2024. It is 310 metres long.\n"


def every_command(
    command: click.Command = cli, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from every_command(found, (*path, name))


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which the example has been checked; for commands that only read."""
    ledger = tmp_path_factory.mktemp("checked") / "ledger.db"
    ended = claimledger("check", ARTICLE, "--references", REFERENCES, "--db", ledger)
    assert ended.status == 0
    return ledger


@pytest.mark.parametrize("path", list(every_command()), ids=" ".join)
def test_every_command_explains_itself(path):
    ended = claimledger(*path, "--help")
    assert ended.status == 0
    assert ended.words == ""
    assert ended.data.startswith(f"Usage: {' '.join(('claimledger', *path))} ")
    assert "..." not in ended.data.replace("]...", "").replace("SOURCE...", "").replace(
        "FILE...", ""
    ).replace("DATASET...", ""), "a line of help is cut off"


def test_every_option_has_help():
    for path in every_command():
        command: click.Command = cli
        for name in path:
            assert isinstance(command, click.Group)
            found = command.get_command(click.Context(command), name)
            assert found is not None
            command = found
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{path}: {parameter.opts}"


def test_the_list_of_commands_loads_none_of_them():
    program = (
        "import sys\n"
        "from flows.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'pydantic', 'sqlalchemy', 'prefect', 'rich', 'requests', 'trafilatura'}\n"
        "sys.exit(str(heavy & sys.modules.keys()) if heavy & sys.modules.keys() else 0)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ended.stderr == ""
    assert ended.returncode == 0
    assert all(name in ended.stdout for name in COMMANDS)


def test_a_check_of_files_in_a_pipe_loads_nothing_it_does_not_need(checked):
    program = (
        "import sys\n"
        "from flows.cli import main\n"
        f"try: main(['check', {str(ARTICLE)!r}, '--db', {str(checked)!r}])\n"
        "except SystemExit: pass\n"
        "unneeded = {'prefect', 'requests', 'alembic', 'jinja2', 'rich'} & sys.modules.keys()\n"
        "sys.exit(', '.join(unneeded) or 0)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env=variables({}),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == ""
    assert ended.returncode == 0
    assert json.loads(ended.stdout)["counts"]["documents"] == 1


def test_the_version_is_told():
    ended = claimledger("--version")
    assert ended.status == 0
    assert ended.data.startswith("claimledger, version ")


def test_piped_data_is_json_and_nothing_else(tmp_path):
    ended = run("check", ARTICLE, "--references", REFERENCES, "--db", tmp_path / "ledger.db")
    assert (ended.status, ended.words) == (0, "")
    assert ended.json["counts"]["documents"] == 1


def test_a_terminal_shows_a_table(checked):
    ended = at_terminal("check", ARTICLE, "--db", checked)
    assert (ended.status, ended.words) == (0, "")
    assert "Verdict" in ended.data
    assert "Refuted" in ended.data
    assert not ended.data.lstrip().startswith("{")


def test_json_is_had_at_a_terminal_too(checked):
    ended = at_terminal("check", ARTICLE, "--db", checked, "--json")
    assert (ended.status, ended.words) == (0, "")
    assert ended.json["counts"]["failures"] == 0


@pytest.mark.parametrize(
    ("arguments", "heading"),
    [(("references", "list"), "Publisher"), (("doctor",), "Detail")],
    ids=["references list", "doctor"],
)
def test_other_tables_at_a_terminal(checked, arguments, heading):
    ended = at_terminal(*arguments, "--db", checked)
    assert (ended.status, ended.words) == (0, "")
    assert heading in ended.data


def test_history_and_replay_at_a_terminal(checked):
    claim_id, verdict_id = rows(checked, "SELECT claim_id, id FROM verdict LIMIT 1")[0]
    history = at_terminal("history", claim_id, "--db", checked)
    assert history.status == 0
    assert "new_claim" in history.data
    replay = at_terminal("replay", verdict_id, "--db", checked)
    assert (replay.status, replay.data.strip()) == (0, "Identical.")


def test_a_reader_that_has_seen_enough_is_no_failure(tmp_path):
    command = [*CLI, "check", str(ARTICLE), "--db", str(tmp_path / "ledger.db")]
    with subprocess.Popen(
        command, cwd=ROOT, env=variables({}), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        words = process.stderr.read()
    assert (process.returncode, words) == (0, b"")


def test_standard_input_is_an_article(tmp_path):
    ended = claimledger("check", "-", "--db", tmp_path / "ledger.db", stdin=STORY.encode())
    assert ended.status == 0
    assert [document["document_url"][:12] for document in ended.json["documents"]] == [
        "text:sha256:"
    ]
    assert ended.claims[0]["quote"].startswith("The Elsa Bridge in Norhaven opened")


def test_folders_and_files_are_read_once_each(tmp_path):
    folder = tmp_path / "articles"
    (folder / "more").mkdir(parents=True)
    (folder / "one.txt").write_text(STORY)
    (folder / "more" / "two.md").write_text("The tunnel in Norhaven opened on 6 June 1974.\n")
    (folder / "more" / "notes.bin").write_bytes(b"\0")
    again = os.path.relpath(folder / "one.txt")
    sources = (folder, folder / "one.txt", again, (folder / "one.txt").as_uri())
    ended = claimledger("check", *sources, "--db", tmp_path / "ledger.db")
    assert ended.status == 0
    names = [document["document_url"].rpartition("/")[2] for document in ended.json["documents"]]
    assert sorted(names) == ["one.txt", "two.md"]


def test_a_typed_claim_is_judged(checked):
    ended = claimledger(
        "claim",
        "The first round of talks between Russia and Ukraine was held in Istanbul on 16 May 2025"
        " and lasted five hours.",
        "--as-of",
        "2025-07-20",
        "--db",
        checked,
    )
    assert ended.status == 0
    held, lasted = ended.claims
    assert (held["label"], lasted["label"]) == ("supported", "refuted")
    assert lasted["as_of"] == "2025-07-20"
    assert "DURATION_MISMATCH" in lasted["reason_codes"]


def test_a_typed_claim_is_explained_at_a_terminal(checked):
    ended = at_terminal(
        "claim", "Donald Trump announced a 100-day deadline on 14 July 2025.", "--db", checked
    )
    assert ended.status == 0
    assert "said by" in ended.data


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nonsense",), "No such command 'nonsense'"),
        (("check", "--nonsense"), "No such option"),
        (("check",), "Say what to check"),
        (("check", "x.txt", "--published", "20th of July"), "'20th of July' is no date. Write it"),
        (("check", "x.txt", "--published", "2025-02-30"), "is no date"),
        (("claim", " "), "Give the claim as text"),
        (("claim", "x", "--as-of", "2025-01-01", "--published", "2025-01-02"), "the same day"),
        (("recheck",), "Say what to judge again"),
        (("recheck", "--label", "wrong"), "'wrong' is not one of"),
        (("check", "x.txt", "--db", "mysql://host/name"), "a ledger is a file"),
        (("check", "x.txt", "--db", ""), "a ledger is a file"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_wrong_usage_ends_with_2_and_does_nothing(arguments, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = claimledger(*arguments)
    assert (ended.status, ended.data) == (2, "")
    assert words in ended.words
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("history", "sha256:unknown"),
        ("replay", "sha256:unknown"),
        ("recheck", "--claim", "sha256:unknown"),
        ("recheck", "--document", "https://unknown.example/"),
        ("references", "withdraw", "unknown"),
    ],
    ids=" ".join,
)
def test_what_the_ledger_does_not_hold_is_wrong_usage(arguments, checked, tmp_path):
    ledger = tmp_path / "ledger.db"
    claimledger("db", "backup", ledger, "--db", checked)
    ended = claimledger(*arguments, "--db", ledger)
    assert (ended.status, ended.data) == (2, "")
    assert "unknown" in ended.words


@pytest.mark.parametrize(
    "arguments",
    [
        ("history", "x"),
        ("replay", "x"),
        ("references", "list"),
        ("references", "withdraw", "x"),
        ("references", "reindex"),
        ("db", "verify"),
        ("db", "backup", "copy.db"),
    ],
    ids=" ".join,
)
def test_a_command_that_reads_makes_no_ledger(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    ended = claimledger(*arguments, "--db", "nowhere.db")
    assert ended.status == 1
    assert "nowhere.db: there is no ledger here" in ended.words
    assert list(tmp_path.iterdir()) == []


def test_the_ledger_is_made_copied_and_verified(tmp_path):
    ledger, copy = tmp_path / "ledger.db", tmp_path / "copy.db"
    made = claimledger("db", "upgrade", "--db", ledger)
    assert (made.status, made.data) == (0, "")
    assert "is at version" in made.words
    assert claimledger("db", "backup", copy, "--db", ledger).status == 0
    again = claimledger("db", "backup", copy, "--db", ledger)
    assert again.status == 1
    assert "is there already" in again.words
    verified = claimledger("db", "verify", "--db", copy)
    assert (verified.status, verified.json["problems"]) == (0, [])


def test_a_ledger_that_is_not_whole_is_named_and_ends_with_1(checked, tmp_path):
    ledger = tmp_path / "ledger.db"
    claimledger("db", "backup", ledger, "--db", checked)
    with closing(sqlite3.connect(ledger)) as connection:
        (trigger,) = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'verdict'"
        ).fetchone()
        connection.execute(f"DROP TRIGGER {trigger}")
    ended = claimledger("db", "verify", "--db", ledger)
    assert ended.status == 1
    assert any(trigger in problem for problem in ended.json["problems"])


def test_references_are_added_listed_withdrawn_and_brought_back(tmp_path):
    ledger = tmp_path / "ledger.db"
    added = claimledger("references", "add", REFERENCES, "--db", ledger)
    assert (added.status, added.words) == (0, "")
    total = added.json["added"]
    assert total >= 20
    again = claimledger("references", "add", REFERENCES, "--db", ledger)
    assert (again.json["added"], again.json["unchanged"]) == (0, total)
    withdrawn = claimledger("references", "withdraw", "talks-2025-06-02", "--db", ledger)
    assert (withdrawn.status, withdrawn.data) == (0, "")
    assert len(claimledger("references", "list", "--db", ledger).json) == total - 1
    (one,) = claimledger("references", "list", "--withdrawn", "--db", ledger).json
    assert one["reference"]["id"] == "talks-2025-06-02"
    assert claimledger("references", "add", REFERENCES, "--db", ledger).json["restored"] == 1
    assert claimledger("references", "reindex", "--db", ledger).status == 0
    assert claimledger("db", "verify", "--db", ledger).status == 0


def test_doctor_names_what_is_wrong(tmp_path):
    (tmp_path / "no.db").write_text("words")
    ended = claimledger("doctor", "--db", tmp_path / "no.db")
    assert ended.status == 1
    assert [item["name"] for item in ended.json if not item["sound"]] == ["ledger"]


def test_doctor_is_content_with_a_sound_ledger(checked):
    ended = claimledger("doctor", "--db", checked)
    assert ended.status == 0
    assert all(item["sound"] for item in ended.json)


@pytest.mark.parametrize(
    ("signum", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"]
)
def test_an_interrupted_check_is_closed_as_failed(signum, status, tmp_path):
    ledger = tmp_path / "ledger.db"
    claimledger("db", "upgrade", "--db", ledger)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        limits = LOOPBACK | {
            "CLAIMLEDGER__FETCH__READ_TIMEOUT_SECONDS": "60",
            "CLAIMLEDGER__FETCH__TOTAL_TIMEOUT_SECONDS": "60",
        }
        with start("check", address, "--db", ledger, environment=limits) as process:
            connection, _ = silent.accept()
            with connection:
                connection.recv(1000)
                time.sleep(0.05)
                process.send_signal(signum)
                data, words = process.communicate(timeout=30)
    assert (process.returncode, data) == (status, "")
    assert "Traceback" not in words
    assert rows(ledger, "SELECT state FROM run") == [("failed",)]


def test_libraries_log_nothing_to_standard_error(tmp_path):
    page = tmp_path / "empty.html"
    page.write_text("<!doctype html><html><body><script>run()</script></body></html>")
    ended = run("check", page, "--db", tmp_path / "ledger.db")
    assert ended.status == 3
    assert len(ended.words.splitlines()) == 1
    assert "holds no article text" in ended.words
