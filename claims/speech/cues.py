"""Verbs of saying at work: who says it, and from where to where it is said, as tokens of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.facets import Name, NameKind
from claims.names.tokens import Token
from claims.names.words import NOT_A_NAME
from claims.speech.speakers import Speaker, SpeakerFinder
from claims.speech.units import QUOTE, Unit
from claims.speech.words import (
    ADDRESSEES,
    AMBIGUOUS_FORMS,
    CLAUSE_LEMMAS,
    CONTENT_STARTERS,
    DETERMINERS,
    NOT_TRAILING,
    OBJECT_LEMMAS,
    PLAIN_LEMMAS,
    PRONOUNS,
    QUOTING_LEMMAS,
    SPEECH_VERBS,
    TELLING_LEMMAS,
    THAT_LEMMAS,
    TIME_WORDS,
)
from claims.word_list import words_of

SIGNATURE = "sign"
SHORTEST_CONTENT = 2
LONGEST_ADDRESS = 14
LONGEST_SOURCE = 8

_NO_CUE_AFTER = words_of("to be been being is was were are am not a an the his her its their")
_NO_CUE_AFTER_MODAL = words_of("will would could should may might must shall can")
_PLACE_OF_SPEECH = words_of("on in at during after via through by to before outside from")
_JOINERS = words_of("and but then")
_NOUN_LINKS = words_of("with of by at in for")
_NO_CLAUSE = words_of("of for about to and or but as with by against from over")
DASHES = frozenset("―—–-")
_ENDS = frozenset(".?!;")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in a unit.

    `verb` is its token, `after` the token where what follows it begins. `leading` is true where
    what was said comes first ("..., X said"), `joined` where the subject is the one of the cue
    before ("X said ... and added that ...").
    """

    verb: int
    after: int
    lemma: str
    speaker: Speaker | None
    has_that: bool = False
    leading: bool = False
    joined: bool = False

    @property
    def start(self) -> int:
        """Where the cue's own words begin."""
        if self.speaker is None or self.joined:
            return self.verb
        return min(self.verb, self.speaker.first)

    @property
    def last(self) -> int:
        """The last token of the cue's own words: the verb."""
        return self.verb + 1 if self.lemma == "according to" else self.verb

    @property
    def end(self) -> int:
        return self.after if self.speaker is None else max(self.after, self.speaker.after)


class CueFinder:
    """Finds the cues of one unit."""

    def __init__(self, unit: Unit, names: Mapping[int, Name]) -> None:
        self.tokens = unit.tokens
        self.names = names
        self.found = False
        self.speakers = SpeakerFinder(unit.tokens, names)

    def cues(self) -> Iterator[Cue]:
        """Yield the cues of the unit in order."""
        for index, token in enumerate(self.tokens):
            if token.text in DASHES:
                cue = self._signature(index)
            elif token.low == "according" and self._low(index + 1) == "to":
                cue = self._according(index)
            elif token.low in SPEECH_VERBS and not token.possessive:
                cue = self._verb(index)
            else:
                continue
            if cue is not None:
                self.found = True
                yield cue

    def _low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def _according(self, index: int) -> Cue | None:
        speaker = self.speakers.after(index + 1) or self._whatever_is_named(index + 2)
        if speaker is None:
            return None
        leading = index > SHORTEST_CONTENT
        return Cue(index, speaker.after, "according to", speaker, leading=leading)

    def _whatever_is_named(self, first: int) -> Speaker | None:
        """Read the noun phrase after "according to": a city or a survey can be the source too."""
        after = first
        while after < len(self.tokens) and (
            self.tokens[after].is_word or self.tokens[after].text[0].isdigit()
        ):
            after += 1
        return Speaker(first, after) if 0 < after - first <= LONGEST_SOURCE else None

    def _signature(self, index: int) -> Cue | None:
        """Read "“...” — Jane Doe", as under a letter."""
        if index > 0 and self._low(index - 1) != QUOTE:
            return None
        while self._low(index + 1) in DASHES:
            index += 1
        name = self.names.get(self.tokens[index + 1].start) if self._low(index + 1) else None
        if name is None or name.kind is not NameKind.PERSON:
            return None
        return Cue(index, index + 2, SIGNATURE, Speaker(index + 1, index + 2, name), leading=True)

    def _verb(self, index: int) -> Cue | None:
        lemma = SPEECH_VERBS[self.tokens[index].low]
        before = self._low(index - 1)
        if before in _NO_CUE_AFTER or (before in _NO_CUE_AFTER_MODAL and lemma != "say"):
            return None
        if before in _NO_CUE_AFTER_MODAL and not self._quote_follows(index):
            return None
        inverted = self._inverted(index, lemma)
        if inverted is not None:
            return inverted
        after, has_that = self._after_verb(index, lemma)
        speaker = self.speakers.before(index)
        if speaker is not None and speaker.after < index and self._low(speaker.after) == QUOTE:
            speaker = None
        if speaker is None:
            return self._joined(index, lemma, after, has_that=has_that)
        if self._may_be_noun(index) and not has_that and not self._at_quote(after):
            return None
        leading = self._is_leading(speaker.first, after, lemma)
        return Cue(index, after, lemma, speaker, has_that, leading)

    def _may_be_noun(self, index: int) -> bool:
        """Whether a form is a noun as often as a verb: "claims", and "report" after a name."""
        low = self._low(index)
        if low in AMBIGUOUS_FORMS:
            return self._low(index - 1) not in PRONOUNS
        return low in THAT_LEMMAS | CLAUSE_LEMMAS | QUOTING_LEMMAS and (
            low not in PLAIN_LEMMAS and self._low(index - 1) not in ("they", "we", "who")
        )

    def _inverted(self, index: int, lemma: str) -> Cue | None:
        """Read "..., said X": the verb follows a quotation or a comma and X ends the clause."""
        before = self._low(index - 1)
        if before not in (QUOTE, ",") or self.tokens[index].low.endswith("ing"):
            return None
        if lemma in NOT_TRAILING:
            return None
        speaker = self.speakers.after(index)
        if speaker is None or speaker.pronoun not in (None, "he", "she", "they"):
            return None
        following = self._low(speaker.after)
        ends = not following or following in _ENDS | {",", QUOTE, ":", "—", "–"}
        if not ends and following not in _PLACE_OF_SPEECH | TIME_WORDS | {"who", "as", "when"}:
            return None
        return Cue(index, speaker.after, lemma, speaker, leading=True)

    def _joined(self, index: int, lemma: str, after: int, *, has_that: bool) -> Cue | None:
        """Read ", adding that ..." and "and said ...", whose subject came before."""
        before = index - 1
        while before >= 0 and self._low(before).endswith("ly"):
            before -= 1
        word = self._low(before)
        is_participle = self._low(index).endswith("ing")
        joins = word in _JOINERS and not is_participle and (has_that or self._at_quote(after))
        if joins or (word in (",", "and", QUOTE, *NOT_A_NAME) and is_participle):
            subject = None if self.found else self.speakers.first_subject(index)
            return Cue(index, after, lemma, subject, has_that, joined=True)
        return None

    def _is_leading(self, first: int, after: int, lemma: str) -> bool:
        """Whether "..., X said" ends what came before: a comma or quotation, and nothing after."""
        before = self._low(first - 1)
        if before not in (",", QUOTE):
            return False
        if QUOTE in (before, self._low(first - 2)):
            return True
        return first > SHORTEST_CONTENT and lemma not in NOT_TRAILING and self._ends_at(after)

    def _ends_at(self, index: int) -> bool:
        return index >= len(self.tokens) or self._low(index) in _ENDS | {",", "—", "–"}

    def _at_quote(self, index: int) -> bool:
        introduces = self._low(index) == ":"
        while self._low(index) in (",", ":", "that"):
            index += 1
        return self._low(index) == QUOTE or (introduces and index >= len(self.tokens))

    def _quote_follows(self, index: int) -> bool:
        return any(self._low(i) == QUOTE for i in range(index + 1, index + 6))

    def _after_verb(self, verb: int, lemma: str) -> tuple[int, bool]:
        """Return where what was said begins, past the hearer, the day and "that"."""
        index = verb + 1
        if lemma in TELLING_LEMMAS and self._low(index) not in ("that", ",", ":", QUOTE, "of"):
            index = self._past_hearer(index)
        if self._low(index) == "to" and self._low(index + 1) in ADDRESSEES | DETERMINERS:
            index = self._past_noun(index + 1)
        limit = verb + LONGEST_ADDRESS
        while index < limit:
            low = self._low(index)
            if low in TIME_WORDS and not self._is_subject_time(index):
                index += 1
            elif low in _PLACE_OF_SPEECH and not self._is_content_of(index, lemma):
                index = self._past_noun(index + 1)
            else:
                break
        if self._low(index) == "," and self._low(index + 1) in ("that", QUOTE):
            index += 1
        if self._low(index) == "that":
            return index + 1, True
        return index, False

    def _is_subject_time(self, index: int) -> bool:
        """Whether a time word begins what was said: "said last year was hard"."""
        return self._low(index + 1) in ("is", "was", "were", "will", "would")

    def _is_content_of(self, index: int, lemma: str) -> bool:
        """Whether a preposition after the verb is part of what was said: "said in 50 days ..."."""
        following = self._low(index + 1)
        if lemma in QUOTING_LEMMAS or lemma in OBJECT_LEMMAS:
            return following not in TIME_WORDS
        return following[:1].isdigit() or not following

    def _past_hearer(self, index: int) -> int:
        if self._low(index) in ADDRESSEES or self._low(index) in PRONOUNS:
            return index + 1
        return self._past_noun(index)

    def _past_noun(self, index: int) -> int:
        """Return the index after the noun phrase at `index`, at the next thing that is none."""
        start = index
        while index < len(self.tokens) and index - start < 10:
            token = self.tokens[index]
            low = token.low
            if not token.is_word and not token.text[0].isdigit():
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

    def _starts_clause(self, index: int, name: Name) -> bool:
        """Whether a name inside a phrase begins the next clause: "told reporters Ukraine was"."""
        if self._low(index - 1) in _PLACE_OF_SPEECH | DETERMINERS | {"with", "of", "for", "and"}:
            return False
        if name.role is not None or self.tokens[index - 1].possessive:
            return False
        return self._low(index - 1) in ADDRESSEES or self.tokens[index - 1].start not in self.names


def _is_surely_verb(low: str) -> bool:
    """Whether a form is no noun: "said" and "warns" are none, an "address" or a "report" may be."""
    lemma = SPEECH_VERBS.get(low)
    return lemma is not None and (lemma != low or lemma in PLAIN_LEMMAS)


def can_follow(cue: Cue, token: Token) -> bool:
    """Whether `token` can begin what a cue's speaker said."""
    if cue.has_that or cue.lemma in OBJECT_LEMMAS:
        return True
    if cue.lemma in QUOTING_LEMMAS:
        return False
    if cue.lemma in PLAIN_LEMMAS:
        return token.low not in _NO_CLAUSE and (token.is_word or token.text[0].isdigit())
    return token.low in CONTENT_STARTERS or token.is_capitalised


def needs_verb(cue: Cue) -> bool:
    """Whether what a cue's speaker said must show a verb, or else is only what it was about."""
    return not cue.has_that and cue.lemma not in PLAIN_LEMMAS | OBJECT_LEMMAS
