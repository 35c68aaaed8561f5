"""A wider net for harm than the grammar's: ways of telling that somebody is in danger which need no violent word.

It only ever adds a warning. A disclosure that is filed as a reply is worse than one call too many to the duty desk,
so these are read generously; what stops them is a denial just before, or that the sentence is about a report.
"""

import re
from functools import lru_cache

_CHILD = r"(?:child|children|kids?|bab(?:y|ies)|toddlers?|boys?|girls?|sons?|daughters?|pupil|her|him|them)"
#: Somebody whom it may be about. "I" and "we" are the professionals who write.
_SOMEBODY = (
    rf"(?:{_CHILD}|she|he|his|they|their|mum|mam|mother|dad|father|brothers?|sisters?|siblings?|partner|boyfriend"
    r"|girlfriend|ex|uncle|aunt|grand(?:ad|dad|father|ma|mum|mother|parents?)|nan|step(?:dad|mum|father|mother)"
    r"|family|teenagers?|young person|\d{1,2} ?(?:year|yr)s? ?olds?)"
)
_NOT = r"(?:[a-z]{1,8}n't|not|never)"
_OWN = r"(?:on (?:his|her|their))"
#: A few words between.
_GAP = r"(?:[\w']{1,20}[ ,]{1,2}){0,5}?"

_AT_HOME = r"(?:the|their|her|his) (?:house|home|flat|floor|room|bedroom|reach|cot|bed|table|side)"

_GONE = (
    rf"{_NOT} (?:been )?seen (?:for|in) (?:\d{{1,2}}|two|three|four|five|several|a few) (?:days|nights|hours)",
    rf"{_NOT} (?:been )?seen since (?:yesterday|last night|this morning|the weekend|[a-z]+day\b)",
    r"nobody(?:'s| is| was| has been)? (?:answering|answered) the door",
    rf"(?:found|seen|was|were) {_GAP}(?:wandering|walking|out|outside) {_GAP}(?:alone|road|street|{_OWN} own)",
    r"(?:found|left|seen) (?:wandering|unattended|unsupervised)",
    rf"{_NOT} (?:come|came|been) home (?:since|for|last)",
)
_LEFT = (
    rf"(?:left|leaves|leaving) (?:the |her |his |their )?{_CHILD} {_GAP}(?:alone|unattended|unsupervised|{_OWN} own)",
    rf"(?:left|leaves|leaving) (?:the |her |his |their )?{_CHILD} {_GAP}with (?:a |some )?strangers?",
)
_DRINK_AND_DRUGS = (
    rf"(?:drunk|drinking|high on|stoned|wasted) {_GAP}(?:in charge|looking after|caring for|driving|holding) ",
    rf"(?:drunk|drinking|stoned) (?:while|whilst|with|around|in front of) {_GAP}{_CHILD}",
    rf"(?:needles?|syringes?|drugs|heroin|cocaine|crack|cannabis|weed) {_GAP}(?:in|around|on|within) {_AT_HOME}",
)
_SEXUAL = (
    r"sex(?:ual)? offend(?:er|ers|ing)",
    r"(?:is|are|was|were|being|been|getting) (?:sexually |criminally )?(?:exploited|groomed|trafficked|abused|starved)",
    r"(?:does|do|did|doing) (?:things|stuff|something|bad things) to (?:her|him|them|me|us)",
    r"pregnant(?: at| and only|,| and) ?1[0-5]\b",
    r"1[0-5](?: years old)? and pregnant",
    r"(?:indecent|naked|nude|explicit) (?:images|pictures|photos|videos)",
)
_AFRAID = (
    rf"{_SOMEBODY} {_GAP}{_NOT} (?:feel|feeling|felt) (?:very |at all |really )?safe",
    rf"{_SOMEBODY} {_GAP}(?:feels?|felt|feeling) unsafe",
    r"unsafe at home",
    rf"{_NOT} safe (?:at home|in that|with (?:him|her|them|dad|mum))",
    rf"(?:worried|concerned|scared|frightened|anxious|fears?|fearful) (?:about|for) (?!my |our ){_GAP}(?:safety|life)",
    r"in (?:immediate |serious |real |grave |great |any )?danger\b",
    r"forced (?:marriage|to marry)",
    r"at immediate risk",
)
#: "He hit Tyler": whoever it was, but no deadline.
_DID = (
    r"(?:hit|hits|hitting|punch(?:ed|es)|kick(?:ed|s)|slap(?:ped|s)|smack(?:ed|s)|strangl(?:ed|es)|chok(?:ed|es)"
    r"|stab(?:bed|s)|beat|beats|beaten|hurts?|assault(?:ed|s)|attack(?:ed|s)|burn(?:ed|t)|bruised|threatened)"
)
_THINGS = (
    r"(?:the|an?|it|our|my|off|out|on|in|up|by|to|with|and|or|but|that|this|every|all|traffic"
    r"|targets?|deadlines?|milestones?)"
)
_VIOLENCE = (
    rf"{_SOMEBODY} (?:(?:has|have|had|just|then|also|again|really) )?{_DID} (?!{_THINGS}\b)[a-z]{{2,}}",
    r"dragged (?:[\w']{1,20} )?by ",
    r"(?:thrown|threw|pushed|shoved|slammed) (?:[\w']{1,20} ){0,3}?(?:against|into|onto|across|down) the ",
    r"hang(?:ed|ing)? (?:her|him|them)sel",
)
_NEGLECT = (
    rf"{_NOT} (?:been |being )?(?:eating|eaten|eat|fed)\b(?! together| out)",
    r"no (?:food|heating|electric|electricity|nappies|milk|formula) (?:in|at|on|for)",
    r"(?:with|without|has|have|had) (?:no|any) food",
    r"(?:filthy|starving|malnourished|emaciated|dehydrated)",
    rf"lock(?:s|ed)? (?:her|him|them|the {_CHILD}) (?:in|up|out)",
)
_SUICIDE = (
    r"end it all",
    r"end (?:her|his|their) (?:own )?life",
    r"(?:her|his|their) own life",
    r"want(?:s|ed|ing)? to die",
    rf"{_NOT} want to (?:be alive|live|be here any ?more)",
)
_SIGNS = (*_GONE, *_LEFT, *_DRINK_AND_DRUGS, *_SEXUAL, *_AFRAID, *_VIOLENCE, *_NEGLECT, *_SUICIDE)
#: What comes before a sign and takes it back.
_DENIED = re.compile(r"\b(?:no|not|never|without|any|denies|denied|nothing)\W+(?:[\w']+\W+){0,2}$")
#: A sentence about what a report holds, or about long ago, is no news.
_NO_NEWS = re.compile(
    r"\b(?:(?:my|the|our|a|your) report|reports|chronology|assessment|historic(?:al|ally)?|previous(?:ly)?|last year"
    r"|years? ago|in (?:19|20)\d\d|last conference|since the last|training|leaflet)\b"
)
_SENTENCES = re.compile(r"[.!?;\n]+")
#: Longer than what Slack takes as one message; a sentence is read in pieces.
LONGEST, PIECE = 40_000, 400


def may_be_harm(text: str) -> bool:
    """Whether a sentence of this text may tell that somebody of the family is in danger."""
    plain = text[:LONGEST].casefold().replace("’", "'")
    return any(_tells(piece) for sentence in _SENTENCES.split(plain) for piece in _pieces(sentence))


def _pieces(sentence: str) -> list[str]:
    return [sentence[start : start + PIECE] for start in range(0, len(sentence), PIECE // 2)]


def _tells(sentence: str) -> bool:
    somebody, signs = _shapes()
    if somebody.search(sentence) is None or _NO_NEWS.search(sentence):
        return False
    return any(_DENIED.search(sentence, 0, match.start()) is None for match in signs.finditer(sentence))


@lru_cache(maxsize=1)
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Made when the first message arrives."""
    return re.compile(rf"\b{_SOMEBODY}\b"), re.compile(rf"\b(?:{'|'.join(_SIGNS)})")
