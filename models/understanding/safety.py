"""Layer 5, and read before all others: harm, identifying details, names of children, what must stay with the chair."""

from itertools import dropwhile

from models.screening import Identifier, identifiers_in
from models.understanding.chunks import Mention
from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.said import Said, any_of, has
from models.understanding.vocabulary.harm import (
    BITES,
    BODY,
    DENIALS,
    FEARS,
    IDIOMS,
    INJURIES,
    MISHAPS,
    NOTICED,
    PERSONS,
    SUFFERED,
    VIOLENT,
)
from models.understanding.vocabulary.people import TITLES
from models.understanding.vocabulary.phrases import words
from models.understanding.vocabulary.set_phrases import NEWS, NO_NEWS

_SHAPES = {
    Identifier.NHS_NUMBER: "contains_nhs_number_shape",
    Identifier.BIRTH: "contains_date_of_birth",
    Identifier.POSTCODE: "contains_postcode",
    Identifier.PHONE: "contains_phone_number",
    Identifier.EMAIL: "contains_email_address",
}
_NEW_RISK = {"new_risk", "stop_tell_user_to_phone_now_and_999_if_immediate", "delete_message_request",
             "alert_named_safeguarding_contact"}  # fmt: skip
_CHILD_WORDS = words(
    """
    son daughter child baby boy girl brother sister twin twins pupil student kid sibling
    """
)
_SMALL = words("have had been was got am a the just also badly being got by with and so really")
_POINTING = words("re regarding for about concerning of with")


def identifiers(text: str) -> set[str]:
    """Flags for the shapes of identifying details in a text."""
    found = {_SHAPES[each] for each in identifiers_in(text)}
    return found | {"delete_message_request"} if found else found


def harm(said: Said) -> set[str]:
    """Flags for a disclosure of harm: somebody was hurt or is in danger, and it is not a question about words."""
    told = [each for each in said.reading.mentions if each.topic == Topic.HARM and not _denied(said, each)]
    hurt = _hurt(said.reading.words)
    if not told and not hurt:
        return set()
    names = {place for c in said.reading.chunks if c.kind == Kind.NAME for place in range(c.start, c.end)}
    idle = _idioms(said.words()) | _own_mishaps(said)
    if "exclude" in said.about(Topic.OUTLOOK):  # fear is why somebody is to be kept out: for the chair, and known
        idle |= {each.start for each in told if said.reading.said(each.start, each.end) in FEARS}
    told = [each for each in told if each.start not in idle]
    grave = [each.start for each in told if each.value != "told"]
    grave += [place for place in hurt if place not in idle | names]  # "Mark Ellis, deputy head"
    if not grave and not (told and has(said.reading.chunks, Kind.RELATION)):
        return set()
    if any_of(said.words(), *NO_NEWS) and not any_of(said.words(), *NEWS):
        return set()
    return set(_NEW_RISK)


def _idioms(text: str) -> set[int]:
    """The places of words that only sound like harm: "it's killing me", "hit traffic"."""
    found: set[int] = set()
    for idiom in IDIOMS:
        at = text.find(f" {idiom} ")
        if at >= 0:
            before = text[:at].split()
            if PERSONS.difference({"me"}) & set(before[-3:]):
                continue  # "he's killing me" is none
            first = len(before)
            found.update(range(first, first + idiom.count(" ") + 1))
    return found


def _own_mishaps(said: Said) -> set[int]:
    """Where the writer tells what happened to them: "I broke my arm", "attacked by a dog". Nobody else may be
    spoken of in the sentence, and nothing seen or told; in doubt it is harm.
    """
    found: set[int] = set()
    for number in {clause.sentence for clause in said.clauses}:
        start, end = said.bounds(number)
        here = said.reading.words[start:end]
        others = PERSONS.difference({"me"}) | NOTICED | {"they", "family", "parents", "parent", "someone"}
        people = has(said.chunks_in(number), Kind.RELATION) or has(said.chunks_in(number), Kind.NAME)
        if people or others & set(here) or not {"i", "me", "my"} & set(here):
            continue
        mishaps = [place for place in range(start, end) if said.reading.words[place] in MISHAPS]
        found.update(place for place in mishaps if _mine(said, place))
    return found


def _mine(said: Said, place: int) -> bool:
    """As in "I have broken …", "hurt my back", "my arm is broken": nothing but small words between."""
    words = said.reading.words
    before = list(dropwhile(_SMALL.__contains__, reversed(words[max(0, place - 6) : place])))
    return before[:1] == ["i"] or "my" in words[max(0, place - 3) : place + 2]


def _hurt(words: tuple[str, ...]) -> list[int]:
    """Where somebody is hurt in words that no phrase foresaw: a violent word by a person, an injury by a limb."""
    found = []
    for place, word in enumerate(words):
        before, after = words[max(0, place - 3) : place], words[place + 1 : place + 5]
        if DENIALS & set(before) or (word == "bit" and not BITES & set(before[-1:])):
            continue
        if word.startswith("kick") and after[:1] == ("off",):
            continue  # "he'll kick off": anger
        if word in VIOLENT and (PERSONS & set(after[:3]) or SUFFERED & set(before[-1:])):
            found.append(place)
        if word in INJURIES and (BODY & set(after) or BODY & set(before[-1:])):
            found.append(place)
    return found


def _denied(said: Said, mention: Mention) -> bool:
    words = said.reading.words
    listed = mention.start > 0 and words[mention.start - 1] == "or"  # "no new concerns or injuries"
    return any(word in DENIALS for word in words[max(0, mention.start - (6 if listed else 3)) : mention.start])


def child_named(said: Said, *, harmed: bool) -> bool:
    """A name beside a word for a child or a relation; in a disclosure, any name without a title."""
    chunks, words = said.reading.chunks, said.reading.words
    for place, chunk in enumerate(chunks):
        if chunk.kind != Kind.NAME or chunk.value.split()[0].lower() in TITLES:
            continue
        after = words[chunk.end : chunk.end + 2]
        following = chunks[place + 1] if place + 1 < len(chunks) else None
        owned = next((c for c in chunks[place + 1 : place + 4] if c.start == chunk.end + 1), None)
        of_theirs = (
            after[:1] == ("'s",) and owned is not None and (owned.kind == Kind.RELATION or owned.value == "report")
        )
        before = chunks[place - 1] if place else None
        beside = before is not None and (
            words[before.end - 1] in _CHILD_WORDS or (before.value == "family" and words[before.start] == "family")
        )
        the_family = following is not None and following.value == "family" and words[chunk.end] == "family"
        pointed = before is not None and before.value in _POINTING and _about_case(said, place)
        if of_theirs or beside or the_family or pointed or (harmed and not _professional(said, place)):
            return True
    return False


def _about_case(said: Said, place: int) -> bool:
    """As in "report sent for Alfie Jones": not when a role stands beside the name."""
    if said.reading.chunks[place - 1].value == "re":
        return not _professional(said, place)
    name = said.reading.chunks[place]
    if (
        name.start > 1
        and said.reading.words[name.start - 2] == "report"
        and said.reading.words[name.start - 1] == "for"
    ):
        return not _professional(said, place)
    if len(name.value.split()) != 2:
        return False
    return (
        not _professional(said, place)
        and any_of(said.words(), "report", "conference", "re")
        and not any_of(said.words(), "instead", "covering", "contact", "in my place", "speak to", "ask")
        and said.reading.chunks[place - 1].value in {"re", "regarding", "for", "concerning"}
    )


def _professional(said: Said, place: int) -> bool:
    """Whether a role stands right beside the name, at most with a comma, a bracket or "our" between."""
    chunks = said.reading.chunks
    between = {",", "(", "-", "our", "the", "my"}
    for step in (1, -1):
        at = place + step
        while 0 <= at < len(chunks) and chunks[at].value in between:
            at += step
        if 0 <= at < len(chunks) and chunks[at].kind == Kind.ROLE:
            return True
    return False


def for_the_chair(said: Said) -> set[str]:
    """Exclusion requests, and information that the family must not see."""
    outlook = said.about(Topic.OUTLOOK)
    words = said.words()
    if said.asks and all(clause.asked for clause in said.clauses) and "to_chair" not in outlook:
        outlook = [each for each in outlook if each != "restricted"]
    if any_of(words, "could not be shared", "not been shared", "was not shared") and "to_chair" not in outlook:
        outlook = [each for each in outlook if each != "restricted"]  # it was not, for some other reason
    if any(_asked_not_to_share(deed) for deed in said.deeds):
        outlook = [*outlook, "restricted"]
    family = has(said.reading.chunks, Kind.RELATION) or any_of(words, "him", "her", "them", "he", "she", "they")
    flags: set[str] = set()
    asking = said.asks and not any_of(
        words,
        "please",
        "kept out of",
        "seen separately",
        "kept separate",
        "separately",
        "separate rooms",
        "separate room",
        "not want",
    )
    if ("exclude" in outlook and family and not _own_absence(said) and not asking) or (
        "exclude" in outlook and any_of(words, "exclude", "excluded", "exclusion", "split conference", "non mol")
    ):
        flags |= {"exclusion_request", "needs_chair_3_working_days_before", "do_not_show_in_channel"}
    cannot_say = any_of(
        words, "not be shared in front", "not say in front", "not discuss in front", "not share in front", "in front of"
    )
    if ("restricted" in outlook and (family or cannot_say) and not flags) or (
        "to_chair" in outlook
        and any_of(words, "first", "before", "beforehand", "privately", "in private", "alone", "confidentially")
    ):
        flags |= {"restricted_information", "connect_chair_privately"}
    return flags


def _asked_not_to_share(deed: Deed) -> bool:
    """As in "please don't share it with dad", "mum asked us not to share it with dad"; not their own refusal."""
    told = deed.asked_for or (deed.reported and (deed.subject is None or deed.subject.value in {"me", "you"}))
    return deed.kind == "share" and told and deed.negative and has(deed.around, Kind.RELATION)


def _own_absence(said: Said) -> bool:
    """As in "I should not be there until 11" is about the writer."""
    deeds = [deed for deed in said.deeds if deed.kind == "attend" and deed.negative and deed.tense != Tense.PAST]
    others = [deed for deed in deeds if deed.subject is not None and deed.subject.kind == Kind.RELATION]
    return bool(deeds) and not others and not any_of(said.words(), "room", "exclude", "excluded", "exclusion")
