"""Finished runs, made by hand, for the tests of everything that shows one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from claims.article import Article, PublicationSource
from claims.claim import Attribution, CheckWorthiness, Claim, Sentence
from claims.facets import Facets
from claims.identity import content_address
from claims.reference import Reference
from claims.span import Span, TextQuote
from claims.verdict import (
    AlignedSpan,
    Assessment,
    Comparison,
    Contribution,
    EventTie,
    Evidence,
    FacetComparison,
    Verdict,
)
from claims.verifier.entailment import Entailment
from claims.vocabulary import (
    AttributionKind,
    Cause,
    ClaimKind,
    Disposition,
    ExclusionReason,
    Label,
    Outcome,
    ReasonCode,
    ReferenceKind,
    Relation,
    Stance,
    Trigger,
)
from flows.results import CheckedDocument, Failure, JudgedClaim, RunResult

COUNCIL = """\
Riverton council votes to close the Mill Bridge
The Riverton city council voted 9 to 4 on Tuesday to close the Mill Bridge to cars from September, \
ending a dispute that has occupied the town for most of a decade.
The vote came after a hearing in the town hall that lasted just under four hours. “The bridge \
carries 11,000 vehicles a day, and it was built for 3,000,” said the deputy mayor, Helena Marsh.
Marsh told the hearing that an inspection in February found cracks in two of the six piers. \
Repairing them would cost 4.2 million euros, according to the engineering office Brandt & Lowe.
What will become of the shops on the east bank? It is a shameful way to treat people who have \
kept this town alive. Opponents say that trade will collapse within a year.
The bridge, opened in 1931, was last repaired in 2009. He called the decision final.
Subscribe to our newsletter for more local news."""

HOSTILE = (
    "<script>alert('title')</script> & <b>bold</b>\n"
    "The mayor <img src=x onerror=alert(1)> said \u202egnihtyreve\u202c was fine in 2024.\n"
    "[bold red]Budget[/] grew by 12 % \x1b[31m\x00 and \ud800 half. \u05e9\u05dc\u05d5\u05dd\n"
    + "x" * 400
    + " {{ 7*7 }} | # `code` [link](javascript:alert(1)) https://evil.example/ a@b.example"
)


def claim(text: str, quote: str, speaker: str | None = None, stand_alone: str = "") -> Claim:
    start = text.index(quote)
    kind = AttributionKind.INDIRECT_SPEECH if speaker else AttributionKind.ARTICLE
    span = Span(start, start + len(quote))
    return Claim(
        words=TextQuote.cut(text, span),
        kind=ClaimKind.CONTENT if speaker else ClaimKind.SENTENCE,
        text=stand_alone or quote,
        attribution=Attribution(kind=kind, content=span, speaker=speaker),
        facets=Facets(),
        worthiness=CheckWorthiness(0.8),
    )


def sentences(
    text: str, claims: list[Claim], reasons: dict[str, ExclusionReason]
) -> list[Sentence]:
    """Make a sentence of every line, cut before and after each key of `reasons`."""
    found = []
    for quote, reason in reasons.items():
        start = text.index(quote)
        span = Span(start, start + len(quote))
        found.append(Sentence(span, Disposition.EXCLUDED, reason))
    found += [Sentence(each.span, Disposition.CLAIMED, claims=(each,)) for each in claims]
    return sorted(found, key=lambda sentence: sentence.span)


def evidence(
    reference: Reference,
    stance: Stance,
    facets: tuple[FacetComparison, ...] = (),
    ties: tuple[EventTie, ...] = (),
    aligned: tuple[str, ...] = (),
    reason_codes: tuple[ReasonCode, ...] = (),
    independent: bool = True,
    entailment: Entailment | None = None,
    assessment: Assessment | None = None,
) -> Evidence:
    statement = reference.statement
    spans = [Span(statement.index(words), statement.index(words) + len(words)) for words in aligned]
    return Evidence(
        reference=reference,
        stance=stance,
        comparison=Comparison(
            same_event=all(tie.holds for tie in ties),
            ties=ties,
            facets=facets,
            aligned=tuple(AlignedSpan(Span(0, 1), span) for span in spans),
            fuzzy_score=81.5,
            coverage=0.8,
        ),
        span=Span(0, len(statement)),
        quote=statement,
        independent=independent,
        reason_codes=reason_codes,
        entailment=entailment,
        assessment=assessment,
    )


def judged(made: Claim, verdict: Verdict, is_new: bool = True) -> JudgedClaim:
    return JudgedClaim(
        claim=made,
        verdict=verdict,
        claim_id=content_address(claim=made.span),
        verdict_id=content_address(verdict=made.span, rationale=verdict.rationale),
        is_new=is_new,
        cause=Cause.NEW_CLAIM,
    )


def verdict(
    label: Label | None,
    rationale: str,
    read: tuple[Evidence, ...] = (),
    outcome: Outcome = Outcome.DECIDED,
    reason_codes: tuple[ReasonCode, ...] = (),
    missing: tuple[str, ...] = (),
    confidence: float | None = None,
) -> Verdict:
    return Verdict(
        label=label,
        outcome=outcome,
        as_of=date(2026, 5, 12),
        rationale=rationale,
        reason_codes=reason_codes,
        evidence=read,
        missing=missing,
        confidence=confidence,
        engine="rules-1",
    )


def facet(
    name: str, relation: Relation, claimed: str, referred: str, explanation: str = ""
) -> FacetComparison:
    return FacetComparison(name, relation, claimed, referred, explanation=explanation)


MINUTES = Reference(
    id="minutes",
    kind=ReferenceKind.STATEMENT,
    statement="On 12 May 2026 the Riverton council decided by 9 votes to 4 that the Mill Bridge "
    "will be closed to motor traffic from 1 September 2026.",
    publisher="City of Riverton, minutes of the council",
    url="https://riverton.example/minutes/2026-05-12?item=4&view=full",
    published_at=datetime(2026, 5, 13),
    valid_from=date(2026, 5, 12),
)
HEARING = Reference(
    id="hearing",
    kind=ReferenceKind.STATEMENT,
    statement="The hearing on the Mill Bridge in Riverton town hall on 12 May 2026 lasted "
    "six hours.",
    publisher="Valley Radio",
    published_at=datetime(2026, 5, 12),
)
COUNTING = Reference(
    id="counting",
    kind=ReferenceKind.FACT_CHECK,
    statement="The Mill Bridge carries 11,000 vehicles a day.",
    publisher="The Counting Desk",
    url="javascript:alert(document.domain)",
    published_at=datetime(2026, 3, 2),
    rating="Mostly true",
    claimant="Helena Marsh",
)
OTHER_BRIDGE = Reference(
    id="other-bridge",
    kind=ReferenceKind.STATEMENT,
    statement="The council of Easton voted 8 to 5 in 2024 to close its railway bridge to cars.",
    publisher="Easton Gazette",
    published_at=datetime(2024, 6, 3),
    valid_from=date(2024, 6, 1),
    valid_to=date(2025, 1, 1),
)


SURE = Assessment(
    supports=0.952,
    refutes=0.013,
    neither=0.035,
    contributions=(
        Contribution("baseline", 1.0, -1.2, -2.1),
        Contribution("verifier: supports", 0.94, 2.31, -0.4),
        Contribution("covered", 0.8, 1.12, 0.3),
        Contribution("quantity agrees", 1.0, 0.84, -0.7),
        Contribution("time agrees", 1.0, 0.55, -0.2),
        Contribution("words missing", 2.0, -0.41, 0.2),
        Contribution("name agrees", 1.0, 0.3, -0.1),
        Contribution("reference length", 24.0, -0.12, 0.05),
        Contribution("in order", 0.9, 0.11, 0.0),
        Contribution("only reference hedges", 0.0, 0.06, 0.01),
        Contribution("long words missing", 0.5, 0.05, 0.02),
    ),
    familiarity=0.93,
)
DOUBTED = Assessment(
    supports=0.74,
    refutes=0.06,
    neither=0.2,
    contributions=(
        Contribution("verifier: supports", 0.8, 1.9, -0.4),
        Contribution("quantity conflicts", 1.0, -0.4, 0.9),
    ),
    familiarity=0.31,
)


def council_document() -> CheckedDocument:
    text = COUNCIL
    claims = [
        claim(
            text,
            "The Riverton city council voted 9 to 4 on Tuesday to close the Mill Bridge to cars "
            "from September, ending a dispute that has occupied the town for most of a decade.",
        ),
        claim(
            text,
            "ending a dispute that has occupied the town for most of a decade",
            stand_alone="The dispute about the Mill Bridge has occupied Riverton for most of a "
            "decade.",
        ),
        claim(
            text,
            "The vote came after a hearing in the town hall that lasted just under four hours.",
            stand_alone="The vote on the Mill Bridge came after a hearing in Riverton town hall "
            "that lasted just under four hours.",
        ),
        claim(
            text,
            "The bridge carries 11,000 vehicles a day, and it was built for 3,000,",
            "Helena Marsh",
            "The Mill Bridge carries 11,000 vehicles a day, and it was built for 3,000.",
        ),
        claim(
            text,
            "an inspection in February found cracks in two of the six piers",
            "Helena Marsh",
        ),
        claim(
            text,
            "Repairing them would cost 4.2 million euros",
            "Brandt & Lowe",
            "Repairing the piers of the Mill Bridge would cost 4.2 million euros.",
        ),
        claim(text, "The bridge, opened in 1931, was last repaired in 2009."),
    ]
    reasons = {
        "Riverton council votes to close the Mill Bridge": ExclusionReason.HEADING,
        "What will become of the shops on the east bank?": ExclusionReason.QUESTION,
        "It is a shameful way to treat people who have kept this town alive.": (
            ExclusionReason.OPINION
        ),
        "Opponents say that trade will collapse within a year.": ExclusionReason.PREDICTION,
        "He called the decision final.": ExclusionReason.UNRESOLVABLE_REFERENCE,
        "Subscribe to our newsletter for more local news.": ExclusionReason.BOILERPLATE,
    }
    return CheckedDocument(
        location="https://courier.example/2026/05/mill-bridge",
        document_id=content_address(document="council"),
        snapshot_id=content_address(snapshot="council"),
        retrieved_at=datetime(2026, 5, 14, 7, 30, tzinfo=UTC),
        article=Article(
            text=text,
            title="Riverton council votes to close the Mill Bridge",
            byline="Ada Moreau",
            site="The Riverton Courier",
            language="en",
            published_at=datetime(2026, 5, 13),
            published_source=PublicationSource.PAGE,
        ),
        sentences=tuple(sentences(text, claims, reasons)),
        judged=tuple(
            judged(made, found) for made, found in zip(claims, council_verdicts(), strict=True)
        ),
    )


def council_verdicts() -> list[Verdict]:
    return [
        verdict(
            Label.SUPPORTED,
            "The council's minutes report the same vote: 9 to 4, on 12 May 2026, closing the "
            "bridge to motor traffic from September.",
            (
                evidence(
                    MINUTES,
                    Stance.SUPPORTS,
                    (
                        facet("time", Relation.AGREES, "Tuesday, 12 May 2026", "12 May 2026"),
                        facet("quantity", Relation.AGREES, "9 to 4", "9 votes to 4"),
                        facet("time", Relation.AGREES, "from September 2026", "1 September 2026"),
                        facet("name", Relation.SILENT, "cars", ""),
                    ),
                    (
                        EventTie("names", True, "both name the Mill Bridge and Riverton"),
                        EventTie("time", True, "both speak of 12 May 2026"),
                    ),
                    ("Riverton council", "9 votes to 4", "Mill Bridge", "closed to", "September"),
                    (ReasonCode.SINGLE_SOURCE,),
                    entailment=Entailment(0.941, 0.012, 0.047),
                    assessment=SURE,
                ),
                evidence(
                    OTHER_BRIDGE,
                    Stance.RELATED,
                    (facet("quantity", Relation.CONFLICTS, "9 to 4", "8 to 5"),),
                    (EventTie("names", False, "it speaks of Easton, the claim of Riverton"),),
                    ("voted", "bridge to cars"),
                    (ReasonCode.OTHER_EVENT,),
                    assessment=DOUBTED,
                ),
            ),
            reason_codes=(ReasonCode.SINGLE_SOURCE,),
            confidence=0.952,
        ),
        verdict(None, "No reference speaks of this.", outcome=Outcome.NO_REFERENCE),
        verdict(
            Label.REFUTED,
            "The claim says just under four hours; Valley Radio says six hours, of the same "
            "hearing.",
            (hearing_evidence(),),
            reason_codes=(ReasonCode.DURATION_MISMATCH, ReasonCode.SINGLE_SOURCE),
        ),
        verdict(
            Label.CONFLICTING,
            "A fact-check found the first number mostly true; a reference gives another.",
            (
                evidence(COUNTING, Stance.SUPPORTS, aligned=("carries 11,000 vehicles a day",)),
                evidence(COUNTING, Stance.REFUTES),
            ),
            reason_codes=(ReasonCode.SOURCES_DISAGREE,),
        ),
        verdict(
            Label.NOT_ENOUGH_EVIDENCE,
            "Two references were read; neither speaks of the inspection.",
            (evidence(OTHER_BRIDGE, Stance.IRRELEVANT),),
            missing=("the report of the February inspection", "a statement of its authors"),
        ),
        verdict(
            Label.NOT_ENOUGH_EVIDENCE,
            "The only reference is a copy of this article.",
            (evidence(HEARING, Stance.SUPPORTS, independent=False),),
            missing=("the estimate of Brandt & Lowe itself",),
        ),
        verdict(None, "A date lies in the future.", outcome=Outcome.NOT_DUE),
    ]


def hearing_evidence() -> Evidence:
    span = Span(HEARING.statement.index("six hours"), len(HEARING.statement) - 1)
    conflict = FacetComparison(
        facet="duration",
        relation=Relation.CONFLICTS,
        claim_value="just under four hours",
        reference_value="six hours",
        reference_span=span,
        reason_code=ReasonCode.DURATION_MISMATCH,
        explanation="six hours is more than just under four hours allows",
    )
    return evidence(
        HEARING,
        Stance.REFUTES,
        (conflict, facet("place", Relation.AGREES, "the town hall", "Riverton town hall")),
        (EventTie("event", True, "both speak of the hearing on the Mill Bridge"),),
        ("hearing", "town hall", "lasted"),
        (ReasonCode.DURATION_MISMATCH,),
    )


def hostile_document() -> CheckedDocument:
    """An article that tries everything: markup, templates, controls, half a surrogate pair."""
    text = HOSTILE
    made = claim(text, text.split("\n")[1], "<b onclick=alert(2)>\u202eX</b>", HOSTILE)
    whole = claim(text, text)
    evil = Reference(
        id="<i>",
        kind=ReferenceKind.STATEMENT,
        statement=HOSTILE,
        publisher="Evil [bold]Desk[/bold] <script>alert(3)</script> | # *x*",
        url='https://evil.example/"onmouseover="alert(4)',
        note=HOSTILE,
    )
    read = evidence(
        evil,
        Stance.REFUTES,
        (facet(HOSTILE, Relation.SILENT, HOSTILE, HOSTILE),),
        (EventTie("event", False, HOSTILE),),
        assessment=replace(SURE, contributions=(Contribution(HOSTILE, 1.0, 0.2, 3.0),)),
    )
    found = verdict(Label.REFUTED, HOSTILE, (read,), missing=(HOSTILE,))
    return CheckedDocument(
        location="javascript:alert(document.cookie)",
        document_id="<d>",
        snapshot_id="<s>",
        retrieved_at=datetime(2026, 5, 14, tzinfo=UTC),
        article=Article(text=text, title=HOSTILE, byline=HOSTILE, site=HOSTILE),
        sentences=(Sentence(Span(0, len(text)), Disposition.CLAIMED, claims=(made, whole)),),
        judged=(judged(made, found), judged(whole, found, is_new=False)),
    )


def run_of(*documents: CheckedDocument, failures: tuple[Failure, ...] = ()) -> RunResult:
    return RunResult(
        run_id="run-1",
        command="claimledger check articles",
        trigger=Trigger.CLI,
        started_at=datetime(2026, 5, 14, 7, 30, tzinfo=UTC),
        finished_at=datetime(2026, 5, 14, 7, 31, tzinfo=UTC),
        engine="rules-1",
        ledger="sqlite:///claimledger.db",
        documents=documents,
        failures=failures,
    )


GONE = Failure("https://gone.example/page", "fetch", "FetchError", "the server answered 404")
