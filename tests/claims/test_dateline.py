from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.reading.dateline import dateline_of
from claims.span import Span

DATELINES = [
    "KYIV, July 20 (Agency) - |Two people were hurt.",
    "NORHAVN — |The council voted.",
    "NORHAVN (AP) — |Two people died.",
    "RIO DE JANEIRO, Brazil (AP) — |About a dozen people came.",
    "NEW YORK/LONDON, Oct 3 (Reuters) - |Oil rose.",
    "SÃO PAULO – |Brazil said so.",
    "London, 3 May (PA) - |The council voted.",
    "Seoul, South Korea (CNN) — |North Korea fired.",
    "(Reuters) - |Shares of the firm rose.",
    "UNITED NATIONS, Sept. 5 (AP) -- |The U.N. met.",
    "TEL AVIV, Israel — |“We will see,” he said.",
    "|NATO - the alliance - met.",
    "|EU – The bloc has 27 members.",
    "|ANNA - Come in.",
    "|UKRAINE-RUSSIA talks were held.",
    "|COVID-19 — The disease spread.",
    "|Hale (D-Calif.) — Who knew?",
    "|The mayor — Ines Aldana — resigned.",
]


@pytest.mark.parametrize("case", DATELINES)
def test_a_dateline_is_told_from_the_report(case: str) -> None:
    dateline, _, report = case.partition("|")
    text = dateline + report

    found = dateline_of(text, Span(0, len(text)))

    assert (found.of(text) if found else "") == dateline


def test_only_the_head_of_a_line_can_be_a_dateline() -> None:
    text = "It ended. NORHAVN — The council voted.\nNORHAVN — It voted."

    assert dateline_of(text, Span(10, 38)) is None
    assert dateline_of(text, Span(39, len(text))) == Span(39, 49)


@pytest.mark.parametrize("unit", ["A", "AB ", "ABC-", "(", "A. ", "Ab, ", "(AP", "NORHAVN, "])
def test_hostile_heads_are_read(unit: str) -> None:
    text = unit * 50_000

    assert dateline_of(text, Span(0, len(text))) is None


@given(st.text(alphabet="ABc -–—(),.\n\u0301🎉", max_size=60))
def test_a_dateline_is_shorter_than_its_sentence(text: str) -> None:
    found = dateline_of(text, Span(0, len(text)))

    assert found is None or (found.start == 0 and 0 < found.end < len(text))
