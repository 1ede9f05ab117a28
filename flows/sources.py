"""What can be given as a SOURCE: a URL, a file, a folder, or `-` for standard input."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit
from urllib.request import url2pathname

from claims.errors import SourceError, UnreadableError
from claims.identity import sha256_of
from claims.settings import Settings
from claims.snapshot import Snapshot
from flows.location import scheme_of, without_credentials
from flows.media import SUFFIXES, binary_kind, sniff, type_of_name

if TYPE_CHECKING:  # a check of local files need not load the HTTP client
    from flows.fetch import Fetcher

STANDARD_INPUT = "-"


@dataclass(frozen=True)
class SourceFailure:
    """An article that could not be had, as it goes to quarantine.

    `stage` is the step that failed ("fetch", "read", ...), `kind` the name of the error's class.
    """

    location: str
    stage: str
    kind: str
    message: str

    @classmethod
    def of(cls, error: SourceError, stage: str) -> SourceFailure:
        return cls(error.location, stage, type(error).__name__, error.message)


def expand(source: str, settings: Settings) -> Iterator[str]:
    """Yield the locations that a SOURCE stands for.

    A folder stands for the article files in it and below it, in the order of their names; hidden
    files and folders, and links to folders, are passed over. Everything else stands for itself.

    Raises:
        UnreadableError: the folder cannot be listed, or holds no article file.
    """
    del settings  # a folder has no limits; whatever is read one by one has
    if source in {STANDARD_INPUT, ""} or scheme_of(source) not in {None, "file"}:
        yield source
        return
    folder = _path(source)
    if not _is_folder(folder):
        yield source
        return
    empty = True
    for path in _article_files(folder, source):
        empty = False
        yield str(path)
    if empty:
        raise UnreadableError(source, f"the folder holds no {_endings()} file to read.")


def load(
    location: str, fetcher: Fetcher, settings: Settings, stdin: BinaryIO | None = None
) -> Snapshot:
    """Return the bytes at a location: a path, a file URI, an http or https URL, or `-`.

    Raises:
        SourceError: it cannot be had, is too large, or holds no text.
    """
    maximum = settings.fetch.maximum_bytes
    if location == STANDARD_INPUT:
        return _from_standard_input(stdin, maximum)
    match scheme_of(location):
        case "http" | "https":
            return fetcher.fetch(location)
        case None | "file":
            return _from_file(_path(location), location, maximum)
        case scheme:
            raise UnreadableError(
                without_credentials(location),
                f"{scheme} addresses are not read; give an http or https URL, or a file.",
            )


def _path(source: str) -> Path:
    if scheme_of(source) != "file":
        return Path(source)
    try:
        parts = urlsplit(source)
    except ValueError as error:
        raise UnreadableError(source, f"is not a valid file URI ({error}).") from None
    if parts.netloc not in {"", "localhost"}:
        raise UnreadableError(source, "names a file on another host; copy it here first.")
    return Path(url2pathname(parts.path))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # too long, or a NUL in it: loading it says so
        return False


def _article_files(folder: Path, source: str) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise UnreadableError(
            source, f"{error.filename} cannot be listed ({error.strerror}); check its permissions."
        )

    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and type_of_name(name):
                yield Path(root, name)


def _endings() -> str:
    *others, last = SUFFIXES
    return f"{', '.join(others)} or {last}"


def _from_file(path: Path, location: str, maximum: int) -> Snapshot:
    if not location:
        raise UnreadableError("(nothing)", "no source was named; give a file, folder or URL.")
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            what = "folder" if stat.S_ISDIR(state.st_mode) else "device, pipe or socket"
            raise UnreadableError(location, f"is a {what}, not a file; give a file.")
        if state.st_size > maximum:
            raise _too_large(location, maximum)
        with path.open("rb") as file:
            content = file.read(maximum + 1)
        address = path.resolve().as_uri()
    except FileNotFoundError:
        raise UnreadableError(location, "there is no such file; check the path.") from None
    except OSError as error:
        raise UnreadableError(
            location, f"cannot be read ({error.strerror}); check the file and its permissions."
        ) from None
    except (ValueError, RuntimeError):  # a NUL or half a character in it; links in a circle
        raise UnreadableError(location, "is not a path that a file can have.") from None
    return _snapshot(content, address, type_of_name(path.name), location, maximum)


def _from_standard_input(stdin: BinaryIO | None, maximum: int) -> Snapshot:
    if stdin is None:
        raise UnreadableError(STANDARD_INPUT, "there is no standard input here; give a file.")
    content = stdin.read(maximum + 1)
    address = f"text:{sha256_of(content)}"
    return _snapshot(content, address, None, STANDARD_INPUT, maximum)


def _snapshot(
    content: bytes, address: str, content_type: str | None, location: str, maximum: int
) -> Snapshot:
    if len(content) > maximum:
        raise _too_large(location, maximum)
    if not content.strip():
        raise UnreadableError(location, "is empty; give a file or text with an article in it.")
    if binary := binary_kind(content):
        raise UnreadableError(location, f"holds {binary}, not text; give {_endings()}.")
    return Snapshot(address, content, content_type or sniff(content), datetime.now(UTC))


def _too_large(location: str, maximum: int) -> UnreadableError:
    return UnreadableError(
        location, f"is larger than {maximum:,} bytes; raise fetch.maximum_bytes to read it."
    )
