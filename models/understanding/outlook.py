"""Layer 5: involvement, wrong people, answers given before, views on the outcome, the child's voice."""

from dataclasses import dataclass, field

from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import Involvement
from models.understanding.said import Said, any_of, has
from models.understanding.vocabulary.people import TITLES
from models.understanding.vocabulary.set_phrases import MOVED, NOT_WELL, ON_OUR_BOOKS, OWN_VIEW, PLAINLY_WRONG

_RATHER = {("you", "want"), ("you", "need")}


@dataclass
class Outlook:
    """What was found out besides coming, report and sharing. `gone`: why there will be no report."""

    involvement: Involvement = field(default_factory=Involvement)
    gone: str | None = None
    flags: set[str] = field(default_factory=set)


def outlook(said: Said) -> Outlook:
    """Read it all; questions say nothing of it."""
    found = Outlook()
    topics = set(said.about(Topic.OUTLOOK))
    asked = {clause.sentence for clause in said.clauses if clause.asked}
    stated = {clause.sentence for clause in said.clauses} - asked
    if asked:
        topics = {each for number in stated for each in said.in_sentence(Topic.OUTLOOK, number)}
    _wrong_person(said, topics, found)
    if "wrong_person" not in found.flags:
        _involvement(said, topics, found)
    _view(said, topics, found)
    _before(set(said.about(Topic.OUTLOOK)), found)
    unsure = any_of(said.words(), "not sure what", "not sure how")
    if "voice" in topics and "no_voice" not in topics and not (said.asks or unsure):
        found.flags.add("child_voice_evidence")
    if "no_voice" in topics and "baby" in topics:
        found.flags.add("prompt_pre_verbal_observation")
    return found


def _wrong_person(said: Said, topics: set[str], found: Outlook) -> None:
    others = any(d.subject is not None and d.subject.kind == Kind.RELATION for d in said.deeds)
    if any_of(said.words(), "off the reminders", "off the chasers", "off the reminder list", "off reminders"):
        return  # they do not want to be asked again, and are the right person
    if any_of(said.words(), "but not me") or (any_of(said.words(), "not me") and _somebody_goes(said)):
        topics = topics - {"wrong_person"}  # somebody else of theirs comes
    no_longer = any_of(said.words(), "i am not the", "we are not the") and any_of(
        said.words(), "any more", "anymore", "now"
    )
    if any_of(said.words(), "i have moved my", "i have moved the", "i have moved it"):
        topics = topics - {"wrong_person"}  # a clinic
    if _wrong_name(said) or no_longer or _professional_left(said):
        topics = topics | {"wrong_person"}
    if ("wrong_person" in topics and not others and not any_of(said.words(), "child left", "family")) or (
        "wrong_person" in topics and (_wrong_name(said) or any_of(said.words(), *PLAINLY_WRONG))
    ):
        found.flags |= {"wrong_person", "update_contact", "find_other_contact"}


def _professional_left(said: Said) -> bool:
    """As in "Dr Khan has left the practice": somebody named has left, not the family."""
    titled = [c for c in said.reading.chunks if c.kind == Kind.NAME and c.value.split()[0].lower() in TITLES]
    after = (f" {said.reading.said(chunk.end, chunk.end + 4)} " for chunk in titled)
    return any(any_of(words, "left", "retired", "moved on", "no longer works", "not work here") for words in after)


def _somebody_goes(said: Said) -> bool:
    """As in "PC Dale will be going not me"."""
    return any(
        d.kind in {"attend", "cover", "leave"}
        and d.subject is not None
        and d.subject.kind in {Kind.NAME, Kind.ROLE, Kind.PERSON}
        for d in said.deeds
    )


def _wrong_name(said: Said) -> bool:
    """As in "you've got the wrong Sarah", "you want Simon Adeyemi"."""
    names = [chunk for chunk in said.reading.chunks if chunk.kind == Kind.NAME and chunk.start]
    words = said.reading.words
    if any(words[chunk.start - 1] == "wrong" for chunk in names):
        return True
    told = {chunk.start for clause in said.clauses if not clause.asked for chunk in clause.chunks}
    wanted = [chunk for chunk in names if words[chunk.start - 2 : chunk.start] in _RATHER and chunk.start in told]
    wanted = [chunk for chunk in wanted if words[chunk.end : chunk.end + 1] not in {("'s",), ("to",), ("there",)}]
    return bool(wanted) and not any_of(said.words(), "if you want", "if you need", "when you want")


def _involvement(said: Said, topics: set[str], found: Outlook) -> None:
    words = said.words()
    if any_of(words, *NOT_WELL) or "newly_allocated" in said.about(Topic.NOT_READY):
        topics = topics - {"never_ours"}  # "don't know them well enough"
    if any(_closed(deed) for deed in said.deeds):
        topics = topics | {"gone"}
    if any_of(words, *ON_OUR_BOOKS):
        return
    since = any_of(words, "since") and not any_of(words, "never")
    if "never_ours" in topics and since and _last_contact(said) is None and "lapsed" not in topics:
        topics = topics | {"gone"} - {"never_ours"}
    if "never_ours" in topics and "lapsed" not in topics and ("gone" not in topics or any_of(words, "never")):
        found.involvement = Involvement("none")
        found.gone = "no_involvement"
        found.flags.add("agency_not_involved_tell_social_worker")
    elif "lapsed" in topics and "gone" not in topics and "unable_to_reach" not in said.about(Topic.REASON):
        found.involvement = Involvement("historic", _last_contact(said))
    elif "gone" in topics and not _still_theirs(said):
        found.involvement = Involvement("historic", _last_contact(said))
        found.gone = "no_current_involvement"
        found.flags.add("agency_changed_tell_social_worker")
        moved = any_of(words, *MOVED)
        if "pupils" in topics or any_of(words, "left our school"):
            found.flags.add("identify_new_school")
        elif moved and ("patients" in topics or said.frame.agency_kind == "gp"):
            found.flags.add("identify_new_gp")


def _closed(deed: Deed) -> bool:
    """As in "CAMHS closed him 14 Nov": somebody, and the day straight after."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place and chunk.value not in {"in", "on"}]
    whom = has(after[:1], Kind.PERSON, "they") and has(after[1:2], Kind.DAY)
    return deed.lemma == "close" and deed.tense == Tense.PAST and deed.by_us and deed.factual and whom


def _still_theirs(said: Said) -> bool:
    return any_of(
        said.words(),
        "conference moved",
        "moved to a different team",
        "dad moved",
        "father moved",
        "has moved out",
        "well with us",
        "settled with us",
        "joined us",
        "moved to us",
        "transferred to us",
        "dad has moved",
    )


def _last_contact(said: Said) -> str | None:
    for chunk in said.reading.chunks:
        if chunk.kind == Kind.DAY and chunk.when is not None:
            if chunk.when.month:
                return chunk.when.month
            if chunk.when.past:
                return chunk.when.past.isoformat()
    return None


def _before(topics: set[str], found: Outlook) -> None:
    if "stop" in topics or "answered" in topics:
        found.flags |= {"already_answered_elsewhere", "pause_reminders", "admin_to_reconcile"}


def _view(said: Said, topics: set[str], found: Outlook) -> None:
    if "outcome" not in topics:
        return
    if not any_of(said.words(), *OWN_VIEW):
        return
    found.flags.add("view_on_outcome_keep_for_conference")
    if "disagree" in topics:
        found.flags |= {"possible_dissent", "signpost_escalation"}
