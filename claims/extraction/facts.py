"""Splits a sentence that tells several facts: each can be true or false by itself.

"The talks were held in Istanbul in early June, lasting just over an hour, and ended without
progress" tells three. A cut is made only where the words before and after it leave no doubt about
what each verb belongs to; every other sentence stays whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from claims.claim import Substitution
from claims.extraction.clauses import (
    ADVERBS,
    BE,
    HAVE,
    LONGEST_SENTENCE,
    OPENERS,
    PREPOSITIONS,
    REACH_TO_VERB,
    SHORTEST_FACT,
    SIMPLE_PASTS,
    UNSAFE,
    Clauses,
    Token,
)
from claims.extraction.fact_words import (
    INTRANSITIVE,
    MONTHS,
    MOVEMENTS,
    NOT_AFTER_PASSIVE,
    PARTICIPLES,
    REPORTING,
    SAME_FORMS,
)
from claims.span import Span, trim
from claims.verb_forms import FINITE_AUXILIARIES, is_past_form
from claims.word_list import words_of

REACH_IN_A_ROW = 6
"""Words of a clause in a row of figures, its verb included."""
LONGEST_SUBJECT = 14
"""Words of a subject; what is longer has most likely been read wrongly."""

LEADING = OPENERS | words_of("while as since after before once despite given whereas")
"""Words that begin a sentence with another clause than its main one."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a sentence.

    `span` is what the sentence says of `subject`, which is None where the span holds its own.
    `changes` make the words of the span a sentence once the subject stands before them.
    """

    span: Span
    subject: Span | None = None
    changes: tuple[Substitution, ...] = ()


_Cut: TypeAlias = tuple[int, Span | None, tuple[Substitution, ...]]
"""Where the next fact begins (a token), its subject if it lacks one, and its changes."""


def split_facts(text: str, span: Span) -> tuple[Fact, ...]:
    """Return the facts that the words of `span` tell, in order; one alone where they stay whole.

    The spans are offsets into `text`. They do not overlap, and only joining words lie between.
    """
    whole = (Fact(span),)
    if len(span) > LONGEST_SENTENCE or UNSAFE.search(span.of(text)):
        return whole
    clauses = Clauses(text, span)
    tokens = clauses.tokens
    if not tokens or tokens[0].word in LEADING or _reports(tokens):
        return whole
    facts = tuple(_Splitter(text, clauses, span).facts())
    return facts if len(facts) > 1 else whole


def _reports(tokens: Sequence[Token]) -> bool:
    """Whether somebody reports something; "added 2 %" is a movement."""
    following = [*tokens[1:], tokens[-1]]
    return any(
        token.word in REPORTING and not (token.word in MOVEMENTS and after.written[0].isdigit())
        for token, after in zip(tokens, following, strict=True)
    )


class _Splitter:
    """Walks over the tokens of a sentence and cuts it."""

    def __init__(self, text: str, clauses: Clauses, span: Span) -> None:
        self.text = text
        self.clauses = clauses
        self.tokens = clauses.tokens
        self.span = span
        self.clause = 0
        """Where the clause with the current subject begins."""
        self.told: set[int] = set()
        """The verbs of the facts that share its subject."""

    def facts(self) -> Iterator[Fact]:
        begun = Fact(self.span)
        first = 0
        for place in range(1, len(self.tokens) - 1):
            if place - first < SHORTEST_FACT:
                continue
            cut = self._cut(place)
            if cut is None or self._length_left(cut[0]) < SHORTEST_FACT:
                continue
            position, subject, changes = cut
            if position <= first:
                continue
            yield self._ended(begun, place)
            begun = Fact(Span(self.tokens[position].start, self.span.end), subject, changes)
            first = position
            if subject is None:
                self.clause, self.told = position, set()
            else:
                self.told.update(self.clauses.finite(position, position + 3)[:1])
        yield begun

    def _length_left(self, position: int) -> int:
        return sum(token.word not in ",;" for token in self.tokens[position:])

    def _ended(self, fact: Fact, place: int) -> Fact:
        """End a fact before the comma or joining word at `place`."""
        span = trim(self.text, fact.span.start, self.tokens[place].start)
        return Fact(span, fact.subject, fact.changes)

    def _cut(self, place: int) -> _Cut | None:
        """Return where the next fact begins, its subject and its changes, if one does here."""
        word, following = self.tokens[place].word, self.tokens[place + 1].word
        if place in self.clauses.enclosed:
            return None
        comma = word in ",;"
        joint = place + 1 if comma and following in {"and", "but", "while", "whereas"} else place
        joining = self.tokens[joint].word
        if joint + 1 >= len(self.tokens):
            return None
        if joining in {"and", "but"}:
            return self._shared(joint + 1, comma=comma) or self._own(joint + 1, comma=comma)
        if joining in {"while", "whereas"} and comma:
            return self._own(joint + 1, comma=True)
        if word == ";":
            return self._own(place + 1, comma=True)
        if not comma:
            return None
        return self._participle(place + 1) or self._listed(place + 1) or self._row(place + 1)

    def _row(self, begin: int) -> _Cut | None:
        """Cut in a row of figures: "the index fell 1 %, the gauge rose 2 % and ..."."""
        verbs = range(begin + 1, min(begin + REACH_IN_A_ROW, len(self.tokens)))
        moved = next((verb for verb in verbs if self.tokens[verb].word in MOVEMENTS), None)
        if moved is None or not self._own(begin, comma=True):
            return None
        sides = (self.tokens[self._verbs(begin)[0] : begin], self.tokens[moved:])
        figures = all(any(t.written[0].isdigit() for t in side) for side in sides)
        return (begin, None, ()) if figures else None

    def _listed(self, begin: int) -> _Cut | None:
        """Cut before a verb in a list: "were held in June, lasted an hour and ended in a row"."""
        word, before = self.tokens[begin].word, self.tokens[begin - 2]
        sure = word in SIMPLE_PASTS or word in INTRANSITIVE
        dated = before.written[:1].isdigit() or before.written in MONTHS
        if not (sure or (dated and is_past_form(word))):
            return None
        return self._shared(begin, comma=True)

    def _shared(self, begin: int, *, comma: bool) -> _Cut | None:
        """Cut before a second verb of the same subject: "was held in May and ended in June"."""
        verb = self.clauses.after_adverbs(begin)
        subject = self._subject(begin)
        if verb is None or subject is None:
            return None
        word = self.tokens[verb].word
        main = self._verbs(begin)[0]
        if word in FINITE_AUXILIARIES:
            return begin, subject, ()
        sure = word in SIMPLE_PASTS or self.clauses.governs(verb)
        if not is_past_form(word) or word in SAME_FORMS or not sure:
            return None
        auxiliary = self.tokens[main].word
        if self.tokens[main].is_modal:
            return None
        if auxiliary in HAVE and self.clauses.is_participle(main + 1):
            place = self.tokens[begin].start
            shared = Substitution(Span(place, place), f"{self.tokens[main].written} ")
            return begin, subject, (shared,)
        passive = auxiliary in BE and self.clauses.is_participle(main + 1)
        if passive and word.endswith("ed") and word not in INTRANSITIVE:
            return None
        if auxiliary in BE and not passive and not comma and word.endswith("ed"):
            return None
        return begin, subject, ()

    def _own(self, begin: int, *, comma: bool) -> _Cut | None:
        """Cut before a clause with a subject of its own: "..., and exports fell by 3 percent"."""
        if self._subject(begin) is None or not self.clauses.may_be_subject(begin, comma=comma):
            return None
        for verb in range(begin + 1, min(begin + REACH_TO_VERB, len(self.tokens))):
            word = self.tokens[verb].word
            if word in ",;" or word in OPENERS or word in {"and", "or", "but"}:
                return None
            if self.clauses.is_finite(verb):
                sure = comma or word in FINITE_AUXILIARIES or word in MOVEMENTS
                return (begin, None, ()) if sure else None
        return None

    def _participle(self, begin: int) -> _Cut | None:
        """Cut before ", lasting an hour"."""
        token = self.tokens[begin]
        forms = PARTICIPLES.get(token.word)
        subject = self._subject(begin)
        if forms is None or subject is None or not self.clauses.governs(begin):
            return None
        main = self._verbs(begin)[0]
        passive = self.tokens[main].word in BE and self.clauses.is_participle(main + 1)
        if passive and token.word in NOT_AFTER_PASSIVE:
            return None
        past, present = forms.split()
        now = self.tokens[main].word in {"is", "are", "has", "have"}
        plural = self.tokens[main].word in {"are", "have"}
        finite = (present.removesuffix("s") if plural else present) if now else past
        return begin, subject, (Substitution(Span(token.start, token.end), finite),)

    def _verbs(self, before: int) -> list[int]:
        """Return the finite verbs of the current clause, those of facts already cut left out."""
        return [
            place for place in self.clauses.finite(self.clause, before) if place not in self.told
        ]

    def _subject(self, before: int) -> Span | None:
        """Return the subject of the clause before a cut, where its one finite verb shows it."""
        finite = self._verbs(before)
        if len(finite) != 1:
            return None
        places = [
            place for place in range(self.clause, finite[0]) if place not in self.clauses.enclosed
        ]
        words = [self.tokens[place] for place in places]
        while words and (words[-1].word in ADVERBS or words[-1].word.endswith("ly")):
            words = words[:-1]
        # "In June, the talks": what comes before the comma tells when, not who.
        for place, token in enumerate(words):
            if token.word in ",;":
                words = words[place + 1 :] if words[0].word in PREPOSITIONS else []
                break
        if not 0 < len(words) <= LONGEST_SUBJECT or any(t.word in OPENERS for t in words):
            return None
        if any(token.word in ",;" or token.is_modal for token in words):
            return None
        return Span(words[0].start, words[-1].end)
