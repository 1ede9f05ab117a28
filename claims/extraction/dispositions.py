"""Dispositions: which sentences hold no claim that can be checked now, and why.

Only the words of the sentence count. Words that merely say who said it ("..., the minister said")
are set aside first, so that a quotation is judged by what is said in it.
"""

from __future__ import annotations

import re

from claims.extraction.modality import is_command, is_opinion, is_prediction, is_question
from claims.reading.boilerplate import is_boilerplate
from claims.span import Span, trim
from claims.verb_forms import has_verb
from claims.vocabulary import ExclusionReason
from claims.word_list import words_of

LONGEST_READ = 2_000
"""Code points of a sentence that are read; what comes later does not change its disposition."""

_LONGEST_FURNITURE = 300
_LONGEST_HEADING_WORDS = 16
_LONGEST_LABEL_WORDS = 12
_LONGEST_FRAGMENT_WORDS = 6

_GREETING = re.compile(
    r"(?:(?:thank you|thanks|hello|hi|hey|dear|welcome|goodbye|bye|congratulations|cheers|sorry"
    r"|good (?:morning|afternoon|evening|night|luck|day)|happy (?:birthday|new year)|yes|no|yeah"
    r"|okay|ok|well|please|amen|bravo|wow|oh)\b[\s,!.]*)+(?:(?:so|very) much\b[\s,!.]*)?"
    r"(?:(?:everyone|everybody|all|you|sir|madam|folks|friends|ladies and gentlemen)\b[\s,!.]*)?",
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
    span = trim(text, span.start, span.end)
    sentence = span.of(text)[:LONGEST_READ]
    if _stands_in_furniture(text, span):
        return ExclusionReason.BOILERPLATE
    if is_heading or _is_heading(text, span, sentence):
        return ExclusionReason.HEADING
    content = _without_attribution(sentence)
    if is_question(content):
        return ExclusionReason.QUESTION
    if is_command(content):
        return ExclusionReason.COMMAND
    if is_opinion(content):
        return ExclusionReason.OPINION
    if _is_empty(content):
        return ExclusionReason.NOTHING_CHECKABLE
    if is_prediction(content):
        return ExclusionReason.PREDICTION
    return None


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


def _is_heading(text: str, span: Span, sentence: str) -> bool:
    """Say whether the sentence is a short line without a full stop above a paragraph with one."""
    if not _is_unfinished(sentence) or len(sentence.split()) > _LONGEST_HEADING_WORDS:
        return False
    start, end = _line_around(text, span)
    if text[start : span.start].strip() or text[span.end : end].strip() or end >= len(text):
        return False
    below = text[end : end + 4 * LONGEST_READ].lstrip().partition("\n")[0].rstrip()
    above = text[max(0, start - LONGEST_READ) : start].rstrip().rpartition("\n")[2].rstrip()
    in_list = above != "" and _is_unfinished(above) and not is_boilerplate(above)
    return len(below) > len(sentence) and not _is_unfinished(below) and not in_list


def _is_unfinished(line: str) -> bool:
    return not line.rstrip(_CLOSERS).endswith(_ENDS_SENTENCE)


def _without_attribution(sentence: str) -> str:
    """Return what is said, where the sentence says who said it; else the whole sentence."""
    after = _SAID_AFTER.search(sentence)
    if after and after.start() > 0:
        return sentence[: after.start() + 1].strip()
    before = _SAID_BEFORE.match(sentence) or _SAID_BARE.match(sentence)
    if before and before.end() < len(sentence):
        return sentence[before.end() :].strip()
    return sentence


def _is_empty(sentence: str) -> bool:
    """Say whether there is nothing to check: a greeting, or a fragment without verb and value."""
    words = _WORD.findall(sentence)
    if not words:
        return not _VALUE.search(sentence)
    if _GREETING.fullmatch(sentence.strip(" \t\n\"“”'‘’")):
        return True
    # A full stop after some words is a sign of a verb that the lists do not know.
    longest = _LONGEST_LABEL_WORDS if _is_unfinished(sentence) else _LONGEST_FRAGMENT_WORDS
    if len(words) > longest or _VALUE.search(sentence):
        return False
    return not has_verb(words) and not any(word.lower() in _NUMBER_WORDS for word in words)
