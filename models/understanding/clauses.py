"""Layer 4: sentences into clauses, at commas and joining words, and what hangs over each of them.

A clause without a verb belongs to the deed beside it; a role beside a name is an aside.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, pairwise

from models.understanding.chunks import Chunk, Reading
from models.understanding.lexicon import Kind
from models.understanding.vocabulary.phrases import words
from models.understanding.vocabulary.small_words import ASKING, CONDITIONS

_KINDS_OF_LEAVE = words("annual sick maternity mat paternity on study carers compassionate")
_NOUNS = words("leave phone call ring visit post email contact cover draft return talk")
_BEFORE_NOUNS = words("by on the over via a my home in no first this any phone video our")
#: What may stand before a question.
_OPENING = words("hi hello hiya hey please sorry also so just thanks and but or ok oh")
_MAY = words("can could shall should may do")
_HAVING = words("have has had been was were already is")
#: After these a verb is a noun: "offered a read through", "at drop off", "by hand", "in writing".
_NOUN_AFTER = {
    "read": words("a the quick another"),
    "drop": words("at after before school"),
    "hand": words("by"),
    "write": words("in"),
}
#: What such a clause tells is why, not with whom or when.
_REASONING = words("who which as because since although though while whilst so if when")


#: Nobody writes longer ones, and each deed looks around in its clause.
_LONGEST_CLAUSE = 60
_LONGEST_SENTENCE = 120


@dataclass(frozen=True)
class Clause:
    """Some chunks of one sentence, and what hangs over all of them."""

    chunks: tuple[Chunk, ...]
    sentence: int
    joined_by: str = ""
    asked: bool = False
    conditional: bool = False

    @property
    def start(self) -> int:
        return self.chunks[0].start

    @property
    def end(self) -> int:
        return self.chunks[-1].end


def clauses(reading: Reading) -> list[Clause]:
    """The reply's clauses, in order."""
    found: list[Clause] = []
    for number, sentence in enumerate(_sentences(reading.chunks)):
        found += _clauses(sentence, number, reading)
    return found


def _sentences(chunks: Sequence[Chunk]) -> Iterator[tuple[list[Chunk], bool]]:
    current: list[Chunk] = []
    for chunk in chunks:
        if chunk.kind == Kind.STOP:
            if current:
                yield current, chunk.value == "?"
            current = []
        else:
            if len(current) >= _LONGEST_SENTENCE:
                yield current, False
                current = []
            current.append(chunk)
    if current:
        yield current, False


def _clauses(sentence: tuple[list[Chunk], bool], number: int, reading: Reading) -> list[Clause]:
    chunks, question = sentence
    parts: list[tuple[str, list[Chunk]]] = [("", [])]
    for chunk in _without_asides(chunks):
        if chunk.kind in {Kind.BREAK, Kind.JOIN} and not _labels(chunk, reading):
            parts.append((chunk.value, []))
        elif len(parts[-1][1]) >= _LONGEST_CLAUSE:
            parts.append(("", [chunk]))
        else:
            parts[-1][1].append(chunk)
    found = [Clause(tuple(part), number, joined_by=join) for join, part in parts if part]
    opening = bool(found) and _inverted(found[0], reading, before=False)
    marked = []
    for place, clause in enumerate(found):
        last = place == len(found) - 1
        asked = _inverted(clause, reading, before=place > 0) or (question and (last or opening))
        marked.append(replace(clause, asked=asked, conditional=clause.joined_by in CONDITIONS))
    return marked


def _labels(chunk: Chunk, reading: Reading) -> bool:
    """As in "Shared: yes": the colon keeps the answer with its label."""
    return chunk.value in {":", "-"} and reading.words[chunk.end : chunk.end + 1] in {("yes",), ("no",), ("not",)}


def _without_asides(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The sentence without roles beside a name: "Jo Barker (deputy DSL) is …", "Aisha Khan, school nurse, …"."""
    kept: list[Chunk] = []
    place = 0
    while place < len(chunks):
        chunk = chunks[place]
        if chunk.kind == Kind.BREAK and chunk.value in {"(", ",", "-"} and kept and kept[-1].kind == Kind.NAME:
            end = _end_of_aside(chunks, place)
            if end > place + 1:
                place = end + (end < len(chunks) and chunks[end].kind == Kind.BREAK)
                closed = place > end and chunks[end].value == ")"
                place += closed and place < len(chunks) and chunks[place].value == ","
                continue
        kept.append(chunk)
        place += 1
    return kept


def _end_of_aside(chunks: Sequence[Chunk], start: int) -> int:
    """Where the words about a name end: at the bracket, or after the role."""
    if chunks[start].value == "(":
        closing = [place for place in range(start, min(start + 7, len(chunks))) if chunks[place].value == ")"]
        if closing:
            return closing[0]
    end = start + 1
    while end < len(chunks) and (chunks[end].kind == Kind.ROLE or chunks[end].value in {"our", "the", "my"}):
        end += 1
    return end


def _inverted(clause: Clause, reading: Reading, *, before: bool) -> bool:
    """Whether it starts as a question does: "who …", "can I …", "is the …"."""
    said = reading.words[clause.start : clause.end]
    if clause.joined_by in {"who", "where", "which"} and not before:
        return True
    said = tuple(dropwhile(_OPENING.__contains__, said))
    if any(pair[0] in _MAY and pair[1] in {"i", "we"} for pair in pairwise(said[1:])):
        return True  # "I'm a student, can I come and observe"
    if said[:2] == ("did", "this") or len(said) < 2 or said[0] not in ASKING:
        return False
    if said[0] == "did" and sum(chunk.kind == Kind.VERB for chunk in clause.chunks) < 2:
        return False  # "did mum on Monday"
    if said[0] in {"have", "has", "had"} and said[1] not in {"you", "we", "i", "they", "my"}:
        return False  # "have a strat at 9.30"
    if said[0] in {"who", "what", "when", "where", "how", "which", "why", "whats"}:
        return clause.joined_by in {"", ",", "-", ":", "and", "so", "but", "or", "also", "plus"}
    if clause.joined_by not in {"", ",", "-", ":", "and", "so", "but", "if", "or", "also", "plus"}:
        return False
    return said[1] in {
        "i",
        "you",
        "we",
        "there",
        "it",
        "this",
        "they",
        "the",
        "someone",
        "anyone",
        "my",
        "that",
        "mum",
        "dad",
        "she",
        "he",
        "a",
    }


def attached(all_clauses: Sequence[Clause], reading: Reading) -> list[tuple[Chunk, ...]]:
    """For each clause its chunks and those of the verbless clauses that belong to it."""
    owners: list[int] = []
    last: int | None = None
    verbs = [
        any(chunk.kind == Kind.VERB and not is_noun(chunk, clause, reading) for chunk in clause.chunks)
        for clause in all_clauses
    ]
    following = _next_with_verb(verbs)
    for place, clause in enumerate(all_clauses):
        if verbs[place]:
            last = place
        ahead = following[place]
        if clause.joined_by in _REASONING and not verbs[place]:
            owners.append(place)
        elif last is not None and (all_clauses[last].sentence == clause.sentence or _hangs_on(clause)):
            owners.append(last)
        elif ahead is not None and all_clauses[ahead].sentence == clause.sentence:
            owners.append(ahead)
        else:
            owners.append(place)
    spans: list[list[Chunk]] = [[] for _ in all_clauses]
    for clause, owner in zip(all_clauses, owners, strict=True):
        spans[owner].extend(clause.chunks)
    return [tuple(span) for span in spans]


def is_noun(verb: Chunk, clause: Clause, reading: Reading) -> bool:
    """As in "by phone", "a visit", "(phone)": a word that can be a verb, and is none here."""
    before = reading.words[verb.start - 1] if verb.start else ""
    after = reading.words[verb.end] if verb.end < len(reading.words) else ""
    if verb.lemma == "give" and reading.words[verb.start] == "given":
        return before not in _HAVING and after in {"the", "that", "his", "her", "their"}
    if before in _NOUN_AFTER.get(verb.lemma, ()) or (verb.lemma == "send" and after in {"box", "items", "folder"}):
        return True
    if verb.lemma not in _NOUNS or verb.form != "base" or verb.end - verb.start > 1:
        return False
    if verb.lemma == "leave":
        return verb.start > 0 and reading.words[verb.start - 1] in _KINDS_OF_LEAVE
    return (
        len(clause.chunks) == 1
        or clause.joined_by == "("
        or (verb.start > 0 and reading.words[verb.start - 1] in _BEFORE_NOUNS)
    )


def _next_with_verb(verbs: Sequence[bool]) -> list[int | None]:
    found: list[int | None] = [None] * len(verbs)
    ahead: int | None = None
    for place in range(len(verbs) - 1, -1, -1):
        ahead = place if verbs[place] else ahead
        found[place] = ahead
    return found


def _hangs_on(clause: Clause) -> bool:
    """As in "2 March.": whether a verbless sentence only adds when, how or with whom."""
    return len(clause.chunks) <= 4 and all(
        chunk.kind in {Kind.DAY, Kind.RELATION, Kind.HOUR}
        or chunk.value in {"on", "by", "via", "phone", "in", "person", "the", "over"}
        for chunk in clause.chunks
    )
