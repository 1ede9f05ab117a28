"""The source after "according to", at the beginning or the end of what it says."""

from __future__ import annotations

from collections.abc import Sequence

from claims.names.tokens import Token
from claims.speech.appositions import LONGEST_APPOSITION
from claims.speech.beside import LONGEST_CLAUSE
from claims.speech.cue import ACCORDING, SHORTEST_CONTENT, Cue
from claims.speech.speaker import Speaker
from claims.speech.speakers import SpeakerFinder
from claims.speech.words import VERBS_OF_CLAUSES
from claims.verb_forms import FINITE_AUXILIARIES, has_verb, is_past_form

LONGEST_SOURCE = 12
LONGEST_POST = 8


class According:
    """Reads "according to" among the tokens of one unit."""

    def __init__(self, tokens: Sequence[Token], speakers: SpeakerFinder) -> None:
        self.tokens = tokens
        self.speakers = speakers

    def _low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def cue(self, index: int) -> Cue | None:
        """Read "according to" at `index`."""
        speaker = self.speakers.after(index + 1) or self._whatever_is_named(index + 2)
        if speaker is None:
            return None
        before = [token.text for token in self.tokens[max(0, index - LONGEST_CLAUSE) : index]]
        ends = speaker.after >= len(self.tokens) - 1
        leading = index > SHORTEST_CONTENT and (ends or has_verb(before))
        after = speaker.after if leading else self._past_apposition(speaker.after)
        if self._parts_subject(index, after):
            return None
        return Cue(index, after, ACCORDING, speaker, leading=leading)

    def _parts_subject(self, index: int, after: int) -> bool:
        """Whether the source parts a subject from its verb: "The deal, according to X, is old"."""
        if index == 0 or self._low(index - 1) != "," or self._low(after) != ",":
            return False
        following = self._low(after + 1)
        return following in FINITE_AUXILIARIES or is_past_form(following)

    def _whatever_is_named(self, first: int) -> Speaker | None:
        """Read the noun phrase after "according to": a city or a survey can be the source too."""
        after = first
        while after < len(self.tokens) and (
            self.tokens[after].is_word or self.tokens[after].text[0].isdigit()
        ):
            after += 1
        after = min(after, first + LONGEST_SOURCE)
        return Speaker(first, after) if after > first else None

    def _past_apposition(self, index: int) -> int:
        """Return the index after "X, the mayor," or "X, who was there," at the opening comma."""
        if self._low(index) != ",":
            return index
        is_relative = self._low(index + 1) in ("who", "which", "whose")
        limit = LONGEST_APPOSITION if is_relative else LONGEST_POST
        words = range(index + 1, min(index + limit, len(self.tokens)))
        comma = next((i for i in words if self._low(i) == ","), None)
        if comma is None:
            return index
        is_clause = any(self._low(i) in VERBS_OF_CLAUSES for i in range(index + 1, comma))
        return comma if is_relative or not is_clause else index
