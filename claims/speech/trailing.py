"""Whoever stands between a quotation and a verb: "“...,” the harbour analyst Jane Doe said".

Nothing but the speaker can stand there, so the noun phrase is one, whole, and every past form at
the end of the sentence is a verb of saying.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.names.tokens import Token
from claims.speech.beside import ENDS, LONGEST_TITLE
from claims.speech.cue import Cue
from claims.speech.phrases import LONGEST_SPEAKER, Phrases
from claims.speech.quotations import Quotation
from claims.speech.speaker import Speaker
from claims.speech.speakers import SpeakerFinder
from claims.speech.words import DETERMINERS, LINKS, SPEECH_VERBS
from claims.verb_forms import AUXILIARIES, is_past_form


class Trailing:
    """Reads what follows the quotations among the tokens of one unit."""

    def __init__(
        self,
        tokens: Sequence[Token],
        quotations: Mapping[int, Quotation],
        speakers: SpeakerFinder,
    ) -> None:
        self.tokens = tokens
        self.quotations = quotations
        self.speakers = speakers

    def whole(self, speaker: Speaker) -> Speaker:
        """Return a speaker with all the words between a quotation and the end of the phrase."""
        if speaker.pronoun is not None:
            return speaker
        first = self._first(speaker.first, self.speakers.phrases)
        if first is None or first == speaker.first:
            return speaker
        has_link = any(token.low in LINKS for token in self.tokens[first : speaker.first])
        return Speaker(first, speaker.after, None if has_link else speaker.name)

    def cue(self, index: int) -> Cue | None:
        """Read any verb: "“The bridge failed,” the department detailed."."""
        token = self.tokens[index]
        if token.is_capitalised or token.low in SPEECH_VERBS or not is_past_form(token.low):
            return None
        if index + 1 < len(self.tokens) and self.tokens[index + 1].text not in ENDS:
            return None
        speaker = self.speakers.before(index, certain=True)
        if speaker is None or self.tokens[index - 1].low in AUXILIARIES:
            return None
        speaker = self.whole(speaker)
        if self._first(speaker.first, self.speakers.phrases) != speaker.first:
            return None
        return Cue(index, index + 1, "say", speaker, leading=True)

    def _is_speech(self, index: int, quotation: Quotation) -> bool:
        """Whether a quotation is what was said, and not a title at the end of a phrase."""
        ends_phrase = index > 0 and self.tokens[index - 1].is_word
        is_long = len(quotation.inner) > LONGEST_TITLE
        return quotation.stops and (is_long or not ends_phrase)

    def _first(self, index: int, phrases: Phrases) -> int | None:
        """Return the token after a quotation which nothing but a phrase parts from `index`."""
        first = index
        while first > 0 and index - first < LONGEST_SPEAKER:
            quotation = self.quotations.get(first - 1)
            if quotation is not None:
                return first if self._is_speech(first - 1, quotation) else None
            token = self.tokens[first - 1]
            if not (
                token.low in DETERMINERS
                or token.low in LINKS
                or phrases.may_be_in_description(token)
            ):
                return None
            first -= 1
        return None
