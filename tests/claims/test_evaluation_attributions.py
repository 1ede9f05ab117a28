from __future__ import annotations

import pytest

from claims.errors import EvaluationDataError
from claims.evaluation.attributions import evaluate, reads
from claims.evaluation.report import MAXIMUM_ERRORS, Row

TEXT = "Kari Solheim said the bridge was shut. “It is slow,” Bob Miller said."
BRIDGE = {"speaker": "Kari Solheim", "content": "the bridge was shut", "kind": "indirect_speech"}
SLOW = {"speaker": "Bob Miller", "content": "It is slow", "kind": "direct_quote"}


def figures(*rows: Row) -> dict[str, tuple[float, int]]:
    return {figure.name: (figure.value, figure.of) for figure in evaluate(rows).figures}


def polnear(text: str, source: str | None, content: str, *, quoted: bool) -> Row:
    start = text.index(content)
    spans = [] if source is None else [[text.index(source), text.index(source) + len(source)]]
    entry = {
        "source": source,
        "source_spans": spans,
        "content_spans": [[start, start + len(content)]],
        "quoted": quoted,
    }
    return {"text": text, "attributions": [entry]}


def test_which_rows_are_read() -> None:
    assert reads({"text": TEXT, "attributions": []})
    assert not reads({"text": TEXT, "disposition": "claimed"})
    assert not reads({"attributions": []})


def test_everything_is_found() -> None:
    found = figures({"text": TEXT, "attributions": [BRIDGE, SLOW]})
    assert found["source and content F1"] == (1.0, 2)
    assert found["quoted source and content found"] == (1.0, 1)
    assert found["kind"] == (1.0, 2)


def test_what_is_not_labelled_costs_precision() -> None:
    found = figures({"text": TEXT, "attributions": [BRIDGE]})
    assert found["content precision"] == (0.5, 2)
    assert found["content recall"] == (1.0, 1)
    assert found["quoted content found"] == (0.0, 0)


def test_what_is_not_found_costs_recall() -> None:
    missed = {"speaker": "Kari Solheim", "content": "old", "kind": "indirect_speech"}
    found = figures({"text": "The bridge is old.", "attributions": [missed]})
    assert found["content recall"] == (0.0, 1)
    assert found["content F1"] == (0.0, 1)


def test_a_wrong_source_is_found_but_not_right() -> None:
    evaluation = evaluate([{"text": TEXT, "attributions": [{**SLOW, "speaker": "Kari Solheim"}]}])
    found = {figure.name: figure.value for figure in evaluation.figures}
    assert found["quoted content found"] == 1.0
    assert found["quoted source and content found"] == 0.0
    assert evaluation.errors[0] == "row 1: Bob Miller instead of Kari Solheim: It is slow"


def test_a_wrong_kind_is_counted() -> None:
    entry = {**SLOW, "kind": "indirect_speech"}
    assert figures({"text": TEXT, "attributions": [entry]})["kind"] == (0.0, 1)


def test_nobody_is_right_where_nobody_is_labelled() -> None:
    entry = {"speaker": None, "content": "It is slow", "kind": "direct_quote"}
    open_text, named_text = "“It is slow,” she said.", "“It is slow,” Bob Miller said."
    rows = [{"text": text, "attributions": [entry]} for text in (open_text, named_text)]
    assert figures(*rows)["source and content recall"] == (0.5, 2)


def test_words_that_come_twice_are_taken_in_order() -> None:
    text = "“It is slow,” Bob Miller said. “It is slow,” Kari Solheim said."
    rows = {"text": text, "attributions": [SLOW, {**SLOW, "speaker": "Kari Solheim"}]}
    assert figures(rows)["source and content F1"] == (1.0, 2)


def test_spans_of_the_source_are_compared() -> None:
    text = "The mayor of Oslo said the bridge was shut."
    right = polnear(text, "The mayor of Oslo", "the bridge was shut", quoted=False)
    wrong = polnear(text, "bridge", "the bridge was shut", quoted=False)
    assert figures(right, wrong)["source and content recall"] == (0.5, 2)


def test_a_relative_pronoun_stands_for_the_words_before_it() -> None:
    text = "It was opened by Bob Miller, a farmer, who said the bridge was shut."
    row = polnear(text, "who", "the bridge was shut", quoted=False)
    assert figures(row)["source and content recall"] == (1.0, 1)


def test_how_many_pronouns_are_resolved() -> None:
    text = "Bob Miller came. “It is slow,” he said.\n\n“It is old,” she said."
    assert figures({"text": text, "attributions": []})["he and she resolved"] == (0.5, 2)


def test_an_attribution_without_content_is_passed_over() -> None:
    entry = {"source": "she", "source_spans": [], "content_spans": [], "quoted": False}
    assert figures({"text": TEXT, "attributions": [entry]})["content recall"] == (0.0, 0)


def test_only_some_errors_are_kept() -> None:
    rows = [{"text": TEXT, "attributions": []}] * MAXIMUM_ERRORS
    assert len(evaluate(rows).errors) == MAXIMUM_ERRORS


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"text": 3, "attributions": []}, "row 1: text is 3; a text is expected."),
        ({"text": TEXT}, "row 1: attributions is None; a list is expected."),
        ({"text": TEXT, "attributions": ["x"]},
         "row 1: attributions holds 'x'; an object is expected."),
        ({"text": TEXT, "attributions": [{**SLOW, "content": "fast"}]},
         "row 1: content is 'fast'; words of the text are expected."),
        ({"text": TEXT, "attributions": [{**SLOW, "kind": "song"}]},
         "row 1: kind is 'song'; use one of direct_quote, indirect_speech."),
        ({"text": TEXT, "attributions": [{**SLOW, "speaker": 3}]},
         "row 1: speaker is 3; a name or null is expected."),
        ({"text": TEXT, "attributions": [{"content_spans": []}]},
         "row 1: quoted is None; true or false is expected."),
        ({"text": TEXT, "attributions": [{"content_spans": [[5, 2]], "quoted": True}]},
         "row 1: content_spans holds [5, 2]; [start, end) in the text is expected."),
        ({"text": TEXT, "attributions": [{"content_spans": 5, "quoted": True}]},
         "row 1: content_spans is 5; a list of spans is expected."),
    ],
)  # fmt: skip
def test_a_malformed_row_says_what_is_wrong(row: Row, message: str) -> None:
    with pytest.raises(EvaluationDataError) as raised:
        evaluate([row])
    assert str(raised.value) == message
