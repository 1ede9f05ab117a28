"""Who speaks: the name or description beside a verb of saying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claims.facets import Name, NameKind
from claims.names.roles import is_role_head
from claims.names.tokens import Token
from claims.names.words import NOT_A_NAME
from claims.speech.appositions import CLOSING_DASHES, Appositions
from claims.speech.phrases import LONGEST_SPEAKER, Phrases, is_acronym
from claims.speech.speaker import Speaker
from claims.speech.words import (
    ADVERBS,
    DETERMINERS,
    DOCUMENT_NOUNS,
    LINKS,
    OPENERS,
    PRONOUNS,
    STOP_WORDS,
    TIME_WORDS,
    WRITERS,
)
from claims.verb_forms import is_past_form
from claims.word_list import words_of

LONGEST_TIME = 5
_PUBLICATIONS = words_of("journal magazine newspaper daily weekly agency broadcaster")
_OPENING_TIMES = words_of("""
on late early earlier yesterday today monday tuesday wednesday thursday friday saturday sunday
""")
_TIMES = TIME_WORDS | _OPENING_TIMES

_PROGRESSIVE = frozenset({"is", "are", "was", "were"})


class SpeakerFinder:
    """Finds speakers among the tokens of one unit; `names` are the article's, by start.

    `certain` says that whatever noun phrase stands there speaks.
    """

    def __init__(self, tokens: Sequence[Token], names: Mapping[int, Name]) -> None:
        self.tokens = tokens
        self.names = names
        self.phrases = Phrases(tokens, names)
        self.appositions = Appositions(tokens, self.ending_at, self.after)
        here = (names[token.start] for token in tokens if token.start in names)
        self.ends = {name.span.end: name for name in here}

    def before(self, verb: int, *, certain: bool = False) -> Speaker | None:
        """Return who stands before the verb at index `verb`: "X, the minister, later said"."""
        index = verb - 1
        if index > 0 and self.tokens[index].low in _PROGRESSIVE:
            index -= 1
        index = self._before_time(self._before_adverbs(index))
        if index < 0:
            return None
        if self.tokens[index].text == "," or self.tokens[index].text in CLOSING_DASHES:
            return self.appositions.around(index, certain=certain)
        speaker = self.ending_at(index, certain=certain)
        return self._together(speaker) if speaker is not None else None

    def _before_adverbs(self, index: int) -> int:
        while index >= 0 and self.is_adverb(index):
            index -= 1
        if index > 1 and self.tokens[index - 1].low == "who":
            # "an officer who responded said ..."
            return index - 2 if is_past_form(self.tokens[index].low) else index
        return index

    def _before_time(self, index: int) -> int:
        """Return the index before a time: "the mayor on Monday said", "the bank late Friday"."""
        first = index
        while first > 0 and index - first < LONGEST_TIME and self.tokens[first].low in _TIMES:
            first -= 1
        if first == index or self.tokens[first + 1].low not in _OPENING_TIMES:
            return index
        is_named = self.tokens[first + 1].start in self.names
        is_clause_end = not self.tokens[first].is_word and self.tokens[first].text != ")"
        return index if is_named or is_clause_end else self._before_adverbs(first)

    def _together(self, speaker: Speaker) -> Speaker:
        """Return both of "X and Y", where X begins the clause; only people have a common name."""
        if (
            speaker.first < 2
            or speaker.pronoun is not None
            or self.tokens[speaker.first - 1].low not in ("and", "&")
        ):
            return speaker
        other = self.ending_at(speaker.first - 2)
        if other is None or other.pronoun is not None or not self._opens_clause(other.first):
            return speaker
        if not (speaker.is_person and other.is_person):
            return Speaker(other.first, speaker.after)
        return replace(speaker, first=other.first, partner=other.name)

    def _opens_clause(self, first: int) -> bool:
        if first == 0:
            return True
        before = self.tokens[first - 1]
        return not before.is_word or before.low in OPENERS | {"that", "both"}

    def after(self, index: int, *, certain: bool = False) -> Speaker | None:
        """Return who stands after the token at `index`: "said X", "according to X"."""
        first = index + 1
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

    def ending_at(self, index: int, *, certain: bool = False) -> Speaker | None:
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
            if phrase is not None and self._has_link(phrase.first, first):
                return phrase
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
        while index >= 0 and self._may_precede(index):
            index -= 1
        return index > 0 and self.tokens[index].low in LINKS

    def _may_precede(self, index: int) -> bool:
        """Whether a word only leads to a name: "the", "journal"."""
        token = self.tokens[index]
        is_noun = token.text.islower() and token.low in DOCUMENT_NOUNS | _PUBLICATIONS
        return token.low in DETERMINERS or is_noun

    def _has_link(self, first: int, after: int) -> bool:
        return any(token.low in LINKS for token in self.tokens[first:after])

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
