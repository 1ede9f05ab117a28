import io
import re

import pytest
from rich.console import Console
from sample_results import GONE, council_document, hostile_document, run_of

from flows.explaining import Explanation
from flows.results import RunResult
from flows.terminal import show_result
from flows.terminal_explanation import show_explanation


def screen(width: int = 80, encoding: str = "utf-8", **options) -> Console:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)
    return Console(width=width, file=file, **options)


def shown(console: Console) -> str:
    console.file.flush()
    content = console.file.buffer.getvalue()
    return content.decode(console.file.encoding)


def result_shown(result: RunResult, **options) -> str:
    console = screen(**options)
    show_result(result, console)
    return shown(console)


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_the_screen(width):
    output = result_shown(run_of(council_document(), failures=(GONE,)), width=width)
    assert max(map(len, output.splitlines())) <= width


def test_every_claim_stands_with_its_verdict_and_why():
    output = result_shown(run_of(council_document()), width=160)
    line = next(line for line in output.splitlines() if "The vote came after" in line)
    assert "✗ Refuted" in line
    assert "The claim says just under four hours" in line
    assert output.count("? Not enough evidence") == 2
    assert "Helena Marsh" in output


def test_exclusions_failures_and_totals_are_told():
    output = squeezed(result_shown(run_of(council_document(), failures=(GONE,)), width=200))
    assert "13 sentences, 7 with claims; excluded: 1 heading" in output
    assert "https://gone.example/page: fetch, FetchError: the server answered 404" in output
    assert "7 claims · 1 supported · 1 refuted" in output
    assert output.endswith("1 failed · 7 new verdicts in sqlite:///claimledger.db")


def test_an_unknown_publication_date_is_told():
    output = squeezed(result_shown(run_of(hostile_document())))
    assert "Publication date unknown: relative times were not resolved" in output


def test_hostile_words_are_neither_markup_nor_commands():
    console = screen(force_terminal=True, color_system="standard")
    result = run_of(hostile_document(), failures=(GONE,))
    show_result(result, console)
    show_explanation(Explanation.of_judged(result.documents[0].judged[1]), console)
    output = shown(console)
    assert "[bold red]Budget[/]" in output
    assert "␛[31m␀" in output
    assert "\x00" not in output
    assert "\u202e" not in output
    assert set(re.findall(r"\x1b(?!\[[0-9;]*m)", output)) == set()
    assert "\x1b[31m" not in re.sub(r"\x1b\[31m(?:✗| · 1|Refuted|– |░)", "", output)


def test_no_colour_is_written_where_none_is_wanted(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    output = result_shown(run_of(council_document()), force_terminal=True, color_system="standard")
    assert not re.search(r"\x1b\[(?:\d+;)*3\d", output)
    assert "✓ Supported" in output


def test_a_screen_without_unicode_gets_plain_symbols():
    output = result_shown(run_of(council_document(), hostile_document()), encoding="ascii")
    assert "+ Supported" in output
    assert "x Refuted" in output
    assert "Ada Moreau - The Riverton Courier - Published 13 May 2026" in output


def test_the_explanation_goes_value_by_value():
    console = screen(width=120)
    show_explanation(Explanation.of_judged(council_document().judged[2]), console)
    output = squeezed(shown(console))
    assert "✗ Refuted" in output
    assert "duration just under four hours six hours ✗ conflicts: six hours is more" in output
    assert "place the town hall Riverton town hall ✓ agrees" in output
    assert "same event both speak of the hearing on the Mill Bridge" in output
    assert "Valley Radio · 12 May 2026" in output


def test_the_explanation_says_why_a_reference_does_not_count():
    console = screen(width=120)
    show_explanation(Explanation.of_judged(council_document().judged[5]), console)
    output = squeezed(shown(console))
    assert "Does not count: a reference that supports the claim" in output
    assert "but it is not independent of the article" in output
    assert "would settle it the estimate of Brandt & Lowe itself" in output
