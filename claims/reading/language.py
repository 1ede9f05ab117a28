"""Language: told from the script and from the small words that every sentence needs.

It answers one question well, "is this English?", and guesses at the rest.
"""

from __future__ import annotations

import re
from collections import Counter

from claims.word_list import words_of

_SAMPLE = 20_000
_MINIMUM_WORDS = 4
_MINIMUM_WORDS_FOR_UNKNOWN = 24
_MINIMUM_DISTINCT = 3
_MINIMUM_SHARE_OF_ENGLISH = 0.06
_MINIMUM_SHARE = 0.14
"""Share of small words below which a text is in none of the languages listed here. English news
paragraphs have .25 to .55, and lists of names and headlines as little as .1."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

# Only words that carry grammar. A word that two languages share counts for both.
_SMALL_WORDS = {
    "en": words_of(
        """the of and to in a is that for it on with as was by at be this are from or have an not
        they which his has had but were he she their its been who will would more when there what
        said than into after also up out about over could we you i our my do did no can if all"""
    ),
    "de": words_of(
        """der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es
        an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so
        zum war haben nur oder aber vor zur bis mehr durch man sein wurde sei"""
    ),
    "fr": words_of(
        """le la les de des du et en un une dans que qui pour par sur au aux est pas plus ne se ce
        il elle sont avec son sa ses ont été cette mais nous vous leur à d'un d'une c'est comme où
        était avait fait entre après selon"""
    ),
    "es": words_of(
        """el la los las de del y en un una que por con para se su al lo como más pero sus le ha
        este esta es son fue no sobre entre también ser desde hasta cuando muy ya según había"""
    ),
    "it": words_of(
        """il lo la gli le di del della dei delle e in un una che per con non si è da al alla nel
        nella sono come più anche ma ha dal dalla suo sua questo questa i tra dopo essere stato"""
    ),
    "pt": words_of(
        """o a os as de do da dos das e em no na nos nas um uma que por para com não se é mais como
        foi ao à pelo pela seu sua mas ser ou são também já entre quando até"""
    ),
    "nl": words_of(
        """de het een van en in is dat op te voor met zijn niet aan er om ook als bij door uit naar
        maar nog heeft dan over wordt werd zich deze die tot was hij ze hebben"""
    ),
    "sv": words_of(
        """och i att det som en på är av för med till den har de inte om ett han var jag från men
        vi så sig hon kan när efter eller vid sin"""
    ),
    "da": words_of(
        """og i at det som en på er af for med til den har de ikke om et han var jeg fra men vi så
        sig hun kan når efter eller ved sin blev også"""
    ),
    "no": words_of(
        """og i å det som en på er av for med til den har de ikke om et han var jeg fra men vi så
        seg hun kan når etter eller ved sin ble også"""
    ),
    "pl": words_of(
        """i w na z się nie do to że jest o jak po za od przez dla ale są był przy tym oraz być
        jego ze co tego już które która który"""
    ),
    "cs": words_of(
        """a v na se je že s z do o to k i za ve pro si ale po jako by od jsou podle které který
        která byl být však není"""
    ),
    "ro": words_of(
        """și de în la a cu pe din care nu un o este să al ale mai au fost pentru prin că lui cele
        după dar sunt"""
    ),
    "tr": words_of(
        """ve bir bu da de için ile olarak çok daha olan gibi kadar sonra en ancak ise ne var o
        değil göre ya her"""
    ),
    "hu": words_of(
        """a az és hogy nem is egy ez van volt meg de el csak már még mint szerint lesz azt ezt
        vagy amely"""
    ),
    "fi": words_of(
        """ja on ei se että oli hän joka mutta kun niin myös ovat mukaan sen tai kuin ole jo vain
        sekä jos"""
    ),
    "id": words_of(
        """yang dan di dengan untuk ini itu dari dalam pada tidak akan ke juga oleh ada mereka
        telah adalah sebagai atau bisa karena"""
    ),
}

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
    other_letters = len(_NOT_LATIN.findall(sample))
    if other_letters > len(_LATIN.findall(sample)):
        return _language_of_script(sample) if other_letters >= 4 else None
    words = [word.replace("’", "'").lower() for word in _WORD.findall(sample)]
    if len(words) < _MINIMUM_WORDS:
        return None
    return _language_of_words(words)


def _language_of_script(sample: str) -> str:
    counts = [(code, len(pattern.findall(sample))) for code, pattern in _SCRIPTS]
    most = max(count for _, count in counts)
    # A script's own language comes first in the list: kana decides for Japanese among Chinese
    # characters, and a few letters of its own for Ukrainian among Cyrillic ones.
    return next((code for code, count in counts if count and count >= 0.02 * most), "und")


def _language_of_words(words: list[str]) -> str | None:
    counts = Counter(words)
    hits = {code: sum(counts[word] for word in small) for code, small in _SMALL_WORDS.items()}
    best = max(hits, key=lambda code: (hits[code], code == "en"))
    if hits[best] >= max(1, _MINIMUM_SHARE * len(words)):
        if best == "en":
            return "en"
        # One repeated letter is a formula or an address, not a language.
        distinct = sum(word in counts for word in _SMALL_WORDS[best])
        return best if distinct >= _MINIMUM_DISTINCT else None
    if hits["en"] >= max(1, _MINIMUM_SHARE_OF_ENGLISH * len(words)):
        return "en"
    return "und" if len(words) >= _MINIMUM_WORDS_FOR_UNKNOWN else None
