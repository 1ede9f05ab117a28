"""How a flow run ends in the Prefect UI: its artifacts, its final state, and one sentence.

A flow that returns a state ends in that state, and whoever called it gets the state's data; the
functions here are typed as what the caller gets.
"""

from __future__ import annotations

from typing import cast

from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.states import Completed, Failed

from claims.errors import ClaimledgerError
from flows import phrases
from flows.artifacts import markdown_report, table_rows
from flows.results import RunResult


def publish(result: RunResult, key: str) -> None:
    """Leave the run's report and its table of verdicts in the UI; the key groups their history."""
    create_markdown_artifact(markdown_report(result), key=f"{key}-report")
    create_table_artifact(table_rows(result), key=f"{key}-verdicts")


def completed(result: RunResult) -> RunResult:
    """Return the final state of a run that was done, with what it did as its message."""
    return cast("RunResult", Completed(message=summary(result), data=result))


def failed(error: ClaimledgerError) -> RunResult:
    """Return the final state of a run that cannot go on; whoever called the flow sees it raised.

    Raised inside the flow, the sentence would stand below forty lines of traceback.
    """
    return cast("RunResult", Failed(message=str(error), data=error))


def summary(result: RunResult) -> str:
    """Return what the run did, in one sentence."""
    counts = (
        phrases.many(len(result.documents), "article"),
        phrases.many(result.claim_count, "claim"),
        phrases.many(result.new_verdict_count, "new verdict"),
        phrases.many(len(result.failures), "failure"),
    )
    return ", ".join(counts) + "."
