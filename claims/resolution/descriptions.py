"""Definite descriptions: what "the talks", "the company" and "both sides" in a claim mean.

Only a bare description points back: "the talks between X and Y", "the second round" and "the
president of France" say themselves what they mean. One is replaced where the article has named
exactly one thing that fits, nearby; where several or none fit, it is unresolved.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.facets import Dimension, Name, NameKind
from claims.names.find import acting_government
from claims.names.nations import country_name
from claims.quantities.quantity_expressions import find_quantities
from claims.resolution.description_words import (
    BODY_HEADS,
    COMPANY_HEADS,
    KIND_OF_HEAD,
    KNOWN_BODIES,
    PERSON_HEADS,
    PLAIN_NOUNS,
    POST_HEADS,
)
from claims.resolution.referents import Referents, ends_noun, paragraph_before
from claims.span import Span
from claims.word_list import words_of

_HEADS = "|".join(
    sorted(
        KIND_OF_HEAD.keys() | COMPANY_HEADS | BODY_HEADS | PERSON_HEADS | POST_HEADS, reverse=True
    )
)
_DESCRIPTION = re.compile(
    rf"(?<!\w)(?P<the>[Tt]he) (?P<former>former |then |late )?"
    rf"(?P<modifier>prime |foreign |defen[cs]e |finance |interior )?(?P<head>{_HEADS})(?![\w-])"
)
_SAYS_WHICH = re.compile(
    r"\s(?:of|between|that|which|who|whose|whom|behind|against|over|about|where|named|called|known"
    r"|in|on|at|for|with|from|to|under|led|run|owned|signed|held|reached|accused|charged)\b"
    r"|,\s(?:which|who|whose|known|called|led|a|an|the)\b|\s(?=[A-Z])"
)
_PAIR = re.compile(
    r"(?<!\w)(?:[Tt]he two|[Bb]oth(?: of the)?(?: the)?) "
    r"(?P<head>countries|nations|sides|governments|leaders|presidents|men|women|companies|firms)(?![\w-])"
)
_FOLLOWING = re.compile(r"\s(?P<word>[a-z]+)")
_PERIOD = re.compile(r"(?<!\w)(?:[Tt]hat|[Tt]his) (?:period|time ?frame|time ?span|deadline)(?!\w)")
_PUBLIC_WORDS = words_of(
    """ministry council committee commission party university college court parliament police
    senate congress house nations union department agency government office army navy force forces
    nato eu un who fbi cia fed opec imf unicef unesco association league federation foundation
    institute assembly board authority school hospital times post news reuters tass bbc cnn ap afp
    guardian journal"""
)
_COMPANY_WORDS = words_of(
    """inc ltd plc corp corporation co company group holdings airlines airways industries motors
    steel energy pharma pharmaceuticals technologies systems partners ag sa nv gmbh llc foods
    stores brands entertainment electronics petroleum oil metals shipping bank"""
)
_PAIR_OF_COUNTRIES = words_of("countries nations sides governments")
_PAIR_OF_PEOPLE = words_of("leaders presidents men women")
_BODIES = {NameKind.ORGANISATION, NameKind.OTHER, NameKind.PLACE}
SECONDS_IN_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Reading:
    """A word or a description that points outside the claim; `meant` is None where unresolved."""

    span: Span
    meant: str | None


def read_descriptions(referents: Referents, span: Span) -> Iterator[Reading]:
    """Yield each description in `span` that points outside it; spans are offsets into the text."""
    text = referents.text
    for match in _DESCRIPTION.finditer(text, span.start, span.end):
        place = Span(*match.span())
        if not _is_bare(text, place, span):
            continue
        meant, points = _meant(referents, match, span)
        if points:
            yield Reading(place, _cased(meant, match[0]))
    for match in _PAIR.finditer(text, span.start, span.end):
        pair, points = _pair(referents, match["head"].lower(), match.start(), span)
        if points:
            yield Reading(Span(*match.span()), _cased(pair, match[0]))
    for match in _PERIOD.finditer(text, span.start, span.end):
        yield Reading(Span(*match.span()), _cased(_period(text, match.start()), match[0]))


def _is_bare(text: str, place: Span, span: Span) -> bool:
    """Whether nothing after a description says which one is meant, or makes another noun of it."""
    if place.end >= span.end:
        return True
    if _SAYS_WHICH.match(text, place.end, span.end + 8):
        return False
    following = _FOLLOWING.match(text, place.end, span.end)
    if following is None:
        return True
    word = following["word"]
    # "The firm aims" has a verb, "the accident site" another noun.
    return ends_noun(word) or word.endswith(("ly", "s")) or word == "also"


def _cased(meant: str | None, written: str) -> str | None:
    """Write what is meant with a capital where the description begins with one."""
    if meant is None or written[0].islower():
        return meant
    return meant[0].upper() + meant[1:]


def _meant(referents: Referents, match: re.Match[str], span: Span) -> tuple[str | None, bool]:
    """Return what a description means, and whether it points outside the claim at all."""
    head, start = match["head"].lower(), match.start()
    named_here = referents.names_before(start, reach=start - span.start)
    if head in POST_HEADS or head in PERSON_HEADS:
        if any(name.kind is NameKind.PERSON for name in named_here):
            return None, False
        if head in PERSON_HEADS:
            return None, True
        return _holder(referents, match), True
    if match["former"] or match["modifier"]:
        return None, False
    if head in COMPANY_HEADS or head in BODY_HEADS:
        if any(name.kind in {NameKind.ORGANISATION, NameKind.OTHER} for name in named_here):
            return None, False
        if head in COMPANY_HEADS:
            return _company(referents, start), True
        return _body(referents, head, start)
    return _thing(referents, head, start, span)


def _thing(referents: Referents, head: str, start: int, span: Span) -> tuple[str | None, bool]:
    kind = KIND_OF_HEAD[head]
    thing = referents.thing_before(kind, head, start)
    if thing is None:
        return None, head not in PLAIN_NOUNS and not _told_in(referents, kind, start, span)
    if thing.span.start >= span.start:
        return None, False  # the claim itself says which
    return thing.told(head), True


def _told_in(referents: Referents, kind: str, start: int, span: Span) -> bool:
    return bool(referents.things_before(kind, start, reach=start - span.start))


def _holder(referents: Referents, match: re.Match[str]) -> str | None:
    """Return the one person of whom the article has said that they hold the post."""
    post = f"{match['modifier'] or ''}{match['head']}".lower()
    holders = {
        name.canonical
        for name in referents.names_before(match.start())
        if name.kind is NameKind.PERSON
        and " " in name.canonical
        and name.role
        and _is_post(name.role.lower(), post)
    }
    return holders.pop() if len(holders) == 1 else None


def _is_post(role: str, post: str) -> bool:
    words = role.replace("-", " ").split()
    wanted = post.split()
    size = len(wanted)
    found = any(words[at : at + size] == wanted for at in range(len(words) - size + 1))
    return found and (post == "president" or "vice" not in words) and "deputy" not in words


def _company(referents: Referents, start: int) -> str | None:
    """Return the one company that can be meant.

    It is the only body named so far; or the only one that says what it is; or the only one of the
    last two paragraphs, where the article names it more than twice as often as any other.
    """
    bodies = _bodies(referents, start)
    names = Counter(name.canonical for name in bodies)
    if len(names) == 1:
        return next(iter(names))
    sure = {name.canonical for name in bodies if _words(name) & _COMPANY_WORDS}
    unsure = {name.canonical for name in bodies if name.kind is NameKind.ORGANISATION} - sure
    if len(sure) == 1 and not unsure:
        return sure.pop()
    begin = paragraph_before(referents.text, start)
    near = {name.canonical for name in bodies if name.span.start >= begin}
    if len(near) != 1:
        return None
    (only,) = near
    others = max((count for name, count in names.items() if name != only), default=0)
    return only if names[only] > 2 * others else None


def _bodies(referents: Referents, start: int) -> list[Name]:
    return [
        name
        for name in referents.names_before(start)
        if name.kind in {NameKind.ORGANISATION, NameKind.OTHER} or _words(name) & _COMPANY_WORDS
        if acting_government(name.text) is None and not _words(name) & _PUBLIC_WORDS
    ]


def _body(referents: Referents, head: str, start: int) -> tuple[str | None, bool]:
    """Return the one body whose name holds the noun; where none does, every reader knows it."""
    before = referents.names_before(start)
    names = {name.canonical for name in before if name.kind in _BODIES and head in _words(name)}
    known = KNOWN_BODIES.get(head, "").casefold()
    if not names:
        names = {
            name.canonical
            for name in before
            if known in {name.canonical.casefold(), name.text.casefold()}
        }
        names = {min(names)} if names else names  # "NATO" and "Nato" are one
    if len(names) != 1:
        return None, bool(names)
    name = names.pop()
    is_acronym = name.isupper() or name.upper() in KNOWN_BODIES.values()
    return (name if is_acronym else f"the {name}"), True


def _words(name: Name) -> set[str]:
    return {word.strip(".,").lower() for word in (*name.text.split(), *name.canonical.split())}


def _pair(referents: Referents, head: str, start: int, span: Span) -> tuple[str | None, bool]:
    """Return the two that "both sides" are: the only two of their kind in the last paragraphs."""
    text = referents.text
    paragraph = text.rfind("\n", 0, start) + 1
    for begin in (span.start, paragraph, paragraph_before(text, start)):
        near = referents.names_before(start, reach=start - begin)
        if head == "sides" and any(_takes_sides(name) for name in near):
            break
        named = _named_for_pair(head, near)
        if len(named) == 2:
            return f"{named[0]} and {named[1]}", begin < span.start
        if len(named) > 2:
            break
    return None, True


def _takes_sides(name: Name) -> bool:
    return name.kind is NameKind.ORGANISATION and acting_government(name.text) is None


def _named_for_pair(head: str, names: Sequence[Name]) -> list[str]:
    found: list[str] = []
    for name in names:
        if head in _PAIR_OF_COUNTRIES:
            code = name.country if name.kind is NameKind.COUNTRY else acting_government(name.text)
            told = None if name.located or code is None else country_name(code)
        elif head in _PAIR_OF_PEOPLE:
            told = name.canonical if name.kind is NameKind.PERSON else None
        else:
            told = name.canonical if name.kind is NameKind.ORGANISATION else None
        if told and told not in found:
            found.append(told)
    return found


def _period(text: str, position: int) -> str | None:
    """Return the one length of time told right before "that period", as a period."""
    before = text[max(0, position - 400) : position]
    lengths = {
        (round(found.value), found.unit)
        for found in find_quantities(before)
        if found.dimension is Dimension.DURATION and found.low == found.high
    }
    if len(lengths) != 1:
        return None
    seconds, unit = lengths.pop()
    sizes = {"hour": 3_600, "day": SECONDS_IN_DAY, "week": 7 * SECONDS_IN_DAY}
    size = sizes.get(unit)
    return f"the {seconds // size}-{unit} period" if size else None
