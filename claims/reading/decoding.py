"""Bytes to text: by byte order mark, as UTF-8, by the declared charset, or by the best guess."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_MAXIMUM_CONTROL_SHARE = 0.1
_PRINTING_CONTROLS = b"\t\n\x0b\x0c\r\x1b"
_CONTROLS = bytes(code for code in range(32) if code not in _PRINTING_CONTROLS) + b"\x7f"
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_SIGNATURES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"Rar!")

# Python's other codecs are no charsets of pages ("rot13", "unicode_escape"), or slow ("punycode").
_CHARSETS = re.compile(
    r"utf-(?:8|16|32).*|iso(?:8859|2022).*|cp\d+|koi8.*|mac-.*|gb.*|big5.*|shift_jis.*|euc_.*"
    r"|tis-620|ascii"
)


def decode(content: bytes, content_type: str = "") -> str | None:
    """Return the text of `content`, or None where it looks binary.

    `content_type` is the media type as it was declared, with its charset where it names one;
    a charset inside an HTML page's first 2,000 bytes counts too. No bytes are an error: what
    cannot be decoded becomes U+FFFD.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").removeprefix("\ufeff")
    if _looks_binary(content):
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    return _decode_declared(content, content_type) or _decode_guessed(content)


def _looks_binary(content: bytes) -> bool:
    if content.startswith(_SIGNATURES):
        return True
    sample = content[:_SAMPLE]
    if b"\0" in sample:
        return True
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _MAXIMUM_CONTROL_SHARE * len(sample)


def _decode_declared(content: bytes, content_type: str) -> str | None:
    for declaration in (content_type, content[:2000].decode("latin-1")):
        match = _CHARSET.search(declaration)
        if match is None:
            continue
        try:
            codec = codecs.lookup(match[1])
        except (LookupError, ValueError):
            continue
        if _CHARSETS.fullmatch(codec.name):
            # ISO 8859-1 on the web means Windows 1252 (WHATWG Encoding Standard).
            name = "cp1252" if codec.name in {"iso8859-1", "ascii"} else codec.name
            return content.decode(name, "replace")
    return None


def _decode_guessed(content: bytes) -> str:
    # Imported here: it costs 30 ms, and hardly any article needs it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    guesses = from_bytes(content[:_SAMPLE])
    best = guesses.best()
    # Western and Central European code pages differ in a few letters that no statistics tell
    # apart in a short text: Windows 1252 is by far the more frequent one on the web.
    if best is None or any(guess.encoding == "cp1252" for guess in guesses):
        return content.decode("cp1252", "replace")
    return content.decode(best.encoding, "replace")
