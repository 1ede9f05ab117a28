"""Which of the proposed references are closest to a claim, and why."""

from claims.ranking.candidate import Candidate, Pool, Question
from claims.ranking.fusion import Part, Ranked, closest, rank
from claims.ranking.noise import without_noise

__all__ = ["Candidate", "Part", "Pool", "Question", "Ranked", "closest", "rank", "without_noise"]
