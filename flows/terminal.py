"""What a person sees of a run at a terminal: a table of claim, verdict and why."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows import phrases
from flows.results import CheckedDocument, RunResult
from flows.terminal_text import STYLES, indented, plain, standing_text
from flows.visible import shortened

_CELL_LENGTH = 600
_TITLE_LENGTH = 200


def show_result(result: RunResult, console: Console) -> None:
    """Show every document with its claims, what failed, and where the verdicts are kept."""
    for document in result.documents:
        _show_document(document, console)
    if result.failures:
        console.print(plain("Could not be processed", console, "bold red"))
        for failure in result.failures:
            words = f"{failure.location}: {failure.stage}, {failure.kind}: {failure.message}"
            console.print(indented(plain(words, console)))
        console.print()
    console.print(_totals(result, console))


def _show_document(document: CheckedDocument, console: Console) -> None:
    article = document.article
    console.print(plain(shortened(document.title, _TITLE_LENGTH), console, "bold"))
    about = [article.byline, article.site, phrases.published(article), document.location]
    parts = [shortened(part, _TITLE_LENGTH) for part in about if part]
    console.print(plain(" · ".join(parts), console, "dim"))
    if document.judged:
        console.print(_claims(document, console))
    console.print(plain(_sums(document), console, "dim"))
    console.print()


def _claims(document: CheckedDocument, console: Console) -> Table:
    table = Table(box=box.SIMPLE_HEAD, expand=True, leading=1, padding=(0, 1))
    table.add_column("Claim", ratio=5, overflow="fold")
    table.add_column("Verdict", width=16 if console.width < 100 else 23, overflow="fold")
    table.add_column("Why", ratio=4, overflow="fold")
    for judged in document.judged:
        words = plain(shortened(judged.claim.quote, _CELL_LENGTH), console)
        if judged.claim.claimant:
            words.append_text(plain(f"\n{judged.claim.claimant}", console, "dim", lines=True))
        why = plain(shortened(judged.verdict.rationale, _CELL_LENGTH), console)
        table.add_row(words, standing_text(judged.standing, console), why)
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
    totals = plain(f"{phrases.many(result.claim_count, 'claim')}", console, "bold")
    for standing, count in phrases.counted_standings(result.label_counts):
        words = f" · {count} {standing.words.lower()}"
        totals.append_text(plain(words, console, STYLES.get(standing.key, "")))
    if result.failures:
        totals.append_text(plain(f" · {len(result.failures)} failed", console, "red"))
    kept = f" · {phrases.many(result.new_verdict_count, 'new verdict')} in {result.ledger}"
    return totals.append_text(plain(kept, console, "dim"))
