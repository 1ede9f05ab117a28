"""Search in the ledger itself: what its words and values propose, and the reverse question.

Kept in the same transaction as the rows it is derived from, so it is never behind them.
"""

from db.search.affected import affected_claims
from db.search.consistency import problems, rebuild
from db.search.pool import Engines, propose

__all__ = ["Engines", "affected_claims", "problems", "propose", "rebuild"]
