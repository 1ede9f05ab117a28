"""Judges the claims of one article with the references that the ledger proposes for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.article import Article
from claims.claim import Sentence
from claims.judge import Circumstances, decide
from claims.ranking import closest, without_noise
from claims.ranking.candidate import Question
from claims.settings import Settings
from claims.snapshot import Snapshot
from claims.value_keys import keys_of_claim
from claims.verdict import Verdict
from db.ledger import LedgerReader


def circumstances_of(snapshot: Snapshot, article: Article, today: date) -> Circumstances:
    """Return what an article is judged under: all of it is in the ledger, for a replay."""
    address = snapshot.final_url or snapshot.location
    return Circumstances.of(article, address, snapshot.retrieved_at.date(), today)


def judge_all(
    ledger: LedgerReader,
    sentences: Sequence[Sentence],
    circumstances: Circumstances,
    settings: Settings,
) -> tuple[Verdict, ...]:
    """Judge every claim of every sentence, in order."""
    matching = settings.matching
    engines = ledger.engines(matching)
    verdicts = []
    for sentence in sentences:
        for claim in sentence.claims:
            question = Question(without_noise(claim.text), keys_of_claim(claim))
            pool = ledger.propose(question, matching, engines)
            references = closest(question, pool, matching.compared_candidates)
            verdicts.append(decide(claim, references, circumstances, settings))
    return tuple(verdicts)
