"""Claims made of the evidence itself: a sentence without its asides, and what it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from verifier.contrast import NEITHER, SUPPORTS, Contrast, capital
from verifier.data import Pair

PROSE = "prose"
"""The source of pairs whose claim is a sentence of their evidence."""

SOURCES = ("vitaminc_real", "vitaminc_synthetic", "fever", "scifact", "fm2", "wice")

SENTENCE_END = re.compile(r"(?<=[a-z\d)\"][.!?]) (?=[A-Z\"])")
SPOKEN = re.compile(
    r"(?:He|She|It|They|This|These|That|Those|His|Her|Its|Their|We|I|There|But|And|Or|If|When|While|"
    r"Although|Though|As|Because|Since|After|Before|Despite)\b"
)
"""Openings of sentences that say too little, or too much, when they stand alone."""

ASIDE = re.compile(r" ?\([^()]*\)| ?\[[^\[\]]*\]")
TRAILING = re.compile(
    r",? (?:which|who|whose|where|including|such as|making|becoming|with the|as well as|although|"
    r"though|while|whereas|despite|because|but)\b[^.]*(?=\.)|, [a-z]+ing\b[^.]*(?=\.)"
)
LEADING = re.compile(
    r"^(In (?:1[6-9]|20)\d\d|In [A-Z][a-z]+ (?:1[6-9]|20)\d\d|On \d{1,2} [A-Z][a-z]+ \d{4}|"
    r"On [A-Z][a-z]+ \d{1,2}, \d{4}), (?=\w)"
)
LINKING = re.compile(
    r"^(?:However|Additionally|Moreover|Furthermore|Also|Later|In addition|Overall), "
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|won|lost|made|led|took|became|began|rose|fell|"
    r"wrote|sold|held|grew|said|[a-z]{2,}ed)\b"
)
SHORTEST, LONGEST = 30, 160
"""Letters of a claim."""

STRIDE = 7919
"""Steps from a sentence to the other one beside it; a prime, so that all take their turn."""


def sentence_pairs(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Yield a pair for each sentence of evidence that stands alone, shortened, with its text.

    Texts that differ by a few figures only, as two versions of a page do, give one sentence. A text
    that is little more than its sentence has another sentence set before or after it.
    """
    found: dict[str, tuple[Pair, str]] = {}
    for pair in pairs:
        for sentence in SENTENCE_END.split(pair.evidence) if pair.source in SOURCES else ():
            claim = shortened(sentence)
            if stands_alone(claim):
                key = re.sub(r"[\d\W]+", "", claim.lower())[:40]
                found.setdefault(key, (pair, claim))
    others = [claim for _, claim in found.values()]
    for number, (pair, claim) in enumerate(found.values()):
        evidence, other = pair.evidence, others[(number * STRIDE) % len(others)]
        if len(evidence) < len(claim) + SHORTEST and other != claim:
            ended = evidence if evidence.endswith((".", '"')) else f"{evidence}."
            evidence = f"{ended} {other}" if number % 2 else f"{other} {ended}"
        yield Pair(
            id=f"{pair.id}:{number}", source=PROSE, part=pair.part,
            claim=claim, evidence=evidence, label=SUPPORTS, case=pair.case,
        )  # fmt: skip


def shortened(sentence: str) -> str:
    """Return a sentence without asides and trailing clause, and its opening date at the end."""
    claim = LINKING.sub("", ASIDE.sub("", sentence.strip()))
    claim = TRAILING.sub("", claim, count=1)
    if date := LEADING.match(claim):
        rest = claim[date.end() :]
        if "," not in rest and rest.endswith("."):
            when = date[1][0].lower() + date[1][1:]
            claim = f"{capital(rest[:-1])} {when}."
    return capital(re.sub(r"\s+", " ", claim).replace(" ,", ",").replace(" .", ".").strip())


def stands_alone(claim: str) -> bool:
    """Whether a shortened sentence can be read as a claim."""
    return (
        SHORTEST <= len(claim) <= LONGEST
        and claim[0].isupper()
        and claim.endswith(".")
        and claim.count('"') % 2 == 0
        and not SPOKEN.match(claim)
        and not re.search(r"[|{}=*/#:;]|\.\w|[a-z][A-Z]|\b(?:he|she|they|his|her|their)\b", claim)
        and VERB.search(claim) is not None
    )


DETAIL = re.compile(
    r",? (?:(?:in|on|at|by|with|for|from|during|after|before|since|against|near) (?:the )?"
    r"(?:[A-Z\d][\w.,'’-]*)(?: (?:of |and |the )?[A-Z\d][\w,'’-]*)*)(?=\.$)"
)


def details(pair: Pair, _dealer: Random) -> Iterator[Contrast]:
    """Yield a claim that says where, when or by whom, and evidence that leaves it out."""
    found = DETAIL.search(pair.claim)
    if pair.source != PROSE or found is None or pair.evidence.count(pair.claim) != 1:
        return
    bare = pair.claim[: found.start()] + "."
    if len(bare) < SHORTEST or VERB.search(bare) is None:
        return
    yield Contrast("detail", pair.claim, pair.evidence, SUPPORTS)
    without = pair.evidence.replace(pair.claim, bare)
    if found.group().strip(" ,").split()[-1] not in without:
        yield Contrast("detail", pair.claim, without, NEITHER)
