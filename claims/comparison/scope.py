"""Finds what makes two sentences with the same words speak of different things.

"Youth unemployment" is not unemployment, "planned to sell" is not "sold", and 900 euros a month
are not 900 euros a year. Each difference only subtracts: it keeps a claim and a reference apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claims.comparison.rates import gives_ratio, rates_in, tells_share
from claims.comparison.sides import Side, once_per_side
from claims.lexicon import EVENT_CLASSES, NEUTRAL_HEADS, NEUTRAL_MODIFIERS
from claims.span import Span
from claims.verb_forms import has_verb
from claims.verdict import AlignedSpan, EventTie, FacetComparison
from claims.vocabulary import Relation
from claims.wording import Word, lemma_of

UNREAL = re.compile(
    r"(?<!\bto )\b(?:(?P<aim>plan|intend|hope|want|aim|try|tri|attempt|fail|refus|threaten|offer"
    r"|propos|promis|pledg|expect|agre|decid|vow|schedul|consider|seek|sought|urg|ask|order"
    r"|forecast|predict|set)\w{0,5}\s+to(?!\s+(?:an?|the|its|his|her|their|end)\b)(?=\s+[a-z])"
    r"|(?P<undo>cancel|abandon|scrap|postpon|suspend|revok|overturn|annul|shelv|call(?:ed|s)? off"
    r"|miss(?=ed|es)|prevent|avoid|block|escap|narrowly)"
    r"\w{0,5}"
    r"|(?P<be>was|were|is|are)\s+to(?=\s+[a-z])"
    r"|(?P<view>alleg|accus|claim|argu|den(?=y|ied|ies)|disput|belie[fv]|suspect|myth|contrary to"
    r"|suppos|purport|rumou?r|denounc|insist|demand|almost|nearly\s+(?=[a-z]+ed\b))\w{0,8})\b",
    re.IGNORECASE,
)
"""Words that turn what follows into something planned, said by one side, or only almost done."""
PART = re.compile(
    r"\b(?:first|second|third|fourth|last|opening|closing|final|early|late)\s+(?:[a-z0-9]+\s+)?"
    r"(?:days?|weeks?|months?|quarter|half)\s+of\b",
    re.IGNORECASE,
)
"""A stretch of the time that is named after it: "the last three months of 2023"."""
COMPASS = re.compile(
    r"\b(?:(north|south)-?(east|west)?|(east|west))(?:ern|wards?)?\b|\b(central|upper|lower|inner)\b",
    re.IGNORECASE,
)
LIMIT = re.compile(
    r"\b(?:against|without|instead of|rather than|except|excluding|unlike|despite)\b", re.IGNORECASE
)
"""Prepositions that turn a sentence round: a vote for a strike is none against it."""
POSSIBLE = re.compile(r"\b(?:could|may|might|can|cannot|should|must|ought)\b")
"""Verbs of what may or ought to be; in lower case, since May is a month."""
HOURS = re.compile(
    r"\b(?:(?:by|at|during the)\s+(?:day|night)|(?:at|on|during)\s+(?:the\s+)?weekends?"
    r"|(?:on|during)\s+(?:the\s+)?(?:weekdays|holidays)|off-?peak|rush hour)\b",
    re.IGNORECASE,
)
"""The hours and days for which something holds."""
RELATIVE = re.compile(
    r"(?:(?<=['’]s\s)|(?=\w{3,12}\s(?:of|to)\b))(?<!\w)(?:wife|husband|widow|widower|son|daughter"
    r"|father|mother|brother|sister|uncle|aunt|cousin|nephew|niece|friend|ally|adviser|advisor"
    r"|aide|spokesman|spokeswoman|spokesperson|lawyer|rival|opponent|critic|predecessor|successor"
    r"|candidate|driver|bodyguard)\b"
)
"""Somebody told of by somebody else: the mayor's wife and the wife of the mayor are no mayor."""
SCENE = frozenset({"time", "place"})
"""What makes two reports of one kind of event the same one, in whatever words."""
FIGURES_OF_ONE_THING = 2
"""Figures in common that say by themselves that the same things were counted."""
GAP = re.compile(r"[ \-–]")
"""What stands between a noun and the word right before it that says which one is meant."""


def scope_ties(
    claim: Side,
    reference: Side,
    aligned: Sequence[AlignedSpan],
    facets: Sequence[FacetComparison],
    identified: frozenset[str],
) -> tuple[EventTie, ...]:
    """Return what keeps the two apart: a narrower thing, a plan or view, another rate.

    `identified` are the kinds of the ties that tell the event from others of its kind.
    """
    found = (
        _narrowed(claim, reference, aligned, facets, identified),
        _other_heads(claim, reference),
        _said_as(claim, reference),
        _differing("about", _parts(claim), _parts(reference)),
        _compass(claim, reference, facets),
        _shares(claim, reference),
        _differing("said with", _limits(claim), _limits(reference)),
        _differing("counted per", rates_in(claim), rates_in(reference)),
        _possible_only(claim, reference),
        _differing("about", _hours(claim), _hours(reference)),
        _differing("about", frozenset(), _relatives(reference) - _relatives(claim)),
    )
    return tuple(EventTie("scope", False, words) for words in found if words)


def _narrowed(
    claim: Side,
    reference: Side,
    aligned: Sequence[AlignedSpan],
    facets: Sequence[FacetComparison],
    identified: frozenset[str],
) -> str | None:
    """Say which noun is joined, in one text only, to a word that makes another thing of it."""
    if len(_agreeing_figures(facets)) >= FIGURES_OF_ONE_THING:
        return None
    matched = {pair.claim for pair in aligned}
    matched_there = {pair.reference for pair in aligned}
    for side, spans, elsewhere in (
        (reference, matched_there, _vocabulary(claim)),
        (claim, matched, _vocabulary(reference)),
    ):
        for word, noun in _joined_words(side, spans):
            if word.concept in elsewhere or word.lemma in elsewhere:
                continue
            if side is reference or not _may_be_left_out(word, identified):
                words = side.text[min(word.span, noun.span).start : max(word.span, noun.span).end]
                return f"only one of them speaks of “{words}”"
    return None


def _joined_words(side: Side, matched: set[Span]) -> Iterator[tuple[Word, Word]]:
    """Yield each word without a match that stands right before or after a matched noun."""
    for first, second in pairwise(side.words):
        if _acts(first, side) or _acts(second, side) or not _touch(side, first, second):
            continue
        if second.span in matched and first.span not in matched:
            if first.lemma not in NEUTRAL_MODIFIERS and not _is_ordinal(first, side):
                yield first, second
        elif first.span in matched and second.span not in matched and _may_head(second, side):
            yield second, first


def _acts(word: Word, side: Side) -> bool:
    """Whether a word is a verb or an adverb, as far as its form tells."""
    return word.span.start in _acting(side)


@once_per_side
def _acting(side: Side) -> frozenset[int]:
    """Return where the verbs and adverbs among the words of a side begin."""
    written = ((word, word.span.of(side.text).lower()) for word in side.words)
    return frozenset(
        word.span.start
        for word, form in written
        if word.is_verb or form.endswith("ly") or has_verb(("", form))
    )


def _touch(side: Side, first: Word, second: Word) -> bool:
    return GAP.fullmatch(side.text[first.span.end : second.span.start]) is not None


def _is_ordinal(word: Word, side: Side) -> bool:
    return any(ordinal.span.overlaps(word.span) for ordinal in side.facets.ordinals)


def _may_head(word: Word, side: Side) -> bool:
    """Whether a word may be the noun that the one before it only describes: "senate committee"."""
    return word.lemma not in NEUTRAL_HEADS and word.span.of(side.text) == word.lemma


def _other_heads(claim: Side, reference: Side) -> str | None:
    """Say which name describes two things: "the Brenner tunnel", "the Brenner motorway"."""
    ours, theirs = _heads(claim), _heads(reference)
    known, known_there = _vocabulary(claim), _vocabulary(reference)
    for name in ours.keys() & theirs.keys():
        here, there = ours[name], theirs[name]
        if here.concept not in known_there and there.concept not in known:
            return f"“{name} {here.lemma}” is not “{name} {there.lemma}”"
    return None


@once_per_side
def _heads(side: Side) -> dict[str, Word]:
    """Return the noun right after each name, by the name."""
    ends = {name.span.end + 1: name.canonical for name in side.facets.names}
    nouns = (word for word in side.words if not _acts(word, side))
    return {ends[word.span.start]: word for word in nouns if word.span.start in ends}


def _may_be_left_out(modifier: Word, identified: frozenset[str]) -> bool:
    """Whether a source may say "the talks" for the claim's "ceasefire talks"."""
    if "series" in identified:
        return True
    return modifier.concept in EVENT_CLASSES and identified >= SCENE


def _agreeing_figures(facets: Sequence[FacetComparison]) -> set[Span]:
    return {
        facet.claim_span
        for facet in facets
        if facet.facet in {"quantity", "duration"}
        and facet.relation is Relation.AGREES
        and facet.claim_span is not None
    }


@once_per_side
def _vocabulary(side: Side) -> frozenset[str]:
    """Return all words of a text, those inside names and values too, by lemma and concept."""
    plain = {lemma_of(word) for word in re.findall(r"[^\W\d_]+", side.text)}
    return frozenset(plain | {word.concept for word in side.words} | side.events)


def _said_as(claim: Side, reference: Side) -> str | None:
    """Say which words of a plan, a demand or a view are in one text only."""
    ours, theirs = _unreal(claim), _unreal(reference)
    only = {**ours, **theirs}
    words = [only[stem] for stem in sorted(ours.keys() ^ theirs.keys())]
    return f"only one of them says {_quoted(words)}" if words else None


@once_per_side
def _unreal(side: Side) -> dict[str, str]:
    """Return the words that make what follows unreal, by their stem."""
    return {_stem(match): " ".join(match[0].split()) for match in UNREAL.finditer(side.text)}


def _stem(match: re.Match[str]) -> str:
    stem = (match["aim"] or match["view"] or match["undo"] or "to").lower()
    return {"tri": "try", "sought": "seek", "belief": "believ"}.get(stem, stem)


@once_per_side
def _parts(side: Side) -> frozenset[str]:
    return frozenset(" ".join(match[0].lower().split()) for match in PART.finditer(side.text))


def _possible_only(claim: Side, reference: Side) -> str | None:
    """Keep what is apart from what the reference says can, may or ought to be."""
    possible = _possible(reference)
    if not possible or _possible(claim):
        return None
    told = {word.concept for word in claim.words}
    return next((f"only the reference says “{m}”" for m, verb in possible if verb in told), None)


@once_per_side
def _possible(side: Side) -> tuple[tuple[str, str], ...]:
    """Return the verbs of what may or ought to be, each with the concept of the word after it."""
    found = []
    for match in POSSIBLE.finditer(side.text):
        verb = next((word.concept for word in side.words if word.span.start >= match.end()), "")
        found.append((match[0], verb))
    return tuple(found)


@once_per_side
def _limits(side: Side) -> frozenset[str]:
    return frozenset(match[0].lower() for match in LIMIT.finditer(side.text))


@once_per_side
def _hours(side: Side) -> frozenset[str]:
    return frozenset(match[0].lower() for match in HOURS.finditer(side.text))


@once_per_side
def _relatives(side: Side) -> frozenset[str]:
    return frozenset(match[0].lower() for match in RELATIVE.finditer(side.text))


def _compass(claim: Side, reference: Side, facets: Sequence[FacetComparison]) -> str | None:
    """Keep north and south apart; a source that is only more exact may confirm, not refute."""
    ours, theirs = _directions(claim), _directions(reference)
    differs = any(facet.relation is Relation.CONFLICTS for facet in facets)
    return _differing("about", ours, theirs) if differs or not ours <= theirs else None


@once_per_side
def _directions(side: Side) -> frozenset[str]:
    return frozenset(
        "".join(part for part in match.groups() if part).lower()
        for match in COMPASS.finditer(side.text)
    )


def _shares(claim: Side, reference: Side) -> str | None:
    """Keep a part and the whole apart: "bought 40 percent of" and "bought"."""
    for one, other in ((claim, reference), (reference, claim)):
        gives = gives_ratio(other)
        if tells_share(one) and not gives and not tells_share(other):
            return "only one of them speaks of a part"
    return None


def _differing(what: str, ours: frozenset[str], theirs: frozenset[str]) -> str | None:
    if ours == theirs:
        return None
    return f"only one of them is {what} {_quoted(sorted(ours ^ theirs))}"


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)
