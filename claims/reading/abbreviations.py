"""Abbreviations: whether a full stop ends a sentence or only a shortened word.

Written from the usage of news agencies. What stands in lower case and is no abbreviation there
("ill.", "sun.", "miss.") is a word at the end of its sentence.
"""

from __future__ import annotations

import re

from claims.word_list import words_of

_ALWAYS_JOINED = words_of(
    """adm amb approx atty brig capt cf cmdr col cpl dep det dist dr e.g fig figs gen gov hon i.e
    incl insp lt maj messrs mr mrs ms mt pfc pp pres prof pvt rep reps rev sen sens sgt st supt v
    viz vol vols vs a.k.a ca al"""
)
_JOINED_UNLESS_STARTER = words_of(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    inc corp co ltd llc plc bros assn dept univ est jr sr ave blvd rd ft ext sec
    u.s u.k u.n e.u u.s.a u.a.e d.c p.o ph.d b.a m.a m.d b.sc m.sc
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo ont que alta gmbh"""
)
_ALSO_IN_LOWER_CASE = words_of(
    """a.k.a al approx ca cf co corp dept dr e.g est etc ext gmbh i.e inc incl jr ltd mr mrs ms mt
    p para plc pp prof sr st u.k u.n u.s viz vs"""
)
"""The other abbreviations are written with a capital, or as capitals."""
_BEFORE_NUMBERS = words_of("no nos art p para ch sec fig figs vol vols rs")

_STARTERS = words_of(
    """a about according after all also although an and another any are as at because before both
    but by can did do does during each earlier even every few first for from had has have he her
    here his how however i if in instead is it its last later many meanwhile more moreover most my
    no nobody none nor not now of officials on once one only or other our over police several she
    since so some still such that the their then there these they this those though through to
    today under unlike until was we were what when where whether which while who whose why will
    with without would yesterday yet you your mr mrs ms dr"""
)
_AFTER_CLOCK_TIME = words_of(
    """mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december est edt et gmt
    utc bst cet cest pt pst pdt ct cst cdt mst local"""
)
_TIME_ZONES = words_of("EST MST CEST BST SAT")
_LEADING_CLOCK_TIME = re.compile(
    r"\W{0,3}(?:at|by|around|before|after|until|from)\s+[\d:.]{1,5}\s*[ap]\.m\.$", re.IGNORECASE
)
_DOTTED_CAPITALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_PARTS = re.compile(r"[-’'&]")


def goes_on_after(token: str, next_word: str, left: str) -> bool:
    """Say whether a sentence goes on after `token` and its full stop.

    `token` comes without that full stop; `next_word` is the first word of what follows, and `left`
    what the sentence holds so far, with the full stop.
    """
    last = _PARTS.split(token)[-1]
    word, following = last.lower(), next_word.lower().rstrip(".’'")
    if word in {"a.m", "p.m"}:
        return following in _AFTER_CLOCK_TIME or _LEADING_CLOCK_TIME.match(left) is not None
    if word in _BEFORE_NUMBERS and next_word[:1].isdigit():
        return True
    if len(last) == 1 or _DOTTED_CAPITALS.fullmatch(last):
        initial = last.isalpha() and last != "I"
        return word in _ALWAYS_JOINED or ((initial or "." in last) and following not in _STARTERS)
    if not is_abbreviation(token):
        return False
    return word in _ALWAYS_JOINED or following not in _STARTERS


def is_abbreviation(token: str) -> bool:
    """Say whether a word, without its full stop, is an abbreviation of several letters."""
    last = _PARTS.split(token)[-1]
    if last.islower():
        return last in _ALSO_IN_LOWER_CASE
    known = last.lower() in _ALWAYS_JOINED or last.lower() in _JOINED_UNLESS_STARTER
    return known and last not in _TIME_ZONES
