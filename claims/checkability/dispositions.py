"""Dispositions: which sentences hold no claim that can be checked now, and why.

Only the words of the sentence count. Words that merely say who said it ("..., the minister said")
are set aside first, so that a quotation is judged by what is said in it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claims.checkability.modality import (
    gives_norm,
    is_command,
    is_demand,
    is_opinion,
    is_prediction,
    is_question,
)
from claims.reading.boilerplate import is_boilerplate
from claims.span import Span, trim
from claims.verb_forms import FINITE_AUXILIARIES, has_verb
from claims.vocabulary import ExclusionReason
from claims.word_list import words_of

LONGEST_READ = 2_000
"""Code points of a sentence that are read; what comes later does not change its disposition."""

MAXIMUM_BETWEEN = 60
"""Code points between the verb of saying and what is said."""

_LONGEST_FURNITURE = 300
_LONGEST_HEADING_WORDS = 16
_LONGEST_LABEL_WORDS = 12
_LONGEST_FRAGMENT_WORDS = 6

_GREETING = re.compile(
    r"(?:(?:thank you|thanks|hello|hi|hey|dear|welcome|goodbye|bye|congratulations|cheers|sorry"
    r"|good (?:morning|afternoon|evening|night|luck|day)|happy (?:birthday|new year)|yes|no|yeah"
    r"|okay|ok|well|please|amen|bravo|wow|oh)\b[\s,!.]*)+(?:(?:so|very) much\b[\s,!.]*)?"
    r"(?:(?:everyone|everybody|all|you|back|sir|madam|folks|friends|ladies and gentlemen)\b"
    r"[\s,!.]*)?",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\d|[%$€£¥]")
_NUMBER_WORDS = words_of(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    hundreds thousand thousands million millions billion billions trillion dozen dozens half third
    quarter double twice triple percent"""
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDS_SENTENCE = (".", "!", "?", "…", ":", ";")
_CLOSERS = "\"”’'»)]"

_SAYING = (
    r"(?:said|says|say|told|tells|added|adds|asked|asks|stated|wrote|writes|claimed|claims|noted"
    r"|explained|insisted|stressed|warned|argued|continued|replied|declared|announced|remarked"
    r"|acknowledged|admitted|suggested|tweeted|posted|concluded|recalled|commented)"
)
_NOTED = re.compile(
    r"(?:(?:but|and|however,|also,)\s+)?it(?:[’']s|\s+is|\s+was)\s+(?:also\s+|further\s+|still\s+)?"
    r"(?:(?:important|interesting|essential|useful|worth|vital|key|necessary)\s+"
    r"(?:to\s+)?(?:note|noting|remember|remembering|mention|mentioning|stress|stressing|know"
    r"|point\s+out|pointing\s+out|recall|recalling)|noteworthy|notable)\s+(?:that|how)\s+",
    re.IGNORECASE,
)
"""Words that only announce a fact: "It is important to note that"."""
_FRAME = re.compile(
    r"(?:and\s+)?(?:then|next|now)\s+(?:comes?|came)\s+(?:the\s+)?[a-z]+(?:\s[a-z]+)?\W*"
    r"|(?:yup|yep|yes|no)?[\s,!.]*you\s+(?:read|heard)\s+(?:it|that)\s+(?:right|correctly)\W*"
    r"|(?:and\s+|so\s+)?the\s+(?:short\s+)?answer\s+is(?:\s+an?)?(?:\s+\w+)?[\s:,“\"]+(?:yes|no)\W*"
    r"|(?:according\s+to\s[^.:;!?]{1,120}|[^.:;!?“”\"]{1,120}\b(?:said|says|wrote|writes|added|adds))\s*:",
    re.IGNORECASE,
)
"""Words that only lead to others: "According to the report:", "You read that right!"."""
_REACH = 160
_ANNOUNCED_AFTER = re.compile(
    r"[,”\"’']{1,3}\s+[^.!?;“”\"\n]{0,80}?\bannounced(?:\s+(?:on|in|at|last|this|late|early|\w+day)\b"
    r"[^.!?;“”\"\n]{0,60})?[.\n]"
)
_ANNOUNCED_BEFORE = re.compile(
    r"\b(?:has\s+|have\s+)?announced\s+(?:on\s+\w+day\s+|\w+day\s+)?(?:that\s+)?$"
)
_ANNOUNCED_INSIDE = re.compile(
    r"\bannounced\s+(?:on\s+\w+day\s+|\w+day\s+)?that\s|,\s+[^.!?;,“”\"]{1,80}?\bannounced"
    r"(?:\s+(?:on|in|last|this|late|early|\w+day)\b[^.!?;,“”\"]{0,60})?[.]?$"
)
# "..., Smith said." and "...," said Smith, the minister, on Monday.
_SAID_AFTER = re.compile(
    rf"[,?!][\"”’']\s*(?:[^\"“”,]{{1,80}},?\s+)?{_SAYING}\b[^\"“”]{{0,200}}$"
    rf"|,\s+(?:he|she|they|it|[A-Z][^\"“”,]{{0,60}})\s+{_SAYING}(?:\s+(?:on|in|at|during)\b"
    rf"[^\"“”,]{{0,80}})?\s*[.]?$"
)
# Smith said on Monday that ...; Smith said: "..."; according to Smith, ...
_SAID_BEFORE = re.compile(
    rf"(?:[^\"“”;:]{{1,160}}?\s)?\b{_SAYING}"
    rf"(?:\s+(?!that\b)[^\"“”;:]{{0,60}}?)?"
    rf"(?:\s+that\s|[,:]?\s*[\"“])"
    r"|(?:[^\"“”;:]{1,160}?\s)?\b(?:vowed|pledged|promised|confirmed|reported|revealed"
    r"|predict(?:s|ed)?|forecasts?|expects|believes|estimate[sd])"
    r"(?:\s+\w+day|\s+on\s+\w+day)?\s+that\s"
    r"|According to\b[^\"“”,]{1,100},\s+"
)
# Without "that", what was said starts at the next subject: "Smith said he would ..."
_SAID_BARE = re.compile(
    rf"[^\"“”;:,]{{1,100}}?\s{_SAYING}\s+(?:(?:on|last|this)\s+\w{{3,12}}\s+)?"
    r"(?=(?:he|she|it|they|we|I|there|the|a|an|this|these|those|[A-Z]\w+)\s)"
)


def exclusion_of(text: str, span: Span, *, is_heading: bool = False) -> ExclusionReason | None:
    """Return why the sentence at `span` of `text` holds no claim, or None where it may hold one.

    `span` may also be a part of a sentence, such as the words of a quotation. A line of page
    furniture and a heading are judged as the whole line they stand in.
    """
    return _exclusion_of(text, span, is_heading=is_heading)


@lru_cache(maxsize=32)  # the readers of a sentence ask about each part of it two or three times
def _exclusion_of(text: str, span: Span, *, is_heading: bool) -> ExclusionReason | None:
    span = trim(text, span.start, span.end)
    sentence = span.of(text)[:LONGEST_READ]
    if _stands_in_furniture(text, span):
        return ExclusionReason.BOILERPLATE
    if is_heading or _is_heading(text, span):
        return ExclusionReason.HEADING
    content = what_is_said(sentence).of(sentence)
    noted = _NOTED.match(content)
    content = content[noted.end() :] if noted else content
    if is_question(content):
        return ExclusionReason.QUESTION
    if is_command(content):
        return ExclusionReason.COMMAND
    if is_opinion(content) or (is_demand(content) and not gives_norm(sentence)):
        return ExclusionReason.OPINION
    if _is_empty(content):
        return ExclusionReason.NOTHING_CHECKABLE
    if is_prediction(content) and not _is_announced(text, span, sentence):
        return ExclusionReason.PREDICTION
    return None


def _is_announced(text: str, span: Span, sentence: str) -> bool:
    """Say whether those who can do what is foretold have announced it; that they have is a fact."""
    before = text[max(0, span.start - _REACH) : span.start]
    after = text[span.end : span.end + _REACH]
    return bool(
        _ANNOUNCED_AFTER.match(after)
        or _ANNOUNCED_BEFORE.search(before)
        or _ANNOUNCED_INSIDE.search(sentence)
    )


def _stands_in_furniture(text: str, span: Span) -> bool:
    start, end = _line_around(text, span)
    return end - start <= _LONGEST_FURNITURE and is_boilerplate(text[start:end])


def _line_around(text: str, span: Span) -> tuple[int, int]:
    """Return the line that `span` stands in, looking no further than furniture is long."""
    limit = _LONGEST_FURNITURE + 1
    start = text.rfind("\n", max(0, span.start - limit), span.start) + 1
    if start == 0:
        start = max(0, span.start - limit)
    end = text.find("\n", span.end, span.end + limit)
    return start, min(len(text), span.end + limit) if end < 0 else end


def _is_heading(text: str, span: Span) -> bool:
    """Say whether the line is a short one without a full stop above a paragraph with one.

    A line of several sentences is judged as one: "Is it over? Not yet".
    """
    start, end = _line_around(text, span)
    line = text[start:end].strip()
    if not _is_unfinished(line) or len(line) > _LONGEST_FURNITURE or end >= len(text):
        return False
    if len(line.split()) > _LONGEST_HEADING_WORDS:
        return False
    below = text[end : end + 4 * LONGEST_READ].lstrip().partition("\n")[0].rstrip()
    above = text[max(0, start - LONGEST_READ) : start].rstrip().rpartition("\n")[2].rstrip()
    in_list = above != "" and _is_unfinished(above) and not is_boilerplate(above)
    return len(below) > len(line) and not _is_unfinished(below) and not in_list


def _is_unfinished(line: str) -> bool:
    return not line.rstrip(_CLOSERS).endswith(_ENDS_SENTENCE)


def what_is_said(sentence: str) -> Span:
    """Return where what is said stands, if the sentence says who said it; else all of it."""
    after = _SAID_AFTER.search(sentence)
    if after and after.start() > 0:
        return trim(sentence, 0, after.start() + 1)
    before = _SAID_BEFORE.match(sentence) or _SAID_BARE.match(sentence)
    if before and not _borrows(before[0]) and before.end() < len(sentence):
        return trim(sentence, before.end(), len(sentence))
    return Span(0, len(sentence))


def _borrows(before: str) -> bool:
    """Say whether a quotation is only a part of what was said: "he said it was “by design”"."""
    if not before.endswith(("“", '"')) or before.rstrip('“" ').endswith((":", ",")):
        return False
    words = _WORD.findall(before[-MAXIMUM_BETWEEN:])
    return words[-1:] != [] and words[-1].lower() in FINITE_AUXILIARIES


def _is_empty(sentence: str) -> bool:
    """Say whether there is nothing to check: a greeting, or a fragment without verb and value."""
    words = _WORD.findall(sentence)
    if not words:
        return not _VALUE.search(sentence)
    bare = sentence.strip(" \t\n\"“”'‘’")
    if _GREETING.fullmatch(bare) or _FRAME.fullmatch(bare):
        return True
    # A full stop after some words is a sign of a verb that the lists do not know.
    longest = _LONGEST_LABEL_WORDS if _is_unfinished(sentence) else _LONGEST_FRAGMENT_WORDS
    if len(words) > longest or _VALUE.search(sentence):
        return False
    return not has_verb(words) and not any(word.lower() in _NUMBER_WORDS for word in words)
