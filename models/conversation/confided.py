"""A wider net for what only the chair may hear: who should not be in the room, and what the family must not learn."""

import re

_KIN = (
    r"(?:mum|mother|dad|father|parents?|family|step(?:dad|mum|father|mother)|partner|boyfriend|girlfriend|ex"
    r"|uncle|aunt|nan|gran\w*)"
)
_GAP = r"(?:[\w']{1,20}[ ,]{1,2}){0,4}?"
_NOT = r"(?:[a-z]{1,8}n't|not|never)"
_MUST_NOT = r"(?:mustn't|must not|shouldn't|should not|can't|cannot|can not|may not)"

_EXCLUSION = re.compile(
    r"\b(?:"
    rf"{_KIN} {_GAP}(?:asked to leave|kept out|sit outside|wait outside|leave the room|step out)"
    rf"|(?:without|exclude|excluding|keep out) {_GAP}{_KIN} {_GAP}(?:in the room|there|present)"
    rf"|(?:rather|prefer|better if|feel safer if) {_GAP}{_KIN} {_GAP}{_NOT} (?:there|present|in the room|come|attend)"
    r"|split (?:meeting|conference)"
    rf"|{_MUST_NOT} be in the (?:same )?room"
    r")"
)
_RESTRICTED = re.compile(
    r"\b(?:"
    r"third[ -]party info\w*"
    rf"|{_MUST_NOT} (?:be (?:disclosed|shared|shown|seen|told|read|passed on|known)|go) (?:to |with |by |in front of )?"
    rf"(?:the )?{_KIN}\b"
    rf"|(?:intelligence|information|info|details) {_GAP}(?:is|are) (?:restricted|confidential)"
    r"|(?:confidential|private) (?:slot|time|word|chat|discussion) with"
    r"|restricted (?:information|info|material|section|slot)"
    r")"
)


def excludes(text: str) -> bool:
    """Whether a text may ask that somebody of the family is not in the room."""
    return _EXCLUSION.search(_plain(text)) is not None


def confides(text: str) -> bool:
    """Whether a text may speak of something that the family must not learn."""
    return _RESTRICTED.search(_plain(text)) is not None


def _plain(text: str) -> str:
    return text.casefold().replace("’", "'")
