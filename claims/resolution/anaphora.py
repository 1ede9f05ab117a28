"""Anaphora: "it", "they", "both" and "others" of which a claim does not say what they stand for.

Nothing is resolved here, and nothing is parsed. A pronoun has an antecedent where some noun stands
before it in the claim that it could mean; only one that has none at all points outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.facets import Name, NameKind
from claims.span import Span
from claims.verb_forms import is_verb_form
from claims.word_list import words_of

_THIRD_PERSON = re.compile(
    r"(?<![\w’'])(?P<word>it|its|itself|they|them|their|theirs|themselves)(?![\w])", re.IGNORECASE
)
_EXPLETIVE_VERB = (
    r"(?:[’']s|[’']d be|\s+(?:is|was|be|been|being|has|had|will|would|may|might|could|can|should"
    r"|seems?|seemed|looks?|looked|appears?|appeared|became|becomes|remains?|remained|feels?|felt"
    r"|makes?|made|proved|took|takes))"
)
_EXPLETIVE = re.compile(
    rf"it{_EXPLETIVE_VERB}(?:\s+(?:be|been|not|also|still|now|only|just|even|more|less|very|too|so"
    r"|quite|most|further|[a-z]{2,12}ly|a|an|no|as|the|longer|that)){0,3}\s+"
    r"(?:unclear|uncertain|time|midnight|noon|morning|evening|night|day|days|weeks|months|years|cold"
    r"|hot|warm|dark|windy|sunny|rainy|because|when|where|if"
    r"|(?:clear|clearer|important|possible|impossible|likely|unlikely|necessary|true|untrue|known"
    r"|unknown|hard|harder|easy|easier|difficult|worth|noteworthy|notable|legal|illegal|unlawful"
    r"|common|uncommon|rare|essential|vital|crucial|surprising|evident|obvious|apparent|certain"
    r"|inevitable|wrong|right|fair|unfair|good|better|best|bad|early|late|enough|fine|okay|safe"
    r"|dangerous|usual|unusual|normal|sense|pity|shame|fact|matter|question|mistake|crime|offence"
    r"|practice)(?=(?:\s+[\w’'-]{1,20}){0,3}?\s+(?:to|that|whether|when|if|how|why|what|who|where|until)\b"
    r"|\s+[a-z]{2,14}ing\b)"
    r"|(?:said|believed|reported|thought|alleged|claimed|estimated|hoped|feared|announced|revealed"
    r"|understood|expected|argued|suggested|assumed|agreed|decided|confirmed|rumou?red)\s+that)\b"
    r"|it\s+(?:has\s+|had\s+|later\s+|then\s+)?(?:rain(?:s|ed|ing)|snow(?:s|ed|ing)|emerge[sd]"
    r"|transpire[sd]|turn(?:s|ed)\s+out|follows|happens|happened|seems|appears|matters)\b"
    r"|it\s+(?:is|was)\s+[A-Z][\w.’'-]{0,30}(?:\s[A-Z][\w.’'-]{0,30}){0,3}\s+(?:that|who)\b"
    rf"|it{_EXPLETIVE_VERB}(?:\s+been|\s+be)?\s+(?:not\s+|[a-z]{{2,12}}ly\s+)?"
    r"(?:[a-z]{3,14}\s+to\s+(?:see|hear|know|watch|find|note|say|think|imagine|remember|learn)"
    r"|(?:my|your|our|their|his|her)\s+[a-z]{3,12}\s+to|up\s+to)\b"
    r"|it\s+(?:look|seem|feel|sound|felt)(?:s|ed)?\s+"
    r"(?:like\s+(?:he|she|they|we|i|you|it|there)|as\s+(?:if|though))\b"
    r"|it\s+(?:comes|came)\s+to\b|it\s+(?:must|should|has\s+to|can|could)\s+be\s+[a-z]{3,12}\s+that\b"
    r"|it\s+(?:takes?|took|costs?)\s+(?:about\s+|over\s+|just\s+)?(?:\d|an?\s|[a-z]{2,9}\s)"
    r".{1,30}\s(?:to|for|before)\b",
    re.IGNORECASE,
)
"""Where "it" means nothing: "it is unclear when", "it rained", "it took a year to"."""
_EMPTY_OBJECT = re.compile(
    r"\b(?:ma[dk]es?|making|finds?|found|finding|thinks?|thought|considers?|considered)\s+$"
    r"|\b(?:worth|cost)\s+$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_NO_ANTECEDENT = words_of(
    """the and but for nor yet not all any both each either every few many more most much neither
    none one ones other others another some several such this that these those own same what which
    who whom whose when where why how while whereas because since until till unless although though
    after before during within without with from into onto upon over under above below between
    among amid against about around across along off out down near per than then there here also
    too very just only even ever never once twice again still already soon later early earlier
    late now today yesterday tomorrow tonight far ago back away up so if as at by in of on or to an
    like despite following according including instead meanwhile however moreover furthermore
    additionally finally first second third last next previous past perhaps maybe yes no you your
    she her hers he him his they them their theirs its our ours us we mine my me well right
    part result example instance addition response fact case turn least course way lot
    time times moment day days week weeks month months year years decade decades century hour hours
    minute minutes semester term season quarter morning afternoon evening night weekend spring
    summer autumn winter january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday
    two three four five six seven eight nine ten eleven twelve dozen dozens half third thirds
    one-third two-thirds quarters hundred hundreds thousand thousands million millions billion
    percent per cent new old equally conversely similarly"""
)
_NOUNS_IN_LY = words_of("family assembly ally supply monopoly bully italy july rally reply")
_PRONOUN_ANTECEDENTS = words_of(
    """everyone everybody someone somebody anyone anybody nobody person others many some several
    both who those people you we"""
)
_COLLECTIVES = words_of(
    """people men women children police team staff crew family couple public crowd group army
    audience community committee council majority minority cattle clergy youth press media
    side squad band gang enemy"""
)
_FIRST_OPENERS = words_of(
    """in on at by after before since during despite with without as when while although though if
    because until unlike like for from under once following"""
)
_POINTERS = re.compile(
    r"(?P<these>\b(?:this|that|these|those)\s+ones?\b(?!\s+(?:of|who|that|which)\b))"
    r"|\bof\s+(?P<those>these|those)(?=\s*(?:[,.;:”\"]|$)|\s+(?:is|are|was|were|have|has|had|will|would"
    r"|can|could|may|for|in|on|at|and|but|to|came|went)\b)"
    r"|(?P<both>\bboth\s+(?:[a-z]{3,12}\s+)?(?!(?:hands|legs|eyes|arms|feet|parents|ways|sexes|genders"
    r"|houses|chambers|times|its|is|was|has|as)\b)[a-z]{3,20}s\b)(?!\s+(?:and|of|from|for|in)\b)",
    re.IGNORECASE,
)
_SUBJECTS = re.compile(
    r"[“\"‘']?(?:(?:But|And|Yet|So|Still)\s+)?(?:[Ww]hereas\s+|[Ww]hile\s+)?"
    r"(?P<word>[Oo]thers|[Aa]nother|[Oo]ne|[Nn]one|[Nn]either|[Ee]ach|[Tt]he others?|both)"
    r"(?=,\sincluding|\s(?:is|are|was|were|have|has|had|will|would|can|could|[a-z]{2,12}ed)\b)"
)
_BOTH_DID = re.compile(
    r"\bboth(?=\s(?:is|are|was|were|have|has|had|will|would|can|could|[a-z]{3,12}ed)\b)",
    re.IGNORECASE,
)
MAXIMUM_LOOKED_AT = 60
"""Pronouns of one claim that are looked at."""


def open_anaphora(text: str, span: Span, names: Sequence[Name]) -> Iterator[Span]:
    """Yield the words of `span` that stand for what it does not name, each kind once.

    Args:
        text: the article text.
        span: the claim in it; where it lacks its subject nothing is known of what stands before.
        names: the names inside the claim, with offsets into `text`.
    """
    words = span.of(text)
    subject = _SUBJECTS.match(words)
    if subject is not None:
        yield Span(*subject.span("word")).shifted(span.start)
    if _lacks_subject(words):
        return
    for found in _POINTERS.finditer(words):
        group = found.lastgroup or 0
        if group != "both" or not _has_pair(words[: found.start()]):
            yield Span(*found.span(group)).shifted(span.start)
    both = _BOTH_DID.search(words)
    if both is not None and not _has_pair(words[: both.start()]):
        yield Span(*both.span()).shifted(span.start)
    yield from _open_pronouns(words, span, names)


def _open_pronouns(words: str, span: Span, names: Sequence[Name]) -> Iterator[Span]:
    seen: set[bool] = set()
    for _, match in zip(range(MAXIMUM_LOOKED_AT), _THIRD_PERSON.finditer(words), strict=False):
        is_plural = match["word"].lower().startswith("th")
        if is_plural in seen or (not is_plural and _is_empty(words, match)):
            continue
        seen.add(is_plural)
        if _has_antecedent(words, span, match, names) or _is_cataphoric(words, match):
            continue
        yield Span(*match.span("word")).shifted(span.start)


def is_empty_it(words: str, start: int) -> bool:
    """Say whether the "it" at `start` stands for nothing: "it is unclear when they left"."""
    return _EXPLETIVE.match(words, start) is not None


def _is_empty(words: str, match: re.Match[str]) -> bool:
    if match["word"].lower() != "it":
        return False
    before = words[max(0, match.start() - 14) : match.start()]
    return is_empty_it(words, match.start()) or _EMPTY_OBJECT.search(before) is not None


def _lacks_subject(words: str) -> bool:
    """Say whether a claim begins with its verb: "are unable to leave, but they are paid"."""
    first = _WORD.search(words)
    return first is not None and first[0].islower() and is_verb_form(first[0])


def _has_pair(before: str) -> bool:
    return " and " in before or any(_is_plural_noun(word) for word in _nouns(before))


def _has_antecedent(words: str, span: Span, match: re.Match[str], names: Sequence[Name]) -> bool:
    here = span.start + match.start()
    earlier = [name for name in names if name.span.end <= here]
    things = [name for name in earlier if name.kind is not NameKind.PERSON]
    before = words[: match.start()]
    nouns = list(_nouns(_without(before, span.start, earlier)))
    word = match["word"].lower()
    if not word.startswith("th"):
        return bool(things or nouns)
    if len(earlier) > 1 or any(_is_plural_noun(noun) for noun in nouns):
        return True
    if any(found[0].lower() in _PRONOUN_ANTECEDENTS for found in _WORD.finditer(before)):
        return True
    # "The bank met them" speaks of others; "the bank said they" and "a pupil ... their" need not.
    return word not in {"them", "themselves"} and bool(things or nouns)


def _without(before: str, offset: int, names: Sequence[Name]) -> str:
    """Blank the people, who are no antecedent of a thing."""
    for name in names:
        if name.kind is NameKind.PERSON:
            start, end = max(0, name.span.start - offset), name.span.end - offset
            before = f"{before[:start]}{' ' * (end - start)}{before[end:]}"
    return before


def _nouns(words: str) -> Iterator[str]:
    """Yield the words that may be nouns: in doubt a word is one, and then nothing is marked."""
    for match in _WORD.finditer(words):
        low = match[0].lower().replace("’", "'").removesuffix("'s")
        if len(low) < 3 or low in _NO_ANTECEDENT or "n't" in low:
            continue
        if low in _NOUNS_IN_LY or not (low.endswith("ly") or is_verb_form(low)):
            yield low


def _is_plural_noun(word: str) -> bool:
    return word in _COLLECTIVES or (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )


def _is_cataphoric(words: str, match: re.Match[str]) -> bool:
    """Say whether what is meant is named after it: "In its report, the ministry said"."""
    before = words[: match.start()]
    first = _WORD.search(before)
    if first is None or first[0].lower() not in _FIRST_OPENERS or "," in before:
        return False
    comma = words.find(",", match.end(), match.end() + 120)
    if comma < 0:
        return False
    following = [found[0] for found in _WORD.finditer(words, comma, comma + 60)][:2]
    if not following:
        return False
    low = following[0].lower()
    return low in {"the", "a", "an"} or (low not in _NO_ANTECEDENT and not is_verb_form(low))
