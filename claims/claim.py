"""A claim: exact words of an article that can be checked, and what they say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from claims.facets import Facets
from claims.span import Span, TextQuote
from claims.vocabulary import AttributionKind, ClaimKind, Disposition, ExclusionReason


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said something, as far as the article tells.

    `content` is the span of what was said, `cue` of the words that say so ("told reporters"),
    and `speaker_span` of the words that name the speaker; the last two are None where the article
    itself speaks. `speaker` is the fullest form of the speaker's name, or None where a pronoun
    could not be resolved safely. `reported_by` is the outer speaker of a chain ("TASS reported
    that a source confirmed ..." has speaker "a source ..." and reported_by "TASS").
    """

    kind: AttributionKind
    content: Span
    speaker: str | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    verb: str | None = None
    reported_by: str | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """One named reason for a check-worthiness score; `weight` adds to the log-odds."""

    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class CheckWorthiness:
    """How much a claim is worth checking: `score` in [0, 1] and the signals that made it."""

    score: float
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True)
class Substitution:
    """A word of the quote that the stand-alone text replaces, and by what."""

    span: Span
    replacement: str


@dataclass(frozen=True, slots=True)
class Passage:
    """What a fact was told together with: "held in Istanbul, lasting an hour" tells two facts.

    `span` and `text` are all of it, and `subject` the words in it that the fact is about, where the
    fact's own words do not hold them. `facets` are the values that it gives outside the fact: they
    help to tell which event is meant, and are no part of what the fact claims.
    """

    span: Span
    text: str
    subject: Span | None
    facets: Facets


@dataclass(frozen=True, slots=True)
class Claim:
    """A checkable claim.

    `words` is the exact quotation in the article. `text` is the same claim made to stand alone;
    `substitutions` records what was changed, and `unresolved` holds the words that could not be
    resolved safely ("he", "that period"): a verdict may not be decisive about those. `parties` are
    the countries that the article as a whole is about; they tell "the talks" of one article from
    the talks of another. `mentions` holds the people, bodies and things that the article names.
    `due_at` is when a claim about the future can be judged. `passage` is what the claim was told
    together with, where a sentence tells several facts. `said_in` is the span of the attribution
    claim that says who said this: whether it was said, and whether it is true, are two questions.
    """

    words: TextQuote
    kind: ClaimKind
    text: str
    attribution: Attribution
    facets: Facets
    worthiness: CheckWorthiness
    substitutions: tuple[Substitution, ...] = ()
    unresolved: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    hedged: bool = False
    due_at: datetime | None = None
    passage: Passage | None = None
    said_in: Span | None = None

    @property
    def span(self) -> Span:
        return self.words.span

    @property
    def quote(self) -> str:
        return self.words.quote

    @property
    def claimant(self) -> str | None:
        return self.attribution.speaker


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article and where it ended: as claims, or excluded with a reason."""

    span: Span
    disposition: Disposition
    reason: ExclusionReason | None = None
    claims: tuple[Claim, ...] = field(default=())

    def __post_init__(self) -> None:
        claimed = self.disposition is Disposition.CLAIMED
        if claimed != bool(self.claims) or claimed == (self.reason is not None):
            raise ValueError("a sentence has either claims or a reason for having none")
