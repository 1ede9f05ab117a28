"""What a Prefect server holds for us: the deployments, and the rule that ends lost runs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

from prefect import Flow
from prefect.automations import Automation
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import (
    ConcurrencyLimitConfig,
    ConcurrencyLimitStrategy,
    State,
    StateType,
)
from prefect.deployments.runner import RunnerDeployment
from prefect.events.actions import ChangeFlowRunState
from prefect.events.schemas.automations import EventTrigger, Posture
from prefect.events.schemas.events import ResourceSpecification
from prefect.schedules import Cron
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType

from claims.settings import Settings
from flows.check import check_articles
from flows.recheck import recheck
from flows.sync_references import sync_references

LOST_AFTER_SECONDS = 120
"""A run that sent no heartbeat for this long is lost; at least three heartbeats."""

UNDER_WAY = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]


def deployments(settings: Settings) -> tuple[RunnerDeployment, ...]:
    """Return the deployments of all flows, those with a schedule once more with it.

    A schedule has a deployment of its own, so that a run by hand is never cancelled by it.
    """
    # After a downtime all missed runs would start at once; one is enough.
    one_at_a_time = ConcurrencyLimitConfig(
        limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
    )
    timezone = settings.schedule.timezone
    check = Cron(
        settings.schedule.check_articles,
        timezone=timezone,
        slug="check-articles",
        active=bool(settings.sources),
    )
    sync = Cron(
        settings.schedule.sync_references,
        timezone=timezone,
        slug="sync-references",
        active=bool(settings.reference_sources),
    )
    by_hand, scheduled = ["by hand"], {"tags": ["scheduled"], "concurrency_limit": one_at_a_time}
    because = {"reason": "by the schedule"}
    return (
        _deployment(check_articles, "check-articles", tags=by_hand),
        _deployment(check_articles, "check-articles-scheduled", schedules=[check], **scheduled),
        _deployment(recheck, "recheck", tags=by_hand),
        _deployment(sync_references, "sync-references", tags=by_hand),
        _deployment(
            sync_references,
            "sync-references-scheduled",
            schedules=[sync],
            parameters=because,
            **scheduled,
        ),
    )


def _deployment(flow: Flow[..., Any], name: str, **options: Any) -> RunnerDeployment:
    """Deploy a flow by its module, so that it is found wherever the server is started."""
    found = flow.to_deployment(name, entrypoint_type=EntrypointType.MODULE_PATH, **options)
    return cast("RunnerDeployment", found)  # a coroutine only where an event loop runs


def end_lost_runs() -> int:
    """End the runs that were under way when the last server stopped; return how many.

    Nothing else ends them, and one that is Running for ever keeps the schedule from starting a
    new one.
    """
    under_way = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=UNDER_WAY)))
    lost: State[None] = Crashed(message="The server was stopped while this run was under way.")
    with get_client(sync_client=True) as client:
        runs = client.read_flow_runs(flow_run_filter=under_way)
        for run in runs:
            client.set_flow_run_state(run.id, lost, force=True)
    return len(runs)


def watch_for_lost_runs() -> None:
    """Have the server end runs that send no heartbeat any more: their process was killed."""
    every_run = {"prefect.resource.id": ["prefect.flow-run.*"]}
    automation = Automation(
        name="End runs that were lost",
        trigger=EventTrigger(
            after={"prefect.flow-run.heartbeat"},
            expect={"prefect.flow-run.*"},
            match=ResourceSpecification(every_run),
            for_each={"prefect.resource.id"},
            posture=Posture.Proactive,
            threshold=1,
            within=timedelta(seconds=LOST_AFTER_SECONDS),
        ),
        actions=[ChangeFlowRunState(state=StateType.CRASHED, message="No heartbeat; run lost.")],
    )
    try:
        known = cast("Automation", Automation.read(name=automation.name))
    except ValueError:  # there is none of this name yet
        automation.create()
    else:
        automation.id = known.id
        automation.update()
