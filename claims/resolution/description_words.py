"""Nouns by which a text points back at what it has named: "the talks", "the company", "the man"."""

from __future__ import annotations

from claims.names.words import ROLE_HEADS
from claims.word_list import words_of

_THINGS = {
    "talks": "talks negotiations",
    "meeting": "meeting summit",
    "deadline": "deadline ultimatum",
    "ceasefire": "ceasefire truce armistice",
    "agreement": "agreement deal accord treaty pact",
    "proposal": "proposal offer",
    "attack": "attack raid assault bombing shooting airstrike",
    "attacks": "attacks raids airstrikes",
    "election": "election",
    "referendum": "referendum",
    "bill": "bill law legislation",
    "report": "report study survey poll",
    "crash": "crash accident collision",
    "storm": "storm hurricane cyclone typhoon",
    "earthquake": "earthquake quake",
    "fire": "fire blaze wildfire",
    "trial": "trial lawsuit",
    "ruling": "ruling verdict",
    "protest": "protest demonstration",
    "protests": "protests demonstrations",
    "tournament": "tournament",
    "sanctions": "sanctions",
    "tariffs": "tariffs",
    "takeover": "takeover acquisition merger",
    "outbreak": "outbreak epidemic",
    "strike": "walkout",
    "film": "film movie",
    "book": "book novel",
    "investigation": "investigation inquiry probe",
    "auction": "auction",
    "contract": "contract",
}

KIND_OF_HEAD: dict[str, str] = {
    head: kind for kind, heads in _THINGS.items() for head in heads.split()
}
"""Noun → the kind of thing it names; nouns of one kind can mean the same thing."""

PLAIN_NOUNS = words_of("law legislation fire election poll contract report storm strike")
"""Those that a text may also use of no certain thing, or of one that every reader knows."""

COMPANY_HEADS = words_of(
    """company firm carmaker automaker retailer manufacturer airline airliner startup broadcaster
    conglomerate brewer supermarket insurer"""
)
BODY_HEADS = words_of(
    """bank club university charity agency newspaper museum hospital party union federation
    commission council institute foundation alliance bloc regulator"""
)
"""Nouns for bodies whose names mostly hold the noun: "Deutsche Bank", "the bank"."""

KNOWN_BODIES = {"alliance": "NATO", "bloc": "European Union"}
"""What such a noun means in an article that names the body and none that holds the noun."""

POST_HEADS = ROLE_HEADS - words_of(
    """chief head analyst author deputy delegate officer professor doctor dr prof gen sen rep gov lt
    col maj sgt capt adm hon rev mr mrs ms miss sir lord lady dame public counsel founder general
    owner editor judge king queen pope whip speaker nominee chair major captain reporter journalist
    engineer scientist actor actress singer lawyer whip director"""
)
"""Nouns for posts of which a story mostly knows one holder."""

PERSON_HEADS = words_of(
    """man woman boy girl suspect victim teenager defendant gunman attacker pensioner toddler
    couple duo trio"""
)
"""Nouns for people whom only the text itself can tell."""

BOUNDARIES = words_of(
    """the a an this that these those its his her their our my your any some no each every such
    of in on at to for from with by about over under after before during between against into
    through amid since until despite towards toward and or but nor as than if while when where
    which who whom whose because although though so both either neither not only also"""
)
"""Words at which what belongs to a noun begins or ends."""

NEW_ONE = words_of("another other further more separate different several many two three four five")
ORDINALS = words_of(
    """first second third fourth fifth sixth next last previous earlier later final latest new
    fresh renewed upcoming future possible potential proposed planned"""
)
COMPLEMENT_ENDS = words_of(
    """said says say told has have had is are was were be been will would may might could can must
    should shall early late next last this today yesterday tomorrow more less most least then
    now later earlier soon again once nearly almost about around just over"""
)
