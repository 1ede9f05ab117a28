from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from claims.reference import Reference
from claims.references.files import EXTENSIONS, ReferenceFile, parse_references
from claims.references.row import COLUMNS
from claims.vocabulary import ReferenceKind

BRIDGE = {
    "id": "bridge-1",
    "kind": "statement",
    "statement": "The Lower Ferry bridge opened to traffic on 4 May 2024.",
    "publisher": "County roads office",
}
TOLL = {
    "id": "toll-1",
    "kind": "fact_check",
    "statement": "The bridge toll doubled in one year.",
    "publisher": "Ferry Facts",
    "rating": "Mostly false",
}


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def one(row: dict[str, object]) -> Reference:
    (reference,) = parse_references(lines(row), "desk.jsonl").references
    return reference


def reasons(file: ReferenceFile) -> list[tuple[int, str]]:
    return [(error.line, error.message) for error in file.refused]


def refusal(content: bytes, name: str) -> str:
    file = parse_references(content, name)
    assert file.references == ()
    (error,) = file.refused
    return str(error)


# The columns


def test_every_column_arrives() -> None:
    reference = one(
        {
            **TOLL,
            "url": "https://ferryfacts.example/toll?a=1",
            "published_at": "2024-06-01T08:30:00Z",
            "valid_from": "2024-01-01",
            "valid_to": "2025-01-01",
            "claimant": "The mayor",
            "language": "en",
            "note": "Compared the printed tariffs.",
        }
    )
    assert reference == Reference(
        id="toll-1",
        kind=ReferenceKind.FACT_CHECK,
        statement="The bridge toll doubled in one year.",
        publisher="Ferry Facts",
        url="https://ferryfacts.example/toll?a=1",
        published_at=datetime(2024, 6, 1, 8, 30, tzinfo=UTC),
        valid_from=date(2024, 1, 1),
        valid_to=date(2025, 1, 1),
        rating="Mostly false",
        claimant="The mayor",
        language="en",
        note="Compared the printed tariffs.",
    )


def test_a_day_of_publication_is_midnight_without_a_zone() -> None:
    assert one({**BRIDGE, "published_at": "2024-05-04"}).published_at == datetime(2024, 5, 4)


def test_texts_lose_white_space_at_their_ends_and_empty_ones_are_not_given() -> None:
    reference = one({**BRIDGE, "id": " bridge-1\t", "url": "  ", "note": None})
    assert (reference.id, reference.url, reference.note) == ("bridge-1", None, None)


def test_a_rating_is_kept_letter_by_letter() -> None:
    assert one({**TOLL, "rating": "Pants on Fire!"}).rating == "Pants on Fire!"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"colour": "red"}, "unknown column 'colour'"),
        ({"statement": " "}, "statement must be given"),
        ({"id": None, "publisher": ""}, "id and publisher must be given"),
        ({"kind": "claim"}, "kind is 'claim'; it must be statement or fact_check"),
        ({"kind": "fact_check"}, "a fact_check needs the rating"),
        ({"rating": "True"}, "a statement has no rating"),
        ({"id": 7}, "id must be text, not a number"),
        ({"note": True}, "note must be text, not true or false"),
        ({"statement": ["a"]}, "statement must be text, not a list"),
        ({"publisher": {"name": "a"}}, "publisher must be text, not an object"),
        ({"statement": "x" * 10_001}, "statement has 10,001 characters; at most 10,000"),
        ({"publisher": "x" * 2_501}, "publisher has 2,501 characters"),
        ({"statement": "a\x00b"}, "statement holds a control character"),
        ({"statement": "a\ud800b"}, "half a character"),
        ({"published_at": "2024-13-01"}, "published_at '2024-13-01' is no date"),
        ({"published_at": "yesterday"}, "is no date; write 2025-07-20"),
        ({"published_at": "2024-05"}, "is no date"),
        ({"published_at": "٢٠٢٤-٠٥-٠٤"}, "is no date"),
        ({"published_at": 2024}, "published_at must be text"),
        ({"valid_from": "2024-05-04T10:00"}, "valid_from must be a day"),
        ({"valid_from": "2024-05-04", "valid_to": "2024-05-04"}, "is not after valid_from"),
        ({"valid_from": "2024-05-04", "valid_to": "2023-05-04"}, "is not after valid_from"),
        ({"url": "ferryfacts.example"}, "is not an http or https address"),
        ({"url": "ftp://ferry.example/a"}, "is not an http or https address"),
        ({"url": "https://"}, "is not an http or https address"),
        ({"url": "https://[::1"}, "is not an http or https address"),
        ({"url": "https://ferry.example/a b"}, "is not an http or https address"),
        ({"url": "https://desk:word@ferry.example/"}, "is not an http or https address"),
        ({"url": "javascript:alert(1)"}, "is not an http or https address"),
        ({"language": "English!"}, "is not a code such as en or pt-BR"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_reason(
    change: dict[str, object], reason: str
) -> None:
    file = parse_references(lines(TOLL, {**BRIDGE, **change}, BRIDGE), "shelf/desk.jsonl")
    assert [reference.id for reference in file.references] == ["toll-1", "bridge-1"]
    (error,) = file.refused
    assert (error.file, error.line) == ("shelf/desk.jsonl", 2)
    assert reason in error.message


def test_statements_up_to_the_limit_are_taken() -> None:
    assert len(one({**BRIDGE, "statement": "x" * 10_000}).statement) == 10_000


def test_an_id_has_one_content() -> None:
    file = parse_references(lines(BRIDGE, BRIDGE, {**BRIDGE, "publisher": "Desk"}), "a.jsonl")
    assert [reference.publisher for reference in file.references] == ["County roads office"]
    assert reasons(file) == [
        (3, "id 'bridge-1' has another content on line 1; give each reference its own id.")
    ]


# JSON lines


def test_json_lines_have_real_line_numbers() -> None:
    content = b"\xef\xbb\xbf\r\n" + lines(BRIDGE) + b"\n{broken\n[1]\n5\n" + lines(TOLL)
    file = parse_references(content, "a.ndjson")
    assert [reference.id for reference in file.references] == ["bridge-1", "toll-1"]
    assert [line for line, _ in reasons(file)] == [4, 5, 6]
    assert "not valid JSON" in file.refused[0].message
    assert "not an object" in file.refused[1].message


def test_a_key_given_twice_is_refused() -> None:
    content = lines(BRIDGE).replace(b'"kind"', b'"id": "other", "kind"')
    assert refusal(content, "a.jsonl") == "a.jsonl:1: 'id' is given twice."


def test_a_byte_that_is_not_utf8_refuses_its_line_and_is_named() -> None:
    first = lines(BRIDGE)
    file = parse_references(first + b'{"id": "caf\xe9"}\n' + lines(TOLL), "a.jsonl")
    assert len(file.references) == 2
    assert reasons(file) == [
        (2, f"byte {len(first) + 11:,} is not UTF-8; save the file in the UTF-8 encoding.")
    ]


def test_utf16_is_refused_with_advice() -> None:
    content = lines(BRIDGE).decode().encode("utf-16")
    for extension in EXTENSIONS:
        assert "byte 0 is not UTF-8" in refusal(content, f"a{extension}")


# JSON


def test_a_json_list_knows_the_line_of_each_element() -> None:
    rows = [BRIDGE, {**BRIDGE, "id": "bridge-2", "kind": "?"}, 5, TOLL]
    content = json.dumps(rows, indent=2).encode()
    file = parse_references(content, "a.json")
    assert [reference.id for reference in file.references] == ["bridge-1", "toll-1"]
    text = content.decode().splitlines()
    first, second = (error.line for error in file.refused)
    assert text[first - 1].strip() == "{"
    assert "bridge-2" in text[first]
    assert text[second - 1].strip() == "5,"


def test_what_stands_before_a_json_error_still_loads() -> None:
    file = parse_references(b"[" + lines(BRIDGE) + b",\n{'no'}, {}]", "a.json")
    assert len(file.references) == 1
    ((line, reason),) = reasons(file)
    assert line == 3
    assert "nothing after it is read" in reason


@pytest.mark.parametrize("content", [b"[%s %s]", b"[%s, %s", b"[%s], %s"])
def test_json_that_does_not_end_well_is_told(content: bytes) -> None:
    file = parse_references(content % (lines(BRIDGE), lines(TOLL)), "a.json")
    assert file.references[0].id == "bridge-1"
    assert "not valid JSON" in file.refused[0].message


def test_a_json_file_may_hold_one_row_or_one_on_each_line() -> None:
    assert len(parse_references(json.dumps(BRIDGE, indent=1).encode(), "a.json").references) == 1
    assert len(parse_references(lines(BRIDGE, TOLL), "a.json").references) == 2


@pytest.mark.parametrize("content", [b"[]", b"{", b"nul", b"[[", b"\xff", b'"text"', b"5", b"NaN"])
def test_json_without_a_row_is_refused(content: bytes) -> None:
    assert refusal(content, "a.json")


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize("content", [b"", b" \r\n", b"\xef\xbb\xbf"])
def test_an_empty_file_says_so(content: bytes, extension: str) -> None:
    file = parse_references(content, f"a{extension}")
    assert file.references == ()
    assert len(file.refused) == 1


def test_another_kind_of_file_is_refused() -> None:
    assert "its name must end in .jsonl" in refusal(lines(BRIDGE), "a.xlsx")


# ClaimReview inside JSON


def review(number: int) -> dict[str, object]:
    return {
        "@type": "ClaimReview",
        "url": f"https://ferryfacts.example/{number}",
        "claimReviewed": f"The ferry sank {number} times.",
        "author": {"name": "Ferry Facts"},
        "reviewRating": {"alternateName": "False"},
    }


@pytest.mark.parametrize(
    "document",
    [
        [review(1), review(2)],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, review(1), review(2)]},
        {
            "@type": "DataFeed",
            "dataFeedElement": [{"item": [review(1)]}, {"item": None}, {"item": [review(2), None]}],
        },
    ],
)
def test_claim_reviews_are_found_where_json_ld_puts_them(document: object) -> None:
    file = parse_references(json.dumps(document, indent=1).encode(), "a.json")
    assert [reference.url for reference in file.references] == [
        "https://ferryfacts.example/1",
        "https://ferryfacts.example/2",
    ]
    assert file.refused == ()


def test_a_bad_claim_review_in_a_feed_is_refused_alone() -> None:
    bad = {**review(2), "reviewRating": None}
    document = {"@type": "DataFeed", "dataFeedElement": [{"item": [review(1), bad, review(3)]}]}
    content = json.dumps(document, indent=1).encode()
    file = parse_references(content, "a.json")
    assert len(file.references) == 2
    ((line, reason),) = reasons(file)
    assert "no reviewRating" in reason
    following = content.decode().splitlines()[line - 1 :]
    assert following[0].strip() == "{"
    assert "ferryfacts.example/2" in following[2]


# CSV


def table(*rows: list[str], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


HEADER = ["id", "kind", "statement", "publisher"]


def test_csv_lines_count_breaks_inside_quotation_marks() -> None:
    content = table(
        HEADER,
        ["a", "statement", "It opened\nin May,\r\nat last.", "Desk"],
        ["b", "opinion", "It is ugly.", "Desk"],
        [],
        ["c", "statement", 'The sign says "Slow".', "Desk"],
    )
    file = parse_references(content.encode(), "a.csv")
    assert [reference.id for reference in file.references] == ["a", "c"]
    assert file.references[0].statement == "It opened\nin May,\r\nat last."
    assert file.references[1].statement == 'The sign says "Slow".'
    assert [line for line, _ in reasons(file)] == [5]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("told", [False, True])
def test_csv_as_spreadsheets_write_it(mark: bytes, delimiter: str, told: bool) -> None:
    content = table(
        [*(name.title() for name in HEADER), "url", "", ""],
        ["a", "statement", "It cost 4,5; more than planned.", "Desk", "", "", ""],
        ["", "", "", "", "", "", ""],
        delimiter=delimiter,
    )
    start = f"sep={delimiter}\r\n" if told else ""
    file = parse_references(mark + (start + content).encode(), "a.csv")
    assert file.refused == ()
    (reference,) = file.references
    assert reference.statement == "It cost 4,5; more than planned."
    assert reference.url is None


def test_a_cell_without_a_column_is_refused() -> None:
    file = parse_references(
        table(HEADER, ["a", "statement", "It opened", " in May.", "Desk"], ["b"]).encode(), "a.csv"
    )
    assert reasons(file) == [
        (2, "cell 5 stands in a column that has no name."),
        (3, "kind and statement and publisher must be given."),
    ]


def test_an_unknown_column_refuses_the_rows_that_use_it() -> None:
    content = table(
        [*HEADER, "colour"],
        ["a", "statement", "It is red.", "Desk", "red"],
        ["b", "statement", "It is long.", "Desk", ""],
    )
    file = parse_references(content.encode(), "a.csv")
    assert [reference.id for reference in file.references] == ["b"]
    assert "unknown column 'colour'" in file.refused[0].message


def test_a_column_named_twice_is_refused() -> None:
    assert "names the column 'id' twice" in refusal(b"id,kind,ID\na,b,c\n", "a.csv")


def test_one_open_quotation_mark_costs_one_row() -> None:
    content = b'id,kind,statement,publisher\na,statement,"It opened,Desk\n' + b"".join(
        b"b%d,statement,It closed.,Desk\n" % number for number in range(5)
    )
    file = parse_references(content, "a.csv")
    assert len(file.references) == 5
    ((line, reason),) = reasons(file)
    assert line == 2
    assert "check its quotation marks" in reason


def test_a_quotation_mark_in_the_middle_costs_one_row() -> None:
    content = b'id,kind,statement,publisher\na,statement,"A "B" C",D\nb,statement,E,F\n'
    file = parse_references(content, "a.csv")
    assert [reference.id for reference in file.references] == ["b"]
    assert [line for line, _ in reasons(file)] == [2]


def test_csv_in_another_encoding_names_the_byte() -> None:
    content = "id,kind,statement,publisher\na,statement,Käse,D\nb,statement,E,F\n"
    file = parse_references(b"\xef\xbb\xbf" + content.encode("latin-1"), "a.csv")
    assert [reference.id for reference in file.references] == ["b"]
    offset = 3 + content.index("ä")
    assert reasons(file)[0][0] == 2
    assert f"byte {offset} is not UTF-8" in file.refused[0].message


# YAML

SHELF = """\
# The desk's notes
- id: bridge-1
  kind: statement
  statement: >
    The Lower Ferry bridge
    opened in May.
  publisher: Desk
  published_at: 2024-05-04
  valid_from: 2024-05-04
- id: bridge-2
  kind: statement
  statement: The toll is 2.
  publisher: Desk
  note: 12
- {id: bridge-3, kind: statement, statement: It is long., publisher: Desk,
   published_at: 2024-05-04T10:00:00+02:00}
"""


def test_yaml_rows_have_their_line_and_native_dates() -> None:
    file = parse_references(SHELF.encode(), "a.yaml")
    first, second = file.references
    assert first.statement == "The Lower Ferry bridge opened in May."
    assert (first.published_at, first.valid_from) == (datetime(2024, 5, 4), date(2024, 5, 4))
    assert second.published_at == datetime.fromisoformat("2024-05-04T10:00:00+02:00")
    assert reasons(file) == [
        (10, "note must be text, not a number; put the value in quotation marks.")
    ]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("no", "language must be text, not true or false"),
        ("[en]", "language must be text, not a list"),
        ("{a: b}", "language must be text, not an object"),
        ("2024-05-04", "language must be text, not a date"),
        ("1.5", "language must be text, not a number"),
        ("!!python/object/apply:os.getcwd []", "language must be text"),
        ("!!python/name:os.getcwd ''", "language must be text, not data of another type"),
    ],
)
def test_yaml_values_that_are_not_text_are_refused(value: str, reason: str) -> None:
    row = "\n".join(f"{key}: {text}" for key, text in BRIDGE.items())
    assert reason in refusal(f"{row}\nlanguage: {value}\n".encode(), "a.yml")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("- id: a\n  id: b\n", 1),
        ("- a\n", 1),
        ("# x\n- [a]\n", 2),
        ("- ? [a]\n  : b\n", 1),
        ("\n- published_at: 2024-13-45\n", 2),
        ("a: 1\nb: [\n", 3),
        ("a: 'x\n", 2),
        ("a: *b\n", 1),
        ("x: y\na: \x00\n", 2),
    ],
)
def test_yaml_that_holds_no_row_is_refused_at_its_line(content: str, line: int) -> None:
    file = parse_references(content.encode(), "a.yaml")
    assert file.references == ()
    assert [error.line for error in file.refused] == [line]


def test_several_yaml_documents_are_read() -> None:
    documents = yaml.safe_dump_all([BRIDGE, [TOLL], None])
    assert len(parse_references(documents.encode(), "a.yaml").references) == 2


def test_aliases_do_not_multiply() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "statement" in refusal(bomb.encode(), "a.yaml")


# Hostile input


@pytest.mark.parametrize("extension", EXTENSIONS)
@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'[{"item":' * 50_000,
        b"- " * 20_000,
        b'"\n' * 20_000,
        b'"' * 100_001,
        b"9" * 100_000,
        b"[" + b"9" * 100_000 + b"]",
        b"," * 100_000,
        b"\xff" * 10_000,
        b"\x00" * 10_000,
        b"\r" * 10_000,
    ],
    ids=lambda content: repr(content[:6]),
)
def test_hostile_files_are_refused_quietly(content: bytes, extension: str) -> None:
    file = parse_references(content, f"a{extension}")
    assert file.references == ()
    assert file.refused


@given(st.binary(max_size=300), st.sampled_from(EXTENSIONS))
@example(b'{"id": "\\ud800"}', ".jsonl")
@example(b'[{"@type": "ClaimReview"}]', ".json")
def test_any_bytes_are_read_or_refused(content: bytes, extension: str) -> None:
    file = parse_references(content, f"a{extension}")
    assert file.references or file.refused
    assert all(error.line >= 1 for error in file.refused)


_JSON_TEXT = st.text(alphabet='[]{},:"\\ \nabu019.-&*!?|>%@', max_size=80)


@given(_JSON_TEXT, st.sampled_from(EXTENSIONS))
def test_any_near_miss_is_read_or_refused(text: str, extension: str) -> None:
    file = parse_references(text.encode(), f"a{extension}")
    assert file.references or file.refused


_WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40
).filter(str.strip)


@given(
    st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=8, unique_by=lambda p: p[0].strip())
)
def test_every_format_gives_the_same_references(pairs: list[tuple[str, str]]) -> None:
    rows = [
        {"id": key, "kind": "statement", "statement": text, "publisher": "Desk"}
        for key, text in pairs
    ]
    from_lines = parse_references(lines(*rows), "a.jsonl")
    assert [reference.statement for reference in from_lines.references] == [
        text.strip() for _, text in pairs
    ]
    assert parse_references(json.dumps(rows).encode(), "a.json") == from_lines
    assert parse_references(yaml.safe_dump(rows).encode(), "a.yaml") == from_lines
    cells = [HEADER, *(list(row.values()) for row in rows)]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(cells)
    assert parse_references(out.getvalue().encode(), "a.csv") == from_lines


# The documentation


def documentation() -> str:
    return (Path(__file__).parents[2] / "docs" / "references.md").read_text("utf-8")


def test_every_column_is_documented() -> None:
    for column in COLUMNS:
        assert f"| `{column}` |" in documentation()


@pytest.mark.parametrize("extension", ["jsonl", "csv", "yaml", "json"])
def test_the_documented_examples_load(extension: str) -> None:
    blocks = documentation().split(f"```{extension}\n")[1:]
    assert blocks
    for block in blocks:
        file = parse_references(block.split("```")[0].encode(), f"a.{extension}")
        assert file.references
        assert file.refused == ()
