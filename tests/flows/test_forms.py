"""The forms that start a run in the Prefect UI, as the server gets them."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from claims.settings import Settings
from flows.deployed import deployments
from flows.form import Day

ROOT = Path(__file__).parents[2]


def forms() -> dict[str, dict[str, Any]]:
    return {
        found.name: found._parameter_openapi_schema.model_dump()["properties"]
        for found in deployments(Settings())
    }


def test_every_field_has_a_label_and_help():
    for fields in forms().values():
        for name, field in fields.items():
            assert field["title"] != name
            assert field["description"].endswith(".")


def test_the_labels_are_in_the_words_of_the_desk():
    labels = {
        name: [field["title"] for field in fields.values()] for name, fields in forms().items()
    }
    check = [
        "Articles", "Article text", "Published on", "Reference files", "Name of this run",
    ]  # fmt: skip
    assert labels == {
        "check-articles": check,
        "check-articles-scheduled": check,
        "recheck": ["Claims", "Article", "Verdict", "Everything", "Why"],
        "sync-references": ["Sources", "Why"],
        "sync-references-scheduled": ["Sources", "Why"],
    }


def test_the_day_of_publication_is_picked_in_a_calendar():
    kinds = forms()["check-articles"]["published"]["anyOf"]
    assert kinds == [{"type": "string", "format": "date"}, {"type": "null"}]


def test_a_day_may_carry_the_time_that_a_command_gave():
    day = TypeAdapter(Day)
    moment = datetime(2025, 7, 20, 18, 5, tzinfo=UTC)
    assert day.validate_python(moment) == moment
    assert day.validate_python("2025-07-20") == date(2025, 7, 20)
    with pytest.raises(ValidationError):
        day.validate_python("Sunday")


def test_the_verdict_is_chosen_from_a_list():
    assert forms()["recheck"]["label"]["enum"] == [
        "any", "supported", "refuted", "conflicting", "not_enough_evidence",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "active"),
    [
        ({}, (False, False)),
        ({"sources": ["story.txt"]}, (True, False)),
        ({"reference_sources": {"own": {"kind": "files", "paths": ["facts"]}}}, (False, True)),
    ],
    ids=["nothing", "articles", "reference sources"],
)
def test_a_schedule_is_active_only_where_there_are_sources(given, active):
    schedule = {
        "check_articles": "15 6 * * *", "sync_references": "5 4 * * *", "timezone": "Europe/Kyiv"
    }  # fmt: skip
    settings = Settings.model_validate({**given, "schedule": schedule})
    scheduled = {
        found.name: found.schedules[0] for found in deployments(settings) if found.schedules
    }
    assert [(name, each.schedule.cron) for name, each in scheduled.items()] == [
        ("check-articles-scheduled", "15 6 * * *"), ("sync-references-scheduled", "5 4 * * *")
    ]  # fmt: skip
    assert tuple(each.active for each in scheduled.values()) == active
    assert {each.schedule.timezone for each in scheduled.values()} == {"Europe/Kyiv"}


def test_the_file_for_a_work_pool_holds_the_same_deployments():
    written = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))["deployments"]
    served = {found.name: (found.entrypoint, found.tags) for found in deployments(Settings())}
    assert {each["name"]: (each["entrypoint"], each["tags"]) for each in written} == served


@pytest.mark.parametrize(
    ("entrypoint", "name"),
    [
        ("flows/check.py:check_articles", "check-articles"),
        ("flows/recheck.py:recheck", "recheck"),
        ("flows/sync_references.py:sync_references", "sync-references"),
        ("flows.check.check_articles", "check-articles"),
    ],
)
def test_a_flow_loads_by_path_and_by_module(entrypoint, name, tmp_path):
    program = (
        "import sys; from prefect.flows import load_flow_from_entrypoint as load;"
        "print(load(sys.argv[1], use_placeholder_flow=False).name)"
    )
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, entrypoint],
        cwd=ROOT,
        env=os.environ | {"PREFECT_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.stdout.strip(), ended.returncode) == (name, 0), ended.stderr


def test_no_file_of_the_flows_hides_a_module_of_another_name():
    # Prefect puts the folder of a path entrypoint first where Python looks for modules.
    taken = set(sys.stdlib_module_names) | {"prefect", "claims", "db", "flows", "requests", "yaml"}
    names = {path.stem for path in (ROOT / "flows").iterdir() if not path.name.startswith("_")}
    assert not names & taken
