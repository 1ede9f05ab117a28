"""What was said: the tokens of a unit that each verb of saying reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.names.tokens import Token
from claims.speech.cues import Cue, can_follow, needs_verb
from claims.speech.units import QUOTE, Unit
from claims.speech.words import VERBS_OF_CLAUSES
from claims.word_list import words_of

CUES_AHEAD = 8
"""Later verbs of saying that may end what one speaker said."""

_PUNCTUATION = frozenset(".?!;:,—–―-")
_BREAKS = words_of("and but while whereas although")


@dataclass(frozen=True, slots=True)
class Said:
    """The tokens `[first, after)` that a cue's speaker said; none where only the speaker is known.

    `direct` marks a quotation, one token. `reported_by` is the cue of whoever reports the report.
    """

    cue: Cue
    first: int
    after: int
    direct: bool = False
    reported_by: Cue | None = None


def contents_of(unit: Unit, cues: Sequence[Cue]) -> Iterator[Said]:
    """Yield what each cue's speaker said, in the order of the cues; nothing is given to two."""
    done = 0
    index = 0
    while index < len(cues):
        cue = cues[index]
        outer = None
        inner = cues[index + 1] if index + 1 < len(cues) else None
        if inner is not None and _is_chain(unit, cue, inner):
            yield Said(cue, cue.after, cue.after)
            outer, cue, index = cue, inner, index + 1
        index += 1
        if cue.start < done and not cue.joined:
            continue
        before = _before(unit, cue, done)
        if before is not None:
            yield before
        following = next(
            (c for c in cues[index : index + CUES_AHEAD] if _closes(unit, cue, c)), None
        )
        after = _after(unit, cue, following)
        if after is not None:
            yield Said(cue, after.first, after.after, after.direct, outer)
            done = after.after
        else:
            yield Said(cue, cue.after, cue.after)
            done = max(done, cue.end)


def _is_chain(unit: Unit, cue: Cue, inner: Cue) -> bool:
    """Whether "TASS reported that a source confirmed ..." passes on what someone else said."""
    if cue.leading or inner.leading or inner.speaker is None or inner.speaker.pronoun is not None:
        return False
    if inner.speaker.first != cue.after:
        return False
    following = _token(unit, inner.after)
    return following is not None and (following.text == QUOTE or can_follow(inner, following))


def _token(unit: Unit, index: int) -> Token | None:
    return unit.tokens[index] if index < len(unit.tokens) else None


def _before(unit: Unit, cue: Cue, done: int) -> Said | None:
    """Read what comes before "..., X said"."""
    if not cue.leading:
        return None
    last = cue.start - 1
    while last >= done and unit.tokens[last].text in _PUNCTUATION:
        last -= 1
    if last < done:
        return None
    if last in unit.quotations and _stands_alone(unit, last, done):
        return Said(cue, last, last + 1, direct=True)
    first = done
    while first < last and not (unit.tokens[first].is_word or unit.tokens[first].text == QUOTE):
        first += 1
    return Said(cue, first, last + 1) if last - first >= 2 else None


def _stands_alone(unit: Unit, index: int, done: int) -> bool:
    """Whether a quotation before a cue is all that was said, not the end of a longer clause."""
    return (
        index <= done
        or not unit.tokens[index - 1].is_word
        or (unit.quotations[index].inner.end - unit.quotations[index].inner.start > 60)
    )


def _after(unit: Unit, cue: Cue, following: Cue | None) -> Said | None:
    """Read what comes after "X said"."""
    index = cue.end if cue.leading else cue.after
    while index < len(unit.tokens) and unit.tokens[index].text in _PUNCTUATION:
        index += 1
    if index >= len(unit.tokens):
        return None
    token = unit.tokens[index]
    if token.text == QUOTE and not _goes_on(unit, index):
        return Said(cue, index, index + 1, direct=True)
    if cue.leading:
        return None
    if cue.lemma != "according to" and token.text != QUOTE and not can_follow(cue, token):
        return None
    end = len(unit.tokens) if following is None else _joint(unit, following)
    while end > index and unit.tokens[end - 1].text in _PUNCTUATION:
        end -= 1
    if needs_verb(cue) and not _has_verb(unit, index, end):
        return None
    return Said(cue, index, end) if end - index >= 2 else None


def _has_verb(unit: Unit, first: int, after: int) -> bool:
    """Whether the main clause in `[first, after)` shows a verb."""
    for token in unit.tokens[first:after]:
        if token.low in ("that", "which", "who") and token.start > unit.tokens[first].start:
            return False
        if token.low in VERBS_OF_CLAUSES:
            return True
    return False


def _goes_on(unit: Unit, index: int) -> bool:
    """Whether a clause goes on after the quotation at its beginning: "said “x” was wrong"."""
    if index + 1 >= len(unit.tokens):
        return False
    following = unit.tokens[index + 1]
    return following.is_word and not following.is_capitalised and following.low not in _BREAKS


def _closes(unit: Unit, cue: Cue, following: Cue) -> bool:
    """Whether a later cue ends what this one's speaker said."""
    if following.start <= cue.end:
        return False
    if following.joined:
        return True
    before = unit.tokens[following.start - 1].low
    return before in _BREAKS or before == ";"


def _joint(unit: Unit, following: Cue) -> int:
    """Return the token at which a clause before a later cue ends."""
    end = following.start
    while end > 0 and (
        unit.tokens[end - 1].low in _BREAKS or unit.tokens[end - 1].text in _PUNCTUATION
    ):
        end -= 1
    return end
