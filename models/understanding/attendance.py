"""Layer 5: who is coming. Reads attendance, the part of the meeting somebody is there for, and the deputy."""

from dataclasses import dataclass, field

from models.understanding.chunks import Chunk
from models.understanding.clauses import Clause
from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import Attendance, Deputy
from models.understanding.presence import window as window_of
from models.understanding.said import Said, any_of, has
from models.understanding.vocabulary.people import POLICE_RANKS, UNNAMED_ROLES
from models.understanding.vocabulary.set_phrases import (
    APOLOGIES,
    COMING,
    INSTEAD,
    NOT_COMING,
    ON_THAT_DAY,
    PERHAPS_COMING,
)

_AWAY = frozenset({"annual_leave", "sick_leave", "maternity_leave", "court", "training", "another_conference",
                   "non_working_day", "night_shift", "personal"})  # fmt: skip


@dataclass
class Coming:
    """What was found out about who comes."""

    attendance: Attendance = field(default_factory=Attendance)
    deputy: Deputy | None = None
    flags: set[str] = field(default_factory=set)


def coming(said: Said) -> Coming:
    """Read attendance and deputy."""
    found = Coming()
    values: list[tuple[str, Deed]] = []
    for deed in said.deeds:
        if deed.kind == "attend" or (deed.kind == "cover" and deed.subject is not None):
            _of_deed(said, deed, values, found)
    if values and found.deputy is None:
        _in_brief(said, found)
    value, chosen = _chosen(values, said)
    value = value or _without_verb(said)
    if value == "no" and chosen is not None and chosen.negative and _only_before(said, chosen):
        value = "yes"
    if value is None and not values and _leaves_early(said):
        value = "yes"
    window = window_of(said) if value in {"yes", None, "tentative"} and (value or values) else None
    if window is not None and value == "yes" and not any_of(said.words(), "late"):
        value = "partial"
    if window is not None and value in {"partial", "yes"}:
        found.flags.add(window)
    modes = [_mode(said, each) for kind, each in values if chosen is not None and value in {kind, "partial"}]
    if chosen is None and value == "yes":
        modes = [_mode_in(said, clause.sentence) for clause in said.clauses if "attend" in said.words(clause.sentence)]
    mode = next((each for each in modes if each), None) if value in {"yes", "partial", "tentative"} else None
    reason = _reason(said) if value in {"no", "partial", "tentative"} else None
    if value == "tentative":
        found.flags |= {"ambiguous", "confirm_attendance"}
    found.attendance = Attendance(value, mode, reason)
    return found


def _in_brief(said: Said, found: Coming) -> None:
    """As in "I can't come but Kim Tate will"."""
    for clause in said.clauses:
        names = [chunk for chunk in clause.chunks if chunk.kind == Kind.NAME]
        if names and clause.chunks[-1].kind == Kind.AUXILIARY and clause.chunks[-1].value in {"will", "can"}:
            found.deputy = Deputy(names[0].value, role_of(said, names[0]), confirmed=True)
            if len(names[0].value.split()) < 2:
                found.flags.add("deputy_full_name_needed")


def _only_before(said: Said, deed: Deed) -> bool:
    """As in "I can't join before 11": not coming is only said of an hour."""
    words = said.reading.words
    hours = [chunk for chunk in deed.around if chunk.kind == Kind.HOUR and chunk.start > deed.place]
    return any(words[chunk.start - 1] in {"before", "until", "at", "for"} for chunk in hours)


def _leaves_early(said: Said) -> bool:
    return any(
        d.kind == "leave" and d.by_us and d.factual and d.tense != Tense.PAST and has(d.around, Kind.HOUR)
        for d in said.deeds
    )


def _of_deed(said: Said, deed: Deed, values: list[tuple[str, Deed]], found: Coming) -> None:
    if deed.reported and deed.subject is not None and deed.subject.kind == Kind.NAME and _asked_by_us(said, deed):
        _deputise(said, deed, deed.subject, found, asked=True)
        return
    if deed.clause.asked or deed.reported or deed.supposed or _elsewhere(deed):
        return
    if deed.tense == Tense.PAST and not (deed.kind == "cover" and _representative(deed) is not deed.subject):
        return
    subject = _representative(deed) if deed.kind == "cover" else deed.subject
    if subject is not None and subject.kind in {Kind.NAME, Kind.ROLE}:
        if not deed.negative and not deed.clause.conditional:
            _deputise(said, deed, subject, found)
            if any_of(said.words(deed.clause.sentence), *INSTEAD) and found.deputy and found.deputy.confirmed:
                values.append(("no", deed))
        return
    if deed.kind == "cover" or not (deed.by_me or (subject is not None and subject.value == "nobody")):
        return
    value = _value(deed, said)
    if value is not None:
        values.append((value, deed))


def _value(deed: Deed, said: Said) -> str | None:
    doubt = deed.doubt or _doubt_of_sentence(said, deed)
    needless = deed.negative and any_of(f" {said.reading.said(deed.clause.start, deed.place)} ", "need to", "have to")
    if needless:
        return None
    conditions = any(c.conditional for c in said.clauses if c.sentence == deed.clause.sentence)
    if conditions and not deed.negative:
        return "tentative"
    if deed.clause.conditional or (doubt == "hedged" and deed.negative):
        return "tentative"
    nobody = deed.subject is not None and deed.subject.value == "nobody"
    if (deed.negative or nobody) and doubt != "maybe":
        return "no"
    if deed.negative:
        return "no" if any_of(said.words(deed.clause.sentence), "could not", "would not") else "tentative"
    before = said.reading.words[deed.clause.start : deed.place]
    could_come = "could" in before and window_of(said) is not None
    return "tentative" if doubt and not could_come else "yes"


def _doubt_of_sentence(said: Said, deed: Deed) -> str:
    """Doubt in the clause just before, as in "not sure yet if I can come"."""
    chunks = said.chunks_in(deed.clause.sentence)
    return next((c.value for c in chunks if c.kind == Kind.DOUBT and deed.clause.start - 4 <= c.start < deed.place), "")


def _elsewhere(deed: Deed) -> bool:
    """Whether it is another meeting that is attended."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place][:4]
    others = [place for place, chunk in enumerate(after) if chunk.kind == Kind.OTHER_THING]
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


def _representative(deed: Deed) -> Chunk | None:
    """As in "represented by Mr Doyle": who stands after the verb does it."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place]
    by = [after[place + 1] for place, chunk in enumerate(after[:-1]) if chunk.value == "by"]
    return by[0] if by and by[0].kind in {Kind.NAME, Kind.ROLE} else deed.subject


def _asked_by_us(said: Said, deed: Deed) -> bool:
    """As in "I have asked Gemma Toft to attend": whom we asked may come."""
    return any(d.kind == "tell" and d.lemma == "ask" and d.by_me and d.clause is deed.clause for d in said.deeds)


def _deputise(said: Said, deed: Deed, subject: Chunk, found: Coming, *, asked: bool = False) -> None:
    name = subject.value if subject.kind == Kind.NAME else None
    role = role_of(said, subject) if name else (None if subject.value in UNNAMED_ROLES else subject.value)
    if name is None:  # "my colleague Aisha Khan": the name may follow its role after a comma
        name, named_role = _name_beside(said, subject)
        role = named_role or role
    doubtful = bool(deed.doubt or _doubt_of_sentence(said, deed))
    found.deputy = Deputy(name, role, confirmed=not (doubtful or asked))
    if name is None or len(name.split()) < 2:
        found.flags.add("deputy_full_name_needed")
    mode = _mode(said, deed)
    if mode:
        found.flags.add(f"deputy_mode_{mode}")


def _name_beside(said: Said, subject: Chunk) -> tuple[str | None, str | None]:
    chunks = said.reading.chunks
    at = chunks.index(subject) + 1
    while at < len(chunks) and chunks[at].value in {",", "(", "-"}:
        at += 1
    if at < len(chunks) and chunks[at].kind == Kind.NAME:
        return chunks[at].value, role_of(said, chunks[at])
    return None, None


def role_of(said: Said, name: Chunk) -> str | None:
    """The role said beside a name, before or after it, or by its title."""
    chunks = said.reading.chunks
    at = chunks.index(name)
    skip = {",", "(", "-", "our", "the", "my", "a", "is", "from", "as"}
    for step in (1, -1):
        place = at + step
        while 0 <= place < len(chunks) and chunks[place].value in (skip if step == 1 else {"our", "the", "my"}):
            place += step
        if 0 <= place < len(chunks) and chunks[place].kind == Kind.ROLE and chunks[place].value not in UNNAMED_ROLES:
            return chunks[place].value
    title = name.value.split()[0].lower()
    if title in POLICE_RANKS:
        return "police officer"
    practice = said.frame.agency_kind == "gp" or any_of(said.words(), "surgery", "practice", "gp")
    return "GP" if title == "dr" and practice else None


def _mode_in(said: Said, sentence: int) -> str | None:
    return _mode_of(said.in_sentence(Topic.METHOD, sentence), said.words(sentence))


def _mode(said: Said, deed: Deed) -> str | None:
    return _mode_of(said.about(Topic.METHOD, deed), said.words(deed.clause.sentence))


def _mode_of(methods: list[str], words: str) -> str | None:
    if "video" in methods:
        return "video"
    if "phone" in methods:
        return "phone"
    return "in_person" if "face_to_face" in methods and any_of(words, "in person", "face to face") else None


def _without_verb(said: Said) -> str | None:
    words = said.words().replace(" - ", " : ")
    if any_of(words, *APOLOGIES) or (any_of(words, "so apologies", "apologies :") and said.about(Topic.ABSENCE)):
        return "no"
    if any_of(words, *COMING):
        return "yes"
    if any_of(words, *NOT_COMING):
        return "no"
    for clause in said.clauses:
        if not clause.asked and _away_on_the_day(said, clause):
            return "no"
    return _tentative(said)


def _tentative(said: Said) -> str | None:
    """Doubt without a verb: the whole reply is "will try", or a set phrase that is not about the report."""
    if said.asks or "report" in said.about(Topic.THING):
        return None
    doubt = has(said.reading.chunks, Kind.DOUBT, "maybe") and not has(said.reading.chunks, Kind.VERB)
    short = doubt and len(said.reading.words) <= 4
    return "tentative" if short or any_of(said.words(), *PERHAPS_COMING) else None


def _away_on_the_day(said: Said, clause: Clause) -> bool:
    """Leave, court and the like, when it is said to cover the conference."""
    if not _AWAY & set(said.about(Topic.ABSENCE, clause)) or has(clause.chunks, Kind.RELATION):
        return False
    if any(
        d.clause is clause and d.subject is not None and d.subject.kind in {Kind.NAME, Kind.ROLE} for d in said.deeds
    ):
        return False
    words = said.words(clause.sentence)
    if any_of(words, *ON_THAT_DAY):  # fmt: skip
        return True
    if "non_working_day" in said.about(Topic.ABSENCE, clause) and any_of(
        words, f"{said.frame.conference_day:%A}s".lower()
    ):
        return True
    days = [c.when for c in said.chunks_in(clause.sentence) if c.kind == Kind.DAY and c.when is not None]
    day = said.frame.conference_day
    if any(when.future == day for when in days):
        return True
    ends = [when.future for when in days if when.future is not None]
    back = any_of(words, "until", "to", "back", "returning", "through")
    return back and bool(ends) and max(ends) > day and (len(ends) < 2 or min(ends) <= day)


def _reason(said: Said) -> str | None:
    for each in said.reading.mentions:
        if each.topic != Topic.ABSENCE or (
            each.value == "annual_leave" and each.end - each.start == 1 and _to_go(said, each.start)
        ):
            continue
        before = said.reading.words[each.start - 1] if each.start else ""
        after = said.reading.words[each.end : each.end + 1]
        if each.value == "surgery_clash" and (
            after == ("is",) or before in {"another", "gp", "new", "different", "the", "at"}
        ):
            continue
        return each.value
    return None


def _to_go(said: Said, at: int) -> bool:
    """As in "have to leave at 11" is no annual leave."""
    return at > 0 and said.reading.words[at - 1] in {"to", "will", "can", "must", "ll"}
