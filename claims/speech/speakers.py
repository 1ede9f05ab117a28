"""Who speaks: the name or description beside a verb of saying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.facets import Name, NameKind
from claims.names.roles import is_role_head
from claims.names.tokens import Token
from claims.names.words import NOT_A_NAME
from claims.speech.units import QUOTE
from claims.speech.words import (
    ADVERBS,
    DETERMINERS,
    DOCUMENT_NOUNS,
    PRONOUNS,
    SPEAKER_NOUNS,
    SPEECH_VERBS,
    STOP_WORDS,
    TIME_WORDS,
)
from claims.word_list import words_of

LONGEST_SPEAKER = 14
LONGEST_APPOSITION = 25

_LINKS = words_of("of for in at from with to on by within inside near behind")
_OPENING_DASHES = frozenset("—–(")
_CLOSING_DASHES = frozenset("—–)")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The tokens `[first, after)` of a unit that name who speaks.

    `name` is the name in them that tells who it is, and `pronoun` the word where there is only
    one; a description ("a source close to the delegation") has neither.
    """

    first: int
    after: int
    name: Name | None = None
    pronoun: str | None = None

    @property
    def is_person(self) -> bool:
        return self.name is not None and self.name.kind is NameKind.PERSON


class SpeakerFinder:
    """Finds speakers among the tokens of one unit; `names` are the article's, by start."""

    def __init__(self, tokens: Sequence[Token], names: Mapping[int, Name]) -> None:
        self.tokens = tokens
        self.names = names
        self.ends = {name.span.end: name for name in self._names_here()}

    def _names_here(self) -> list[Name]:
        return [self.names[token.start] for token in self.tokens if token.start in self.names]

    def before(self, verb: int) -> Speaker | None:
        """Return who stands before the verb at index `verb`: "X, the minister, later said"."""
        index = verb - 1
        while index >= 0 and self._is_adverb(index):
            index -= 1
        if index < 0:
            return None
        if self.tokens[index].text == "," or self.tokens[index].text in _CLOSING_DASHES:
            return self._around_apposition(index)
        return self._ending_at(index)

    def after(self, verb: int) -> Speaker | None:
        """Return who stands after the verb at index `verb`: "said X", "according to X"."""
        first = verb + 1
        index = first
        while index < len(self.tokens) and index - first < LONGEST_SPEAKER:
            token = self.tokens[index]
            name = self.names.get(token.start)
            if name is not None:
                after = self._after_name(index, name)
                if name.kind is NameKind.PERSON or not self._goes_on_as_noun(after):
                    return Speaker(first, after, self._telling(name, after))
                index = after
                continue
            if index == first and token.low in PRONOUNS:
                return Speaker(first, index + 1, pronoun=token.low)
            is_title_dot = token.text == "." and is_role_head(self.tokens[index - 1])
            if not (is_title_dot and index > first) and not self._may_describe(index, first):
                break
            index += 1
        if index == first or not self._describes_speaker(first, index):
            return None
        return Speaker(first, self._trimmed(first, index))

    def first_subject(self, verb: int) -> Speaker | None:
        """Return who a sentence begins with: the first person or pronoun before a verb."""
        for index in range(verb):
            token = self.tokens[index]
            name = self.names.get(token.start)
            if name is not None and name.kind is NameKind.PERSON:
                after = self._after_name(index, name)
                if not self.tokens[after - 1].possessive:
                    return Speaker(index, after, name)
            if token.low in ("he", "she"):
                return Speaker(index, index + 1, pronoun=token.low)
        return None

    def _is_adverb(self, index: int) -> bool:
        low = self.tokens[index].low
        if low in ADVERBS and not (low == "who" and index == 0):
            return True
        return low.endswith("ly") and len(low) > 4 and not self.tokens[index].is_capitalised

    def _around_apposition(self, index: int) -> Speaker | None:
        """Read the speaker before "X, the minister," where `index` is the closing comma."""
        closing = self.tokens[index].text
        openings = {","} if closing == "," else _OPENING_DASHES
        best = self._ending_at(index - 1)
        best = best if best is not None and best.name is not None else None
        found_outer = False
        start = index - 1
        while start > 0 and index - start <= LONGEST_APPOSITION:
            token = self.tokens[start]
            if token.text in (QUOTE, ";"):
                break
            if token.text in openings:
                outer = self._before_parenthesis(start - 1)
                if outer is not None and outer.is_person:
                    return outer
                if outer is not None and not found_outer and (best is None or not best.is_person):
                    best, found_outer = outer, True
            start -= 1
        return best if found_outer or (best is not None and best.is_person) else None

    def _before_parenthesis(self, index: int) -> Speaker | None:
        """Return the speaker that ends at `index`, or before "(R-Ohio)" that ends there."""
        if index > 2 and self.tokens[index].text == ")":
            for opening in range(index - 1, max(0, index - 8), -1):
                if self.tokens[opening].text == "(":
                    return self._ending_at(opening - 1)
        return self._ending_at(index)

    def _ending_at(self, index: int) -> Speaker | None:
        """Return the speaker whose last token is at `index`."""
        if index < 0:
            return None
        token = self.tokens[index]
        if token.low in PRONOUNS:
            is_subject = token.low != "it" or index == 0
            return Speaker(index, index + 1, pronoun=token.low) if is_subject else None
        if token.low in NOT_A_NAME:
            return None
        name = self.ends.get(token.span.end)
        if name is not None and not token.possessive:
            first = self._first_of(name, index)
            if name.kind is NameKind.PERSON or not self._follows_link(first):
                return Speaker(self._with_role(name, first), index + 1, name)
            described = self._description(index)
            return described or Speaker(first, index + 1, name)
        return self._description(index)

    def _first_of(self, name: Name, index: int) -> int:
        while index > 0 and self.tokens[index].start > name.span.start:
            index -= 1
        return index

    def _with_role(self, name: Name, first: int) -> int:
        """Return where a person's post begins, if it stands right before the name."""
        while (
            first > 0
            and (is_role_head(self.tokens[first - 1]) or self.tokens[first - 1].text == ".")
            and name.kind is NameKind.PERSON
        ):
            first -= 1
        return first

    def _follows_link(self, first: int) -> bool:
        index = first - 1
        while index >= 0 and self.tokens[index].low in DETERMINERS:
            index -= 1
        return index > 0 and self.tokens[index].low in _LINKS

    def _description(self, index: int) -> Speaker | None:
        """Walk left over a description and return it where its noun can speak."""
        first = index
        while first >= 0 and index - first < LONGEST_SPEAKER:
            token = self.tokens[first]
            if token.low in DETERMINERS:
                if not self._is_linked(first):
                    first -= 1
                    break
                first -= 1
            elif token.low in _LINKS:
                if not self._is_linked(first + 1):
                    break
                first -= 1
            elif self._may_be_in_description(token):
                first -= 1
            else:
                break
        first += 1
        while first <= index and self.tokens[first].low in _LINKS:
            first += 1
        if first > index or not self._describes_speaker(first, index + 1):
            return None
        return Speaker(first, index + 1)

    def _is_linked(self, first: int) -> bool:
        """Whether the words from `first` hang on a noun for a speaker before a preposition."""
        if first < 2 or self.tokens[first - 1].low not in _LINKS:
            return False
        before = self.tokens[first - 2]
        if before.low in ("close", "familiar"):
            return True
        low = before.low
        return low in SPEAKER_NOUNS or low in DOCUMENT_NOUNS or is_role_head(before)

    def _may_be_in_description(self, token: Token) -> bool:
        return (
            (token.is_word or token.text[0].isdigit())
            and token.low not in STOP_WORDS
            and token.low not in NOT_A_NAME
            and (token.low not in SPEECH_VERBS or token.low in SPEAKER_NOUNS | DOCUMENT_NOUNS)
        )

    def _may_describe(self, index: int, first: int) -> bool:
        token = self.tokens[index]
        if token.low in DETERMINERS:
            return index == first or self.tokens[index - 1].low in _LINKS
        if token.low in _LINKS:
            return index > first and self._is_linked(index + 1)
        if token.low in ("close", "familiar"):
            return True
        return self._may_be_in_description(token) and token.low not in TIME_WORDS

    def _describes_speaker(self, first: int, after: int) -> bool:
        """Whether a description has a noun that can speak before its first preposition."""
        for token in self.tokens[first:after]:
            if token.low in _LINKS:
                return False
            if token.possessive:
                continue
            low = token.low
            if low in SPEAKER_NOUNS or low in DOCUMENT_NOUNS or is_role_head(token):
                return True
            if token.start in self.names and token is self.tokens[after - 1]:
                return True
        last = self.tokens[after - 1].low
        return last.endswith(("ists", "ers", "ors", "ists", "ians", "men", "women"))

    def _after_name(self, index: int, name: Name) -> int:
        while index < len(self.tokens) and self.tokens[index].start < name.span.end:
            index += 1
        return index

    def _goes_on_as_noun(self, after: int) -> bool:
        """Whether a name only modifies what follows: "Ukrainian officials", "Reuters reporter"."""
        if self.tokens[after - 1].possessive:
            return True
        if after >= len(self.tokens):
            return False
        token = self.tokens[after]
        return token.start in self.names or (
            token.is_word
            and token.low not in _LINKS
            and token.low not in TIME_WORDS
            and self._may_be_in_description(token)
        )

    def _telling(self, name: Name, after: int) -> Name:
        """Return the name that tells who speaks."""
        return self.names.get(self.tokens[after - 1].start, name)

    def _trimmed(self, first: int, after: int) -> int:
        while after > first + 1 and self.tokens[after - 1].low in _LINKS | DETERMINERS:
            after -= 1
        return after
