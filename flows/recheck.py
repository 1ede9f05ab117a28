"""The Prefect flow that judges stored claims again; it reads snapshots and never the network."""

from typing import Annotated, Literal

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from claims.errors import ClaimledgerError
from db.stored import StoredDocument
from flows.form import form
from flows.outcome import completed, failed, publish
from flows.pipeline import Run, batches, started
from flows.preparation import prepare
from flows.request import Request, recheck_name, recheck_request
from flows.results import RunResult


@task(name="judge again", task_run_name="judge {name}", cache_policy=NO_CACHE, persist_result=False)
def recheck_batch(run: Run, documents: list[StoredDocument], name: str) -> None:
    run.recheck_all(documents)


def named() -> str:
    return recheck_name(flow_run.parameters)


@flow(name="recheck", flow_run_name=named, persist_result=False)
def recheck(
    claims: Annotated[list[str], form("Claims", "Claim ids, one in each row.")] = [],
    document: Annotated[str, form("Article", "The address of one article.")] = "",
    label: Annotated[
        Literal["any", "supported", "refuted", "conflicting", "not_enough_evidence"],
        form("Verdict", "Only claims that have this verdict now."),
    ] = "any",
    everything: Annotated[bool, form("Everything", "Judge all stored claims again.")] = False,
    reason: Annotated[str, form("Why", "Kept with the run.")] = "by hand",
) -> RunResult:
    """Judge stored claims again with the references as they are now.

    The stored snapshots are read again, so nothing is fetched. A verdict is replaced only where it
    changes, and what a reviewer decided stays.
    """
    try:
        prepare()
        result = _recheck(
            recheck_request(
                claims,
                document,
                label,
                reason,
                everything=everything,
                flow_run_id=flow_run.id,
                tags=flow_run.tags,
            )
        )
    except ClaimledgerError as error:
        return failed(error)
    publish(result, "recheck")
    return completed(result)


def _recheck(request: Request) -> RunResult:
    with started(request) as run:
        for number, documents in enumerate(batches(run.documents_to_recheck(), run.batch_size), 1):
            recheck_batch(run, documents, f"batch {number}")
        return run.finish()
