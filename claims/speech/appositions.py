"""The speaker before what stands between commas: "X, the minister, said"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from claims.names.tokens import Token
from claims.speech.speaker import Speaker
from claims.speech.units import QUOTE
from claims.speech.words import LINKS, OPENERS, TIME_WORDS
from claims.verb_forms import is_past_form

LONGEST_APPOSITION = 25
LONGEST_PERSONAL_APPOSITION = 45
"""Tokens between commas after the name of somebody with which the sentence begins."""
LONGEST_DESCRIPTION = 6

_OPENING_DASHES = frozenset("—–(―-")
CLOSING_DASHES = frozenset("—–)―-")


class _Reader(Protocol):
    def __call__(self, index: int, *, certain: bool = False) -> Speaker | None: ...


class Appositions:
    """Reads past appositions; `ending_at` and `after` read the speaker beside a token."""

    def __init__(self, tokens: Sequence[Token], ending_at: _Reader, after: _Reader) -> None:
        self.tokens = tokens
        self.ending_at = ending_at
        self.after = after

    def around(self, index: int, *, certain: bool) -> Speaker | None:
        """Read the speaker before "X, the minister," where `index` is the closing comma."""
        closing = self.tokens[index].text
        openings = {","} if closing == "," else _OPENING_DASHES
        inner = self.ending_at(index - 1)
        best = inner if inner is not None and inner.name is not None else None
        found_outer = False
        start = index - 1
        while start > 0 and index - start <= LONGEST_PERSONAL_APPOSITION:
            token = self.tokens[start]
            if token.text in (QUOTE, ";"):
                break
            if token.text in openings and self.tokens[start + 1].low in ("but", "and", "so", "or"):
                break
            if token.text in openings:
                outer = self._before_parenthesis(start - 1, certain=certain)
                if index - start > LONGEST_APPOSITION and not _begins_with(outer):
                    outer = None
                if self._is_agent_clause(start):
                    return self._clause_subject(start, certain=certain)
                if outer is not None and outer.is_person:
                    described = self._described_by(outer, certain=certain)
                    if described is not None:
                        return described
                if outer is not None and (outer.is_person or self._adds_to(start + 1)):
                    return outer
                if outer is not None and not found_outer:
                    found_outer = True
                    # "the mayor, Kari Solheim,": the name tells who it is.
                    is_named = best is not None and best.is_person
                    best = replace(best, first=outer.first) if best and is_named else outer
            start -= 1
        return best if found_outer or (best is not None and best.is_person) else None

    def _described_by(self, person: Speaker, *, certain: bool) -> Speaker | None:
        """Return whom somebody is only named to describe: "lawmakers, led by X, the chairman,"."""
        for index in range(person.first - 1, max(0, person.first - LONGEST_DESCRIPTION), -1):
            token = self.tokens[index]
            if token.text == ",":
                if not self._is_agent_clause(index):
                    return None
                return self._clause_subject(index, certain=certain)
            if not token.is_word:
                return None
        return None

    def _is_agent_clause(self, comma: int) -> bool:
        """Whether ", led by ..." goes on after a comma."""
        return self.tokens[comma + 2].low == "by" and is_past_form(self.tokens[comma + 1].low)

    def _clause_subject(self, comma: int, *, certain: bool) -> Speaker | None:
        """Return what a clause that goes on to a comma begins with, or who stands right before."""
        before = self._before_parenthesis(comma - 1, certain=certain)
        if before is None or before.first == 0 or not self.tokens[before.first - 1].is_word:
            return before
        first = before.first
        while first > 0 and comma - first < LONGEST_APPOSITION and self.tokens[first - 1].is_word:
            first -= 1
        return self.after(first - 1, certain=certain) or before

    def _adds_to(self, index: int) -> bool:
        """Whether what stands between commas tells about the noun before: "X, in a tweet,"."""
        low = self.tokens[index].low
        if low in ("who", "which", "whose", "meanwhile", "however", "too", "also"):
            return True
        if not self.tokens[index].is_capitalised and is_past_form(low):
            return True
        return (low in LINKS or low in OPENERS or low.endswith("ing")) and low not in TIME_WORDS

    def _before_parenthesis(self, index: int, *, certain: bool) -> Speaker | None:
        """Return the speaker that ends at `index`, or before "(R-Ohio)" that ends there."""
        if index > 2 and self.tokens[index].text == ")":
            for opening in range(index - 1, max(0, index - 8), -1):
                if self.tokens[opening].text == "(":
                    return self.ending_at(opening - 1, certain=certain)
        return self.ending_at(index, certain=certain)


def _begins_with(speaker: Speaker | None) -> bool:
    """Whether a sentence begins with a person who speaks."""
    return speaker is not None and speaker.is_person and speaker.first <= 1
