from __future__ import annotations

import io
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.errors import FetchError, SourceError, UnreadableError
from claims.identity import sha256_of
from claims.settings import Settings
from flows.fetch import Fetcher
from flows.sources import SourceFailure, expand, load

SETTINGS = Settings.model_validate({"fetch": {"maximum_bytes": 1000}})
PAGE = b"<!doctype html><title>Bridge</title><p>It opened on 4 May.</p>"


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    with Fetcher(SETTINGS.fetch) as client:
        yield client


def refusal(location: str, fetcher: Fetcher, stdin: bytes | None = None) -> SourceError:
    stream = None if stdin is None else io.BytesIO(stdin)
    with pytest.raises(SourceError) as caught:
        load(location, fetcher, SETTINGS, stream)
    return caught.value


# Files


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("a.html", "text/html"),
        ("a.HTM", "text/html"),
        ("a.txt", "text/plain"),
        ("a.md", "text/markdown"),
        ("a.page", "text/html"),
        ("a", "text/html"),
    ],
)
def test_a_file_is_known_by_its_whole_path(
    tmp_path: Path, fetcher: Fetcher, name: str, content_type: str
) -> None:
    path = tmp_path / name
    path.write_bytes(PAGE)
    snapshot = load(str(path), fetcher, SETTINGS)
    assert snapshot.content == PAGE
    assert snapshot.location == path.resolve().as_uri()
    assert snapshot.content_type == content_type
    assert (snapshot.final_url, snapshot.status, dict(snapshot.headers)) == (None, None, {})


def test_path_relative_path_and_file_uri_are_one_document(
    tmp_path: Path, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "über die brücke #1.txt"
    path.write_text("It opened.", "utf-8")
    monkeypatch.chdir(tmp_path)
    locations = {str(path), path.name, f"./{path.name}", path.as_uri()}
    snapshots = {load(location, fetcher, SETTINGS).location for location in locations}
    assert snapshots == {path.resolve().as_uri()}


def test_a_file_up_to_the_limit_is_read(tmp_path: Path, fetcher: Fetcher) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 1000)
    assert len(load(str(path), fetcher, SETTINGS).content) == 1000
    path.write_bytes(b"x" * 1001)
    assert "larger than 1,000 bytes" in str(refusal(str(path), fetcher))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"%PDF-1.7 ...", "holds PDF"),
        (b"PK\x03\x04...", "holds ZIP or office document"),
        (b"text\x00text", "holds binary data"),
    ],
)
def test_a_file_without_text_is_refused(
    tmp_path: Path, fetcher: Fetcher, content: bytes, words: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    error = refusal(str(path), fetcher)
    assert isinstance(error, UnreadableError)
    assert words in error.message


def test_utf16_with_its_mark_is_text(tmp_path: Path, fetcher: Fetcher) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("It opened.".encode("utf-16"))
    assert load(str(path), fetcher, SETTINGS).content_type == "text/plain"


def test_what_is_no_file_is_refused(tmp_path: Path, fetcher: Fetcher) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    circle = tmp_path / "circle.txt"
    circle.symlink_to(circle)
    assert "no such file" in str(refusal(str(tmp_path / "none.txt"), fetcher))
    assert "is a folder" in str(refusal(str(tmp_path), fetcher))
    assert "is a device, pipe or socket" in str(refusal(str(pipe), fetcher))
    assert "is a device, pipe or socket" in str(refusal("/dev/zero", fetcher))
    assert "cannot be read" in str(refusal(str(circle), fetcher))
    assert "cannot be read" in str(refusal("x" * 5000, fetcher))
    assert "not a path" in str(refusal("a\x00b", fetcher))
    assert "no source was named" in str(refusal("", fetcher))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_refused(tmp_path: Path, fetcher: Fetcher) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PAGE)
    path.chmod(0)
    assert "check the file and its permissions" in str(refusal(str(path), fetcher))


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("file://elsewhere/a.txt", "another host"),
        ("file://[::1/a", "not a valid file URI"),
        ("ftp://ferry.example/a", "ftp addresses are not read"),
        ("s3://key:secret@ferry/a", "s3 addresses are not read"),
    ],
)
def test_other_addresses_are_refused(fetcher: Fetcher, location: str, words: str) -> None:
    error = refusal(location, fetcher)
    assert words in str(error)
    assert "secret" not in str(error)


@given(st.text(max_size=30) | st.text("file:/.-%é\\", max_size=12).map("/nowhere/".__add__))
def test_any_text_is_a_source_or_is_refused(text: str) -> None:
    with Fetcher(SETTINGS.fetch) as client, pytest.raises(SourceError) as caught:
        load(text, client, SETTINGS)
    assert caught.value.message


# Web addresses


def test_a_web_address_goes_to_the_fetcher(fetcher: Fetcher) -> None:
    error = refusal("HTTP://localhost/", fetcher)
    assert isinstance(error, FetchError)
    assert "private network" in str(error)


# Standard input


def test_standard_input_is_known_by_its_content(fetcher: Fetcher) -> None:
    snapshot = load("-", fetcher, SETTINGS, io.BytesIO(b"It opened on 4 May."))
    assert snapshot.location == f"text:{sha256_of(b'It opened on 4 May.')}"
    assert snapshot.content_type == "text/plain"
    assert load("-", fetcher, SETTINGS, io.BytesIO(PAGE)).content_type == "text/html"


def test_standard_input_has_the_same_limits(fetcher: Fetcher) -> None:
    assert "larger than" in str(refusal("-", fetcher, b"x" * 1001))
    assert "is empty" in str(refusal("-", fetcher, b""))
    assert "no standard input" in str(refusal("-", fetcher))


def test_an_endless_standard_input_ends(fetcher: Fetcher) -> None:
    with Path("/dev/zero").open("rb") as endless, pytest.raises(SourceError, match="larger than"):
        load("-", fetcher, SETTINGS, endless)


# Folders


def test_a_folder_stands_for_its_articles_in_order(tmp_path: Path) -> None:
    for name in ["b.txt", "a.HTML", "z/c.md", "z/y/d.htm", "e.pdf", "f", ".g.txt", ".h/i.txt"]:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PAGE)
    (tmp_path / "z" / "up").symlink_to(tmp_path)
    found = [str(Path(path).relative_to(tmp_path)) for path in expand(str(tmp_path), SETTINGS)]
    assert found == ["a.HTML", "b.txt", "z/c.md", "z/y/d.htm"]
    assert list(expand(tmp_path.as_uri(), SETTINGS)) == [str(tmp_path / name) for name in found]


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"holds no \.html, \.htm, \.txt or \.md file"):
        list(expand(str(tmp_path), SETTINGS))


@pytest.mark.parametrize(
    "source", ["-", "https://ferry.example/", "none.txt", "file:///none.txt", "a\x00b", ""]
)
def test_everything_else_stands_for_itself(source: str) -> None:
    assert list(expand(source, SETTINGS)) == [source]


def test_a_socket_in_a_folder_is_left_to_loading(tmp_path: Path, fetcher: Fetcher) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.txt"))
        (location,) = expand(str(tmp_path), SETTINGS)
        assert "device, pipe or socket" in str(refusal(location, fetcher))


# Failures


def test_a_failure_keeps_what_quarantine_needs(fetcher: Fetcher) -> None:
    failure = SourceFailure.of(refusal("none.txt", fetcher), "fetch")
    assert failure == SourceFailure(
        "none.txt", "fetch", "UnreadableError", "there is no such file; check the path."
    )
