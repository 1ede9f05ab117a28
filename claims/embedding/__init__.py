"""The meaning of a sentence as a vector, by a small model that runs on a CPU, offline.

The model is optional: without it everything else works, and `what_is_missing` says what to install.
`claims.embedding.encoder` and `claims.embedding.vectors` need numpy; this package does not.
"""

from claims.embedding.find import find_encoder, what_is_missing

__all__ = ["find_encoder", "what_is_missing"]
