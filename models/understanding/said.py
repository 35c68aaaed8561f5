"""What the readers of facts share: a reply with its deeds, and the way to look around in it."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile

from models.understanding.chunks import Chunk, Reading
from models.understanding.clauses import Clause, clauses
from models.understanding.deeds import Deed, Tense, deeds
from models.understanding.frame import Frame
from models.understanding.lexicon import Kind
from models.understanding.written_dates import When, exactly

#: What follows these is not what is sent or shared.
_BESIDE = frozenset({"with", "to", "by", "on", "for", "via", "from", "in", "at", "about"})

_ONLY_THEN = frozenset({"once", "when", "until", "after", "before"})

#: Nothing was sent or shared for a conference more days ago than this: a date of birth, or another conference.
OLDEST = 120


@dataclass(frozen=True)
class Said:
    """A reply, read."""

    reading: Reading
    frame: Frame

    @cached_property
    def clauses(self) -> list[Clause]:
        return clauses(self.reading)

    @cached_property
    def deeds(self) -> list[Deed]:
        return deeds(self.reading, self.clauses)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Which kinds of deeds there are at all: most questions about other deeds end here."""
        return frozenset(deed.kind for deed in self.deeds)

    @cached_property
    def written(self) -> frozenset[str]:
        """By which verbs of writing."""
        return frozenset(deed.lemma for deed in self.deeds if deed.kind == "write")

    def about(self, topic: str, place: Deed | Clause | None = None) -> list[str]:
        """What is said on a topic: in the whole reply, in a clause, or around a deed."""
        if place is None:
            return self._topics.get(topic, [])
        parts = place.around if isinstance(place, Deed) else place.chunks
        return [value for start, end in _runs(parts) for value in self.reading.about(topic, start, end)]

    def in_sentence(self, topic: str, sentence: int) -> list[str]:
        """What is said on a topic in one sentence, asides included."""
        start, end = self.bounds(sentence)
        return self.reading.about(topic, start, end)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The first and the last place of a sentence, its opening word included."""
        mine = self._sentences.get(sentence)
        return (max(0, mine[0].start - 1), mine[-1].end) if mine else (0, 0)

    @cached_property
    def _sentences(self) -> dict[int, list[Clause]]:
        found: dict[int, list[Clause]] = {}
        for clause in self.clauses:
            found.setdefault(clause.sentence, []).append(clause)
        return found

    def when(self, deed: Deed) -> When | None:
        """The day of a deed; "then" stands for the last one that was named in the sentence, "same day" in the reply."""
        if deed.when is not None:
            return deed.when
        around = [word for chunk in deed.around for word in self.reading.words[chunk.start : chunk.end]]
        if deed.tense != Tense.PAST and self._by_today(deed):
            return exactly(self.frame.today, self.frame.today)
        if any_of(f" {' '.join(around)} ", "same day", "that day", "straight after", "right after"):
            named = [c.when for c in self.reading.chunks if c.when is not None and c.start < deed.around[-1].start]
            return named[-1] if named else None
        if "then" not in self.reading.words[deed.clause.start : deed.clause.end]:
            return None
        days = [c.when for c in self.chunks_in(deed.clause.sentence) if c.when is not None and c.start < deed.place]
        return days[-1] if days else None

    def _by_today(self, deed: Deed) -> bool:
        """As in "with you by 5", said earlier in the day."""
        hours = [c for c in deed.around if c.kind == Kind.HOUR and c.start > deed.place and c.hour is not None]
        return bool(hours) and self.by_today(hours[0])

    def only_then(self, deed: Deed) -> bool:
        """As in "will send it once I've been through it with mum": what is done is still ahead."""
        before = self.reading.words[deed.clause.start : deed.place]
        return not _ONLY_THEN.isdisjoint(before) and deed.clause.sentence in self._ahead

    @cached_property
    def _ahead(self) -> frozenset[int]:
        """The sentences in which something is still to be done."""
        return frozenset(deed.clause.sentence for deed in self.deeds if deed.tense == Tense.FUTURE)

    def by_today(self, hour: Chunk) -> bool:
        """Whether an hour still lies ahead today, and something is promised by it."""
        by = hour.start > 0 and self.reading.words[hour.start - 1] == "by"
        return by and hour.hour is not None and hour.hour > self.frame.received.time()

    def words(self, sentence: int | None = None) -> str:
        """The words of one sentence, or of all, between spaces, so that phrases can be looked for."""
        if sentence is None:
            return self._all_words
        if sentence not in self._sentence_words:
            self._sentence_words[sentence] = f" {self.reading.said(*self.bounds(sentence))} "
        return self._sentence_words[sentence]

    @cached_property
    def _all_words(self) -> str:
        return f" {' '.join(self.reading.words)} "

    @cached_property
    def _sentence_words(self) -> dict[int, str]:
        """Looked up again and again by every deed of a sentence."""
        return {}

    @cached_property
    def _topics(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for each in self.reading.mentions:
            found.setdefault(each.topic, []).append(each.value)
        return found

    def chunks_in(self, sentence: int) -> list[Chunk]:
        return [chunk for clause in self._sentences.get(sentence, ()) for chunk in clause.chunks]

    def place_of(self, chunk: Chunk) -> int:
        """Which of the reply's chunks this is."""
        return bisect_left(self.reading.chunks, chunk.start, key=lambda each: each.start)

    @cached_property
    def asks(self) -> bool:
        return any(clause.asked for clause in self.clauses)


def _runs(chunks: Iterable[Chunk]) -> list[tuple[int, int]]:
    """The stretches of words that chunks take, neighbours joined."""
    found: list[tuple[int, int]] = []
    for chunk in chunks:
        if found and found[-1][1] == chunk.start:
            found[-1] = (found[-1][0], chunk.end)
        else:
            found.append((chunk.start, chunk.end))
    return found


def has(chunks: Iterable[Chunk], kind: Kind, *values: str) -> bool:
    """Whether one of the chunks is of this kind, and, where given, of these values."""
    return any(chunk.kind == kind and (not values or chunk.value in values) for chunk in chunks)


def any_of(text: str, *phrases: str) -> bool:
    """Whether a phrase stands in `Said.words`, as whole words."""
    for phrase in phrases:  # noqa: SIM110  # asked so often that a generator is felt
        if f" {phrase} " in text:
            return True
    return False


def other_object(deed: Deed) -> bool:
    """Whether what is sent or shared has a name, and it is not the report's: "share health information with mum"."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place]
    direct = list(takewhile(lambda chunk: chunk.value not in _BESIDE and chunk.kind != Kind.RELATION, after))
    report = has(direct, Kind.THING, "report", "it", "research") or has(direct, Kind.THING, "them")
    named = [chunk for chunk in direct if chunk.kind == Kind.THING and chunk.value == "verbal"]
    spoken = any(chunk.end - chunk.start > 1 for chunk in named)  # "shared my concerns", "an update"
    return (has(direct, Kind.OTHER_THING) or spoken) and not report


def recipient(after: list[Chunk]) -> bool:
    """Whether the family is who something goes to: "sent mum the report", "posted to their dad"."""
    for place, chunk in enumerate(after):
        lead = place - 1
        while lead >= 0 and after[lead].value in {"my", "the", "their", "her", "his", "both"}:
            lead -= 1
        if chunk.kind == Kind.RELATION and (lead < 0 or after[lead].value == "to"):
            return True
    return False


def past(when: When | None, today: date | None = None) -> date | None:
    """The day behind us; one so old that it cannot be about this conference is not believed."""
    found = when.past if when else None
    return None if found and today and (today - found).days > OLDEST else found


def future(when: When | None) -> date | None:
    return when.future if when else None


def date_flags(when: When | None, found: date | None) -> set[str]:
    """What to ask about a day that was wanted."""
    if found:
        return set()
    return {"date_vague"} if when is not None and when.vague and when.future is None else {"ask_date"}
