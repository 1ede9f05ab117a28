"""How tantivy holds a statement: its fields, and how a text becomes terms.

Like the ledger's own full text, words are folded and cut to their English stems; no positions are
kept, since nobody asks for phrases.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.metadata import version
from pathlib import Path

import tantivy

NUMBER, STATEMENT, DIGEST, MANIFEST = "number", "statement", "digest", "manifest"

MANIFEST_NUMBER = 0
"""The number of the one document that is no reference; references begin at 1."""

LONGEST_WORD = 64
"""Bytes of a word; longer ones are left out."""

_TOKENIZER = "statement"


@cache
def engine_name() -> str:
    """Return the engine and its version; another version builds the index anew."""
    return f"tantivy {version('tantivy')}"


def make_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field(NUMBER, indexed=True, fast=True)
    builder.add_unsigned_field(DIGEST, fast=True)
    builder.add_text_field(STATEMENT, tokenizer_name=_TOKENIZER, index_option="freq")
    builder.add_bytes_field(MANIFEST, stored=True)
    return builder.build()


def make_analyzer() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for step in (
        tantivy.Filter.remove_long(LONGEST_WORD),
        tantivy.Filter.lowercase(),
        tantivy.Filter.ascii_fold(),
        tantivy.Filter.stemmer("english"),
    ):
        builder = builder.filter(step)
    return builder.build()


def open_index(folder: Path, schema: tantivy.Schema, *, create: bool) -> tantivy.Index:
    """Open the index of a folder, or make an empty one.

    Raises:
        ValueError: there is none, or it is not to be read.
    """
    index = tantivy.Index(schema, path=str(folder)) if create else tantivy.Index.open(str(folder))
    index.register_tokenizer(_TOKENIZER, make_analyzer())
    index.config_reader(reload_policy="manual")
    return index


def composed(statement: str) -> str:
    """Return a text with its accents in the letters, so that no mark cuts a word in two.

    Half of a surrogate pair, which no UTF-8 can hold, becomes a question mark.
    """
    return unicodedata.normalize("NFC", statement).encode("utf-8", "replace").decode("utf-8")
