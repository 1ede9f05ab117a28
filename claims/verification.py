"""What the verifier adds to the rules: stances that the rules leave open, and doubt of theirs.

The rules decide by values, and leave open whatever is said in other words. There the assessed
probability decides, but never against a guard: no support where a value conflicts or a tie to the
event fails, and no refutation without a value that conflicts or words that a contradiction clearly
hangs on.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from claims.assessment.assess import assess
from claims.claim import Claim
from claims.comparison.differences import VALUES, identifying
from claims.comparison.guard import refuting_conflicts
from claims.comparison.sides import Side
from claims.reference import Reference
from claims.settings import Thresholds, VerdictSettings
from claims.span import Span
from claims.stance import DECISIVE, Reading, reaches_as_far, states_as_fact, told_alike
from claims.verdict import Assessment, Comparison, FacetComparison
from claims.verifier.contradiction import find_contradiction
from claims.verifier.entailment import Entailment, Verifier
from claims.vocabulary import ClaimKind, ReasonCode, ReferenceKind, Relation, Stance
from claims.wording import align

DOUBT = 0.5
"""Probability of the opposite from which a stance that the rules give is left open."""
AGREEING, CLEARLY_AGREEING = 0.5, 0.95
"""What the verifier must give "supports": where the claim's verbs are in the reference too, and
where it says them in other words. It takes "sold" and "bought" for alike with up to .93."""
ALWAYS_READ = 3
"""References, the most alike first, that are read even if no word is in common: "The mill burned
down" and "Nothing was left of it after the fire" have none."""
READ_KINDS = {ClaimKind.SENTENCE, ClaimKind.EVENT, ClaimKind.CONTENT}
"""The kinds of claims that the verifier knows. Posts and sayings have rules of their own."""
SOFT_TIES = frozenset({"event", "names", "strangers"})
"""Ties that may fail where a probability decides: it has read the words that they look for."""
TELLING_TIES = frozenset({"names", "series", "wording"})
"""Ties that tell one event from another of its kind without its values."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A reference laid beside a claim: the sides as they were compared, and what the rules say."""

    reference: Reference
    side: Side
    other: Side
    comparison: Comparison
    rules: Reading


@dataclass(frozen=True, slots=True)
class Verified:
    """What a reference says in the end, and what that rests on."""

    reading: Reading
    comparison: Comparison
    entailment: Entailment | None = None
    assessment: Assessment | None = None


def verify(
    claim: Claim,
    all_compared: Sequence[Compared],
    verifier: Verifier | None,
    settings: VerdictSettings,
) -> list[Verified]:
    """Let the verifier read what it can, and return what each reference says, in order."""
    places = _places_to_read(claim, all_compared)
    said: dict[int, Entailment] = {}
    if verifier is not None and places:
        pairs = [(claim.text, all_compared[place].reference.statement) for place in places]
        said = dict(zip(places, verifier.read(pairs), strict=True))
    found = []
    for place, compared in enumerate(all_compared):
        if place not in places:
            found.append(Verified(compared.rules, compared.comparison))
            continue
        entailment = said.get(place)
        assessment = assess(
            compared.side, compared.other, compared.comparison, compared.rules, entailment
        )
        verified = Verified(compared.rules, compared.comparison, entailment, assessment)
        thresholds = settings.thresholds.alone
        if entailment is not None:
            thresholds = settings.thresholds.beside_verifier
        found.append(_decided(compared, verified, verifier, thresholds))
    return found


def _places_to_read(claim: Claim, all_compared: Sequence[Compared]) -> list[int]:
    """Return which references the verifier reads: the same ones, in whatever order they come.

    A replay gives them in the order in which they counted, and not in that of the search.
    """
    readable = [place for place, each in enumerate(all_compared) if _is_readable(claim, each)]

    def distance(place: int) -> tuple[float, str]:
        each = all_compared[place]
        return -each.comparison.fuzzy_score, each.reference.id

    closest = set(sorted(readable, key=distance)[:ALWAYS_READ])
    return [
        place for place in readable if place in closest or _touches(all_compared[place].comparison)
    ]


def _is_readable(claim: Claim, compared: Compared) -> bool:
    """Whether the pair is of a kind that the verifier knows."""
    return claim.kind in READ_KINDS and compared.reference.kind is ReferenceKind.STATEMENT


def _touches(comparison: Comparison) -> bool:
    """Whether the two have a word or a value in common."""
    return bool(comparison.aligned) or any(
        facet.relation is not Relation.SILENT for facet in comparison.facets
    )


def _decided(
    compared: Compared,
    verified: Verified,
    verifier: Verifier | None,
    thresholds: Thresholds,
) -> Verified:
    assessment = verified.assessment
    if assessment is None:
        return verified
    rules = compared.rules
    if rules.stance in DECISIVE:
        against = assessment.refutes if rules.stance is Stance.SUPPORTS else assessment.supports
        if against < DOUBT:
            return verified
        doubted = Reading(Stance.RELATED, (ReasonCode.VERIFIER_DISAGREES,))
        return replace(verified, reading=doubted)
    if not states_as_fact(compared.reference):
        return verified
    if assessment.supports > assessment.refutes:
        probable = assessment.supports >= thresholds.supports
        return _supported(compared, verified) if probable else verified
    probable = assessment.refutes >= thresholds.refutes
    return _refuted(compared, verified, verifier) if probable else verified


def _supported(compared: Compared, verified: Verified) -> Verified:
    if (
        blocks_support(verified.comparison)
        or not reaches_as_far(compared.side, compared.other)
        or not _agrees(compared, verified.entailment)
    ):
        return verified
    return replace(verified, reading=Reading(Stance.SUPPORTS))


def _agrees(compared: Compared, entailment: Entailment | None) -> bool:
    """Whether the verifier too sees a support, and a clear one where what happened differs.

    "Won the race" and "ran in the race" share every value and nearly every word.
    """
    side, other = compared.side, compared.other
    told = {word.concept for word in other.words} | other.events
    alike = told_alike(side, other) and side.events <= told
    if entailment is None:
        return alike
    return entailment.supports >= (AGREEING if alike else CLEARLY_AGREEING)


def _refuted(compared: Compared, verified: Verified, verifier: Verifier | None) -> Verified:
    comparison = verified.comparison
    if conflicts := refuting_conflicts(comparison):
        if blocks_refutation(comparison):
            return verified
        codes = dict.fromkeys(facet.reason_code for facet in conflicts if facet.reason_code)
        return replace(verified, reading=Reading(Stance.REFUTES, tuple(codes)))
    if verifier is None or blocks_refutation(comparison, by_words=True):
        return verified
    facet = _contradicted(compared, verifier)
    if facet is None:
        return verified
    return replace(
        verified,
        reading=Reading(Stance.REFUTES, (ReasonCode.CONTRADICTION,)),
        comparison=replace(comparison, facets=(*comparison.facets, facet)),
    )


def blocks_support(comparison: Comparison) -> bool:
    """Whether no probability may let a reference support a claim.

    Nothing may conflict, every value of the claim must be found, and both must speak of one event.
    """
    return (
        any(facet.relation is Relation.CONFLICTS for facet in comparison.facets)
        or _leaves_open(comparison)
        or _apart(comparison)
    )


def blocks_refutation(comparison: Comparison, *, by_words: bool = False) -> bool:
    """Whether no probability may let a reference refute a claim.

    Where one value conflicts the others must agree: what differs in two is something else. And the
    event must be told by more than what happened, where and when: two crashes have two numbers of
    dead. A refutation `by_words` may differ in those words, and in no value.
    """
    conflicting = {
        facet.facet for facet in comparison.facets if facet.relation is Relation.CONFLICTS
    }
    if by_words and conflicting & {*VALUES, "order", "name_replaced"}:
        return True
    return (
        _leaves_open(comparison)
        or _apart(comparison, {"scope"} if by_words else conflicting)
        or not identifying(comparison.ties) & TELLING_TIES
    )


def _leaves_open(comparison: Comparison) -> bool:
    return any(
        facet.facet in VALUES and facet.relation is Relation.SILENT for facet in comparison.facets
    )


def _apart(comparison: Comparison, differing: Set[str] = frozenset()) -> bool:
    """Whether a tie fails that keeps the two apart, those of `differing` values left aside.

    A reference that names nobody may say "the film" for the one that the claim names; one that
    names somebody else instead speaks of that one.
    """
    failing = {tie.kind for tie in comparison.ties if not tie.holds}
    return {"names", "strangers"} <= failing or not failing <= {*SOFT_TIES, *differing}


def _contradicted(compared: Compared, verifier: Verifier) -> FacetComparison | None:
    """Return the words that a contradiction hangs on, as a facet.

    Values are left out: they have been compared, and where they were silent nobody knows.
    """
    side, other = compared.side, compared.other
    pairs = align(side.words, other.words)
    contradiction = find_contradiction(
        verifier,
        side.text,
        other.text,
        _groups(side, {pair.claim for pair in pairs}),
        _groups(other, {pair.reference for pair in pairs}),
    )
    if contradiction is None:
        return None
    answered = contradiction.evidence
    return FacetComparison(
        facet="wording",
        relation=Relation.CONFLICTS,
        claim_value=contradiction.claim.of(side.text),
        reference_value=answered.of(other.text) if answered else "",
        claim_span=side.span(contradiction.claim),
        reference_span=answered,
        reason_code=ReasonCode.CONTRADICTION,
        explanation="the contradiction is gone without these words",
    )


def _groups(side: Side, matched: set[Span]) -> list[Span]:
    """Return the runs of words that the other side does not have, and the negations."""
    apart = [word.span for word in side.words if word.span not in matched]
    groups: list[Span] = []
    for span in sorted({*apart, *side.facets.negations}, key=lambda span: span.start):
        if groups and side.text[groups[-1].end : span.start].isspace():
            groups[-1] = Span(groups[-1].start, span.end)
        elif not (groups and groups[-1].overlaps(span)):
            groups.append(span)
    return groups
