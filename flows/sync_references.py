"""The Prefect flow that syncs reference sources: one task for each, and what changed."""

from typing import Annotated

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from claims.errors import ClaimledgerError
from db.ledger import Ledger
from flows.form import form
from flows.preparation import prepare
from flows.reference_sources.session import Visits
from flows.reference_sources.sync import (
    ConfiguredSource,
    SyncedSource,
    SyncRequest,
    sync_request,
    sync_source,
)
from flows.request import sync_name
from flows.sync_outcome import failed, finished, publish


@task(
    name="sync source",
    task_run_name="sync {source.name}",
    cache_policy=NO_CACHE,
    persist_result=False,
)
def sync_one(
    source: ConfiguredSource, request: SyncRequest, ledger: Ledger, visits: Visits
) -> SyncedSource:
    return sync_source(source, request, ledger, visits)


def named() -> str:
    return sync_name(flow_run.parameters)


@flow(name="sync-references", flow_run_name=named, persist_result=False)
def sync_references(
    sources: Annotated[
        list[str],
        form("Sources", "Names from the configuration, one in each row. Empty: all of them."),
    ] = [],
    reason: Annotated[str, form("Why", "Kept with the run.")] = "by hand",
) -> list[SyncedSource]:
    """Read the configured reference sources anew, and keep what changed.

    What a source no longer says is marked as gone, never deleted. A source that cannot be read
    drops nothing, and leaves the others alone.
    """
    try:
        prepare()
        request = sync_request(sources, reason, flow_run_id=flow_run.id, tags=flow_run.tags)
        return finished(_sync(request))
    except ClaimledgerError as error:
        return failed(error)


def _sync(request: SyncRequest) -> list[SyncedSource]:
    configured = request.sources()
    ledger_settings = request.settings.ledger
    with (
        Ledger.open(
            ledger_settings.url, busy_timeout_seconds=ledger_settings.busy_timeout_seconds
        ) as ledger,
        Visits(request.settings.fetch) as visits,
    ):
        synced = [sync_one(each, request, ledger, visits) for each in configured]
        publish(synced, ledger.reference_differences(runs=[each.run_id for each in synced]))
    return synced
