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
    "quipped": "quip", "putting": "put", "puts": "put", "admitted": "admit", "admitting": "admit",
    "read": "read", "put": "put",
}  # fmt: skip

CLAUSE_LEMMAS = words_of("""
say tell add claim insist argue believe think assert maintain contend allege reckon stress
emphasize emphasise reiterate declare state warn predict acknowledge admit concede boast joke
vow pledge promise swear
""")
"""Verbs that a clause follows, with or without "that"."""

PLAIN_LEMMAS = words_of("say tell insist argue believe think assert contend")
"""Those of them that hardly anything but a clause follows."""

THAT_LEMMAS = words_of("""
announce confirm deny report suggest note explain reveal disclose indicate show find conclude
estimate recall remark observe testify complain caution agree understand imply hint signal
write tweet post fear hope expect know learn hear feel decide rule caution repeat clarify
point mention recommend propose demand request guarantee assure remind inform notify hold
speculate doubt question confess proclaim affirm attest brag counter charge retort opine lament
lecture insinuate contend concur answer calculate hypothesize theorize surmise reason realize
realise recount reassure notice determine assess project anticipate
""")
"""Verbs after which only "that", or a clause that shows itself, is what was said."""

OBJECT_LEMMAS = words_of("announce confirm deny allege admit acknowledge reveal disclose predict")
"""Verbs whose object is what was said: "confirmed receipt of the letter"."""

QUOTING_LEMMAS = words_of("""
call describe label ask reply respond continue comment shout cry begin conclude urge brand
dub read dismiss denounce condemn criticize criticise slam blast accuse praise welcome quote
explain speak talk mock thank characterize characterise applaud deride ridicule tout refer hail
decry lambaste chide rip attack defend echo vent exclaim yell scream chant quip retort muse
interject sneer snap implore plead beg title head caption label email text retweet tease taunt
promote lampoon deem term oppose support rate liken compare portray pronounce put
""")
"""Verbs that introduce the words themselves and no clause."""

ONLY_QUOTING_LEMMAS = QUOTING_LEMMAS - THAT_LEMMAS - CLAUSE_LEMMAS
"""Those of them that hardly ever report a clause: "explain" does, "call" does not."""

TELLING_HOW_LEMMAS = words_of("describe recall recount tell")
"""Verbs after which "how" introduces what happened: "described how he had fled"."""

LABELLING_LEMMAS = words_of("""
call describe label brand dub dismiss denounce condemn criticize criticise slam blast mock
characterize characterise deride ridicule hail decry lambaste deem term rate liken compare portray
pronounce praise
""")
"""Verbs that quote a few words for somebody or something: "called the plan a “farce”"."""

TELLING_LEMMAS = words_of("tell assure remind inform notify warn ask")
"""Verbs that name the hearer first."""

SAYING_LEMMAS = words_of("""
say tell add claim insist argue assert contend allege stress emphasize emphasise reiterate declare
warn predict acknowledge admit concede announce confirm deny report explain write tweet post
complain caution testify note reply respond remark joke vow pledge promise maintain continue ask
state observe recall answer quip conclude
""")
"""Verbs whose subject can only be somebody, or something written, that says it."""

SAYING_FORMS = words_of("said says say told tells")
"""Forms that hardly ever are anything but a verb of saying."""

HEARING_LEMMAS = words_of("hear")
"""Verbs whose subject is told something."""

STRICT_LEMMAS = words_of("""
charge project notice counter answer calculate oppose support text email
hold rule decide propose recommend request demand question doubt guarantee mention mean
""")
"""Verbs that are verbs of saying only before "that" or a quotation."""

NOUNS_IN_ING = words_of("""
ruling finding warning feeling meaning understanding reading saying writing briefing showing
""")
"""Forms that are nouns as often as participles."""

CLAIM_NOUNS = {
    "claim": "claim", "claims": "claim", "assertion": "assert", "assertions": "assert",
    "allegation": "allege", "allegations": "allege", "statement": "say", "statements": "say",
    "announcement": "announce", "warning": "warn", "warnings": "warn", "belief": "believe",
    "suggestion": "suggest", "suggestions": "suggest", "argument": "argue", "promise": "promise",
    "pledge": "pledge", "prediction": "predict", "predictions": "predict", "comment": "say",
    "comments": "say", "remark": "say", "remarks": "say", "complaint": "complain",
    "complaints": "complain", "admission": "admit", "denial": "deny", "conclusion": "conclude",
    "assurance": "assure", "assurances": "assure", "report": "report", "reports": "report",
    "contention": "contend", "insistence": "insist", "acknowledgment": "acknowledge",
    "acknowledgement": "acknowledge", "estimate": "estimate", "disclosure": "disclose",
    "revelation": "reveal", "words": "say", "declaration": "declare", "confirmation": "confirm",
}  # fmt: skip
"""Noun for something said → the verb that says it."""

LABEL_DOCUMENTS = words_of("report reports study survey poll statement analysis media lawsuit")
"""Documents before the colon of a headline: "Report: the bridge is unsafe"."""

NOT_TRAILING = words_of("show find know fear hope expect hold point feel rule doubt decide mean")
"""Verbs that do not end a sentence the way "..., she said" does."""

_NOUN_FORMS = words_of("""
claims reports notes remarks states shows finds points fears hopes calls answers questions doubts
demands requests comments estimates projects signals posts tweets attacks supports promises
pledges vows boasts quotes heads titles terms labels brands mentions charges texts emails
""")
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
    **{form: lemma for form, lemma in _IRREGULAR.items() if lemma != "swear"},
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
representative representatives counsel aide insider attorney attorneys officers commanders
intelligence delegation negotiators envoys
nominee candidate candidates rival rivals democrats republicans conservatives liberals member
members chief chiefs directors managers owners head heads no-one someone nobody everyone
""")
"""Nouns for those who can say something."""

DOCUMENT_NOUNS = words_of("""
report reports study studies statement survey poll analysis document documents letter memo
article newspaper paper website magazine channel broadcaster outlet outlets media post filing
complaint indictment lawsuit release file files transcript email emails book review data figures
readout communique declaration resolution ruling verdict notice analyses research findings results
statistics records polls surveys tallies studies statements articles letters memos audit audits
investigation inquiry affidavit bulletin advisory sign signs tweet headline headlines opinion
editorial column interview transcripts lawsuits filings rulings documentary estimates account
""")
"""Nouns for what can say something without a mouth."""

PRONOUNS = words_of("he she they it who")
WRITERS = words_of("i we")
"""Pronouns for whoever writes the article."""

DETERMINERS = words_of("""
a an the this that these those one two three four five six some several many most all another
his her its their our other both few every each no any
""")
LINKS = words_of("of for in at from with to on by within inside near behind")
"""Prepositions inside the description of a speaker: "a source in the ministry"."""

OPENERS = words_of("""
after before during since until while when as although though if despite amid following under
through throughout over asked speaking citing unlike because once whereas given besides
""")
"""Words that open what comes before the subject of a sentence."""

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

CONTRACTED_SUBJECTS = frozenset(
    word
    for word in VERBS_OF_CLAUSES
    if word.partition("’")[0].partition("'")[0] in ("it", "he", "she", "they", "we", "i")
    and not word.isalpha()
)
"""Those of them that are the subject as well, with which a clause can begin."""
