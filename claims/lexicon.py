"""Words of news English that mean the same event, and words that carry no content.

The tables are general: they name kinds of events that the news reports every day. A word that is
in no table is compared as it is, so a missing entry costs a match and never makes a wrong one.
"""

from __future__ import annotations

EVENT_CLASSES: dict[str, str] = {
    "talks": "talk talks negotiation negotiate dialogue consultation round",
    "meeting": "meeting meet summit conference convene gather",
    "deadline": "deadline ultimatum",
    "announcement": "announce announcement declare declaration unveil proclaim reveal",
    "ceasefire": "ceasefire cease-fire truce armistice",
    "agreement": "agreement deal accord treaty pact agree settlement",
    "appointment": "appoint appointment name",
    "nomination": "nominate nomination",
    "dismissal": "dismiss dismissal fire sack oust ouster",
    "resignation": "resign resignation",
    "inauguration": "inaugurate inauguration",
    "election": "election elect ballot referendum reelect re-elect",
    "vote": "vote poll",
    "attack": "attack strike bombing bomb shell shelling raid assault offensive airstrike missile",
    "invasion": "invade invasion incursion",
    "killing": "kill killing murder assassinate assassination slay",
    "death": "die death dead fatality",
    "injury": "injure injury wound wounded hurt",
    "arrest": "arrest detain detention custody",
    "trial": "trial court verdict hearing",
    "conviction": "convict conviction",
    "acquittal": "acquit acquittal",
    "sentence": "sentence",
    "lawsuit": "sue lawsuit suit",
    "sanction": "sanction embargo",
    "tariff": "tariff levy duty",
    "tax": "tax taxation",
    "exchange": "exchange swap",
    "visit": "visit trip travel",
    "protest": "protest demonstration demonstrate rally march",
    "law": "law bill legislation act decree ordinance",
    "approval": "approve approval adopt adoption pass passage",
    "rejection": "reject rejection refuse refusal veto",
    "proposal": "propose proposal suggest suggestion offer",
    "call": "call appeal urge",
    "threat": "threaten threat warn warning",
    "fire": "fire wildfire blaze burn",
    "flood": "flood flooding",
    "earthquake": "earthquake quake tremor",
    "storm": "storm hurricane typhoon cyclone tornado",
    "crash": "crash collision collide derail derailment",
    "launch": "launch",
    "opening": "open opening inaugural",
    "closure": "close closure shut shutdown",
    "increase": "increase rise grow growth climb gain surge jump soar",
    "decrease": "decrease fall drop decline shrink plunge slump tumble reduce reduction cut",
    "merger": "merge merger acquire acquisition buy takeover purchase",
    "sale": "sell sale",
    "win": "win victory beat",
    "loss": "lose loss defeat",
    "import": "import",
    "export": "export",
    "acceptance": "accept acceptance confirm confirmation admit",
    "denial": "deny denial",
    "strengthening": "strengthen",
    "weakening": "weaken",
    "release": "free liberate",
    "championship": "championship tournament cup final league",
    "award": "award prize medal honour honor",
    "birth": "bear birth born",
    "marriage": "marry marriage wedding wed divorce",
    "construction": "build construct construction",
    "discovery": "discover discovery find",
    "publication": "publish publication release",
    "unemployment": "unemployment jobless joblessness",
    "inflation": "inflation",
    "employment": "employ employment hire",
    "population": "population inhabitant",
    "war": "war conflict fighting hostility",
    "withdrawal": "withdraw withdrawal pullout",
    "delay": "delay postpone postponement",
    "extension": "extend extension",
    "shortening": "shorten",
}
"""Kind of event → the lemmas that name it, as verb or noun."""

SYNONYMS: tuple[str, ...] = (
    "peace ceasefire truce armistice",
    "deal agreement accord treaty pact settlement",
    "big large huge",
    "official representative delegate",
    "delegation delegate negotiator team",
    "company firm corporation business",
    "start begin commence launch",
    "end finish conclude close",
    "kill die dead death",
    "child kid",
    "car vehicle automobile",
    "plane aircraft jet airliner",
    "police officer",
    "doctor physician",
    "worker employee staff",
    "house home",
    "money fund",
    "progress breakthrough",
    "import buy purchase",
    "good product",
    "penalty tariff sanction",
    "speak say tell state announce declare",
    "hold convene stage",
    "set give impose issue",
)
"""Groups of lemmas that count as the same word when wording is compared."""

STOP_WORDS: frozenset[str] = frozenset(
    """a about above after again against all also although am among an and any are as at be became
    because been before being below between both but by came can come comes could did do does doing
    done down during each either even ever every few for from further get gets got had has have
    having he her here hers herself him himself his how however i if in into is it its itself just
    last least less let like made make makes many may me might more most much must my myself near
    neither no nor not now of off on once one only or other others our ours out over own per
    place rather really said same say says see several she should since so some still such take
    takes taken than that the their theirs them themselves then there these they this those through
    thus time to together too took toward towards under until up upon us very via was we well went
    were what when where whether which while who whom whose why will with within without would yet
    you your yours recent recently latest previous current currently""".split()
)
"""Words that say little about what a sentence is about."""

FIRST_EVENT_CLASS: dict[str, str] = {}
for _kind, _lemmas in EVENT_CLASSES.items():
    for _lemma in _lemmas.split():
        FIRST_EVENT_CLASS.setdefault(_lemma, _kind)

CONCEPT: dict[str, str] = dict(FIRST_EVENT_CLASS)
"""Lemma → the concept it is compared as: the kind of event, or the group of synonyms."""
for _group in SYNONYMS:
    _lemmas_of_group = _group.split()
    _concept = next((CONCEPT[w] for w in _lemmas_of_group if w in CONCEPT), _lemmas_of_group[0])
    for _lemma in _lemmas_of_group:
        CONCEPT.setdefault(_lemma, _concept)
CONCEPT["deal"] = CONCEPT["agreement"]

NEUTRAL_MODIFIERS: frozenset[str] = frozenset(
    """actual additional big brief certain controversial deadly devastating direct entire famous
    fatal fellow final following fresh full further heavy historic huge important initial key
    large long main major massive mere new next official old overall own powerful recent regular
    rival serious severe short significant small special strong top total unprecedented various
    veteran violent well-known whole young""".split()
)
"""Words before a noun that colour it and do not say that another thing is meant."""

NEUTRAL_HEADS: frozenset[str] = frozenset(
    """level number figure total rate amount value area region city town village country year event
    ago alive dead apart early late long high low about ahead away together worldwide nationwide
    overnight yesterday today across except despite amid during worth plus""".split()
)
"""Words after a noun that leave its meaning: the unemployment rate is about unemployment."""

LIGHT_VERBS: frozenset[str] = frozenset(
    """announce be become begin bring call come do end follow get give go have hold include
    keep last lead leave make meet put reach remain say see set show speak start stay take
    tell""".split()
)
"""Verbs that carry little alone: a source may say the same without them."""

IRREGULAR_LEMMAS: dict[str, str] = {
    "defeated": "beat",
    "defeating": "beat",
    "rose": "rise",
    "left": "leave",
    "born": "bear",
    "shot": "shoot",
    "felt": "feel",
    "broke": "break",
    "thought": "think",
}
"""Past forms that look like other words; a lemmatizer without context takes them for those."""

OPPOSITE_CONCEPTS: tuple[tuple[str, str], ...] = (
    ("increase", "decrease"),
    ("approval", "rejection"),
    ("opening", "closure"),
    ("appointment", "dismissal"),
    ("win", "loss"),
    ("import", "export"),
    ("acceptance", "denial"),
    ("acceptance", "rejection"),
    ("approval", "denial"),
    ("strengthening", "weakening"),
    ("arrest", "release"),
    ("conviction", "acquittal"),
    ("sentence", "acquittal"),
    ("launch", "closure"),
)
"""Kinds of events that exclude each other when said of the same thing at the same time."""
