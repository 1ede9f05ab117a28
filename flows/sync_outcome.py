"""How a flow run that syncs references ends in the Prefect UI: its artifacts and its state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.states import Completed, Failed

from claims.errors import ClaimledgerError
from db.references.changes import ReferenceDifference
from flows.artifacts import markdown_text
from flows.differences import words_of
from flows.phrases import many
from flows.reference_sources.sync import SyncedSource
from flows.visible import shortened, visible_line

_COUNTS = ("added", "changed", "corrected", "gone", "restored", "unchanged")
_DIFFERENCES_IN_REPORT = 200
_ROWS_IN_TABLE = 1_000
_FAILURES_IN_REPORT = 50
_CELL_LENGTH = 200


def publish(synced: Sequence[SyncedSource], differences: Sequence[ReferenceDifference]) -> None:
    """Leave what changed in the UI: a report, and a table with a row for each reference."""
    create_markdown_artifact(markdown_report(synced, differences), key="sync-report")
    create_table_artifact(table_rows(differences), key="sync-changes")


def table_rows(differences: Sequence[ReferenceDifference]) -> list[dict[str, str]]:
    """Return a row for each of the first thousand references that changed.

    The first sync of a big source brings more than a page can show.
    """
    return [
        dict(zip(("change", "what", "source", "reference"), cells, strict=True))
        for cells in map(_cells, differences[:_ROWS_IN_TABLE])
    ]


def finished(synced: list[SyncedSource]) -> list[SyncedSource]:
    """Return the final state of a run that was done, with what it did as its message."""
    return cast("list[SyncedSource]", Completed(message=summary(synced), data=synced))


def failed(error: ClaimledgerError) -> list[SyncedSource]:
    """Return the final state of a run that cannot go on; whoever called the flow sees it raised."""
    return cast("list[SyncedSource]", Failed(message=str(error), data=error))


def summary(synced: Sequence[SyncedSource]) -> str:
    """Return what the run did, in one sentence."""
    totals = {name: sum(each.counts[name] for each in synced) for name in _COUNTS}
    counts = ", ".join(f"{count} {name}" for name, count in totals.items())
    failures = many(sum(len(each.failures) for each in synced), "failure")
    return f"{many(len(synced), 'source')}: {counts}; {failures}."


def markdown_report(
    synced: Sequence[SyncedSource], differences: Sequence[ReferenceDifference]
) -> str:
    """Return the run as CommonMark with tables: counts by source, what changed, what failed."""
    lines = [f"# {summary(synced)}", ""]
    lines += [f"| Source | {' | '.join(name.capitalize() for name in _COUNTS)} | Failures |"]
    lines += [f"| --- |{' ---: |' * (len(_COUNTS) + 1)}"]
    for each in synced:
        numbers = [*(each.counts[name] for name in _COUNTS), len(each.failures)]
        lines.append(f"| {markdown_text(each.name)} | {' | '.join(map(str, numbers))} |")
    if differences:
        lines += ["", "## What changed", "", "| Change | What | Source |", "| --- | --- | --- |"]
    for change, what, source, _ in map(_cells, differences[:_DIFFERENCES_IN_REPORT]):
        cells = (markdown_text(cell, _CELL_LENGTH) for cell in (change, what, source))
        lines.append(f"| {' | '.join(cells)} |")
    hidden = len(differences) - _DIFFERENCES_IN_REPORT
    if hidden > 0:
        lines += ["", f"*{many(hidden, 'more change')} in the ledger.*"]
    failures = [(each.name, failure) for each in synced for failure in each.failures]
    if failures:
        lines += ["", f"## {many(len(failures), 'item')} could not be processed", ""]
    for name, failure in failures[:_FAILURES_IN_REPORT]:
        where = markdown_text(f"{name}: {failure.location}")
        lines.append(f"- {where}: {markdown_text(failure.message)}")
    return "\n".join(lines) + "\n"


def _cells(difference: ReferenceDifference) -> tuple[str, str, str, str]:
    change, reference, source, what = words_of(difference)
    return _line(change), _line(what), _line(source), _line(reference)


def _line(text: str) -> str:
    return shortened(" ".join(visible_line(text[: 4 * _CELL_LENGTH]).split()), _CELL_LENGTH)
