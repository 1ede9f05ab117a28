from __future__ import annotations

import json
from pathlib import Path

import pytest
from loopback import readings

from claims.errors import UnreadableError
from claims.source_settings import FilesSettings
from flows.reference_sources.files import Files
from flows.reference_sources.source import Failed, Page

ROW = {"id": "a", "kind": "statement", "statement": "The pier is 90 metres long.", "publisher": "P"}


def source(*paths: Path, **changes: object) -> Files:
    values = {"kind": "files", "paths": [str(path) for path in paths], **changes}
    return Files(FilesSettings.model_validate(values))


def write(path: Path, *rows: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_each_file_of_a_folder_is_a_page_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path / "b.jsonl", ROW | {"id": "b"})
    write(tmp_path / "a" / "deep.jsonl", ROW)
    write(tmp_path / ".hidden.jsonl", ROW | {"id": "h"})
    write(tmp_path / "read.me", "no references")
    pages = readings(source(tmp_path))
    assert [page.location for page in pages] == [
        (tmp_path / "b.jsonl").as_uri(),
        (tmp_path / "a" / "deep.jsonl").as_uri(),
    ]
    assert [r.id for page in pages if isinstance(page, Page) for r in page.references] == ["b", "a"]


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", ROW)
    assert len(readings(source(file, tmp_path))) == 1


def test_every_spelling_of_reference_files_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,kind,statement,publisher\na,statement,It is long.,P\n")
    (tmp_path / "b.yaml").write_text(
        "- {id: b, kind: statement, statement: It is old., publisher: P}\n"
    )
    review = {
        "@type": "ClaimReview",
        "url": "https://facts.example/1",
        "claimReviewed": "It sank.",
        "author": {"name": "Facts"},
        "reviewRating": {"alternateName": "False"},
    }
    (tmp_path / "c.json").write_text(json.dumps({"@graph": [review]}))
    pages = [page for page in readings(source(tmp_path)) if isinstance(page, Page)]
    assert [page.references[0].statement for page in pages] == [
        "It is long.",
        "It is old.",
        "It sank.",
    ]


def test_a_bad_row_is_refused_with_file_and_line(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", ROW, {**ROW, "id": "b", "colour": "red"})
    (page,) = readings(source(file))
    assert isinstance(page, Page)
    assert [r.id for r in page.references] == ["a"]
    assert str(page.refused[0]).startswith(f"{file}:2: unknown column 'colour'")


def test_a_file_that_is_missing_is_a_failure_and_dropped_nothing(tmp_path: Path) -> None:
    good = write(tmp_path / "good.jsonl", ROW)
    failed, page = readings(source(tmp_path / "gone.jsonl", good))
    assert isinstance(failed, Failed)
    assert "there is no such file" in str(failed.error)
    assert isinstance(page, Page)


def test_a_file_above_the_cap_is_a_failure(tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", *[ROW] * 50)
    (failed,) = readings(source(file, maximum_bytes=1_000))
    assert isinstance(failed, Failed)
    assert "is larger than 1,000 bytes; raise the source's maximum_bytes" in str(failed.error)


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_without_references_is_an_error_and_dropped_nothing(
    tmp_path: Path, exists: bool
) -> None:
    folder = tmp_path / "shelf"
    if exists:
        folder.mkdir()
    with pytest.raises(UnreadableError, match="shelf"):
        readings(source(folder))
