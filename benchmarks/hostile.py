"""Texts that parsers fear: each is one short piece over and over, as long as is wanted."""

from __future__ import annotations

from generated import article_text

PIECES = {
    "opening brackets": "(",
    "brackets in words": "(a ",
    "digits and commas": "1,",
    "digits": "1",
    "digits and points": "1.1.",
    "digits and hyphens": "1-",
    "clock digits": "1:",
    "numbers": "7 ",
    "number words": "one hundred and ",
    "initials": "a. ",
    "capital initials": "A. ",
    "points": ".",
    "ellipses": ". . . ",
    "straight quotation marks": '"',
    "quotation marks and words": '"a ',
    "opening quotation marks": "“a ",
    "apostrophes": "'a ",
    "of": "of ",
    "the": "the ",
    "and": "and, ",
    "capitals": "A",
    "capital words": "Aa ",
    "capital words of": "Aa of ",
    "names": "Anna Bell-Carter of ",
    "titles": "Minister ",
    "he said": "he said that ",
    "said, quotation": "“a,” said B, “c ",
    "colons": "A: ",
    "months": "May ",
    "weekdays": "on Monday ",
    "between and": "between 1 and ",
    "more than": "more than ",
    "currencies": "$",
    "percent": "1% ",
    "months and days": "5 May 20",
    "will": "will not have been ",
    "questions": "why? ",
    "spaces": " ",
    "no-break spaces": "\u00a0",
    "line feeds": "\n",
    "carriage returns": "\r\n",
    "short lines": "a\n",
    "NUL": "\0",
    "emoji": "👩‍👩‍👧 ",
    "combining marks": "e\u0301\u0301",
    "right to left": "שלום ",
    "Chinese": "中文",
    "one word": "ab",
    "hyphens": "-",
    "hyphened words": "a-",
    "dashes": "— ",
    "slashes": "a/",
    "Markdown links": "[a](",
    "Markdown brackets": "[",
    "Markdown stars": "*a ",
    "Markdown stars, bare": "*",
    "Markdown quotes": "> ",
    "Markdown code": "`",
    "Markdown headings": "# ",
    "Markdown table": "|a",
    "Markdown list": "- a\n",
    "tags": "<b>",
    "tag openings": "<",
    "entities": "&",
}

NORMAL = "normal text"
ONE_LINE = "normal text on one line"


def names() -> list[str]:
    """Return the names of all texts, the harmless ones first."""
    return [NORMAL, ONE_LINE, *PIECES]


def text_named(name: str, length: int) -> str:
    """Return a text of `length` code points."""
    if name in {NORMAL, ONE_LINE}:
        text = article_text(7, sentences=length // 40 + 1)
        text = text.replace("\n", " ") if name == ONE_LINE else text
        return text[:length]
    piece = PIECES[name]
    return (piece * (length // len(piece) + 1))[:length]
