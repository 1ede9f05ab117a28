"""Pronouns: whom "he", "her", "it" and "I" in a claim mean, and how the name is written there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from claims.resolution.descriptions import Reading
from claims.resolution.referents import Referents, paragraph_before
from claims.resolution.rivals import is_in_doubt
from claims.span import Span
from claims.verb_forms import is_past_form, third_person
from claims.word_list import words_of

_PERSONAL = re.compile(
    r"(?<![\w’'])(?P<word>he|she|him|his|her|hers)(?P<short>[’'](?:s|ll|d))?(?![\w’'])",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"(?<![\w’'.])(?P<word>I|[Mm]y|[Mm]e)(?P<short>[’'](?:m|ve|ll|d))?(?![\w’'])(?!\.[A-Z])"
)
REACH = 600
"""Code points before a pronoun in which somebody else may have come up."""
_HE = re.compile(r"(?<!\w)(?:he|him|his)(?!\w)", re.IGNORECASE)
_SHE = re.compile(r"(?<!\w)(?:she|hers?)(?!\w)", re.IGNORECASE)
_HE_SUBJECT = re.compile(r"(?<!\w)he(?!\w)", re.IGNORECASE)
_SHE_SUBJECT = re.compile(r"(?<!\w)she(?!\w)", re.IGNORECASE)
_SOMEBODY = (
    r"(?<!\w)(?:[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Tt]he)\s(?:[\w-]{2,20}\s){0,2}"
    r"(?:person|friend|colleague|suspect|victim|teacher|student|driver|officer|doctor|nurse|patient"
    r"|neighbou?r|child|baby|teenager|official|spokesperson|soldier|worker|partner|lawyer|"
)
_SOME_MAN = re.compile(
    _SOMEBODY + r"man|boy|husband|son|brother|father|uncle|grandfather|gunman|policeman|spokesman"
    r"|boyfriend)(?!\w)(?!,?\s[A-Z])"
)
_SOME_WOMAN = re.compile(
    _SOMEBODY + r"woman|girl|wife|daughter|sister|mother|aunt|grandmother|policewoman|spokeswoman"
    r"|girlfriend)(?!\w)(?!,?\s[A-Z])"
)
_NEXT_WORD = re.compile(r"\s+(?P<word>[^\W\d_]+)(?P<negated>n[’']t\b)?")
_IT = re.compile(
    r"[“\"‘']?(?P<word>[Ii]t)\s+(?:also\s+|now\s+|had\s+(?!been\s+(?:raining|clear))|has\s+)?"
    r"(?:will|would|plans?|planned|expects?|expected|employ\w{0,3}|said|says|announced|aims?|intends?"
    r"|opposed|denied|denies|condemned|rejected|rejects|accepted|agreed|bought|sold|acquired|hired"
    r"|fired|sent|paid|owed|owns?|received|offered|opened|closed|reported|posted|launched|signed"
    r"|withdrew|withdrawn|investigated|shot|struck|carried|conducted|provided|supports?|raised|cut"
    r"|suspended|halted|stopped|recalled|laid)\b"
)
"""Verbs of which a body, and hardly ever a thing, is the subject."""
_OBJECT_NEXT = words_of(
    """that to in on at of and or but if what how when where why who for with by as from about into
    out up down over after before because while than is was are were has had will would could may
    might not then there here he she it they again away back off"""
)
_PARTICIPLES = words_of("been got had become done made gone taken given seen shown come")


@dataclass(frozen=True, slots=True)
class Scene:
    """Who can be meant: the people named before the claim and in it, and who speaks.

    `genders` has "he" or "she" for those whose title tells. `body` is the one body that a pronoun
    for a thing can mean, or None. `is_known` says that the speaker is a person with a name.
    """

    before: Sequence[str] = ()
    inside: Sequence[Span] = ()
    speaker: str | None = None
    is_known: bool = False
    genders: Mapping[str, str] = field(default_factory=dict)
    body: str | None = None
    referents: Referents | None = None


def read_pronouns(text: str, span: Span, scene: Scene) -> Iterator[Reading]:
    """Yield the pronouns of `span` that stand for someone outside it."""
    named = min((person.start for person in scene.inside), default=span.end)
    found = list(_PERSONAL.finditer(text, span.start, named))
    around = _Around.of(text, span) if found else _NOBODY
    for match in found:
        if not _is_told_by_subject(text, span, match):
            yield Reading(Span(*match.span()), _personal(text, span, match, scene, around))
    yield from _first_persons(text, span, scene)
    leading = _IT.match(text, span.start, span.end)
    if leading is not None and scene.body is not None:
        yield Reading(Span(*leading.span("word")), scene.body)


@dataclass(frozen=True, slots=True)
class _Around:
    """Who else a pronoun may mean, by what stands around the claim.

    `others` has, for "he" and "she", where somebody of no name first comes up ("a man"), and
    `subjects` where the claim first has that pronoun; `both` says that men and women come up.
    """

    others: Mapping[str, int]
    subjects: Mapping[str, int]
    both: bool

    @classmethod
    def of(cls, text: str, span: Span) -> _Around:
        begin = max(paragraph_before(text, span.start), span.start - REACH)
        end = span.end
        found = {"he": _SOME_MAN, "she": _SOME_WOMAN}
        others = {g: m.end() for g, some in found.items() if (m := some.search(text, begin, end))}
        first = {"he": _HE_SUBJECT, "she": _SHE_SUBJECT}
        subjects = {
            g: m.end() for g, he in first.items() if (m := he.search(text, span.start, end))
        }
        both = bool(_HE.search(text, begin, end) and _SHE.search(text, begin, end))
        return cls(others, subjects, both)

    def may_be_another(self, match: re.Match[str], gender: str) -> bool:
        """Whether somebody without a name can be meant: "a man ... he", or "he ... him"."""
        if self.others.get(gender, match.end()) < match.start():
            return True
        is_object = match["word"].lower() in {"him", "her"}
        return is_object and self.subjects.get(gender, match.end()) < match.start()


_NOBODY = _Around({}, {}, both=False)
_OBJECT_SUBJECT = {"him": _HE_SUBJECT, "her": _SHE_SUBJECT}
_OWN_SUBJECT = re.compile(
    r"[,;]|\b(?:after|before|because|when|while|that|who|which|if|as|until|since|against|around"
    r"|behind|beside|near|with|without|between|upon|toward|towards)\b"
)


def _is_told_by_subject(text: str, span: Span, match: re.Match[str]) -> bool:
    """Whether "him" is the "he" that the claim has before: "he faces the charges against him".

    Right after its verb it is somebody else: "he shot him".
    """
    subject = _OBJECT_SUBJECT.get(match["word"].lower())
    if subject is None or _owns(text, span, match):
        return False
    first = subject.search(text, span.start, match.start())
    return first is not None and bool(_OWN_SUBJECT.search(text, first.end(), match.start()))


def _owns(text: str, span: Span, match: re.Match[str]) -> bool:
    """Whether "his" or "her" stands before what is owned."""
    word = match["word"].lower()
    following = _NEXT_WORD.match(text, match.end(), span.end)
    return word == "his" or (
        word == "her" and following is not None and following["word"].lower() not in _OBJECT_NEXT
    )


def _personal(
    text: str, span: Span, match: re.Match[str], scene: Scene, around: _Around
) -> str | None:
    word = match["word"].lower()
    gender = "he" if word in {"he", "him", "his"} else "she"
    fitting = [p for p in scene.before if p and scene.genders.get(p, gender) == gender]
    if len(fitting) != 1 or scene.inside or around.may_be_another(match, gender):
        return None
    if fitting[0] not in scene.genders and around.both:
        return None
    if scene.referents is not None and is_in_doubt(scene.referents, span, match, fitting[0]):
        return None
    name, short = fitting[0], (match["short"] or "").replace("’", "'")
    if word in {"he", "she"}:
        return _with_short_verb(text, match.end(), name, short)
    if short or word == "hers":
        return None
    return possessive(name) if _owns(text, span, match) else name


def _with_short_verb(text: str, position: int, name: str, short: str) -> str | None:
    if short == "'d":
        return None
    if short == "'ll":
        return f"{name} will"
    if short != "'s":
        return name
    following = _NEXT_WORD.match(text, position)
    return f"{name} has" if following and following["word"] in _PARTICIPLES else f"{name} is"


def possessive(name: str) -> str:
    """Return a name as an owner: "Rutte’s"."""
    return f"{name}’s"


_LONGEST_INNER_QUOTE = 300
_INNER_END = re.compile(r"’(?!\w)")
_THIRD_PERSON = {"am": "is", "have": "has", "do": "does"}
_SHORT = {"'m": "is", "'ve": "has", "'ll": "will"}


def _first_persons(text: str, span: Span, scene: Scene) -> Iterator[Reading]:
    """Yield the speaker for each "I"; all stay open where one cannot be written."""
    found = list(_FIRST.finditer(text, span.start, span.end))
    quoted_again = bool(found) and _is_quoted_again(text, found[0].start())
    if scene.speaker is None or not scene.is_known or quoted_again:
        yield from (Reading(Span(*match.span()), None) for match in found)
        return
    told = [_first_person(text, match, scene.speaker) for match in found]
    if None in told:
        yield from (Reading(Span(*match.span()), None) for match in found)
    else:
        yield from (reading for reading in told if reading is not None)


def _is_quoted_again(text: str, position: int) -> bool:
    """Whether somebody else speaks inside a quotation: “Then he said: ‘I fell asleep.’”."""
    before = text[max(0, position - _LONGEST_INNER_QUOTE) : position]
    opened = before.rfind("‘")
    outer = before.rfind("“", 0, max(0, opened))
    if opened < 0 or outer < 0 or "”" in before[outer:]:
        return False
    return _INNER_END.search(before, opened + 1) is None


def _first_person(text: str, match: re.Match[str], speaker: str) -> Reading | None:
    """Write the speaker for "I", with the verb that fits; None where the verb is not known."""
    place = Span(*match.span())
    word, short = match["word"], (match["short"] or "").replace("’", "'")
    if word.lower() in {"my", "me"}:
        return Reading(place, possessive(speaker) if word.lower() == "my" else speaker)
    if short:
        return Reading(place, f"{speaker} {_SHORT[short]}") if short in _SHORT else None
    following = _NEXT_WORD.match(text, match.end())
    if following is None:
        return Reading(place, speaker)
    verb = following["word"]
    if following["negated"]:
        return None
    if is_past_form(verb) or verb in _FITS_ALL:
        return Reading(place, speaker)
    fitting = _THIRD_PERSON.get(verb) or third_person(verb)
    if fitting is None:
        return None
    return Reading(Span(place.start, following.end("word")), f"{speaker} {fitting}")


_FITS_ALL = words_of(
    """was had did will would can could should may might must shall also never always just still
    already recently personally cannot"""
)
