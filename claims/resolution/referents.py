"""What an article has named so far: the things that "the talks" and "the deal" can mean.

A thing is a noun with words that tell which one is meant ("ceasefire talks", "Kyiv's proposal",
"a 50-day deadline for a deal"). Nothing is parsed: the words before the noun count back to a
determiner, a preposition or a verb, and in doubt they do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claims.facets import Name, NameKind
from claims.lexicon import CONCEPT, NEUTRAL_MODIFIERS
from claims.names.given_names import pronoun_of
from claims.resolution.description_words import (
    BOUNDARIES,
    COMPLEMENT_ENDS,
    KIND_OF_HEAD,
    NEW_ONE,
    ORDINALS,
)
from claims.span import Span
from claims.speech.pronouns import Memory
from claims.verb_forms import is_verb_form
from claims.word_list import alternation

WINDOW = 2_500
"""Code points before a description in which what it means is looked for: some ten sentences."""
MAXIMUM_THINGS = 40
"""Things of one kind that are looked at; no news text has more of them in the window."""
LONG_REACH = 20_000
"""Code points before a description in which a body or the holder of a post is looked for."""

_HEAD = re.compile(rf"\b{alternation(KIND_OF_HEAD)}\b(?!-)", re.IGNORECASE)
_JOINS = ("-", "’", "'")
_WORDS_BEFORE = re.compile(r"(?:[^\W_][\w.’'-]{0,30} ){1,6}$")
_NAMES = r"(?:the )?[A-Z][\w.’'-]{0,30}(?: (?:of )?[A-Z][\w.’'-]{0,30}){0,3}"
_COMPLEMENT = re.compile(
    rf" (?:between {_NAMES} and {_NAMES}|(?:with|against) {_NAMES}"
    r"|(?:on|over|about|for) (?:an? |the )?"
    r"(?P<what>[a-z][a-z’'-]{1,20}(?: [a-z][a-z’'-]{1,20}){0,3}))"
)
_FOLLOWING = re.compile(r"[\s-]?(?P<word>[\w’'-]+)")
_OFFERED = re.compile(
    r"(?<![\w’'-])(?!(?:The|He|She|It|They|We|I|You|That|This|Who|Which|But|And|Both|One)\b)"
    r"(?P<who>[A-Z][\w.’-]{0,30}(?: [A-Z][\w.’-]{0,30}){0,2})"
    r" (?:has |have |had )?(?:formally |also )?(?P<verb>offered|proposed)(?!\w)"
)
"""Whoever has offered something has made "the offer"."""
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True)
class Thing:
    """A noun and the words that tell which one: `before` it and `after` it, either empty.

    `span` covers the noun. `is_new` marks "another deal" and "a second vote", which are not the
    one that was spoken of before.
    """

    span: Span
    kind: str
    head: str
    before: str
    after: str
    is_new: bool

    @property
    def tells(self) -> bool:
        """Whether the words tell which one is meant."""
        return bool(self.before or self.after)

    def told(self, head: str) -> str:
        """Return the thing as a description with `head`: "the ceasefire talks", "Kyiv’s offer"."""
        owned = any(_POSSESSIVE.search(word) for word in self.before.split())
        words = [*([] if owned else ["the"]), self.before, head]
        return " ".join(word for word in words if word) + self.after


@dataclass(frozen=True, slots=True)
class Referents:
    """The names and things of one article, by where they stand."""

    text: str
    names: Sequence[Name]
    name_starts: Sequence[int]
    people: frozenset[str]
    """The full names of the people."""
    genders: Mapping[str, str]
    """Full name → "he" or "she", where a title or the given name tells."""
    things: Mapping[str, Sequence[Thing]]
    """Kind → the things of that kind, in order."""

    @classmethod
    def of(cls, text: str, names: Sequence[Name]) -> Referents:
        """Index an article; `names` are its names in order, with offsets into `text`."""
        people = frozenset(name.canonical for name in names if name.kind is NameKind.PERSON)
        genders = {person: told for person in people if (told := pronoun_of(person)) is not None}
        things: dict[str, list[Thing]] = {}
        for thing in sorted(_things(text), key=lambda thing: thing.span):
            things.setdefault(thing.kind, []).append(thing)
        starts = [name.span.start for name in names]
        titles = Memory.of(names).genders
        return cls(text, tuple(names), starts, people, genders | titles, things)

    def names_before(self, position: int, reach: int = LONG_REACH) -> Sequence[Name]:
        """Return the names between `reach` code points before `position` and it, in order."""
        first = bisect_left(self.name_starts, position - reach)
        return self.names[first : bisect_left(self.name_starts, position)]

    def things_before(self, kind: str, position: int, reach: int = WINDOW) -> Sequence[Thing]:
        """Return the last things of a kind within `reach` code points before `position`."""
        things = self.things.get(kind, ())
        first = bisect_left(things, position - reach, key=_start_of)
        after = bisect_left(things, position, key=_start_of)
        return things[max(first, after - MAXIMUM_THINGS) : after]

    def thing_before(self, kind: str, head: str, position: int) -> Thing | None:
        """Return the one thing that a bare "the HEAD" at `position` can mean, or None."""
        near = [
            thing
            for thing in self.things_before(kind, position)
            if is_plural(thing.head) == is_plural(head)
        ]
        telling = [thing for thing in near if thing.tells]
        if not telling or any(_compete(a, b) for a in telling for b in telling):
            return None
        first = telling[0]
        if any(t.is_new and not t.tells and t.span.start > first.span.start for t in near):
            return None
        return max(telling, key=lambda thing: len(thing.before) + len(thing.after))


def paragraph_before(text: str, position: int) -> int:
    """Return where the paragraph before that of `position` begins."""
    here = text.rfind("\n", 0, position)
    while here > 0 and text[here - 1].isspace():
        here -= 1
    return text.rfind("\n", 0, max(0, here)) + 1


def _start_of(thing: Thing) -> int:
    return thing.span.start


def is_plural(head: str) -> bool:
    """Say whether a noun of the tables is a plural."""
    return head.lower().endswith("s") and not head.lower().endswith("ss") and head != "series"


def _compete(one: Thing, other: Thing) -> bool:
    """Say whether two phrases cannot mean the same thing: "peace talks" and "trade talks"."""
    ours, theirs = _concepts(one.before), _concepts(other.before)
    if ours and theirs and not (ours <= theirs or theirs <= ours):
        return True
    here, there = one.after.casefold(), other.after.casefold()
    return bool(here and there) and here not in there and there not in here


def _concepts(words: str) -> frozenset[str]:
    return frozenset(CONCEPT.get(word, word) for word in words.casefold().split())


def _things(text: str) -> Iterator[Thing]:
    for match in _HEAD.finditer(text):
        head = match[0]
        if text[max(0, match.start() - 1) : match.start()] in _JOINS:
            continue
        kind = KIND_OF_HEAD[head.lower()]
        before, is_new = _before(text, match.start())
        after = _after(text, match.end())
        written = head if head.isupper() else head.lower()
        yield Thing(Span(*match.span()), kind, written, before, after, is_new)
    for match in _OFFERED.finditer(text):
        yield Thing(Span(*match.span("verb")), "proposal", "offer", f"{match['who']}’s", "", False)


def _before(text: str, position: int) -> tuple[str, bool]:
    """Return the words before a noun that tell which one it is, and whether it is a new one."""
    window = text[max(0, position - 120) : position]
    found = _WORDS_BEFORE.search(window)
    words = found[0].split() if found else []
    kept: list[str] = []
    is_new = False
    bounded = False
    while words:
        word = words.pop()
        low = word.lower()
        if low in NEW_ONE:
            return _written(kept), True
        if low in BOUNDARIES or (low == word and is_verb_form(low)):
            bounded = True
            if low == "to":
                kept = kept[1:]  # it may be a verb: "to advance peace talks"
            break
        if low in ORDINALS:
            is_new = True
        elif _POSSESSIVE.search(word):
            if word[0].islower():
                return _written(kept), False
            kept.insert(0, word)
            kept[:0] = _capitalised_end(words)
            return _written(kept), False
        elif low not in NEUTRAL_MODIFIERS:
            kept.insert(0, word)
    if bounded:
        return _written(kept), is_new
    if len(kept) != 1 or not _begins_sentence(position, window):
        return "", is_new
    first = kept[0].lower() if kept[0].lower() in CONCEPT else kept[0]
    return first, is_new


def _capitalised_end(words: list[str]) -> list[str]:
    first = len(words)
    while first and words[first - 1][0].isupper():
        first -= 1
    return words[first:]


def _written(words: list[str]) -> str:
    return " ".join(words)


def _begins_sentence(position: int, window: str) -> bool:
    rest = _WORDS_BEFORE.sub("", window).rstrip(" “\"‘'")
    start = position - len(window)
    return (not rest and start == 0) or rest.endswith((".", "!", "?", "\n", "”", '"'))


def _after(text: str, position: int) -> str:
    """Return the complement of a noun: " between Russia and Ukraine", " for a ceasefire deal"."""
    match = _COMPLEMENT.match(text, position)
    if match is None:
        return ""
    if match["what"] is None:
        return match[0]
    words = match["what"].split()
    for index, word in enumerate(words):
        if ends_noun(word):
            words = words[:index]
            break
    else:
        following = _FOLLOWING.match(text, match.end())
        if following is not None and not ends_noun(following["word"]):
            return ""  # the words go on
    if not words:
        return ""
    return text[match.start() : match.start("what")] + " ".join(words)


def ends_noun(word: str) -> bool:
    """Say whether a word cannot go on with the noun phrase that stands before it."""
    return word in COMPLEMENT_ENDS or word in BOUNDARIES or is_verb_form(word)
