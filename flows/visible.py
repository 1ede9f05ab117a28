"""Text of others made safe to look at: what a screen or a terminal would obey becomes visible.

Control characters could clear a terminal or forge its title; bidirectional overrides could show a
sentence in another order than it is stored; half a surrogate pair cannot be written as UTF-8.
Each is replaced by exactly one character, so that spans into the text keep their meaning.
"""

from __future__ import annotations

REPLACEMENT = "�"

_LINE_BREAKS = "\r\x0b\x0c\x85\u2028\u2029"
_DIRECTION_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _visible() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}  # Unicode's control pictures
    table |= dict.fromkeys(range(0x7F, 0xA0), REPLACEMENT)
    table |= dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT)
    table |= {ord(character): REPLACEMENT for character in _DIRECTION_CONTROLS}
    table |= {ord(character): " " for character in _LINE_BREAKS}
    return table


_ONE_LINE = _visible() | {ord("\n"): " ", ord("\t"): " "}
_LINES = {code: shown for code, shown in _visible().items() if chr(code) not in "\n\t"}


def visible(text: str) -> str:
    """Return `text` with controls replaced one for one; line feeds and tabs stay."""
    return text.translate(_LINES)


def visible_line(text: str) -> str:
    """Return `text` as one line, with controls replaced one for one."""
    return text.translate(_ONE_LINE)


def shortened(text: str, length: int) -> str:
    """Return at most `length` (2 or more) characters of `text`, cut at a word where there is one.

    The end is marked with "…" where something was cut.
    """
    if len(text) <= length:
        return text
    head = text[: length - 1]
    at_word = head.rfind(" ")
    return f"{head[:at_word] if at_word > length // 2 else head}…"
