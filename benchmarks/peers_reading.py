"""What other libraries do of reading: spaCy sentences, dateparser times, quantulum3 quantities.

pip install "claimledger[benchmarks]"
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime

PEERS = "spaCy blank + dateparser + quantulum3"

Reader = Callable[[str], int]
"""Reads one text and returns how many things it found."""


def peer_readers(anchor: datetime) -> dict[str, Reader]:
    """Return the peers by name; times and quantities are looked for sentence by sentence.

    `search_dates` and `parse` are made for a sentence: on a whole article they are slower.
    """
    try:
        import spacy  # noqa: PLC0415  (wanted only here, and slow to import)
        from dateparser.search import search_dates  # noqa: PLC0415
        from quantulum3 import classifier, parser  # noqa: PLC0415
    except ImportError as error:
        sys.exit(f'{error.name} is not installed: pip install "claimledger[benchmarks]"')
    # Its trained classifier cannot be loaded beside current releases of scikit-learn.
    classifier.USE_CLF = False
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    pipeline.max_length = 10_000_000
    options = {"RELATIVE_BASE": anchor}

    def sentences(text: str) -> list[str]:
        return [sentence.text for sentence in pipeline(text).sents]

    def times(text: str) -> int:
        found = (search_dates(each, languages=["en"], settings=options) for each in sentences(text))
        return sum(len(each or ()) for each in found)

    def quantities(text: str) -> int:
        return sum(len(parser.parse(each)) for each in sentences(text))

    def everything(text: str) -> int:
        found = 0
        for each in sentences(text):
            found += len(search_dates(each, languages=["en"], settings=options) or ())
            found += len(parser.parse(each))
        return found

    return {
        "spaCy blank, sentencizer: sentences": lambda text: len(sentences(text)),
        "the same, dateparser search_dates: times": times,
        "the same, quantulum3 parse: quantities": quantities,
        f"{PEERS}: all three": everything,
    }
