"""Which slot a statement fills, and with what; and what cannot be read safely."""

from __future__ import annotations

import pytest

from claims.validity.slots import slot_key, slot_of
from tests.claims.cases import fact_check, statement


@pytest.mark.parametrize(
    "text",
    [
        "Mark Rutte has been Secretary General of NATO since 1 October 2024.",
        "Mark Rutte is NATO's Secretary-General.",
        "Mark Rutte is now the secretary general of NATO.",
        "Since 2024, Mark Rutte has been Secretary General of NATO.",
        "Mark Rutte took office as NATO Secretary General on 1 October 2024.",
        "Mark Rutte was appointed Secretary General of NATO on 26 June 2024.",
    ],
)
def test_one_post_has_one_key(text: str) -> None:
    slot = slot_of(statement(text))
    assert slot is not None
    assert (slot.key, slot.holder) == ("slot:office of nato:secretary general", "Mark Rutte")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Friedrich Merz is the German chancellor.", "slot:office of germany:chancellor"),
        (
            "Friedrich Merz became chancellor of Germany on 6 May 2025.",
            "slot:office of germany:chancellor",
        ),
        (
            "Denys Shmyhal is Ukraine's Minister of Defense.",
            "slot:office of ukraine:defence minister",
        ),
        (
            "Denys Shmyhal has been defence minister of Ukraine since 17 July 2025.",
            "slot:office of ukraine:defence minister",
        ),
        ("Astana is the capital of Kazakhstan.", "slot:capital of kazakhstan"),
        ("The capital city of Kazakhstan is Astana.", "slot:capital of kazakhstan"),
        ("The deadline for applications is 31 July 2025.", "slot:deadline for applications"),
        (
            "The deadline for the applications has been extended to 15 August 2025.",
            "slot:deadline for applications",
        ),
    ],
)
def test_a_slot_has_one_key_however_it_is_worded(text: str, key: str) -> None:
    assert slot_key(statement(text)) == key


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee is deputy mayor of Springfield.",
        "Ann Lee is a former president of Chile.",
        "Ann Lee is acting president of Chile.",
        "Ann Lee is not the president of Chile.",
        "Ann Lee and Bob Ray are presidents of Chile.",
        "Ann Lee is a minister of Ukraine.",
        "Ann Lee is the president.",
        "Ann Lee is a senator of Chile.",
        "Ann Lee is the state secretary of Chile.",
        "Ann Lee, the president of Chile, flew to Bern.",
        "Ann Lee is the president of Chile and the owner of a bakery.",
        "The president of Chile met Ann Lee.",
        "Ann Lee is said to be the president of Chile.",
        "Ann Lee will be the president of Chile.",
        "Astana is the biggest city of Kazakhstan.",
        "Paris is the capital of fashion.",
        "The deadline for applications is next week or later.",
        "The bridge opened on 4 May 2024.",
        "According to a paper from 2019, Ann Lee is the president of Chile.",
        "If elected on 4 May 2025, Ann Lee is the president of Chile.",
        "Ann Lee is the president of Chile's central bank.",
        "",
    ],
)
def test_what_is_not_safe_has_no_slot(text: str) -> None:
    assert slot_key(statement(text)) is None


def test_a_reviewed_claim_fills_no_slot() -> None:
    assert slot_key(fact_check("Astana is the capital of Kazakhstan.", "True")) is None


def test_a_slot_says_how_it_was_told() -> None:
    appointed = slot_of(statement("Ann Lee was appointed mayor of Bern on 6 May 2025."))
    past = slot_of(statement("Ann Lee was the mayor of Bern."))
    assert appointed is not None
    assert past is not None
    assert not appointed.is_start
    assert not past.is_now
