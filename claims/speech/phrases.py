"""Noun phrases beside a verb of saying: which tokens describe whoever speaks.

A verb that hardly anybody but a speaker can have ("said", or any verb right after a quotation)
makes a speaker of every noun phrase; before another verb, its noun must be one that can speak.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.facets import Name
from claims.names.roles import is_role_head
from claims.names.tokens import Token
from claims.names.words import NOT_A_NAME, ORGANISATION_WORDS
from claims.speech.words import (
    DETERMINERS,
    DOCUMENT_NOUNS,
    LINKS,
    SPEAKER_NOUNS,
    SPEECH_VERBS,
    STOP_WORDS,
    TIME_WORDS,
)
from claims.verb_forms import is_past_form
from claims.word_list import words_of

LONGEST_SPEAKER = 16

_NOUN_ENDINGS = ("ist", "ists", "ers", "ors", "ians", "men", "women")
_POINTERS = words_of("that this these those")
_COUNTED = words_of("all half most many some none both few several one percent")
_MAY_OPEN = words_of("that and but while as though although because yet so if when where than or")


class Phrases:
    """The noun phrases among the tokens of one unit; `names` are the article's, by start."""

    def __init__(self, tokens: Sequence[Token], names: Mapping[int, Name]) -> None:
        self.tokens = tokens
        self.names = names

    def ending_at(self, index: int, *, certain: bool) -> int | None:
        """Return where the description of a speaker begins whose last token is at `index`.

        With `certain`, any noun phrase that begins a clause describes a speaker.
        """
        first = self._leftmost(index, certain=certain)
        if first > index or self.tokens[index].low in LINKS:
            return None
        if self.describes_speaker(first, index + 1):
            return first
        return first if certain and self._begins_clause(first, index) else None

    def after(self, first: int, *, certain: bool) -> int:
        """Return the index after the description that begins at `first`."""
        index = first
        while index < len(self.tokens) and index - first < LONGEST_SPEAKER:
            if not self.may_describe(index, first, certain=certain):
                break
            index += 1
        return index

    def _leftmost(self, index: int, *, certain: bool) -> int:
        """Walk left over a description and return its first token."""
        first = index
        while first >= 0 and index - first < LONGEST_SPEAKER:
            token = self.tokens[first]
            if token.low == "that":
                break
            if token.low in DETERMINERS:
                first -= 1
                if not self._is_linked(first + 1, certain=certain) and not self._counts(first):
                    break
            elif token.low in LINKS:
                if not self._is_linked(first + 1, certain=certain):
                    break
                first -= 1
            elif self.may_be_in_description(token) or self._is_noun(first):
                first -= 1
            else:
                break
        first += 1
        while first <= index and (
            self.tokens[first].low in LINKS or self._is_opening_time(first, index)
        ):
            first += 1
        return first

    def _counts(self, index: int) -> bool:
        """Whether a phrase goes on before a determiner: "all the members", "the two people"."""
        return index >= 0 and self.tokens[index].low in _COUNTED | DETERMINERS - _POINTERS

    def _is_noun(self, index: int) -> bool:
        """Whether a form of a verb is a noun here: "the secretary of state", "the head"."""
        low = self.tokens[index].low
        if SPEECH_VERBS.get(low) != low or index == 0:
            return False
        return self.tokens[index - 1].low in LINKS | DETERMINERS

    def _is_opening_time(self, first: int, index: int) -> bool:
        """Whether a phrase begins with a day that is not part of it: "on Monday police said"."""
        token = self.tokens[first]
        is_time = token.low in TIME_WORDS or token.low in NOT_A_NAME or token.text.isdigit()
        return is_time and 0 < first < index and self.tokens[first - 1].low in LINKS

    def _is_linked(self, first: int, *, certain: bool) -> bool:
        """Whether the words from `first` hang on a noun for a speaker before a preposition."""
        if first < 2 or self.tokens[first - 1].low not in LINKS:
            return False
        before = self.tokens[first - 2]
        low = before.low
        if low in ("close", "familiar") or low in SPEAKER_NOUNS or low in DOCUMENT_NOUNS:
            return True
        if before.is_capitalised and low in ORGANISATION_WORDS:
            return True
        if is_role_head(before) or low in _COUNTED or (is_past_form(low) or low == "seen"):
            return True
        return certain and self.may_be_in_description(before)

    def may_be_in_description(self, token: Token) -> bool:
        return (
            (token.is_word or token.text[0].isdigit())
            and (token.low not in STOP_WORDS or is_acronym(token))
            and token.low not in NOT_A_NAME
            and (token.low not in SPEECH_VERBS or token.low in SPEAKER_NOUNS | DOCUMENT_NOUNS)
        )

    def may_describe(self, index: int, first: int, *, certain: bool) -> bool:
        """Whether the token at `index` goes on with the description that begins at `first`."""
        token = self.tokens[index]
        if token.low in DETERMINERS:
            return index == first or self.tokens[index - 1].low in LINKS
        if token.low in LINKS:
            may_extend = certain and token.low in ("of", "for")
            return index > first and self._is_linked(index + 1, certain=may_extend)
        if token.low in ("close", "familiar"):
            return True
        return self.may_be_in_description(token) and token.low not in TIME_WORDS

    def describes_speaker(self, first: int, after: int) -> bool:
        """Whether a description has a noun that can speak before its first preposition."""
        for token in self.tokens[first:after]:
            if token.low in LINKS:
                break
            if token.possessive:
                continue
            low = token.low
            if low in SPEAKER_NOUNS or low in DOCUMENT_NOUNS or is_role_head(token):
                return True
            if token.is_capitalised and low in ORGANISATION_WORDS:
                return True
            if token.start in self.names and token is self.tokens[after - 1]:
                return True
        return self._head(first, after).low.endswith(_NOUN_ENDINGS)

    def _head(self, first: int, after: int) -> Token:
        """Return the last token before the first preposition."""
        for index in range(first + 1, after):
            if self.tokens[index].low in LINKS:
                return self.tokens[index - 1]
        return self.tokens[after - 1]

    def _begins_clause(self, first: int, index: int) -> bool:
        """Whether nothing but a determiner, a mark or a conjunction comes before a phrase."""
        if self.tokens[index].low in TIME_WORDS or not self._has_noun(first, index + 1):
            return False
        if first == 0 or self.tokens[first].low in DETERMINERS:
            return True
        before = self.tokens[first - 1]
        return not before.is_word or before.low in _MAY_OPEN

    def _has_noun(self, first: int, after: int) -> bool:
        return any(
            token.is_word or token.text.isdigit()
            for token in self.tokens[first:after]
            if token.low not in TIME_WORDS and token.low not in _POINTERS
        )


def is_acronym(token: Token) -> bool:
    """Whether a token is written in capitals: "WHO" and "US" are no pronouns."""
    return len(token.text) > 1 and token.text.isupper()
