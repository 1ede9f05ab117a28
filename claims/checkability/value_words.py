"""Words by which a sentence values, feels or thinks, instead of telling what is the case."""

from __future__ import annotations

import re

JUDGED_VALUE = re.compile(
    r"\b(?:deserves?|(?:makes?|made)\s+(?:no|little|perfect|good|every)\s+sense)\b"
    r"|\b(?:takes?|took)\s[^.;,]{1,80}\sseriously\b|\btakes?\s+(?:very\s+)?seriously\b"
    r"|\b(?:reflects?|demonstrates?|underscores?|underlines?|proves?)\s+(?:the|an?|our|its|their|his|her)\s"
    r"(?:[\w-]+,?\s){0,4}(?:effort|commitment|resolve|determination|dedication|spirit|resilience)\b"
    r"|\b[Tt]here(?:'s|\s+is|\s+was|\s+remains)\s+(?:(?:still|much|more|a|lot|of|some|plenty)\s+){0,4}"
    r"work\s+to\s+(?:do|be\s+done)\b"
    r"|\b[Nn]o(?:body|\s+one)\s+(?:bother(?:s|ed)|cares?|cared)\b"
    r"|\b(?:is|are|was|were)\s+(?:second\s+to\s+none|(?:very|all\s+too|only\s+too)\s+real)\b"
    r"|\b(?:is|was|are|were|'s)\s+(?:by\s+far\s+)?(?:the|[A-Z]\w{1,20}'s)\s+most\s+(?:decisive|impressive"
    r"|exciting|beautiful|talented|inspiring|memorable|compelling|complete)\b"
)
FIRST_PERSON_VIEW = re.compile(
    r"\b(?:I|we)(?:\s+(?:also|really|do|don't|don’t|truly|still|just|all|certainly|strongly|firmly"
    r"|personally|always|never|can|cannot|can't))?\s+(?:think|believe|feel|felt|hope|wish|guess"
    r"|suppose|doubt|fear|love|hate|like|prefer|want|admire|deserve|expect|imagine|regret"
    r"|appreciate|respect|trust)\b"
    r"|\b(?:in\s+(?:my|our)\s+(?:view|opinion|mind|judgment|judgement)|to\s+(?:my|our)\s+mind"
    r"|as\s+far\s+as\s+I|if\s+you\s+ask\s+me|it\s+seems\s+to\s+me|let's\s+hope)\b"
    r"|\bI(?:'m|\s+am)\s+(?:so\s+|very\s+|not\s+|really\s+|quite\s+)?(?:sure|convinced|confident|proud"
    r"|happy|sad|glad|sorry|afraid|grateful|thankful|disappointed|worried|hopeful)\b",
    re.IGNORECASE,
)
STATE_OF_MIND = re.compile(
    r"\b(?:is|are|was|were|be|been|am|'s|'re|'m|remains?|remained|feels?|felt|seems?|seemed|stays?"
    r"|stayed|grew|became|appears?|appeared)\s+(?:not\s+|also\s+|still\s+|deeply\s+|very\s+|so\s+"
    r"|increasingly\s+|more\s+|highly\s+|cautiously\s+|quite\s+|really\s+|too\s+)*"
    r"(?:sceptical|skeptical|optimistic|pessimistic|hopeful|doubtful|worried|concerned|confident"
    r"|convinced|proud|afraid|grateful|thankful|disappointed|frustrated|outraged|wary|cautious"
    r"|encouraged|delighted|thrilled|saddened|horrified|nervous|anxious|fed\s+up|upset|happy|glad)\b",
    re.IGNORECASE,
)
EVALUATION = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|isn't|aren't|wasn't|looks?|seems?|feels?|sounds?)|'s|'re)\s+"
    r"(?:not\s+|so\s+|very\s+|really\s+|just\s+|simply\s+|quite\s+|too\s+|truly\s+|absolutely\s+"
    r"|completely\s+|totally\s+|pretty\s+|such\s+|also\s+|a\s+|an\s+|the\s+|more\s+|most\s+|always\s+"
    r"|real\s+|deeply\s+|utterly\s+|extremely\s+|incredibly\s+|highly\s+|all\s+)*"
    r"(?:great|terrible|horrible|awful|wonderful|amazing|fantastic|terrific|beautiful|ugly|good|bad"
    r"|lovely|nice|simple|easy|hard|difficult|tough|disappointing|shameful|shame|outrageous"
    r"|unacceptable|ridiculous|absurd|wrong|unfair|fair|foolish|stupid|smart|brilliant|disgraceful"
    r"|disgrace|appalling|interesting|exciting|unthinkable|important|crucial|vital|essential"
    r"|impressive|incredible|unbelievable|nonsense|joke|tragic|sad|inspiring|pointless|remarkable"
    r"|extraordinary|perfect|excellent|waste|disaster|mess|farce|insult|betrayal|mistake|blessing"
    r"|reckless|cruel|evil|lengthy|complicated|necessary|exceptional|outstanding|superb|magnificent"
    r"|phenomenal|sensational|sublime|marvellous|marvelous|dreadful|abysmal|pathetic|laughable"
    r"|depressing|heartbreaking|heartwarming|awesome|delightful|gorgeous|stunning|regrettable"
    r"|unfortunate|proud\s+(?:day|moment)|pity)\b(?!\s+for\s+(?:an?\s+|up\s+to\s+)?[\d$€£])"
    r"(?!-)",
    re.IGNORECASE,
)
BARE_VALUE = re.compile(
    r"(?:great|perfect|ideal|excellent|good|nice|lovely|handy)\s+(?:for|as)\s+(?:an?\s|the\s|your|any|every|all\b)",
    re.IGNORECASE,
)
"""A line of praise without a verb: "Perfect for a long weekend"."""
GOES_ON_WITH_VALUE = re.compile(
    r"(?:[^.;:!?,]{0,60},\s*(?:and|but|with|while|[a-z]{2,14}ing)|\s(?:and|but|with|while))\s"
    r"[^.;!?]{0,120}?(?<!\w)[$€£]?\d"
)
"""A value told beside a judgement can be looked up: "It was a great year, and sales rose 8%"."""
EXCLAIMED_VALUE = re.compile(
    r"(?:what\s+an?|how)\s+\w+(?:\s+\w+){0,6}\s*!|(?:great|terrible|awful|amazing|wonderful|sad)\b[^.]{0,40}!",
    re.IGNORECASE,
)
