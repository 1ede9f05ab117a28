import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_results import GONE, council_document, hostile_document, run_of

from claims.vocabulary import Trigger
from flows.artifacts import markdown_report, markdown_text, table_rows

any_text = st.text(alphabet=st.characters(codec=None, exclude_categories=()))
markup = st.text(alphabet="<>&|[](){}`*_#+-.!~=\\:/@\n wx1", max_size=40)


def unescaped(text: str) -> str:
    """Take out every escaped mark and entity: what is left is what a viewer may interpret."""
    return re.sub(r"\\[!-/:-@\[-`{-~]|&(?:lt|gt|amp|#124);", "", text)


def test_the_report_reads_from_the_counts_to_the_evidence():
    report = markdown_report(run_of(council_document(), failures=(GONE,)))
    assert report.startswith("# 1 article, 7 claims\n")
    assert "| ✗ Refuted | 1 |" in report
    assert "## Riverton council votes to close the Mill Bridge\n" in report
    assert "| duration | just under four hours | six hours | ✗ conflicts |" in report
    assert "## 1 item could not be processed" in report


def test_a_source_is_a_link_only_where_its_address_is_on_the_web():
    report = markdown_report(run_of(council_document()))
    assert "](<https://riverton.example/minutes/2026-05-12?item=4&view=full>)" in report
    assert "javascript" not in report


def test_hostile_text_makes_no_markup():
    report = unescaped(markdown_report(run_of(hostile_document())))
    allowed = re.compile(r"\]\(<https://evil\.example/%22onmouseover=%22alert%284%29>\)")
    rest = allowed.sub("", report).replace("| ---: |", "").replace("| --- ", "")
    assert "<" not in rest
    assert "](" not in rest
    assert "`" not in rest
    assert "://" not in rest
    assert "\u202e" not in report
    report.encode("utf-8")


@given(any_text | markup)
def test_escaped_text_holds_no_mark_with_a_meaning(text):
    shown = markdown_text(text)
    rest = unescaped(shown)
    assert not re.search(r"[<>|\[\]`*_#~\\{}!=+-]", rest)
    assert not re.search(r"://|www\.", shown)
    assert "\n" not in shown
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("1. first", "1\\. first"),
        ("a | b", "a &#124; b"),
        ("<b>&", "&lt;b&gt;&amp;"),
        ("**x**", "\\*\\*x\\*\\*"),
        ("plain, text", "plain, text"),
    ],
)
def test_marks_are_escaped(text, escaped):
    assert markdown_text(text) == escaped


def test_long_texts_and_long_runs_are_shortened():
    document = council_document()
    long = replace(document, article=replace(document.article, title="word " * 100_000))
    assert len(markdown_report(run_of(long))) < 20_000
    many = replace(document, judged=document.judged * 30)
    report = markdown_report(run_of(many, *[document] * 60))
    assert "*110 more claims in the ledger.*" in report
    assert "*11 more articles in the ledger.*" in report
    assert len(report) < 300_000


def test_the_table_has_five_plain_columns_and_a_row_for_each_claim():
    rows = table_rows(run_of(council_document(), hostile_document()))
    assert len(rows) == 9
    assert list(rows[0]) == ["verdict", "claim", "why", "said by", "article"]
    assert rows[2]["verdict"] == "✗ Refuted"
    assert not any("](" in value or "\n" in value for row in rows for value in row.values())


def test_a_pasted_text_is_named_by_the_start_of_its_digest():
    pasted = replace(council_document(), location=f"text:sha256:{'0f' * 32}")
    report = markdown_report(run_of(pasted))
    assert "pasted text 0f0f0f0f0f0f\n" in report
    assert "0f" * 7 not in report


@pytest.mark.parametrize(
    ("trigger", "words"),
    [
        (Trigger.CLI, "from the command line;"),
        (Trigger.SCHEDULE, "by the schedule;"),
        (Trigger.MANUAL, "by hand;"),
    ],
)
def test_the_report_says_who_started_the_run(trigger, words):
    assert words in markdown_report(replace(run_of(council_document()), trigger=trigger))


def test_a_run_without_documents_has_a_report_and_no_rows():
    result = run_of(failures=(GONE,))
    assert "0 articles, 0 claims" in markdown_report(result)
    assert table_rows(result) == []
