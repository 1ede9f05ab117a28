"""Reads labelled attributions: rows of our own plain shape, and PolNeAR's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.errors import EvaluationDataError
from claims.evaluation.report import Row
from claims.span import Span
from claims.vocabulary import AttributionKind

KINDS = {kind.value: kind for kind in AttributionKind if kind is not AttributionKind.ARTICLE}


@dataclass(frozen=True, slots=True)
class Labelled:
    """An attribution as a person labelled it.

    `contents` are the spans of what was said and `sources` of the words that name who said it;
    a row of the plain shape has no spans of the source. `source` is None where nobody is named.
    `kind` is None where it is not labelled; `quoted` tells the attributions with quoted words.
    """

    contents: tuple[Span, ...]
    source: str | None
    sources: tuple[Span, ...]
    quoted: bool
    kind: AttributionKind | None = None


def read_labels(number: int, row: Row) -> tuple[str, list[Labelled]]:
    """Return the text of row `number` and its labelled attributions that have a content.

    Raises:
        EvaluationDataError: a field is missing or wrong.
    """
    text = row.get("text")
    if not isinstance(text, str):
        raise EvaluationDataError(number, f"text is {text!r}; a text is expected.")
    listed = row.get("attributions")
    if not isinstance(listed, list):
        raise EvaluationDataError(number, f"attributions is {listed!r}; a list is expected.")
    return text, list(_labels(number, text, listed))


def _labels(number: int, text: str, listed: Sequence[object]) -> Iterator[Labelled]:
    taken: dict[str, int] = {}
    for entry in listed:
        if not isinstance(entry, dict):
            message = f"attributions holds {entry!r}; an object is expected."
            raise EvaluationDataError(number, message)
        if "content_spans" in entry:
            label = _polnear(number, text, entry)
        else:
            label = _plain(number, text, entry, taken)
        if label.contents:
            yield label


def _plain(number: int, text: str, entry: Mapping[str, object], taken: dict[str, int]) -> Labelled:
    """Read {"speaker", "content", "kind"}; words that come twice are taken in their order."""
    content = entry.get("content")
    start = -1
    if isinstance(content, str) and content.strip():
        start = text.find(content, taken.get(content, 0))
    if not isinstance(content, str) or start < 0:
        message = f"content is {content!r}; words of the text are expected."
        raise EvaluationDataError(number, message)
    taken[content] = start + len(content)
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        allowed = ", ".join(KINDS)
        raise EvaluationDataError(number, f"kind is {kind!r}; use one of {allowed}.")
    span = Span(start, start + len(content))
    quoted = KINDS[kind] is AttributionKind.DIRECT_QUOTE
    return Labelled((span,), _named(number, entry, "speaker"), (), quoted, KINDS[kind])


def _polnear(number: int, text: str, entry: Mapping[str, object]) -> Labelled:
    """Read {"source", "source_spans", "content_spans", "quoted"}; spans are [start, end)."""
    quoted = entry.get("quoted")
    if not isinstance(quoted, bool):
        raise EvaluationDataError(number, f"quoted is {quoted!r}; true or false is expected.")
    return Labelled(
        _spans(number, text, entry, "content_spans"),
        _named(number, entry, "source"),
        _spans(number, text, entry, "source_spans"),
        quoted,
    )


def _named(number: int, entry: Mapping[str, object], field: str) -> str | None:
    value = entry.get(field)
    if field not in entry or not (value is None or isinstance(value, str)):
        raise EvaluationDataError(number, f"{field} is {value!r}; a name or null is expected.")
    return value or None


def _spans(number: int, text: str, entry: Mapping[str, object], field: str) -> tuple[Span, ...]:
    value = entry.get(field)
    if not isinstance(value, list):
        raise EvaluationDataError(number, f"{field} is {value!r}; a list of spans is expected.")
    return tuple(_span(number, text, field, pair) for pair in value)


def _span(number: int, text: str, field: str, pair: object) -> Span:
    if isinstance(pair, list) and len(pair) == 2:
        start, end = pair
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text):
            return Span(start, end)
    message = f"{field} holds {pair!r}; [start, end) in the text is expected."
    raise EvaluationDataError(number, message)
