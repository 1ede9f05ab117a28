"""Splits a sentence that tells several facts: each can be true or false by itself.

"The talks were held in Istanbul in early June, lasting just over an hour, and ended without
progress" tells three. A cut is made only where the words before and after it leave no doubt about
what each verb belongs to; every other sentence stays whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from claims.claim import Substitution
from claims.extraction.clauses import (
    ADVERBS,
    BE,
    HAVE,
    OPENERS,
    PREPOSITIONS,
    SIMPLE_PASTS,
    Clauses,
)
from claims.span import Span, trim
from claims.verb_forms import FINITE_AUXILIARIES, is_past_form
from claims.word_list import words_of

LONGEST_SENTENCE = 800
"""Code points of a sentence that is looked at; a longer one stays whole."""
SHORTEST_FACT = 3
"""Words that a fact has at least."""
SHORTEST_CLAUSE = 6
"""Words that a clause beside somebody's speech has at least."""
LONGEST_SUBJECT = 14
"""Words of a subject; what is longer has most likely been read wrongly."""
REACH_TO_VERB = 12
"""Words of a second subject before its verb."""

UNSAFE = re.compile(r"[\"“”()\[\]—–:?!…]| - ")
"""Quotations, brackets and dashes: what they enclose belongs to another voice or another clause."""
LEADING = OPENERS | words_of("while as since after before once despite given whereas")
"""Words that begin a sentence with another clause than its main one."""
REPORTING = words_of(
    """said says say saying told tells announced announces added adds warned warns claimed claims
    argued argues believes believed thinks thought knows knew reported reports confirmed confirms
    expects expected insisted insists denied denies stated states wrote writes noted notes hopes
    hoped fears feared asked asks suggested suggests alleged alleges accused estimates estimated
    showed shows found finds revealed reveals admitted acknowledged predicted predicts according
    promised pledged vowed agreed decided ordered urged called"""
)
SAME_FORMS = words_of("cut put set hit let cost quit hurt shut split spread beat read")
"""Verbs whose past looks like their infinitive."""
INTRANSITIVE = words_of(
    """ended lasted started collapsed failed finished died happened occurred resigned arrived
    remained stayed continued resumed emerged disappeared returned succeeded appeared existed
    opened closed dropped climbed slipped jumped soared plunged peaked totalled totaled
    attracted included featured lacked proved"""
)
"""Verbs that are no passive after "was held ... and"."""
MONTHS = frozenset(
    "January February March April May June July August September October November December Monday"
    " Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
PARTICIPLES = dict(
    row.split(None, 1)
    for row in """\
    accounting accounted accounts
    attracting attracted attracts
    beating beat beats
    becoming became becomes
    carrying carried carries
    costing cost costs
    covering covered covers
    drawing drew draws
    earning earned earns
    employing employed employs
    finishing finished finishes
    generating generated generates
    injuring injured injures
    killing killed kills
    lasting lasted lasts
    losing lost loses
    measuring measured measures
    overtaking overtook overtakes
    producing produced produces
    raising raised raises
    reaching reached reaches
    receiving received receives
    representing represented represents
    scoring scored scores
    serving served serves
    spanning spanned spans
    totalling totalled totals
    weighing weighed weighs
    winning won wins
    wounding wounded wounds""".splitlines()
)
"""Participles whose subject is that of the sentence, with their past and their present form."""
NOT_AFTER_PASSIVE = words_of("injuring killing wounding")
"""After a passive these belong to what happened: "was hit by a drone, killing two"."""


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
    if not tokens or tokens[0].word in LEADING or any(t.word in REPORTING for t in tokens):
        return whole
    facts = tuple(_Splitter(text, clauses, span).facts())
    return facts if len(facts) > 1 else whole


JOINING = words_of("and but while whereas as after before when since because although though so")
"""Words that may stand before a clause with a subject of its own."""


def own_clause(text: str, span: Span) -> Span | None:
    """Return the clause with a subject and a finite verb that a stretch holds, if it is just one.

    What joins it to its surroundings is left out; what hangs on another clause is none.
    """
    if len(span) > LONGEST_SENTENCE or UNSAFE.search(span.of(text)):
        return None
    clauses = Clauses(text, span)
    tokens = clauses.tokens
    begin = 0
    while begin < len(tokens) and (tokens[begin].word in ",;" or tokens[begin].word in JOINING):
        begin += 1
    end = len(tokens)
    while end > begin and (tokens[end - 1].word in ",;" or tokens[end - 1].word in JOINING):
        end -= 1
    if end - begin < SHORTEST_CLAUSE or not clauses.may_be_subject(begin, comma=False):
        return None
    verbs = clauses.finite(begin + 1, end)
    if not verbs or verbs[0] - begin > REACH_TO_VERB or end - verbs[0] < SHORTEST_FACT:
        return None
    if any(token.word in OPENERS or token.word in ",;" for token in tokens[begin : verbs[0]]):
        return None
    return Span(tokens[begin].start, tokens[end - 1].end)


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
        return self._participle(place + 1) or self._listed(place + 1)

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
                sure = comma or word in FINITE_AUXILIARIES
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
