"""Measures the names read in a text: their spans, kinds, canonical forms and posts.

A row is `{"text": str, "names": [NAME, ...]}`, and a NAME is `{"words": str, "kind": str,
"canonical": str, "role": str|null}`. The names stand in order of appearance; `words` are found in
the text after the name before them. Neither articles nor titles and posts belong to `words`. `kind`
is one of `NameKind`, `canonical` is the fullest form of the name in the text or the country's
English name, and `role` is the post as it stands in the text, without an article.

How it is counted: a name is found where a name with the same first and last character was read;
nothing is given for a part. Precision is the share of names read that are labelled, recall the
share of labelled names that were read. Kind and canonical form are shares of the names found.
Roles are a share of the names found that have a role in the label, in the reading, or in both, so
that the many names without one count for nothing. Canonical forms and roles are compared without
regard to case, diacritics and white space.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.errors import EvaluationDataError
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.facets import Name, NameKind
from claims.names.find import find_names
from claims.names.spelling import fold
from claims.span import Span

TASK = "names"

_KINDS = tuple(kind.value for kind in NameKind)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A name as a person labelled it."""

    span: Span
    words: str
    kind: NameKind
    canonical: str
    role: str | None


@dataclass(slots=True)
class Counts:
    """What was counted so far."""

    read: int = 0
    labelled: int = 0
    found: int = 0
    kinds: int = 0
    canonical: int = 0
    with_role: int = 0
    roles: int = 0
    errors: list[str] = field(default_factory=list)

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures; a share of nothing is 0."""
        both = self.read + self.labelled
        return (
            Figure("span precision", _share(self.found, self.read), self.read),
            Figure("span recall", _share(self.found, self.labelled), self.labelled),
            Figure("span F1", _share(2 * self.found, both), self.labelled),
            Figure("kind accuracy", _share(self.kinds, self.found), self.found),
            Figure("canonical accuracy", _share(self.canonical, self.found), self.found),
            Figure("role accuracy", _share(self.roles, self.with_role), self.with_role),
        )


def reads(row: Row) -> bool:
    """Whether a row has the keys of this task."""
    return {"text", "names"} <= row.keys()


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Measure the names of `rows`.

    Raises:
        EvaluationDataError: a row lacks a field, holds a wrong one, or names what its text does
            not say.
    """
    counts = Counts()
    for number, row in enumerate(rows, 1):
        text = _string(number, row, "text")
        _count(counts, number, labelled_names(number, text, row.get("names")), find_names(text))
    return Evaluation(TASK, len(rows), counts.figures(), tuple(counts.errors[:MAXIMUM_ERRORS]))


def labelled_names(number: int, text: str, value: object) -> tuple[Labelled, ...]:
    """Return the labelled names of row `number` with where they stand in `text`."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise EvaluationDataError(number, f"names must be a list, not {value!r}.")
    names = []
    position = 0
    for item in value:
        if not isinstance(item, Mapping):
            raise EvaluationDataError(number, f"names must hold objects, not {item!r}.")
        words = _string(number, item, "words")
        start = text.find(words, position)
        if start < 0 or not words:
            raise EvaluationDataError(
                number, f"words = {words!r} must stand in the text after the name before it."
            )
        position = start + len(words)
        names.append(_labelled(number, item, Span(start, position)))
    return tuple(names)


def _labelled(number: int, item: Mapping[str, object], span: Span) -> Labelled:
    kind = _string(number, item, "kind")
    if kind not in _KINDS:
        raise EvaluationDataError(number, f"kind = {kind!r} must be one of {', '.join(_KINDS)}.")
    role = item.get("role")
    if role is not None and not isinstance(role, str):
        raise EvaluationDataError(number, f"role = {role!r} must be a text or null.")
    words, canonical = _string(number, item, "words"), _string(number, item, "canonical")
    return Labelled(span, words, NameKind(kind), canonical, role)


def _string(number: int, item: Mapping[str, object], key: str) -> str:
    value = item.get(key)
    if not isinstance(value, str):
        raise EvaluationDataError(number, f"{key} = {value!r} must be a text.")
    return value


def _count(
    counts: Counts, number: int, labelled: Sequence[Labelled], names: Sequence[Name]
) -> None:
    by_span = {name.span: name for name in names}
    counts.read += len(names)
    counts.labelled += len(labelled)
    for label in labelled:
        name = by_span.pop(label.span, None)
        if name is None:
            counts.errors.append(f"row {number}: {label.words!r} was not read")
        else:
            counts.found += 1
            counts.errors.extend(
                f"row {number}: {error}" for error in _compare(counts, label, name)
            )
    counts.errors.extend(
        f"row {number}: {name.text!r} ({name.kind}) is no labelled name"
        for name in by_span.values()
    )


def _compare(counts: Counts, label: Labelled, name: Name) -> list[str]:
    """Count one name that was found, and return what is wrong with it."""
    wrong = []
    if name.kind is label.kind:
        counts.kinds += 1
    else:
        wrong.append(f"{label.words!r} is a {label.kind}, read as {name.kind}")
    if fold(name.canonical) == fold(label.canonical):
        counts.canonical += 1
    else:
        wrong.append(f"{label.words!r} stands for {label.canonical!r}, not {name.canonical!r}")
    if label.role or name.role:
        counts.with_role += 1
        if fold(label.role or "") == fold(name.role or ""):
            counts.roles += 1
        else:
            wrong.append(f"{label.words!r} has the role {label.role!r}, not {name.role!r}")
    return wrong


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
