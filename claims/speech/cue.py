"""A verb of saying, or what stands in for one, as tokens of a unit."""

from __future__ import annotations

from dataclasses import dataclass

from claims.speech.speaker import Speaker

SIGNATURE = "sign"
ACCORDING = "according to"
SHORTEST_CONTENT = 2
"""Tokens that must come before a cue which ends a sentence."""

DASHES = frozenset("―—–-")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying in a unit.

    `verb` is its token, `after` the token where what follows it begins. `leading` is true where
    what was said comes first ("..., X said"), `joined` where the subject is the one of the cue
    before ("X said ... and added that ..."), `inserted` where the cue stands apart from the
    sentence that was said ("As X reported, ...").
    """

    verb: int
    after: int
    lemma: str
    speaker: Speaker | None
    has_that: bool = False
    leading: bool = False
    joined: bool = False
    inserted: bool = False

    @property
    def start(self) -> int:
        """Where the cue's own words begin."""
        if self.speaker is None or self.joined:
            return self.verb
        return min(self.verb, self.speaker.first)

    @property
    def last(self) -> int:
        """The last token of the cue's own words: the verb."""
        return self.verb + 1 if self.lemma == ACCORDING else self.verb

    @property
    def end(self) -> int:
        if self.speaker is None or self.joined:
            return self.after
        return max(self.after, self.speaker.after)
