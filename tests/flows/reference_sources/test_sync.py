"""Syncing a source over a real server: what changes, what fails, and what survives a kill."""

from __future__ import annotations

import itertools
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bulletin import sync_bulletin
from loopback import Service, body, document, status

from claims.vocabulary import RunState
from db.ledger import Ledger, LedgerReader
from db.references.writing import AddedReferences
from db.verify import verify
from db.words import ReferenceState

ROOT = Path(__file__).parents[3]
KILLS = 4


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in which every look at the clock is a second later than the last."""
    start, seconds = datetime.now(UTC), itertools.count()
    with Ledger.open(
        f"sqlite:///{tmp_path / 'ledger.db'}",
        clock=lambda: start + timedelta(seconds=next(seconds)),
    ) as opened:
        yield opened


def publish(service: Service, pages: dict[str, dict[str, str]], **others: object) -> None:
    """Put pages of statements on the server, each with an ETag of its content."""
    service.answers = {"/index": document(list(pages))}
    for name, statements in pages.items():
        said = {"statements": statements, **others}
        service.answers[f"/{name}"] = versioned(said)


def versioned(said: dict[str, object]):
    def answer(handler) -> None:
        etag = f'"{hash(str(said))}"'
        if handler.headers.get("If-None-Match") == etag:
            handler.reply(304)
        else:
            document(said, ETag=etag)(handler)

    return answer


def live(ledger: LedgerReader) -> dict[str, str]:
    return {one.reference.id: one.reference.statement for one in ledger.listed_references()}


def gone(ledger: LedgerReader) -> list[str]:
    return [one.reference.id for one in ledger.listed_references(ReferenceState.GONE)]


def run_states(ledger: Ledger) -> list[str]:
    with ledger._engine.connect() as connection:
        return list(connection.exec_driver_sql("SELECT state FROM run ORDER BY rowid").scalars())


PAGES = {
    "bridge": {"length": "The Elsa Bridge is 310 metres long."},
    "ferry": {"stop": "The Elsa ferry stopped in 2019.", "price": "A crossing cost 4 euros."},
}


# What changes


def test_a_second_sync_asks_what_is_new_and_changes_nothing(service: Service, ledger: Ledger):
    publish(service, PAGES)
    first = sync_bulletin(ledger, service.root)
    assert first.references == AddedReferences(added=3)
    assert first.pages == {"read": 2, "unchanged": 0, "failed": 0, "dropped": 0}
    second = sync_bulletin(ledger, service.root)
    assert second.references == AddedReferences()
    assert second.pages == {"read": 0, "unchanged": 2, "failed": 0, "dropped": 0}
    assert ledger.reference_differences() == []
    assert run_states(ledger) == [RunState.COMPLETED.value] * 2


def test_a_page_that_changed_is_read_and_the_others_are_not(service: Service, ledger: Ledger):
    publish(service, PAGES)
    sync_bulletin(ledger, service.root)
    longer = {"length": "The Elsa Bridge is 320 metres long."}
    publish(service, PAGES | {"bridge": longer})
    synced = sync_bulletin(ledger, service.root)
    assert (synced.references.changed, synced.pages["unchanged"]) == (1, 1)
    [difference] = ledger.reference_differences()
    assert (difference.reference_id, difference.sources) == ("length", ("bulletin",))


def test_other_settings_read_every_page_anew(service: Service, ledger: Ledger):
    publish(service, PAGES)
    sync_bulletin(ledger, service.root)
    synced = sync_bulletin(ledger, service.root, settings="two")
    assert synced.pages["read"] == 2
    assert synced.references == AddedReferences(unchanged=3)


def test_what_a_page_or_the_index_drops_is_gone(service: Service, ledger: Ledger):
    publish(service, PAGES)
    sync_bulletin(ledger, service.root)
    publish(service, {"ferry": {"stop": PAGES["ferry"]["stop"]}})
    synced = sync_bulletin(ledger, service.root)
    assert (synced.references.gone, synced.pages["dropped"]) == (2, 1)
    assert (list(live(ledger)), gone(ledger)) == (["stop"], ["length", "price"])
    assert [one.sources for one in ledger.listed_references(ReferenceState.GONE)] == [
        ("bulletin",), ("bulletin",)
    ]  # fmt: skip
    publish(service, PAGES)
    assert sync_bulletin(ledger, service.root).references.restored == 2
    assert verify(ledger.url) == []


def test_what_leaves_an_incomplete_list_stays(service: Service, ledger: Ledger):
    publish(service, PAGES)
    sync_bulletin(ledger, service.root, complete=False)
    publish(service, {"ferry": PAGES["ferry"]})
    assert sync_bulletin(ledger, service.root, complete=False).references.gone == 0
    service.answers["/ferry"] = status(410)
    assert sync_bulletin(ledger, service.root, complete=False).references.gone == 2
    assert list(live(ledger)) == ["length"]


def test_a_reworded_statement_goes_on_under_its_id(service: Service, ledger: Ledger):
    publish(service, {"bridge": {"://aaaaaaaaaaaa": "The Elsa Bridge is 310 metres long."}})
    sync_bulletin(ledger, service.root)
    publish(service, {"bridge": {"://bbbbbbbbbbbb": "The Elsa Bridge is 320 metres long."}})
    assert sync_bulletin(ledger, service.root).references == AddedReferences(changed=1)
    assert live(ledger) == {
        f"{service.root}/bridge#aaaaaaaaaaaa": "The Elsa Bridge is 320 metres long."
    }


def test_a_corrected_statement_is_closed_by_its_correction(service: Service, ledger: Ledger):
    publish(service, {"bridge": {"://aaaaaaaaaaaa": "The Elsa Bridge is 310 metres long."}})
    sync_bulletin(ledger, service.root)
    publish(
        service,
        {"bridge": {"://bbbbbbbbbbbb": "The Elsa Bridge is 320 metres long."}},
        correction="Correction: an earlier version gave the wrong length.",
        revision="17",
    )
    synced = sync_bulletin(ledger, service.root)
    assert synced.references == AddedReferences(added=1, corrected=1)
    wrong, right = (f"{service.root}/bridge#{name * 12}" for name in "ab")
    assert (list(live(ledger)), gone(ledger)) == ([right], [wrong])
    closed = {one.reference_id: one.corrected_by for one in ledger.reference_differences()}
    assert closed == {right: None, wrong: right}
    assert [one.source_revision for one in ledger.listed_references()] == ["17"]


# What fails


def test_a_page_that_fails_drops_nothing_and_the_others_go_on(service: Service, ledger: Ledger):
    publish(service, PAGES)
    sync_bulletin(ledger, service.root)
    publish(service, {"bridge": {}, "ferry": {}, "toll": {"toll": "The toll is 2 euros."}})
    service.answers["/bridge"] = status(500)
    service.answers["/ferry"] = status(429)
    synced = sync_bulletin(ledger, service.root)
    assert synced.references == AddedReferences(added=1)
    assert [failure.stage for failure in synced.failures] == ["fetch", "fetch"]
    assert list(live(ledger)) == ["length", "price", "stop", "toll"]


def test_a_page_that_robots_txt_forbids_drops_nothing(service: Service, ledger: Ledger):
    publish(service, PAGES)
    sync_bulletin(ledger, service.root)
    publish(service, PAGES)
    service.answers["/robots.txt"] = body("User-agent: *\nDisallow: /bridge\n", "text/plain")
    synced = sync_bulletin(ledger, service.root)
    assert "robots.txt" in synced.failures[0].message
    assert len(live(ledger)) == 3


def test_an_index_that_fails_drops_nothing(service: Service, ledger: Ledger):
    publish(service, PAGES)
    sync_bulletin(ledger, service.root)
    service.answers = {"/index": status(500)}
    synced = sync_bulletin(ledger, service.root)
    assert (synced.is_whole, len(synced.failures)) == (False, 1)
    assert len(live(ledger)) == 3
    assert run_states(ledger)[-1] == RunState.FAILED.value


# Kills and readers


def many_pages(version: int) -> dict[str, dict[str, str]]:
    """Pages of statements of one version; every third statement is in the others only."""
    return {
        f"page{page}": {
            f"{page}-{number}": f"Pier {number} of bridge {page} has {version} lamps."
            for number in range(12)
            if number % 3 != version % 3
        }
        for page in range(8)
    }


def versions_of_pages(ledger: LedgerReader) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, statement in live(ledger).items():
        found.setdefault(name.split("-")[0], set()).add(statement.split(" has ")[1])
    return found


def test_killed_at_any_moment_the_next_sync_does_the_rest(
    service: Service, ledger: Ledger, tmp_path: Path
):
    moments = random.Random(20240506)  # noqa: S311 - moments, not secrets
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent)))
    }
    worker = [
        sys.executable,
        str(Path(__file__).with_name("bulletin.py")),
        ledger.url,
        service.root,
    ]
    unfinished = 0
    for version in range(1, KILLS + 1):
        publish(service, many_pages(version))
        reached, at = threading.Event(), f"/page{moments.randint(2, 7)}"
        answer = service.answers[at]

        def tell(handler, answer=answer, reached=reached) -> None:
            reached.set()
            answer(handler)

        service.answers[at] = tell
        with subprocess.Popen(worker, env=environment) as process:
            assert reached.wait(60)
            threading.Event().wait(moments.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
        unfinished += len({*map(str, versions_of_pages(ledger).values())}) > 1
        assert all(len(seen) == 1 for seen in versions_of_pages(ledger).values())
        assert verify(ledger.url) == []
    assert unfinished, "no sync was killed between its first page and its last"
    sync_bulletin(ledger, service.root)
    wanted = {name: text for page in many_pages(KILLS).values() for name, text in page.items()}
    assert live(ledger) == wanted
    assert sync_bulletin(ledger, service.root).references == AddedReferences()


def test_readers_see_all_of_a_page_or_nothing_and_are_never_locked_out(
    service: Service, ledger: Ledger
):
    publish(service, many_pages(1))
    sync_bulletin(ledger, service.root)
    done = threading.Event()
    torn: list[set[str]] = []
    reads = [0, 0]

    def read(number: int) -> None:
        with LedgerReader.open(ledger.url, busy_timeout_seconds=0.001) as reader:
            while not done.is_set() or not reads[number]:
                pages = versions_of_pages(reader)
                torn.extend(seen for seen in pages.values() if len(seen) > 1)
                reads[number] += 1

    readers = [threading.Thread(target=read, args=(number,)) for number in range(2)]
    for reader in readers:
        reader.start()
    for version in range(2, 5):
        publish(service, many_pages(version))
        assert sync_bulletin(ledger, service.root).failures == ()
    done.set()
    for reader in readers:
        reader.join()
    assert torn == []
    assert min(reads) > 1


def test_a_name_that_is_too_long_is_refused_and_costs_nothing_else(
    service: Service, ledger: Ledger
):
    too_long = {"x" * 2_000: "The Elsa Bridge sank."}
    publish(service, PAGES | {"bridge": PAGES["bridge"] | too_long})
    synced = sync_bulletin(ledger, service.root)
    assert synced.references == AddedReferences(added=3)
    [failure] = synced.failures
    assert "more than 1,200 bytes" in failure.message
