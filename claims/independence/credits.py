"""Whom a text credits: "(Reuters) -", "Source: AP", "according to AFP", "Reuters Staff".

Two reaches are told apart. A whole text is taken from a source where its dateline, its byline or a
note at its end says so. A single statement is also where its own sentence does ("told Reuters").
In a long text the latter credits one sentence only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from claims.independence.agencies import AGENCIES, Agency

_END = r"(?:{known})(?!\w)"
_GIVES = r"(?:reported|reports|said|says|writes|wrote|quoted|cited|confirmed|revealed)"
_WITH = (
    r"\b(?:[Ww]ith|[Ii]ncludes|[Aa]dditional)\s+(?:additional\s+)?(?:reporting|inputs?|files?"
    r"|material|information|contributions?)\s+(?:by|from)"
)
_PRINTED = r"\b(?:[Pp]ublished|[Pp]rovided|[Pp]roduced|[Ss]upplied|[Dd]istributed)\s+(?:by|from)\s+"
_AFTER = (
    r"\b(?:[Aa]ccording\s+to|[Rr]eported\s+by|[Cc]iting|[Cc]ited\s+by|[Qq]uoted\s+by|[Qq]uoting"
    r"|[Tt]old|[Tt]ells|[Ii]nterview\s+(?:with|to|by)|[Aa]nnounced\s+by|[Cc]overage\s+(?:by|in)"
    r"|[Rr]eports?\s+(?:by|in|from))\s+(?:the\s+)?(?:\w+\s+){{0,2}}?"
)
_WHOLE = (
    # KYIV, July 20 (Reuters) -
    r"^[^\n.!?()\[\]]{{0,60}}[(\[](?:{known})(?:[ /,][^()\[\]\n]{{0,30}})?[)\]]\s*[-–—:]",
    r"^[A-Z]{{2}}[^\na-z()\[\]]{{0,40}}[^\n.!?()\[\]]{{0,20}}\((?:{known})\)",
    rf"^By\s+{_END}",
    r"^(?:{known})\s+(?:Staff|staff|Reporters?|Correspondents?)\b",
    rf"(?<!Image )(?<!Photo )(?<!Picture )\b[Ss]ources?:\s*(?:[Tt]he\s)?{_END}",
    r"(?<!\w)(?:{known})(?:['’]s?)?(?:\s+\w+){{0,5}}\s+contributed\s+(?:to\s+th|report)",
    rf"{_WITH}[^\n.;)]{{{{0,60}}}}?(?<!\w){_END}[^\n.;)]{{{{0,60}}}}",
    rf"(?:©|\([Cc]\)|\bCopyright)\s*(?:\d{{{{4}}}}\s*)?(?:[Tt]he\s)?{_END}",
    rf"{_PRINTED}(?:[Tt]he\s)?(?:\w+\s+){{{{0,2}}}}?{_END}",
    r"\((?:{known})(?:/\w+)?\)\s*$",
)
_SENTENCE = (
    rf"{_AFTER}{_END}",
    rf"(?<!\w)(?:{{known}})(?:\s+news\s+agency)?,?\s+(?:(?:has|had|have|first|also)\s+)*{_GIVES}\b",
)
_OWN_SIGNATURE = re.compile(
    r"\([Rr]eporting by [^()]{3,200}?;?\s[^()]{0,40}[Ee]diting by [^()]{3,200}\)"
)
"""The line that ends a text of Reuters, which does not name the agency."""
_PARTS = re.compile(r"\s+via\s+|\s*/\s*|\s+[-–—|]\s+|\s*[(),;|]\s*|\s+and\s+", re.IGNORECASE)

_WORD = re.compile(r"\w+")

Agencies = tuple[Agency, ...]


def wires_of_publisher(publisher: str, agencies: Agencies = AGENCIES) -> frozenset[str]:
    """Return the agencies that a publisher's name gives: "AP via The Courier"."""
    exact = _names(agencies)
    name = " ".join(publisher.split())
    parts = [name, *_PARTS.split(name)]
    return frozenset(exact[folded(part)] for part in parts if folded(part) in exact)


def wires_of_byline(byline: str | None, agencies: Agencies = AGENCIES) -> frozenset[str]:
    """Return the agencies in a byline: "Reuters Staff", "Jane Doe, Associated Press"."""
    if not byline:
        return frozenset()
    return frozenset(_agencies_in(byline, _mentioned(byline, agencies)))


def wires_of_text(text: str, agencies: Agencies = AGENCIES) -> frozenset[str]:
    """Return the agencies that a whole text is taken from, as its own credits say."""
    found = set(_credited(text, _WHOLE, _mentioned(text, agencies)))
    if _OWN_SIGNATURE.search(text):
        found.add("Reuters")
    return frozenset(found)


def wires_of_statement(text: str, agencies: Agencies = AGENCIES) -> frozenset[str]:
    """Return the agencies that a single statement is taken from or reports the words of."""
    sentence = _credited(text, _SENTENCE, _mentioned(text, agencies))
    return wires_of_text(text, agencies) | frozenset(sentence)


def credits_any(text: str, names: Iterable[str]) -> bool:
    """Whether a statement gives as its source somebody of these names: "The Courier reported"."""
    known = frozenset(name.strip() for name in names if any(c.isupper() for c in name))
    return bool(known) and any(pattern.search(text) for pattern in _named_patterns(known))


def without_credits(text: str, agencies: Agencies = AGENCIES) -> str:
    """Return a text without the words that credit an agency for all of it."""
    for pattern in _patterns(_mentioned(text, agencies), _WHOLE):
        text = pattern.sub(" ", text)
    return _OWN_SIGNATURE.sub(" ", text)


def folded(name: str) -> str:
    """Return a publisher's name as it is compared: case, article and white space do not count."""
    return " ".join(name.casefold().split()).removeprefix("the ")


def _credited(text: str, forms: tuple[str, ...], mentioned: Agencies) -> Iterator[str]:
    """Yield every agency that stands in the words of a credit."""
    for pattern in _patterns(mentioned, forms):
        for match in pattern.finditer(text):
            yield from _agencies_in(match[0], mentioned)


def _agencies_in(words: str, mentioned: Agencies) -> Iterator[str]:
    if not mentioned:
        return
    for match in _anywhere(mentioned).finditer(words):
        yield _named(mentioned)[" ".join(match[0].split())]


def _mentioned(text: str, agencies: Agencies) -> Agencies:
    """Return the few agencies that a text can name at all: their first words are among its own."""
    words = set(_WORD.findall(text))
    first = _first_words(agencies)
    return tuple(agency for agency, starts in zip(agencies, first, strict=True) if starts & words)


@lru_cache(maxsize=16)
def _first_words(agencies: Agencies) -> tuple[frozenset[str], ...]:
    return tuple(
        frozenset(_WORD.findall(name)[0] for name in _written(agency)) for agency in agencies
    )


def _written(agency: Agency) -> tuple[str, ...]:
    return (agency.name, *agency.names, *agency.initials)


@lru_cache(maxsize=256)
def _named(agencies: Agencies) -> Mapping[str, str]:
    """Return each credit as it is written → the agency."""
    return {written: agency.name for agency in agencies for written in _written(agency)}


@lru_cache(maxsize=16)
def _names(agencies: Agencies) -> Mapping[str, str]:
    return {folded(written): name for written, name in _named(agencies).items()}


@lru_cache(maxsize=256)
def _anywhere(agencies: Agencies) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_alternatives(_named(agencies))})(?![\w-])")


@lru_cache(maxsize=256)
def _patterns(agencies: Agencies, forms: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    if not agencies:
        return ()
    written = list(_named(agencies))
    if forms is _SENTENCE:  # initials mean something else in running words: "told the PA"
        initials = {short for agency in agencies for short in agency.initials}
        written = [name for name in written if name not in initials]
    if not written:
        return ()
    known = _alternatives(written)
    return tuple(re.compile(form.format(known=known), re.MULTILINE) for form in forms)


@lru_cache(maxsize=256)
def _named_patterns(names: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    known = _alternatives(names)
    return tuple(re.compile(form.format(known=known)) for form in _SENTENCE)


def _alternatives(names: Iterable[str]) -> str:
    """Write names as one expression, the longest first: "Interfax-Ukraine" before "Interfax"."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in ordered)
