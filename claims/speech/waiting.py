"""Quotations that stand alone, until it is known who speaks them.

A quotation alone belongs to whoever spoke last; before the first speaker of a paragraph, to that
speaker. One that several paragraphs reopen belongs to the cue that closes it, if there is one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.speech.pronouns import Memory
from claims.speech.quotations import Quotation
from claims.speech.voices import Voice

Spoken = Iterator[tuple[Quotation, Voice]]


@dataclass(slots=True)
class Waiting:
    """The quotations of one article that wait for a speaker.

    `goes_on` says that the next paragraph begins in the speech of whoever speaks now; `chain`
    has the paragraphs of a speech that nobody was said to begin, and `begun_by` whoever spoke
    before it.
    """

    text: str
    memory: Memory
    goes_on: bool = False
    quotations: list[Quotation] = field(default_factory=list)
    chain: list[Quotation] = field(default_factory=list)
    begun_by: Voice = field(default_factory=lambda: Voice(None))

    def alone(self, quotation: Quotation) -> Spoken:
        """Take a quotation that is a sentence by itself, and yield what is now known."""
        voice = self._last(quotation)
        begins = self.memory.here is None and self.memory.stranger is None and not self.goes_on
        if self.chain or (quotation.goes_on and begins):
            if not self.chain:
                self.begun_by = voice
            self.chain.append(quotation)
            if not quotation.goes_on:
                yield from self.end_chain()
            return
        self.goes_on = quotation.goes_on
        if _is_heading(self.text, quotation):
            yield quotation, Voice(None)
        elif voice.name is None and voice.span is None:
            self.quotations.append(quotation)
        else:
            self._hear(voice)
            yield quotation, voice

    def end_chain(self, voice: Voice | None = None) -> Spoken:
        """Yield a speech of several paragraphs, spoken by who closes it or by who spoke before."""
        speaker = voice or self.begun_by
        if self.chain:
            self._hear(speaker)
        for quotation in self.chain:
            yield quotation, speaker
        self.chain = []

    def settle(self, voice: Voice | None = None) -> Spoken:
        """Yield the quotations before the first speaker of a paragraph, spoken by that speaker."""
        for quotation in self.quotations:
            yield quotation, voice or Voice(None)
        self.quotations = []

    def _last(self, quotation: Quotation) -> Voice:
        """Return whoever spoke last, as far as a quotation alone may be theirs."""
        memory = self.memory
        if memory.here is not None or memory.stranger is not None:
            return Voice(memory.here, memory.stranger, memory.here == memory.person_here)
        if self.goes_on or _fills_paragraph(self.text, quotation):
            is_person = memory.before == memory.person_before
            return Voice(memory.before, memory.stranger_before, is_person)
        return Voice(None)

    def _hear(self, voice: Voice) -> None:
        if voice.name is not None:
            self.memory.hear(voice.name, is_person=voice.is_person)
        elif voice.span is not None:
            self.memory.hear_stranger(voice.span)


def _fills_paragraph(text: str, quotation: Quotation) -> bool:
    outer = quotation.outer
    before = text[max(0, outer.start - 2) : outer.start].rstrip(" \t")
    after = text[outer.end : outer.end + 2].strip(" \t.")
    return before[-1:] in ("", "\n", "\r") and after[:1] in ("", "\n", "\r")


def _is_heading(text: str, quotation: Quotation) -> bool:
    """Whether a line is the words of somebody as a heading: in marks, without a final stop."""
    if quotation.stops or quotation.goes_on or not _fills_paragraph(text, quotation):
        return False
    return text[quotation.outer.end : quotation.outer.end + 1] != "."
