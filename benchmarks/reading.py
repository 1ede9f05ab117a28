"""Measures how fast articles are read, beside other libraries, and how it grows with their length.

DATA is a file of JSON lines with a web page in `html`; without it pages are generated. Each page is
read and its claims are extracted; then sentences, times and quantities alone are read from the same
texts, by our parsers and by spaCy's blank pipeline, dateparser and quantulum3, in the same run and
in turn. One process, one thread; medians of processor time over the repeats.

    python benchmarks/reading.py pages.jsonl.gz --pages 20 --repeats 3
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

from generated import article
from measuring import cost_of, print_table
from peers_reading import Reader, peer_readers

from claims.article import Article
from claims.errors import SourceError
from claims.evaluation.dataset import read_dataset
from claims.extraction.extract import extract_claims
from claims.quantities.quantity_expressions import find_quantities
from claims.reading.article_reader import read_article
from claims.reading.sentences import split_sentences
from claims.snapshot import Snapshot
from claims.times.time_expressions import find_times

ANCHOR = datetime(2025, 7, 20)
OURS = "claimledger: sentences, times and quantities"
SENTENCES_A_KILOBYTE = 15
"""How many sentences of a generated article make 1,000 characters of text."""
PAGE = 3000
"""Characters on a printed page: a report of 200 pages has 600,000."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", metavar="DATA")
    parser.add_argument("--pages", type=int, default=20)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--lengths", type=int, nargs="*", default=[10, 50, 200, 600], help="kB")
    parser.add_argument("--no-peers", action="store_true", help="measure claimledger alone")
    arguments = parser.parse_args()
    articles = list(articles_of(pages_of(arguments.data, arguments.pages)))
    texts = [each.text for _, each in articles]
    print(f"{len(texts)} articles, {sum(map(len, texts)) / len(texts):.0f} characters each\n")
    readers = {OURS: values_of} | ({} if arguments.no_peers else peer_readers(ANCHOR))
    print_table(
        ("what", "articles/s", "ms an article", "µs a character", "times the second line"),
        by_reader([page for page, _ in articles], texts, readers, arguments.repeats),
    )
    if arguments.lengths:
        print()
        columns = ("kB of text", "printed pages", "read s", "extract s", "read: exponent")
        print_table((*columns, "extract: exponent"), by_length(arguments.lengths))


def pages_of(data: Path | None, count: int) -> list[str]:
    if data is None:
        return [article(number) for number in range(count)]
    return [str(row["html"]) for row in read_dataset(data, count).rows]


def articles_of(pages: Sequence[str]) -> Iterator[tuple[str, Article]]:
    """Yield the pages that hold an article, with it."""
    for page in pages:
        try:
            yield page, article_of(page)
        except SourceError as error:
            print(f"passed over: {error}")


def article_of(page: str) -> Article:
    content = page.encode("utf-8", "replace")
    seen = ANCHOR.replace(tzinfo=UTC)
    return read_article(Snapshot("https://news.example/story", content, "text/html", seen))


def values_of(text: str) -> int:
    """Read sentences, times and quantities, and nothing else."""
    found = 0
    for span in split_sentences(text):
        sentence = span.of(text)
        times = find_times(sentence, ANCHOR)
        found += len(times) + len(find_quantities(sentence, exclude=[each.span for each in times]))
    return found


def claims_of(page: str) -> int:
    return len(extract_claims(article_of(page)))


def by_reader(
    pages: Sequence[str], texts: Sequence[str], readers: Mapping[str, Reader], repeats: int
) -> Iterator[tuple[object, ...]]:
    """Measure each reader on all texts, in turn, so that a slow minute is slow for all."""
    jobs: dict[str, tuple[Reader, Sequence[str]]] = {
        "claimledger: read the page, extract claims": (claims_of, pages)
    }
    jobs |= {name: (reader, texts) for name, reader in readers.items()}
    seconds: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(repeats + 1):
        for name, (reader, inputs) in jobs.items():
            cost = cost_of(partial(_all, reader, inputs if turn else inputs[:1]))
            if turn:  # the one before loads what is loaded once
                seconds[name].append(cost.cpu)
    middle = {name: median(each) for name, each in seconds.items()}
    count, characters = len(texts), sum(map(len, texts))
    for name, cpu in middle.items():
        yield (
            name,
            f"{count / cpu:.1f}",
            f"{cpu / count * 1000:.1f}",
            f"{cpu / characters * 1e6:.1f}",
            f"{cpu / middle[OURS]:.1f}",
        )


def _all(reader: Reader, inputs: Sequence[str]) -> None:
    for each in inputs:
        reader(each)


def by_length(lengths: Sequence[int]) -> Iterator[tuple[object, ...]]:
    """Measure one generated article of each length; an exponent of 1 is growth in proportion."""
    before: tuple[int, float, float] | None = None
    for length in sorted(lengths):
        page = article(length, sentences=round(length * SENTENCES_A_KILOBYTE))
        read = article_of(page)
        reading = cost_of(partial(article_of, page)).cpu
        extracting = cost_of(partial(extract_claims, read)).cpu
        size = len(read.text)
        exponents = ["", ""]
        if before:
            longer = math.log(size / before[0])
            exponents = [
                f"{math.log(now / then) / longer:.2f}"
                for now, then in zip((reading, extracting), before[1:], strict=True)
            ]
        yield (size // 1000, size // PAGE, f"{reading:.2f}", f"{extracting:.2f}", *exponents)
        before = (size, reading, extracting)


if __name__ == "__main__":
    main()
