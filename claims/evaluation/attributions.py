"""Measures who is found to have said what.

A row is `{"text": str, "attributions": [{"speaker": str | null, "content": str, "kind": str}]}`:
`content` are words of the text, `kind` is "direct_quote" or "indirect_speech", and `speaker` is
null where the text leaves open who spoke. PolNeAR's rows (Newell, Margolin and Ruths 2018) are
read as well: they give the source and the content of each attribution as spans.

How it is counted. A content is found where one of ours overlaps it by a character at least. Its
source is right where, for one of those that overlap,

* our speaker's words overlap the labelled words of the source, or stand at most a hundred
  characters before a relative pronoun ("X, the mayor, who said"), in the same sentence; or
* our speaker, or whoever passes on what the speaker said, has the labelled name: the same name by
  the rules for names, or a last word that is among the label's; or
* the label is a pronoun, and ours has the name that we find for that pronoun elsewhere; or
* no source is labelled, and we give none.

Recall counts labelled attributions; precision counts ours, and one of ours is right where it
overlaps a labelled content and has the source of one that it overlaps. A quotation of three
sentences is three of ours and one labelled. Whether a pronoun was resolved to the right person
is not labelled in PolNeAR; "he and she resolved" is the share that was resolved at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.claim import Attribution
from claims.evaluation.attributions_sets import Labelled, read_labels
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.names.find import NameIndex
from claims.names.matching import same_name
from claims.reading.sentences import split_sentences
from claims.span import Span
from claims.speech.attribution import find_attributions

TASK = "attributions"

ANTECEDENT_REACH = 100
"""Characters between "X" and "who" in "X, the mayor, who said"."""

_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "that", "which", "i", "we", "you"})
_RELATIVE = frozenset({"who", "that", "which"})
_SENTENCE_END = re.compile(r"[.?!]\s")
_WORD = re.compile(r"[\w’'-]+")


@dataclass(slots=True)
class _Counts:
    """What was counted over all rows; `*_right` has the right source as well as the content."""

    labelled: int = 0
    found: int = 0
    right: int = 0
    quoted: int = 0
    quoted_found: int = 0
    quoted_right: int = 0
    kinds: int = 0
    kinds_right: int = 0
    ours: int = 0
    ours_found: int = 0
    ours_right: int = 0
    pronouns: int = 0
    resolved: int = 0
    errors: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Article:
    text: str
    ours: tuple[Attribution, ...]


def reads(row: Row) -> bool:
    """Say whether a row has the shape of this task."""
    return "text" in row and isinstance(row.get("attributions"), list)


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Find the attributions of every row's text and compare them with its labels.

    Raises:
        EvaluationDataError: a row lacks a field or holds a wrong one.
    """
    counts = _Counts()
    for number, row in enumerate(rows, 1):
        text, labels = read_labels(number, row)
        known = NameIndex.of(text)
        article = _Article(text, find_attributions(text, split_sentences(text), known))
        for label in labels:
            _count_label(number, article, label, counts)
        _count_ours(number, article, labels, counts)
    return Evaluation(TASK, len(rows), _figures(counts), tuple(counts.errors[:MAXIMUM_ERRORS]))


def _count_label(number: int, article: _Article, label: Labelled, counts: _Counts) -> None:
    reaching = [ours for ours in article.ours if _overlaps(ours, label)]
    is_right = any(_has_source(article, ours, label) for ours in reaching)
    counts.labelled += 1
    counts.found += bool(reaching)
    counts.right += is_right
    if label.quoted:
        counts.quoted += 1
        counts.quoted_found += bool(reaching)
        counts.quoted_right += is_right
    if label.kind is not None and reaching:
        counts.kinds += 1
        counts.kinds_right += any(ours.kind is label.kind for ours in reaching)
    if not is_right:
        given = ", ".join(dict.fromkeys(str(ours.speaker) for ours in reaching)) or "nothing"
        words = label.contents[0].of(article.text)
        counts.errors.append(f"row {number}: {given} instead of {label.source}: {words}")


def _count_ours(
    number: int, article: _Article, labels: Sequence[Labelled], counts: _Counts
) -> None:
    for ours in article.ours:
        reached = [label for label in labels if _overlaps(ours, label)]
        counts.ours += 1
        counts.ours_found += bool(reached)
        counts.ours_right += any(_has_source(article, ours, label) for label in reached)
        if not reached:
            words = ours.content.of(article.text)
            counts.errors.append(f"row {number}: nobody, instead of {ours.speaker}, said: {words}")
        pronoun = ours.speaker_span.of(article.text).lower() if ours.speaker_span else ""
        if pronoun in ("he", "she"):
            counts.pronouns += 1
            counts.resolved += ours.speaker is not None


def _overlaps(ours: Attribution, label: Labelled) -> bool:
    return any(ours.content.overlaps(content) for content in label.contents)


def _has_source(article: _Article, ours: Attribution, label: Labelled) -> bool:
    """Whether one of ours has the source of a label, as the module's page says."""
    if label.source is None:
        return ours.speaker is None
    span = ours.speaker_span
    if span is not None and any(_names(article.text, span, source) for source in label.sources):
        return True
    names = [name for name in (ours.speaker, ours.reported_by) if name is not None]
    if label.source.lower() in _PRONOUNS:
        return any(name in _names_for(article, label) for name in names)
    return any(_is_same(name, label.source) for name in names)


def _names(text: str, speaker: Span, source: Span) -> bool:
    if speaker.overlaps(source):
        return True
    if source.of(text).lower() not in _RELATIVE or speaker.end > source.start:
        return False
    between = text[speaker.end : source.start]
    return len(between) <= ANTECEDENT_REACH and not _SENTENCE_END.search(between)


def _names_for(article: _Article, label: Labelled) -> set[str | None]:
    """Return the names that we find for a labelled pronoun."""
    return {
        ours.speaker
        for ours in article.ours
        if ours.speaker_span is not None
        and any(ours.speaker_span.overlaps(source) for source in label.sources)
    }


def _is_same(name: str, source: str) -> bool:
    words = _WORD.findall(name.lower())
    return same_name(name, source) or (bool(words) and words[-1] in _WORD.findall(source.lower()))


def _figures(counts: _Counts) -> tuple[Figure, ...]:
    precision = _share(counts.ours_found, counts.ours)
    recall = _share(counts.found, counts.labelled)
    both_precision = _share(counts.ours_right, counts.ours)
    both_recall = _share(counts.right, counts.labelled)
    figures = [
        Figure("quoted content found", _share(counts.quoted_found, counts.quoted), counts.quoted),
        Figure(
            "quoted source and content found",
            _share(counts.quoted_right, counts.quoted),
            counts.quoted,
        ),
        Figure("content precision", precision, counts.ours),
        Figure("content recall", recall, counts.labelled),
        Figure("content F1", _f1(precision, recall), counts.labelled),
        Figure("source and content precision", both_precision, counts.ours),
        Figure("source and content recall", both_recall, counts.labelled),
        Figure("source and content F1", _f1(both_precision, both_recall), counts.labelled),
        Figure("he and she resolved", _share(counts.resolved, counts.pronouns), counts.pronouns),
    ]
    if counts.kinds:
        figures.append(Figure("kind", _share(counts.kinds_right, counts.kinds), counts.kinds))
    return tuple(figures)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
