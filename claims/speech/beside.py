"""What stands right beside a verb of saying and its speaker: a quotation, or the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claims.names.tokens import Token
from claims.speech.quotations import Quotation
from claims.speech.units import QUOTE
from claims.speech.words import LINKS, OPENERS
from claims.verb_forms import AUXILIARIES, has_verb, is_past_form

LONGEST_TITLE = 60
"""Code points of a quotation that may be the title of a programme."""

LONGEST_CLAUSE = 60
"""Tokens before ", said X" that are looked through for the verb of a clause."""

ENDS = frozenset(".?!;")


class Beside:
    """Looks around the tokens of one unit."""

    def __init__(self, tokens: Sequence[Token], quotations: Mapping[int, Quotation]) -> None:
        self.tokens = tokens
        self.quotations = quotations

    def _low(self, index: int) -> str:
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def follows_speech(self, index: int) -> bool:
        """Whether a quotation that reads as speech ends right before a token: "“...,” X said"."""
        if self._low(index - 1) == ",":
            return self._low(index - 2) == QUOTE
        quotation = self.quotations.get(index - 1)
        if quotation is None or self._is_in_opening(index - 1):
            return False
        return quotation.stops or index == 1

    def _is_in_opening(self, quotation: int) -> bool:
        """Whether a quotation only ends what a sentence opens with: "On “Morning Talk,” X said"."""
        is_long = len(self.quotations[quotation].inner) > LONGEST_TITLE
        if is_long or quotation > LONGEST_CLAUSE or self._low(0) not in LINKS | OPENERS:
            return False
        before = [token.low for token in self.tokens[:quotation]]
        return not any(word in AUXILIARIES or is_past_form(word) for word in before)

    def is_in_bracket(self, first: int, index: int) -> bool:
        """Whether a bracket that opens from `first` on, and not far back, holds `index`."""
        near = self.tokens[max(first, index - LONGEST_CLAUSE) : index]
        marks = [token.text for token in near if token.text in ("(", ")")]
        return bool(marks) and marks[-1] == "("

    def ends_at(self, index: int) -> bool:
        if self._low(index) in ("while", "when", "after", "before"):
            return self._low(index + 1).endswith("ing")
        return index >= len(self.tokens) or self._low(index) in ENDS | {",", "—", "–"}

    def at_quote(self, index: int) -> bool:
        introduces = self._low(index) == ":"
        while self._low(index) in (",", ":", "that"):
            index += 1
        return self._low(index) == QUOTE or (introduces and index >= len(self.tokens))

    def quote_follows(self, index: int, tokens: int) -> bool:
        return any(self._low(i) == QUOTE for i in range(index + 1, index + 1 + tokens))

    def follows_clause(self, index: int) -> bool:
        """Whether a clause comes before the comma at `index - 1`, and not a mere noun."""
        words: list[str] = []
        for token in self.tokens[max(0, index - LONGEST_CLAUSE) : index - 1]:
            if token.text == "," and words and words[0].lower() not in LINKS | OPENERS:
                break
            words = [] if token.text == "," else [*words, token.text]
        return has_verb(words)
