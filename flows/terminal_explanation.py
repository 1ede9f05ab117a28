"""One claim at a terminal, with everything that its verdict rests on."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table

from claims.explanation import guards_of, waterfall_of
from claims.reference import Reference
from claims.verdict import Evidence
from claims.vocabulary import Relation
from flows import phrases
from flows.explaining import Explanation
from flows.grounds import reservations
from flows.terminal_text import facts, indented, is_ascii, plain, standing_text
from flows.terminal_waterfall import waterfall_table

_RELATION_STYLES = {Relation.AGREES: "green", Relation.CONFLICTS: "red", Relation.SILENT: "dim"}
_ASCII_RELATION_SYMBOLS = {Relation.AGREES: "+", Relation.CONFLICTS: "x", Relation.SILENT: "-"}


def show_explanation(
    explanation: Explanation, console: Console, *, everything: bool = False
) -> None:
    """Show one claim, its verdict and why, and the evidence facet by facet.

    Of the references that did not count only the nearest are shown, unless `everything` is asked
    for.
    """
    verdict = explanation.verdict
    console.print(standing_text(explanation.standing, console))
    console.print(indented(plain(f"“{explanation.claim.quote}”", console)))
    console.print(facts(_told(explanation), console))
    shown = verdict.evidence if everything else explanation.nearest
    for evidence in shown:
        _show_evidence(evidence, console, counts=evidence in explanation.counted)
    if left := len(verdict.evidence) - len(shown):
        console.print()
        words = f"{phrases.many(left, 'more reference')} read, and not counted."
        console.print(plain(words, console, "dim"))
    console.print()


def _told(explanation: Explanation) -> list[tuple[str, str]]:
    claim, verdict = explanation.claim, explanation.verdict
    found = [("said by", phrases.said_by(claim))]
    if explanation.document_url is not None:
        found.append(("said in", explanation.document_url))
    if claim.text.strip() != claim.quote.strip():
        found.append(("read as", claim.text))
    if explanation.told_with is not None:
        found.append(("told with", explanation.told_with))
    if claim.unresolved:
        found.append(("unresolved", ", ".join(claim.unresolved)))
    found += [("why", verdict.rationale), ("as of", phrases.day(verdict.as_of))]
    if verdict.confidence is not None:
        found.append(("confidence", phrases.percent(verdict.confidence)))
    name = phrases.changes_heading(verdict).removeprefix("What ")
    for change in explanation.changes:
        found.append((name, change.words))
        name = ""
    if not explanation.is_live:
        found.append(("superseded", "a later verdict stands in its place"))
    return [
        *found,
        ("claim", explanation.claim_id),
        ("verdict", explanation.verdict_id),
        ("engine", verdict.engine),
    ]


def _show_evidence(evidence: Evidence, console: Console, *, counts: bool) -> None:
    console.print()
    heading = "Evidence that" if counts else "Does not count: a reference that"
    heading = f"{heading} {phrases.STANCES[evidence.stance]}"
    console.print(plain(heading, console, "bold" if counts else "dim"))
    console.print(indented(plain(evidence.reference.statement, console)))
    console.print(indented(plain(_source(evidence.reference), console, "dim")))
    reasons = reservations(evidence)
    found = [("but", reason) for reason in reasons]
    found += [("same event", tie.explanation) for tie in evidence.comparison.ties if tie.holds]
    found += [("guard", guard) for guard in guards_of(evidence) if guard not in reasons]
    if evidence.entailment is not None:
        found.append(("verifier", phrases.entailed(evidence.entailment)))
    if found:
        console.print(facts(found, console))
    if evidence.comparison.facets:
        console.print(_facets(evidence, console))
    _show_waterfall(evidence, console)


def _show_waterfall(evidence: Evidence, console: Console) -> None:
    if evidence.assessment is None:
        return
    waterfall = waterfall_of(evidence.assessment, evidence.stance)
    console.print(indented(plain(phrases.waterfall_title(waterfall), console, "bold")))
    console.print(waterfall_table(waterfall, console))
    console.print(indented(plain(phrases.assessed(evidence.assessment), console, "dim")))


def _facets(evidence: Evidence, console: Console) -> Table:
    symbols = _ASCII_RELATION_SYMBOLS if is_ascii(console) else phrases.RELATION_SYMBOLS
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    for name in ("Value", "Claim", "Reference", "Result"):
        table.add_column(name, overflow="fold")
    for facet in evidence.comparison.facets:
        relation = f"{symbols[facet.relation]} {phrases.RELATIONS[facet.relation]}"
        explained = f"{relation}: {facet.explanation}" if facet.explanation else relation
        table.add_row(
            plain(facet.facet, console),
            plain(facet.claim_value or "-", console),
            plain(facet.reference_value or "-", console),
            plain(explained, console, _RELATION_STYLES[facet.relation]),
        )
    return table


def _source(reference: Reference) -> str:
    published = phrases.day(reference.published_at) if reference.published_at else ""
    rated = f"rated “{reference.rating}”" if reference.rating else ""
    parts = (reference.publisher, published, rated, phrases.validity(reference), reference.url)
    return " · ".join(part for part in parts if part)
