"""Contrasts of words: negation, direction, hedges, quantifiers, superlatives and roles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from verifier.contrast import (
    NEITHER,
    REFUTES,
    SUPPORTS,
    Contrast,
    grid,
    only,
    replaced,
    word,
)  # fmt: skip
from verifier.data import Pair

AUXILIARY = re.compile(
    r"(?<=\w )((?:is|are|was|were|can|could|will|would)(?= (?!not\b|n't|no\b|never)[a-z])"
    r"|(?:has|have|had)(?= (?:been|won|made|led|become|taken|\w+ed|\w+en)\b))"
)
CONTENT = re.compile(r"[a-z]{4,}")
EVIDENT = re.compile(
    r"\b(?:not|never|no|none|without|nor|neither|n't|failed|only|may|might|could|would)\b"
)


DENIED = re.compile(r"(?<= )(is|are|was|were|has|have|had|can|could|will) not (?=[a-z])")
SCOPED = re.compile(
    r"\d|\b(?:some|any|ever|yet|all|every|only|more|less|fewer|over|under|most|least|one)\b"
)
"""Words with which 'not' does not simply turn the claim round."""
BARE = re.compile(r"\b(?:any|ever|yet|until)\b")
"""Words that need the 'not' that was taken away."""


def shared_verb(pair: Pair) -> tuple[re.Match[str], re.Match[str]] | None:
    """Return the auxiliary of claim and evidence that stand before the same next word."""
    claimed = only(AUXILIARY, pair.claim)
    if pair.label != SUPPORTS or claimed is None or EVIDENT.search(pair.claim + pair.evidence):
        return None
    following = CONTENT.match(pair.claim, claimed.end() + 1)
    if following is None:
        return None
    same = re.compile(rf"(?<=\w )({claimed[1]}) (?={following.group()}\b)")
    said = only(same, pair.evidence)
    return (claimed, said) if said else None


def negation(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """'was not' for 'was', on either side or on both, with what comes after the same."""
    found = shared_verb(pair)
    if found is None:
        return
    claimed, said = found
    no = dealer.choice(("not", "not", "not", "never"))
    claims = (pair.claim, replaced(pair.claim, claimed.span(), f"{claimed[1]} {no}"))
    texts = (pair.evidence, replaced(pair.evidence, said.span(1), f"{said[1]} {no}"))
    yield from grid("negation", claims, texts)


def denial(pair: Pair, _dealer: Random) -> Iterator[Contrast]:
    """Put a 'not' into a claim that its evidence says, or denies, in other words."""
    claimed = only(AUXILIARY, pair.claim)
    if pair.label == NEITHER or claimed is None or EVIDENT.search(pair.claim + pair.evidence):
        return
    yield Contrast("denial", pair.claim, pair.evidence, pair.label)
    if pair.label == SUPPORTS and not SCOPED.search(pair.claim):
        denied = replaced(pair.claim, claimed.span(), f"{claimed[1]} not")
        yield Contrast("denial", denied, pair.evidence, REFUTES)


def affirmation(pair: Pair, _dealer: Random) -> Iterator[Contrast]:
    """Take the 'not' out of a claim: what the evidence said of it turns round."""
    denied = only(DENIED, pair.claim)
    if denied is None or pair.label == NEITHER or EVIDENT.search(pair.evidence):
        return
    claim = replaced(pair.claim, denied.span(), f"{denied[1]} ")
    if not EVIDENT.search(claim) and not BARE.search(claim):
        yield Contrast("denial", pair.claim, pair.evidence, pair.label)
        label = SUPPORTS if pair.label == REFUTES else REFUTES
        yield Contrast("denial", claim, pair.evidence, label)


OPPOSITES = (
    ("rose", "fell"), ("rises", "falls"), ("increased", "decreased"), ("increase", "decrease"),
    ("increases", "decreases"), ("grew", "shrank"), ("won", "lost"), ("opened", "closed"),
    ("gained", "lost"), ("wins", "loses"), ("victory", "defeat"), ("first", "last"),
    ("before", "after"), ("north", "south"), ("northern", "southern"), ("eastern", "western"),
    ("east", "west"), ("largest", "smallest"), ("highest", "lowest"), ("oldest", "youngest"),
    ("most", "least"), ("positive", "negative"), ("male", "female"), ("son", "daughter"),
    ("brother", "sister"), ("father", "mother"), ("husband", "wife"), ("actor", "actress"),
    ("living", "dead"), ("upper", "lower"), ("early", "late"), ("earlier", "later"),
    ("higher", "lower"), ("larger", "smaller"), ("older", "younger"), ("better", "worse"),
    ("success", "failure"), ("successful", "unsuccessful"), ("accepted", "rejected"),
    ("approved", "rejected"), ("arrived", "departed"), ("joined", "left"), ("bought", "sold"),
    ("alive", "dead"), ("started", "ended"), ("began", "ended"), ("begins", "ends"),
    ("up", "down"), ("above", "below"), ("inside", "outside"), ("public", "private"),
    ("major", "minor"), ("summer", "winter"), ("spring", "autumn"), ("left", "right"),
    ("legal", "illegal"), ("majority", "minority"), ("maximum", "minimum"), ("home", "away"),
    ("allowed", "banned"), ("supported", "opposed"), ("guilty", "innocent"), ("fiction", "fact"),
    ("enhances", "inhibits"), ("promotes", "prevents"), ("activation", "inhibition"),
    ("comedy", "tragedy"), ("protagonist", "antagonist"), ("critics praised", "critics panned"),
    ("positive reviews", "negative reviews"), ("second", "third"), ("sequel", "prequel"),
    ("debut", "final"), ("expanded", "reduced"), ("strengthened", "weakened"),
    ("improved", "worsened"), ("king", "queen"), ("prince", "princess"), ("men", "women"),
    ("man", "woman"), ("boys", "girls"), ("unknown", "known"), ("married", "divorced"),
    ("widely", "rarely"), ("often", "seldom"), ("always", "never"), ("past", "future"),
    ("hot", "cold"), ("fast", "slow"), ("rich", "poor"), ("strong", "weak"), ("long", "short"),
    ("american", "british"), ("commercial", "non-commercial"), ("animated", "live-action"),
)  # fmt: skip
TURNED = {a: b for pair in OPPOSITES for a, b in (pair, pair[::-1])}
TURNING = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(TURNED, key=len, reverse=True))})(?![\w-])")


def direction(pair: Pair, _dealer: Random) -> Iterator[Contrast]:
    """Yield a word for its opposite, on either side or on both."""
    claimed = [each for each in TURNING.finditer(pair.claim) if not _idiom(pair.claim, each)]
    if pair.label != SUPPORTS or len(claimed) != 1:
        return
    term = claimed[0].group()
    said = only(word(term), pair.evidence)
    if said is None or word(TURNED[term]).search(pair.claim + " " + pair.evidence):
        return
    claims = (pair.claim, replaced(pair.claim, claimed[0].span(), TURNED[term]))
    texts = (pair.evidence, replaced(pair.evidence, said.span(), TURNED[term]))
    yield from grid("direction", claims, texts)


def _idiom(text: str, found: re.Match[str]) -> bool:
    """Whether the word stands where its opposite would not: 'at least', 'up to', 'first name'."""
    before, after = text[: found.start()], text[found.end() :]
    return bool(
        re.search(r"(?:at|so|as|set|made|make|take|took|for|to|get|grew|come|came|only) $", before)
        or re.match(r" (?:to|name|than|of all|than one|people|known|the)\b", after)
    )


HEDGES = {
    "was": ("may have been", "might have been", "was rumoured to have been", "was expected to be"),
    "were": (
        "may have been",
        "might have been",
        "were rumoured to have been",
        "were expected to be",
    ),
    "is": ("may be", "might be", "is rumoured to be", "is expected to be"),
    "are": ("may be", "might be", "are rumoured to be", "are expected to be"),
    "has": ("may have", "might have", "is rumoured to have", "is expected to have"),
    "have": ("may have", "might have", "are rumoured to have", "are expected to have"),
    "had": ("may have", "might have", "was rumoured to have", "was expected to have"),
    "will": ("may", "might", "could"),
}


def hedges(pair: Pair, dealer: Random) -> Iterator[Contrast]:
    """Evidence that says 'may have been' leaves open what a claim states, and supports a 'may'."""
    found = shared_verb(pair)
    if found is None or found[0][1] not in HEDGES or "may" in pair.evidence:
        return
    claimed, said = found
    hedge = dealer.choice(HEDGES[said[1]])
    doubtful = replaced(pair.evidence, said.span(1), hedge)
    cautious = replaced(pair.claim, claimed.span(), hedge)
    denied = replaced(pair.claim, claimed.span(), f"{claimed[1]} not")
    yield Contrast("hedge", pair.claim, pair.evidence, SUPPORTS)
    refusing = replaced(pair.evidence, said.span(1), f"{said[1]} not")
    yield Contrast("hedge", denied, pair.evidence, REFUTES)
    yield Contrast("hedge", denied, refusing, SUPPORTS)
    yield Contrast("hedge", pair.claim, refusing, REFUTES)
    yield Contrast("hedge", pair.claim, doubtful, NEITHER)
    yield Contrast("hedge", denied, doubtful, NEITHER)
    yield Contrast("hedge", cautious, doubtful, SUPPORTS)
    yield Contrast("hedge", cautious, refusing, REFUTES)


PLURAL = re.compile(r"^(All|Most|Many|Some|Several|No)( (?:of (?:the|its|his|their) )?[a-z]+s?\b)")
FOLLOWS = {
    "All": {"All": SUPPORTS, "Some": SUPPORTS, "Most": SUPPORTS, "No": REFUTES},
    "Most": {"Most": SUPPORTS, "Some": SUPPORTS, "All": NEITHER, "No": REFUTES},
    "Many": {"Many": SUPPORTS, "Some": SUPPORTS, "All": NEITHER, "No": REFUTES},
    "Several": {"Several": SUPPORTS, "Some": SUPPORTS, "All": NEITHER, "No": REFUTES},
    "Some": {"Some": SUPPORTS, "All": NEITHER, "Most": NEITHER, "No": REFUTES},
    "No": {"No": SUPPORTS, "Some": REFUTES, "All": REFUTES, "Most": REFUTES, "Many": REFUTES},
}


def quantifiers(pair: Pair, _dealer: Random) -> Iterator[Contrast]:
    """Yield what follows from 'all', 'most', 'many', 'some' and 'no'."""
    found = PLURAL.match(pair.claim)
    if found is None or EVIDENT.search(pair.claim):
        return
    for said, outcomes in FOLLOWS.items():
        evidence = said + pair.claim[found.end(1) :]
        for quantifier, label in outcomes.items():
            if " of " not in found[2] or "No" not in (said, quantifier):
                claim = quantifier + pair.claim[found.end(1) :]
                yield Contrast("quantifier", claim, evidence, label)


def superlatives(pair: Pair, _dealer: Random) -> Iterator[Contrast]:
    """'one of the largest' leaves open whether the largest; the second largest is not."""
    claimed = only(SUPERLATIVE, pair.claim)
    if pair.label != SUPPORTS or claimed is None or claimed[2] not in pair.evidence:
        return
    if re.search(r"\b(?:among|of|by) $", pair.claim[: claimed.start()]):
        return
    term = claimed[2]
    said = only(re.compile(rf"\b((?:one of )?the )({re.escape(term)})(?= (\w+))"), pair.evidence)
    if said is None or re.search(r"\b(?:second|third|\w+th)\b(?! century)", pair.evidence):
        return
    for here, there, label in SUPERLATIVES:
        claim = with_article(pair.claim, claimed, here)
        evidence = with_article(pair.evidence, said, there)
        if claim and evidence:
            yield Contrast("superlative", claim, evidence, label)


SUPERLATIVE = re.compile(
    r"\b((?:one of )?the )((?:most [a-z]+|largest|biggest|oldest|tallest|longest|highest|smallest|"
    r"greatest|best|youngest|deepest|fastest|earliest|richest|busiest)(?:-[a-z]+)?)(?= (\w+))"
)
SUPERLATIVES = (
    ("the ", "the ", SUPPORTS), ("the ", "one of the ", NEITHER), ("the ", "the second ", REFUTES),
    ("one of the ", "one of the ", SUPPORTS), ("the second ", "the ", REFUTES),
    ("the second ", "the second ", SUPPORTS), ("the second ", "one of the ", NEITHER),
)  # fmt: skip


NOUN_END = re.compile(r"(?= (?:in|of|by|on|at|to|for|ever|that|from|and|with|worldwide)\b|[.,]|$)")


def with_article(text: str, found: re.Match[str], article: str) -> str | None:
    """Return the text with another article before a superlative, its noun in the number that fits.

    None where the word after the superlative is not plainly the noun.
    """
    if ("one of" in article) == ("one of" in found[1]):
        return replaced(text, found.span(1), article)
    noun, (start, end) = found[3], found.span(3)
    if len(noun) < 3 or not noun.islower() or not NOUN_END.match(text, end):
        return None
    if "one of" in article:
        changed = re.sub(r"([^aeo])y$", r"\1ie", noun) + "s" if noun[-1] not in "sh" else None
    else:
        simple = noun.endswith("s") and not re.search(r"(?:ss|us|is|(?:ch|sh|[sxzo])es)$", noun)
        changed = re.sub(r"ie$", "y", noun[:-1]) if simple else None
    if changed is None:
        return None
    return replaced(replaced(text, (start, end), changed), found.span(1), article)


NAME = r"(?:The )?[A-Z][\w'’-]*(?: (?:of the |of |the |de |van |& )?[A-Z][\w'’-]*)*"
PASSIVE = re.compile(
    rf"^({NAME}) (was|were|is) (directed|produced|written|composed|founded|created|published|"
    rf"released|developed|designed|defeated|beaten|killed|replaced|succeeded|acquired|bought|owned|led|"
    rf"influenced|portrayed|played|recorded|won|invaded|inspired|hosted|signed|edited|built) by "
    rf"({NAME})\.?$"
)
ACTIVE = {"written": "wrote", "beaten": "beat", "led": "led"}
DOING = re.compile(
    rf"^({NAME}) (directed|produced|wrote|composed|founded|created|published|released|developed|"
    rf"designed|defeated|beat|killed|replaced|succeeded|acquired|bought|owned|led|influenced|"
    rf"portrayed|played|recorded|won|invaded|inspired|hosted|signed|edited|built|owns) "
    rf"({NAME})\.?$"
)
PARTICIPLE = {"wrote": "written", "beat": "beaten", "owns": "owned"}
TWO_WAY = ("influenced", "inspired")


def roles(pair: Pair, _dealer: Random) -> Iterator[Contrast]:
    """Who did it to whom: 'A beat B' for 'B was beaten by A', and the two the other way round."""
    if pair.label != SUPPORTS:
        return
    if passive := PASSIVE.match(pair.claim):
        doer, done, to = passive[4], passive[3], passive[1]
        does = ACTIVE.get(done, done)
    elif active := DOING.match(pair.claim):
        doer, does, to = active[1], active[2], active[3]
        done = PARTICIPLE.get(does, does)
    else:
        return
    if does in TWO_WAY:
        return
    for first, second, label in ((doer, to, SUPPORTS), (to, doer, REFUTES)):
        yield Contrast("role", f"{first} {does} {second}.", pair.evidence, label)
        yield Contrast("role", f"{second} was {done} by {first}.", pair.evidence, label)
