"""Capital letters that make no name: tickers, units, abbreviations, languages, parts of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claims.names.candidate import Candidate
from claims.names.known import is_english, is_known_body, is_known_thing
from claims.names.nations import country_of, is_demonym, nation_of
from claims.names.spelling import sound_key
from claims.names.tables import country_names
from claims.names.tokens import Token, are_adjacent
from claims.names.words import ORGANISATION_WORDS, STARTERS
from claims.word_list import words_of

ABBREVIATIONS = words_of("""
ai gdp gnp cpi ppi pmi iq eq gb mb tb kb sms gps pdf dna rna mri ceo cfo cto coo usb hdmi led lcd
oled cpu gpu ram ssd tv dvd cd vat ipo etf esg hr pr mp mps mep meps phd suv suvs ev evs atm pin url
html ict vpn faq diy usd eur gbp jpy cny chf cad aud inr rub uah xau xag pm am kwh mwh bmi ok lgbt
lgbtq ngo ngos
""")
"""What is written in capitals and is no body's name: measures, units, currencies, devices."""

NEVER_ALONE = words_of("""
plaintiff plaintiffs defendant defendants petitioner respondent appellant claimant article section
chapter paragraph clause annex appendix table figure exhibit schedule naw nope nah yup yeah yep wow
hey okay hello oh rs orig sept oct nov dec jan feb aug mon tue tues wed thu thurs fri video photo
photos image
""")
"""Words whose capital letter is a habit of writing, where they stand by themselves."""

_LANGUAGE_VERBS = words_of("""
speak speaks spoke spoken speaking learn learns learned learnt learning teach teaches taught
in into fluent understand understands translate translates
""")
# Reuters codes: "LCOc1" and "US10YT"; "CMCU3" of metals. Not "G20", "MI5" or "H5N1".
_TICKER = re.compile(
    r"[A-Z]{2,12}c\d|[A-Z]{2,8}\d{1,3}[A-Z]{1,4}|CM[A-Z]{2}\d|[A-Z]{4,12}\d{4,8}[A-Z]{0,4}"
)
_AROUND_TICKERS = "=^"
_CURRENCY_SIGNS = "$€£¥₹₽₴"
LONGEST_INITIALS = 2
"""Letters in the initials of a person."""
_SHORTEST_COMPOUND = 5
_SHORTEST_PLAIN_END = 6


def are_initials(word: str) -> bool:
    """Whether capitals may be a person's initials: "JD" in "JD Vance", and not "MEC" or "PM"."""
    return len(word) <= LONGEST_INITIALS and word.lower() not in ABBREVIATIONS


def is_part_of_a_sign(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised token belongs to a number, a sum or a ticker.

    "3D-modelling", "256GB", "US$5", ".SPX", "GBP=", "LCOc1".
    """
    token = tokens[index]
    if not token.word.isalpha() and _TICKER.fullmatch(token.word):
        return True
    if index + 1 < len(tokens):
        following = tokens[index + 1]
        if following.start == token.end and following.text in _CURRENCY_SIGNS + _AROUND_TICKERS:
            return True
    if not index or tokens[index - 1].end != token.start:
        return False
    before = tokens[index - 1]
    if before.text[-1].isdigit() or before.text in _AROUND_TICKERS:
        return True
    opens = before.text == "." and token.word.isupper() and len(token.word) > 1
    return opens and (index < 2 or tokens[index - 2].end < before.start)


def is_plain_compound(token: Token) -> bool:
    """Whether a word only begins with a name: "Oscar-winning", "Myanmar-politics"."""
    if "-" not in token.word:
        return False
    first, _, last = token.word.rpartition("-")
    if not last.isalpha() or not last.islower():
        return False
    if len(last) >= _SHORTEST_COMPOUND and last.endswith(("ing", "ed")):
        return True
    if first.lower() in STARTERS:
        return True
    is_name = nation_of(first) is not None or is_known_body(first) or is_known_thing(first)
    return is_name and len(last) >= _SHORTEST_PLAIN_END and is_english(last)


def is_no_name(candidate: Candidate) -> bool:
    """Whether a run of one word is an abbreviation, a language, or a habit of writing."""
    if len(candidate.words) > 1:
        return False
    token = candidate.words[0]
    if token.low in NEVER_ALONE:
        return True
    if token.word.isupper() and len(token.word) > 1:
        is_common = token.low in ABBREVIATIONS or token.low in STARTERS
        return is_common and nation_of(token.word) is None and not _is_body(token)
    if token.low in country_names() or token.low.endswith("s"):
        return False
    return is_demonym(token.word) and _is_language(candidate)


def without_post(candidate: Candidate, surnames: Mapping[str, str]) -> Candidate:
    """Return "Jansen" of "MEC Jansen": letters for a post before a surname of the article."""
    words = candidate.words
    if len(words) != 2 or not words[0].word.isupper() or is_known_body(words[0].word):
        return candidate
    is_surname = surnames.get(sound_key(words[1].word), candidate.name) != candidate.name
    if are_initials(words[0].word) or not is_surname or words[1].low in ORGANISATION_WORDS:
        return candidate
    return Candidate.of(candidate.text, candidate.tokens, candidate.first + 1, candidate.after)


def is_cut_short(candidate: Candidate) -> bool:
    """Whether a name goes on in an adjective: "Ada Quist-themed" speaks of no Ada."""
    following = candidate.following
    return (
        len(candidate.words) == 1
        and following is not None
        and following.is_capitalised
        and is_plain_compound(following)
        and are_adjacent(candidate.text, candidate.words[0], following)
        and country_of(candidate.name) is None
    )


def _is_body(token: Token) -> bool:
    return is_known_body(token.word) or token.low in ORGANISATION_WORDS


def _is_language(candidate: Candidate) -> bool:
    """Whether a demonym is what somebody speaks: "in French." and not "in French hands"."""
    previous, following = candidate.previous, candidate.following
    if previous is None or previous.low not in _LANGUAGE_VERBS:
        return False
    return following is None or not following.is_word or following.low in ("at", "to", "with")
