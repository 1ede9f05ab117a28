"""What a person sees at a terminal: a table of claim, verdict and why, and one claim in detail.

Words of an article or a reference are never read as markup, and control characters in them are
replaced: they cannot colour, move, clear or retitle anything.
"""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claims.reference import Reference
from claims.verdict import Evidence
from claims.vocabulary import Label, Outcome, Relation
from flows import phrases
from flows.grounds import counted_evidence, reservations
from flows.results import CheckedDocument, JudgedClaim, RunResult
from flows.visible import shortened, visible_line

_STYLES = {
    Label.SUPPORTED.value: "green",
    Label.REFUTED.value: "red",
    Label.CONFLICTING.value: "magenta",
    Label.MISLEADING.value: "magenta",
    Label.NOT_ENOUGH_EVIDENCE.value: "blue",
    Outcome.AMBIGUOUS.value: "blue",
    Outcome.ERROR.value: "red",
}
_RELATION_STYLES = {Relation.AGREES: "green", Relation.CONFLICTS: "red", Relation.SILENT: "dim"}
_ASCII_RELATION_SYMBOLS = {Relation.AGREES: "+", Relation.CONFLICTS: "x", Relation.SILENT: "-"}
_TYPOGRAPHY = str.maketrans("“”‘’–—·", "\"\"''---", "\u200b") | {ord("…"): "..."}
_CELL_LENGTH = 600
_TITLE_LENGTH = 200


def show_result(result: RunResult, console: Console) -> None:
    """Show every document with its claims, what failed, and where the verdicts are kept."""
    for document in result.documents:
        _show_document(document, console)
    if result.failures:
        console.print(_plain("Could not be processed", console, "bold red"))
        for failure in result.failures:
            words = f"{failure.location}: {failure.stage}, {failure.kind}: {failure.message}"
            console.print(Padding(_plain(words, console), (0, 0, 0, 2)))
        console.print()
    console.print(_totals(result, console))


def show_explanation(judged: JudgedClaim, console: Console) -> None:
    """Show one claim with everything its verdict rests on, facet by facet."""
    claim, verdict = judged.claim, judged.verdict
    console.print(_standing(judged.standing, console))
    console.print(Padding(_plain(f"“{claim.quote}”", console), (0, 0, 0, 2)))
    facts = [("said by", phrases.said_by(claim))]
    if claim.text.strip() != claim.quote.strip():
        facts.append(("read as", claim.text))
    if claim.passage is not None:
        facts.append(("told with", claim.passage.text))
    if claim.unresolved:
        facts.append(("unresolved", ", ".join(claim.unresolved)))
    facts += [("why", verdict.rationale), ("as of", phrases.day(verdict.as_of))]
    if verdict.confidence is not None:
        facts.append(("confidence", f"{verdict.confidence:.0%}"))
    if verdict.missing:
        facts.append(("would settle it", "; ".join(verdict.missing)))
    facts += [("claim", judged.claim_id), ("verdict", judged.verdict_id)]
    console.print(_facts(facts, console))
    counted = counted_evidence(verdict)
    for evidence in verdict.evidence:
        _show_evidence(evidence, console, counts=evidence in counted)
    console.print()


def _show_document(document: CheckedDocument, console: Console) -> None:
    article = document.article
    console.print(_plain(shortened(document.title, _TITLE_LENGTH), console, "bold"))
    about = [article.byline, article.site, phrases.published(article), document.location]
    parts = [shortened(part, _TITLE_LENGTH) for part in about if part]
    console.print(_plain(" · ".join(parts), console, "dim"))
    if document.judged:
        console.print(_claims(document, console))
    console.print(_plain(_sums(document), console, "dim"))
    console.print()


def _claims(document: CheckedDocument, console: Console) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, leading=1, padding=(0, 1))
    table.add_column("Claim", ratio=5, overflow="fold")
    table.add_column("Verdict", width=16 if console.width < 100 else 23, overflow="fold")
    table.add_column("Why", ratio=4, overflow="fold")
    for judged in document.judged:
        words = _plain(shortened(judged.claim.quote, _CELL_LENGTH), console)
        if judged.claim.claimant:
            words.append_text(_plain(f"\n{judged.claim.claimant}", console, "dim", lines=True))
        why = _plain(shortened(judged.verdict.rationale, _CELL_LENGTH), console)
        table.add_row(words, _standing(judged.standing, console), why)
    return table


def _sums(document: CheckedDocument) -> str:
    excluded = ", ".join(
        f"{count} {phrases.EXCLUSIONS[reason]}"
        for reason, count in document.exclusion_counts.items()
    )
    sums = f"{phrases.many(len(document.sentences), 'sentence')}, "
    sums += f"{document.claimed_sentence_count} with claims"
    return f"{sums}; excluded: {excluded}" if excluded else sums


def _totals(result: RunResult, console: Console) -> Text:
    totals = _plain(f"{phrases.many(result.claim_count, 'claim')}", console, "bold")
    for standing, count in phrases.counted_standings(result.label_counts):
        words = f" · {count} {standing.words.lower()}"
        totals.append_text(_plain(words, console, _STYLES.get(standing.key, "")))
    if result.failures:
        totals.append_text(_plain(f" · {len(result.failures)} failed", console, "red"))
    kept = f" · {phrases.many(result.new_verdict_count, 'new verdict')} in {result.ledger}"
    return totals.append_text(_plain(kept, console, "dim"))


def _show_evidence(evidence: Evidence, console: Console, *, counts: bool) -> None:
    console.print()
    heading = "Evidence that" if counts else "Does not count: a reference that"
    heading = f"{heading} {phrases.STANCES[evidence.stance]}"
    console.print(_plain(heading, console, "bold" if counts else "dim"))
    console.print(Padding(_plain(evidence.reference.statement, console), (0, 0, 0, 2)))
    console.print(Padding(_plain(_source(evidence.reference), console, "dim"), (0, 0, 0, 2)))
    facts = [("but", reason) for reason in reservations(evidence)]
    facts += [("same event", tie.explanation) for tie in evidence.comparison.ties if tie.holds]
    if facts:
        console.print(_facts(facts, console))
    if evidence.comparison.facets:
        console.print(_facets(evidence, console))


def _facets(evidence: Evidence, console: Console) -> Table:
    symbols = _ASCII_RELATION_SYMBOLS if _is_ascii(console) else phrases.RELATION_SYMBOLS
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1))
    for name in ("Value", "Claim", "Reference", "Result"):
        table.add_column(name, overflow="fold")
    for facet in evidence.comparison.facets:
        relation = f"{symbols[facet.relation]} {phrases.RELATIONS[facet.relation]}"
        explained = f"{relation}: {facet.explanation}" if facet.explanation else relation
        table.add_row(
            _plain(facet.facet, console),
            _plain(facet.claim_value or "-", console),
            _plain(facet.reference_value or "-", console),
            _plain(explained, console, _RELATION_STYLES[facet.relation]),
        )
    return table


def _facts(facts: list[tuple[str, str]], console: Console) -> Padding:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts:
        grid.add_row(name, _plain(value, console))
    return Padding(grid, (0, 0, 0, 2))


def _source(reference: Reference) -> str:
    published = phrases.day(reference.published_at) if reference.published_at else ""
    rated = f"rated “{reference.rating}”" if reference.rating else ""
    parts = (reference.publisher, published, rated, phrases.validity(reference), reference.url)
    return " · ".join(part for part in parts if part)


def _standing(key: str, console: Console) -> Text:
    standing = phrases.STANDINGS[key]
    symbol = standing.ascii_symbol if _is_ascii(console) else standing.symbol
    return Text(f"{symbol} {standing.words}", style=f"bold {_STYLES.get(key, '')}".strip())


def _plain(text: str, console: Console, style: str = "", *, lines: bool = False) -> Text:
    """Return text that is shown as it is, in characters that the console can write."""
    shown = "\n".join(map(visible_line, text.split("\n"))) if lines else visible_line(text)
    if _is_ascii(console):
        shown = shown.translate(_TYPOGRAPHY)
    encoding = console.encoding
    return Text(shown.encode(encoding, "replace").decode(encoding), style=style)


def _is_ascii(console: Console) -> bool:
    return not console.encoding.lower().startswith("utf")
