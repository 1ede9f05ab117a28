"""The science: text in, values out. Knows no orchestration, no database and no network.

The names below are the public surface; each is imported when it is first used, so that a program
that needs one value does not load every grammar.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOMES = {
    "read_article": "claims.reading.article_reader",
    "extract_claims": "claims.extraction.extract",
    "parse_references": "claims.references.files",
    "compare": "claims.judge",
    "decide": "claims.judge",
}

__all__ = ["compare", "decide", "extract_claims", "parse_references", "read_article"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'claims' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
