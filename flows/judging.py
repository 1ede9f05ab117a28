"""Judges the claims of one article with the references that the ledger proposes for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from claims.article import Article
from claims.claim import Sentence
from claims.judge import Circumstances, decide
from claims.ranking import closest
from claims.settings import Settings
from claims.snapshot import Snapshot
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
    verdicts = []
    for sentence in sentences:
        for claim in sentence.claims:
            proposed = ledger.propose(
                claim.text,
                limit=matching.full_text_candidates,
                frequent_term_share=matching.frequent_term_share,
            )
            references = closest(claim.text, proposed, matching.compared_candidates)
            verdicts.append(decide(claim, references, circumstances, settings))
    return tuple(verdicts)
