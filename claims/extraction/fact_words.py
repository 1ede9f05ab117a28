"""Words that tell where a sentence may be cut into facts, and where it must not be."""

from __future__ import annotations

from claims.word_list import words_of

REPORTING = words_of(
    """said says say saying told tells announced announces added adds warned warns claimed claims
    argued argues believes believed thinks thought knows knew reported reports confirmed confirms
    expects expected insisted insists denied denies stated states wrote writes noted notes hopes
    hoped fears feared asked asks suggested suggests alleged alleges accused estimates estimated
    showed shows found finds revealed reveals admitted acknowledged predicted predicts according
    promised pledged vowed agreed decided ordered urged called"""
)
MOVEMENTS = words_of(
    "rose fell gained lost added climbed dropped slipped jumped eased edged declined advanced"
    " slid sank increased decreased grew shrank"
)
SAME_FORMS = words_of("cut put set hit let cost quit hurt shut split spread beat read")
"""Verbs whose past looks like their infinitive."""
INTRANSITIVE = words_of(
    """ended lasted started collapsed failed finished died happened occurred resigned arrived
    remained stayed continued resumed emerged disappeared returned succeeded appeared existed
    opened closed dropped climbed slipped jumped soared plunged peaked totalled totaled
    attracted included featured lacked proved"""
)
"""Verbs that are no passive after "was held ... and"."""
MONTHS = frozenset(
    "January February March April May June July August September October November December Monday"
    " Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
PARTICIPLES = dict(
    row.split(None, 1)
    for row in """\
    accounting accounted accounts
    attracting attracted attracts
    beating beat beats
    becoming became becomes
    carrying carried carries
    costing cost costs
    covering covered covers
    drawing drew draws
    earning earned earns
    employing employed employs
    finishing finished finishes
    generating generated generates
    injuring injured injures
    killing killed kills
    lasting lasted lasts
    losing lost loses
    measuring measured measures
    overtaking overtook overtakes
    producing produced produces
    raising raised raises
    reaching reached reaches
    receiving received receives
    representing represented represents
    scoring scored scores
    serving served serves
    spanning spanned spans
    totalling totalled totals
    weighing weighed weighs
    winning won wins
    wounding wounded wounds""".splitlines()
)
"""Participles whose subject is that of the sentence, with their past and their present form."""
NOT_AFTER_PASSIVE = words_of("injuring killing wounding")
"""After a passive these belong to what happened: "was hit by a drone, killing two"."""
