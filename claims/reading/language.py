"""Language: told from the script and from the small words that every sentence needs.

It answers one question well, "is this English?", and guesses at the rest.
"""

from __future__ import annotations

import re
from collections import Counter

from claims.reading.small_words import (
    COMMON_ENGLISH,
    LOANWORDS,
    SHARED_WITH_ENGLISH,
    SMALL_WORDS,
)

_SAMPLE = 20_000
_MINIMUM_WORDS = 3
_FEWEST_OF_A_TEXT = 24
"""Words from which on shares can be trusted."""
_FEWEST_WITHOUT_ENGLISH = 8
"""Words from which on it tells that there is no common English one among them."""
_MINIMUM_DISTINCT = 3
_MINIMUM_SHARE_OF_ENGLISH = 0.06
_MINIMUM_SHARE = 0.14
"""Share of small words below which a text is in none of the languages listed here. English news
paragraphs have .25 to .55, and lists of names and headlines as little as .1."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_FOREIGN_LETTER = re.compile(r"[^\W\d_a-z]")
_ENGLISH_ENDING = re.compile(r"[a-z]{3}(?:ed|ing|ly|tion|ment|ness|ers)$")
_ADDRESS = re.compile(r"://|www\.|\.(?:com|org|net|co)\b|@")
_ENGLISH = SMALL_WORDS["en"] | COMMON_ENGLISH
_ENGLISH_ONLY = _ENGLISH - SHARED_WITH_ENGLISH
_ENGLISH_TOO = SHARED_WITH_ENGLISH | COMMON_ENGLISH
_OTHERS = tuple(code for code in SMALL_WORDS if code != "en")
_LANGUAGES_OF: dict[str, list[str]] = {}
for _code, _words in SMALL_WORDS.items():
    for _word in _words:
        _LANGUAGES_OF.setdefault(_word, []).append(_code)

_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("uk", re.compile(r"[іїєґІЇЄҐ]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("el", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("fa", re.compile(r"[پچژگ]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
)
_NOT_LATIN = re.compile(r"[^\W\d_\u0000-\u024f\u1e00-\u1eff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


def detect_language(text: str) -> str | None:
    """Return the language of `text` as an ISO 639-1 code.

    "und" is for a text that is clearly not English and none of the languages known here; None is
    for too little text to tell. Only the first 20,000 code points are read.
    """
    sample = text[:_SAMPLE]
    other_letters = 0 if sample.isascii() else len(_NOT_LATIN.findall(sample))
    if other_letters and other_letters > len(_LATIN.findall(sample)):
        return _language_of_script(sample) if other_letters >= 4 else None
    parts = sample.split()
    if _ADDRESS.search(sample):
        parts = [part for part in parts if not _ADDRESS.search(part)]
    words = [word.replace("’", "'") for word in _WORD.findall(" ".join(parts))]
    if len(words) < _MINIMUM_WORDS:
        return None
    # Words with a capital are mostly names ("Los Angeles"), but not where all is in capitals.
    small = [word for word in words if word.islower()]
    if 2 * sum(word.isupper() for word in words) > len(words):
        small = [word.lower() for word in words]
    if len(words) < _FEWEST_OF_A_TEXT:
        return _language_of_line(small)
    return _language_of_text(small, len(words))


def _language_of_script(sample: str) -> str:
    counts = [(code, len(pattern.findall(sample))) for code, pattern in _SCRIPTS]
    most = max(count for _, count in counts)
    # A script's own language comes first in the list: kana decides for Japanese among Chinese
    # characters, and a few letters of its own for Ukrainian among Cyrillic ones.
    return next((code for code, count in counts if count and count >= 0.02 * most), "und")


def _language_of_text(words: list[str], total: int) -> str | None:
    """Tell the language by the share that its small words have among all words of a text."""
    counts = Counter(words)
    hits = dict.fromkeys(SMALL_WORDS, 0)
    for word, count in counts.items():
        for code in _LANGUAGES_OF.get(word, ()):
            hits[code] += count
    best = max(hits, key=lambda code: (hits[code], code == "en"))
    if 3 * hits["en"] >= 2 * hits[best]:
        best = "en"
    if hits[best] >= _MINIMUM_SHARE * total:
        # One repeated letter is a formula or an address, not a language.
        distinct = sum(word in counts for word in SMALL_WORDS[best])
        return best if best == "en" or distinct >= _MINIMUM_DISTINCT else None
    english = sum(counts[word] for word in _ENGLISH)
    return "en" if english >= _MINIMUM_SHARE_OF_ENGLISH * total else "und"


def _language_of_line(words: list[str]) -> str | None:
    """Tell the language of a few words, in which one small word may decide."""
    distinct = {word for word in words if len(word) > 1}
    own = dict.fromkeys(_OTHERS, 0)
    for word in distinct - _ENGLISH_TOO:
        for code in _LANGUAGES_OF.get(word, ()):
            if code != "en":
                own[code] += 1
    english = len(distinct & _ENGLISH_ONLY)
    foreign = sum(bool(_FOREIGN_LETTER.search(w)) and w not in LOANWORDS for w in distinct)
    best = max(own, key=lambda code: (own[code], len(distinct & SMALL_WORDS[code])))
    if english >= max(foreign, own[best], 1):
        return "en"
    many = len(words) >= _FEWEST_WITHOUT_ENGLISH
    if own[best]:
        return "und" if many and own[best] == 1 else best
    if foreign:
        return "und"
    if not many or any(map(_ENGLISH_ENDING.search, distinct)):
        return None
    return "en" if distinct & SMALL_WORDS["en"] else "und"
