"""The named signals of check-worthiness: plain yes-or-no questions about one claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from claims.facets import Dimension, Facets, Grain, Name, NameKind, Quantity
from claims.lexicon import STOP_WORDS
from claims.verb_forms import is_past_form
from claims.vocabulary import AttributionKind, ClaimKind
from claims.word_list import words_of
from claims.wording import lemma_of
from claims.worthiness.topic_words import SPEAKING, TOPICS, WORD_SIGNALS

MAXIMUM_WORDS = 400
"""Words of a claim that are looked at; no claim of a news text is longer."""
TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
BE = words_of("""
    is are was were am be been being i'm we're they're you're he's she's it's that's there's
""")
FIRST_PERSON = words_of("i i'm i've i'd i'll")
DIGIT = re.compile(r"\d")
FINE_GRAINS = frozenset(
    {Grain.SECOND, Grain.MINUTE, Grain.HOUR, Grain.DAY, Grain.WEEK, Grain.MONTH}
)


@dataclass(frozen=True, slots=True)
class Material:
    """What a signal looks at."""

    text: str
    facets: Facets
    kind: ClaimKind = ClaimKind.SENTENCE
    attribution: AttributionKind = AttributionKind.ARTICLE
    hedged: bool = False


Question = Callable[[Material, tuple[str, ...]], bool]
"""Asks about a claim and its words, which come in lower case (abbreviations as written)."""


def _any_quantity(test: Callable[[Quantity], bool]) -> Question:
    return lambda m, _: any(map(test, m.facets.quantities))


def _measures(*dimensions: Dimension) -> Question:
    return _any_quantity(lambda quantity: quantity.dimension in dimensions)


def _any_name(test: Callable[[Name], bool]) -> Question:
    return lambda m, _: any(map(test, m.facets.names))


def _is_a(*kinds: NameKind) -> Question:
    return _any_name(lambda name: name.kind in kinds)


def _values(facets: Facets) -> int:
    return len(facets.quantities) + len(facets.durations) + len(facets.times)


@lru_cache(maxsize=1)  # three signals ask
def _small_words(words: tuple[str, ...]) -> float:
    """Return the share of words that carry no content, in [0, 1]."""
    return sum(word in STOP_WORDS for word in words) / len(words) if words else 1.0


FACET_SIGNALS: dict[str, Question] = {
    "gives a quantity": lambda m, _: bool(m.facets.quantities),
    "gives several values": lambda m, _: _values(m.facets) > 1,
    "gives an amount of money": _measures(Dimension.MONEY),
    "gives a percentage or share": _measures(Dimension.RATIO, Dimension.PERCENTAGE_POINT),
    "counts people or things": _any_quantity(lambda q: bool(q.counted)),
    "gives a large quantity": _any_quantity(lambda q: abs(q.value) >= 1000),
    "gives a change in figures": _any_quantity(
        lambda q: q.change or q.dimension is Dimension.MULTIPLE
    ),
    "gives a duration": lambda m, _: bool(m.facets.durations),
    "gives a time": lambda m, _: bool(m.facets.times),
    "gives a date": lambda m, _: any(t.grain in FINE_GRAINS for t in m.facets.times),
    "gives a year": lambda m, _: any(t.grain is Grain.YEAR for t in m.facets.times),
    "gives a place": lambda m, _: bool(m.facets.places),
    "gives a rank": lambda m, _: bool(m.facets.ordinals),
    "names a person": _is_a(NameKind.PERSON),
    "names an organisation": _is_a(NameKind.ORGANISATION),
    "names a country": _is_a(NameKind.COUNTRY),
    "names something else": _is_a(NameKind.OTHER, NameKind.PLACE),
    "names two or more": lambda m, _: len(m.facets.names) > 1,
    "names three or more": lambda m, _: len(m.facets.names) > 2,
    "says that something is not so": lambda m, _: bool(m.facets.negations),
}

FORM_SIGNALS: dict[str, Question] = {
    "has a digit": lambda m, _: bool(DIGIT.search(m.text)),
    "has a past form": lambda _, words: any(is_past_form(word) for word in words),
    "says what is going on": lambda _, words: _is_going_on(words),
    "is a question": lambda m, _: m.text.rstrip("\"'”’) ").endswith("?"),
    "begins with I": lambda _, words: bool(words) and words[0] in FIRST_PERSON,
    "is made of small words": lambda _, words: _small_words(words) > 0.6,
    "is made of hardly anything but small words": lambda _, words: _small_words(words) > 0.7,
    "is dense": lambda _, words: _small_words(words) < 0.4,
    "has under 5 words": lambda _, words: len(words) < 5,
    "has under 8 words": lambda _, words: len(words) < 8,
    "has under 12 words": lambda _, words: len(words) < 12,
    "has over 20 words": lambda _, words: len(words) > 20,
}

KIND_SIGNALS: dict[str, Question] = {
    "is hedged": lambda m, _: m.hedged,
    "is somebody's own words": lambda m, _: m.attribution is AttributionKind.DIRECT_QUOTE,
    "only gives a post": lambda m, _: m.kind is ClaimKind.ROLE,
    "only says that somebody said it": lambda m, _: m.kind is ClaimKind.ATTRIBUTION,
    "names an event": lambda m, _: m.kind is ClaimKind.EVENT,
}

SUMMING_UP: dict[str, Callable[[Material, Set[str]], bool]] = {
    "speaks of several topics": lambda _, fired: len(fired & TOPICS.keys()) > 1,
    "speaks of no topic of public life": lambda _, fired: not fired & TOPICS.keys(),
    "has no words of mere talk": lambda _, fired: not fired & SPEAKING.keys(),
    "has many words of mere talk": lambda _, fired: len(fired & SPEAKING.keys()) > 2,
    "gives no topic, name or value": lambda m, fired: (
        not (fired & TOPICS.keys() or m.facets.names or _values(m.facets))
    ),
}
"""What follows from the signals that fired before."""

_QUESTIONS = FACET_SIGNALS | FORM_SIGNALS | KIND_SIGNALS
SIGNAL_NAMES: tuple[str, ...] = (*_QUESTIONS, *WORD_SIGNALS, *SUMMING_UP)
"""Every signal, in the order in which a score lists them."""


def fired_signals(material: Material) -> tuple[str, ...]:
    """Return the names of the signals that a claim fires, in the order of `SIGNAL_NAMES`."""
    words = _words(material.text)
    fired = {name for name, holds in _QUESTIONS.items() if holds(material, words)}
    fired.update(_word_signals(words))
    fired.update([name for name, holds in SUMMING_UP.items() if holds(material, fired)])
    return tuple(sorted(fired, key=_PLACES.__getitem__))


_PLACES = {name: place for place, name in enumerate(SIGNAL_NAMES)}


def _words(text: str) -> tuple[str, ...]:
    plain = text.lower() if text.isupper() else text
    return tuple(_folded(match[0]) for match in islice(TOKEN.finditer(plain), MAXIMUM_WORDS))


@lru_cache(maxsize=65_536)
def _folded(word: str) -> str:
    """Return a word in lower case, but an abbreviation as it is written."""
    return word if _is_abbreviation(word) else word.lower().replace("’", "'")


def _is_abbreviation(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_going_on(words: Sequence[str]) -> bool:
    """Whether a form of "be" stands before an -ing form; "going to" foretells instead."""
    return any(
        word in BE and any(_is_ing_form(after) for after in words[place + 1 : place + 3])
        for place, word in enumerate(words)
    )


def _is_ing_form(word: str) -> bool:
    return word.endswith("ing") and len(word) > 5 and word != "going"


def _word_signals(words: Sequence[str]) -> Iterator[str]:
    index, beginnings = _index()
    for place, word in enumerate(words):
        yield from _signals_of(word)
        if word in beginnings:
            yield from index.get(" ".join(words[place : place + 2]), ())
            yield from index.get(" ".join(words[place : place + 3]), ())


@lru_cache(maxsize=65_536)
def _signals_of(word: str) -> tuple[str, ...]:
    index, _ = _index()
    if word in index or _is_abbreviation(word):
        return index.get(word, ())
    return index.get(lemma_of(word), ())


@lru_cache(maxsize=1)
def _index() -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Return the signals of each word and phrase of the lists, and the words phrases begin with."""
    index: dict[str, tuple[str, ...]] = {}
    for name, listed in WORD_SIGNALS.items():
        for entry in " ".join(listed.split()).split(", "):
            key = entry if _is_abbreviation(entry) else entry.lower()
            index[key] = tuple(dict.fromkeys((*index.get(key, ()), name)))
    return index, frozenset(key.split()[0] for key in index if " " in key)
