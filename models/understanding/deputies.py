"""Layer 5: who comes instead, by which name and role."""

from dataclasses import dataclass, field

from models.understanding.chunks import Chunk
from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import Attendance, Deputy
from models.understanding.said import Said, any_of, has
from models.understanding.vocabulary.coming_phrases import DEPUTY_IS, IN_PLACE, NAME_TO_COME
from models.understanding.vocabulary.people import POLICE_RANKS, UNNAMED_ROLES


@dataclass
class Coming:
    """What was found out about who comes."""

    attendance: Attendance = field(default_factory=Attendance)
    deputy: Deputy | None = None
    flags: set[str] = field(default_factory=set)


def goes(deed: Deed) -> bool:
    """As in "Kate Orme from our team will go"."""
    named = deed.subject is not None and deed.subject.kind in {Kind.NAME, Kind.ROLE}
    return deed.kind == "leave" and deed.lemma == "go" and named and deed.tense == Tense.FUTURE


def in_brief(said: Said, found: Coming) -> bool:
    """As in "I can't come but Kim Tate will"."""
    for clause in said.clauses:
        names = [chunk for chunk in clause.chunks if chunk.kind == Kind.NAME]
        if names and clause.chunks[-1].kind == Kind.AUXILIARY and clause.chunks[-1].value in {"will", "can"}:
            deputise_as(said, names[0], found)
    return found.deputy is not None


def to_be_asked(said: Said, found: Coming) -> None:
    """As in "will ask Priya (SENCO) if she can cover": perhaps."""
    for deed in said.deeds if "tell" in said.kinds else ():
        asks = deed.kind == "tell" and deed.lemma == "ask" and deed.by_me and not deed.negative
        names = [chunk for chunk in deed.clause.chunks if chunk.kind == Kind.NAME and chunk.start > deed.place]
        after = [d for d in said.deeds if d.place > deed.place and d.clause.sentence == deed.clause.sentence]
        if asks and names and any(each.kind in {"attend", "cover"} or each.lemma == "go" for each in after):
            deputise_as(said, names[0], found, confirmed=False)


def in_place(said: Said, found: Coming) -> bool:
    """As in "it'll be Mrs Okafor instead of me", "I'll come instead - Simon Achebe": a name beside such words."""
    for number in sorted({clause.sentence for clause in said.clauses if not clause.asked}):
        if not any_of(said.words(number), *IN_PLACE) or any_of(said.words(number), "invite", "add"):
            continue  # "please invite her instead of me" is for the directory
        if any(clause.conditional for clause in said.clauses if clause.sentence == number):
            continue  # "if you want Sam can come instead" is an offer
        chunks = said.chunks_in(number)
        names = [chunk for chunk in said.reading.chunks if chunk.kind == Kind.NAME and _within(said, chunk, number)]
        but_not_me = any_of(said.words(number), "not me")
        doubts = {Kind.DOUBT} if but_not_me else {Kind.DOUBT, Kind.NEGATION}
        if len(names) == 1 and not any(chunk.kind in doubts for chunk in chunks):
            deputise_as(said, names[0], found)
            return True
    return False


def _within(said: Said, chunk: Chunk, sentence: int) -> bool:
    start, end = said.bounds(sentence)
    return start <= chunk.start < end


def doubt_of_sentence(said: Said, deed: Deed) -> str:
    """Doubt in the clause just before, as in "not sure yet if I can come"."""
    chunks = said.chunks_in(deed.clause.sentence)
    return next((c.value for c in chunks if c.kind == Kind.DOUBT and deed.clause.start - 4 <= c.start < deed.place), "")


def deputise_as(said: Said, name: Chunk, found: Coming, *, confirmed: bool = True) -> None:
    """Record somebody by name, and ask for the rest of it where it is half."""
    found.deputy = Deputy(name.value, role_of(said, name), confirmed=confirmed)
    if len(name.value.split()) < 2:
        found.flags.add("deputy_full_name_needed")


def sent_instead(said: Said, found: Coming) -> None:
    """As in "sending our family worker, Beth Cole", "my deputy will be Anna Hill", "Deputy: Ian Holt"."""
    named = [chunk for chunk in said.reading.chunks if chunk.kind == Kind.NAME]
    sending = {deed.clause.sentence for deed in said.deeds if deed.kind == "send"}
    for number in sorted({clause.sentence for clause in said.clauses if not clause.asked}) if named else ():
        told = any_of(said.words(number), *DEPUTY_IS)
        names = [c for c in named if _within(said, c, number)] if told or number in sending else []
        if len(names) == 1 and (told or _sends(said, number, names[0])):
            doubted = any(chunk.kind == Kind.DOUBT for chunk in said.chunks_in(number))
            deputise_as(said, names[0], found, confirmed=not doubted)
            return


def _sends(said: Said, number: int, name: Chunk) -> bool:
    for deed in said.deeds:
        sends = (
            deed.kind == "send" and deed.lemma == "send" and deed.by_me and deed.tense != Tense.PAST and deed.factual
        )
        if not sends or deed.negative or deed.clause.sentence != number or name.start < deed.place:
            continue
        between = [c for c in said.reading.chunks if deed.place < c.start < name.start]
        things = any(c.kind in {Kind.THING, Kind.OTHER_THING} for c in said.chunks_in(number))
        plain = all(c.kind in {Kind.ROLE, Kind.BREAK} or c.value in {"our", "my", "the", "a"} for c in between)
        return plain and not things
    return False


def representative(deed: Deed) -> Chunk | None:
    """As in "represented by Mr Doyle": who stands after the verb does it."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place]
    by = [after[place + 1] for place, chunk in enumerate(after[:-1]) if chunk.value == "by"]
    return by[0] if by and by[0].kind in {Kind.NAME, Kind.ROLE} else deed.subject


def asked_by_us(said: Said, deed: Deed) -> bool:
    """As in "I have asked Gemma Toft to attend": whom we asked may come."""
    return any(d.kind == "tell" and d.lemma == "ask" and d.by_me and d.clause is deed.clause for d in said.deeds)


def with_family(deed: Deed) -> bool:
    """As in "mum's support worker Beth Cole is coming with her": theirs, and nobody's deputy."""
    after = [chunk for chunk in deed.clause.chunks if chunk.start > deed.place]
    beside = [after[place + 1 : place + 3] for place, chunk in enumerate(after) if chunk.value == "with"]
    others = {Kind.THING, Kind.OTHER_THING, Kind.ROLE, Kind.NAME}
    family = (has(each, Kind.RELATION) or has(each, Kind.PERSON, "they") for each in beside)
    return any(family) and not any(chunk.kind in others for each in beside for chunk in each)


def deputise(said: Said, deed: Deed, subject: Chunk, found: Coming, *, asked: bool = False) -> None:
    if said.reading.words[max(0, subject.start - 1)] == "or":
        found.flags.add("deputy_full_name_needed")  # "Rachel or Dev": one of them
        return
    name = subject.value if subject.kind == Kind.NAME else None
    role = role_of(said, subject) if name else (None if subject.value in UNNAMED_ROLES else subject.value)
    if name is None:  # "my colleague Aisha Khan": the name may follow its role after a comma
        name, named_role = _name_beside(said, subject)
        role = named_role or role
    conditions = any(each.conditional for each in said.clauses if each.sentence == deed.clause.sentence)
    doubtful = bool(deed.doubt or doubt_of_sentence(said, deed) or conditions)
    unknown = name is None and any_of(said.words(), *NAME_TO_COME)
    found.deputy = Deputy(name, role, confirmed=not (doubtful or asked or unknown))
    if name is None or len(name.split()) < 2:
        found.flags.add("deputy_full_name_needed")
    way = mode(said, deed)
    if way:
        found.flags.add(f"deputy_mode_{way}")


def _name_beside(said: Said, subject: Chunk) -> tuple[str | None, str | None]:
    chunks = said.reading.chunks
    at = said.place_of(subject) + 1
    while at < len(chunks) and chunks[at].value in {",", "(", "-"}:
        at += 1
    if at < len(chunks) and chunks[at].kind == Kind.NAME:
        return chunks[at].value, role_of(said, chunks[at])
    before = said.place_of(subject) - 1  # "Leanne Frost IDVA", "Leanne Frost our IDVA"
    while before > 0 and chunks[before].value in {"our", "the", "my"}:
        before -= 1
    if before >= 0 and chunks[before].kind == Kind.NAME:
        return chunks[before].value, subject.value
    return None, None


def role_of(said: Said, name: Chunk) -> str | None:
    """The role said beside a name, before or after it, or by its title."""
    chunks = said.reading.chunks
    at = said.place_of(name)
    skip = {",", "(", "-", "our", "the", "my", "a", "is", "from", "as"}
    for step in (1, -1):
        place = at + step
        while 0 <= place < len(chunks) and chunks[place].value in (skip if step == 1 else {"our", "the", "my"}):
            place += step
        if 0 <= place < len(chunks) and chunks[place].kind == Kind.ROLE and chunks[place].value not in UNNAMED_ROLES:
            return chunks[place].value
    title = name.value.split()[0].lower()
    if title in POLICE_RANKS:
        return POLICE_RANKS[title]
    practice = said.frame.agency_kind == "gp" or any_of(said.words(), "surgery", "practice", "gp")
    return "GP" if title == "dr" and practice else None


def mode_in(said: Said, sentence: int) -> str | None:
    return _mode_of(said.in_sentence(Topic.METHOD, sentence), said.words(sentence))


def mode(said: Said, deed: Deed) -> str | None:
    return _mode_of(said.about(Topic.METHOD, deed), said.words(deed.clause.sentence))


def _mode_of(methods: list[str], words: str) -> str | None:
    if "video" in methods:
        return "video"
    if "phone" in methods:
        return "phone"
    return "in_person" if "face_to_face" in methods and any_of(words, "in person", "face to face") else None
