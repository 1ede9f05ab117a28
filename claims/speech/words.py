"""Verbs of saying, and the nouns for those who say and for what says."""

from __future__ import annotations

from claims.names.words import ROLE_HEADS
from claims.word_list import words_of

_IRREGULAR = {
    "said": "say", "says": "say", "saying": "say", "told": "tell", "wrote": "write",
    "written": "write", "writes": "write", "thought": "think", "thinks": "think", "knew": "know",
    "held": "hold", "found": "find", "shown": "show", "swore": "swear", "spoke": "speak",
    "meant": "mean", "learnt": "learn", "heard": "hear", "forecast": "forecast", "felt": "feel",
    "tells": "tell", "telling": "tell", "writing": "write", "finds": "find", "shows": "show",
    "quipped": "quip", "admitted": "admit", "admitting": "admit", "read": "read", "put": "put",
}  # fmt: skip

CLAUSE_LEMMAS = words_of("""
say tell add claim insist argue believe think assert maintain contend allege reckon stress
emphasize emphasise reiterate declare state warn predict acknowledge admit concede boast joke
vow pledge promise swear
""")
"""Verbs that a clause follows, with or without "that"."""

PLAIN_LEMMAS = words_of("say tell add claim insist argue believe think assert maintain contend")
"""Those of them that hardly anything but a clause follows."""

THAT_LEMMAS = words_of("""
announce confirm deny report suggest note explain reveal disclose indicate show find conclude
estimate recall remark observe testify complain caution agree understand imply hint signal
write tweet post fear hope expect know learn hear feel decide rule caution repeat clarify
point mention recommend propose demand request guarantee assure remind inform notify hold
speculate doubt question
""")
"""Verbs after which only "that", or a clause that shows itself, is what was said."""

OBJECT_LEMMAS = words_of("announce confirm deny allege admit acknowledge reveal disclose predict")
"""Verbs whose object is what was said: "confirmed receipt of the letter"."""

QUOTING_LEMMAS = words_of("""
call describe label ask reply respond continue comment shout cry begin conclude urge brand
dub read dismiss denounce condemn criticize criticise slam blast accuse praise welcome quote
explain speak talk mock thank
""")
"""Verbs that introduce the words themselves and no clause."""

TELLING_LEMMAS = words_of("tell assure remind inform notify warn ask")
"""Verbs that name the hearer first."""

NOT_TRAILING = words_of("show find know fear hope expect hold point feel rule doubt decide mean")
"""Verbs that do not end a sentence the way "..., she said" does."""

_NOUN_FORMS = words_of("claims reports notes remarks states shows finds points fears hopes calls")
"""Forms that are plural nouns as often as verbs."""


def _forms(lemma: str) -> set[str]:
    if lemma in ("say", "tell", "write", "think", "know", "find", "speak", "feel", "hold"):
        return {lemma}
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeo":
        return {lemma, f"{lemma[:-1]}ies", f"{lemma[:-1]}ied", f"{lemma}ing"}
    doubled = {"admit": "t", "quip": "p"}.get(lemma, "")
    third = f"{lemma}es" if lemma.endswith(("s", "sh", "ch")) else f"{lemma}s"
    return {lemma, third, f"{stem}{doubled}ed", f"{stem}{doubled}ing"}


SPEECH_VERBS: dict[str, str] = {
    **{
        form: lemma
        for lemma in CLAUSE_LEMMAS | THAT_LEMMAS | QUOTING_LEMMAS
        for form in _forms(lemma)
    },
    **{form: lemma for form, lemma in _IRREGULAR.items() if lemma not in ("put", "swear")},
}
"""Form → lemma."""

AMBIGUOUS_FORMS = _NOUN_FORMS

SPEAKER_NOUNS = ROLE_HEADS | words_of("""
source sources official officials analysts experts expert police witness witnesses authorities
government ministry agency army military company firm bank party group council committee
commission court union campaign administration parliament senate congress embassy regulator
regulators team department office union unions alliance opposition militants rebels troops
leaders ministers presidents diplomats economists lawmakers senators prosecutors lawyers judges
investigators scientists researchers doctors critics supporters opponents residents neighbors
neighbours relatives family friends colleagues aides advisers advisors spokespeople
people man woman mother father sister brother son daughter wife husband resident victim survivor
patient teacher student students teachers worker workers farmers employees executives insiders
observers commentators historians activists campaigners protesters organizers organisers voters
traders investors brokers pollsters strategists journalists reporters editors authors sheriff
aide insider attorney attorneys officers commanders intelligence delegation negotiators envoys
nominee candidate candidates rival rivals democrats republicans conservatives liberals member
members chief chiefs directors managers owners head heads no-one someone nobody everyone
""")
"""Nouns for those who can say something."""

DOCUMENT_NOUNS = words_of("""
report reports study studies statement survey poll analysis document documents letter memo
article newspaper paper website magazine channel broadcaster outlet outlets media post filing
complaint indictment lawsuit release file files transcript email emails book review data figures
readout communique declaration resolution ruling verdict notice
""")
"""Nouns for what can say something without a mouth."""

PRONOUNS = words_of("he she they it who")
DETERMINERS = words_of("""
a an the this that these those one two three four five six some several many most all another
his her its their our other both few every each no any
""")
STOP_WORDS = words_of("""
and but or nor so yet because when while where if unless although though as since until before
after than whether which what how why i we you he she it they who whom me us him them myself is
are was were be been being am has have had do does did will would can could may might must shall
should not never also then there here just about against during under over between through into
up down out off again once by like per via amid despite without yesterday today tomorrow tonight
later earlier recently meanwhile however instead still even only too very more less
""")
ADVERBS = words_of("""
has have had also later then first further previously again once recently earlier often always
already now just still even himself herself themselves itself publicly who finally long
meanwhile therefore subsequently since simply
""")
TIME_WORDS = words_of("""
monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier later
last this week month year night evening morning afternoon recently afterwards afterward
january february march april may june july august september october november december
""")
ADDRESSEES = words_of("""
reporters journalists lawmakers parliament congress supporters me him her them us you everyone
people viewers listeners investors ministers officials delegates media audience
""")
CONTENT_STARTERS = words_of("""
he she it they we i you there this these those his her its their our my the a an no some many
most all both more few several any every each one two three if what how why whether when
""")

VERBS_OF_CLAUSES = words_of("""
is are was were be been am has have had do does did will would can could may might must shall
should isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't
couldn't shouldn't isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t don’t doesn’t didn’t won’t
wouldn’t can’t couldn’t shouldn’t it's he's she's they're we're i'm it’s he’s she’s they’re we’re
i’m cannot
""")
"""Words that show that a clause has a verb of its own."""
