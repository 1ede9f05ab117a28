"""What other fact-checkers' ratings mean in our words, where that is beyond doubt.

The table is exact: a rating is looked up whole, after case, punctuation and spacing are evened
out, and whatever is not in it stays unmapped. Left out on purpose:

* ratings between true and false ("Half true", "Mixture", "Partly false", "Two Pinocchios"): part
  of the claim holds and part does not, and the rating does not say which;
* ratings of how a claim is told ("Misleading", "Missing context", "Out of context", "Cherry-
  picking", "Exaggerated"): `misleading` is a label that only a person gives;
* ratings of something other than the claim's truth ("Satire", "Scam", "Altered", "Outdated",
  "Misattributed", "Correct attribution", "Research in progress", "Full Flop");
* grades and numbers ("1/5", "C"): each scale has its own meaning and direction.
"""

from __future__ import annotations

import re

from claims.vocabulary import Label

_SUPPORTED = """
    true | correct | accurate | mostly true | mostly correct | mostly accurate | largely true
    | largely accurate | truth | confirmed | confirmed true | verified | verified true | supported
    | one pinocchio | geppetto checkmark | the geppetto checkmark
"""
_REFUTED = """
    false | incorrect | inaccurate | not true | untrue | wrong | mostly false | mostly incorrect
    | mostly inaccurate | largely false | pants on fire | pants on fire false | fake | fake news
    | fabricated | hoax | fiction | debunked | refuted | disproved | disproven | false claim
    | completely false | totally false | three pinocchios | four pinocchios | bottomless pinocchio
"""
_NOT_ENOUGH_EVIDENCE = """
    unproven | unverified | not verified | unsupported | unsubstantiated | unconfirmed
    | not enough evidence | insufficient evidence | not enough information | inconclusive
    | not proven | cannot be verified | unverifiable
"""

_LABELS = {
    " ".join(rating.split()): label
    for ratings, label in (
        (_SUPPORTED, Label.SUPPORTED),
        (_REFUTED, Label.REFUTED),
        (_NOT_ENOUGH_EVIDENCE, Label.NOT_ENOUGH_EVIDENCE),
    )
    for rating in ratings.split("|")
}

_NOT_A_WORD = re.compile(r"[\W_]")
_CHANGES_MEANING = re.compile(r"[?/%<>=+~\d]")

MAXIMUM_LENGTH = 60
"""Longer texts are explanations, not ratings."""


def label_of_rating(rating: str) -> Label | None:
    """Return the label that a textual rating stands for, or None where it stays unmapped.

    Sources: the published rating scales of PolitiFact, Snopes, the Washington Post's Fact Checker,
    FactCheck.org and AFP, and the textual ratings in common use in ClaimReview markup. "Mostly
    true" and "mostly false" count as the side they are on.
    """
    if len(rating) > MAXIMUM_LENGTH or _CHANGES_MEANING.search(rating):
        return None
    words = _NOT_A_WORD.sub(" ", rating.replace("'", "").replace("’", "")).split()
    return _LABELS.get(" ".join(words).casefold())
