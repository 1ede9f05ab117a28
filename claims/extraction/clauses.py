"""Where the verbs of a sentence are: which words are finite verbs, and which clauses are enclosed.

There is no tagger behind this, only word lists and endings. It is used to cut a sentence, so in
doubt a word is no verb, or one too many, and the sentence stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from claims.span import Span
from claims.verb_forms import FINITE_AUXILIARIES, is_past_form
from claims.word_list import words_of

LONGEST_SENTENCE = 800
"""Code points of a sentence that is looked at; a longer one stays whole."""
SHORTEST_CLAUSE = 6
"""Words that a clause beside somebody's speech has at least."""
SHORTEST_FACT = 3
"""Words that a fact has at least."""
REACH_TO_VERB = 12
"""Words of a subject before its verb."""
UNSAFE = re.compile(r"[\"“”()\[\]—–:?!…]| - ")
"""Quotations, brackets and dashes: what they enclose belongs to another voice or another clause."""

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.,&](?=[^\W_])[^\W_]+)*|[,;]")
OPENERS = words_of(
    "that which who whom whose where when whether how what why if unless because until although"
    " though than"
)
_DETERMINERS = words_of(
    "the a an its his her their our my this these those some any each every no both all several"
    " many most few more another other such"
)
_NUMBER_WORDS = words_of(
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty"
    " fifty hundred thousand million half nearly almost about around over just only roughly"
)
PREPOSITIONS = words_of(
    "in on at by for from to of with without into onto over under after before during since until"
    " between among against about through across off out up down near toward towards within as"
)
_PRONOUNS = words_of("he she it they there we")
_OBJECT_PRONOUNS = words_of("him her it them us me")
ADVERBS = words_of("then later also still now again soon even once subsequently eventually")
_ATTRIBUTIVE = _DETERMINERS | PREPOSITIONS | words_of("and or newly recently so-called")
_MODALS = words_of("will would shall should can could may might must cannot won't wouldn't can't")
SIMPLE_PASTS = words_of(
    """became began blew broke came chose drew drove ate fell flew froze gave grew knew rang rose
    sang sank saw spoke stole swam took threw went withdrew woke wore wrote"""
)
"""Pasts that are no participles: "Smith, elected in May" is no verb, "took office" is one."""
BE = words_of("is are was were be been being")
_RELATIVES = words_of("who which whose whom where")
HAVE = words_of("has have had")
COUNTED_FROM = frozenset({"after", "before", "since"})
UNITS = words_of(
    "minute minutes hour hours day days week weeks month months year years decade decades shortly"
    " soon long just immediately"
)
JOINING = words_of("and but while whereas as after before when since because although though so")
"""Words that may stand before a clause with a subject of its own."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: in lower case, as written, and where it stands in the text."""

    word: str
    written: str
    start: int
    end: int

    @property
    def is_modal(self) -> bool:
        """Whether it is a modal verb; "May" is a month and "Will" a name."""
        return self.word in _MODALS and not self.capitalised

    @property
    def capitalised(self) -> bool:
        return self.written[:1].isupper()


class Clauses:
    """The tokens of one sentence, and what is known of their verbs."""

    def __init__(self, text: str, span: Span) -> None:
        self.tokens = [
            Token(
                m[0].lower().replace("’", "'"), m[0], span.start + m.start(), span.start + m.end()
            )
            for m in _TOKEN.finditer(span.of(text))
        ]
        self.enclosed = frozenset(self._enclosed())

    def _enclosed(self) -> Iterator[int]:
        """Yield the places of clauses between commas: "the mayor, who took office in May, ..."."""
        commas = [place for place, token in enumerate(self.tokens) if token.word == ","]
        for opening, closing in pairwise(commas):
            word = self.tokens[opening + 1].word
            if word in _RELATIVES or (is_past_form(word) and word not in SIMPLE_PASTS):
                before = (self.is_finite(place) for place in range(opening))
                if word in _RELATIVES or not any(before):
                    yield from range(opening, closing + 1)

    def finite(self, start: int, end: int) -> list[int]:
        """Return the places of the finite verbs in a stretch, enclosed clauses left out."""
        places = (place for place in range(start, end) if place not in self.enclosed)
        return [place for place in places if self.is_finite(place)]

    def is_finite(self, place: int) -> bool:
        """Whether a token is a finite verb; a participle beside its auxiliary does not count."""
        word = self.tokens[place].word
        if word in FINITE_AUXILIARIES or self.tokens[place].is_modal:
            return True
        if not is_past_form(word) or place == 0 or self.tokens[place].capitalised:
            return False
        before = self._before_adverbs(place)
        if before in BE or before in HAVE or before in _ATTRIBUTIVE:
            return False
        following = self.tokens[place + 1].word if place + 1 < len(self.tokens) else ""
        return following != "by" or word not in self._passives()

    def _passives(self) -> frozenset[str]:
        """Forms that stand before "by" as participles: "a plan backed by the union"."""
        return frozenset(token.word for token in self.tokens if token.word.endswith("ed")) - (
            words_of("increased decreased dropped climbed jumped surged declined slumped plunged")
        )

    def is_participle(self, place: int) -> bool:
        verb = self.after_adverbs(place)
        if verb is None:
            return False
        word = self.tokens[verb].word
        return is_past_form(word) or word.endswith("en") or word == "been"

    def after_adverbs(self, place: int) -> int | None:
        while place < len(self.tokens):
            word = self.tokens[place].word
            if not (word in ADVERBS or word.endswith("ly") or word == "not"):
                return place
            place += 1
        return None

    def _before_adverbs(self, place: int) -> str:
        place -= 1
        while place > 0 and self.tokens[place].word.endswith("ly"):
            place -= 1
        return self.tokens[place].word if place >= 0 else ""

    def governs(self, verb: int) -> bool:
        """Whether what follows shows that the word is a verb, not the adjective of a noun."""
        if verb + 1 >= len(self.tokens):
            return True
        following = self.tokens[verb + 1]
        word = following.word
        return (
            word[0].isdigit()
            or following.capitalised
            or word in _DETERMINERS | _NUMBER_WORDS | PREPOSITIONS | _OBJECT_PRONOUNS | ADVERBS
            or word in {",", "at", "least", "little", "that"}
        )

    def may_be_subject(self, begin: int, *, comma: bool) -> bool:
        token = self.tokens[begin]
        bare = comma and begin + 1 < len(self.tokens) and self.is_finite(begin + 1)
        return (
            (bare and token.word not in ADVERBS | PREPOSITIONS)
            or token.capitalised
            or token.word in _DETERMINERS | _PRONOUNS | _NUMBER_WORDS
            or token.word[0].isdigit()
            or token.word.endswith("s")
        )


def own_clause(text: str, span: Span) -> Span | None:
    """Return the clause with a subject and a finite verb that a stretch holds, if it is just one.

    What joins it to its surroundings is left out; what hangs on another clause is none.
    """
    if len(span) > LONGEST_SENTENCE or UNSAFE.search(span.of(text)):
        return None
    clauses = Clauses(text, span)
    tokens = clauses.tokens
    begin = 0
    while begin < len(tokens) and (tokens[begin].word in ",;" or tokens[begin].word in JOINING):
        begin += 1
    end = len(tokens)
    while end > begin and (tokens[end - 1].word in ",;" or tokens[end - 1].word in JOINING):
        end -= 1
    if end < len(tokens) and tokens[end].word in COUNTED_FROM and tokens[end - 1].word in UNITS:
        return None  # "a week after": how long it is depends on what follows
    if end - begin < SHORTEST_CLAUSE or not clauses.may_be_subject(begin, comma=False):
        return None
    verbs = clauses.finite(begin + 1, end)
    if not verbs or verbs[0] - begin > REACH_TO_VERB or end - verbs[0] < SHORTEST_FACT:
        return None
    if any(token.word in OPENERS or token.word in ",;" for token in tokens[begin : verbs[0]]):
        return None
    return Span(tokens[begin].start, tokens[end - 1].end)
