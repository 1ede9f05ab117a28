"""Who a sentence is about, where a verb of saying has no speaker beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.facets import Name, NameKind
from claims.names.roles import is_role_head
from claims.names.tokens import Token
from claims.speech.appositions import LONGEST_APPOSITION
from claims.speech.speaker import Speaker
from claims.speech.speakers import SpeakerFinder
from claims.speech.units import QUOTE
from claims.speech.words import LINKS, OPENERS
from claims.verb_forms import AUXILIARIES, is_past_form
from claims.word_list import words_of

LONGEST_OPENING = 40
"""Tokens of a sentence in which its subject is looked for."""

_BEFORE_SUBJECT = words_of("the a an but and so then yet")
_MARKS = frozenset(",;:.?!")


class Subjects:
    """Finds the subject of a clause among the tokens of one unit."""

    def __init__(
        self, tokens: Sequence[Token], names: Mapping[int, Name], speakers: SpeakerFinder
    ) -> None:
        self.tokens = tokens
        self.names = names
        self.speakers = speakers

    def before(self, verb: int) -> Speaker | None:
        """Return who the clause before the verb at index `verb` is about: its first noun phrase.

        "On Monday X met Y, saying ..." is said by X. What the sentence opens with before a comma
        ("After the talks,") has no subject of the sentence.
        """
        start = self._after_opening(verb)
        for index in range(start, min(verb, start + LONGEST_OPENING)):
            token = self.tokens[index]
            if token.low in ("he", "she", "they"):
                return Speaker(index, index + 1, pronoun=token.low)
            if token.text in _MARKS or token.text == QUOTE:
                continue
            name = self.names.get(token.start)
            if name is not None and name.kind is NameKind.PERSON:
                after = self.speakers.after_name(index, name)
                if not self.tokens[after - 1].possessive:
                    return Speaker(index, after, name)
            if index == start or self.tokens[index - 1].low in (",", "and", "but", "while"):
                speaker = self._described_at(index)
                if speaker is not None and speaker.after < verb:
                    return speaker
        return None

    def start_of(self, names: Sequence[Name]) -> int:
        """Return the offset of the person whom the sentence begins with, or -1.

        Nothing but a post and what the sentence opens with may stand before the name: "But on
        Monday the mayor, Jane Doe, met ..."; `names` are those of the sentence, in order.
        """
        person = next((name for name in names if name.kind is NameKind.PERSON), None)
        if person is None:
            return -1
        opening = self._after_opening(len(self.tokens))
        if person.span.start < self.tokens[opening].start:
            return -1
        for index in range(opening, len(self.tokens)):
            token = self.tokens[index]
            if token.start >= person.span.start:
                return person.span.start
            if not (token.low in _BEFORE_SUBJECT or is_role_head(token) or token.text in ",."):
                return -1
        return -1

    def _described_at(self, index: int) -> Speaker | None:
        """Return the speaker whose description begins at `index`, if it surely is one."""
        name = self.names.get(self.tokens[index].start)
        if name is not None:
            after = self.speakers.after_name(index, name)
            following = self.tokens[after] if after < len(self.tokens) else None
            if following is not None and _is_finite(following) and name.kind is not NameKind.PLACE:
                return Speaker(index, after, name)
        speaker = self.speakers.after(index - 1)
        if speaker is None or speaker.pronoun is not None:
            return speaker
        return None if self.tokens[speaker.after - 1].possessive else speaker

    def _after_opening(self, verb: int) -> int:
        """Return where a sentence goes on after "On Monday," or "After the talks,"."""
        if self.tokens[0].low not in OPENERS and self.tokens[0].low not in LINKS:
            return 0
        for index in range(1, min(verb, LONGEST_APPOSITION)):
            if self.tokens[index].text == ",":
                return index + 1 if index + 1 < verb else 0
        return 0


def _is_finite(token: Token) -> bool:
    return not token.is_capitalised and (token.low in AUXILIARIES or is_past_form(token.low))
