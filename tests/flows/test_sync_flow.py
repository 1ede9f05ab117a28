"""Syncing from the command line and as a flow: what is shown, kept, and left in the UI."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command_line import Ended, at_terminal, claimledger
from serve_process import Desk

from claims.errors import UsageError
from claims.vocabulary import Trigger
from flows.differences import marked
from flows.reference_sources.sync import sync_request
from flows.request import TRIGGER_VARIABLE, sync_name

BRIDGE = {"id": "bridge", "statement": "The Elsa Bridge is 310 metres long."}
MAYOR = {
    "id": "mayor", "statement": "Ada Nordahl has been the mayor of Norhaven since 3 March 2019.",
    "published_at": "2019-03-04",
}  # fmt: skip
NEW_MAYOR = {
    "id": "new-mayor", "statement": "Tom Vinter has been the mayor of Norhaven since 5 May 2024.",
    "published_at": "2024-05-06",
}  # fmt: skip

Command = Callable[..., Ended]


def write(path: Path, *rows: dict[str, str]) -> None:
    common = {"kind": "statement", "publisher": "City of Norhaven"}
    path.write_text("".join(json.dumps(common | row) + "\n" for row in rows))


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A folder of reference files, and a configuration that names it."""
    folder = tmp_path / "facts"
    folder.mkdir()
    write(folder / "city.jsonl", BRIDGE, MAYOR)
    (tmp_path / "config.yaml").write_text(
        f"reference_sources: {{city: {{kind: files, paths: [{json.dumps(str(folder))}]}}}}\n"
        f"ledger: {{url: 'sqlite:///{tmp_path / 'ledger.db'}'}}\n"
    )
    return folder


@pytest.fixture
def references(facts: Path) -> Command:
    def run(*arguments: str) -> Ended:
        config = str(facts.parent / "config.yaml")
        return claimledger("references", *arguments, "--config", config)

    return run


def test_a_sync_says_what_it_did_and_the_next_one_changes_nothing(references: Command):
    ended = references("sync")
    [synced] = ended.json
    assert ended.status == 0
    assert (synced["source"], synced["added"], synced["gone"]) == ("city", 2, 0)
    assert synced["pages"] == {"read": 1, "unchanged": 0, "failed": 0, "dropped": 0}
    [again] = references("sync", "city").json
    assert (again["added"], again["changed"], again["unchanged"]) == (0, 0, 2)


def test_a_diff_shows_old_and_new_words(references: Command, facts: Path):
    first = references("sync").json[0]["run_id"]
    longer = BRIDGE | {"statement": "The Elsa Bridge is 320 metres long."}
    write(facts / "city.jsonl", longer, NEW_MAYOR)
    second = references("sync").json[0]["run_id"]
    changes = {row["reference_id"]: row for row in references("diff", "--run", second).json}
    assert {name: row["change"] for name, row in changes.items()} == {
        "bridge": "changed", "mayor": "gone", "new-mayor": "added"
    }  # fmt: skip
    assert changes["bridge"]["fields"] == {
        "statement": {"old": BRIDGE["statement"], "new": longer["statement"]}
    }
    assert len(references("diff", "--run", first, "city").json) == 2
    assert references("diff", "--run", first, "other").json == []
    assert len(references("diff", "--since", "2020-01-01").json) == 2
    shown = at_terminal(
        "references", "diff", "--run", second, "--config", str(facts.parent / "config.yaml")
    ).data
    assert "is [-310-] {+320+} metres" in " ".join(shown.split())


def test_references_are_listed_by_source_and_by_state(references: Command, facts: Path):
    references("sync")
    write(facts / "city.jsonl", BRIDGE)
    references("sync")
    assert [row["reference"]["id"] for row in references("list", "--source", "city").json] == [
        "bridge"
    ]
    [gone] = references("list", "--gone", "--source", "city").json
    assert (gone["reference"]["id"], gone["sources"], gone["state"]) == ("mayor", ["city"], "gone")
    assert references("list", "--source", "other").json == []
    assert references("list", "--gone", "--withdrawn").status == 2


def test_a_file_that_cannot_be_read_is_reported_and_drops_nothing(references: Command, facts: Path):
    write(facts / "more.jsonl", NEW_MAYOR)
    references("sync")
    (facts / "more.jsonl").write_bytes(b"\xff\xfe\x00")
    ended = references("sync")
    assert ended.status == 3
    assert "more.jsonl" in ended.words
    assert len(references("list").json) == 3


def test_a_proposal_is_listed_and_decided(references: Command, facts: Path):
    write(facts / "city.jsonl", MAYOR, NEW_MAYOR)
    references("sync")
    [proposal] = references("proposals").json
    assert (proposal["earlier"]["id"], proposal["later"]["id"]) == ("mayor", "new-mayor")
    number = str(proposal["number"])
    assert references("accept", number, "--reviewer", "Ida", "--note", "sworn in").status == 0
    ends = {row["reference"]["id"]: row["reference"]["valid_to"] for row in references("list").json}
    assert ends == {"mayor": "2024-05-05", "new-mayor": None}
    references("sync")
    references("add", str(facts / "city.jsonl"))
    assert {row["reference"]["valid_to"] for row in references("list").json} == {"2024-05-05", None}
    assert references("decline", number).status == 2
    assert references("proposals").json == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("sync", "nobody"), "no reference source 'nobody'"),
        (("diff", "--run", "nothing"), "no run nothing"),
        (("accept", "7"), "references proposals"),
        (("diff", "--run", "a", "--since", "2024-05-06"), "not both"),
    ],
)
def test_wrong_usage_is_said(references: Command, arguments: tuple[str, ...], words: str):
    references("sync")
    ended = references(*arguments)
    assert ended.status == 2
    assert words in ended.words


def test_without_sources_there_is_nothing_to_sync(tmp_path: Path):
    ended = claimledger("references", "sync", "--db", str(tmp_path / "ledger.db"))
    assert ended.status == 2
    assert "reference_sources" in ended.words


def test_a_form_names_sources_and_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in list(os.environ):
        if name.startswith("CLAIMLEDGER"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    request = sync_request([" city ", ""], " why ", flow_run_id="f")
    assert (request.names, request.reason, request.trigger) == (("city",), "why", Trigger.MANUAL)
    with pytest.raises(UsageError, match="'city'"):
        request.sources()
    scheduled = sync_request([], "", flow_run_id="f", tags=["auto-scheduled"])
    assert scheduled.trigger is Trigger.SCHEDULE
    monkeypatch.setenv(TRIGGER_VARIABLE, "cli")
    assert sync_request([], "", flow_run_id="f").trigger is Trigger.CLI


@pytest.mark.parametrize(
    ("sources", "name"), [([], "sync: all sources"), (["city", " ", "wiki"], "sync: city, wiki")]
)
def test_a_run_is_named_by_its_sources(sources: list[str], name: str):
    assert sync_name({"sources": sources}) == name


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("It is 310 metres long.", "It is 320 metres long.", "It is [-310-] {+320+} metres long."),
        ("It opened.", "It opened late.", "It [-opened.-] {+opened late.+}"),
        ("It rained.", "It rained.", "It rained."),
        ("", "It rained.", "{+It rained.+}"),
    ],
)
def test_changed_words_are_marked(old: str, new: str, shown: str):
    assert marked(old, new) == shown


# In the Prefect UI


@pytest.fixture
def city_desk(desk: Desk) -> Iterator[Desk]:
    """The desk that serves, with a source of reference files."""
    config = desk.folder / "config.yaml"
    before = config.read_text()
    write(desk.folder / "city.jsonl", BRIDGE, MAYOR)
    config.write_text(before + "reference_sources: {city: {kind: files, paths: [city.jsonl]}}\n")
    yield desk
    config.write_text(before)


@pytest.mark.prefect
def test_the_form_syncs_and_leaves_what_changed_in_the_ui(city_desk: Desk):
    started: dict[str, Any] = {"sources": ["city"], "reason": "a new file"}
    run = city_desk.ended(city_desk.start_run("sync-references", started))
    assert (run["name"], run["state_type"]) == ("sync: city", "COMPLETED")
    assert run["state"]["message"].startswith("1 source: 2 added, 0 changed")
    artifacts = city_desk.artifacts(run["id"])
    assert artifacts["markdown"]["data"].startswith("# 1 source")
    changed = {row["reference"]: row["change"] for row in json.loads(artifacts["table"]["data"])}
    assert changed == {"bridge": "added", "mayor": "added"}
    query = "SELECT command, trigger, parameters FROM run WHERE flow_run_id = ?"
    [(command, trigger, parameters)] = city_desk.ledger(query, run["id"])
    assert (command, trigger) == ("references sync", "manual")
    assert json.loads(parameters)["reason"] == "a new file"


@pytest.mark.prefect
def test_an_unknown_source_fails_the_run_with_the_sentence_alone(city_desk: Desk):
    run = city_desk.ended(city_desk.start_run("sync-references", {"sources": ["nobody"]}))
    assert run["state_type"] == "FAILED"
    assert run["state"]["message"].startswith("there is no reference source 'nobody'")


@pytest.mark.prefect
def test_a_command_on_this_host_is_a_run_of_the_server(city_desk: Desk):
    ended = city_desk.run("references", "sync", "--db", "command.db", "--json")
    assert ended.returncode == 0, ended.stderr
    [synced] = json.loads(ended.stdout)
    assert synced["source"] == "city"
    [run] = [
        each for each in city_desk.runs_named("sync: all sources") if not each["deployment_id"]
    ]
    assert run["state_type"] == "COMPLETED"
