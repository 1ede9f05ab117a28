"""What was said: the tokens of a unit that each verb of saying reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.names.tokens import Token
from claims.speech.clauses import can_follow, has_verb, is_verbal, needs_verb
from claims.speech.cue import ACCORDING, Cue
from claims.speech.readings import BEFORE_PARTICIPLE
from claims.speech.units import QUOTE, Unit
from claims.speech.words import (
    CONTENT_STARTERS,
    CONTRACTED_SUBJECTS,
    LINKS,
    OPENERS,
    VERBS_OF_CLAUSES,
)
from claims.verb_forms import is_past_form, is_verb_form
from claims.word_list import words_of

CUES_AHEAD = 8
"""Later verbs of saying that may end what one speaker said."""

_PUNCTUATION = frozenset(".?!;:,—–―-")
UNFINISHED = VERBS_OF_CLAUSES | words_of("that and but or of to which who")
"""Words after which a clause goes on: "It is, according to X, the best"."""
_BREAKS = words_of("and but while whereas although though")


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
        if cue.start < done:
            continue
        ahead = cues[index : index + CUES_AHEAD]
        before = _before(unit, cue, done)
        if before is not None:
            yield replace(before, reported_by=outer or _reporter(unit, cue.end, ahead))
        following = next((c for c in ahead if _closes(unit, cue, c)), None)
        after = _after(unit, cue, following)
        if after is not None and (before is None or after.direct):
            yield replace(after, reported_by=outer or _reporter(unit, after.after, ahead))
            done = after.after
        else:
            yield Said(cue, cue.after, cue.after)
            done = max(done, cue.end)


def _reporter(unit: Unit, after: int, ahead: Sequence[Cue]) -> Cue | None:
    """Return who passes on what ends at `after`: "..., X said, according to Y"."""
    cue = ahead[0] if ahead else None
    if cue is None or not cue.leading or cue.speaker is None or cue.speaker.pronoun is not None:
        return None
    between = unit.tokens[after : cue.start]
    return cue if all(token.text in _PUNCTUATION for token in between) else None


def _is_chain(unit: Unit, cue: Cue, inner: Cue) -> bool:
    """Whether "TASS reported that a source confirmed ..." passes on what someone else said."""
    if cue.leading or inner.leading or inner.speaker is None or inner.speaker.pronoun is not None:
        return False
    first = cue.after
    if (cue.lemma == ACCORDING or cue.inserted) and unit.tokens[first].text == ",":
        first += 1
    if inner.speaker.first != first:
        return False
    index = inner.after
    following = _token(unit, index)
    if following is not None and following.text == ":":
        following = _token(unit, index + 1)
    return following is not None and (following.text == QUOTE or can_follow(inner, following))


def _token(unit: Unit, index: int) -> Token | None:
    return unit.tokens[index] if index < len(unit.tokens) else None


def _before(unit: Unit, cue: Cue, done: int) -> Said | None:
    """Read what comes before "..., X said"."""
    if not cue.leading:
        return None
    last = cue.start - 1
    while last >= done and (
        unit.tokens[last].text in _PUNCTUATION or unit.tokens[last].low == "as"
    ):
        last -= 1
    if last < done or unit.tokens[last].low in UNFINISHED:
        return None
    if last in unit.quotations and _stands_alone(unit, last, done):
        return Said(cue, last, last + 1, direct=True)
    first = done
    while first < last and not _can_begin(unit.tokens[first]):
        first += 1
    if last == first:
        return None
    is_inserted = _is_medial(unit, cue) and cue.start < cue.verb
    if is_inserted and not (has_verb(unit, first, last + 1) or _is_whole(unit, cue, first, last)):
        return None
    if last - first < 2 and not is_verbal(unit, first, last + 1):
        return None
    return Said(cue, first, last + 1)


def _is_whole(unit: Unit, cue: Cue, first: int, last: int) -> bool:
    """Whether a clause with a past tense ends before an inserted cue: "Many left, he adds, as"."""
    following = unit.tokens[cue.end + 1]
    opening = {token.low for token in unit.tokens[first : first + 2]}
    if opening & (OPENERS | LINKS) or is_verb_form(following.low):
        return False
    for token in unit.tokens[first : last + 1]:
        if token.low in ("that", "which", "who"):
            return False
        if is_past_form(token.low):
            return True
    return False


def _is_participle_clause(unit: Unit, index: int) -> bool:
    """Whether what follows only tells when it was said: "she said while leaving"."""
    following = _token(unit, index + 1)
    is_time = unit.tokens[index].low in ("while", "when", "after", "before")
    return is_time and following is not None and following.low.endswith("ing")


def _clause_end(unit: Unit, first: int, end: int) -> int:
    """Return where a semicolon or the closing of an outer bracket ends what was said."""
    depth = 0
    for index in range(first, end):
        text = unit.tokens[index].text
        depth += (text == "(") - (text == ")")
        if text == ";" or depth < 0 or (text == "(" and _is_comment(unit, index)):
            return index
    return end


def _is_comment(unit: Unit, bracket: int) -> bool:
    """Whether the text itself objects in a bracket: "X denies it (though Y had seen it)"."""
    following = _token(unit, bracket + 1)
    return following is not None and following.low in _BREAKS


def _can_begin(token: Token) -> bool:
    return token.is_word or token.text == QUOTE or token.text[0].isdigit() or token.text in "$€£"


def _is_medial(unit: Unit, cue: Cue) -> bool:
    """Whether what was said goes on after the cue: "The goal, he said, is peace"."""
    following = _token(unit, cue.end)
    return following is not None and following.text == "," and cue.end + 1 < len(unit.tokens)


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
    apart = False
    while index < len(unit.tokens) and unit.tokens[index].text in _PUNCTUATION:
        apart = apart or unit.tokens[index].text != ":"
        index += 1
    if index >= len(unit.tokens):
        return None
    token = unit.tokens[index]
    if token.low in VERBS_OF_CLAUSES - CONTRACTED_SUBJECTS or _is_participle_clause(unit, index):
        return None
    if token.text == QUOTE and not _goes_on(unit, index):
        return Said(cue, index, index + 1, direct=True)
    if cue.leading and not (
        _is_medial(unit, cue) and cue.start < cue.verb and _begins_clause(token)
    ):
        return None
    if apart and not (cue.leading or cue.inserted or cue.lemma == ACCORDING or cue.has_that):
        # "..., she said, clutching her hat"
        return None
    if token.text != QUOTE and not can_follow(cue, token):
        return None
    end = len(unit.tokens) if following is None else _joint(unit, following)
    end = _clause_end(unit, index, end)
    while end > index and unit.tokens[end - 1].text in _PUNCTUATION:
        end -= 1
    if (cue.leading or needs_verb(cue)) and not has_verb(unit, index, end):
        return None
    return Said(cue, index, end) if end - index >= 2 else None


def _begins_clause(token: Token) -> bool:
    """Whether a clause begins after an inserted cue: "In May, X said, it rained"."""
    return token.low in CONTENT_STARTERS or token.is_capitalised


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
    if _is_inside_bracket(unit, cue.end, following.start):
        return False
    before = unit.tokens[following.start - 1].low
    if following.joined:
        return before not in BEFORE_PARTICIPLE
    if before == "," and (following.leading or _is_subordinate(unit, cue)):
        return True
    return before in _BREAKS or before == ";"


def _is_inside_bracket(unit: Unit, first: int, after: int) -> bool:
    """Whether a bracket that opens after `first` is still open at `after`."""
    depth = 0
    for token in unit.tokens[first:after]:
        depth = max(0, depth + (token.text == "(") - (token.text == ")"))
    return depth > 0


def _is_subordinate(unit: Unit, cue: Cue) -> bool:
    """Whether a cue's clause only leads up to another: "While X said ..., Y said ..."."""
    return any(token.low in OPENERS for token in unit.tokens[max(0, cue.start - 2) : cue.start])


def _joint(unit: Unit, following: Cue) -> int:
    """Return the token at which a clause before a later cue ends."""
    end = following.start
    while end > 0 and (
        unit.tokens[end - 1].low in _BREAKS or unit.tokens[end - 1].text in _PUNCTUATION
    ):
        end -= 1
    return end
