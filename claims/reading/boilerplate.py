"""Page furniture: lines of a page that are not the article's own words.

A line is judged by what kind of thing it says (share, subscribe, cookies, reading time, credit,
byline) together with its shape: furniture is short and mostly ends without a full stop.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST_LINE = 300
_LONGEST_LABEL = 60

_SITES = (
    r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|instagram|youtube|tiktok"
    r"|google news|threads|bluesky|e-?mail)"
)
_COUNT = r"[\d.,]{1,9}[km]?"
_NAME = r"(?-i:[A-Z][\w.’'\-]{0,30}(?: (?:and|of|the|de|van|von|[A-Z][\w.’'\-]{0,30})){0,5})"

# Furniture even where it ends with a full stop. "The firm was fined over its cookie policy" and
# "people must sign up for the scheme" are news, so that loose words alone are not enough here.
_ANYWHERE = (
    r"your e-?mail address (?:will|is)\b",
    r"required fields are marked",
    r"all rights reserved",
    r"(?:we|this (?:web)?site|our partners) uses? cookies",
    r"(?:accept|manage|reject) (?:all )?(?:optional )?cookies",
    r"sign up (?:for|to) (?:our|receive|get|breaking news)\b",
    r"sign up for the\b.{0,40}\b(?:newsletter|e-?mail|alert)",
    r"subscribe (?:to our|now|today)\b",
    r"(?:privacy policy and (?:the )?terms|terms of (?:use|service) and (?:the )?privacy)\b",
    r"follow us on\b",
    rf"^(?:share|follow)\b.{{0,60}}\bon {_SITES}\b",
    r"click (?:here (?:to|for)\b|to tweet)",
    r"(?:log|sign) in (?:or|to) (?:create|register|subscribe|continue|comment|read|leave)",
    r"please (?:enable javascript|disable your ad)",
    r"(?:to continue|continue) reading\b",
    r"reproduced with(?:out)? permission",
    r"this (?:article|story) (?:was )?(?:originally|first) (?:appeared|published)",
    r"if you (?:buy|purchase|click)\b.{0,60}\b(?:commission|share of the sale)",
    r"^(?:get|join|receive)\b.{0,50}\b(?:newsletter|inbox|whatsapp (?:channel|community))",
    r"error (?:has )?occurred\b.{0,30}\btry again",
    r"^there was an error\b.{0,40}\b(?:subscription|request|sign.?up)",
    rf"(?:^|(?<=[.!?…] )|you can )follow {_NAME} on {_SITES}\b",
    rf"(?:^|(?<=[.!?…] )|you can )follow (?:him|her|them|me) on {_SITES}\b",
    # notes of the desk about the story itself
    r"^[^.!?]{2,200} contributed to this (?:report|story|article|piece)\b",
    (
        r"^this (?:story|article|post|live blog|headline) (?:has been|was|is being|will be)"
        r" (?:last )?(?:updated|corrected|amended)\b"
    ),
    (
        r"^this (?:story|article|post|piece|interview) (?:has been|was|is) (?:adapted|republished"
        r"|translated|syndicated|reposted|reprinted|sponsored)\b"
    ),
    (
        r"^(?:in )?this (?:undated |file |handout |combination )?(?:graphic|image|photo|photograph"
        r"|picture|illustration|screenshot|frame)\b,?.{0,60}"
        r"\b(?:provided|released|supplied|made available|taken from video|distributed)\b"
    ),
    r"pic\.twitter\.com/\w",
    r"^shop (?:the rest|the full|our|all|now|here|more)\b",
    r"^this is a (?:breaking|developing)(?: new| news)? (?:story|news|article|situation)\b",
    r"^(?:more to (?:follow|come)|check back for)\b",
    r"^first published (?:in|by|on) [^,.!?]{1,50}\.?$",
    r"^this (?:copy|article|content) is for (?:your )?(?:personal|subscribers)",
    # what the site asks of its reader
    r"^(?:you have|you've) .{0,30}\b(?:free|reached your)\b.{0,30}\b(?:article|stories)",
    r"^already (?:a subscriber|have an account|registered|a member)\?",
    r"^(?:enter|confirm) your (?:e-?mail|name|password|details)\b",
    r"^(?:we value your privacy|comments (?:are|have been) closed|support our journalism)",
    r"^you must (?:be logged in|log in|confirm your|have an account)",
    r"^please log ?(?:in|out)\b",
    r"^(?:reach|contact|write to|e-?mail|get in touch with)\b.{0,80}\bat \S{1,64}@\S",
    r"^do you have (?:a|any) (?:story|tip|photo|information|news)\b.{0,80}(?:\?|@)",
    r"^if you (?:enjoyed|liked|found) this (?:article|story|post)\b",
    r"^(?:all|market) (?:quotes|data) (?:are )?delayed\b",
    r"^keep an eye on your inbox",
    r"^want to (?:read|see|know) more\?",
)

# Furniture where it is the whole line, and the line does not end like a sentence.
_LABELS = (
    # reading time
    rf"(?:{_COUNT}\s*)?-?min(?:ute)?s?[\s-]+(?:read|watch|listen)\b.*",
    r"(?:estimated )?(?:reading|read) time\b.*",
    # sharing
    (
        r"(?:share|print|save|e-?mail|copy|tweet|pin|bookmark|listen to|republish)"
        r"(?: (?:this|the))?"
        rf"(?: (?:article|story|post|page|link|on {_SITES}|via {_SITES}|with|by))?.{{0,12}}"
    ),
    r"(?:share|follow|find|join|like|watch) (?:us|me|this|on)\b.*",
    # comments
    r"leave a (?:reply|comment).*",
    r"(?:post|add|view|show|read|write|load) (?:a |all |more |your )*comments?.*",
    rf"(?:{_COUNT}\s+)?comments?(?:\s*\(?{_COUNT}\)?)?",
    rf"(?:{_COUNT}\s+)?(?:shares?|views?|likes?|replies|reactions|retweets)",
    r"cancel reply|reply|submit|search|menu|close|next|previous|back to top|home|loading|print",
    r"skip to (?:main )?content|toggle .*|view gallery|tags|topics",
    r"(?:view |read )?(?:our |the )?(?:cookie|privacy) (?:policy|settings|preferences)",
    # advertising
    r"(?:adverti[sz]ement|sponsored|promoted|promotion|paid (?:post|content)|partner content)\b.*",
    r"(?:story|article) continues below.*|article content",
    # other articles
    (
        r"(?:read|see|watch|learn|find out|discover|show|view|load|hear|know)"
        r" (?:more|next|also|all|less|full story)\b.*"
    ),
    r"(?:also|must) (?:read|see|watch)\b.*|(?:also )?(?:up|read) next\b.*",
    r"(?:see|watch|look) (?:also|below)\b.*",
    (
        r"(?:related|recommended|trending|popular|featured|latest|top|more|most|editor'?s)"
        r"(?: (?:read|viewed|popular|shared|picks?|now|today|from|on|in|articles?|stories|story"
        r"|news|posts?|topics?|content|links|reading|videos?|coverage|headlines|comments?))+\b.{0,40}"
    ),
    r"related ?[:|].*|related|recommended|trending|more",
    r"you (?:may|might) (?:also )?(?:like|enjoy|be interested).*",
    r"what to read next|don'?t miss.*|in this (?:article|story)|explore (?:further|more)\b.*",
    r"(?:gift|republish) (?:this )?(?:article|story)|order reprints|listen (?:now|to article)",
    r"our standards:.*",
    # membership
    r"sign (?:up|in|out)|log ?(?:in|out)|register|subscribe.*|newsletters?.*|donate.*",
    r"(?:sign up|thanks|thank you) (?:for|to) (?:sign|subscrib|our|the|visit|read).*",
    (
        r"(?:join|become) (?:our|a|the|us)\b.{0,20}"
        r"\b(?:forum|community|member|newsletter|channel|group).*"
    ),
    # credits and bylines
    (
        r"(?:photo|image|picture|video|file photo|credit|source|courtesy|illustration|graphic"
        r"|photograph)s?(?: (?:by|credit|courtesy|source|via|from|of))*\s*[:/|©].*"
    ),
    r"(?:photo|image|picture|illustration|graphic|photograph)s? (?:by|credit|courtesy|via)\b.*",
    r"(?:©|\(c\)|copyright\b).*",
    r"(?:last |first )?(?:published|updated|posted|modified)\s*(?:on|at|:|-|\d|(?-i:[A-Z])).*",
    r"(?:with )?(?:additional )?(?:reporting|editing|writing|files|inputs?) (?:by|from)\b.*",
    rf"(?:(?:text|story|written|reported|edited) )?by {_NAME}(?:\s*[,|•·@–\-].{{0,80}})?",
    (
        rf"{_NAME} (?:report|reporter|desk|bureau|correspondent|staff|editor|staff writer|news desk"
        r"|web desk|contributor)"
    ),
    r"(?:staff|our|special|senior) (?:reporter|correspondent|writer|report|editor)\b.{0,30}",
)
_FURNITURE = re.compile(r"\b(?:" + "|".join(_ANYWHERE) + ")", re.IGNORECASE)
_LABEL = re.compile("|".join(f"(?:{label})" for label in _LABELS), re.IGNORECASE)

# What starts a caption: archive photographs of agencies, and what a page writes for the blind.
_CAPTION = re.compile(
    r"(?:FILE PHOTO|FILE (?:IMAGE|PICTURE)|HANDOUT PHOTO)\b|FILE ?[-–—:]"
    r"|(?:Image|Photo|Video|Media|Figure) captions?[,:]|Image source,",
)
# Who wrote an embedded post, and when: "— Jo Hale (@johale) May 3, 2024".
_SIGNATURE = re.compile(r"[-–—]{1,2}\s?[^()]{1,80}\(@\w{1,30}\).{0,30}")
# A credit at the end of a line makes the line a caption: "A minister at work. Photo: Agency".
_CREDIT_AT_END = re.compile(
    r"(?:^|[\s.(\[|])(?:photo|image|picture|credit|photograph|illustration|file photo|video)s?"
    r"(?:\s+(?:by|credit|courtesy|source|via))?\s*[:/©]\s*[^.!?:]{1,60}[.)\]]?$"
    r"|[\[(](?:photos?|image|picture|file|ap|afp|reuters|getty|video|gallery|podcast|watch)\b[^()\[\]]{0,60}[\])]$"
    r"|(?:\bAP Photo\b|\bGetty Images|\bvia (?:AP|AFP|Reuters|Getty)\b"
    r"|/(?:AFP|AP|Reuters|EPA|Getty))[^.!?]{0,40}$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S{1,64}\.\w{2,10}|[@#]\w+")
_CLOCK = r"(?:[\s,|·•–\-]+(?:at\s+)?\d{1,2}[:.]\d\d.{0,20})?"
_TIMESTAMP = re.compile(
    r"(?:[A-Z][a-z]{2,8},?\s+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]{2,8}\.?\s+"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s+)?\d{{4}}{_CLOCK}"
    r"|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.{0,20})?"
    rf"|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}{_CLOCK}"
    r"|\d{1,3}\s+(?:minute|hour|day|week|month)s?\s+ago"
    r"|\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?(?:\s+[A-Z]{2,4})?"
)
_FINAL_PUNCTUATION = (".", "!", "?", "…", ":", ";", ",")
_CLOSERS = "\"”’')]»"


def is_boilerplate(line: str) -> bool:
    """Say whether a whole line of a page is page furniture: a label, a credit, a caption, a byline.

    Long lines are never furniture. White space around the line is ignored.
    """
    return _is_boilerplate(line[: 2 * _LONGEST_LINE])


@lru_cache(maxsize=16)  # asked for a line, for each sentence of it and for each of their parts
def _is_boilerplate(line: str) -> bool:
    line = " ".join(line.split())
    if not line or len(line) > _LONGEST_LINE:
        return False
    if not any(character.isalnum() for character in line):
        return True
    if _FURNITURE.search(line) or _CREDIT_AT_END.search(line) or _CAPTION.match(line):
        return True
    if _SIGNATURE.fullmatch(line):
        return True
    words = line.strip("-–—•·|>»*[]( ").replace("’", "'")
    if _TIMESTAMP.fullmatch(words) or not _ADDRESS.sub("", words).strip(" .:,|-—"):
        return True
    return not _ends_like_a_sentence(words) and _LABEL.fullmatch(words) is not None


def _ends_like_a_sentence(line: str) -> bool:
    """Say whether the line ends as sentences do; a label may end in a colon or an ellipsis."""
    if len(line) <= _LONGEST_LABEL and line.endswith((":", "…", "...", "!")):
        return False
    return line.rstrip(_CLOSERS).endswith(_FINAL_PUNCTUATION)
