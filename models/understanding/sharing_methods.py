"""Layer 5: how the report was, or will be, gone through."""

from models.understanding.deeds import Deed
from models.understanding.lexicon import Kind, Topic
from models.understanding.said import Said, any_of, has
from models.understanding.sharing_days import that_was
from models.understanding.sharing_deeds import One
from models.understanding.vocabulary.phrases import words

#: Where people meet.
_PLACES = words(
    """
    clinic surgery school nursery house home office centre hospital gate ward session appointment playground handover
    contact visit pickup dropoff flat hub reception unit
    """
)
#: Going through it with somebody is taken to be face to face, and that is asked.
_TOGETHER = frozenset({"go", "run", "be", "sit"})


def method_of(said: Said, one: One, value: str, every: list[One]) -> tuple[str | None, bool]:
    """How, and whether that was inferred: going through it with somebody is taken to be face to face."""
    methods = methods_of(said, one.deed)
    methods += [each for other in every if other.value == value == "yes" for each in methods_of(said, other.deed)]
    added = that_was(said)
    methods += said.about(Topic.METHOD, added) if added is not None else []
    if value == "planned" and "in_meeting" in methods and "before_it" not in methods:
        return "in_meeting", False
    seen = not methods and one.deed.kind == "see"
    if value == "planned" and (
        seen or "interpreter_needed" in said.in_sentence(Topic.REASON, one.deed.clause.sentence)
    ):
        return "face_to_face", False
    if one.deed.kind == "send" and (one.deed.lemma in {"email", "post"} or {"email", "post"} & set(methods)):
        return ("post" if one.deed.lemma == "post" or "post" in methods else "email"), False
    ways = {each for other in every if other.value == "yes" for each in said.about(Topic.METHOD, other.deed)}
    if {"phone", "face_to_face"} <= ways and len({one.deed.clause.start for one in every if one.value == "yes"}) > 1:
        return None, False  # each in another way
    methods += ["by_email"] if any_of(said.words(one.deed.clause.sentence), "by email", "via email") else []
    for method in ("video", "phone", "face_to_face", "post", "copy_handed_over", "by_email"):
        if method in methods:
            return method.removeprefix("by_"), False
    if "in_passing" in methods:
        return "face_to_face", True
    through = one.deed.kind == "share" and one.deed.lemma in _TOGETHER
    through = through or (one.deed.kind == "talk" and "through" in said.words(one.deed.clause.sentence))
    return ("face_to_face", True) if through and bool(one.whom) and value in {"yes", "partly"} else (None, False)


def methods_of(said: Said, deed: Deed) -> list[str]:
    methods = said.about(Topic.METHOD, deed)
    if not methods and deed.clause.joined_by == "and":
        methods = _met(said, deed)
    said_so = said.words(deed.clause.sentence)
    if any_of(said_so, "'s phone", "her phone", "his phone", "their phone"):
        methods = [method for method in methods if method != "phone"]  # it is off, or not answered
    if not methods and _PLACES & set(_beside_place(said, deed)):
        methods = ["face_to_face"]
    others = [c for c in said.clauses if "posted" in said.reading.words[c.start : c.end] and c is not deed.clause]
    elsewhere = any(has(clause.chunks, Kind.RELATION) for clause in others)  # "and posted dad's on Tuesday"
    if any_of(said_so, "posted") and not (any_of(said_so, "be posted") or elsewhere):
        methods.append("post")
    if deed.kind == "give" and has(deed.around, Kind.THING, "report", "it"):
        methods.append("copy_handed_over")
    return methods


def _beside_place(said: Said, deed: Deed) -> list[str]:
    """The words that say where: two at most after an "at" or "in"."""
    words = said.reading.words[deed.clause.start if deed.infinitive else deed.place : deed.clause.end]
    return [each for at, word in enumerate(words) if word in {"at", "in"} for each in words[at + 1 : at + 4]]


def _met(said: Said, deed: Deed) -> list[str]:
    met = [d for d in said.deeds if d.place < deed.place and d.clause.sentence == deed.clause.sentence]
    if met and met[-1].infinitive:
        met.pop()  # "rang mum to go through it and she refused"
    return said.about(Topic.METHOD, met[-1]) if met and met[-1].kind in {"see", "reach", "talk"} else []
