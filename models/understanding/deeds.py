"""Layer 4: phrases into deeds. A deed is one verb with who does it, whether it happened, and what stands around it.

Sentences are cut into clauses at commas and joining words; a clause without a verb belongs to the deed beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from models.understanding.chunks import Chunk, Reading
from models.understanding.dates import When
from models.understanding.lexicon import Kind
from models.understanding.vocabulary.small_words import ASKING, CONDITIONS

_PEOPLE = {Kind.PERSON, Kind.RELATION, Kind.ROLE, Kind.NAME}
_TOWARDS = frozenset("with to for from by of at about in on into via".split())
_PASSED_OVER = frozenset("the a an my our your her his their allocated both as".split())


class Tense(StrEnum):
    """When a deed is: done, to be done, or neither said."""

    PAST = "past"
    FUTURE = "future"
    PRESENT = "present"


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


@dataclass(frozen=True)
class Deed:
    """One verb of a clause. `why` is what a negation gave as its reason; `around` reaches over attached clauses."""

    kind: str
    lemma: str
    tense: Tense
    clause: Clause
    place: int
    negative: bool = False
    why: str = ""
    doubt: str = ""
    subject: Chunk | None = None
    reported: bool = False
    supposed: bool = False
    infinitive: bool = False
    around: tuple[Chunk, ...] = field(default=())

    @property
    def factual(self) -> bool:
        """Whether it says something about the world, rather than asking or supposing it."""
        return not (self.clause.asked or self.clause.conditional or self.reported or self.supposed)

    @property
    def by_us(self) -> bool:
        """Whether the writer does it, or nobody is named; "report" or "it" as a subject is the writer's own."""
        if self.subject is None:
            return True
        return self.subject.kind == Kind.THING or self.subject.value in {"me", "you"}

    def of(self, kind: Kind) -> list[Chunk]:
        return [chunk for chunk in self.around if chunk.kind == kind]

    @property
    def when(self) -> When | None:
        """The day that belongs to it: the first after the verb, or else the last before it."""
        days = self.of(Kind.DAY)
        after = [chunk for chunk in days if chunk.start > self.place]
        chosen = after[0] if after else (days[-1] if days else None)
        return chosen.when if chosen else None


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
                yield current, chunk.value == "?" or False
            current = []
        else:
            current.append(chunk)
    if current:
        yield current, False


def _clauses(sentence: tuple[list[Chunk], bool], number: int, reading: Reading) -> list[Clause]:
    chunks, question = sentence
    parts: list[tuple[str, list[Chunk]]] = [("", [])]
    for chunk in _without_asides(chunks):
        if chunk.kind in {Kind.BREAK, Kind.JOIN} and not _labels(chunk, reading):
            parts.append((chunk.value, []))
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
    """ "Shared: yes": the colon keeps the answer with its label."""
    return chunk.value == ":" and reading.words[chunk.end : chunk.end + 1] in {("yes",), ("no",), ("not",)}


def _without_asides(chunks: Sequence[Chunk]) -> list[Chunk]:
    """The sentence without roles that stand beside a name: "Jo Barker (deputy DSL) is …", "Aisha Khan, school nurse, …"."""
    kept: list[Chunk] = []
    place = 0
    while place < len(chunks):
        chunk = chunks[place]
        if chunk.kind == Kind.BREAK and chunk.value in {"(", ",", "-"} and kept and kept[-1].kind == Kind.NAME:
            end = place + 1
            while end < len(chunks) and (chunks[end].kind == Kind.ROLE or chunks[end].value in {"our", "the", "my"}):
                end += 1
            if end > place + 1:
                place = end + (end < len(chunks) and chunks[end].kind == Kind.BREAK)
                continue
        kept.append(chunk)
        place += 1
    return kept


def _inverted(clause: Clause, reading: Reading, *, before: bool) -> bool:
    """Whether it starts as a question does: "who …", "can I …", "is the …"."""
    words = reading.words[clause.start : clause.end]
    if clause.joined_by in {"who", "where", "which"} and not before:
        return True
    start = 1 if words and words[0] in {"hi", "hello", "please", "sorry", "also", "so", "just", "thanks"} else 0
    words = words[start:]
    if len(words) < 2 or words[0] not in ASKING:
        return False
    if words[0] in {"who", "what", "when", "where", "how", "which", "why", "whats"}:
        return clause.joined_by in {"", ",", "-", ":"} or clause.joined_by in {"and", "so", "but"}
    return words[1] in {
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


def deeds(reading: Reading) -> list[Deed]:
    """Every deed of the reply, with its attached clauses."""
    all_clauses = clauses(reading)
    spans = _attached(all_clauses)
    found: list[Deed] = []
    subject: Chunk | None = None
    sentence = -1
    for clause, around in zip(all_clauses, spans, strict=True):
        if clause.sentence != sentence:
            subject, sentence = None, clause.sentence
        inherited = subject if clause.joined_by in {"and", "but", "or"} else None
        for deed in _deeds_of(clause, around, inherited, reading):
            if _shares_negation(clause, deed, found):
                deed = replace(deed, negative=True, tense=found[-1].tense)
            found.append(deed)
            subject = deed.subject
    return found


def _shares_negation(clause: Clause, deed: Deed, found: Sequence[Deed]) -> bool:
    """ "cannot attend or send a report"."""
    return (
        clause.joined_by == "or" and bool(found) and found[-1].negative and found[-1].clause.sentence == clause.sentence
    )


def _attached(all_clauses: Sequence[Clause]) -> list[tuple[Chunk, ...]]:
    """For each clause its chunks and those of the verbless clauses that belong to it."""
    owners: list[int] = []
    last: int | None = None
    verbs = [any(chunk.kind == Kind.VERB for chunk in clause.chunks) for clause in all_clauses]
    for place, clause in enumerate(all_clauses):
        if verbs[place]:
            last = place
        elif last is None or (all_clauses[last].sentence != clause.sentence and not _hangs_on(clause)):
            following = next((each for each in range(place, len(verbs)) if verbs[each]), None)
            same = following is not None and all_clauses[following].sentence == clause.sentence
            owners.append(following if same and following is not None else place)
            continue
        owners.append(last if last is not None else place)
    return [
        tuple(chunk for place, owner in enumerate(owners) if owner == mine for chunk in all_clauses[place].chunks)
        for mine in range(len(all_clauses))
    ]


def _hangs_on(clause: Clause) -> bool:
    """Whether a verbless sentence only adds when, how or with whom: "2 March." """
    return len(clause.chunks) <= 4 and all(
        chunk.kind in {Kind.DAY, Kind.RELATION, Kind.HOUR}
        or chunk.value in {"on", "by", "via", "phone", "in", "person", "the", "over"}
        for chunk in clause.chunks
    )


def _deeds_of(clause: Clause, around: tuple[Chunk, ...], inherited: Chunk | None, reading: Reading) -> Iterator[Deed]:
    begin = 0
    previous: Deed | None = None
    for place, chunk in enumerate(clause.chunks):
        if chunk.kind != Kind.VERB or _is_auxiliary(clause.chunks, place, reading):
            continue
        before = clause.chunks[begin:place]
        deed = _deed(chunk, before, clause, around, reading)
        if deed.subject is None:
            deed = replace(deed, subject=previous.subject if previous else inherited)
        if previous is not None and _puts_in_others_mouths(previous, before):
            deed = replace(deed, reported=True)
        if previous is not None and previous.reported:
            deed = replace(deed, reported=True)
        if previous is not None and deed.infinitive:
            deed = _governed(deed, previous)
        yield deed
        previous, begin = deed, place + 1


def _is_auxiliary(chunks: Sequence[Chunk], place: int, reading: Reading) -> bool:
    """ "do" before a negation, a subject or another verb only carries it."""
    chunk = chunks[place]
    if chunk.lemma != "do" or chunk.end - chunk.start > 1 or reading.words[chunk.start] not in {"do", "does", "did"}:
        return False
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    carried = {Kind.NEGATION, Kind.PERSON, Kind.VERB, Kind.AUXILIARY}
    return following is not None and following.kind in carried and following.value != "be"


def _puts_in_others_mouths(previous: Deed, between: Sequence[Chunk]) -> bool:
    """ "Mum said she will …", "I asked the school to …": what others say or are asked is not a fact."""
    if previous.kind != "tell":
        return False
    if not previous.by_us:
        return True
    to_others = [chunk for chunk in between if chunk.kind in _PEOPLE and chunk.value not in {"you"}]
    return previous.lemma in {"ask", "want"} and bool(to_others) or bool(to_others and to_others[-1].value != "me")


def _governed(deed: Deed, previous: Deed) -> Deed:
    """An infinitive takes what was said of the verb before it: "refused to look", "need to send"."""
    if previous.kind in {"refuse"}:
        return replace(deed, negative=True)
    if previous.negative and previous.kind in {"begin", "get", "see", "reach"}:
        return replace(deed, negative=True, why=previous.why)
    return deed


def _deed(verb: Chunk, before: Sequence[Chunk], clause: Clause, around: tuple[Chunk, ...], reading: Reading) -> Deed:
    auxiliaries = [chunk.value for chunk in before if chunk.kind == Kind.AUXILIARY]
    auxiliaries += ["do" for chunk in before if chunk.kind == Kind.VERB]
    negations = [chunk for chunk in before if chunk.kind == Kind.NEGATION]
    doubts = [chunk.value for chunk in before if chunk.kind == Kind.DOUBT]
    infinitive = verb.start > 0 and reading.words[verb.start - 1] == "to"
    answer = reading.words[verb.end : clause.end]
    return Deed(
        kind=verb.value,
        lemma=verb.lemma,
        tense=_tense(verb, auxiliaries, doubts, infinitive=infinitive),
        clause=clause,
        place=verb.start,
        negative=bool(negations) or _labelled_no(answer),
        supposed=_supposed(before, reading),
        why=next((chunk.value for chunk in reversed(negations) if chunk.value), ""),
        doubt="maybe" if "maybe" in doubts else (doubts[0] if doubts else ""),
        subject=_subject(before),
        infinitive=infinitive,
        around=around,
    )


def _labelled_no(answer: tuple[str, ...]) -> bool:
    """ "Attending: no"."""
    return ":" in answer and answer[answer.index(":") + 1 :][:1] in {("no",), ("not",)}


def _supposed(before: Sequence[Chunk], reading: Reading) -> bool:
    """ "was meant to be sent": what should have been is not what was."""
    said = f" {reading.said(before[0].start, before[-1].end)} " if before else ""
    return any(
        f" {phrase} " in said for phrase in ("meant to", "supposed to", "should have", "was going to", "were going to")
    )


def _tense(verb: Chunk, auxiliaries: Sequence[str], doubts: Sequence[str], *, infinitive: bool) -> Tense:
    if "managed" in auxiliaries:
        return Tense.PAST
    if "will" in auxiliaries:
        return Tense.FUTURE
    same = verb.lemma in {"read", "put"} and not (infinitive or auxiliaries)  # past and base look alike
    if verb.form == "ed" or same:
        return Tense.PAST
    if verb.form == "base" and "do" in auxiliaries:
        return Tense.PRESENT
    if infinitive or "can" in auxiliaries or "maybe" in doubts:
        return Tense.FUTURE
    return Tense.PRESENT


def _subject(before: Sequence[Chunk]) -> Chunk | None:
    """The last person or thing before the verb that no "with" or "to" leads up to."""
    for place in range(len(before) - 1, -1, -1):
        chunk = before[place]
        if chunk.kind not in _PEOPLE and not (chunk.kind == Kind.THING and chunk.value in {"report", "it"}):
            continue
        lead = place - 1
        while lead >= 0 and before[lead].value in _PASSED_OVER:
            lead -= 1
        if lead < 0 or before[lead].value not in _TOWARDS:
            return chunk
    return None
