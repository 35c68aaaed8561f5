"""Layer 5: who is coming. Reads attendance, the part of the meeting somebody is there for, and the deputy."""

from models.understanding.absences import reason
from models.understanding.attendance_brief import AWAY, only_a_way, opens_with_way, way_alone, without_verb
from models.understanding.chunks import Chunk
from models.understanding.dates import DAYS
from models.understanding.deeds import Deed, Tense
from models.understanding.deputies import (
    Coming,
    asked_by_us,
    deputise,
    doubt_of_sentence,
    goes,
    in_brief,
    in_place,
    mode,
    mode_in,
    representative,
    sent_instead,
    to_be_asked,
    with_family,
)
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import Attendance, Deputy
from models.understanding.presence import window as window_of
from models.understanding.said import Said, any_of, has
from models.understanding.vocabulary.coming_phrases import (
    A_PART,
    COMING,
    FOR_SOMEBODY,
    FREE_FOR,
    HOPING_TO,
    IN_PLACE,
    INSTEAD,
    ONCE_MEANT,
)
from models.understanding.vocabulary.people import UNNAMED_ROLES


def coming(said: Said) -> Coming:
    """Read attendance and deputy."""
    found = Coming()
    values: list[tuple[str, Deed]] = []
    for deed in said.deeds:
        if deed.kind == "attend" or (deed.kind == "cover" and representative(deed) is not None) or goes(deed):
            _of_deed(said, deed, values, found)
    if any_of(said.words(), *FOR_SOMEBODY):
        return Coming()
    if found.deputy is None:
        sent_instead(said, found)
    if found.deputy is None and not in_brief(said, found) and in_place(said, found):
        values = [each for each in values if each[0] == "no"]
    if found.deputy is None:
        to_be_asked(said, found)
    value, chosen = _chosen(values, said)
    value = value or _replaced(said, found.deputy)
    if chosen is not None and value == "no" and chosen.negative and _only_before(said, chosen):
        value = "yes"
    if value is None:
        value = without_verb(said) or (None if values else _late_or_away(said, found))
    value = _in_part(said, value, found)
    _besides(said, value, found)
    if value == "tentative":
        found.flags |= {"confirm_attendance"} | (set() if chosen else {"ambiguous"})
    way = _way(said, values, value) if value in {"yes", "partial", "tentative"} else None
    why = reason(said) if value in {"no", "partial", "tentative"} else None
    found.attendance = Attendance(value, way, why)
    return found


def _besides(said: Said, value: str | None, found: Coming) -> None:
    """Whoever comes besides the writer is nobody's deputy."""
    if value in {"yes", "partial"} and found.deputy is not None and not any_of(said.words(), *INSTEAD):
        found.deputy = None
        found.flags = {flag for flag in found.flags if not flag.startswith("deputy_")}


def _replaced(said: Said, deputy: Deputy | None) -> str | None:
    """Whether somebody comes in the writer's place, which says that the writer does not."""
    if deputy is None:
        return None
    asked_to = (
        not deputy.confirmed and any_of(said.words(), *IN_PLACE) and any_of(said.words(), "i have asked", "asked")
    )
    return "no" if (deputy.confirmed and any_of(said.words(), *INSTEAD)) or asked_to else None


def _in_part(said: Said, value: str | None, found: Coming) -> str | None:
    """Whether it is only a part of the meeting; being late is still coming."""
    if value == "yes" and any_of(said.words(), *A_PART):
        return "partial"
    window = window_of(said) if value == "yes" else None
    if window is None:
        return value
    found.flags.add(window)
    return "yes" if any_of(said.words(), "late") else "partial"


def _way(said: Said, values: list[tuple[str, Deed]], value: str | None) -> str | None:
    """How they come: by what is said beside the verb, or in the sentence when there was none."""
    modes = [mode(said, deed) for kind, deed in values if value in {kind, "partial"}]
    if not values:
        said_so = [c for c in said.clauses if any_of(said.words(c.sentence), "attendance", "attending", *COMING)]
        modes = [mode_in(said, clause.sentence) for clause in said_so]
    alone = [mode_in(said, clause.sentence) for clause in said.clauses if only_a_way(said, clause)]
    opening = [mode_in(said, 0)] if not values and (opens_with_way(said) or way_alone(said)) else []
    return next((each for each in modes + alone + opening if each), None)


def _only_before(said: Said, deed: Deed) -> bool:
    """As in "I can't join before 11": not coming is only said of an hour."""
    words = said.reading.words
    hours = [chunk for chunk in deed.clause.chunks if chunk.kind == Kind.HOUR and chunk.start > deed.place]
    return any(words[chunk.start - 1] in {"before", "until", "at", "for"} for chunk in hours)


def _late_or_away(said: Said, found: Coming) -> str | None:
    """As in "I'll be 20 mins late", "I have to leave at 11", "Tim is coming, I'm on leave"."""
    words = said.words()
    if _leaves_early(said):
        return "yes"
    if any_of(words, *FREE_FOR) and window_of(said) is not None and not said.asks:
        return "yes"
    if any_of(words, "is late", "it late", "report late", "was late"):
        return None
    bare = words.startswith((" will be ", " running ", " be ")) or any_of(
        words, "so will be", "and will be", "but will be"
    )
    if (
        (bare or any_of(words, "i will be", "i am running", "may be", "might be"))
        and any_of(words, "late")
        and "report" not in said.about(Topic.THING)
    ):
        return "yes"
    away = any(AWAY & set(said.about(Topic.ABSENCE, clause)) for clause in said.clauses if not clause.asked)
    return "no" if away and found.deputy is not None and found.deputy.confirmed and any_of(words, "i am") else None


def _leaves_early(said: Said) -> bool:
    if any_of(said.words(), "be off by", "be off at", "to be away by", "be gone by") and window_of(said) is not None:
        return True
    return any(
        d.kind == "leave" and d.by_us and d.factual and d.tense != Tense.PAST and has(d.around, Kind.HOUR)
        for d in said.deeds
    )


def _own_role(subject: Chunk) -> bool:
    """As in "HV attending": the writer, by their role."""
    return subject.kind == Kind.ROLE and subject.value not in UNNAMED_ROLES


def _of_deed(said: Said, deed: Deed, values: list[tuple[str, Deed]], found: Coming) -> None:
    if deed.reported and deed.subject is not None and deed.subject.kind == Kind.NAME and asked_by_us(said, deed):
        deputise(said, deed, deed.subject, found, asked=True)
    if not _about_coming(said, deed):
        return
    subject = representative(deed) if deed.kind == "cover" else deed.subject
    if subject is not None and subject.start == 0 and _own_role(subject):
        subject = None
    with_me = any_of(f" {said.reading.said(deed.place, deed.clause.end)} ", "with me", "alongside me", "and me")
    if with_me and subject is not None and not deed.negative:
        values.append(("yes", deed))
    elif subject is not None and subject.kind in {Kind.NAME, Kind.ROLE}:
        if not deed.negative and not deed.clause.conditional and not with_family(deed):
            deputise(said, deed, subject, found)
            if any_of(said.words(deed.clause.sentence), *INSTEAD) and found.deputy and found.deputy.confirmed:
                values.append(("no", deed))
    elif deed.kind != "cover" and (deed.by_me or subject is None or subject.value == "nobody"):
        value = _value(deed, said)
        values += [(value, deed)] if value is not None else []


def _before(said: Said, deed: Deed) -> tuple[str, ...]:
    return said.reading.words[deed.clause.start : deed.place]


def _about_coming(said: Said, deed: Deed) -> bool:
    """Whether the verb speaks of the conference to come, and is neither asked nor told of others."""
    if deed.clause.joined_by in {"who", "which"} and deed.subject is None:
        return False
    if (
        deed.lemma == "make"
        and deed.negative
        and any_of(said.words(deed.clause.sentence), "the start", "the beginning")
    ):
        return False  # the rest is told beside it
    if deed.lemma == "sit" and any_of(said.words(deed.clause.sentence), "not feel safe", "not safe", "not comfortable"):
        return False
    if deed.form == "ing" and not deed.doubt and _before(said, deed)[-1:] in {("about",), ("of",)}:
        return False  # "worried about attending in person", "thinking of coming by train"
    if deed.lemma == "get" and {"when", "once"} & set(_before(said, deed)):
        return False  # "will share it when I get there"
    if deed.lemma in {"available", "free"} and "interpreter" in _before(said, deed):
        return False
    represented = deed.kind == "cover" and representative(deed) is not deed.subject
    told = deed.clause.asked or deed.reported or deed.supposed or _elsewhere(said, deed)
    return not told and (deed.tense != Tense.PAST or represented)


def _value(deed: Deed, said: Said) -> str | None:
    up_to_it = f" {said.reading.said(deed.clause.start, deed.place)} "
    if any_of(up_to_it, *ONCE_MEANT):  # "I would have come but I'm on leave"
        return "no" if said.about(Topic.ABSENCE) else None
    another_way = said.asks and mode(said, deed) == "in_person"  # "can't come in person, can someone ring me in?"
    unneeded = deed.negative and (another_way or any_of(up_to_it, "need to", "have to", "no need for"))
    if unneeded or any_of(up_to_it, "not mind") or _on_another_day(said, deed):
        return None
    doubt = deed.doubt or doubt_of_sentence(said, deed)
    # "ok if my student sits in?" asks for something else
    conditions = any(c.conditional and not c.asked for c in said.clauses if c.sentence == deed.clause.sentence)
    conditional = deed.clause.conditional or (conditions and not deed.negative)
    if conditional or (doubt == "hedged" and deed.negative):
        return "tentative"
    nobody = deed.subject is not None and deed.subject.value == "nobody"
    if (deed.negative or nobody) and doubt != "maybe":
        return "no"
    if deed.negative:
        return "no" if any_of(said.words(deed.clause.sentence), "could not", "would not") else "tentative"
    before = said.reading.words[deed.clause.start : deed.place]
    depends = any_of(said.words(deed.clause.sentence), "depends", "depending")
    if depends or any_of(up_to_it, *HOPING_TO):
        return "tentative"
    could_come = bool({"could", "can"} & set(before)) and window_of(said) is not None
    return "tentative" if doubt and not could_come else "yes"


def _on_another_day(said: Said, deed: Deed) -> bool:
    """As in "I can do Friday instead"; a weekday is believed to be the conference's where it can be."""
    day = said.frame.conference_day.weekday()
    within = said.reading.words[deed.place : deed.place + 4]  # "do Friday" is a verb of its own
    ends = min(
        (d.place for d in said.deeds if d.clause is deed.clause and d.place > deed.place), default=deed.clause.end
    )
    after = [c.when.future for c in deed.clause.chunks if c.when is not None and deed.place < c.start < ends]
    weekdays = [each.weekday() for each in after if each is not None]
    weekdays += [DAYS[word] for word in within[1:3] if word in DAYS and within[0] in {"do", "make", "manage"}]
    return bool(weekdays) and all(each != day for each in weekdays)


def _elsewhere(said: Said, deed: Deed) -> bool:
    """Whether it is another meeting that is attended."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place][:4]
    words = said.reading.words
    next_word = deed.place + 1 + (words[deed.place + 1 : deed.place + 2] in {("a",), ("an",), ("my",), ("the",)})
    if deed.lemma == "attend" and any(
        each.topic == Topic.ABSENCE and each.start in {deed.place + 1, next_word} for each in said.reading.mentions
    ):
        return True  # "attending a funeral on the 12th"
    lengths = [chunk for chunk in after if words[chunk.start] == "minutes" and words[chunk.start - 1].isdecimal()]
    others = [place for place, chunk in enumerate(after) if chunk.kind == Kind.OTHER_THING and chunk not in lengths]
    return bool(others) and not any(
        chunk.value in {"by", "on", "via", "with", "after", "as"} for chunk in after[: others[0]]
    )


def _chosen(values: list[tuple[str, Deed]], said: Said) -> tuple[str | None, Deed | None]:
    """One answer of several: a refusal of one way of coming does not undo another; a contradiction is no answer."""
    if len({value for value, _ in values}) > 1:
        values = [each for each in values if not (each[0] == "no" and said.about(Topic.METHOD, each[1]))] or values
    kinds = {value for value, _ in values}
    if kinds == {"yes", "tentative"}:
        return "tentative", values[0][1]
    if len(kinds) != 1:
        return None, None
    return values[0]
