"""What changed in the references, for a person and for a program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any

from claims.identity import plain
from claims.reference import Reference
from db.references.changes import ReferenceDifference

_FIELDS = tuple(field.name for field in fields(Reference) if field.name != "id")


def as_json(differences: Iterable[ReferenceDifference]) -> list[dict[str, Any]]:
    """Return the differences as plain JSON data.

    `fields` holds, for what was changed, each field that differs with its `old` and `new` value.
    """
    return [
        {
            "change": each.change.value,
            "reference_id": each.reference_id,
            "sources": list(each.sources),
            "run_id": each.run_id,
            "changed_at": each.changed_at.isoformat(),
            "corrected_by": each.corrected_by,
            "before": plain(each.before),
            "after": plain(each.after),
            "fields": changed_fields(each.before, each.after),
        }
        for each in differences
    ]


def changed_fields(before: Reference | None, after: Reference | None) -> dict[str, dict[str, Any]]:
    """Return the fields that differ between two contents, with the old and the new value."""
    if before is None or after is None:
        return {}
    values = ((name, getattr(before, name), getattr(after, name)) for name in _FIELDS)
    return {name: {"old": plain(old), "new": plain(new)} for name, old, new in values if old != new}


def words_of(difference: ReferenceDifference) -> tuple[str, str, str, str]:
    """Return a difference as the cells of a table: change, reference, sources, what changed.

    In changed words, what is no longer said stands in [-...-] and what is said now in {+...+}.
    """
    told = difference.after or difference.before
    what = told.statement if told else ""
    changed = changed_fields(difference.before, difference.after)
    if changed:
        what = "; ".join(
            marked(each["old"], each["new"])
            if name == "statement"
            else f"{name}: {_told(each['old'])} → {_told(each['new'])}"
            for name, each in changed.items()
        )
    if difference.corrected_by:
        what = f"{what} (corrected by {difference.corrected_by})"
    return difference.change.value, difference.reference_id, ", ".join(difference.sources), what


def marked(old: str, new: str) -> str:
    """Return two texts as one, word by word: [-what went-] and {+what came+}."""
    before, after = old.split(), new.split()
    parts: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            parts.append(" ".join(before[start:end]))
            continue
        if end > start:
            parts.append(f"[-{' '.join(before[start:end])}-]")
        if new_end > new_start:
            parts.append(f"{{+{' '.join(after[new_start:new_end])}+}}")
    return " ".join(parts)


def _told(value: object) -> str:
    return "nothing" if value is None else str(value)
