"""Words that turn a statement into its denial."""

from __future__ import annotations

import re

from claims.span import Span

_CUE = re.compile(
    r"(?<![\w-])(?:"
    r"(?:ca|wo|sha|is|are|was|were|do|does|did|has|have|had|could|would|should|must|need|might"
    r"|may|ought|ai)n[’']t"
    r"|cannot|can\snot|not|never|no\slonger|no\sone|no|none|nobody|nothing|nowhere"
    r"|without|neither|nor"
    r"|(?:fail|failed|fails|failing|refus(?:e|es|ed|ing)|declin(?:e|es|ed|ing)|unable"
    r"|decided\snot)\sto"
    r"|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|rul(?:e|es|ed|ing)\sout"
    r"|lack(?:s|ed|ing)?|hardly|barely|scarcely"
    r")(?![\w-])",
    re.IGNORECASE,
)
# What follows a cue and takes the denial away again.
_HARMLESS = {
    "not": re.compile(
        r"\s(?:only|just|merely|simply|least|to\smention|necessarily|(?:more|less|fewer)\sthan"
        r"|until|because)\b",
        re.IGNORECASE,
    ),
    "no": re.compile(
        r"\.?\s?\d|\s(?:doubt|matter|wonder|(?:more|less|fewer|later|earlier|sooner)\sthan)\b|,",
        re.IGNORECASE,
    ),
    "without": re.compile(r"\s(?:a\s)?(?:doubt|question|fail)\b", re.IGNORECASE),
    "nothing": re.compile(r"\s(?:but|short|less\sthan)\b", re.IGNORECASE),
    "none": re.compile(r"\sother\b", re.IGNORECASE),
}
_BEFORE = {
    "not": re.compile(r"\b(?:whether\sor|if|why|or)\s$", re.IGNORECASE),
    "no": re.compile(r"\b(?:yes\sor|dr\.?|numbers?)\s$", re.IGNORECASE),
}


def find_negations(text: str) -> tuple[Span, ...]:
    """Return the spans of the cue words that negate, in order.

    The span is the whole cue: "didn't", "failed to", "no longer". "Not only", "no doubt",
    "No. 10", "no fewer than" and "whether or not" negate nothing and are left out.
    """
    return tuple(
        Span(match.start(), match.end()) for match in _CUE.finditer(text) if _negates(text, match)
    )


def _negates(text: str, match: re.Match[str]) -> bool:
    cue = match.group().lower()
    harmless = _HARMLESS.get(cue)
    if harmless is not None and harmless.match(text, match.end()):
        return False
    before = text[max(0, match.start() - 12) : match.start()]
    if cue in _BEFORE and _BEFORE[cue].search(before):
        return False
    if cue == "no" and not match.group().islower():
        # "No. 10" is a number, and a lone "No" is an answer.
        return not re.match(r"[.!,]?\s*(?:\d|$|[\"”])", text[match.end() : match.end() + 4])
    return True
