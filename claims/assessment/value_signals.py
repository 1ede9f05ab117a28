"""Signals of compared facets: values that agree, differ or are not told, and names."""

from __future__ import annotations

from claims.assessment.pair import Pair
from claims.assessment.signal import Signal, capped, named, share
from claims.assessment.slots import varied_names
from claims.vocabulary import Relation

KINDS = ("time", "duration", "quantity", "place", "name")
UNTOLD = ("time", "place")
LEFT_OPEN = ("time", "quantity", "place", "name")
"""Kinds of which it tells something that the reference has no value, or another one; for figures,
the signals of figures tell more."""
OPPOSITIONS = ("polarity", "direction", "order", "superlative", "ordinal", "name_replaced")
OPPOSED = {Relation.CONFLICTS: 1.0, Relation.SILENT: 0.5, Relation.AGREES: 0.0}


def _agreeing(kind: str) -> Signal:
    return named(
        f"{kind} agrees",
        f"Share of the claim's values of the kind {kind} that agree with the reference.",
        lambda pair: share(f.relation is Relation.AGREES for f in pair.facets.get(kind, ())),
    )


def _conflicting(kind: str) -> Signal:
    return named(
        f"{kind} conflicts",
        f"Share of the claim's values of the kind {kind} that conflict with the reference.",
        lambda pair: share(f.relation is Relation.CONFLICTS for f in pair.facets.get(kind, ())),
    )


def _untold(kind: str) -> Signal:
    return named(
        f"{kind} not told",
        f"Share of the claim's values of the kind {kind} to which the reference has nothing.",
        lambda pair: share(
            f.relation is Relation.SILENT and not f.reference_value
            for f in pair.facets.get(kind, ())
        ),
    )


def _open(kind: str) -> Signal:
    return named(
        f"{kind} left open",
        f"Share of the claim's values of the kind {kind} beside which the reference has another"
        " that neither agrees nor conflicts.",
        lambda pair: share(
            f.relation is Relation.SILENT and bool(f.reference_value)
            for f in pair.facets.get(kind, ())
        ),
    )


def _opposed(kind: str) -> Signal:
    words = kind.replace("_", " ")
    return named(
        f"{words} opposed",
        f"1 where the comparison finds {words} opposite in the two, 1/2 where it may be.",
        lambda pair: max((OPPOSED[f.relation] for f in pair.facets.get(kind, ())), default=0.0),
    )


def names_varied(pair: Pair) -> float:
    """Names of the claim beside which the reference has another with a word in common, up to 2."""
    return capped(varied_names(pair.claim.facets.names, pair.reference.facets.names), 2)


def name_word_replaced(pair: Pair) -> float:
    """1 where a word written like a name stands in the place of another one."""
    return float(
        any(
            ours.is_name and other.is_name and not ours.is_number and not other.is_number
            for ours, other in pair.replaced
        )
    )


def other_name_of_its_kind(pair: Pair) -> float:
    """Share of the claim's names that are missing where the reference has others of their kind."""
    agreed = {f.claim_value for f in pair.facets.get("name", ()) if f.relation is Relation.AGREES}
    ours = {name.canonical for name in pair.claim.facets.names}
    others = {n.kind for n in pair.reference.facets.names if n.canonical not in ours}
    names = [name for name in pair.claim.facets.names if not name.located]
    return share(name.canonical not in agreed and name.kind in others for name in names)


def name_words_missing(pair: Pair) -> float:
    """Share of the claim's words written like names that the reference does not have."""
    missing = {token.lower for token in pair.missing}
    return share(t.lower in missing for t in pair.claim_tokens if t.is_name and not t.is_number)


def ordinal_not_told(pair: Pair) -> float:
    """Share of the claim's ranks ("third") that the reference gives to nothing."""
    theirs = {other.rank for other in pair.reference.facets.ordinals}
    return share(each.rank not in theirs for each in pair.claim.facets.ordinals)


ALL: tuple[Signal, ...] = (
    *(_agreeing(kind) for kind in KINDS),
    *(_conflicting(kind) for kind in KINDS if kind != "name"),
    *(_untold(kind) for kind in UNTOLD),
    *(_open(kind) for kind in LEFT_OPEN),
    *(_opposed(kind) for kind in OPPOSITIONS),
    names_varied,
    name_word_replaced,
    other_name_of_its_kind,
    name_words_missing,
    ordinal_not_told,
)
