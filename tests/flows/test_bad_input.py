"""Bad input: a clear message, the right exit code, and nothing that was good is lost."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from command_line import (
    ARTICLE,
    LOOPBACK,
    REFERENCES,
    ROOT,
    Ended,
    claimledger,
    rows,
    tables,
    variables,
)

STORY = "The Elsa Bridge in Norhaven opened on 4 May 2024.\n"
MEBIBYTE = 1 << 20
AS_ROOT = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read and write everything"
)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(STORY)
    return path


@contextmanager
def serving(answer: Callable[[socket.socket], None]) -> Iterator[str]:
    """Answer every connection on loopback with `answer`, in threads; yield the address."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def accept() -> None:
            with contextlib.suppress(OSError):  # the server was closed: the test is over
                while True:
                    connection, _ = server.accept()
                    threading.Thread(target=serve, args=(connection,), daemon=True).start()

        def serve(connection: socket.socket) -> None:
            with connection, contextlib.suppress(OSError):  # the client hung up, as it should
                connection.recv(4096)
                answer(connection)

        threading.Thread(target=accept, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/story.html"
        server.shutdown(socket.SHUT_RDWR)


def quarantined(ended: Ended, ledger: Path, *words: str) -> None:
    """Assert that one thing failed, and that its reason is said and kept."""
    assert ended.status == 3
    (failure,) = ended.json["failures"]
    assert all(word in failure["message"] for word in words), failure["message"]
    assert failure["message"] in ended.words
    assert "Traceback" not in ended.words
    assert rows(ledger, "SELECT message FROM failure") == [(failure["message"],)]


def test_a_missing_file_is_named_and_the_others_are_checked(ledger, good):
    ended = claimledger("check", "nowhere.txt", good, "--db", ledger)
    quarantined(ended, ledger, "there is no such file")
    assert "nowhere.txt" in ended.words
    assert len(ended.claims) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "PNG image"),
        (b"%PDF-1.7 something", "PDF"),
        (b"MZ\x00\x01" * 50, "binary data"),
        (bytes(range(1, 256)) * 40, "looks binary"),
        (b"", "is empty"),
        (b" \n\n ", "is empty"),
        (b"<!doctype html><html><body></body></html>", "holds no article text"),
        (b"*** --- ***", "holds no article text"),
    ],
    ids=["image", "pdf", "program", "noise", "empty", "blank", "page without text", "no letters"],
)
def test_a_file_without_an_article_says_what_it_is(content, words, ledger, good, tmp_path):
    path = tmp_path / ("page.html" if content.startswith(b"<") else "page.txt")
    path.write_bytes(content)
    ended = claimledger("check", path, good, "--db", ledger)
    quarantined(ended, ledger, words)
    assert len(ended.claims) == 1


@AS_ROOT
def test_a_file_that_may_not_be_read_says_so(ledger, good):
    good.chmod(0)
    quarantined(claimledger("check", good, "--db", ledger), ledger, "cannot be read")


def test_a_folder_without_articles_says_so(ledger, tmp_path):
    folder = tmp_path / "empty"
    folder.mkdir()
    quarantined(claimledger("check", folder, "--db", ledger), ledger, "holds no .html")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000], ids=["NUL", "too long"])
def test_a_name_that_no_file_can_have_says_so(name, ledger):
    assert claimledger("check", name, "--db", ledger).status == 3


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://host.example/page", "ftp addresses are not read"),
        ("http://", "names no host"),
        ("http://user:secret@host.example/", "credentials are never sent"),
        ("http://127.0.0.1:1/", "inside a private network"),
    ],
)
def test_an_address_that_is_not_fetched_says_why(address, words, ledger):
    ended = claimledger("check", address, "--db", ledger)
    quarantined(ended, ledger, words)
    assert "secret" not in ended.words + ended.data


def peak_memory(*arguments: str | Path) -> tuple[Ended, int]:
    """Run a check as a process; return how it ended and the most memory it had, in bytes.

    From /proc, since what `getrusage` gives includes the process that started it.
    """
    program = (
        "import pathlib, re, sys\n"
        "from flows.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "finally:\n"
        "    status = pathlib.Path('/proc/self/status').read_text()\n"
        "    sys.stderr.write('\\n' + re.search(r'VmHWM:\\s+(\\d+)', status)[1])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env=variables(LOOPBACK | {"CLAIMLEDGER__FETCH__TOTAL_TIMEOUT_SECONDS": "60"}),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    words, _, peak = ended.stderr.rpartition("\n")
    return Ended(ended.returncode, ended.stdout, words), int(peak) * 1024


def test_a_file_of_500_mb_is_refused_unread(ledger, tmp_path):
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    ended, peak = peak_memory("check", path, "--db", ledger)
    quarantined(ended, ledger, "larger than 10,000,000 bytes", "fetch.maximum_bytes")
    assert peak < 250 * MEBIBYTE


@pytest.mark.parametrize("announced", [True, False], ids=["announced", "unannounced"])
def test_a_page_of_500_mb_is_cut_off(announced, ledger):
    sent = [0]

    def answer(connection: socket.socket) -> None:
        length = b"Content-Length: 500000000\r\n" if announced else b""
        connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n" + length + b"\r\n")
        for _ in range(500):
            connection.sendall(b"<p>word " * 125_000)
            sent[0] += 1_000_000

    with serving(answer) as address:
        ended, peak = peak_memory("check", address, "--db", ledger)
    quarantined(ended, ledger, "larger than 10,000,000 bytes")
    assert peak < 250 * MEBIBYTE
    assert sent[0] < 50_000_000


def test_a_page_of_another_type_is_refused(ledger):
    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7")

    with serving(answer) as address:
        ended = claimledger("check", address, "--db", ledger, environment=LOOPBACK)
    quarantined(ended, ledger, "'application/pdf'")


@pytest.mark.parametrize(
    ("status", "words"), [("404 Not Found", "404"), ("500 Internal Server Error", "500")]
)
def test_a_server_that_refuses_is_quoted(status, words, ledger):
    def answer(connection: socket.socket) -> None:
        connection.sendall(f"HTTP/1.0 {status}\r\nContent-Length: 0\r\n\r\n".encode())

    with serving(answer) as address:
        ended = claimledger("check", address, "--db", ledger, environment=LOOPBACK)
    quarantined(ended, ledger, words)


def test_a_server_that_says_nothing_is_left(ledger, good):
    over = threading.Event()
    with serving(lambda _: (over.wait(30), None)[1]) as address:
        ended = claimledger("check", address, good, "--db", ledger, environment=LOOPBACK)
        over.set()
    quarantined(ended, ledger, "was silent for 0.3 seconds")
    assert len(ended.claims) == 1


def test_a_server_that_drips_is_left(ledger, good):
    over = threading.Event()

    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not over.wait(0.05):
            connection.sendall(b"<p>drip</p>")

    with serving(answer) as address:
        ended = claimledger("check", address, good, "--db", ledger, environment=LOOPBACK)
        over.set()
    quarantined(ended, ledger, "longer than 1 seconds")
    assert len(ended.claims) == 1


def test_a_server_that_is_not_there_is_named(ledger):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    ended = claimledger("check", f"http://127.0.0.1:{port}/", "--db", ledger, environment=LOOPBACK)
    quarantined(ended, ledger, "the connection failed")


def test_wrong_rows_of_a_reference_file_are_refused_one_by_one(ledger, good, tmp_path):
    row = {"kind": "statement", "statement": STORY.strip(), "publisher": "The harbour office"}
    lines = [
        json.dumps({"id": "good", **row}),
        "{broken",
        json.dumps({"id": "no statement", "kind": "statement", "publisher": "X"}),
        json.dumps({"id": "bad date", **row, "published_at": "yesterday"}),
        json.dumps({"id": "unknown column", **row, "colour": "red"}),
        json.dumps({"id": "bad kind", **row, "kind": "rumour"}),
        json.dumps({"id": "also good", **row}),
    ]
    file = tmp_path / "references.jsonl"
    file.write_text("\n".join(lines))
    ended = claimledger("check", good, "--references", file, "--db", ledger)
    assert ended.status == 3
    refused = [failure["location"] for failure in ended.json["failures"]]
    assert refused == [f"{file}:{line}" for line in (2, 3, 4, 5, 6)]
    assert all(place in ended.words for place in refused)
    assert [claim["label"] for claim in ended.claims] == ["supported"]
    listed = claimledger("references", "list", "--db", ledger).json
    assert [item["reference"]["id"] for item in listed] == ["also good", "good"]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nowhere.jsonl", None, "cannot be read (No such file or directory)"),
        ("folder", "", "cannot be read (Is a directory)"),
        ("a\0b.jsonl", None, "cannot be read"),
        ("image.jsonl", b"\x89PNG\r\n\x1a\n\0\0", ""),
        ("words.yaml", b"a: [1, 2", ""),
        ("unknown.xlsx", b"PK\x03\x04", ""),
    ],
    ids=["missing", "folder", "NUL", "image", "broken YAML", "unknown format"],
)
def test_a_reference_file_that_cannot_be_read_is_named(
    name, content, words, ledger, good, tmp_path
):
    file = str(tmp_path / name)
    if content is not None:
        if content:
            Path(file).write_bytes(content)
        else:
            Path(file).mkdir()
    ended = claimledger("check", good, "--references", file, "--db", ledger)
    assert ended.status == 3
    assert ended.json["failures"]
    assert all(failure["stage"] == "references" for failure in ended.json["failures"])
    assert words in ended.words
    assert len(ended.claims) == 1
    added = claimledger("references", "add", file, "--db", ledger)
    assert (added.status, added.json["added"]) == (3, 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("fetch:\n  retires: 3\n", ("unknown key 'fetch.retires'", "retries")),
        ("fetch:\n  retries: many\n", ("fetch.retries = 'many'",)),
        ("fetch:\n  retries: -1\n", ("fetch.retries = -1", "greater than or equal to 0")),
        ("ledger:\n  urls: x\n", ("unknown key 'ledger.urls'",)),
        ("serve:\n  port: 70000\n", ("serve.port = 70000",)),
        ("fetch: [", ("is not valid YAML",)),
        ("- a list\n", ("must hold keys and values",)),
    ],
)
def test_a_wrong_configuration_names_file_key_and_value(content, words, good, tmp_path):
    config = tmp_path / "desk.yaml"
    config.write_text(content)
    ended = claimledger("check", good, "--config", config, "--db", tmp_path / "ledger.db")
    assert (ended.status, ended.data) == (2, "")
    assert all(word in ended.words for word in (*words, "desk.yaml"))
    assert not (tmp_path / "ledger.db").exists()


def test_a_missing_configuration_is_named(good, ledger, tmp_path):
    for arguments, environment in (
        (("--config", tmp_path / "nowhere.yaml"), {}),
        ((), {"CLAIMLEDGER_CONFIG": str(tmp_path / "nowhere.yaml")}),
    ):
        ended = claimledger("check", good, "--db", ledger, *arguments, environment=environment)
        assert (ended.status, ended.data) == (2, "")
        assert "nowhere.yaml: cannot be read" in ended.words


def test_a_wrong_environment_variable_is_named(good, ledger):
    environment = {"CLAIMLEDGER__FETCH__RETIRES": "3"}
    ended = claimledger("check", good, "--db", ledger, environment=environment)
    assert ended.status == 2
    assert "CLAIMLEDGER__FETCH__RETIRES" in ended.words


COMMANDS = (
    ("check", str(ARTICLE)),
    ("claim", "The bridge opened in 2024."),
    ("references", "add", str(REFERENCES)),
    ("references", "list"),
    ("recheck", "--all"),
    ("history", "x"),
    ("replay", "x"),
    ("db", "upgrade"),
    ("db", "verify"),
    ("db", "backup", "copy.db"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2])[:15])
def test_a_ledger_of_a_newer_version_is_left_as_it_is(command, ledger, tmp_path, monkeypatch):
    claimledger("db", "upgrade", "--db", ledger)
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = tables(ledger)
    monkeypatch.chdir(tmp_path)
    ended = claimledger(*command, "--db", ledger)
    assert (ended.status, ended.data) == (1, "")
    assert "schema 9999, which is newer" in ended.words
    assert tables(ledger) == before


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2])[:15])
@pytest.mark.parametrize("kind", ["words", "another database", "a folder"])
def test_what_is_no_ledger_is_left_as_it_is(command, kind, tmp_path, monkeypatch):
    path = tmp_path / "thing.db"
    if kind == "words":
        path.write_text("These are words and no database. " * 200)
    elif kind == "another database":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE shopping (item TEXT)")
            connection.commit()
    else:
        path.mkdir()
    before = path.read_bytes() if path.is_file() else sorted(path.iterdir())
    monkeypatch.chdir(tmp_path)
    ended = claimledger(*command, "--db", path)
    assert (ended.status, ended.data) == (1, "")
    assert "thing.db" in ended.words
    assert "Traceback" not in ended.words
    assert before == (path.read_bytes() if path.is_file() else sorted(path.iterdir()))


def test_a_ledger_in_a_folder_that_is_not_there_says_so(good, tmp_path):
    ended = claimledger("check", good, "--db", tmp_path / "no" / "such" / "ledger.db")
    assert (ended.status, ended.data) == (1, "")
    assert "the ledger cannot be made here (No such file or directory)" in ended.words


@AS_ROOT
def test_a_ledger_in_a_place_that_may_not_be_written_says_so(good, tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o500)
    ended = claimledger("check", good, "--db", folder / "ledger.db")
    assert (ended.status, ended.data) == (1, "")
    assert "the ledger cannot be made here (Permission denied)" in ended.words


def test_a_ledger_that_another_process_holds_says_so(good, ledger):
    claimledger("db", "upgrade", "--db", ledger)
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        environment = {"CLAIMLEDGER__LEDGER__BUSY_TIMEOUT_SECONDS": "0.1"}
        ended = claimledger("check", good, "--db", ledger, environment=environment)
    assert (ended.status, ended.data) == (1, "")
    assert "another process has been writing" in ended.words


@pytest.mark.parametrize("report", ["folder", "no/such/place.html"])
def test_a_report_that_cannot_be_written_keeps_the_verdicts(report, good, ledger, tmp_path):
    (tmp_path / "folder").mkdir()
    ended = claimledger("check", good, "--db", ledger, "--report", tmp_path / report)
    if report == "folder":
        assert ended.status == 2
        assert "is a directory" in ended.words
        return
    assert ended.status == 1
    assert "The report could not be written" in ended.words
    assert len(ended.claims) == 1
    assert rows(ledger, "SELECT count(*) FROM verdict") == [(1,)]


def test_text_that_no_database_can_hold_is_checked_all_the_same(ledger, tmp_path):
    article = tmp_path / "odd.html"
    article.write_bytes(
        b"<html><body><article><p>The Elsa &#xD800; Bridge opened on 4 May 2024."
        b" \x00 It is 310 metres long.</p></article></body></html>".replace(b"\x00", b"&#0;")
    )
    ended = claimledger("check", article, "--db", ledger, "--report", tmp_path / "r.html")
    assert ended.status == 0
    assert ended.claims
    assert claimledger("db", "verify", "--db", ledger).status == 0
