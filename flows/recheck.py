"""The Prefect flow that judges stored claims again; it reads snapshots and never the network."""

from typing import Annotated, Literal

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from claims.errors import UsageError
from db.stored import StoredDocument
from flows.check import publish
from flows.form import form
from flows.pipeline import Run, batches, started
from flows.request import recheck_request
from flows.results import RunResult


@task(name="judge again", task_run_name="judge {name}", cache_policy=NO_CACHE, persist_result=False)
def recheck_batch(run: Run, documents: list[StoredDocument], name: str) -> None:
    run.recheck_all(documents)


@flow(
    name="recheck",
    flow_run_name="recheck: {reason}",
    validate_parameters=True,
    persist_result=False,
)
def recheck(
    claims: Annotated[list[str], form("Claims", "Claim ids, one in each row.")] = [],
    document: Annotated[str, form("Article", "The address of one article.")] = "",
    label: Annotated[
        Literal["any", "supported", "refuted", "conflicting", "not_enough_evidence"],
        form("Verdict", "Only claims that have this verdict now."),
    ] = "any",
    everything: Annotated[bool, form("Everything", "Judge all stored claims again.")] = False,
    reason: Annotated[str, form("Why", "Kept with the run.", max_length=200)] = "by hand",
) -> RunResult:
    """Judge stored claims again with the references as they are now.

    The stored snapshots are read again, so nothing is fetched. A verdict is replaced only where it
    changes, and what a reviewer decided stays.
    """
    if not (claims or document.strip() or label != "any" or everything):
        raise UsageError("Say what to judge again: claims, an article, a verdict, or everything.")
    request = recheck_request(
        claims, document, label, reason, flow_run_id=flow_run.id, tags=flow_run.tags
    )
    with started(request) as run:
        for number, documents in enumerate(batches(run.documents_to_recheck(), run.batch_size), 1):
            recheck_batch(run, documents, f"batch {number}")
        result = run.finish()
    publish(result, "recheck")
    return result
