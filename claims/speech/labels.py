"""Speakers set apart by a mark: "Minister: talks will resume", "“...” — Jane Doe"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.facets import Name, NameKind
from claims.names.tokens import Token
from claims.speech.beside import ENDS
from claims.speech.cue import DASHES, SIGNATURE, Cue
from claims.speech.quotations import Quotation
from claims.speech.speaker import Speaker
from claims.speech.speakers import SpeakerFinder
from claims.speech.subjects import Subjects
from claims.speech.units import QUOTE
from claims.speech.words import LABEL_DOCUMENTS, LINKS, SPEAKER_NOUNS
from claims.verb_forms import AUXILIARIES, has_verb, is_past_form

SHORTEST_SPEECH = 25
"""Code points of a quotation that a colon introduces as speech, and not as a term or a title."""

LONGEST_LABEL = 10
"""Tokens before the colon of a headline."""


class Labels:
    """Reads the labels among the tokens of one unit."""

    def __init__(
        self,
        tokens: Sequence[Token],
        names: Mapping[int, Name],
        speakers: SpeakerFinder,
        subjects: Subjects,
    ) -> None:
        self.tokens = tokens
        self.names = names
        self.speakers = speakers
        self.subjects = subjects

    def signature(self, index: int) -> Cue | None:
        """Read "“...” — Jane Doe" or "“...” – minister", as under a letter or in a headline."""
        if index > 0 and self.tokens[index - 1].text != QUOTE:
            return None
        while index + 1 < len(self.tokens) and self.tokens[index + 1].text in DASHES:
            index += 1
        if index + 1 >= len(self.tokens):
            return None
        name = self.names.get(self.tokens[index + 1].start)
        if name is not None and name.kind is NameKind.PERSON:
            signer = Speaker(index + 1, index + 2, name)
            return Cue(index, index + 2, SIGNATURE, signer, leading=True)
        described = self.speakers.after(index) if index > 0 else None
        if described is None or described.pronoun or described.after < len(self.tokens) - 1:
            return None
        return Cue(index, described.after, SIGNATURE, described, leading=True)

    def label(self, colon: int) -> Cue | None:
        """Read "Minister: talks will resume" at the beginning of a line or sentence."""
        if not 0 < colon <= LONGEST_LABEL or colon + 1 >= len(self.tokens):
            return None
        if any(token.text == QUOTE or token.text in ",;" for token in self.tokens[:colon]):
            return None
        speaker = self._labelled(colon)
        if speaker is None:
            return None
        words = [token.low for token in self.tokens[colon + 1 :] if token.is_word]
        if self.tokens[colon + 1].text != QUOTE and not any(
            word in AUXILIARIES or is_past_form(word) for word in words[1:]
        ):
            return None
        return Cue(colon, colon + 1, "say", speaker, has_that=True)

    def introduction(self, colon: int, quotation: Quotation | None) -> Cue | None:
        """Read "X picks up the story: “...”": somebody, and a quotation after a colon."""
        if quotation is None or len(quotation.inner) < SHORTEST_SPEECH:
            return None
        ends = colon + 2 >= len(self.tokens) or self.tokens[colon + 2].low in ENDS
        if not ends or not (quotation.stops or quotation.goes_on):
            return None
        speaker = self.subjects.before(colon)
        if speaker is None or not (speaker.is_person or speaker.pronoun in ("he", "she")):
            return None
        opening = [token.text for token in self.tokens[: speaker.first]]
        is_subject = not (opening and opening[-1].lower() in LINKS) and not has_verb(opening)
        return Cue(colon, colon + 1, "say", speaker, has_that=True) if is_subject else None

    def _labelled(self, colon: int) -> Speaker | None:
        name = self.names.get(self.tokens[0].start)
        if name is not None and name.kind is NameKind.PERSON:
            after = next((i for i in range(colon) if self.tokens[i].start >= name.span.end), colon)
            # "Solheim on the bridge: ..." is still said by her.
            if after == colon or self.tokens[after].low in ("on", "to"):
                return Speaker(0, after, name)
        speaker = self.speakers.before(colon)
        if speaker is None or speaker.first > 0 or speaker.pronoun is not None:
            return None
        last = self.tokens[colon - 1].low
        is_known = last in SPEAKER_NOUNS or last in LABEL_DOCUMENTS
        return speaker if speaker.is_person or is_known else None
