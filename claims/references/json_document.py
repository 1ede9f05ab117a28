"""JSON answers of services: one object each, or an error that says what came instead."""

from __future__ import annotations

import json

from claims.errors import UnreadableError
from claims.references.json_rows import JsonNumber, not_utf8

_SHOWN = 60


def read_object(content: bytes, location: str) -> dict[str, object]:
    """Return the JSON object that an answer holds, its numbers as they were written.

    Raises:
        UnreadableError: the bytes are not UTF-8 or not JSON, or hold something else.
    """
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise UnreadableError(
            location, f"answers with text whose {not_utf8(error.start)}"
        ) from None
    try:
        value = parse_json(text)
    except json.JSONDecodeError as error:
        start = " ".join(text[:_SHOWN].split())
        raise UnreadableError(
            location,
            f"answers with no valid JSON ({error.msg} in line {error.lineno}); it begins with "
            f"{start!r}. Check the address, or try again later.",
        ) from None
    except RecursionError:
        raise UnreadableError(location, "answers with JSON that is nested too deeply.") from None
    if not isinstance(value, dict):
        raise UnreadableError(
            location, "answers with JSON that is no object; check that the address is right."
        )
    return value


def parse_json(text: str) -> object:
    """Read JSON whose strings may hold line breaks, as many pages write them.

    Raises:
        json.JSONDecodeError: it is not JSON.
        RecursionError: it is nested too deeply.
    """
    return json.loads(
        text,
        strict=False,
        parse_int=JsonNumber,
        parse_float=JsonNumber,
        parse_constant=JsonNumber,
    )


def member(data: dict[str, object], *path: str) -> object:
    """Return what lies at a path of keys, or None where the path ends early."""
    value: object = data
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
