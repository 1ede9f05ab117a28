"""Reference files, and folders of them: each file is a page."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import ReferenceRowError, UnreadableError
from claims.references.files import EXTENSIONS, parse_references
from claims.source_settings import FilesSettings
from flows.reference_sources.source import Failed, Page, Reading

if TYPE_CHECKING:
    from flows.reference_sources.session import SourceSession


class Files:
    """A folder is read whole, so that a file which is no longer there was dropped."""

    complete = True

    def __init__(self, settings: FilesSettings) -> None:
        self._settings = settings

    def read(self, session: SourceSession) -> Iterator[Reading]:
        """Yield the files in the order of the settings, those of a folder by their names.

        Raises:
            UnreadableError: a folder is missing, cannot be listed, or holds no reference file.
        """
        del session  # nothing is fetched
        for path in dict.fromkeys(self._files()):
            location = path.resolve().as_uri()
            try:
                yield self._page(path, location)
            except UnreadableError as error:
                yield Failed(location, error)

    def _files(self) -> Iterator[Path]:
        for given in self._settings.paths:
            path = Path(given)
            if path.suffix.lower() in EXTENSIONS and not path.is_dir():
                yield path
            else:
                yield from _in_folder(path)

    def _page(self, path: Path, location: str) -> Page:
        file = parse_references(_content(path, self._settings.maximum_bytes), str(path))
        refused = tuple(ReferenceRowError(str(path), e.line, e.message) for e in file.refused)
        return Page(location, file.references, refused)


def _in_folder(folder: Path) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        raise UnreadableError(
            str(folder),
            f"{error.filename} cannot be listed ({error.strerror}); check the path and its "
            "permissions.",
        )

    found = False
    for root, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in EXTENSIONS:
                found = True
                yield Path(root, name)
    if not found:  # a disk that is not mounted looks like this, and has dropped nothing
        raise UnreadableError(
            str(folder), f"holds no reference file, whose name ends in {', '.join(EXTENSIONS)}."
        )


def _content(path: Path, maximum: int) -> bytes:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableError(str(path), "is no regular file; give a file or a folder.")
        with path.open("rb") as file:
            content = file.read(maximum + 1)
    except FileNotFoundError:
        raise UnreadableError(str(path), "there is no such file; check the path.") from None
    except OSError as error:
        raise UnreadableError(
            str(path), f"cannot be read ({error.strerror}); check the file and its permissions."
        ) from None
    if len(content) > maximum:
        raise UnreadableError(
            str(path), f"is larger than {maximum:,} bytes; raise the source's maximum_bytes."
        )
    return content
