"""Modality: whether words ask, order, value or foretell instead of reporting.

Each judgement is about the main assertion. A modal verb in a clause of its own ("rejected a plan
that would ...") or after a report ("met on Monday and will ...") does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from claims.checkability.value_words import (
    BARE_VALUE,
    EVALUATION,
    EXCLAIMED_VALUE,
    FIRST_PERSON_VIEW,
    GOES_ON_WITH_VALUE,
    JUDGED_VALUE,
    STATE_OF_MIND,
)
from claims.verb_forms import FINITE_AUXILIARIES, has_verb, is_past_form
from claims.word_list import words_of

_TOKEN = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*|[,;:()–—]")
_OUTER_MARKS = " \t\n\"“”„'‘’«»()[]*-–—…"
_CLAUSE_OPENERS = words_of(
    "that which who whom whose where when whether how what why if unless because while until "
    "although though"
)
_COORDINATORS = frozenset({"and", "but", "or", "so", "yet", "then", ",", ";"})

_FUTURE_MODALS = words_of("will would shall won't wouldn't may might")
_FUTURE_PHRASE = re.compile(
    r"\b(?:is|are|am|was|were|'s|'re|'m|be)(?:\s+\w+ly|\s+not|\s+also|\s+still)?\s+"
    r"(?:going\s+to|about\s+to|(?:more\s+|less\s+|very\s+|most\s+)?(?:un)?likely\s+to|set\s+to|bound\s+to"
    r"|expected\s+to|poised\s+to|sure\s+to|certain\s+to|destined\s+to|forecast\s+to|projected\s+to"
    r"|predicted\s+to)\s+(?!have\b)\w"
    r"|\b(?:looks?|seems?)\s+(?:set|likely)\s+to\b|\b(?:will|would)\s+(?:likely|probably)\b",
)
_NOT_FUTURE = re.compile(
    r"(?:would\s+not|wouldn't|won't|will\s+not)\s+(?:immediately\s+|publicly\s+)?"
    r"(?:comment|say|elaborate|confirm|discuss|disclose|name|reveal|be\s+drawn)\b"
    r"|would\s+(?:typically|often|usually|regularly|sometimes|routinely|always)\b"
    r"|would\s+(?!have\b)(?=[^.;,]{1,80}\b(?:in|by|before|after|until|of|late|early|since)\s+"
    r"(?:the\s+|[A-Z][a-z]{2,8}\s+){0,2}(?:1\d{3}|20[01]\d)\b)"
    r"|would\s+have\s(?=[^.;]{1,120}\b(?:since|because)\s[^.;]{1,60}\b(?:was|were|had)\b)"
    r"|[Yy]ou'll\s+(?:also\s+|still\s+)?(?:find|see|notice)\b"
    r"|(?:will|'ll)\s+(?:also\s+)?(?:let|allow|enable|save|cost)\s+you\b"
    r"|(?<=[Yy]ou\s)will\s+(?:also\s+|still\s+)?(?:find|see|notice)\b"
    r"|(?:is|are|'s|'re)\s+(?:currently|normally|generally|usually|typically)\s+expected\s+to\b"
    r"|(?:may|might)\s+(?:well\s+|also\s+|not\s+)?have\s+\w"
)
"""What somebody "would not say" or "would often do", and what "may have" happened, is past; so is
what "would" come in a year long gone. What a thing "will let you" do is its property, and what its
members "are currently expected to" do is a rule."""
_CAME_OTHERWISE = re.compile(
    r"(?:was|were)\s+\w+\s+to\s[^.;]{1,80}?\bbut\s+(?:\w+\s+){0,2}?(?:was|were|did|had|\w{2,20}ed|grew"
    r"|fell|rose|lost|won|came|went)\b"
)
"""An expectation of the past, told with what became of it."""
_POSSIBLE_FUTURE = re.compile(
    r"\bcould\s(?=[^.;,]{0,80}\b(?:soon|next\s+(?:week|month|year|season)|in\s+the\s+(?:coming|next|future)"
    r"|one\s+day|some\s+day|eventually|later\s+this|by\s+20\d\d|tomorrow)\b)"
)
"""Of itself "could" is as often an ability ("could not swim") as a future."""
_WISH = re.compile(r"\bhopes?\s+(?:to|that|for)\b")
_LATER_CLAUSES = words_of("before after since once as than")
_CONDITIONAL_START = re.compile(r"(?:and\s+|but\s+|even\s+|only\s+)?(?:if|unless)\s", re.IGNORECASE)
_CONCESSION = re.compile(r"\W{0,3}(?:while|although|though|whereas)\s", re.IGNORECASE)
"""What a sentence first concedes is not what it asserts: "While it may seem old, it works"."""
_DUTY_MODALS = words_of("must should shouldn't mustn't ought")
_DUTY_PHRASE = re.compile(
    r"(?<!the )(?<!a )(?<!no )\b(?:needs?|had\s+better|have\s+got|has\s+got)\s+to\s+\w"
    r"|\b(?:[Ii]t\s+is|[Ii]t's)\s+time\s+(?:to|for)\b",
)
_NORM = re.compile(
    r"\b(?:by\s+law|legally|(?:under|according\s+to)\s+(?:the|a|its|new|current|existing)\s+(?:\w+\s+){0,3}?"
    r"(?:laws?|rules?|act|regulations?|agreement|deal|treaty|contract|terms|constitution|directive)"
    r"|(?:court|judge|tribunal|law|rules|constitution|regulations?|treaty|contract|statute)s?\s+"
    r"(?:ruled|ordered|says?|states?|held|decided))\b",
    re.IGNORECASE,
)
"""Where a duty comes from a rule, that it does is a fact."""

_QUESTION_START = re.compile(
    r"(?:(?:and|but|so|then|or)\s+)?(?:who|what|when|where|why|how|which|whose)\s+"
    r"(?:(?:much|many|long|often|far)\s+)?(?:is|are|was|were|do|does|did|can|could|will|would|should|has|have)"
    r"\s+(?:the|a|an|this|that|you|he|she|it|they|we|i|there|your|his|her|their|our)\b",
    re.IGNORECASE,
)

_PLAIN_ORDERS = words_of(
    """don't please let's listen remember imagine subscribe click beware tell ask let stop forget
    consider go come be"""
)
_ORDERS = words_of(
    """act add apply bring buy call change check choose close contact cook cover cut do download
    drink eat email enter explore find follow get give help hold join keep learn leave look make
    move note open pay pick press print put read refrain register remove save scroll see send set
    share show sign sit speak spare stand start stay stick support swipe take talk think throw
    trust try turn use visit vote wait walk wash watch write never always"""
)
_AFTER_ORDER = words_of(
    """the a an this that these those it them him her me us your my our their his all any some every
    up down out off on in into at to for from with about away back over yourself yourselves here
    there what how why who whether if again and more no not now sure"""
)


def is_question(sentence: str) -> bool:
    """Say whether the words are a question: by their last mark, or by their order."""
    bare = sentence.rstrip(_OUTER_MARKS)
    if bare.endswith(("?", "？")) or bare.rstrip("!.").endswith("?"):
        return True
    return not bare.endswith(".") and _QUESTION_START.match(bare.lstrip(_OUTER_MARKS)) is not None


def is_command(sentence: str) -> bool:
    """Say whether the words tell someone to do something: they start with a bare verb."""
    words = list(islice((word for word in _each_token(sentence) if word not in ",;:()–—"), 4))
    if words[:1] in (["and"], ["but"], ["so"], ["just"], ["then"], ["please"]):
        words = words[1:] if words[0] != "please" else words
    if not words:
        return False
    if words[0] in _PLAIN_ORDERS:
        # "Stop signs were removed" has a subject and a verb of its own.
        return not any(word in FINITE_AUXILIARIES for word in words[1:3])
    return words[0] in _ORDERS and len(words) > 1 and words[1] in _AFTER_ORDER


def is_opinion(sentence: str) -> bool:
    """Say whether the main assertion is a view, a feeling or a value."""
    plain = sentence.replace("’", "'")
    if FIRST_PERSON_VIEW.search(plain) or ("!" in plain and EXCLAIMED_VALUE.search(plain)):
        return True
    if BARE_VALUE.match(plain.lstrip(_OUTER_MARKS)) and not has_verb(_tokens(plain)[:4]):
        return True
    return any(
        _is_main(plain, match.start()) and not GOES_ON_WITH_VALUE.match(plain, match.end())
        for pattern in (STATE_OF_MIND, EVALUATION, JUDGED_VALUE)
        for match in pattern.finditer(plain)
    )


def is_demand(sentence: str) -> bool:
    """Say whether the main assertion is a duty: what somebody "must" or "should" do."""
    plain = sentence.replace("’", "'")
    return any(_is_main(plain, place) for place in _places(plain, _DUTY_MODALS, _DUTY_PHRASE))


def gives_norm(sentence: str) -> bool:
    """Say whether the sentence tells what a law, a contract or a court demands."""
    return _NORM.search(sentence) is not None


def is_prediction(sentence: str) -> bool:
    """Say whether the main assertion is about what has not happened yet, or only on a condition."""
    plain = sentence.replace("’", "'")
    if _CONDITIONAL_START.match(plain.lstrip(_OUTER_MARKS)):
        return True
    return bool(future_places(plain))


def future_places(sentence: str) -> list[int]:
    """Return where the main assertion foretells: the offsets of "will", "is set to", "hopes to"."""
    plain = sentence.replace("’", "'")
    places = [
        place
        for place in _places(plain, _FUTURE_MODALS, _FUTURE_PHRASE)
        if not _NOT_FUTURE.match(plain, place) and not _CAME_OTHERWISE.match(plain, place)
    ]
    places += [match.start() for match in _POSSIBLE_FUTURE.finditer(plain)]
    wishes = [match.start() for match in _WISH.finditer(plain)]
    return [place for place in places if _is_main(plain, place)] + [
        place for place in wishes if place > 0 and first_verb_at(plain, place)
    ]


def first_verb_at(sentence: str, place: int) -> bool:
    """Say whether the verb at `place` is the main one and the first finite one of the sentence."""
    before = _without_closed_clauses(_tokens(sentence[:place]))
    return not any(_is_finite(word) or word in _CLAUSE_OPENERS for word in before)


def has_clause_opener(words: str) -> bool:
    """Say whether a clause of its own begins in `words`: after "that", "which", "because"."""
    return any(word in _CLAUSE_OPENERS or word in _LATER_CLAUSES for word in _tokens(words))


def _tokens(sentence: str) -> list[str]:
    return [token.lower().replace("’", "'") for token in _TOKEN.findall(sentence)]


def _each_token(sentence: str) -> Iterator[str]:
    """Yield the same as `_tokens`, for a reader of the first few."""
    return (match[0].lower().replace("’", "'") for match in _TOKEN.finditer(sentence))


def _places(plain: str, modals: frozenset[str], phrase: re.Pattern[str]) -> list[int]:
    """Return where the modal words and phrases stand. "May" and "Will" are a month and a name."""
    places = []
    if "'ll" in plain or any(modal in plain for modal in modals):
        places = [
            match.start()
            for match in _TOKEN.finditer(plain)
            if match[0] in modals or (modals is _FUTURE_MODALS and match[0].endswith("'ll"))
        ]
    return places + [match.start() for match in phrase.finditer(plain)]


def _is_main(plain: str, place: int) -> bool:
    """Say whether the verb at `place` is the main one, by the words before it."""
    if _CONCESSION.match(plain) and "," in plain[place:] and "," not in plain[:place]:
        return False
    before = _without_closed_clauses(_tokens(plain[:place]))
    openers = [position for position, word in enumerate(before) if word in _CLAUSE_OPENERS]
    while openers:
        opener = openers.pop()
        if opener > 0 and not any(_is_finite(word) for word in before[opener + 1 :]):
            return False
        if opener > 0:
            before = before[:opener]
    return not _has_report(before)


def _without_closed_clauses(words: list[str]) -> list[str]:
    """Leave out what stands between commas and starts like a clause: "The law, passed in May, "."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word == ",":
            parts.append([])
        else:
            parts[-1].append(word)
    kept: list[str] = []
    for part in parts[:-1]:
        starts_clause = part and (part[0] in _CLAUSE_OPENERS or is_past_form(part[0]))
        if not starts_clause:
            kept += [*part, ","] if any(_is_finite(word) for word in part) else part
    return kept + parts[-1]


def _is_finite(word: str) -> bool:
    return word in FINITE_AUXILIARIES or is_past_form(word)


def _is_participle(words: list[str], position: int) -> bool:
    """Say whether a past form only tells which is meant: "warnings issued by the ministry"."""
    follows = words[position + 1 : position + 2] == ["by"]
    return follows and words[position] not in FINITE_AUXILIARIES


def _has_report(before: list[str]) -> bool:
    """Say whether a report stands before: a finite verb, and then "and", "but" or a comma."""
    for position, word in enumerate(before):
        if position > 0 and _is_finite(word) and not _is_participle(before, position):
            return any(following in _COORDINATORS for following in before[position + 1 :])
    return False
