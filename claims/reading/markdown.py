"""Markdown to prose: the marks go, the words stay, one paragraph a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_FRONT_MATTER_KEY = re.compile(r"([A-Za-z_-]{1,40})\s*:\s*(.*)")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_RULE = re.compile(r"\s{0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})\s*$")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_ITEM = re.compile(r"\s*(?:>\s?)*\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")
_DEFINITION = re.compile(r"\s{0,3}\[[^\]]{1,200}\]:\s+\S+")
_TABLE_RULE = re.compile(r"[\s|:\-]{3,}$")
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)")
_LINK = re.compile(r"\[([^\[\]]{1,500})\](?:\([^()]{0,2000}\)|\[[^\[\]]{0,200}\])")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_STRONG = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]{1,1000}?)(?<=\S)\1(?![\w*])")
_UNDERSCORED = re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]{1,1000}?)(?<=\S)\1(?![\w_])")
_STRUCK = re.compile(r"~~([^~\n]{1,1000})~~")
_CODE = re.compile(r"`{1,2}([^`\n]{1,1000})`{1,2}")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")


@dataclass(slots=True)
class MarkdownDocument:
    """A Markdown file as prose: paragraphs, its first top heading, and its front matter."""

    paragraphs: list[str] = field(default_factory=list)
    title: str | None = None
    front_matter: dict[str, str] = field(default_factory=dict)


def read_markdown(text: str) -> MarkdownDocument:
    """Return the prose of a Markdown file. Lines of one paragraph are joined by a space."""
    lines = text.split("\n")
    document = MarkdownDocument()
    start = _read_front_matter(lines, document.front_matter)
    open_paragraph: list[str] = []
    fenced = False

    def close() -> None:
        if open_paragraph:
            document.paragraphs.append(_without_marks(" ".join(open_paragraph)))
            open_paragraph.clear()

    for line in lines[start:]:
        if _FENCE.match(line):
            fenced = not fenced
            close()
        elif fenced:
            document.paragraphs.append(line)
        elif not line.strip() or _RULE.match(line) or _DEFINITION.match(line):
            close()
        elif heading := _HEADING.match(line[:1000]):
            close()
            words = _without_marks(heading[1])
            document.title = document.title or words or None
            document.paragraphs.append(words)
        elif line.lstrip().startswith("|"):
            close()
            if not _TABLE_RULE.match(line):
                document.paragraphs.append(
                    _without_marks(line.strip().strip("|").replace("|", " "))
                )
        else:
            item = _ITEM.match(line)
            if item:
                close()
            open_paragraph.append(line[item.end() :] if item else _QUOTED.sub("", line, count=1))
    close()
    return document


def _read_front_matter(lines: list[str], values: dict[str, str]) -> int:
    """Read "---" front matter into `values`; return the number of lines it takes."""
    if not lines or lines[0].strip() != "---":
        return 0
    for number, line in enumerate(lines[1:200], start=1):
        if line.strip() in {"---", "..."}:
            return number + 1
        match = _FRONT_MATTER_KEY.match(line[:1000])
        if match:
            values[match[1].lower()] = match[2].strip().strip("\"'")
    values.clear()
    return 0


def _without_marks(text: str) -> str:
    for pattern, replacement in (
        (_IMAGE, r"\1"),
        (_LINK, r"\1"),
        (_ADDRESS, r"\1"),
        (_CODE, r"\1"),
        (_TAG, ""),
        (_STRONG, r"\2"),
        (_UNDERSCORED, r"\2"),
        (_STRUCK, r"\1"),
        (_ESCAPE, r"\1"),
    ):
        text = pattern.sub(replacement, text)
    return text
