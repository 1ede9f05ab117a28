"""Measures where sentences end.

A row is `{"text": str, "sentences": [str]}`, or, for a text that may not be passed on,
`{"id": str, "sha256": str, "boundaries": [int]}`. The boundaries are the ends of the sentences, in
code points of the text up to the last of them, and the digest is that of this part in UTF-8. The
text itself then stands in another row of the same file, `{"id": str, "text": str}` or
`{"id": str, "expected_text": str}`; such rows come after those with boundaries.

How it is counted: the text is read as a text file is (a line break inside a sentence is taken out)
and split. White space counts for nothing. A row is exact where all its sentences are those of the
label; a label whose sentences do not have the text's own characters cannot be met. Some sets keep
a quotation of several sentences whole: a second figure counts the rows that are exact, or are when
our sentences inside a quotation are put together again. For precision, recall and F1 a boundary is
the end of a sentence inside a line; those that a line break or the end of the text gives anyhow
are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from claims.errors import EvaluationDataError
from claims.evaluation.report import MAXIMUM_ERRORS, Evaluation, Figure, Row
from claims.identity import sha256_of
from claims.reading.paragraphs import NEWLINE, unwrapped
from claims.reading.sentences import split_sentences

TASK = "sentences"

_TEXT_FIELDS = ("text", "expected_text")
_QUOTATION = re.compile(
    r"“[^“”\n]{1,4000}”|\"[^\"\n]{1,4000}\"|(?<!\w)[‘'`](?=\w)(?:[^’'\n]|[’'](?=\w)){1,4000}[’'](?!\w)"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and the ends of its sentences, counted in characters that are not white space.

    `same` is false where the label's sentences are not made of the text's own characters.
    """

    text: str
    ends: frozenset[int]
    same: bool = True


@dataclass(slots=True)
class Counts:
    """What was counted so far."""

    rows: int = 0
    exact: int = 0
    exact_with_quotations: int = 0
    right: int = 0
    read: int = 0
    labelled: int = 0
    errors: list[str] = field(default_factory=list)

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures; a share of nothing is 0."""
        both = self.read + self.labelled
        return (
            Figure("exact", _share(self.exact, self.rows), self.rows),
            Figure(
                "exact, quotations whole",
                _share(self.exact_with_quotations, self.rows),
                self.rows,
            ),
            Figure("boundary precision", _share(self.right, self.read), self.read),
            Figure("boundary recall", _share(self.right, self.labelled), self.labelled),
            Figure("boundary F1", _share(2 * self.right, both), self.labelled),
        )


def reads(row: Row) -> bool:
    """Whether a row has the keys of this task."""
    return {"text", "sentences"} <= row.keys() or {"sha256", "boundaries"} <= row.keys()


def evaluate(rows: Sequence[Row]) -> Evaluation:
    """Measure the sentences of `rows`.

    Raises:
        EvaluationDataError: a row lacks a field or holds a wrong one, or the text of one with
            boundaries is missing or another.
    """
    counts = Counts()
    for number, labelled in _labelled(rows):
        _count(counts, labelled, number)
    return Evaluation(TASK, counts.rows, counts.figures(), tuple(counts.errors[:MAXIMUM_ERRORS]))


def _count(counts: Counts, labelled: Labelled, number: int) -> None:
    text = "\n".join(unwrapped(NEWLINE.split(labelled.text)))
    places = [span.end for span in split_sentences(text)]
    ends = _as_words(text, places)
    quoted = [match.span() for match in _QUOTATION.finditer(text)]
    outer = [place for place in places if not any(a < place < b for a, b in quoted)]
    counts.rows += 1
    exact = labelled.same and ends == labelled.ends
    counts.exact += exact
    counts.exact_with_quotations += exact or (
        labelled.same and _as_words(text, outer) == labelled.ends
    )
    given = _as_words(text, [match.start() for match in NEWLINE.finditer(text)] + [len(text)])
    read, wanted = ends - given, labelled.ends - given
    counts.read += len(read)
    counts.labelled += len(wanted)
    counts.right += len(read & wanted)
    if not exact:
        counts.errors.append(_error(labelled, ends, number))


def _error(labelled: Labelled, read: frozenset[int], number: int) -> str:
    """Say where the first wrong boundary is, with the words around it."""
    if not labelled.same:
        return f"row {number}: the sentences are not those of the text"
    words = _words(labelled.text)
    place = min(read ^ labelled.ends)
    what = "is no end" if place in read else "is an end"
    return f"row {number}: {words[max(0, place - 30) : place]!r} {what}"


def _as_words(text: str, places: Sequence[int]) -> frozenset[int]:
    """Return places in ascending order as numbers of characters that are not white space."""
    counted: set[int] = set()
    before = number = 0
    for place in places:
        number += sum(not character.isspace() for character in text[before:place])
        before = place
        counted.add(number)
    return frozenset(counted)


def _words(text: str) -> str:
    return "".join(text.split())


def _labelled(rows: Sequence[Row]) -> Iterator[tuple[int, Labelled]]:
    texts = {
        str(row["id"]): text
        for row in rows
        if "id" in row and not reads(row) and (text := _text_of(row)) is not None
    }
    for number, row in enumerate(rows, start=1):
        if "boundaries" in row:
            yield number, _with_text(row, texts, number)
        elif "sentences" in row:
            yield number, _with_sentences(row, number)
        elif _text_of(row) is None:
            raise EvaluationDataError(number, "needs `text` and `sentences`.")


def _text_of(row: Row) -> str | None:
    found = (row.get(name) for name in _TEXT_FIELDS)
    return next((text for text in found if isinstance(text, str)), None)


def _with_sentences(row: Row, number: int) -> Labelled:
    text, sentences = row.get("text"), row["sentences"]
    if not isinstance(text, str):
        raise EvaluationDataError(number, "`text` is missing or no text.")
    if not isinstance(sentences, list) or not all(isinstance(item, str) for item in sentences):
        raise EvaluationDataError(number, "`sentences` is no list of texts.")
    words = [_words(sentence) for sentence in sentences]
    ends = frozenset(accumulate(map(len, words)))
    return Labelled(text, ends - {0}, same="".join(words) == _words(text))


def _with_text(row: Row, texts: Mapping[str, str], number: int) -> Labelled:
    boundaries = row["boundaries"]
    if (
        not isinstance(boundaries, list)
        or not boundaries
        or not all(isinstance(place, int) and place > 0 for place in boundaries)
        or boundaries != sorted(boundaries)
    ):
        raise EvaluationDataError(number, "`boundaries` is no list of rising numbers above 0.")
    text = texts.get(str(row.get("id")))
    if text is None:
        raise EvaluationDataError(
            number, f"no row gives the text with the `id` {row.get('id')!r}. Add the texts' file."
        )
    part = text[: boundaries[-1]]
    if sha256_of(part.encode("utf-8", "surrogatepass")) != row.get("sha256"):
        raise EvaluationDataError(
            number, f"the text {row['id']!r} is not the one that was labelled."
        )
    return Labelled(part, _as_words(part, boundaries))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
