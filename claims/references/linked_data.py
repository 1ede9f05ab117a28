"""JSON-LD in web pages: the `<script type="application/ld+json">` elements, good ones and bad.

Pages wrap the JSON in comments or CDATA, end it with a semicolon, escape it for HTML, or break
lines inside its strings; all of that is read. Microdata and RDFa are not.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from claims.reading.publication import nodes_of
from claims.references.json_document import parse_json
from claims.references.xml_document import read_html

NO_REPORTS = frozenset({"AdvertiserContentArticle", "OpinionNewsArticle", "SatiricalArticle"})
"""The schema.org types of articles whose sentences state no facts that a desk relies on."""

_OPENING = re.compile(r"(?:[\s\ufeff]|<!--|-->|//|/\*|\*/|<!\[CDATA\[)*+")
_CLOSING = ("-->", "]]>", "*/", "/*", "//", "<!--", ";")


@dataclass(frozen=True, slots=True)
class Script:
    """One script element: the line that it starts on, its text, and its JSON or what is wrong."""

    line: int
    text: str
    data: object = None
    problem: str | None = None


def scripts_of(page: str) -> Iterator[Script]:
    """Yield the JSON-LD scripts of an HTML page in their order; empty ones are passed over."""
    tree = read_html(page)
    if tree is None:
        return
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or "").lower():
            continue
        text = _unwrapped("".join(element.itertext()))
        if text:
            yield _read(text, element.sourceline or 1)


def types_of(node: Mapping[str, object]) -> frozenset[str]:
    """Return the schema.org types of a node, without their prefix."""
    given = node.get("@type")
    types = given if isinstance(given, list) else [given]
    return frozenset(re.split(r"[/:]", name)[-1] for name in types if isinstance(name, str))


def opinion_type(page: str) -> str | None:
    """Return the type by which a page calls itself opinion, satire or advertising, or None."""
    if not any(name in page for name in NO_REPORTS):
        return None
    for script in scripts_of(page):
        for node in nodes_of(script.data):
            if found := NO_REPORTS & types_of(node):
                return min(found)
    return None


def unescaped(value: object) -> object:
    """Return JSON data with the HTML entities in its texts resolved ("&quot;", "&#039;")."""
    match value:
        case str():
            return html.unescape(value)
        case list():
            return [unescaped(item) for item in value]
        case dict():
            return {key: unescaped(item) for key, item in value.items()}
    return value


def _unwrapped(text: str) -> str:
    """Return the JSON of a script without the comments and marks around it."""
    text = _OPENING.sub("", text, count=1).rstrip()
    while text.endswith(_CLOSING):
        text = text.removesuffix(next(mark for mark in _CLOSING if text.endswith(mark))).rstrip()
    return text


def _read(text: str, line: int) -> Script:
    try:
        try:
            return Script(line, text, unescaped(parse_json(text)))
        except json.JSONDecodeError as error:
            plain = html.unescape(text)
            if plain == text:
                raise
            try:
                return Script(line, text, unescaped(parse_json(plain)))
            except json.JSONDecodeError:
                raise error from None
    except json.JSONDecodeError as error:
        reason = f"{error.msg} in line {error.lineno} of the script"
        return Script(line, text, problem=f"the JSON-LD is not valid: {reason}.")
    except RecursionError:
        return Script(line, text, problem="the JSON-LD is nested too deeply.")
