"""Indexes beside the ledger: for words in a big store, and for meaning.

They are derived. The ledger is the truth, they follow its changes, and each can be made anew.
"""

from db.search.derived.following import Progress
from db.search.derived.indexes import DerivedIndexes, IndexName
from db.search.derived.packages import find_engines

__all__ = ["DerivedIndexes", "IndexName", "Progress", "find_engines"]
