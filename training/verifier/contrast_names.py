"""Contrasts of names and of what stands around the evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from random import Random

from verifier.contrast import NEITHER, SUPPORTS, Contrast, grid, only, replaced, word
from verifier.data import Pair

_WORD = r"[A-Z][a-z]+(?:['’-][A-Z]?[a-z]+)*"
NAME = re.compile(rf"(?<![\w.-]){_WORD}(?: (?:[A-Z]\.|{_WORD}))*(?![\w-])")
SLOT = re.compile(
    r"\b((?:directed|written|produced|created|founded|composed|played|portrayed|designed|developed|"
    r"published|released|hosted|won|owned|performed|distributed) by|"
    r"(?:born|located|situated|died|based|filmed|set|held|raised|lives) in|"
    r"married to|plays for|named after|capital of|citizen of|president of|adapted from) "
)
STOP = frozenset(
    "The A An In On At It He She They This That His Her Its As By From For And But After Before "
    "When While During There These Those With Of To Most Some All Many Several I We You St Mt Dr "
    "Mr Mrs Ms January February March April May June July August September October November "
    "December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


def names_in(text: str) -> list[re.Match[str]]:
    """Return the names of a text, by their capital letters."""
    return [each for each in NAME.finditer(text) if each.group().split()[0] not in STOP]


class Names:
    """Names and evidence of the training pairs to draw others from, by the slot they stood in."""

    def __init__(self, pairs: Sequence[Pair]) -> None:
        slots: dict[str, set[str]] = {}
        subjects: set[str] = set()
        for pair in pairs:
            for slot in SLOT.finditer(pair.claim):
                if (
                    (name := NAME.match(pair.claim, slot.end()))
                    and len(name.group()) > 3
                    and name.group().split()[0] not in STOP
                ):
                    slots.setdefault(slot[1], set()).add(name.group())
            subject = NAME.match(pair.claim)
            if subject and _is_subject(subject.group()):
                subjects.add(subject.group())
        self._slots = {slot: sorted(names) for slot, names in slots.items()}
        self._subjects = sorted(subjects)
        self._texts = sorted(
            {each.evidence for each in pairs if 40 < len(each.evidence) < 220
             and not each.source.startswith(("cad", "negnli", "infotabs"))}
        )  # fmt: skip

    def exclusive(self, pair: Pair, dealer: Random) -> Iterator[Contrast]:
        """Another director, birthplace or publisher, in the claim, in the evidence or in both."""
        slot = only(SLOT, pair.claim)
        name = NAME.match(pair.claim, slot.end()) if slot else None
        if pair.label != SUPPORTS or slot is None or name is None or name.group() in STOP:
            return
        said = only(word(name.group()), pair.evidence)
        shape = len(name.group().split())
        pool = [
            each for each in self._slots.get(slot[1], ())
            if len(each.split()) == shape and not set(each.split()) & set(_words(pair))
        ]  # fmt: skip
        if said is None or len(pool) < 4 or pair.evidence.count(name.group().split()[-1]) > 1:
            return
        new = dealer.choice(pool)
        claims = (pair.claim, replaced(pair.claim, name.span(), new))
        texts = (pair.evidence, replaced(pair.evidence, said.span(), new))
        yield from grid("name", claims, texts)
        before = pair.evidence[: said.start()]
        if re.search(rf"(?<!is) (?<!was )(?<!were )(?<!been )(?<!are ){slot[1]} $", before):
            cut = re.sub(rf" {slot[1]} {re.escape(name.group())}\b", "", pair.evidence)
            for claim in claims if cut != pair.evidence and len(cut) > 30 else ():
                yield Contrast("name", claim, cut, NEITHER)

    def subjects(self, pair: Pair, dealer: Random) -> Iterator[Contrast]:
        """Say the same of somebody of whom the evidence does not speak."""
        subject = NAME.match(pair.claim)
        if pair.label != SUPPORTS or subject is None or len(subject.group().split()) != 2:
            return
        if not pair.evidence.removeprefix("title: ").startswith(subject.group()):
            return
        if re.match(r"['’]| and\b|,", pair.claim[subject.end() :]):
            return
        new = dealer.choice(
            [each for each in _some(self._subjects, dealer) if each not in pair.evidence]
        )
        claims = (pair.claim, replaced(pair.claim, subject.span(), new))
        texts = (pair.evidence, pair.evidence.replace(subject.group(), new))
        if subject.group().split()[-1] in texts[1].replace(new, ""):
            return
        for row, claim in enumerate(claims):
            for column, text in enumerate(texts):
                yield Contrast("subject", claim, text, SUPPORTS if row == column else NEITHER)

    def distractors(self, pair: Pair, dealer: Random) -> Iterator[Contrast]:
        """Set a sentence from elsewhere before or after the evidence; it changes nothing."""
        if len(pair.evidence) > 240:
            return
        text = dealer.choice(self._texts)
        told = set(re.findall(r"[a-z]{6,}", text))
        heads = {each.group() for each in names_in(pair.claim)}
        if any(head in text for head in heads) or told & set(re.findall(r"\w{6,}", pair.claim)):
            return
        own, added = _ended(pair.evidence), _ended(text)
        joined = dealer.choice((f"{own} {added}", f"{added} {own}"))
        yield Contrast("distractor", pair.claim, joined, pair.label)


def _is_subject(name: str) -> bool:
    """Whether a name is of two words and can stand for another: no article, no genitive."""
    words = name.split()
    return len(words) == 2 and words[0] not in STOP and name[-2] not in "'’"


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", '"')) else f"{text}."


def _words(pair: Pair) -> list[str]:
    return re.findall(r"\w+", pair.claim + " " + pair.evidence)


def _some(pool: Sequence[str], dealer: Random) -> list[str]:
    return [dealer.choice(pool) for _ in range(8)]


SENTENCE = re.compile(r"(?<=[a-z\d)\"][.!?]) (?=[A-Z\"])")


def removal(pair: Pair, _dealer: Random) -> Iterator[Contrast]:
    """Cut the sentence, parenthesis or clause that holds the claim's value: that leaves it open."""
    if pair.label != SUPPORTS or pair.source.startswith("infotabs"):
        return
    values = [*re.findall(r"(?<![\w.,])\d[\d,.]*\d|\d", pair.claim)]
    values += [each.group() for each in names_in(pair.claim)[1:]]
    held = [each for each in values if pair.evidence.count(each) == 1 and len(each) > 1]
    if len(held) != 1:
        return
    value = held[0]
    parts = re.split(rf"(\([^()]*\)|, [^,.]*(?=[,.])|{SENTENCE.pattern})", pair.evidence)
    kept = "".join(each for each in parts if each and value not in each)
    kept = re.sub(r"\s+", " ", kept).replace(" ,", ",").replace(" .", ".").strip(" ,")
    subject = names_in(pair.claim)[:1]
    if len(kept) < max(40, len(pair.evidence) // 3) or kept[:1].islower():
        return
    if subject and subject[0].group() not in kept:
        return
    if re.search(r", (?:is|are|was|were|has|have|had|and)\b", kept):
        return
    yield Contrast("removal", pair.claim, pair.evidence, pair.label)
    yield Contrast("removal", pair.claim, kept, NEITHER)
