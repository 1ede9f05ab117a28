"""Slots: what one thing at a time fills, such as a post, a capital, a deadline, and what fills it.

Only what can be read safely is read: the whole statement says who holds a post that one person at
a time holds, whose post it is, and nothing else comes between. Everything else has no slot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.comparison.sides import side_of_reference
from claims.facets import Grain, Name, NameKind
from claims.names.nations import country_name, nation_of
from claims.names.spelling import fold
from claims.reference import Reference
from claims.vocabulary import ReferenceKind


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot and what a statement puts into it.

    `key` is canonical, so that equal slots have equal keys however they are worded:
    "slot:office of nato:secretary general", "slot:capital of kazakhstan", "slot:deadline for
    applications". `holder` is the name of the person or place, or the day in ISO 8601. `is_now`
    says that it is told as being so, and `is_start` whether its time is when the holder began: the
    day of an appointment is not.
    """

    key: str
    holder: str
    words: str
    is_now: bool = True
    is_start: bool = True


_IS = (
    r"is|was|are|has\s+(?:\w+ly\s+)?been|had\s+been|remains?|became|(?:has\s+|had\s+)?served\s+as"
    r"|serves\s+as|took\s+office\s+as|took\s+over\s+as|was\s+(?:sworn\s+in|inaugurated)\s+as"
)
_NOW = re.compile(r"is|are|has|remains?|serves", re.IGNORECASE)
_NAMED = (
    r"(?:(?:was|has\s+been)\s+(?:re-?)?(?:appointed|named|elected|nominated|confirmed)(?:\s+as)?)"
)
_HOLDS = re.compile(
    rf"\s+(?:(?P<named>{_NAMED})|(?P<is>{_IS}))\s+(?:(?:now|currently)\s+)?(?:the\s+)?(?P<post>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_TIME_BEFORE = re.compile(
    r"[\s,]*(?:(?:on|in|since|from|until|as\s+of|between)\s*)?$", re.IGNORECASE
)
_NOT_ALONE = re.compile(
    r"\b(?:deputy|vice|assistant|under|acting|interim|former(?:ly)?|ex|co|honorary|junior|joint"
    r"|one|several|not|never|no|and|or|son|daughter|wife|husband|candidate|nominee|elect)\b",
    re.IGNORECASE,
)
_HEADS = frozenset(
    """
    president chancellor pope king queen emperor premier mayor governor speaker ceo monarch chair
    """.split()
)
"""Posts that one person at a time holds in a body or country."""
_PHRASES = frozenset(
    {
        *("prime minister", "first minister", "chief executive", "chief minister", "head coach"),
        *("secretary general", "general secretary", "director general", "head of state"),
        *("head of government", "editor in chief", "commander in chief", "secretary of state"),
        *("chief of staff", "chief of the general staff", "attorney general", "governor general"),
        *("chief justice", "foreign minister", "federal chancellor"),
    }
)
_PORTFOLIO = re.compile(r"^(?:(?P<before>[\w ]{3,60}) |)(?P<head>minister|secretary)$")
_OF_PORTFOLIO = re.compile(
    r"^(?P<head>minister|secretary) (?:of|for) (?:the )?(?P<after>[\w ]{3,60})$"
)
_SPELLINGS = {
    "defense": "defence",
    "labor": "labour",
    "ceo": "chief executive",
    "chief executive officer": "chief executive",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "minister of foreign affairs": "foreign minister",
    "foreign affairs minister": "foreign minister",
}
_CAPITAL = re.compile(
    r"^(?:the\s+)?capital(?:\s+city)?\s+of\s+(?:the\s+)?(?P<of>[^,;]{2,60}?)\s+is\s+(?:now\s+)?"
    r"(?P<city>[^,;]{2,60}?)\.?$|^(?P<city2>[^,;]{2,60}?)\s+(?:is|became|has\s+been)\s+(?:now\s+)?"
    r"the\s+capital(?:\s+city)?\s+of\s+(?:the\s+)?(?P<of2>[^,;]{2,60}?)"
    r"(?:\s+(?:since|on|in)\s[^,;]{4,40})?\.?$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"^the\s+deadline\s+(?P<of>(?:for|to)\s+[^,;]{3,100}?)\s+(?:is(?:\s+now)?|has\s+been\s+(?:moved"
    r"|extended|postponed|brought\s+forward)\s+to|was\s+(?:moved|extended|postponed|brought"
    r"\s+forward)\s+to)\s+(?P<day>[^,;]{5,40}?)\.?$",
    re.IGNORECASE,
)


def slot_of(reference: Reference) -> Slot | None:
    """Return the slot that a statement fills, or None where it cannot be read safely."""
    if reference.kind is not ReferenceKind.STATEMENT or len(reference.statement) > 300:
        return None
    text = " ".join(reference.statement.split())
    if text != reference.statement.strip():
        return None
    return _capital(text) or _deadline(reference) or _office(reference)


def slot_key(reference: Reference) -> str | None:
    """Return the key of the slot that a statement fills, for an index; None where it has none."""
    slot = slot_of(reference)
    return slot.key if slot else None


def _capital(text: str) -> Slot | None:
    found = _CAPITAL.match(text)
    if found is None:
        return None
    country, city = found["of"] or found["of2"], found["city"] or found["city2"]
    code = nation_of(country)
    if code is None or not city[:1].isupper():
        return None
    named = country_name(code) or country
    return Slot(f"slot:capital of {fold(named)}", city, f"the capital of {named}")


def _deadline(reference: Reference) -> Slot | None:
    found = _DEADLINE.match(reference.statement.strip())
    times = side_of_reference(reference).facets.times
    if found is None or len(times) != 1:
        return None
    time = times[0]
    if time.start is None or time.grain is not Grain.DAY or time.text not in found["day"]:
        return None
    topic = re.sub(r"\b(?:the|a|an)\s", "", fold(found["of"]))
    return Slot(
        f"slot:deadline {topic}", time.start.date().isoformat(), f"the deadline {found['of']}"
    )


def _office(reference: Reference) -> Slot | None:
    """Read "HOLDER is POST of BODY", with a time before or after it."""
    text = reference.statement.strip().removesuffix(".")
    facets = side_of_reference(reference).facets
    people = [name for name in facets.names if name.kind is NameKind.PERSON]
    if len(people) != 1 or len(facets.times) > 1:
        return None
    holder = people[0]
    before = text[: holder.span.start]
    after = text[holder.span.end :]
    for time in facets.times:
        if time.span.end <= holder.span.start:
            before = _TIME_BEFORE.sub("", before[: time.span.start]) + before[time.span.end :]
        elif time.span.end == len(text):
            after = _TIME_BEFORE.sub("", text[holder.span.end : time.span.start])
        else:
            return None
    holds = _HOLDS.match(after)
    if before.strip(" ,") or holds is None or re.search(r"[,;:()]", holds["post"]):
        return None
    bodies = [name for name in facets.names if name is not holder]
    read = _post_and_body(holds["post"], bodies)
    if read is None:
        return None
    post, body = read
    return Slot(
        f"slot:office of {body}:{post}",
        holder.canonical,
        holds["post"],
        is_now=_NOW.match(holds["is"] or "") is not None,
        is_start=holds["named"] is None,
    )


def _post_and_body(phrase: str, bodies: list[Name]) -> tuple[str, str] | None:
    """Split "Secretary General of NATO", "NATO's Secretary General", "German chancellor"."""
    if len(bodies) != 1:
        return None
    body = bodies[0]
    owner = re.escape(body.text)
    opening = re.match(rf"(?:the\s+)?{owner}(?:['’]s?)?\s+(?P<post>.+)$", phrase)
    closing = re.match(rf"(?P<post>.+?)\s+of\s+(?:the\s+)?{owner}$", phrase)
    found = opening or closing
    if found is None:
        return None
    post = _post(found["post"])
    code = nation_of(body.text)
    named = (country_name(code) if code else None) or body.canonical
    return (post, fold(named).removeprefix("the ")) if post else None


def _post(words: str) -> str | None:
    """Return a post that one person at a time holds in its one spelling, or None."""
    post = " ".join(fold(words).replace("-", " ").split())
    post = " ".join(_SPELLINGS.get(word, word) for word in post.split())
    post = _SPELLINGS.get(post, post)
    if _NOT_ALONE.search(post) and post not in _PHRASES:
        return None
    if post in _HEADS or post in _PHRASES:
        return post
    for pattern in (_OF_PORTFOLIO, _PORTFOLIO):
        found = pattern.match(post)
        if found is not None:
            portfolio = found.groupdict().get("after") or found.groupdict().get("before")
            if not portfolio or portfolio in {"state", "a", "cabinet", "junior", "press"}:
                return None
            post = f"{portfolio} {found['head']}"
            return _SPELLINGS.get(post, post)
    return None
