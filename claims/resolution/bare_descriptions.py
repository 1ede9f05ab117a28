"""Bare descriptions: "The letter came in May", where nothing in the claim says which letter.

Only the noun with which a claim begins is looked at: it is what the claim is about, and a definite
noun there has mostly been named before. What there is only one of needs no name.
"""

from __future__ import annotations

import re

from claims.lexicon import NEUTRAL_MODIFIERS
from claims.resolution.referents import ends_noun
from claims.span import Span
from claims.verb_forms import AUXILIARIES, is_past_form, is_present_form
from claims.word_list import words_of

_OPENING = re.compile(
    r"[“\"‘']?(?:(?:But|And|Yet|So|However,|Meanwhile,|Instead,|Still,|Moreover,|Furthermore,)\s+)?"
    r"(?:(?:In|On|At|By|Since|Last|This|Earlier|Later|Early|Late|So|During|After|Before|Initially"
    r"|Previously|Recently|Finally|Overall|Today|Yesterday|Then)\b[^,.;:!?“”\"]{0,40},\s+)?"
    r"(?P<the>[Tt]he|[Tt]hese|[Tt]hose)\s+"
)
_WORD = re.compile(r"(?P<word>[^\W\d_][\w-]*)(?P<own>[’']s?(?!\w))?")
_GAP = re.compile(r"\s+")
_SAID_AFTER_COMMA = re.compile(
    r",\s(?:which|who|whose|that|where|known|called|named|led|run|a|an|the|based|home|made)\b|,\s[A-Z]"
)
LONGEST_NOUN = 4
"""Words of a noun phrase that are read."""

UNIQUE_NOUNS = words_of(
    """government parliament president police army military navy economy world public weather sun
    moon earth sky sea ocean internet market markets law election elections constitution church pope
    king queen crown monarchy press media state country nation opposition cabinet treasury senate
    congress population environment climate universe planet web atmosphere rain snow wind cold heat
    dollar pound euro yen yuan rouble ruble peso rupee franc krona west east north south
    rich poor elderly young old dead disabled unemployed homeless wounded injured sick
    future past present same following latter former rest day days week month year decade
    century season morning afternoon evening night weekend summer winter spring autumn time times
    moment hour kitchen human body brain heart flu virus pandemic coronavirus
    single lower higher bigger larger smaller longer down upper
    more less most least better sooner only other others one ones two three four few"""
)
"""Nouns of which a news story means the only one there is, or that are no noun."""

_SPECIFIED = words_of(
    """idea aim goal plan reason question problem answer result purpose fact truth point challenge
    difference news hope estimate trick task catch secret key solution irony lesson message
    consensus assumption argument intent intention"""
)
"""Nouns of which the rest of the claim tells the content: "The idea was to build a school"."""

_COLOURLESS = (
    NEUTRAL_MODIFIERS
    | words_of(
        """latest public provincial local regional city reported alleged proposed planned joint two
        three four five current other former original entire ongoing unique same-named"""
    )
) - words_of("next final")
_PREPOSITIONS = words_of(
    """of in on at for with from to under against between over about behind near among across
    through around inside outside into within by that which who whose whom where when"""
)
_BETWEEN_VERBS = 12
_SENTENCE_END = re.compile(r"[.!?…][”\"’']?\s|\n")
_LONGEST_SENTENCE = 400


def bare_description(text: str, span: Span) -> Span | None:
    """Return where the claim at `span` begins with a bare "the" or "these" and a noun, or None.

    The first sentence of a text cannot point back, so that there is none in it.
    """
    opening = _OPENING.match(text, span.start, span.end)
    if opening is None or not _has_earlier_sentence(text, span.start):
        return None
    position = opening.end()
    for _ in range(LONGEST_NOUN):
        match = _WORD.match(text, position, span.end)
        if match is None:
            return None
        word, end = match["word"], match.end("word")
        if not word.islower():
            return None  # "the Norvik plant" says which
        if word in _PREPOSITIONS or word.endswith("ly") or ends_noun(word):
            return None  # "these are", "the recently sold shares"
        gap = _GAP.match(text, match.end(), span.end)
        following = _WORD.match(text, gap.end(), span.end) if gap else None
        if match["own"] or not gap or _ends(word, following):
            break
        if word not in _COLOURLESS:
            return None  # "the accident site" and "the first round" say which
        position = gap.end()
    else:
        return None
    after = "" if match["own"] or following is None else following["word"]
    if word in UNIQUE_NOUNS or word in _COLOURLESS or word.endswith("est"):
        return None
    if match["own"] is None and _says_which(text, Span(end, span.end), after, word):
        return None
    return Span(opening.start("the"), end)


def _has_earlier_sentence(text: str, position: int) -> bool:
    return position > _LONGEST_SENTENCE or _SENTENCE_END.search(text, 0, position) is not None


def _ends(noun: str, following: re.Match[str] | None) -> bool:
    """Whether the noun ends before a word: at a verb, a preposition or an adverb."""
    if following is None:
        return True
    word = following["word"]
    if word in _PREPOSITIONS or ends_noun(word) or word.endswith("ly"):
        return True
    # "The council plans" has a verb, "the trade deal" and "the councils plan" are told by the -s.
    is_plural = noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return is_plural != word.endswith("s") and is_present_form(word)


def _says_which(text: str, rest: Span, after: str, noun: str) -> bool:
    if after in _PREPOSITIONS or _SAID_AFTER_COMMA.match(text, rest.start, rest.end):
        return True
    if noun in _SPECIFIED and after in {"is", "was", "are", "were"}:
        return True
    words = rest.of(text)[:160].split()[1:_BETWEEN_VERBS]
    if not is_past_form(after):
        return after == "not" and words[:1] == ["to"]
    # "The plan adopted in May cost" has its verb later; "The plan failed in May" has no other.
    if words[:1] in (["by"], ["of"]):
        return True
    for word in words:
        if word.endswith((",", ";")) or word in {
            "and",
            "but",
            "that",
            "which",
            "who",
            "as",
            "when",
        }:
            return False
        if is_past_form(word) or word in AUXILIARIES:
            return True
        if word.endswith("s") and is_present_form(word):
            return True
    return False
