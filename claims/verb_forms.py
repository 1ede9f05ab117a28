"""Verb forms, told without a tagger: by lists of the common ones and by their endings."""

from __future__ import annotations

from collections.abc import Sequence

from claims.word_list import words_of

AUXILIARIES = words_of(
    """is are was were am be been being has have had do does did will would shall should can could
    may might must isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't
    wouldn't can't couldn't shouldn't mustn't cannot 'm 's 're 've 'll 'd"""
)
FINITE_AUXILIARIES = words_of(
    """is are was were am has have had does did isn't aren't wasn't weren't hasn't haven't hadn't
    doesn't didn't"""
)
IRREGULAR_PASTS = words_of(
    """became began blew broke brought built burned bought came caught chose cost cut dealt drew
    drove drank ate fell fed felt fought found fled flew forbade forgot froze gave got grew hung
    heard held hid hit hurt kept knew laid led left lent let lost made meant met overtook overthrew
    paid put quit ran rang read rose sank sang said sat saw sent set shook shone shot showed shrank
    shut slept slid sold sought spent spoke split spread sprang stood stole struck stuck swam swept
    swore swung taught told took thought threw tore understood undertook underwent upheld went wept
    withdrew woke won wore wrote"""
)
_COMMON_VERBS = words_of(
    """accept accuse achieve add admit agree aim allow announce appear approve argue arrive ask
    attack back ban become begin believe belong block bring build buy call cause change charge
    claim close collapse come comply confirm consider consist contain continue contribute control
    cost cover create cut deal decide decline deliver demand deny depend deserve die disagree
    discuss dismiss drop earn eat employ end enter exceed exist expand expect expire export face
    fail fall feel fight find fit fly follow force gain get give go grow happen hate have hear help
    hit hold hope import improve include increase intend invest involve join keep kill know lack
    last launch lead learn leave let lie like limit list live look lose love make matter mean meet
    mind miss move need occur offer open oppose order own pay plan play prefer prepare prevent
    produce promise propose protect prove provide put raise rank reach read receive recommend
    reduce refuse regret reject remain remember report represent require resign rest result return
    rise rule run say see seek seem sell send serve set share show sign sit sound speak spend stand
    start state stay stop strike struggle succeed suffer suggest support take talk tell tend test
    think threaten trade travel try turn understand urge use vary visit vote wait want warn waste
    watch weigh win wish withdraw work worry write
    adopt amount assert assume attract breach carry complain concern conclude constitute contradict
    define describe destroy determine emphasise emphasize enable enjoy ensure establish exploit
    imply indicate insist justify maintain manage merge obtain operate organise organize outline
    participate possess recall recognise recognize reflect rely replace resemble resist respond
    reveal restrict retain surround tackle undermine violate welcome wield"""
)
_NOT_PAST = words_of(
    """bed red feed need seed speed indeed hundred united shed breed greed exceed proceed succeed
    naked sacred wicked kindred embed biped ahmed mohammed"""
)
_MOSTLY_VERBS = _COMMON_VERBS - words_of(
    """attack back ban cause change charge claim cost cover deal decline demand drop export face
    fall feel fight fit force help hold hope import increase interest land launch lead limit list
    look love march matter mind move need offer order place plan play produce promise raise range
    rank regret report rest result return rise rule run set share show sign sound start state stop
    strike support talk test trade transfer travel try turn use view visit vote walk watch waste
    win wish work worry study amount breach concern outline recall welcome"""
)
_THINGS_IN_ING = words_of(
    """meeting building hearing ruling shooting bombing killing offering filing finding warning
    funding housing crossing landing wedding painting recording opening morning evening spring
    string king ring wing thing something nothing anything everything"""
)
_CONTRACTIONS = ("n't", "'s", "'re", "'ve", "'ll", "'d", "'m")


def is_past_form(word: str) -> bool:
    """Say whether a word, in lower case, has the form of a past tense (or past participle)."""
    return word in IRREGULAR_PASTS or (
        word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST
    )


def has_verb(words: Sequence[str]) -> bool:
    """Say whether some word may be a verb. In doubt it is one: a claim is not to be lost."""
    for position, written in enumerate(words):
        word = written.lower().replace("’", "'")
        if word in AUXILIARIES or is_past_form(word):
            return True
        # "It's" has a verb; "Ukraine's president" need not have one.
        pronoun = word.partition("'")[0] in _PRONOUNS
        if "'" in word and word.endswith(_CONTRACTIONS) and (pronoun or word.endswith("n't")):
            return True
        if position > 0 and (is_present_form(word) or _is_verb_by_place(words, position)):
            return True
    return False


_PRONOUNS = words_of("i you he she it we they that there who what this here where")


_AFTER_VERB = words_of(
    """the a an this that these those its their his her our my your only always often rarely never
    mostly largely clearly still also too not to some any no each every all nothing everything"""
)
_BEFORE_NOUN = words_of(
    """the a an this that these those its their his her our my your of in on at for with from by to
    and or but no some any all many few several most more other as than new old"""
)


def _is_verb_by_place(words: Sequence[str], position: int) -> bool:
    """Say whether a word in -s stands like a verb, between a noun and an article: "baffles the"."""
    word = words[position]
    if not word.islower() or len(word) < 5 or not word.endswith("s") or word.endswith(("ss", "us")):
        return False
    if "'" in word or "’" in word or words[position - 1].lower() in _BEFORE_NOUN:
        return False
    return position + 1 < len(words) and words[position + 1].lower() in _AFTER_VERB


def is_present_form(word: str) -> bool:
    """Say whether a word, in lower case, may be a common verb in the present."""
    if word in _COMMON_VERBS:
        return True
    if word.endswith("ies"):
        return f"{word[:-3]}y" in _COMMON_VERBS
    return word.endswith("s") and (word[:-1] in _COMMON_VERBS or word[:-2] in _COMMON_VERBS)


def third_person(verb: str) -> str | None:
    """Return the form of a common verb after "he" or "she" ("run" → "runs"), or None."""
    if verb not in _COMMON_VERBS or verb in IRREGULAR_PASTS:
        return None
    if verb.endswith("y") and verb[-2] not in "aeou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "o")) else f"{verb}s"


def is_verb_form(word: str) -> bool:
    """Say whether a word, in lower case, is a form that is a verb more often than not."""
    if word in AUXILIARIES or is_past_form(word) or _is_bare_verb(word):
        return True
    return word.endswith("ing") and word not in _THINGS_IN_ING


def _is_bare_verb(word: str) -> bool:
    return word in _MOSTLY_VERBS or (word.endswith("s") and word[:-1] in _MOSTLY_VERBS)
