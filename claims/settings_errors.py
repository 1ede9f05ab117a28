"""What is wrong with a configuration, said key by key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from pydantic import BaseModel, ValidationError

from claims.ledger_url import without_password
from claims.source_settings import ReferenceSourceSettings


def explained(
    error: ValidationError, settings: type[BaseModel], file: str, origin: Mapping[str, str]
) -> str:
    """Return one line for each wrong key: where it stands, and what is allowed there.

    `settings` is the model of the whole configuration, and `origin` the environment variable that
    gave a key, for those that came from one.
    """
    lines = []
    for problem in error.errors(include_url=False):
        key = ".".join(str(part) for part in _without_kind(problem["loc"]))
        where = f"environment variable {origin[key]}" if key in origin else file
        if problem["type"] == "extra_forbidden":
            allowed = ", ".join(sorted(_keys_beside(problem["loc"], settings)))
            lines.append(f"{where}: unknown key '{key}'. Allowed here: {allowed}.")
        else:
            given = problem["input"]
            if isinstance(given, str):  # an address may hold a password
                given = without_password(given)
            lines.append(f"{where}: {key} = {given!r} is not allowed: {problem['msg']}.")
    return "\n".join(lines)


def _without_kind(location: tuple[int | str, ...]) -> tuple[int | str, ...]:
    """Return where a value stands in the file: pydantic names a source's kind on the way to it."""
    if location[0] == "reference_sources" and len(location) > 3:
        return location[:2] + location[3:]
    return location


def _keys_beside(location: tuple[int | str, ...], model: type[BaseModel]) -> list[str]:
    if location[0] == "reference_sources":
        model = _KINDS[str(location[2])]
        location = location[3:]
    for part in location[:-1]:
        annotation = model.model_fields[str(part)].annotation
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            model = annotation
    return list(model.model_fields)


_KINDS: dict[str, type[BaseModel]] = {
    get_args(kind.model_fields["kind"].annotation)[0]: kind
    for kind in get_args(get_args(ReferenceSourceSettings)[0])
}
