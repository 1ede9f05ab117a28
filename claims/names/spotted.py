"""Names that a model found in an article, looked up again in its sentences.

A model reads the whole article once; a claim is read from one sentence. What the model found is
kept as words with their kind, and found again word for word, so that every span stays exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.facets import NameKind
from claims.names.pieces import pieces_of
from claims.names.posts import is_role_head
from claims.names.tokens import Token, tokenize

LONGEST_NAME = 20
"""Tokens in a name; a model that finds a longer one has gone wrong."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """What a model found: words → kind, and first word → the names that begin with it.

    `people` holds the names of people with a post inside, which is to be cut off.
    """

    kinds: Mapping[str, NameKind]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    people: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, kinds: Mapping[str, NameKind]) -> Spotted:
        """Prepare the names that a model found for looking them up."""
        found: dict[str, set[tuple[str, ...]]] = {}
        people = set()
        for words, kind in kinds.items():
            tokens = tokenize(words)
            phrase = tuple(token.text for token in tokens)
            if 0 < len(tokens) <= LONGEST_NAME:
                found.setdefault(tokens[0].word, set()).add(phrase)
                if kind is NameKind.PERSON and any(map(is_role_head, tokens)):
                    people.add(phrase)
        ordered = {
            word: tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
            for word, phrases in found.items()
        }
        return cls(dict(kinds), ordered, frozenset(people))

    def merged(
        self, tokens: Sequence[Token], runs: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        """Yield the runs of the rules and the names of the model in order, without overlaps.

        Where both found something the model's name counts, without a post that stands inside it.
        """
        waiting = list(reversed(runs))
        for first, after in self._spans(tokens):
            while waiting and waiting[-1][0] < after:
                run = waiting.pop()
                if run[1] <= first:
                    yield run
            if tuple(token.text for token in tokens[first:after]) in self.people:
                yield from pieces_of(tokens, first, after)
            else:
                yield first, after
        yield from reversed(waiting)

    def _spans(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        index = 0
        while index < len(tokens):
            length = self._length(tokens, index)
            if length:
                yield index, index + length
            index += max(1, length)

    def _length(self, tokens: Sequence[Token], index: int) -> int:
        for phrase in self.phrases.get(tokens[index].word, ()):
            found = tokens[index : index + len(phrase)]
            words = [*(token.text for token in found[:-1]), found[-1].word]
            if tuple(words) == phrase:
                return len(phrase)
        return 0


NOTHING_SPOTTED = Spotted({}, {}, frozenset())
