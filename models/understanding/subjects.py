"""Layer 4: who does a deed: the person or thing before its verb, or a stranger of whom nothing is known."""

from collections.abc import Sequence

from models.understanding.chunks import Chunk
from models.understanding.lexicon import Kind, known_words
from models.understanding.vocabulary.phrases import words
from models.understanding.vocabulary.small_words import NO_SUBJECTS

PEOPLE = frozenset({Kind.PERSON, Kind.RELATION, Kind.ROLE, Kind.NAME})
_TOWARDS = words("with to for from by of at about in on into via")
_ARTICLES = words("the a an our my your his her their some another for this that")
_WHATEVER = words("what whatever anything something everything nothing who whoever anyone someone")
_PASSED_OVER = words("the a an my our your her his their allocated both as")


def subject_of_infinitive(before: Sequence[Chunk]) -> Chunk | None:
    """As in "for her to share": whoever stands before the "to"."""
    if len(before) > 1 and before[-1].value == "to":
        doer = before[-2]
        unknown = doer.kind == Kind.WORD and doer.value.isalpha() and doer.value not in NO_SUBJECTS
        if doer.kind in PEOPLE or doer.kind == Kind.OTHER_THING or (unknown and _led_by_for(before)):
            return doer
    return subject(before)


def _led_by_for(before: Sequence[Chunk]) -> bool:
    """As in "waiting for bloods to come back"."""
    return any(chunk.value == "for" for chunk in before[-5:-2])


def _stranger(before: Sequence[Chunk], place: int) -> bool:
    """Whether a word we know nothing of is who does it: a noun, by its article or its plural, or nobody's word."""
    chunk = before[place]
    if chunk.kind != Kind.WORD or chunk.value in NO_SUBJECTS or (place and before[place - 1].value in _TOWARDS):
        return False
    if chunk.value in _WHATEVER:
        return True
    if chunk.value.endswith("s") or (place > 0 and before[place - 1].value in _ARTICLES):
        return True
    adverb = place > 0 and before[place - 1].kind in {Kind.AUXILIARY, Kind.NEGATION, Kind.PERSON}
    return chunk.value.isalpha() and chunk.value not in known_words() and not adverb


def _with_me(before: Sequence[Chunk], place: int) -> Chunk | None:
    """As in "both me and the head of year": the writer comes too."""
    mine = [chunk for chunk in before[:place] if chunk.kind == Kind.PERSON and chunk.value == "me"]
    joined = any(chunk.value in {"and", "with", "plus"} for chunk in before[max(0, place - 2) : place])
    return mine[-1] if mine and joined and before[place].kind in {Kind.ROLE, Kind.NAME} else None


def _other_thing(before: Sequence[Chunk], place: int) -> bool:
    """As in "an invoice will come": a thing of its own, unless a "with" or "to" leads up to it."""
    lead = place - 1
    while lead >= 0 and before[lead].value in _PASSED_OVER:
        lead -= 1
    return before[place].kind == Kind.OTHER_THING and (lead < 0 or before[lead].value not in _TOWARDS)


def _carried(before: Sequence[Chunk]) -> int:
    """How many chunks right before a verb only carry it: auxiliaries, negations, adverbs."""
    carrying = {Kind.AUXILIARY, Kind.NEGATION, Kind.DOUBT}
    count = 0
    for chunk in reversed(before):
        if chunk.kind not in carrying and not (chunk.kind == Kind.WORD and chunk.value in NO_SUBJECTS):
            break
        count += 1
    return count


def subject(before: Sequence[Chunk]) -> Chunk | None:
    """The last person or thing before the verb that no "with" or "to" leads up to."""
    for place in range(len(before) - 1, -1, -1):
        chunk = before[place]
        right_before = place == len(before) - 1 - _carried(before)
        if right_before and (_stranger(before, place) or _other_thing(before, place)):
            return chunk
        if chunk.kind not in PEOPLE and not (chunk.kind == Kind.THING and chunk.value in {"report", "it"}):
            continue
        lead = place - 1
        while lead >= 0 and before[lead].value in _PASSED_OVER:
            lead -= 1
        if lead < 0 or before[lead].value not in _TOWARDS:
            return _with_me(before, place) or chunk
    return None
