"""Names that no ledger could hold are refused, and cost nothing else."""

from __future__ import annotations

from claims.reference import Reference
from claims.vocabulary import ReferenceKind
from flows.reference_sources.bounds import MAXIMUM_NAME_BYTES, bounded
from flows.reference_sources.source import Dropped, Failed, Page, Unchanged

PLACE = "https://pier.example/a"


def named(name: str) -> Reference:
    return Reference(name, ReferenceKind.STATEMENT, "The pier has 90 lamps.", "Pier Facts")


def test_a_reference_with_too_long_a_name_is_refused_and_the_others_stay() -> None:
    longest, too_long = "a" * MAXIMUM_NAME_BYTES, "é" * (MAXIMUM_NAME_BYTES // 2 + 1)
    page = bounded(Page(PLACE, (named("short"), named(too_long), named(longest))))
    assert isinstance(page, Page)
    assert [each.id for each in page.references] == ["short", longest]
    [refused] = page.refused
    assert (refused.file, "more than 1,200 bytes" in refused.message) == (PLACE, True)


def test_a_page_with_too_long_an_address_has_failed() -> None:
    failed = bounded(Page(f"{PLACE}?{'x' * MAXIMUM_NAME_BYTES}", (named("short"),)))
    assert isinstance(failed, Failed)
    assert "more than 1,200 bytes" in failed.error.message
    assert len(failed.location) < 250


def test_everything_else_is_left_as_it_is() -> None:
    for reading in (Page(PLACE, (named("short"),)), Unchanged(PLACE), Dropped(PLACE)):
        assert bounded(reading) is reading
