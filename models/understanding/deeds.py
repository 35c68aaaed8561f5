"""Layer 4: phrases into deeds. A deed is one verb with who does it, whether it happened, and what stands around it.

Sentences are cut into clauses at commas and joining words; a clause without a verb belongs to the deed beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from models.understanding.chunks import Chunk, Reading
from models.understanding.clauses import Clause, attached, is_noun
from models.understanding.lexicon import Kind
from models.understanding.subjects import PEOPLE, subject, subject_of_infinitive
from models.understanding.vocabulary.small_words import NO_SUBJECTS
from models.understanding.written_dates import When

#: Meant, and so not done; or allowed, and so neither told as done nor to be done.
_NOT_SO = ("meant to", "supposed to", "should have", "was going to", "were going to")
_ALLOWED = ("happy for me to", "happy for us to", "consents to", "consented to", "consent to", "permission to")
_GOVERNING = {Kind.VERB, Kind.NEGATION, Kind.DOUBT}


class Tense(StrEnum):
    """When a deed is: done, to be done, or neither said."""

    PAST = "past"
    FUTURE = "future"
    PRESENT = "present"


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
    asked_for: bool = False
    supposed: bool = False
    idle: bool = False
    infinitive: bool = False
    form: str = ""
    passive: bool = False
    bare: bool = False
    around: tuple[Chunk, ...] = field(default=())

    @property
    def factual(self) -> bool:
        """Whether it says something about the world, rather than asking or supposing it."""
        return not (
            self.clause.asked
            or self.clause.conditional
            or self.reported
            or self.supposed
            or self.idle
            or self.asked_for
        )

    @property
    def by_us(self) -> bool:
        """Whether the writer does it, or nobody is named; "report" or "it" as a subject is the writer's own."""
        if self.subject is None:
            return True
        return self.subject.kind == Kind.THING or self.subject.value in {"me", "you"}

    @property
    def by_me(self) -> bool:
        """Whether the writer does it in person."""
        return self.subject is None or self.subject.value in {"me", "you"}

    def of(self, kind: Kind) -> list[Chunk]:
        return [chunk for chunk in self.around if chunk.kind == kind]

    @property
    def when(self) -> When | None:
        """The day that belongs to it: the first after the verb, or else the last before it."""
        days = self.of(Kind.DAY)
        after = [chunk for chunk in days if chunk.start > self.place]
        chosen = after[0] if after else (days[-1] if days else None)
        return chosen.when if chosen else None


def deeds(reading: Reading, all_clauses: Sequence[Clause]) -> list[Deed]:
    """Every deed of the reply, with its attached clauses; each knows its own clause, the very one of these."""
    spans = attached(all_clauses, reading)
    found: list[Deed] = []
    doer: Chunk | None = None
    sentence = -1
    for clause, around in zip(all_clauses, spans, strict=True):
        if clause.sentence != sentence:
            doer, sentence = None, clause.sentence
        inherited = doer if clause.joined_by in {"and", "but", "or"} else None
        for deed in _deeds_of(clause, around, inherited, reading):
            found.append(_with_intention(_with_negation(deed, found), found))
            doer = deed.subject if deed.subject is None or deed.subject.kind != Kind.WORD else None
    return found


def _with_intention(deed: Deed, before: Sequence[Deed]) -> Deed:
    """As in "I'll ring mum and talk her through it": the second deed is as far ahead as the first."""
    last = before[-1] if before else None
    joined = last is not None and deed.clause.joined_by == "and" and last.clause.sentence == deed.clause.sentence
    if last is None or not joined or deed.negative or last.tense != Tense.FUTURE:
        return deed
    if deed.tense == Tense.PAST and not deed.bare:
        return deed
    return replace(deed, tense=Tense.FUTURE)


def _with_negation(deed: Deed, before: Sequence[Deed]) -> Deed:
    """As in "cannot attend or send a report": the second deed takes the negation of the first."""
    last = before[-1] if before else None
    if (
        last is None
        or deed.clause.joined_by != "or"
        or not last.negative
        or last.clause.sentence != deed.clause.sentence
    ):
        return deed
    return replace(deed, negative=True, tense=last.tense)


def _deeds_of(clause: Clause, around: tuple[Chunk, ...], inherited: Chunk | None, reading: Reading) -> Iterator[Deed]:
    begin = 0
    previous: Deed | None = None
    for place, chunk in enumerate(clause.chunks):
        if chunk.kind != Kind.VERB or _is_auxiliary(clause.chunks, place, reading) or is_noun(chunk, clause, reading):
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
    """As in "do" before a negation, a subject or another verb only carries it."""
    chunk = chunks[place]
    if chunk.lemma != "do" or chunk.end - chunk.start > 1 or reading.words[chunk.start] not in {"do", "does", "did"}:
        return False
    following = chunks[place + 1] if place + 1 < len(chunks) else None
    carried = {Kind.NEGATION, Kind.PERSON, Kind.VERB, Kind.AUXILIARY}
    return following is not None and following.kind in carried and following.value != "be"


def _puts_in_others_mouths(previous: Deed, between: Sequence[Chunk]) -> bool:
    """As in "Mum said she will …", "I asked the school to …": what others say or are asked is not a fact."""
    if previous.kind != "tell":
        return False
    if previous.passive and previous.lemma == "ask":
        return True
    if previous.lemma == "want" and not any(chunk.value == "to" for chunk in between):
        return True
    if not previous.by_us:
        return True
    to_others = [chunk for chunk in between if chunk.kind in PEOPLE and chunk.value != "you"]
    return (previous.lemma in {"ask", "want"} and bool(to_others)) or bool(to_others and to_others[-1].value != "me")


def _governed(deed: Deed, previous: Deed) -> Deed:
    """An infinitive takes what was said of the verb before it: "refused to look", "need to send"."""
    if previous.supposed:
        deed = replace(deed, supposed=True)  # "was meant to come in to go through it"
    if previous.kind == "refuse":
        return replace(deed, negative=True)
    if previous.negative and previous.lemma != "want":
        return replace(deed, negative=True, why=previous.why)
    return deed


def _deed(verb: Chunk, before: Sequence[Chunk], clause: Clause, around: tuple[Chunk, ...], reading: Reading) -> Deed:
    auxiliaries = [chunk.value for chunk in before if chunk.kind == Kind.AUXILIARY]
    auxiliaries += ["do" for chunk in before if chunk.kind == Kind.VERB]
    negations = [chunk for chunk in before if chunk.kind == Kind.NEGATION]
    doubts = [chunk.value for chunk in before if chunk.kind == Kind.DOUBT]
    unmanaged = any("been" in said or "managed" in said or "had" in said for said in _typed(negations, reading))
    auxiliaries += ["managed"] if unmanaged else []
    infinitive = verb.start > 0 and reading.words[verb.start - 1] == "to"
    answer = reading.words[verb.end : clause.end]
    return Deed(
        kind=verb.value,
        lemma=verb.lemma,
        tense=_tense(
            verb, auxiliaries, doubts, infinitive=infinitive, being=reading.words[max(0, verb.start - 1)] == "being"
        ),
        clause=clause,
        place=verb.start,
        negative=bool(negations) or _labelled_no(answer),
        supposed=_among(_NOT_SO, before, reading),
        reported=_among(_ALLOWED, before, reading),
        idle=infinitive and _idle(before),
        asked_for=_asked_for(verb, before, reading),
        why=next((chunk.value for chunk in reversed(negations) if chunk.value), ""),
        doubt="maybe" if "maybe" in doubts else (doubts[0] if doubts else ""),
        subject=subject_of_infinitive(before) if infinitive else subject(before),
        infinitive=infinitive,
        bare=not auxiliaries and subject(before) is None,
        form=verb.form,
        passive=verb.form == "ed" and "be" in auxiliaries,
        around=around,
    )


def _typed(chunks: Sequence[Chunk], reading: Reading) -> list[tuple[str, ...]]:
    return [reading.words[chunk.start : chunk.end] for chunk in chunks]


def _labelled_no(answer: tuple[str, ...]) -> bool:
    """As in "Attending: no"."""
    return any(pair in {(":", "no"), (":", "not"), ("-", "no"), ("-", "not")} for pair in pairwise(answer))


def _asked_for(verb: Chunk, before: Sequence[Chunk], reading: Reading) -> bool:
    """As in "please don't share it with dad": what we are asked to do, or not to do."""
    said = [word for chunk in before for word in reading.words[chunk.start : chunk.end]]
    if verb.form != "base" or not said or said[0] not in {"please", "do", "can", "could"}:
        return False
    return said in (
        ["please"],
        ["please", "do", "not"],
        ["do", "not"],
        ["could", "you"],
        ["can", "you"],
        ["please", "can", "you"],
    )


def _idle(before: Sequence[Chunk]) -> bool:
    """As in "it's against our policy to share": an infinitive after a noun that nobody is said to intend."""
    if len(before) < 2 or before[-1].value != "to" or any(chunk.kind in _GOVERNING for chunk in before):
        return False
    lead = before[-2]
    return lead.kind == Kind.WORD and lead.value.isalpha() and lead.value not in NO_SUBJECTS


def _among(phrases: Sequence[str], before: Sequence[Chunk], reading: Reading) -> bool:
    """Whether one of these leads up to a verb: "was meant to be sent", "happy for me to share it"."""
    said = f" {reading.said(before[0].start, before[-1].end)} " if before else ""
    return any(f" {phrase} " in said for phrase in phrases)


def _tense(verb: Chunk, auxiliaries: Sequence[str], doubts: Sequence[str], *, infinitive: bool, being: bool) -> Tense:
    if "managed" in auxiliaries:
        return Tense.PAST
    if being:
        return Tense.PRESENT
    if "will" in auxiliaries:
        return Tense.FUTURE
    same = (
        verb.lemma in {"read", "put", "complete"}
        and verb.form != "ing"
        and not infinitive
        and set(auxiliaries) <= {"have", "be"}
    )  # past and base look alike
    if verb.form == "ed" or same:
        return Tense.PAST
    if verb.form == "base" and "do" in auxiliaries:
        return Tense.PRESENT
    if infinitive or "can" in auxiliaries or "maybe" in doubts:
        return Tense.FUTURE
    return Tense.PRESENT
