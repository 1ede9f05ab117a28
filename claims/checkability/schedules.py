"""Schedules: the future told in the present tense ("is due to", "has until", "opens on Friday").

Nothing in such words sounds like a prediction, but only a date that is still to come can show
whether they were true. They are read where the verb is the first of its sentence; in doubt they
are what they look like, a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from claims.checkability.modality import first_verb_at
from claims.word_list import words_of

_ARRANGED = re.compile(
    r"\b(?:is|are|'s|'re|has\s+been|have\s+been)\s+(?:now\s+|also\s+|still\s+|currently\s+)?"
    r"(?:due|scheduled|slated|set|planned|timed|expected|booked)"
    r"\s+(?:to|for|on|in|at|by|next|this|later|tomorrow)\b"
    r"|\bha(?:s|ve)\s+until\b"
    r"|\b(?P<subject>\w+)\s+(?:is|are)\s+(?:also\s+|not\s+|now\s+)?to\s+[a-z]{2,}"
)
_INTENDED = re.compile(
    r"\b(?:plan|intend|expect|is\s+planning|are\s+planning)s?\s+(?:[\w'’-]{1,30}\s+){0,4}to\s+[a-z]"
)
_HELD = re.compile(
    r"\b(?:opens?|begins?|starts?|ends?|closes?|expires?|resumes?|returns?|meets?|holds?|hosts?"
    r"|visits?|arrives?|leaves?|votes?|launches|launch|faces?|appears?|apply|applies|finish(?:es)?"
    r"|retires?|(?:steps?|stands?)\s+down|kicks?\s+off|travels?|takes?\s+(?:effect|office|over|place)"
    r"|(?:comes?|enters?)\s+into\s+(?:force|effect)|go(?:es)?\s+(?:to|on|into|live)"
    r"|(?:is|are)\s+(?:also\s+|not\s+)?(?:opening|closing|starting|beginning|ending|resuming|returning"
    r"|meeting|holding|hosting|visiting|travelling|traveling|flying|leaving|launching|playing"
    r"|voting|retiring|stepping\s+down))\b"
)
"""Verbs of what is put on a calendar."""

MAXIMUM_TRIED = 8
"""Places of a sentence that are looked at; its verb is among the first."""

_NOT_HAPPENING = words_of(
    """aim goal plan purpose idea task job point objective intention target way challenge ambition
    hope mission role key solution step strategy answer aims goals plans duty wish dream option
    all what trick secret need"""
)
"""Subjects of which "is to" tells what they are: "The aim is to open in May"."""

_BEFORE_A_NOUN = words_of(
    """a an the this that these those its their his her our my your no any some several many all
    few new future more first last next recent previous official state and or of for on in at to
    with by from after before during about under over between"""
)


def arranged_place(sentence: str) -> int | None:
    """Return where the sentence says that something is arranged or intended, or None."""
    plain = sentence.replace("’", "'")
    return next((place for place in _places(_ARRANGED, _INTENDED, plain=plain)), None)


def calendar_place(sentence: str) -> int | None:
    """Return where a verb stands that tells the future only with a date to come, or None."""
    plain = sentence.replace("’", "'")
    return next((place for place in _places(_HELD, plain=plain)), None)


def _places(*patterns: re.Pattern[str], plain: str) -> Iterator[int]:
    for pattern in patterns:
        for match in islice(pattern.finditer(plain), MAXIMUM_TRIED):
            subject = match.groupdict().get("subject")
            if subject and subject.lower() in _NOT_HAPPENING:
                continue
            start = match.end("subject") + 1 if subject else match.start()
            if _is_verb(plain, start) and first_verb_at(plain, start):
                yield start


def _is_verb(plain: str, start: int) -> bool:
    """Whether the word before lets a verb follow: "its visits" and "the launch" are things."""
    before = plain[max(0, start - 40) : start].split()
    if not before:
        return False
    word = before[-1].lower().strip('"“”,()')
    return bool(word) and word not in _BEFORE_A_NOUN and not word.endswith(("'s", "s'"))
