"""What stands between a verb of saying and what was said: the hearer, the day, the place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.facets import Name
from claims.names.tokens import Token
from claims.names.words import NOT_A_NAME
from claims.speech.units import QUOTE
from claims.speech.words import (
    ADDRESSEES,
    CONTENT_STARTERS,
    DETERMINERS,
    OBJECT_LEMMAS,
    PLAIN_LEMMAS,
    PRONOUNS,
    QUOTING_LEMMAS,
    SPEECH_VERBS,
    TELLING_HOW_LEMMAS,
    TELLING_LEMMAS,
    TIME_WORDS,
)
from claims.word_list import words_of

LONGEST_ADDRESS = 14
LONGEST_NOUN = 10

PLACE_OF_SPEECH = words_of("on in at during after via through by to before outside from")
_NOUN_LINKS = words_of("with of by at in for")


class Addressees:
    """Finds where what was said begins, after a verb among the tokens of one unit."""

    def __init__(self, tokens: Sequence[Token], names: Mapping[int, Name]) -> None:
        self.tokens = tokens
        self.names = names

    def after(self, verb: int, lemma: str) -> tuple[int, bool]:
        """Return where what was said begins, and whether "that" stands right before it."""
        index = verb + 1
        if lemma in TELLING_LEMMAS and self._low(index) not in ("that", ",", ":", QUOTE, "of"):
            index = self._past_hearer(index)
        if self._low(index) == "to" and self._low(index + 1) in ADDRESSEES | DETERMINERS:
            index = self._past_noun(index + 1)
        limit = verb + LONGEST_ADDRESS
        while index < limit:
            low = self._low(index)
            is_year = low.isdigit() and self._low(index - 1) in TIME_WORDS
            if is_year or (low in TIME_WORDS and not self._is_subject_time(index)):
                index += 1
            elif low in PLACE_OF_SPEECH and not self._is_content_of(index, lemma):
                index = self._past_noun(index + 1)
            elif self._is_date(index):
                index += 3
            else:
                break
        if self._low(index) == "," and self._low(index + 1) in ("that", QUOTE):
            index += 1
        if lemma in TELLING_HOW_LEMMAS and self._low(index) == "how" and self._begins(index + 1):
            return index + 1, True
        if self._low(index) == "that" and not self.tokens[index].possessive:
            return index + 1, True
        return index, False

    def _low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def _begins(self, index: int) -> bool:
        """Whether a clause begins at `index`: after "how many" none does that tells what was."""
        if index >= len(self.tokens):
            return False
        return self._low(index) in DETERMINERS | PRONOUNS or self.tokens[index].is_capitalised

    def _is_date(self, comma: int) -> bool:
        """Whether a date goes on with the day: "on Monday, 28 April, that"."""
        day, month = self._low(comma + 1), self._low(comma + 2)
        if self._low(comma) != "," or self._low(comma - 1) not in TIME_WORDS:
            return False
        return day.isdigit() != month.isdigit() and bool({day, month} & TIME_WORDS)

    def _is_subject_time(self, index: int) -> bool:
        """Whether a time word begins what was said: "said last year was hard"."""
        return self._low(index + 1) in ("is", "was", "were", "will", "would")

    def _is_content_of(self, index: int, lemma: str) -> bool:
        """Whether a preposition after the verb is part of what was said: "said in 50 days ..."."""
        following = self._low(index + 1)
        if lemma in QUOTING_LEMMAS:
            return following not in TIME_WORDS
        if self._low(index) == "on" or lemma in OBJECT_LEMMAS:
            return False
        return following[:1].isdigit() or not following

    def _past_hearer(self, index: int) -> int:
        if self._low(index) in ADDRESSEES or self._low(index) in PRONOUNS:
            return index + 1
        return self._past_noun(index)

    def _past_noun(self, index: int) -> int:
        """Return the index after the noun phrase at `index`, at the next thing that is none."""
        start = index
        while index < len(self.tokens) and index - start < LONGEST_NOUN:
            token = self.tokens[index]
            low = token.low
            if not token.is_word and not token.text[0].isdigit() and not self._abbreviates(index):
                break
            opens = low in CONTENT_STARTERS | DETERMINERS and index > start
            if low == "that" or (opens and self._low(index - 1) not in _NOUN_LINKS):
                break
            if index > start and low not in ADDRESSEES and _is_surely_verb(low):
                break
            name = self.names.get(token.start)
            if name is not None and index > start and self._starts_clause(index, name):
                break
            if name is not None:
                while index < len(self.tokens) and self.tokens[index].start < name.span.end:
                    index += 1
                if low in NOT_A_NAME:
                    break
                continue
            if low in TIME_WORDS and index > start and self._low(index - 1) not in DETERMINERS:
                break
            index += 1
        return index

    def _abbreviates(self, index: int) -> bool:
        """Whether a full stop ends an abbreviation: "on Sept. 30"."""
        before = self.tokens[index - 1]
        is_date = before.is_capitalised and self._low(index + 1).isdigit()
        return self.tokens[index].text == "." and is_date and len(before.text) <= 5

    def _starts_clause(self, index: int, name: Name) -> bool:
        """Whether a name inside a phrase begins the next clause: "told reporters Ukraine was"."""
        if self._low(index - 1) in PLACE_OF_SPEECH | DETERMINERS | {"with", "of", "for", "and"}:
            return False
        if name.role is not None or self.tokens[index - 1].possessive:
            return False
        return self._low(index - 1) in ADDRESSEES or self.tokens[index - 1].start not in self.names


def _is_surely_verb(low: str) -> bool:
    """Whether a form is no noun: "said" and "warns" are none, an "address" or a "report" may be."""
    lemma = SPEECH_VERBS.get(low)
    return lemma is not None and (lemma != low or lemma in PLAIN_LEMMAS)
