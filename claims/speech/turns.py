"""Transcripts and interviews: lines that begin with the name of whoever speaks.

"SOLHEIM: We lost a year." and, on the next line, "MILLER: And money, too."
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claims.names.words import NOT_A_NAME
from claims.span import Span, trim
from claims.speech.quotations import Quotation

FEWEST_LABELS = 2
"""Different labels that a transcript has, one of them at least twice."""

_TURN = re.compile(
    r"^[^\S\r\n]{0,8}[\"“]?(?P<label>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}):\s", re.MULTILINE
)
_LINE_END = re.compile(r"[\r\n]|$")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker of a transcript says on a line, and the label that names the speaker."""

    label: Span
    words: Quotation


def find_turns(text: str) -> tuple[Turn, ...]:
    """Return what is said on each line of a transcript, in order; nothing where it is none.

    A text is a transcript where several labels begin its lines and one of them comes back.
    """
    found = [match for match in _TURN.finditer(text) if match["label"].lower() not in NOT_A_NAME]
    counts = Counter(match["label"] for match in found)
    if len(counts) < FEWEST_LABELS or max(counts.values()) < FEWEST_LABELS:
        return ()
    turns = []
    for match in found:
        if not match["label"].isupper() and counts[match["label"]] < FEWEST_LABELS:
            continue
        end = _end_of_line(text, match.end() - 1)
        inner = trim(text, match.end() - 1, end)
        if len(inner):
            label = Span(match.start("label"), match.end("label"))
            turns.append(Turn(label, Quotation(inner, inner, stops=True)))
    return tuple(turns)


def with_turns(quotations: Sequence[Quotation], turns: Sequence[Quotation]) -> list[Quotation]:
    """Return quotations and turns in order; what is quoted inside a turn belongs to it."""
    if not turns:
        return list(quotations)
    kept = list(turns)
    index = 0
    for quotation in quotations:
        while index < len(turns) and turns[index].outer.end <= quotation.outer.start:
            index += 1
        if index == len(turns) or not turns[index].outer.overlaps(quotation.outer):
            kept.append(quotation)
    return sorted(kept, key=lambda quotation: quotation.outer)


def _end_of_line(text: str, start: int) -> int:
    match = _LINE_END.search(text, start)
    return match.start() if match is not None else len(text)
