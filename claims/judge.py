"""Decides a verdict: from the references read for a claim to a label, or to saying what is missing.

No decisive label without independent evidence that is valid on the day and speaks of the same
event. What cannot be decided is said to be undecided, with what would settle it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from claims.article import Article
from claims.claim import Claim
from claims.comparison import compare_sides
from claims.comparison.attributions import (
    compare_attribution,
    is_speaker_only,
    repeats_claimant,
)
from claims.comparison.event import Context
from claims.comparison.roles import compare_role
from claims.comparison.series import known_ranks
from claims.comparison.sides import Side, side_of_claim, side_of_reference
from claims.explanation import missing_evidence, rationale_of
from claims.independence.grouping import ArticleSource
from claims.independence.weighing import DECISIVE, Independence
from claims.names.recognizer import recognizer_of
from claims.reference import Reference
from claims.settings import Settings
from claims.span import Span
from claims.stance import read_stance
from claims.validity.interval import Validity, ValidityRule, speaks_of_the_day, validity_of
from claims.verdict import Comparison, Evidence, Verdict
from claims.verification import Compared, Verified, verify
from claims.verifier.find import find_identity, find_verifier
from claims.vocabulary import ClaimKind, Label, Outcome, ReasonCode, Stance

ENGINE = "facets-4"
"""The version of the rules. It changes whenever the same input could give another verdict."""


STANCE: dict[Label | None, Stance] = {
    Label.SUPPORTED: Stance.SUPPORTS,
    Label.REFUTED: Stance.REFUTES,
}
SETTLED = {Label.SUPPORTED, Label.REFUTED}
ORDER = {Stance.REFUTES: 0, Stance.SUPPORTS: 1, Stance.RELATED: 2, Stance.IRRELEVANT: 3}


def engine_of(settings: Settings) -> str:
    """Return what reads and judges under these settings: the rules and the models, each by name.

    Raises:
        ConfigError: a model that the settings name cannot be used.
    """
    parts = [ENGINE]
    parts.append(find_identity(settings.verifier) or "no verifier")
    if settings.extraction.name_model is not None:
        parts.append(recognizer_of(settings.extraction.name_model).identity)
    return " + ".join(parts)


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a claim is judged under.

    `as_of` is the day the verdict holds for (the day of publication), `today` the day it is made
    on. The others say what is known of the article, whose own words prove nothing: the name and
    the address of its site, its byline, its text, and its day of publication.
    """

    as_of: date
    today: date
    site: str | None = None
    address: str | None = None
    byline: str | None = None
    text: str = ""
    published: date | None = None

    @classmethod
    def of(cls, article: Article, address: str, seen: date, today: date) -> Circumstances:
        """Judge an article for its day of publication, or the day it was seen if none is known."""
        published = article.published_at.date() if article.published_at else None
        return cls(
            as_of=published or seen,
            today=today,
            site=article.site,
            address=address,
            byline=article.byline,
            text=article.text,
            published=published,
        )

    @property
    def article(self) -> ArticleSource:
        """The article as far as its independence goes."""
        return ArticleSource(self.text, self.byline, self.site, self.address, self.published)


def decide(
    claim: Claim,
    references: Sequence[Reference],
    circumstances: Circumstances,
    settings: Settings,
) -> Verdict:
    """Judge a claim by the references that were proposed for it, in the order proposed.

    The same arguments give the same verdict, on every machine and in every process.
    """
    if claim.due_at is not None:
        if circumstances.today < claim.due_at.date():
            return _not_due(claim.due_at.date(), circumstances, settings)
        # What was foretold is judged for the day on which it had to come true.
        circumstances = replace(circumstances, as_of=claim.due_at.date())
    evidence = _weigh(claim, references, circumstances, settings)
    outcome, label, codes = _decide(claim, evidence)
    return Verdict(
        label=label,
        outcome=outcome,
        as_of=circumstances.as_of,
        rationale=rationale_of(
            claim, outcome, label, evidence, circumstances.as_of, circumstances.today
        ),
        reason_codes=codes,
        evidence=evidence,
        confidence=_confidence(label, evidence),
        missing=missing_evidence(claim, evidence) if label not in SETTLED else (),
        engine=engine_of(settings),
    )


def _not_due(day: date, circumstances: Circumstances, settings: Settings) -> Verdict:
    words = f"It speaks of the future and can be judged from {day:%-d %B %Y} on."
    engine = engine_of(settings)
    return Verdict(None, Outcome.NOT_DUE, circumstances.as_of, words, (), (), engine=engine)


def compare(
    claim: Claim, reference: Reference, circumstances: Circumstances, settings: Settings
) -> Comparison:
    """Compare one claim with one reference, knowing of no other reference."""
    side, other = side_of_claim(claim), side_of_reference(reference)
    context = _context(claim, [other], circumstances, settings)
    return _compared(claim, side, reference, other, context)[0]


def _compared(
    claim: Claim, side: Side, reference: Reference, other: Side, context: Context
) -> tuple[Comparison, Side, Side]:
    """Return the comparison, and the two sides as they were compared."""
    if claim.kind is ClaimKind.ROLE:
        return compare_role(claim, side, reference, other, context.as_of), side, other
    if claim.kind is ClaimKind.ATTRIBUTION:
        said = compare_attribution(claim, side, reference, other, context)
        return said.comparison, said.claim, said.reference
    return compare_sides(side, other, context), side, other


def _context(
    claim: Claim, others: Sequence[Side], circumstances: Circumstances, settings: Settings
) -> Context:
    return Context(
        as_of=datetime.combine(circumstances.as_of, time.max),
        parties=frozenset(claim.parties),
        mentions=claim.mentions,
        ranks=known_ranks(others),
        recency=timedelta(days=settings.verdict.recency_days),
        minimum_coverage=settings.verdict.minimum_coverage,
    )


def _weigh(
    claim: Claim,
    references: Sequence[Reference],
    circumstances: Circumstances,
    settings: Settings,
) -> tuple[Evidence, ...]:
    side = side_of_claim(claim)
    others = [side_of_reference(reference) for reference in references]
    context = _context(claim, others, circumstances, settings)
    independence = Independence.of(claim, circumstances.article, settings.independence)
    read = [
        _read(claim, side, reference, other, context, settings)
        for reference, other in zip(references, others, strict=True)
    ]
    verified = verify(claim, read, find_verifier(settings.verifier), settings.verdict)
    weighed = [
        _evidence(claim, reference, found, circumstances, settings)
        for reference, found in zip(references, verified, strict=True)
    ]
    return independence.grouped(sorted(map(independence.marked, weighed), key=_rank))


def _rank(evidence: Evidence) -> tuple[int, bool, float, str]:
    return (
        ORDER[evidence.stance],
        not evidence.independent,
        -evidence.comparison.fuzzy_score,
        evidence.reference.id,
    )


def _read(
    claim: Claim,
    side: Side,
    reference: Reference,
    other: Side,
    context: Context,
    settings: Settings,
) -> Compared:
    comparison, side, other = _compared(claim, side, reference, other, context)
    rules = read_stance(claim, side, reference, other, comparison, settings.verdict)
    return Compared(reference, side, other, comparison, rules)


def _evidence(
    claim: Claim,
    reference: Reference,
    verified: Verified,
    circumstances: Circumstances,
    settings: Settings,
) -> Evidence:
    stance, codes = verified.reading.stance, list(verified.reading.reason_codes)
    of_post = claim.kind is ClaimKind.ROLE
    validity = validity_of(reference, settings.verdict.state_days, of_post=of_post)
    if stance in DECISIVE and (code := _not_valid(claim, validity, circumstances.as_of)):
        stance, codes = Stance.RELATED, [code]
    if stance is Stance.SUPPORTS and repeats_claimant(claim, reference):
        stance, codes = Stance.RELATED, [ReasonCode.CLAIMANT_REPEATED]
    if stance in DECISIVE and is_speaker_only(claim, reference):
        stance, codes = Stance.RELATED, [ReasonCode.ROLE_SWAP]
    if stance in DECISIVE and validity.ends and not validity.holds_on(circumstances.today):
        codes.append(ReasonCode.STALE_REFERENCE)
    span = Span(0, len(reference.statement))
    return Evidence(
        reference=reference,
        stance=stance,
        comparison=verified.comparison,
        span=span,
        quote=span.of(reference.statement),
        independent=True,
        reason_codes=tuple(codes),
        entailment=verified.entailment,
        assessment=verified.assessment,
    )


def _not_valid(claim: Claim, validity: Validity, day: date) -> ReasonCode | None:
    """Return why a reference does not speak for the day, or None where it does.

    What its own words bound is a state, and matters only to a claim about the state on the day.
    """
    if validity.rule is not ValidityRule.DATA and not speaks_of_the_day(claim):
        return None
    if validity.is_lapsed_on(day):
        return ReasonCode.STALE_REFERENCE
    return None if validity.holds_on(day) else ReasonCode.OUTSIDE_VALIDITY


def _decide(
    claim: Claim, evidence: Sequence[Evidence]
) -> tuple[Outcome, Label | None, tuple[ReasonCode, ...]]:
    counted = [item for item in evidence if item.stance in DECISIVE and item.independent]
    if not counted:
        return _undecided(claim, evidence)
    codes = _shared_codes(counted)
    if claim.unresolved:
        codes.append(ReasonCode.UNRESOLVED_REFERENCE)
        return Outcome.AMBIGUOUS, Label.NOT_ENOUGH_EVIDENCE, tuple(codes)
    if len({item.source_group for item in counted}) == 1:
        codes.append(ReasonCode.SINGLE_SOURCE)
    stances = {item.stance for item in counted}
    if stances == {Stance.SUPPORTS}:
        return Outcome.DECIDED, Label.SUPPORTED, tuple(codes)
    if stances == {Stance.REFUTES}:
        return Outcome.DECIDED, Label.REFUTED, tuple(codes)
    return Outcome.DECIDED, Label.CONFLICTING, (*codes, ReasonCode.SOURCES_DISAGREE)


def _confidence(label: Label | None, evidence: Sequence[Evidence]) -> float | None:
    """Return the calibrated probability of a decisive label: that of its surest evidence.

    Sources that agree do not make it larger: what one is misread for, the others are too. Where
    they disagree, or nothing was there to calibrate on, there is none.
    """
    probabilities = [
        item.assessment.supports if label is Label.SUPPORTED else item.assessment.refutes
        for item in evidence
        if item.assessment is not None and item.independent and item.stance is STANCE.get(label)
    ]
    return max(probabilities, default=None)


def _shared_codes(counted: Sequence[Evidence]) -> list[ReasonCode]:
    """Collect the reasons of the evidence; a verdict is stale only if all of it is."""
    codes = list(dict.fromkeys(code for item in counted for code in item.reason_codes))
    stale = ReasonCode.STALE_REFERENCE
    if stale in codes and not all(stale in item.reason_codes for item in counted):
        codes.remove(stale)
    return codes


def _undecided(
    claim: Claim, evidence: Sequence[Evidence]
) -> tuple[Outcome, Label | None, tuple[ReasonCode, ...]]:
    near = [item for item in evidence if item.stance is not Stance.IRRELEVANT]
    if not near:
        return Outcome.NO_REFERENCE, None, ()
    codes = list(dict.fromkeys(code for item in near for code in item.reason_codes))
    if any(not time.resolved for time in claim.facets.times):
        codes.append(ReasonCode.UNRESOLVED_TIME)
    if claim.unresolved:
        codes.append(ReasonCode.UNRESOLVED_REFERENCE)
        return Outcome.AMBIGUOUS, Label.NOT_ENOUGH_EVIDENCE, tuple(codes)
    return Outcome.DECIDED, Label.NOT_ENOUGH_EVIDENCE, tuple(codes)
