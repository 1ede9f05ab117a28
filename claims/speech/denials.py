"""Verbs of saying after which the speaker says that the content is not so."""

from __future__ import annotations

from claims.word_list import words_of

DENIALS = words_of("deny reject dispute refute dismiss contradict rebut disavow")
"""In their dictionary form, as `Attribution.verb` has them."""
