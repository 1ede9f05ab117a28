"""The Prefect flow that checks articles: thin tasks over the plain functions of flows.pipeline."""

from datetime import date
from typing import Annotated

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from claims.snapshot import Snapshot
from flows.artifacts import markdown_report, table_rows
from flows.form import form
from flows.pipeline import Run, batches, started
from flows.request import check_request
from flows.results import RunResult


@task(name="load references", cache_policy=NO_CACHE, persist_result=False)
def load_references(run: Run, files: list[str]) -> None:
    run.add_references(files)


@task(
    name="fetch articles",
    task_run_name="fetch {name}",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=1,
    retry_delay_seconds=10,
)
def fetch_batch(run: Run, locations: list[str], name: str) -> list[Snapshot]:
    """Fetch a batch; single failures go to quarantine, and only a lost network fails the task."""
    return run.fetch_all(locations)


@task(
    name="check articles", task_run_name="check {name}", cache_policy=NO_CACHE, persist_result=False
)
def check_batch(run: Run, snapshots: list[Snapshot], name: str) -> None:
    run.check_all(snapshots)


def publish(result: RunResult, key: str) -> None:
    """Leave the run's report and its table of verdicts in the Prefect UI."""
    create_markdown_artifact(markdown_report(result), key=f"{key}-report")
    create_table_artifact(table_rows(result), key=f"{key}-verdicts")


@flow(
    name="check-articles",
    flow_run_name="check: {title}",
    validate_parameters=True,
    persist_result=False,
)
def check_articles(
    sources: Annotated[
        list[str],
        form("Articles", "Addresses, files or folders, one in each row. Empty: as configured."),
    ] = [],
    text: Annotated[
        str, form("Article text", "Paste a text here instead of giving an address.")
    ] = "",
    published: Annotated[
        date | None, form("Published on", "Only where the page does not say it itself.")
    ] = None,
    references: Annotated[
        list[str], form("Reference files", "Files to load first, one in each row.")
    ] = [],
    title: Annotated[str, form("Name of this run", "Shown in the list of runs.")] = "articles",
) -> RunResult:
    """Check articles against the reference store.

    Give addresses **or** paste a text, press *Submit*, and open the run's *Artifacts* tab when it
    is done. Claims that were checked before get a new verdict only where something has changed.
    """
    request = check_request(
        sources, text, published, references, flow_run_id=flow_run.id, tags=flow_run.tags
    )
    with started(request) as run:
        if request.references:
            load_references(run, list(request.references))
        for number, locations in enumerate(batches(run.locations(), run.batch_size), start=1):
            name = f"batch {number}"
            check_batch(run, fetch_batch(run, locations, name), name)
        result = run.finish()
    publish(result, "check")
    return result
