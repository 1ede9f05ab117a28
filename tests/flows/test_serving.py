"""`claimledger serve` as a whole: a real server, real runs, real signals."""

from __future__ import annotations

import json
import signal
import socket
import sys
from contextlib import closing
from pathlib import Path

import pytest
from serve_process import (
    REFERENCES,
    Desk,
    SilentPage,
    answers,
    processes_of,
    wait_for,
)

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.skipif(sys.platform != "linux", reason="looks for left processes in /proc"),
]

TEXT = "The talks in Istanbul on 2 June 2025 lasted just over an hour. They brought no ceasefire."


def test_deployments_are_named_by_module(desk: Desk):
    entrypoints = {each["name"]: each["entrypoint"] for each in desk.api("/deployments/filter", {})}
    assert entrypoints == {
        "check-articles": "flows.check.check_articles",
        "check-articles-scheduled": "flows.check.check_articles",
        "recheck": "flows.recheck.recheck",
        "sync-references": "flows.sync_references.sync_references",
        "sync-references-scheduled": "flows.sync_references.sync_references",
    }


def test_the_schedule_comes_from_the_configuration(desk: Desk):
    [schedule] = desk.deployment("check-articles-scheduled")["schedules"]
    assert schedule["active"]
    assert schedule["schedule"]["cron"] == "0 4 1 * *"


@pytest.fixture(scope="module")
def runs(one_desk: Desk) -> dict[str, str]:
    """Start all runs at once, as people at several screens would; give their ids."""
    desk = one_desk
    if not desk.is_serving:
        desk.start()
    pasted = {"text": TEXT, "references": [str(REFERENCES)], "published": "2025-07-20"}
    return {
        "pasted": desk.start_run("check-articles", pasted),
        "missing": desk.start_run("check-articles", {"sources": ["story.txt", "none.html", " "]}),
        "nothing": desk.start_run("recheck", {}),
        "everything": desk.start_run("recheck", {"everything": True, "reason": "new references"}),
        "scheduled": desk.bring_forward("check-articles-scheduled"),
    }


def test_a_pasted_text_is_checked_from_the_form(desk: Desk, runs: dict[str, str]):
    run = desk.ended(runs["pasted"])
    assert (run["name"], run["state_type"]) == ("check: pasted text", "COMPLETED")
    assert run["state"]["message"].startswith("1 article, ")
    [(trigger, state, stored)] = desk.ledger(
        "SELECT trigger, state, parameters FROM run WHERE flow_run_id = ?", run["id"]
    )
    assert (trigger, state) == ("manual", "completed")
    assert json.loads(stored)["published"].startswith("2025-07-20")
    artifacts = desk.artifacts(run["id"])
    assert artifacts["markdown"]["data"].startswith("# 1 article, ")
    claims = {row["claim"] for row in json.loads(artifacts["table"]["data"])}
    assert "The talks in Istanbul on 2 June 2025 lasted just over an hour." in claims
    tasks = {"task_runs": {"flow_run_id": {"any_": [run["id"]]}}}
    wait_for(lambda: len(desk.api("/task_runs/filter", tasks)) == 3)


def test_a_source_that_is_missing_goes_to_quarantine_and_the_run_completes(
    desk: Desk, runs: dict[str, str]
):
    run = desk.ended(runs["missing"])
    assert run["name"] == "check: story.txt, none.html"
    assert run["state_type"] == "COMPLETED"
    assert run["state"]["message"].endswith(", 1 failure.")
    found = desk.ledger(
        "SELECT location, message FROM failure JOIN run ON run.id = run_id WHERE flow_run_id = ?",
        run["id"],
    )
    assert found == [("none.html", "there is no such file; check the path.")]
    # What the software logs is on the page of the run.
    wait_for(lambda: any(line.endswith(" claims") for line in desk.log(run["id"])))
    assert "none.html: there is no such file; check the path." in desk.log(run["id"])


def test_a_recheck_of_nothing_fails_with_the_sentence_alone(desk: Desk, runs: dict[str, str]):
    run = desk.ended(runs["nothing"])
    sentence = "Say what to judge again: claims, an article, a verdict, or everything."
    assert (run["state_type"], run["state"]["message"]) == ("FAILED", sentence)
    wait_for(lambda: any(sentence in line for line in desk.log(run["id"])))
    assert not any("Traceback" in line for line in desk.log(run["id"]))
    assert desk.ledger("SELECT id FROM run WHERE flow_run_id = ?", run["id"]) == []


def test_everything_is_judged_again_from_the_form(desk: Desk, runs: dict[str, str]):
    run = desk.ended(runs["everything"])
    assert (run["name"], run["state_type"]) == ("recheck: new references", "COMPLETED")
    query = "SELECT command, trigger FROM run WHERE flow_run_id = ?"
    assert desk.ledger(query, run["id"]) == [("recheck", "manual")]
    assert set(desk.artifacts(run["id"])) == {"markdown", "table"}


def test_a_run_that_the_schedule_made_is_recorded_as_such(desk: Desk, runs: dict[str, str]):
    run = desk.ended(runs["scheduled"])
    assert "auto-scheduled" in run["tags"]
    assert (run["name"], run["state_type"]) == ("check: configured sources", "COMPLETED")
    query = "SELECT trigger FROM run WHERE flow_run_id = ?"
    assert desk.ledger(query, run["id"]) == [("schedule",)]


def test_a_command_on_this_host_reports_to_the_server(desk: Desk):
    ended = desk.run("check", "story.txt", "--db", "command.db", "--json")
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["trigger"] == "cli"
    [run] = [each for each in desk.runs_named("check: story.txt") if not each["deployment_id"]]
    assert run["state_type"] == "COMPLETED"
    assert set(desk.artifacts(run["id"])) == {"markdown", "table"}


def test_a_second_serve_says_that_one_runs(desk: Desk):
    ended = desk.run("serve")
    assert ended.returncode == 1
    assert ended.stderr.startswith("Error: claimledger serve runs already (process ")
    assert f"http://127.0.0.1:{desk.port}/" in ended.stderr


def test_a_taken_port_is_one_sentence(tmp_path: Path):
    other = Desk(tmp_path)
    with socket.create_server(("127.0.0.1", other.port)):
        ended = other.run("serve")
    assert ended.returncode == 1
    reason = f"Port {other.port} on 127.0.0.1 cannot be used (Address already in use)."
    advice = "Stop that program, or give another serve.port in config.yaml."
    assert ended.stderr == f"Error: {reason} {advice}\n"
    assert not other.announcement.exists()


def test_a_check_without_a_server_never_loads_prefect(tmp_path: Path):
    program = (
        "import sys; from flows.cli import cli;"
        "cli(sys.argv[1:], standalone_mode=False); sys.exit('prefect' in sys.modules)"
    )
    ended = Desk(tmp_path).run(
        *("check", "story.txt", "--references", str(REFERENCES), "--json"),
        program=(sys.executable, "-P", "-c", program),
    )
    assert ended.returncode == 0, ended.stderr
    assert json.loads(ended.stdout)["trigger"] == "cli"


def test_a_crash_leaves_no_server_and_no_run_that_seems_to_work(desk: Desk):
    with closing(SilentPage()) as page:
        lost = desk.start_run("check-articles", {"sources": [page.address]})
        page.wait_for_visit()
        desk.crash()
        # Nobody has stopped the server: it saw that the process that had started it is gone.
        wait_for(lambda: processes_of(desk) == {})
    assert not answers(desk.port)
    assert desk.announcement.exists()
    assert "none is running" in desk.run("doctor", "--json").stdout
    desk.start()
    assert desk.ended(lost)["state_type"] == "CRASHED"
    assert "Runs that the last stop interrupted: 1" in desk.words


def test_a_stop_ends_everything_in_order(desk: Desk):
    with closing(SilentPage()) as page:
        stopped = desk.start_run("check-articles", {"sources": [page.address]})
        page.wait_for_visit()
        assert desk.stop(signal.SIGINT) == 0
    assert "Traceback" not in desk.words
    assert desk.words.endswith("Stopped.\n")
    assert processes_of(desk) == {}
    assert not answers(desk.port)
    assert not desk.announcement.exists()

    assert desk.state_of(stopped) == "CANCELLED"
    assert desk.ledger("SELECT state FROM run WHERE flow_run_id = ?", stopped) == [("failed",)]


def test_without_a_server_a_flow_has_one_of_its_own(one_desk: Desk):
    if one_desk.is_serving:
        assert one_desk.stop() == 0
    ended = one_desk.run("check", "story.txt", "--db", "desk.db", "--flow", "--json")
    assert ended.returncode == 0, ended.stderr
    found = json.loads(ended.stdout)
    [(trigger, run)] = one_desk.ledger(
        "SELECT trigger, flow_run_id FROM run WHERE id = ?", found["run_id"]
    )
    assert trigger == "cli"
    # It is kept where the next serve shows it.
    assert one_desk.state_of(run) == "COMPLETED"
