"""Layer 3: words into phrases. Each word belongs to one chunk; topics are noted beside, and may overlap."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from models.understanding.dates import DAYS, day_at
from models.understanding.frame import Frame
from models.understanding.hours import hour_at
from models.understanding.lexicon import ANY_DAY, Entry, Index, Kind, Topic, grammar, starting, topics
from models.understanding.names import name_at, role_at
from models.understanding.normalise import Token
from models.understanding.spelling import corrected
from models.understanding.vocabulary.phrases import words
from models.understanding.vocabulary.small_words import JOINS
from models.understanding.written_dates import When

_BREAKS = frozenset(',;:()-/&+">')
_DETERMINERS = words("both my our the his her their")
_HEADS = words("will have has had am can is are was were not would could did do attended sent")
_NOMINATIVES = words("i we he she they")
_SUBJECTS = words("i we he she they it my our mum dad there nothing no")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A phrase: what it is, what it stands for, and which tokens it takes."""

    kind: Kind
    value: str
    start: int
    end: int
    form: str = ""
    lemma: str = ""
    when: When | None = None
    hour: time | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A topic, where it stands."""

    topic: str
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Reading:
    """A reply, word by word and phrase by phrase."""

    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    chunks: tuple[Chunk, ...]
    mentions: tuple[Mention, ...]

    def about(self, topic: str, start: int = 0, end: int | None = None) -> list[str]:
        """What is said about a topic between two places, in order."""
        first = bisect_left(self.mentions, start, key=lambda each: each.start)
        last = len(self.mentions) if end is None else bisect_left(self.mentions, end, key=lambda each: each.start)
        return [each.value for each in self.mentions[first:last] if each.topic == topic]

    def said(self, start: int, end: int) -> str:
        return " ".join(self.words[start:end])


def spelt(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the field's misspelt words put right. Capitalised words may be names, and stay."""
    found = []
    for place, token in enumerate(tokens):
        first = place == 0 or tokens[place - 1].stop
        word = corrected(token.word) if not token.capital or (first and len(token.word) > 5) else token.word
        found.append(token if word == token.word else Token(token.text.lower(), word))
    return found


def read(tokens: Sequence[Token], frame: Frame) -> Reading:
    """Cut into chunks, from left to right, the longest phrase first."""
    words = tuple(token.word for token in tokens)
    chunks: list[Chunk] = []
    at = 0
    index = grammar()
    while at < len(tokens):
        chunk = _chunk(tokens, words, at, index, frame)
        chunks.append(chunk)
        at = chunk.end
    return Reading(tuple(tokens), words, tuple(chunks), _mentions(words))


def _chunk(tokens: Sequence[Token], words: tuple[str, ...], at: int, index: Index, frame: Frame) -> Chunk:
    token, word = tokens[at], words[at]
    if token.stop:
        return Chunk(Kind.STOP, word[0], at, at + 1)
    if word in _BREAKS:
        return Chunk(Kind.BREAK, word, at, at + 1)
    found = None if _born(words, at) else day_at(tokens, at, frame)
    if found:
        return Chunk(Kind.DAY, "", at, at + found[0], when=found[1])
    hour = hour_at(tokens, at)
    if hour:
        return Chunk(Kind.HOUR, "", at, at + hour[0], hour=hour[1])
    name = name_at(tokens, at)
    if name:
        return Chunk(Kind.NAME, name[1], at, name[0])
    entry = _longest(index, words, at)
    polite = entry is not None and entry.kind == Kind.BREAK
    if not polite and (word in JOINS or _joins(words, at, tokens)):
        return Chunk(Kind.JOIN, word, at, at + 1)
    return _phrase(words, at, entry)


def _phrase(words: tuple[str, ...], at: int, entry: Entry | None) -> Chunk:
    role = role_at(words, at)
    if role and (entry is None or role[0] > at + len(entry.words)):
        return Chunk(Kind.ROLE, role[1], at, role[0])
    if entry is not None:
        return Chunk(Kind(entry.kind), entry.value, at, at + len(entry.words), form=entry.form, lemma=entry.lemma)
    return Chunk(Kind.WORD, words[at], at, at + 1)


def _born(words: tuple[str, ...], at: int) -> bool:
    """A date of birth is no day on which something was done."""
    return any(word in {"dob", "born", "birth"} for word in words[max(0, at - 2) : at])


def _longest(index: Index, words: tuple[str, ...], at: int) -> Entry | None:
    for entry in starting(index, words, at):
        if _matches(entry.words, words, at):
            return entry
    return None


def _matches(phrase: tuple[str, ...], words: tuple[str, ...], at: int) -> bool:
    if at + len(phrase) > len(words):
        return False
    for place, wanted in enumerate(phrase):
        word = words[at + place]
        if wanted != word and not (wanted == ANY_DAY and (word in DAYS or word.rstrip("stndrh").isdecimal())):
            return False
    return True


def _joins(words: tuple[str, ...], at: int, tokens: Sequence[Token]) -> bool:
    """Whether "and" or "as" starts a new clause, rather than joining two nouns."""
    if words[at] not in {"and", "as", "or"} or at + 1 >= len(words):
        return False
    following = words[at + 1]
    if at and words[at - 1] == "me":
        return False  # "me and my manager will be there"
    if words[at] == "as":
        return following in _SUBJECTS
    if following in _NOMINATIVES or (following in _DETERMINERS and _HEADS & set(words[at + 3 : at + 5])):
        return True
    kinds = {Kind.VERB, Kind.AUXILIARY, Kind.NEGATION, Kind.DOUBT}
    place = at + 2 if following in {"it", "this", "that"} and at + 2 < len(words) else at + 1
    entry = _longest(grammar(), words, place)
    if entry is not None and entry.kind in kinds:
        return True
    ahead = words[at + 2 : at + 5]
    return (following in _SUBJECTS or tokens[at + 1].capital) and any(word in _HEADS for word in ahead[:2])


def _mentions(words: tuple[str, ...]) -> tuple[Mention, ...]:
    found = []
    index = topics()
    for at in range(len(words)):
        taken: set[tuple[str, str]] = set()
        for entry in starting(index, words, at):
            if (entry.kind, entry.value) not in taken and _matches(entry.words, words, at):
                taken.add((entry.kind, entry.value))
                found.append(Mention(entry.kind, entry.value, at, at + len(entry.words)))
    return tuple(found)


__all__ = ["Chunk", "Mention", "Reading", "Topic", "read", "spelt"]
