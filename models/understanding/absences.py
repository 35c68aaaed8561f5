"""Layer 5: what keeps somebody from coming."""

from models.understanding.deeds import Tense
from models.understanding.lexicon import Topic
from models.understanding.said import Said


def reason(said: Said) -> str | None:
    """What keeps them from coming; hearing of it late only when there is nothing else."""
    found: list[str] = []
    for each in said.reading.mentions:
        if each.topic != Topic.ABSENCE or (
            each.value == "annual_leave" and each.end - each.start == 1 and _to_go(said, each.start)
        ):
            continue
        if each.value == "away" or _told_of_before(said, each.start):
            continue
        before = said.reading.words[each.start - 1] if each.start else ""
        after = said.reading.words[each.end : each.end + 1]
        if each.value == "surgery_clash" and (
            (after == ("is",) and said.reading.words[each.end + 1 : each.end + 2] != ("on",))
            or before in {"another", "gp", "new", "different", "the", "at"}
        ):
            continue
        found.append(each.value)
    return next((value for value in found if value != "late_notice"), found[0] if found else None)


def _told_of_before(said: Said, at: int) -> bool:
    """As in "I've attended every core group but can't make this one": what was is no reason."""
    here = [d for d in said.deeds if d.clause.start <= at < d.clause.end]
    return any(deed.kind in {"attend", "send", "share"} and deed.tense == Tense.PAST for deed in here)


def _to_go(said: Said, at: int) -> bool:
    """As in "have to leave at 11" is no annual leave."""
    return at > 0 and said.reading.words[at - 1] in {"to", "will", "can", "must", "ll", "not"}
