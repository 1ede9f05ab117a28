"""`claimledger evaluate`: which files are measured, what is shown, and what bad data gives."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from command_line import ROOT, Ended, at_terminal, claimledger
from lxml import etree

from claims.evaluation import dataset
from claims.judge import engine_of
from claims.settings import Settings

PLOTS = ("risk-coverage.svg", "reliability.svg", "confusion.svg")
PAIRS: list[dict[str, Any]] = [
    {
        "claim": "The Elsa Bridge in Norhaven is 310 metres long.",
        "evidence": "The Elsa Bridge in Norhaven is 310 metres long.",
        "label": "supported",
    },
    {
        "claim": "The tunnel in Norhaven was opened in June 1974.",
        "evidence": ["The mayor of Norhaven likes the opera."],
        "label": "NOT_ENOUGH_INFO",
    },
    {
        "claim": "The museum in Norhaven had 500 visitors.",
        "evidence": ["The library in Norhaven was painted green."],
        "label": "REFUTED",
    },
]
UNKNOWN = [{"query": "bridges", "answer": "yes"}]


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def figures(ended: Ended, number: int = 0) -> dict[str, tuple[float, int]]:
    return {
        each["name"]: (each["value"], each["of"])
        for each in ended.json["datasets"][number]["figures"]
    }


@pytest.mark.parametrize("name", ["pairs.jsonl", "pairs.jsonl.gz"])
def test_a_file_is_measured_by_the_task_that_its_rows_tell(name, tmp_path):
    file = written(tmp_path / name, PAIRS)
    ended = claimledger("evaluate", file)
    assert (ended.status, ended.words) == (0, "")
    (measured,) = ended.json["datasets"]
    assert measured["file"] == str(file)
    assert measured["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (measured["task"], measured["rows"]) == ("verdicts", 3)
    assert measured["seconds"] >= 0
    assert measured["rows_per_second"] > 0
    assert measured["confusion"]["recorded"]["supported"] == {
        "supported": 1,
        "refuted": 0,
        "undecided": 0,
    }
    assert ended.json["engine"] == engine_of(Settings())
    assert figures(ended)["accuracy"] == (pytest.approx(2 / 3), 3)
    assert figures(ended)["supported: precision"] == (1.0, 1)
    assert figures(ended)["refuted: recall"] == (0.0, 1)
    assert figures(ended)["refuted: precision"] == (0.0, 0)


def test_a_folder_stands_for_its_data_files_and_says_which_no_task_reads(tmp_path):
    (tmp_path / "more").mkdir()
    written(tmp_path / "pairs.jsonl", PAIRS)
    written(tmp_path / "more" / "pairs.jsonl.gz", PAIRS[:1])
    other = written(tmp_path / "queries.jsonl", UNKNOWN)
    (tmp_path / "README.md").write_text("words")
    ended = claimledger("evaluate", tmp_path, tmp_path / "pairs.jsonl")
    assert ended.status == 0
    assert [each["rows"] for each in ended.json["datasets"]] == [1, 3]
    assert ended.words.splitlines() == [f"skipped: {other}: no task reads its rows."]
    assert ended.json["skipped"] == [str(other)]


def test_limit_draws_the_same_rows_each_time_from_the_whole_file(tmp_path):
    rows = [PAIRS[0] | {"id": number} for number in range(200)]
    file = written(tmp_path / "pairs.jsonl", rows)
    drawn = dataset.read_dataset(file, limit=20)
    assert drawn == dataset.read_dataset(file, limit=20)
    assert (len(drawn.rows), drawn.total) == (20, 200)
    assert list(drawn.lines) == sorted(set(drawn.lines))
    assert drawn.lines[-1] > 100
    assert [row["id"] for row in drawn.rows] == [line - 1 for line in drawn.lines]
    ended = claimledger("evaluate", file, "--limit", "2")
    assert [(each["rows"], each["rows_in_file"]) for each in ended.json["datasets"]] == [(2, 200)]


def test_errors_are_shown_where_they_are_asked_for(tmp_path):
    file = written(tmp_path / "pairs.jsonl", PAIRS)
    assert claimledger("evaluate", file).json["datasets"][0]["errors"] == []
    (error,) = claimledger("evaluate", file, "--errors", "5").json["datasets"][0]["errors"]
    assert error.startswith("row 3: refuted judged undecided (")
    assert error.endswith("The museum in Norhaven had 500 visitors. | " + PAIRS[2]["evidence"][0])


def test_the_result_is_written_to_a_file_too(tmp_path):
    file, output = written(tmp_path / "pairs.jsonl", PAIRS), tmp_path / "result.json"
    ended = claimledger("evaluate", file, "--output", output)
    assert ended.status == 0
    assert json.loads(output.read_text("utf-8")) == ended.json


def test_a_terminal_shows_tables(tmp_path):
    rows = [*PAIRS[:2], PAIRS[2] | {"claim": "The \x1b[31mred museum had 500 visitors."}]
    file = written(tmp_path / "pairs.jsonl", rows)
    ended = at_terminal("evaluate", file, "--errors", "3")
    assert (ended.status, ended.words) == (0, "")
    assert all(word in ended.data for word in ("verdicts", "accuracy", "0.667", "row 3"))
    assert "\x1b[31m" not in ended.data


def test_verdicts_are_measured_under_the_configuration_given(tmp_path):
    rows = [
        {
            "claim": "Bus fares in Norhaven rose on 1 July 2025, the city council decided.",
            "evidence": "Bus fares in Norhaven rose on 1 July 2025.",
            "label": "supported",
        }
    ]
    file, config = written(tmp_path / "pairs.jsonl", rows), tmp_path / "other.yaml"
    config.write_text("verdict: {minimum_coverage: 1.0}\n")
    usual, other = claimledger("evaluate", file), claimledger("evaluate", file, "--config", config)
    assert usual.json["configuration"] != other.json["configuration"]
    wrong = claimledger("evaluate", file, "--config", tmp_path / "nowhere.yaml")
    assert (wrong.status, wrong.data) == (2, "")


def test_claims_with_a_label_are_judged_by_what_a_real_ledger_finds(tmp_path):
    statements = {
        "bridge": "The Elsa Bridge in Norhaven is 310 metres long.",
        "tunnel": "The tunnel in Norhaven was opened in June 1974.",
        "trams": "Norhaven bought 40 trams in 2024.",
    }
    references = [
        {"id": name, "kind": "statement", "statement": text, "publisher": "Desk"}
        for name, text in statements.items()
    ]
    claims = [
        {"question": statements["bridge"], "relevant": ["bridge"], "label": "supported"},
        {
            "question": "The Elsa Bridge in Norhaven is 480 metres long.",
            "relevant": ["bridge"],
            "label": "refuted",
        },
        {"question": "When was the tunnel opened?", "relevant": ["tunnel"]},
    ]
    ended = claimledger("evaluate", written(tmp_path / "store.jsonl", [*references, *claims]))
    assert (ended.status, ended.words) == (0, "")
    assert ended.json["datasets"][0]["task"] == "retrieval"
    assert figures(ended)["MAP@5"] == (1.0, 3)
    assert figures(ended)["end to end: accuracy"] == (1.0, 2)
    assert figures(ended)["end to end: decided: precision"] == (1.0, 2)


def test_plots_are_drawn_and_the_same_each_time(tmp_path):
    file = written(tmp_path / "pairs.jsonl", PAIRS)
    drawn = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        ended = claimledger("evaluate", file, "--plots", folder)
        assert ended.status == 0
        assert ended.words.splitlines() == [f"drawn: {folder / name}" for name in PLOTS]
        drawn.append([(folder / name).read_bytes() for name in PLOTS])
    assert drawn[0] == drawn[1]
    digest = hashlib.sha256(file.read_bytes()).hexdigest()[:12]
    for content in drawn[0]:
        assert etree.fromstring(content).tag.endswith("svg")
        assert f"pairs.jsonl · n = 3 pairs · sha256 {digest}" in content.decode()


def test_the_plots_of_several_files_lie_in_folders_of_their_own(tmp_path):
    for name in ("b.jsonl", "a$1$.jsonl.gz"):
        written(tmp_path / name, PAIRS)
    ended = claimledger("evaluate", tmp_path, "--plots", tmp_path / "plots")
    assert ended.status == 0
    folders = sorted(path.name for path in (tmp_path / "plots").iterdir())
    assert folders == ["1-a$1$.jsonl", "2-b.jsonl"]
    assert all((tmp_path / "plots" / name / PLOTS[0]).is_file() for name in folders)


def test_plots_need_labelled_pairs_and_a_place(tmp_path):
    questions = written(
        tmp_path / "names.jsonl", [{"text": "It rained.", "sentences": ["It rained."]}]
    )
    ended = claimledger("evaluate", questions, "--plots", tmp_path / "plots")
    assert (ended.status, ended.data) == (2, "")
    assert "none of these files holds any" in ended.words
    file = written(tmp_path / "pairs.jsonl", PAIRS)
    ended = claimledger("evaluate", file, "--plots", file / "inside")
    assert (ended.status, ended.data) == (2, "")
    assert f"--plots {file / 'inside'}" in ended.words


def test_without_matplotlib_plots_say_what_to_install(tmp_path):
    file = written(tmp_path / "pairs.jsonl", PAIRS)
    # A process that finds no matplotlib, as one where it is not installed.
    hidden = "import sys; sys.modules['matplotlib'] = None; from flows.cli import main; main()"
    ended = subprocess.run(
        [sys.executable, "-c", hidden, "evaluate", file, "--plots", tmp_path / "plots"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "pip install 'claimledger[plots]'" in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing argument 'DATASET...'"),
        (("nowhere.jsonl",), "nowhere.jsonl: there is no such file"),
        (("notes.txt",), "labelled data is a .jsonl or .jsonl.gz file"),
        (("empty",), "the folder holds no .jsonl or .jsonl.gz file"),
        (("pairs.jsonl", "--task", "opera"), "There is no task 'opera'. The tasks are: "),
        (("pairs.jsonl", "--limit", "0"), "'--limit'"),
        (("pairs.jsonl", "--output", "nowhere/result.json"), "there is no such folder"),
        (("other.jsonl",), "No task reads any of these files"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "pairs.jsonl", PAIRS)
    written(tmp_path / "other.jsonl", UNKNOWN)
    (tmp_path / "notes.txt").write_text("words")
    (tmp_path / "empty").mkdir()
    ended = claimledger("evaluate", *arguments)
    assert (ended.status, ended.data) == (2, "")
    assert words in ended.words


GOOD = json.dumps(PAIRS[0]).encode()

BAD = {
    "no row": ("bad.jsonl", b"\n \n", "bad.jsonl: the file holds no row."),
    "not JSON": ("bad.jsonl", GOOD + b"\n\n{claim\n", "bad.jsonl:3: the line is not JSON"),
    "no object": ("bad.jsonl", GOOD + b"\n[1]\n", "bad.jsonl:2: the line holds no JSON object."),
    "not UTF-8": ("bad.jsonl", b'{"claim": "\xff"}\n', "bad.jsonl:1: the line is not UTF-8."),
    "nested": ("bad.jsonl", b"[" * 100_000, "bad.jsonl:1: the line is not JSON"),
    "not gzip": ("bad.jsonl.gz", GOOD, "the file is not compressed with gzip."),
    "cut off": ("bad.jsonl.gz", gzip.compress(GOOD * 99)[:-9], "damaged or cut off."),
    "damaged": ("bad.jsonl.gz", gzip.compress(GOOD)[:20] + bytes(99), "damaged or cut off."),
    "no label": (
        "bad.jsonl",
        GOOD + b'\n\n{"claim": "It rained.", "evidence": "It did."}\n',
        "bad.jsonl:3: `label` is no text.",
    ),
    "wrong label": (
        "bad.jsonl",
        GOOD + b'\n{"claim": "It rained.", "evidence": "It did.", "label": "maybe"}\n',
        "bad.jsonl:2: `label` is 'maybe', not one of supported, refuted, ",
    ),
    "wrong evidence": (
        "bad.jsonl",
        b'{"claim": "It rained.", "evidence": [1], "label": "supported"}\n',
        "bad.jsonl:1: `evidence` is a list that holds something other than texts.",
    ),
    "wrong day": (
        "bad.jsonl",
        b'{"claim": "a", "evidence": "b", "label": "supported", "published": "May"}\n',
        "bad.jsonl:1: `published` is 'May', not a day like 2025-07-20.",
    ),
}


@pytest.mark.parametrize(("name", "content", "words"), BAD.values(), ids=BAD)
def test_bad_data_is_refused_with_its_place(name, content, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(content)
    written(Path("good.jsonl"), PAIRS)
    alone = claimledger("evaluate", name, "--task", "verdicts")
    assert alone.status == 1
    assert alone.json["datasets"] == []
    assert words in alone.json["refused"][0]["message"]
    assert alone.words.startswith("refused: bad.jsonl")
    beside = claimledger("evaluate", name, "good.jsonl", "--task", "verdicts")
    assert beside.status == 3
    assert [each["file"] for each in beside.json["datasets"]] == ["good.jsonl"]


def test_a_line_that_never_ends_does_not_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(dataset, "MAXIMUM_LINE", 1000)
    file = tmp_path / "long.jsonl.gz"
    file.write_bytes(gzip.compress(b" " * 5000))
    ended = claimledger("evaluate", file)
    assert ended.status == 1
    assert "long.jsonl.gz:1: the line is longer than" in ended.words


def test_rows_that_are_too_many_to_hold_need_a_limit(tmp_path, monkeypatch):
    monkeypatch.setattr(dataset, "MAXIMUM_TEXT", 1000)
    file = written(tmp_path / "pairs.jsonl", PAIRS * 10)
    ended = claimledger("evaluate", file)
    assert ended.status == 1
    assert "use --limit" in ended.words
    assert claimledger("evaluate", file, "--limit", "2").status == 0
