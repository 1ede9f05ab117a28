"""Pages of sources in the ledger: what stands on them, what left, and what a person decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from ledger_cases import ENGINE, JUDGING, NOON, reference, start_run

from claims.continuity import continued
from claims.errors import UsageError
from claims.reference import Reference
from claims.vocabulary import Trigger
from db.ledger import Ledger
from db.references.source_page import SourcePage
from db.references.source_state import SYNC_COMMAND
from db.references.writing import AddedReferences
from db.verify import verify
from db.words import ProposalDecision, ReferenceChange, ReferenceState

PAGE = "https://wiki.example/elsa"
LENGTH = reference("length", "The bridge over the Elsa is 310 metres long.")
OPENING = reference("opening", "The bridge over the Elsa opened in May 2024.")
TOLL = reference("toll", "Lorries pay a toll of 12 euros on the bridge.")


def said(statement: str, digest: str, **others: Any) -> Reference:
    """A statement that its source has no id for."""
    return reference(f"{PAGE}#{digest}", statement, **others)


LONG = said("The bridge over the Elsa is 310 metres long.", "aaaaaaaaaaaa")
LONGER = said("The bridge over the Elsa is 320 metres long.", "bbbbbbbbbbbb")
TOLLED = said("Lorries pay a toll of 12 euros on the bridge.", "cccccccccccc")


@pytest.fixture
def wiki(ledger: Ledger) -> Ledger:
    ledger.open_source("wiki", "mediawiki")
    ledger.open_source("paper", "publisher")
    return ledger


def write(ledger: Ledger, *references: Reference, **others: Any) -> AddedReferences:
    page = SourcePage(
        source=others.pop("source", "wiki"),
        location=others.pop("location", PAGE),
        references=references,
        retrieved_at=NOON,
        **{"etag": '"1"'} | others,
    )
    return ledger.write_source_page(page, run_id=None)


def live(ledger: Ledger) -> dict[str, str]:
    return {one.reference.id: one.reference.statement for one in ledger.listed_references()}


def gone(ledger: Ledger) -> list[str]:
    return [one.reference.id for one in ledger.listed_references(ReferenceState.GONE)]


def changes(ledger: Ledger) -> list[tuple[str, str]]:
    with ledger._engine.connect() as connection:
        rows = connection.exec_driver_sql(
            "SELECT reference_id, change FROM reference_event ORDER BY id"
        )
        return [(row[0], row[1]) for row in rows]


# What stands on a page


def test_what_a_page_says_no_more_is_gone_and_comes_back_restored(wiki):
    assert write(wiki, LENGTH, TOLL) == AddedReferences(added=2)
    assert write(wiki, LENGTH) == AddedReferences(unchanged=1, gone=1)
    assert (list(live(wiki)), gone(wiki)) == (["length"], ["toll"])
    assert write(wiki, LENGTH, TOLL) == AddedReferences(unchanged=1, restored=1)
    assert changes(wiki)[-2:] == [("toll", "gone"), ("toll", "restored")]
    assert verify(wiki.url) == []


def test_the_same_page_twice_changes_nothing(wiki):
    write(wiki, LENGTH, TOLL)
    before = changes(wiki)
    assert write(wiki, LENGTH, TOLL) == AddedReferences(unchanged=2)
    assert write(wiki, LENGTH, TOLL, etag='"2"') == AddedReferences(unchanged=2)
    assert changes(wiki) == before


def test_what_another_page_still_says_is_not_gone(wiki):
    write(wiki, LENGTH)
    write(wiki, LENGTH, source="paper", location="https://paper.example/1")
    assert write(wiki) == AddedReferences()
    assert list(live(wiki)) == ["length"]
    assert write(wiki, source="paper", location="https://paper.example/1").gone == 1
    assert gone(wiki) == ["length"]


def test_two_pages_that_disagree_do_not_take_turns(wiki):
    other = {"source": "paper", "location": "https://paper.example/1"}
    shorter = replace(LENGTH, statement="The bridge over the Elsa is 300 metres long.")
    write(wiki, shorter, **other)
    for etag in ('"1"', '"2"'):
        assert write(wiki, LENGTH, etag=etag) == AddedReferences(unchanged=1)
        assert write(wiki, shorter, **other, etag=etag) == AddedReferences(unchanged=1)
    assert live(wiki) == {"length": shorter.statement}
    write(wiki, **other)
    assert live(wiki) == {"length": shorter.statement}
    assert write(wiki, LENGTH, etag='"2"') == AddedReferences(changed=1)


def test_a_page_that_is_gone_takes_its_references_along(wiki):
    write(wiki, LENGTH, TOLL)
    write(wiki, TOLL, location=f"{PAGE}/toll")
    assert wiki.unlisted_pages("wiki", {f"{PAGE}/toll"}) == [PAGE]
    assert wiki.drop_source_page("wiki", PAGE, run_id=None) == AddedReferences(gone=1)
    assert (list(live(wiki)), gone(wiki)) == (["toll"], ["length"])
    assert wiki.unlisted_pages("wiki", {f"{PAGE}/toll"}) == []
    assert wiki.drop_source_page("wiki", PAGE, run_id=None) == AddedReferences()
    assert write(wiki, LENGTH, TOLL) == AddedReferences(restored=1, unchanged=1)


def test_a_page_that_seems_broken_drops_nothing(wiki):
    write(wiki, LENGTH, TOLL, OPENING)
    assert write(wiki, LENGTH, is_partial=True) == AddedReferences(unchanged=1)
    assert write(wiki, is_partial=True) == AddedReferences()
    assert len(live(wiki)) == 3
    assert wiki.known_pages("wiki", settings="", code_version="") == []
    assert write(wiki, LENGTH, TOLL, is_partial=True) == AddedReferences(unchanged=2, gone=1)


def test_the_revision_of_the_source_is_kept(wiki):
    write(wiki, LENGTH, revision="4711")
    [stored] = wiki.listed_references()
    assert (stored.source_revision, stored.sources) == ("4711", ("wiki",))


def test_a_page_takes_no_reference_of_another_publisher_that_a_person_added(wiki):
    own = replace(LENGTH, publisher="The desk")
    wiki.add_references([own], run_id=None, retrieved_at=NOON)
    assert write(wiki, LENGTH, TOLL) == AddedReferences(added=1)
    assert live(wiki) == {LENGTH.id: LENGTH.statement, TOLL.id: TOLL.statement}
    kept = {one.reference.id: one for one in wiki.listed_references()}[LENGTH.id]
    assert (kept.reference.publisher, kept.sources) == ("The desk", ())
    assert write(wiki, TOLL, etag='"2"').gone == 0


def test_an_edit_of_a_page_changes_only_the_sentences_it_touched(wiki):
    early, late = datetime(2025, 7, 1, 8), datetime(2025, 7, 2, 8)
    write(wiki, dated(LENGTH, early), dated(TOLL, early), revision="4711")
    other = replace(TOLL, statement="The toll is 4 euros.")
    added = write(wiki, dated(LENGTH, late), dated(other, late), revision="4712")
    assert added == AddedReferences(changed=1, unchanged=1)
    days = {one.reference.id: one.reference.published_at for one in wiki.listed_references()}
    assert days == {LENGTH.id: early, TOLL.id: late}


def dated(reference: Reference, moment: datetime) -> Reference:
    return replace(reference, published_at=moment)


# Statements without an id of their own


def test_changed_words_make_a_new_version_of_the_same_reference(wiki):
    write(wiki, LONG, TOLLED)
    assert write(wiki, LONGER, TOLLED) == AddedReferences(changed=1, unchanged=1)
    assert live(wiki) == {LONG.id: LONGER.statement, TOLLED.id: TOLLED.statement}
    assert write(wiki, LONGER, TOLLED, etag='"2"') == AddedReferences(unchanged=2)
    assert write(wiki, LONG, TOLLED) == AddedReferences(changed=1, unchanged=1)
    assert gone(wiki) == []


def test_other_words_are_another_reference(wiki):
    write(wiki, LONG)
    assert write(wiki, TOLLED) == AddedReferences(added=1, gone=1)


def test_the_most_alike_statements_are_taken_for_each_other():
    one = said("Norhaven has two ferries and one bridge.", "11111111")
    two = said("Norhaven has three ferries and one bridge.", "22222222")
    new_one = said("Norhaven has two ferries and one bridge today.", "33333333")
    new_two = said("Norhaven has three ferries and one tunnel.", "44444444")
    assert continued([one, two], [new_two, new_one]) == {
        new_one.id: one.id, new_two.id: two.id
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (LENGTH, replace(LENGTH, id="another")),
        (LONG, replace(LONGER, id="https://other.example/#bbbbbbbbbbbb")),
        (LONG, replace(LONGER, id=f"{PAGE}#section-two")),
    ],
    ids=["ids of the source", "another page", "a part of a page"],
)
def test_only_ids_made_of_a_page_and_a_hash_are_linked(old, new):
    assert continued([old], [new]) == {}


# Corrections


def test_a_correction_of_the_publisher_is_linked_and_the_mistake_counts_no_more(wiki):
    write(wiki, LONG, TOLLED)
    written = write(wiki, LONGER, TOLLED, is_correction=True)
    assert written == AddedReferences(added=1, unchanged=1, corrected=1)
    assert (gone(wiki), LONGER.id in live(wiki)) == ([LONG.id], True)
    [corrected] = wiki.reference_differences(since=NOON, sources=())[:1]
    assert changes(wiki)[-1] == (LONG.id, "corrected")
    assert write(wiki, LONGER, TOLLED, is_correction=True, etag='"2"').unchanged == 2
    assert corrected.change is ReferenceChange.ADDED
    assert verify(wiki.url) == []


def test_a_corrected_statement_with_an_id_of_its_own_goes_on(wiki):
    write(wiki, LENGTH)
    longer = replace(LENGTH, statement="The bridge over the Elsa is 320 metres long.")
    assert write(wiki, longer, is_correction=True) == AddedReferences(corrected=1)
    assert (changes(wiki)[-1], gone(wiki)) == (("length", "corrected"), [])


def test_a_reference_that_corrects_another_closes_it(wiki):
    right = replace(OPENING, id="opening-2", corrects="opening")
    write(wiki, OPENING)
    assert write(wiki, OPENING, right) == AddedReferences(added=1, unchanged=1, corrected=1)
    assert (list(live(wiki)), gone(wiki)) == (["opening-2"], ["opening"])
    assert write(wiki, OPENING, right, etag='"2"') == AddedReferences(unchanged=2)
    assert wiki.add_references([OPENING, right], run_id=None, retrieved_at=NOON).unchanged == 2
    assert gone(wiki) == ["opening"]


def test_what_was_corrected_comes_back_where_a_person_withdraws_the_correction(wiki):
    right = replace(OPENING, id="opening-2", corrects="opening")
    write(wiki, OPENING, right)
    wiki.withdraw_reference("opening-2", run_id=None)
    assert write(wiki, OPENING, right, etag='"2"').restored == 1
    assert list(live(wiki)) == ["opening"]


# What a person withdrew


def test_a_withdrawal_outlasts_every_sync_and_not_an_added_file(wiki):
    write(wiki, LENGTH, TOLL)
    wiki.withdraw_reference("toll", run_id=None)
    changed = replace(TOLL, statement="Lorries pay a toll of 15 euros on the bridge.")
    assert write(wiki, LENGTH, changed) == AddedReferences(unchanged=2)
    assert write(wiki, LENGTH) == AddedReferences(unchanged=1)
    assert write(wiki, LENGTH, changed) == AddedReferences(unchanged=2)
    assert list(live(wiki)) == ["length"]
    assert wiki.add_references([changed], run_id=None, retrieved_at=NOON).restored == 1


# What changed


def test_differences_name_what_a_run_changed(wiki):
    first = start_run(wiki)
    page = SourcePage("wiki", PAGE, (LENGTH, TOLL), NOON)
    wiki.write_source_page(page, run_id=first)
    second = start_run(wiki)
    longer = replace(LENGTH, statement="The bridge over the Elsa is 320 metres long.")
    wiki.write_source_page(replace(page, references=(longer, OPENING)), run_id=second)
    found = {
        (one.change.value, one.reference_id): (one.before, one.after)
        for one in wiki.reference_differences(runs=[second])
    }
    assert found == {
        ("added", "opening"): (None, OPENING),
        ("changed", "length"): (LENGTH, longer),
        ("gone", "toll"): (TOLL, None),
    }
    with pytest.raises(UsageError, match="no run"):
        wiki.reference_differences(runs=["none"])


def test_what_was_changed_and_changed_back_is_no_difference(wiki):
    write(wiki, LENGTH, TOLL)
    run = start_run(wiki)
    page = SourcePage("wiki", PAGE, (LENGTH,), NOON)
    wiki.write_source_page(page, run_id=run)
    wiki.write_source_page(replace(page, references=(LENGTH, TOLL)), run_id=run)
    assert wiki.reference_differences(runs=[run]) == []


# The end of what another took over


NORDAHL = reference(
    "mayor-1", "Ada Nordahl has been the mayor of Norhaven since 3 March 2019.",
    published_at=datetime(2019, 3, 4),
)  # fmt: skip
VINTER = reference(
    "mayor-2", "Tom Vinter has been the mayor of Norhaven since 5 May 2024.",
    published_at=datetime(2024, 5, 6),
)  # fmt: skip


def test_an_accepted_end_is_a_new_version_that_no_sync_undoes(wiki):
    write(wiki, NORDAHL)
    write(wiki, VINTER, location=f"{PAGE}/2")
    [proposal] = wiki.open_proposals()
    assert (proposal.earlier, proposal.later) == (NORDAHL, VINTER)
    assert proposal.valid_to == date(2024, 5, 5)
    wiki.decide_proposal(proposal.number, ProposalDecision.ACCEPTED, reviewer="Ida")
    ended = replace(NORDAHL, valid_to=date(2024, 5, 5))
    assert write(wiki, NORDAHL, etag='"2"') == AddedReferences(unchanged=1)
    again = wiki.add_references([NORDAHL, VINTER], run_id=None, retrieved_at=NOON)
    assert again == AddedReferences(unchanged=2)
    assert [one.reference for one in wiki.listed_references()] == [ended, VINTER]
    assert wiki.open_proposals() == []
    given = replace(NORDAHL, valid_to=date(2024, 4, 30))
    assert write(wiki, given) == AddedReferences(changed=1)
    assert verify(wiki.url) == []


def test_a_declined_proposal_is_not_made_again(wiki):
    write(wiki, NORDAHL)
    write(wiki, VINTER, location=f"{PAGE}/2")
    [proposal] = wiki.open_proposals()
    wiki.decide_proposal(proposal.number, ProposalDecision.DECLINED, reviewer="Ida", note="no")
    write(wiki, replace(NORDAHL, note="from the city's page"))
    write(wiki, replace(VINTER, note="from the city's page"), location=f"{PAGE}/2")
    assert wiki.open_proposals() == []
    with pytest.raises(UsageError, match="no open proposal"):
        wiki.decide_proposal(proposal.number, ProposalDecision.ACCEPTED, reviewer="Ida")


def test_the_earlier_statement_may_come_later(wiki):
    wiki.add_references([VINTER], run_id=None, retrieved_at=NOON)
    wiki.add_references([NORDAHL], run_id=None, retrieved_at=NOON)
    assert [one.earlier.id for one in wiki.open_proposals()] == ["mayor-1"]


def test_a_proposal_whose_reference_left_waits_no_more(wiki):
    write(wiki, NORDAHL)
    write(wiki, VINTER, location=f"{PAGE}/2")
    write(wiki, location=f"{PAGE}/2")
    assert wiki.open_proposals() == []
    with pytest.raises(UsageError, match="--reviewer"):
        wiki.decide_proposal(1, ProposalDecision.ACCEPTED, reviewer=" ")


# What a conditional request needs


def test_pages_are_known_while_the_settings_are_the_same(wiki):
    def known(settings: str, code_version: str = "0.1.0") -> list[str]:
        found = wiki.known_pages("wiki", settings=settings, code_version=code_version)
        return [page.location for page in found]

    def sync(settings: str) -> None:
        wiki.start_run(
            trigger=Trigger.CLI,
            command=SYNC_COMMAND,
            parameters={"sources": ["wiki"], "settings": settings},
            settings_judging=JUDGING,
            code_version="0.1.0",
            engine=ENGINE,
        )

    sync("one")
    write(wiki, LENGTH)
    write(wiki, location=f"{PAGE}/bare", etag=None)
    assert known("one") == [PAGE]
    assert known("two") == known("one", "0.2.0") == []
    sync("two")
    assert known("two") == []
    wiki.drop_source_page("wiki", PAGE, run_id=None)
    assert known("one") == []
