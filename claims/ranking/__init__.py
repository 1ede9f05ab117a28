"""Which of the proposed references are closest to a claim, and why."""

from claims.ranking.fusion import closest

__all__ = ["closest"]
