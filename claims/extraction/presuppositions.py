"""Events that a sentence names without telling them: "X's announcement of Y".

The words take the event for granted, so it is a claim of its own, whatever the sentence goes on to
say about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.extraction.clauses import Clauses
from claims.span import Span, trim

VERB_OF_NOUN = {
    "acquisition of": "acquired",
    "announcement of": "announced",
    "appointment of": "appointed",
    "approval of": "approved",
    "arrest of": "arrested",
    "attack on": "attacked",
    "ban on": "banned",
    "cancellation of": "cancelled",
    "closure of": "closed",
    "decision to": "decided to",
    "declaration of": "declared",
    "defeat of": "defeated",
    "dismissal of": "dismissed",
    "endorsement of": "endorsed",
    "expulsion of": "expelled",
    "imposition of": "imposed",
    "introduction of": "introduced",
    "invasion of": "invaded",
    "launch of": "launched",
    "nomination of": "nominated",
    "purchase of": "bought",
    "ratification of": "ratified",
    "refusal to": "refused to",
    "rejection of": "rejected",
    "release of": "released",
    "resignation from": "resigned from",
    "resignation as": "resigned as",
    "seizure of": "seized",
    "victory over": "defeated",
    "visit to": "visited",
    "withdrawal from": "withdrew from",
    "withdrawal of": "withdrew",
}

_CAPITALISED = r"[A-Z][\w.&-]{0,40}"
_OWNER = (
    rf"{_CAPITALISED}(?:[ ](?:of[ ](?:the[ ])?|and[ ]|for[ ])?{_CAPITALISED}){{0,9}}"
    r"(?:[’']s|(?<=s)[’'])"
)
_NOUN = "|".join(sorted({re.escape(noun.split()[0]) for noun in VERB_OF_NOUN}))
_PREPOSITION = "|".join(sorted({noun.split()[1] for noun in VERB_OF_NOUN}))
EVENT = re.compile(
    rf"\b(?P<owner>{_OWNER})[ ](?:[a-z-]{{2,20}}[ ]){{0,2}}(?P<noun>{_NOUN})"
    rf"[ ](?P<preposition>{_PREPOSITION})[ ](?P<object>[^,;:.!?“”\"\n]{{3,200}})"
)
OBJECT_END = re.compile(
    r"\s(?:after|as|before|while|when|which|who|because|although|has|have|had|is|was|were|are|will"
    r"|would|could|amid|but|led|prompted|comes|came|drew|sparked)\s"
)
ONLY_ORDER = re.compile(
    r"\b(?:follow(?:s|ed|ing)|preced(?:es|ed)|(?:comes|came|come)(?:\s\w+){0,3}?"
    r"\s(?:after|before|amid|as))"
    r"\s(?:the\s)?$"
)


@dataclass(frozen=True, slots=True)
class NamedEvent:
    """An event named inside a sentence.

    `span` covers the words that name it and `text` tells it as a sentence. `only_order` is true
    where the sentence says nothing but that something else came before or after it.
    """

    span: Span
    text: str
    only_order: bool


def _only_orders(before: str) -> bool:
    """Whether the words before an event only say that something follows or precedes it."""
    order = ONLY_ORDER.search(before)
    if order is None:
        return False
    clauses = Clauses(before, Span(0, order.start()))
    return not clauses.finite(0, len(clauses.tokens))


def find_named_events(text: str, sentence: Span) -> tuple[NamedEvent, ...]:
    """Find the events that a sentence takes for granted; spans are offsets into `text`."""
    words = sentence.of(text)
    events = []
    for match in EVENT.finditer(words):
        verb = VERB_OF_NOUN.get(f"{match['noun']} {match['preposition']}")
        if verb is None:
            continue
        stop = OBJECT_END.search(match["object"])
        end = match.start("object") + stop.start() if stop else match.end()
        span = trim(words, match.start(), end)
        owner = re.sub(r"[’']s?$", "", match["owner"])
        told = f"{owner} {verb} {words[match.start('object') : span.end]}."
        only_order = _only_orders(words[: match.start()])
        events.append(NamedEvent(span.shifted(sentence.start), told, only_order))
    return tuple(events)
