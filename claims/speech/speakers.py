"""Who speaks: the name or description beside a verb of saying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claims.facets import Name, NameKind
from claims.names.roles import is_role_head
from claims.names.tokens import Token
from claims.names.words import NOT_A_NAME
from claims.speech.phrases import LONGEST_SPEAKER, Phrases, is_acronym
from claims.speech.units import QUOTE
from claims.speech.words import (
    ADVERBS,
    DETERMINERS,
    LINKS,
    OPENERS,
    PRONOUNS,
    STOP_WORDS,
    TIME_WORDS,
    WRITERS,
)

LONGEST_APPOSITION = 25

_OPENING_DASHES = frozenset("—–(―-")
_CLOSING_DASHES = frozenset("—–)―-")
_PROGRESSIVE = frozenset({"is", "are", "was", "were"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """The tokens `[first, after)` of a unit that name who speaks.

    `name` is the name in them that tells who it is, and `pronoun` the word where there is only
    one; a description ("a source close to the delegation") has neither. `partner` is named first
    where two people speak together.
    """

    first: int
    after: int
    name: Name | None = None
    pronoun: str | None = None
    partner: Name | None = None

    @property
    def is_person(self) -> bool:
        return self.name is not None and self.name.kind is NameKind.PERSON


class SpeakerFinder:
    """Finds speakers among the tokens of one unit; `names` are the article's, by start.

    `certain` says that whatever noun phrase stands there speaks.
    """

    def __init__(self, tokens: Sequence[Token], names: Mapping[int, Name]) -> None:
        self.tokens = tokens
        self.names = names
        self.phrases = Phrases(tokens, names)
        here = (names[token.start] for token in tokens if token.start in names)
        self.ends = {name.span.end: name for name in here}

    def before(self, verb: int, *, certain: bool = False) -> Speaker | None:
        """Return who stands before the verb at index `verb`: "X, the minister, later said"."""
        index = verb - 1
        if index > 0 and self.tokens[index].low in _PROGRESSIVE:
            index -= 1
        while index >= 0 and self.is_adverb(index):
            index -= 1
        if index < 0:
            return None
        if self.tokens[index].text == "," or self.tokens[index].text in _CLOSING_DASHES:
            return self._around_apposition(index, certain=certain)
        speaker = self._ending_at(index, certain=certain)
        return self._together(speaker) if speaker is not None and speaker.is_person else speaker

    def _together(self, speaker: Speaker) -> Speaker:
        """Return both people of "X and Y", where X begins the clause."""
        if speaker.first < 2 or self.tokens[speaker.first - 1].low not in ("and", "&"):
            return speaker
        other = self._ending_at(speaker.first - 2)
        if other is None or not other.is_person or not self._opens_clause(other.first):
            return speaker
        return replace(speaker, first=other.first, partner=other.name)

    def _opens_clause(self, first: int) -> bool:
        if first == 0:
            return True
        before = self.tokens[first - 1]
        return not before.is_word or before.low in OPENERS | {"that", "both"}

    def after(self, verb: int, *, certain: bool = False) -> Speaker | None:
        """Return who stands after the verb at index `verb`: "said X", "according to X"."""
        first = verb + 1
        index = first
        while index < len(self.tokens) and index - first < LONGEST_SPEAKER:
            token = self.tokens[index]
            name = self.names.get(token.start)
            if name is not None:
                after = self.after_name(index, name)
                if name.kind is NameKind.PERSON or not self._goes_on_as_noun(after):
                    return self._speaker_after(first, index, after, name)
                index = after
                continue
            if index == first and token.low in PRONOUNS | WRITERS:
                return Speaker(first, index + 1, pronoun=token.low)
            is_title_dot = token.text == "." and is_role_head(self.tokens[index - 1])
            if not (is_title_dot and index > first) and not self.phrases.may_describe(
                index, first, certain=certain
            ):
                break
            index += 1
        if index == first or not (certain or self.phrases.describes_speaker(first, index)):
            return None
        return Speaker(first, self._trimmed(first, index))

    def _speaker_after(self, first: int, index: int, after: int, name: Name) -> Speaker:
        """Return the speaker whose name is the tokens `[index, after)`.

        In "the former editor of the Standard, Jane Doe," the name after "of" tells nothing.
        """
        if name.kind is NameKind.PERSON or index == first or not self._follows_link(index):
            return Speaker(first, after, self._telling(name, after))
        if after + 1 < len(self.tokens) and self.tokens[after].text == ",":
            person = self.names.get(self.tokens[after + 1].start)
            if person is not None and person.kind is NameKind.PERSON:
                return Speaker(first, self.after_name(after + 1, person), person)
        return Speaker(first, after)

    def possessor(self, index: int) -> Speaker | None:
        """Return whose something is, where the token at `index` has the possessive ending."""
        name = self.ends.get(self.tokens[index].span.end)
        if name is not None:
            return Speaker(self._first_of(name, index), index + 1, name)
        return self._description(index, certain=True)

    def is_adverb(self, index: int) -> bool:
        """Whether the token at `index` only says how or when somebody speaks."""
        low = self.tokens[index].low
        if low in ("there", "here") and index > 0:
            return True
        if is_acronym(self.tokens[index]):
            return False
        if low in ADVERBS and not (low == "who" and index == 0):
            return True
        return low.endswith("ly") and len(low) > 4 and not self.tokens[index].is_capitalised

    def _around_apposition(self, index: int, *, certain: bool) -> Speaker | None:
        """Read the speaker before "X, the minister," where `index` is the closing comma."""
        closing = self.tokens[index].text
        openings = {","} if closing == "," else _OPENING_DASHES
        inner = self._ending_at(index - 1)
        best = inner if inner is not None and inner.name is not None else None
        found_outer = False
        start = index - 1
        while start > 0 and index - start <= LONGEST_APPOSITION:
            token = self.tokens[start]
            if token.text in (QUOTE, ";"):
                break
            if token.text in openings and self.tokens[start + 1].low in ("but", "and", "so", "or"):
                break
            if token.text in openings:
                outer = self._before_parenthesis(start - 1, certain=certain)
                if outer is not None and (outer.is_person or self._adds_to(start + 1)):
                    return outer
                if outer is not None and not found_outer:
                    found_outer = True
                    # "the mayor, Kari Solheim,": the name tells who it is.
                    is_named = best is not None and best.is_person
                    best = replace(best, first=outer.first) if best and is_named else outer
            start -= 1
        return best if found_outer or (best is not None and best.is_person) else None

    def _adds_to(self, index: int) -> bool:
        """Whether what stands between commas tells about the noun before: "X, in a tweet,"."""
        low = self.tokens[index].low
        if low in ("who", "which", "whose", "meanwhile", "however", "too", "also"):
            return True
        return (low in LINKS or low in OPENERS or low.endswith("ing")) and low not in TIME_WORDS

    def _before_parenthesis(self, index: int, *, certain: bool) -> Speaker | None:
        """Return the speaker that ends at `index`, or before "(R-Ohio)" that ends there."""
        if index > 2 and self.tokens[index].text == ")":
            for opening in range(index - 1, max(0, index - 8), -1):
                if self.tokens[opening].text == "(":
                    return self._ending_at(opening - 1, certain=certain)
        return self._ending_at(index, certain=certain)

    def _ending_at(self, index: int, *, certain: bool = False) -> Speaker | None:
        """Return the speaker whose last token is at `index`."""
        if index < 0:
            return None
        token = self.tokens[index]
        if token.low in WRITERS:
            return Speaker(index, index + 1, pronoun=token.low)
        if token.low in PRONOUNS and not is_acronym(token):
            is_subject = token.low != "it" or index == 0 or not self.tokens[index - 1].is_word
            return Speaker(index, index + 1, pronoun=token.low) if is_subject else None
        if token.low in NOT_A_NAME and not certain:
            return None
        name = self.ends.get(token.span.end)
        if name is None or token.possessive:
            return self._description(index, certain=certain)
        first = self._with_role(name, self._first_of(name, index))
        if self._follows_link(first):
            described = self._description(index, certain=certain)
            if described is not None and described.first < first:
                return described
        elif name.kind is not NameKind.PERSON and first > 0:
            # "the Iranian agency Tasnim": the whole of it, but the name tells who it is.
            phrase = self._description(index, certain=False)
            first = phrase.first if phrase is not None else first
        return Speaker(min(first, index), index + 1, name)

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
        return index > 0 and self.tokens[index].low in LINKS

    def _description(self, index: int, *, certain: bool) -> Speaker | None:
        first = self.phrases.ending_at(index, certain=certain)
        if first is None:
            return None
        return Speaker(first, index + 1, self._head_name(first, index + 1))

    def _head_name(self, first: int, after: int) -> Name | None:
        """Return the person whom a phrase names before its first preposition: "X of Y"."""
        for index in range(first, after):
            if self.tokens[index].low in LINKS:
                name = self.ends.get(self.tokens[index - 1].span.end) if index > first else None
                return name if name is not None and name.kind is NameKind.PERSON else None
        return None

    def after_name(self, index: int, name: Name) -> int:
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
            and token.low not in LINKS
            and token.low not in TIME_WORDS
            and token.low not in STOP_WORDS
            and self.phrases.may_be_in_description(token)
        )

    def _telling(self, name: Name, after: int) -> Name:
        """Return the name that tells who speaks."""
        return self.names.get(self.tokens[after - 1].start, name)

    def _trimmed(self, first: int, after: int) -> int:
        while after > first + 1 and self.tokens[after - 1].low in LINKS | DETERMINERS:
            after -= 1
        return after
