"""Layer 5: sharing told without its verb: who was left out, not reached, unwilling, or is still to be seen."""

from dataclasses import replace

from models.understanding.clauses import Clause
from models.understanding.deeds import Deed, Tense
from models.understanding.lexicon import Kind, Topic
from models.understanding.said import Said, any_of, future, has
from models.understanding.sharing_deeds import One, family_named
from models.understanding.sharing_whom import clause_words, whom_of
from models.understanding.vocabulary.people import SEVERAL
from models.understanding.vocabulary.set_phrases import MEETING_THEM

_UNREACHED = "unable_to_reach"
_LASTING = frozenset({"sharing_would_increase_risk", "agency_practice_not_to_share"})
_MAY_MEET = frozenset({"see", "book", "leave", "reach", "offer"})
_MEETING = frozenset({"see", "visit", "meet"})


def left_out(said: Said, every: list[One]) -> list[One]:
    """As in "mum has seen it, dad hasn't yet", "Mum isn't answering": the others, without a verb of their own."""
    done = [one for one in every if one.value == "yes"]
    found: list[One] = []
    for clause in said.clauses if done else ():
        people = [chunk for chunk in clause.chunks if chunk.kind == Kind.RELATION]
        negations = [chunk for chunk in clause.chunks if chunk.kind == Kind.NEGATION]
        told = any(deed.clause is clause for deed in said.deeds) or has(clause.chunks, Kind.OTHER_THING)
        told = told or bool(said.about(Topic.RESPONSE, clause))  # "dad wasn't happy" is what he said of it
        if told or clause.asked or clause.start < done[0].deed.place or len(people) != 1 or not negations:
            continue
        deed = replace(done[0].deed, clause=clause, place=clause.start, negative=True, why=negations[0].value)
        found.append(One("no", deed, SEVERAL.get(people[0].value, (people[0].value,))))
    return found


def in_turn(said: Said, every: list[One]) -> list[One]:
    """As in "Mum done on Monday at home, dad by phone yesterday": the next one, without a verb."""
    done = [one for one in every if one.value == "yes"]
    found: list[One] = []
    for clause in said.clauses if done and {one.value for one in every} == {"yes"} else ():
        last = done[-1].deed
        if (
            clause.start < last.place
            or clause.sentence != last.clause.sentence
            or clause is last.clause
            or clause.asked
        ):
            continue
        people = [chunk for chunk in clause.chunks if chunk.kind == Kind.RELATION]
        days = [chunk for chunk in clause.chunks if chunk.when is not None and chunk.when.past is not None]
        others = {Kind.NEGATION, Kind.DOUBT, Kind.OTHER_THING, Kind.AUXILIARY, Kind.VERB}
        plain = not any(chunk.kind in others for chunk in clause.chunks)
        if len(people) == 1 and len(days) == 1 and plain and people[0].value not in {w for o in every for w in o.whom}:
            deed = replace(last, clause=clause, place=clause.start, around=clause.chunks, subject=None)
            found.append(One("yes", deed, SEVERAL.get(people[0].value, (people[0].value,))))
    return found


def to_be_seen(said: Said, deed: Deed, every: list[One]) -> One | None:
    """As in "not shared yet, seeing her Friday", "dad Thursday": a plan for whom is still to see."""
    if deed.negative or not deed.factual or not deed.by_me or deed.tense == Tense.PAST or deed.when is None:
        return None
    about_it = any_of(clause_words(said, deed), "about it", "about the report", "about my report")
    first = deed.place < every[0].deed.place and every[0].deed.clause.sentence == deed.clause.sentence
    if first and not about_it:
        return None
    if deed.when.future is None and not deed.when.vague:
        return None
    undone = [one for one in every if one.value == "no"]
    if any(one.deed.why in _LASTING or _LASTING & set(said.about(Topic.REASON)) for one in undone):
        return None
    again = any_of(clause_words(said, deed), "again")
    family = family_named(deed) and not has(deed.clause.chunks, Kind.OTHER_THING)
    meets = deed.kind == "see" and deed.lemma in _MEETING and family
    goes_again = deed.kind in {"leave", "reach", "promise", "see"} and again and bool(undone)
    does = deed.lemma == "do" and has(deed.clause.chunks, Kind.RELATION)
    if not (meets or goes_again or does):
        return None
    whom = whom_of(said, deed)
    if not undone and not set(whom) - {each for one in every for each in one.whom}:
        return None
    return One("planned", deed, whom or (undone[0].whom if undone else ()))


def in_vain(said: Said) -> list[One]:
    """As in "tried ringing mum, no answer. Will ring again tomorrow": not reached, and when it is tried again."""
    tried = next((clause for clause in said.clauses if not clause.asked and _not_reached(said, clause)), None)
    if tried is None:
        return []
    people = [chunk for chunk in tried.chunks if chunk.kind == Kind.RELATION]
    deed = Deed("reach", "ring", Tense.PAST, tried, tried.start, negative=True, why=_UNREACHED, around=tried.chunks)
    whom = SEVERAL.get(people[0].value, (people[0].value,))
    later = again(said, [One("no", deed, whom)])
    meant = "report" in said.about(Topic.THING) or any_of(
        said.words(), "before sending", "before it went", "go through it"
    )
    return [One("no", deed, whom), *later] if later or meant else []


def _not_reached(said: Said, clause: Clause) -> bool:
    verbless = not any(deed.clause is clause for deed in said.deeds)
    return verbless and has(clause.chunks, Kind.NEGATION, _UNREACHED) and has(clause.chunks, Kind.RELATION)


def again(said: Said, every: list[One]) -> list[One]:
    """As in "will try again tomorrow", after what was not done."""
    undone = [one for one in every if one.value == "no" and one.deed.why not in _LASTING]
    for clause in said.clauses if undone else ():
        words = f" {said.reading.said(clause.start, clause.end)} "
        day = next((chunk.when for chunk in clause.chunks if future(chunk.when) is not None), None)
        if day is None or clause.asked or clause.start <= undone[0].deed.place or not any_of(words, "again"):
            continue
        if any_of(words, "try", "trying", "ring", "call", "phone", "visit", "going", "go", "ringing", "calling"):
            deed = replace(undone[0].deed, clause=clause, place=clause.start, negative=False, tense=Tense.FUTURE)
            return [One("planned", replace(deed, why="", around=clause.chunks), undone[0].whom)]
    return []


def still_to_come(said: Said, every: list[One]) -> list[One]:
    """As in "not been through it yet, home visit booked tomorrow", "but plan to on Tuesday": a day to do it."""
    undone = [one for one in every if one.value == "no" and one.deed.why not in _LASTING]
    if not undone or _LASTING & set(said.about(Topic.REASON)):
        return []
    for clause in said.clauses:
        day = next((chunk.when for chunk in clause.chunks if future(chunk.when) is not None), None)
        if day is None or clause.asked or clause.start <= undone[-1].deed.place:
            continue
        kinds = {deed.kind for deed in said.deeds if deed.clause is clause}
        words = f" {said.reading.said(clause.start, clause.end)} "
        beside = has(clause.chunks, Kind.THING, "report") or any_of(words, "with you", "to you", "chair")
        if beside or kinds - _MAY_MEET or not any_of(words, *MEETING_THEM):
            continue
        deed = replace(undone[-1].deed, clause=clause, place=clause.start, negative=False, tense=Tense.FUTURE)
        people = [chunk for chunk in clause.chunks if chunk.kind == Kind.RELATION]
        whom = SEVERAL.get(people[0].value, (people[0].value,)) if people else undone[-1].whom
        return [One("planned", replace(deed, why="", around=clause.chunks), whom)]
    return []


def unwelcome(said: Said, deed: Deed) -> bool:
    """As in "mum says she doesn't want to see it": refused."""
    if _refused_at_second_hand(said, deed):
        return True
    wants = [each for each in said.deeds if each.lemma == "want" and each.negative and each.place < deed.place]
    theirs = bool(wants) and wants[-1].subject is not None and wants[-1].subject.value != "me"
    between = [c for c in deed.clause.chunks if wants and wants[-1].place < c.start < deed.place]
    if has(between, Kind.RELATION) or has(between, Kind.PERSON, "they"):
        return False  # "she doesn't want dad to see it"
    return theirs and deed.kind in {"see", "share"} and wants[-1].clause is deed.clause


def _refused_at_second_hand(said: Said, deed: Deed) -> bool:
    """As in "mum told the social worker she won't read it"."""
    if not (deed.reported and deed.negative and deed.kind in {"see", "share"}) or deed.tense == Tense.PAST:
        return False
    told = [each for each in said.deeds if each.kind == "tell" and each.clause is deed.clause]
    told = [each for each in told if each.place < deed.place]
    teller = told[-1].subject if told else None
    if teller is None or teller.kind != Kind.RELATION or deed.subject is None:
        return False
    with_others = has([chunk for chunk in deed.clause.chunks if chunk.start > deed.place], Kind.RELATION)
    return not with_others and deed.subject.value in {"they", teller.value}
