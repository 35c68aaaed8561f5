"""Layer 2: which phrases there are, found by their first word. Built once, when first needed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from models.understanding.vocabulary import (
    asked,
    harm,
    outlook,
    people,
    reasons,
    set_phrases,
    small_words,
    things,
    verbs,
)
from models.understanding.vocabulary.names import ROLE_HEADS, ROLE_WORDS
from models.understanding.vocabulary.ordinary import ORDINARY
from models.understanding.vocabulary.phrases import phrases


class Kind(StrEnum):
    """What a phrase is in a sentence."""

    VERB = "verb"
    AUXILIARY = "auxiliary"
    NEGATION = "negation"
    DOUBT = "doubt"
    RELATION = "relation"
    ROLE = "role"
    PERSON = "person"
    THING = "thing"
    OTHER_THING = "other_thing"
    DAY = "day"
    HOUR = "hour"
    NAME = "name"
    JOIN = "join"
    BREAK = "break"
    STOP = "stop"
    WORD = "word"


class Topic(StrEnum):
    """What a phrase is about, wherever it stands: topics may overlap, and overlap with a sentence's grammar."""

    ROUTE = "route"
    METHOD = "method"
    FORMAT = "format"
    STATE = "state"
    ABSENCE = "absence"
    NO_REPORT = "no_report"
    NOT_READY = "not_ready"
    REASON = "reason"
    DOUBT = "doubt"
    HARM = "harm"
    OUTLOOK = "outlook"
    ASKED = "asked"
    RESPONSE = "response"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase in one reading; `form` is how a verb is used, `lemma` its base."""

    words: tuple[str, ...]
    kind: str
    value: str
    form: str = ""
    lemma: str = ""


#: First word → second word ("" for a phrase of one word) → phrases, the longest first.
Index = Mapping[str, Mapping[str, tuple[Entry, ...]]]

ANY_DAY = "<day>"


def _phrases(kind: str, table: Mapping[str, str]) -> Iterator[Entry]:
    for value, written in table.items():
        yield from (Entry(tuple(phrase.split()), kind, value) for phrase in phrases(written))


def _verbs() -> Iterator[Entry]:
    for deed, rows in verbs.VERBS.items():
        for row in rows:
            forms, _, more = row.partition(" + ")
            for form, word in zip(verbs.FORMS, forms.split(), strict=True):
                # The past form is noted twice where it is the participle too; the first reading wins.
                yield Entry((word, *more.split()), Kind.VERB, deed, form, forms.split()[0])


def _index(entries: Iterable[Entry]) -> Index:
    by_words: dict[str, dict[str, list[Entry]]] = {}
    for entry in entries:
        second = entry.words[1] if len(entry.words) > 1 else ""
        by_words.setdefault(entry.words[0], {}).setdefault(second, []).append(entry)
    # Longer phrases first; of equal ones, the table that comes first.
    return {
        first: {second: tuple(sorted(found, key=lambda entry: -len(entry.words))) for second, found in seconds.items()}
        for first, seconds in by_words.items()
    }


def starting(index: Index, words: Sequence[str], at: int) -> Iterator[Entry]:
    """The phrases that may start at a word: those of two words and more before those of one."""
    seconds = index.get(words[at])
    if seconds is None:
        return
    if at + 1 < len(words):
        yield from seconds.get(words[at + 1], ())
        yield from seconds.get(ANY_DAY, ())
    yield from seconds.get("", ())


@cache
def grammar() -> Index:
    """Phrases that make up sentences: each word belongs to one."""

    def entries() -> Iterator[Entry]:
        yield from (Entry(tuple(said.split()), Kind.BREAK, ",") for said in set_phrases.INTERJECTIONS)
        yield from _phrases(Kind.NEGATION, small_words.NEGATIONS)
        yield from _phrases(Kind.AUXILIARY, small_words.AUXILIARIES)
        yield from _verbs()
        yield from _phrases(Kind.DOUBT, {"maybe": small_words.DOUBT["maybe"], "hedged": small_words.DOUBT["hedged"]})
        yield from _phrases(Kind.WORD, {"": things.COMPOUNDS})
        yield from _phrases(Kind.RELATION, people.RELATIONS)
        yield from _phrases(Kind.ROLE, people.ROLES)
        yield from _phrases(Kind.PERSON, people.PEOPLE)
        yield from _phrases(Kind.THING, things.THINGS)
        yield from _phrases(Kind.OTHER_THING, {"": things.OTHER_THINGS})

    return _index(entries())


@cache
def topics() -> Index:
    """Phrases that are looked for everywhere."""

    def entries() -> Iterator[Entry]:
        yield from _phrases(Topic.ROUTE, things.ROUTES)
        yield from _phrases(Topic.METHOD, things.METHODS)
        yield from _phrases(Topic.FORMAT, things.FORMATS)
        yield from _phrases(Topic.STATE, things.STATES)
        yield from _phrases(Topic.ABSENCE, reasons.ABSENCES)
        yield from _phrases(Topic.NO_REPORT, reasons.NO_REPORT)
        yield from _phrases(Topic.NOT_READY, reasons.NOT_READY)
        yield from _phrases(Topic.REASON, {why: said for why, said in small_words.NEGATIONS.items() if why})
        yield from _phrases(Topic.RESPONSE, things.RESPONSES)
        yield from _phrases(Topic.THING, things.THINGS)
        yield from _phrases(Topic.HARM, harm.HARM)
        yield from _phrases(Topic.OUTLOOK, outlook.OUTLOOK)
        yield from _phrases(Topic.ASKED, asked.ASKED)

    return _index(entries())


@cache
def verb_forms() -> frozenset[str]:
    """Every form of every verb of answering."""
    return frozenset(entry.words[0] for entry in _verbs()) - {"post", "aware", "contact", "cover", "free", "return"}


@cache
def field_words() -> frozenset[str]:
    """Every word of the tables: what a misspelt word may have meant."""
    found: set[str] = set()
    for index in (grammar(), topics()):
        for seconds in index.values():
            for entries in seconds.values():
                found.update(word for entry in entries for word in entry.words)
    return frozenset(word for word in found if word.isalpha())


@cache
def known_words() -> frozenset[str]:
    return field_words() | ORDINARY | ROLE_WORDS | ROLE_HEADS
