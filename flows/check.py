"""The Prefect flow that checks articles: thin tasks over the plain functions of flows.pipeline.

No task is tried again by Prefect: the fetcher repeats a request that may succeed later, page by
page, and a repeated task would fetch the good pages of its batch a second time.
"""

from typing import Annotated

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from claims.errors import ClaimledgerError
from claims.snapshot import Snapshot
from flows.form import Day, form
from flows.outcome import completed, failed, publish
from flows.pipeline import Run, batches, started
from flows.preparation import prepare
from flows.request import Request, check_name, check_request
from flows.results import RunResult


@task(name="load references", cache_policy=NO_CACHE, persist_result=False)
def load_references(run: Run, files: list[str]) -> None:
    run.add_references(files)


@task(
    name="fetch articles", task_run_name="fetch {name}", cache_policy=NO_CACHE, persist_result=False
)
def fetch_batch(run: Run, locations: list[str], name: str) -> list[Snapshot]:
    return run.fetch_all(locations)


@task(
    name="check articles", task_run_name="check {name}", cache_policy=NO_CACHE, persist_result=False
)
def check_batch(run: Run, snapshots: list[Snapshot], name: str) -> None:
    run.check_all(snapshots)


def named() -> str:
    return check_name(flow_run.parameters)


@flow(name="check-articles", flow_run_name=named, persist_result=False)
def check_articles(
    sources: Annotated[
        list[str],
        form("Articles", "Addresses, files or folders, one in each row. Empty: as configured."),
    ] = [],
    text: Annotated[
        str, form("Article text", "Paste a text here instead of giving an address.")
    ] = "",
    published: Annotated[
        Day | None, form("Published on", "Goes before what the page says itself.")
    ] = None,
    references: Annotated[
        list[str], form("Reference files", "Files to load first, one in each row.")
    ] = [],
    title: Annotated[
        str, form("Name of this run", "Shown in the list of runs. Empty: named by its articles.")
    ] = "",
) -> RunResult:
    """Check articles against the reference store.

    Give addresses **or** paste a text, press *Submit*, and open the run's *Artifacts* tab when it
    is done. Claims that were checked before get a new verdict only where something has changed.
    """
    try:
        prepare()
        result = _check(
            check_request(
                sources, text, published, references, flow_run_id=flow_run.id, tags=flow_run.tags
            )
        )
    except ClaimledgerError as error:
        return failed(error)
    publish(result, "check")
    return completed(result)


def _check(request: Request) -> RunResult:
    with started(request) as run:
        if request.references:
            load_references(run, list(request.references))
        for number, locations in enumerate(batches(run.locations(), run.batch_size), start=1):
            name = f"batch {number}"
            check_batch(run, fetch_batch(run, locations, name), name)
        return run.finish()
