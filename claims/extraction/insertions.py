"""Sources put into the middle of what they say: "Exports, the ministry said, fell in May".

What was said then stands in two parts, and the words between them are no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.claim import Attribution, Substitution
from claims.facets import Name
from claims.span import Span
from claims.speech.words import PRONOUNS
from claims.vocabulary import AttributionKind

INSERTED = re.compile(
    r",\s(?P<cue>according to (?P<source>[^\s,;:“”\"][^,;:“”\"]{1,90})"
    r"|(?P<voice>(?:the|an?|[A-Z])[^,;:“”\"]{1,60}?|he|she|they|it)\s"
    r"(?:said|says|added|adds|noted|notes|explained|explains|recalled|recalls|wrote|writes)"
    r"(?:\s(?:on|in|at)\s[^,;:“”\"]{2,30})?),\s(?=[a-z])"
)


def inserted_source(text: str, sentence: Span, names: Sequence[Name]) -> Attribution | None:
    """Return who says the sentence, where a source is put into it; the content is all of it.

    `names` are those of the article. A pronoun gives no speaker, only the words that name one.
    """
    match = INSERTED.search(text, sentence.start, sentence.end)
    if match is None or match.start() == sentence.start:
        return None
    group = "source" if match["source"] else "voice"
    place = Span(*match.span(group))
    named = [name.canonical for name in names if place.contains(name.span)]
    speaker = named[-1] if len(named) == 1 else place.of(text)
    return Attribution(
        AttributionKind.INDIRECT_SPEECH,
        sentence,
        None if speaker.lower() in PRONOUNS else speaker,
        place,
        Span(*match.span("cue")),
        "say" if group == "voice" else "according to",
    )


def without_insertion(text: str, attribution: Attribution) -> tuple[Substitution, ...]:
    """Return the change that leaves the source out of what it says."""
    cue = attribution.cue
    if cue is None:
        return ()
    end = text.find(",", cue.end, cue.end + 2) + 1
    return (Substitution(Span(cue.start - 2, end or cue.end), ""),)
