"""Other ways to search the same statements, used as their own documentation shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from claims.ranking.terms import content_words

Searching: TypeAlias = Callable[[str, int], list[int]]
"""From a question and a limit to the positions of statements, best first."""


@dataclass(frozen=True, slots=True)
class Peer:
    """How a search is made from statements; one that looks at each of them is slow."""

    build: Callable[[Sequence[str]], Searching]
    is_slow: bool = False


def rapidfuzz_extract(texts: Sequence[str]) -> Searching:
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415  (wanted only here)

    ready = [utils.default_process(text) for text in texts]

    def search(question: str, limit: int) -> list[int]:
        asked = utils.default_process(question)
        found = process.extract(asked, ready, scorer=fuzz.token_set_ratio, limit=limit)
        return [position for _text, _score, position in found]

    return search


def rapidfuzz_cdist(texts: Sequence[str]) -> Searching:
    import numpy as np  # noqa: PLC0415  (wanted only here)
    from rapidfuzz import fuzz, process, utils  # noqa: PLC0415  (wanted only here)

    ready = [utils.default_process(text) for text in texts]

    def search(question: str, limit: int) -> list[int]:
        asked = [utils.default_process(question)]
        scores = process.cdist(asked, ready, scorer=fuzz.token_set_ratio, dtype=np.uint8)[0]
        return [int(each) for each in np.argsort(-scores.astype(int), kind="stable")[:limit]]

    return search


def bm25s_index(texts: Sequence[str]) -> Searching:
    import bm25s  # noqa: PLC0415  (wanted only here)

    index = bm25s.BM25()
    index.index([content_words(text) for text in texts], show_progress=False)

    def search(question: str, limit: int) -> list[int]:
        most = min(limit, len(texts))
        found, _scores = index.retrieve([content_words(question)], k=most, show_progress=False)
        return [int(position) for position in found[0]]

    return search


def tantivy_index(texts: Sequence[str]) -> Searching:
    import tantivy  # noqa: PLC0415  (wanted only here)

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="en_stem")
    builder.add_integer_field("position", stored=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(heap_size=200_000_000, num_threads=1)
    for position, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=text, position=position))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(question: str, limit: int) -> list[int]:
        query = index.parse_query(" ".join(content_words(question)), ["text"])
        hits = searcher.search(query, limit).hits
        return [searcher.doc(address)["position"][0] for _score, address in hits]

    return search


PEERS = {
    "rapidfuzz extract": Peer(rapidfuzz_extract, is_slow=True),
    "rapidfuzz cdist": Peer(rapidfuzz_cdist, is_slow=True),
    "bm25s": Peer(bm25s_index),
    "tantivy bare": Peer(tantivy_index),
}
