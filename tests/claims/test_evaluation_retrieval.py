import gzip
import json
from pathlib import Path

import pytest

from claims.errors import EvaluationDataError, UsageError
from claims.evaluation.report import Row
from claims.evaluation.retrieval import (
    average_precision,
    discounted_gain,
    evaluate,
    everything,
    reads,
    recall,
)
from claims.evaluation.retrieval_folder import read_folder
from claims.ranking import Pool, Question


def reference(name: str, statement: str) -> Row:
    return {"id": name, "kind": "statement", "statement": statement, "publisher": "Desk"}


BRIDGE = reference("bridge", "The Vltava bridge opened in 2021.")
TRAMS = reference("trams", "The city bought 40 trams.")
ASKED: Row = {"question": "How many trams did the city buy?", "relevant": ["trams"]}


@pytest.mark.parametrize(
    ("ranked", "relevant", "expected"),
    [
        ("abc", "a", (1, 1, 1)),
        ("bac", "a", (0.5, 1, 0.63093)),
        ("bca", "a", (0, 0, 0)),
        ("abc", "ac", (0.5, 0.5, 0.61315)),
        ("", "a", (0, 0, 0)),
    ],
)
def test_figures_of_one_ranking(ranked: str, relevant: str, expected: tuple[float, ...]) -> None:
    measures = (average_precision, recall, discounted_gain)
    found = [measure(ranked, relevant, 2) for measure in measures]
    assert found == pytest.approx(expected, abs=1e-5)


def test_both_shapes_of_rows_are_known_and_no_other() -> None:
    assert reads(BRIDGE)
    assert reads(ASKED)
    assert not reads({"text": "a", "label": 1})
    assert not reads({"claim": "a", "reference": "b", "same": True, "kind": "number"})


def test_a_set_is_measured() -> None:
    evaluation = evaluate([BRIDGE, TRAMS, ASKED])
    figures = {figure.name: (figure.value, figure.of) for figure in evaluation.figures}
    assert figures == {"MAP@5": (1, 1), "recall@50": (1, 1), "nDCG@10": (1, 1)}
    assert evaluation.errors == ()


def test_a_claim_with_a_label_is_judged_by_what_is_found() -> None:
    claims = [
        {"question": "The city bought 40 trams.", "relevant": ["trams"], "label": "SUPPORTED"},
        {"question": "The city bought 90 trams.", "relevant": ["trams"], "label": "supported"},
        {
            "question": "The Vltava bridge is 40 metres long.",
            "relevant": ["bridge"],
            "label": "not_enough_evidence",
            "published": "2025-07-20",
        },
    ]
    found = evaluate([BRIDGE, TRAMS, ASKED, *claims]).figures
    figures = {figure.name: (figure.value, figure.of) for figure in found}
    assert figures["end to end: accuracy"] == (pytest.approx(2 / 3), 3)
    assert figures["end to end: decided"][1] == 3
    assert figures["end to end: decided: precision"][1] in {1, 2}
    with pytest.raises(EvaluationDataError, match="`label` is 'maybe'"):
        evaluate([TRAMS, ASKED | {"label": "maybe"}])


def test_what_is_asked_goes_to_the_store_and_a_wrong_first_is_told() -> None:
    heard: list[str] = []

    def store(references):
        def propose(question: Question) -> Pool:
            heard.append(question.text)
            return everything([one for one in references if one.id != "trams"])(question)

        return propose

    evaluation = evaluate([BRIDGE, TRAMS, {**ASKED, "question": "#CityTrams: how many?"}], store)
    assert heard == ["City Trams: how many?"]
    assert [figure.value for figure in evaluation.figures] == [0, 0, 0]
    assert evaluation.errors == (
        "bridge comes first, the right one is missing: #CityTrams: how many?",
    )


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"question": 3, "relevant": ["bridge"]}, "question must be a string"),
        ({"question": "a", "relevant": []}, "relevant must be a list of ids"),
        ({"question": "a", "relevant": "bridge"}, "relevant must be a list of ids"),
        ({"question": "a", "relevant": ["ferry"]}, "no row gives the reference 'ferry'"),
        ({"id": "x", "kind": "rumour", "statement": "a", "publisher": "b"}, "kind"),
    ],
)
def test_a_wrong_row_is_refused_by_its_number(row: Row, message: str) -> None:
    with pytest.raises(EvaluationDataError, match=message) as refused:
        evaluate([BRIDGE, row])
    assert refused.value.row == 2


def test_a_public_set_is_read_from_its_folder(tmp_path: Path) -> None:
    corpus = [
        {"id": "1", "text": "Trams are green.", "title": "Green?", "speaker": "Ana Ruiz"},
        {"id": "2", "text": "Trams are red.", "title": ""},
    ]
    queries = [
        {"id": "q", "text": "green trams", "split": "dev"},
        {"id": "r", "text": "nobody judged this", "split": "dev"},
    ]
    with gzip.open(tmp_path / "corpus.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in corpus)
    (tmp_path / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in queries))
    with pytest.raises(UsageError, match=r"qrels\.tsv"):
        read_folder(tmp_path)
    (tmp_path / "qrels.tsv").write_text("query\tdoc\trel\nq\t1\t1\nq\t2\t0\n")
    data = read_folder(tmp_path)
    assert [(one.statement, one.note, one.claimant) for one in data.references] == [
        ("Trams are green.", "Green?", "Ana Ruiz"),
        ("Trams are red.", None, None),
    ]
    (asked,) = data.splits["dev"]
    assert (asked.text, asked.relevant) == ("green trams", {"1"})
