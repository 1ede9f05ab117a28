"""Verbs of saying at work: who says it, and from where to where it is said, as tokens of a unit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from claims.facets import Name
from claims.names.words import NOT_A_NAME
from claims.speech.according import According
from claims.speech.addressees import PLACE_OF_SPEECH, Addressees
from claims.speech.beside import ENDS, Beside
from claims.speech.cue import ACCORDING, DASHES, SHORTEST_CONTENT, Cue
from claims.speech.labels import Labels
from claims.speech.nouns import ClaimNouns
from claims.speech.readings import BEFORE_PARTICIPLE, Readings
from claims.speech.speaker import Speaker
from claims.speech.speakers import SpeakerFinder
from claims.speech.subjects import Subjects
from claims.speech.trailing import Trailing
from claims.speech.units import QUOTE, Unit
from claims.speech.words import (
    AMBIGUOUS_FORMS,
    CLAIM_NOUNS,
    DOCUMENT_NOUNS,
    LABELLING_LEMMAS,
    LINKS,
    NOT_TRAILING,
    ONLY_QUOTING_LEMMAS,
    OPENERS,
    SAYING_FORMS,
    SAYING_LEMMAS,
    SPEECH_VERBS,
    STRICT_LEMMAS,
    TELLING_LEMMAS,
    TIME_WORDS,
    WRITERS,
)
from claims.verb_forms import is_past_form
from claims.word_list import words_of

LONGEST_DESCRIPTION = 12
"""Tokens between "called" or "described" and the words that are quoted."""

QUOTATION_AHEAD = 5
"""Tokens after "would say" in which a quotation shows that it was said."""

_NO_CUE_AFTER = words_of("to be been being is was were are am not a an the his her its their")
_NO_CUE_AFTER_MODAL = words_of("will would could should may might must shall can")
_PROGRESSIVE = words_of("is are was were")
_JOINERS = words_of("and but then")
_BEFORE_JOINED = {",", "and", QUOTE} | BEFORE_PARTICIPLE | NOT_A_NAME
_EMBEDDING = words_of("that which who whom what whether if how why where because as")
LONGEST_TRAILING_SPEAKER = 10
_CLAUSE_BREAKS = {",", ";", ":", "—", "–", ".", QUOTE} | words_of("and but while whereas though")
_AFTER_INVERSION = PLACE_OF_SPEECH | TIME_WORDS | words_of("who as when whose of")


class CueFinder:
    """Finds the cues of one unit."""

    def __init__(self, unit: Unit, names: Mapping[int, Name]) -> None:
        self.tokens = unit.tokens
        self.quotations = unit.quotations
        self.names = names
        self.main: Cue | None = None
        self.has_cue = False
        self.speakers = SpeakerFinder(unit.tokens, names)
        self.subjects = Subjects(unit.tokens, names, self.speakers)
        self.according = According(unit.tokens, self.speakers)
        self.beside = Beside(unit.tokens, unit.quotations)
        self.readings = Readings(unit.tokens)
        self.addressees = Addressees(unit.tokens, names)
        self.labels = Labels(unit.tokens, names, self.speakers, self.subjects)
        self.nouns = ClaimNouns(unit.tokens, self.speakers)
        self.trailing = Trailing(unit.tokens, unit.quotations, self.speakers)

    def cues(self) -> Iterator[Cue]:
        """Yield the cues of the unit in order."""
        source_after = 0
        for index in range(len(self.tokens)):
            cue = self._at(index) if index >= source_after else None
            if cue is None:
                continue
            if cue.lemma == ACCORDING:
                source_after = cue.end
            if self._is_main(cue):
                self.main = cue
            self.has_cue = True
            yield cue

    def _at(self, index: int) -> Cue | None:
        token = self.tokens[index]
        if token.text in DASHES:
            return self.labels.signature(index)
        if token.text == ":":
            quotation = None if self.has_cue else self.quotations.get(index + 1)
            return self.labels.label(index) or self.labels.introduction(index, quotation)
        if token.low in CLAIM_NOUNS and self.nouns.is_noun(index):
            return self.nouns.cue(index)
        if token.low == "according" and self._low(index + 1) == "to":
            return self.according.cue(index)
        if token.possessive:
            return None
        if token.low in SPEECH_VERBS:
            return self._verb(index)
        return self.trailing.cue(index) if self.quotations else None

    def _low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def _is_main(self, cue: Cue) -> bool:
        """Whether a cue is the verb of the sentence, and not of a clause inside it."""
        if cue.speaker is None or self._low(cue.verb).endswith("ing"):
            return False
        before = self._low(cue.speaker.first - 1)
        main = self.main
        if main is not None and not main.leading and before not in _CLAUSE_BREAKS:
            # In "X said Y warned ..." Y is part of what X said.
            return main.speaker is None or cue.start < main.end
        return before not in _EMBEDDING and before not in LINKS | OPENERS

    def _verb(self, index: int) -> Cue | None:
        lemma = SPEECH_VERBS[self.tokens[index].low]
        before = self._low(index - 1)
        if self._low(index + 1) in ("tank", "tanks"):
            return None
        if self._low(index + 1) == "by" or (before == "as" and self._low(index - 2) == "quoted"):
            return self._passive(index, lemma)
        if index > 0 and (self.tokens[index - 1].possessive or self.readings.is_noun_in_ing(index)):
            return None
        is_progressive = before in _PROGRESSIVE and self._low(index).endswith("ing")
        is_negated = before.endswith(("n't", "n’t"))
        if (
            is_negated
            or (before in _NO_CUE_AFTER and not is_progressive)
            or (before in _NO_CUE_AFTER_MODAL and lemma != "say")
        ):
            return None
        if before in _NO_CUE_AFTER_MODAL and not self.beside.quote_follows(index, QUOTATION_AHEAD):
            return None
        inverted = self._inverted(index, lemma)
        if inverted is not None:
            return inverted
        return self._finite(index, lemma, before)

    def _finite(self, index: int, lemma: str, before: str) -> Cue | None:
        if lemma == "put" and self._low(index + 1) != "it":
            return None
        verb = index + 1 if lemma == "put" else index
        after, has_that = self.addressees.after(verb, lemma)
        if self._low(index).endswith("ing") and before in {",", QUOTE} | BEFORE_PARTICIPLE:
            return self._joined(index, lemma, after, has_that=has_that)
        speaker = self._speaker_before(index, lemma, after, has_that=has_that)
        if speaker is None:
            return self._joined(index, lemma, after, has_that=has_that)
        return self._cue(index, lemma, speaker, after, has_that=has_that)

    def _speaker_before(
        self, index: int, lemma: str, after: int, *, has_that: bool
    ) -> Speaker | None:
        sure = lemma in SAYING_LEMMAS and (has_that or self.beside.at_quote(after))
        is_certain = sure or self._low(index) in SAYING_FORMS
        speaker = self.speakers.before(index, certain=is_certain)
        if speaker is None and not is_certain:
            any_noun = self.speakers.before(index, certain=True)
            if any_noun is not None and self._is_leading(any_noun, after, lemma):
                speaker = any_noun
        if speaker is None or self._low(speaker.after) == QUOTE:
            return None
        if self._is_restrictive(index, after):
            return None
        speaker = self.trailing.whole(speaker)
        if self._low(index).endswith("ing") and self._low(index - 1) in DOCUMENT_NOUNS:
            # "X issued a statement saying ...", but "In a statement saying ..., X" tells nothing.
            if self._low(0) in LINKS | OPENERS and "," not in map(self._low, range(speaker.first)):
                return None
            return self.subjects.before(speaker.first) or speaker
        return speaker

    def _is_restrictive(self, verb: int, after: int) -> bool:
        """Whether a verb only tells which ones are meant: "employers who said they were short"."""
        relative = verb - 1
        while relative > 0 and self._low(relative) != "who" and self.speakers.is_adverb(relative):
            relative -= 1
        is_relative = relative > 0 and self._low(relative) == "who"
        return is_relative and self.tokens[relative - 1].is_word and not self.beside.at_quote(after)

    def _cue(
        self, index: int, lemma: str, speaker: Speaker, after: int, *, has_that: bool
    ) -> Cue | None:
        follows_quote = self.beside.follows_speech(speaker.first)
        is_ahead = lemma in LABELLING_LEMMAS and self.beside.quote_follows(
            index, LONGEST_DESCRIPTION
        )
        at_quote = follows_quote or self.beside.at_quote(after) or is_ahead
        if speaker.pronoun in WRITERS and not at_quote:
            return None
        leading = self._is_leading(speaker, after, lemma)
        says = self.readings.says(index, speaker, after)
        is_noun = self.readings.may_be_noun(index, speaker) and not says
        if is_noun and not (has_that or at_quote):
            return None
        if lemma in STRICT_LEMMAS and not (has_that or at_quote):
            return None
        if self._low(index) in AMBIGUOUS_FORMS and not (at_quote or says):
            return None
        cue = Cue(index, after, lemma, speaker, has_that, leading)
        if self._low(speaker.first - 1) == "as" and self.beside.ends_at(after):
            is_first = speaker.first == 1
            return replace(cue, has_that=True, leading=not is_first, inserted=is_first)
        return cue

    def _passive(self, index: int, lemma: str) -> Cue | None:
        """Read "as reported by X, ...", "it was reported by X that ..." and "X was quoted as"."""
        if self._low(index + 1) != "by":
            speaker = self.speakers.before(index - 3)
            after, has_that = self.addressees.after(index, lemma)
            return None if speaker is None else Cue(index, after, lemma, speaker, has_that)
        speaker = self.speakers.after(index + 1)
        if speaker is None or lemma not in SAYING_LEMMAS:
            return None
        before, following = self._low(index - 1), self._low(speaker.after)
        if before == "as" and index == 1 and following == ",":
            return Cue(index, speaker.after, lemma, speaker, has_that=True, inserted=True)
        if before in ("was", "is", "been") and following == "that":
            return Cue(index, speaker.after + 1, lemma, speaker, has_that=True)
        return None

    def _inverted(self, index: int, lemma: str) -> Cue | None:
        """Read "..., said X": the verb follows a quotation or a comma and X ends the clause."""
        before = self._low(index - 1)
        if before not in (QUOTE, ",") or self.tokens[index].low.endswith("ing"):
            return None
        after_quote = self.beside.follows_speech(index)
        if lemma in ONLY_QUOTING_LEMMAS and not after_quote:
            return None
        if lemma in NOT_TRAILING or (lemma in TELLING_LEMMAS and lemma != "warn"):
            return None
        is_certain = after_quote and lemma in SAYING_LEMMAS
        speaker = self.speakers.after(index, certain=is_certain)
        if speaker is None or speaker.pronoun not in (None, "he", "she", "they", "i"):
            return None
        following = self._low(speaker.after)
        ends = not following or following in ENDS
        if is_certain or ends:
            return Cue(index, speaker.after, lemma, speaker, leading=True)
        goes_on = following in {",", QUOTE, ":", "—", "–"} or following in _AFTER_INVERSION
        if not goes_on or (not after_quote and not self.beside.follows_clause(index)):
            # "Jane Doe, the mayor, said the council, which had met, was ..."
            return None
        return Cue(index, speaker.after, lemma, speaker, leading=True)

    def _joined(self, index: int, lemma: str, after: int, *, has_that: bool) -> Cue | None:
        """Read ", adding that ..." and "and said ...", whose subject came before."""
        before = index - 1
        while before >= 0 and self.speakers.is_adverb(before):
            before -= 1
        word = self._low(before)
        is_participle = self._low(index).endswith("ing")
        shows = has_that or self.beside.at_quote(after) or self._low(index) in SAYING_FORMS
        joins = word in _JOINERS and not is_participle and shows
        if joins or (is_participle and word in _BEFORE_JOINED):
            if joins and not self._is_parallel(index):
                return None
            main = self.main.speaker if self.main is not None else None
            subject = main or self.subjects.before(index)
            if subject is None and not is_participle and not has_that:
                return None
            return Cue(index, after, lemma, subject, has_that, joined=True)
        return None

    def _is_parallel(self, verb: int) -> bool:
        """Whether a verb after "and" has the tense of the cue before, and so its subject.

        In "he says that she left and said nothing" the second verb is part of what he says; a
        bracket has its own subject.
        """
        if self.main is None:
            return True
        if self.beside.is_in_bracket(self.main.end, verb):
            return False
        if self.main.leading or not self.main.has_that:
            return True
        return is_past_form(self._low(verb)) == is_past_form(self._low(self.main.verb))

    def _is_leading(self, speaker: Speaker, after: int, lemma: str) -> bool:
        """Whether "..., X said" ends what came before: a comma or quotation, and nothing after."""
        first = speaker.first
        if self.beside.follows_speech(first):
            return True
        if self._low(first - 1) != "," or lemma in ONLY_QUOTING_LEMMAS:
            return False
        if speaker.after - first > LONGEST_TRAILING_SPEAKER:
            return False
        is_document = self._low(speaker.after - 1) in DOCUMENT_NOUNS
        may_trail = is_document or lemma not in NOT_TRAILING
        return first > SHORTEST_CONTENT and may_trail and self.beside.ends_at(after)
