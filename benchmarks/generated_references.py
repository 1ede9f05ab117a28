"""Statements made up by rule for measuring search: as many as wanted, the same each time.

Their words follow Zipf's law as those of English do (the commonest are the English function
words, the others made of syllables), and most hold a name, a number or a date. A question is a
statement as another writer would put it: words left out, the halves swapped, others in their place.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate

from claims.ranking.stop_words import STOP_WORDS
from claims.reference import Reference
from claims.vocabulary import ReferenceKind

VOCABULARY = 60_000
SURNAMES = 8_000
FIRST_DAY = datetime(2015, 1, 1, tzinfo=UTC)
DAYS = 3_900
LEFT_OUT, REPLACED = 0.2, 0.1
"""Shares of the words that a question leaves out of a statement, and puts others for."""

_SYLLABLES = [
    onset + vowel + coda
    for onset in (
        "b",
        "br",
        "c",
        "d",
        "f",
        "g",
        "gr",
        "l",
        "m",
        "n",
        "p",
        "pl",
        "r",
        "s",
        "st",
        "t",
    )
    for vowel in "aeiou"
    for coda in ("", "l", "n", "r", "s", "t")
]
_GIVEN = "Ana Jonas Ingrid Marco Tess Rui Elena Peter Olga Samuel Nadia Victor Clara Henrik".split()
_PLACES = (
    "Lisbon Hamburg Oslo Turin Ghent Porto Graz Nantes Split Cork Bilbao Russia Germany".split()
)
_UNITS = "people percent million euros kilometres days hours tonnes houses votes weeks".split()
_MONTHS = "January February March April May June July August September October November".split()


@dataclass(frozen=True, slots=True)
class Words:
    """A vocabulary with its frequencies."""

    words: tuple[str, ...]
    cumulative: tuple[float, ...]
    surnames: tuple[str, ...]

    @classmethod
    def made(cls) -> Words:
        chance = random.Random(7)  # noqa: S311  (words, not secrets)
        made: dict[str, None] = dict.fromkeys(
            sorted(word for word in STOP_WORDS if len(word) > 1)[:110]
        )
        while len(made) < VOCABULARY:
            made["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 2, 3, 3, 4))))] = None
        surnames: dict[str, None] = {}
        while len(surnames) < SURNAMES:
            surnames["".join(chance.choices(_SYLLABLES, k=3)).capitalize()] = None
        weights = (1 / (rank + 2.7) ** 1.05 for rank in range(1, VOCABULARY + 1))
        return cls(tuple(made), tuple(accumulate(weights)), tuple(surnames))

    def some(self, chance: random.Random, count: int) -> list[str]:
        return chance.choices(self.words, cum_weights=self.cumulative, k=count)


def made_references(count: int, words: Words, start: int = 0) -> Iterator[Reference]:
    """Yield references `start` to `start + count`; each depends on its own number alone."""
    for number in range(start, start + count):
        chance = random.Random(number)  # noqa: S311
        yield Reference(
            id=f"generated-{number}",
            kind=ReferenceKind.STATEMENT,
            statement=statement(chance, words),
            publisher=f"Desk {number % 97}",
            published_at=FIRST_DAY + timedelta(days=chance.randrange(DAYS)),
        )


def statement(chance: random.Random, words: Words) -> str:
    """Return a sentence of about 22 words and 138 characters."""
    told = words.some(chance, chance.randint(13, 20))
    for part in (_name, _number, _date):
        for _ in range(chance.choice((0, 1, 1, 2)) if part is _name else chance.randint(0, 1)):
            told.insert(chance.randint(0, len(told)), part(chance, words))
    sentence = " ".join(told)
    return f"{sentence[0].upper()}{sentence[1:]}."


def _name(chance: random.Random, words: Words) -> str:
    if chance.random() < 0.3:
        return chance.choice(_PLACES)
    place = min(int(chance.expovariate(8 / SURNAMES)), SURNAMES - 1)
    return f"{chance.choice(_GIVEN)} {words.surnames[place]}"


def _number(chance: random.Random, _words: Words) -> str:
    return f"{int(10 ** chance.uniform(0.3, 5)):,} {chance.choice(_UNITS)}"


def _date(chance: random.Random, _words: Words) -> str:
    year = chance.randint(2010, 2025)
    if chance.random() < 0.5:
        return f"in {year}"
    return f"on {chance.randint(1, 28)} {chance.choice(_MONTHS)} {year}"


def question_about(text: str, seed: int, words: Words) -> str:
    """Return the statement as somebody else would put it."""
    chance = random.Random(-1 - seed)  # noqa: S311
    kept = [word for word in text.rstrip(".").split() if chance.random() >= LEFT_OUT]
    told = [words.some(chance, 1)[0] if chance.random() < REPLACED else word for word in kept]
    half = len(told) // 2
    return " ".join([*told[half:], *told[:half]])
