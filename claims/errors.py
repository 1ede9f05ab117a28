"""The exception tree. Every message says what to do next.

ClaimledgerError
├── ConfigError          a key of the configuration is wrong
├── SourceError          an article could not be had; it goes to quarantine
│   ├── FetchError       the network or the server failed; trying again may help
│   └── UnreadableError  the bytes were had, but hold no article that can be read
├── ReferenceRowError    a row of a reference file is refused
├── EvaluationDataError  a row of labelled data cannot be measured with
├── LedgerError          the database is missing, foreign, damaged, or from another version
└── UsageError           a command was given something it cannot use
"""

from __future__ import annotations


class ClaimledgerError(Exception):
    """The root of every error that this software raises on purpose."""


class ConfigError(ClaimledgerError):
    """A setting is unknown, of the wrong type, or impossible.

    The message names the file, the key, the value, and what is allowed.
    """


class SourceError(ClaimledgerError):
    """An article could not be had or read; the rest of the run goes on without it.

    Attributes:
        location: the URL or path that was asked for.
    """

    def __init__(self, location: str, message: str) -> None:
        super().__init__(f"{location}: {message}")
        self.location = location
        self.message = message


class FetchError(SourceError):
    """The network or the server failed.

    Attributes:
        retryable: whether the same request may succeed later.
        status: the HTTP status, where there was an answer.
        answer: the first bytes of an answer that refuses, which may say why.
    """

    def __init__(
        self,
        location: str,
        message: str,
        *,
        retryable: bool = False,
        status: int | None = None,
        answer: bytes = b"",
    ) -> None:
        super().__init__(location, message)
        self.retryable = retryable
        self.status = status
        self.answer = answer


class UnreadableError(SourceError):
    """The bytes hold no article: they are binary, empty, too large, or of another type."""


class ReferenceRowError(ClaimledgerError):
    """A row of a reference file is refused; the other rows still load.

    Attributes:
        file: the file's name.
        line: the line the row starts on, counted from 1.
    """

    def __init__(self, file: str, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file = file
        self.line = line
        self.message = message


class EvaluationDataError(ClaimledgerError):
    """A row of labelled data lacks a field or holds a wrong one; nothing is measured.

    Attributes:
        row: the row's number in the data, counted from 1.
    """

    def __init__(self, row: int, message: str) -> None:
        super().__init__(f"row {row}: {message}")
        self.row = row
        self.message = message


class LedgerError(ClaimledgerError):
    """The ledger is missing, foreign, damaged, busy, or from another version."""


class UsageError(ClaimledgerError):
    """A command was given something it cannot use."""
