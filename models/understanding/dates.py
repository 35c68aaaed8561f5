"""Layer 3: days as British professionals write them, read forwards and backwards from the day of the reply.

"Tues" is last Tuesday after "sent" and next Tuesday after "will send", so each day carries both readings and the
verb chooses. What could be two days is vague, and a weekday that does not fit its date is refused.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from models.understanding.frame import Frame
from models.understanding.normalise import Token
from models.understanding.vocabulary.phrases import phrases
from models.understanding.written_dates import (
    ALSO_WORDS,
    BEFORE_A_DAY,
    VAGUE,
    WRONG,
    When,
    calendar_date,
    exactly,
    month,
)

DAYS = {
    name: place
    for place, names in enumerate(
        (
            "monday mon mondays",
            "tuesday tue tues tuesdays",
            "wednesday wed weds wednesdays",
            "thursday thu thur thurs thursdays",
            "friday fri fridays",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}


_PHRASES = {
    "day before yesterday": -2,
    "the day before yesterday": -2,
    "last night": -1,
    "yesterday": -1,
    "yesterday morning": -1,
    "yesterday afternoon": -1,
    "yesterday evening": -1,
    "today": 0,
    "this morning": 0,
    "this pm": 0,
    "this am": 0,
    "first thing tomorrow": 1,
    "this afternoon": 0,
    "this evening": 0,
    "tonight": 0,
    "at lunchtime": 0,
    "lunchtime today": 0,
    "just now": 0,
    "earlier today": 0,
    "end of day": 0,
    "end of the day": 0,
    "close of business": 0,
    "close of play": 0,
    "this aft": 0,
    "tomorrow": 1,
    "tomorrow morning": 1,
    "tomorrow afternoon": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}


_VAGUE = """
    last week | next week | this week | early next week | later this week | later next week |
    earlier this week | over the weekend | the weekend | at the weekend | this weekend | weekend |
    next weekend | last weekend | soon | as soon as possible | shortly | in due course | recently |
    the other day | a while ago | a while back | a few days ago | few days ago | couple of days ago |
    a couple of days ago | couple of weeks ago | a few weeks ago | week ago | weeks ago | next month |
    this month | last month | next few days | the next few days | few days | couple of days |
    beginning of next week | start of next week | end of next week | mid week | before the weekend |
    after the weekend | beginning of the week | start of the week | in a few days |
    in the next few days | next day or two | day or two | in good time | when i can | last year |
    middle of next week | by the end of the month | end of the month
"""
_FRIDAY = "end of the week|end of week|end of this week|end of the working week"


def day_at(tokens: Sequence[Token], at: int, frame: Frame) -> tuple[int, When] | None:
    """The day written at a place, and how many tokens it takes."""
    words = [token.word for token in tokens[at : at + 6]]
    return _end_of(words, tokens, at, frame) or _plain_day_at(tokens, at, frame)


def _plain_day_at(tokens: Sequence[Token], at: int, frame: Frame) -> tuple[int, When] | None:
    words = [token.word for token in tokens[at : at + 6]]
    previous = tokens[at - 1].word if at else ""
    if not words:
        return None
    return (
        _phrase(words, frame)
        or _counted(words, frame)
        or _with_weekday(words, previous, frame)
        or calendar_date(words, previous, frame)
        or month(words, previous, frame)
    )


def _end_of(words: list[str], tokens: Sequence[Token], at: int, frame: Frame) -> tuple[int, When] | None:
    """As in "close of business Friday": the hour adds nothing, the day after it counts."""
    for said in (["end", "of", "day"], ["close", "of", "business"], ["close", "of", "play"]):
        if words[:3] == said:
            skip = 4 if words[3:4] in (["on"], ["by"]) else 3
            found = _plain_day_at(tokens, at + skip, frame)
            return (skip + found[0], found[1]) if found else (3, exactly(frame.today, frame.today))
    if words[:2] == ["week", "commencing"]:
        found = _plain_day_at(tokens, at + 2, frame)
        return (2 + found[0], _week_of(found[1].future)) if found else (2, VAGUE)
    return None


def _phrase(words: list[str], frame: Frame) -> tuple[int, When] | None:
    for length in range(min(5, len(words)), 0, -1):
        said = " ".join(words[:length])
        if said in _PHRASES:
            return length, exactly(frame.today + timedelta(days=_PHRASES[said]), frame.today)
        if said in _VAGUE_SET:
            return length, _span(words[:length], frame)
        if said in _FRIDAY_SET:
            ahead = 4 - frame.today.weekday()
            return length, When(future=frame.today + timedelta(days=ahead)) if ahead >= 0 else VAGUE
    return None


def _week_of(first: date | None) -> When:
    return When(vague=True, earliest=first, latest=first + timedelta(days=4) if first else None)


def _span(words: list[str], frame: Frame) -> When:
    """A span of days; of next week's, the first is known."""
    if words[-2:] not in (["next", "week"], ["next", "month"]):
        return VAGUE
    monday = frame.today + timedelta(days=7 - frame.today.weekday())
    return When(vague=True, earliest=monday, latest=monday + timedelta(days=4 if words[-1] == "week" else 30))


_VAGUE_SET = frozenset(phrases(_VAGUE))


_FRIDAY_SET = frozenset(phrases(_FRIDAY))


_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def _counted(words: list[str], frame: Frame) -> tuple[int, When] | None:
    """As in "3 days ago", "two weeks ago today"."""
    if len(words) < 3 or words[2] != "ago":
        return None
    number = int(words[0]) if words[0].isdecimal() and len(words[0]) < 3 else _NUMBERS.get(words[0])
    if number is None:
        return None
    if words[1] in {"minute", "minutes", "hour", "hours"}:
        return 3, exactly(frame.today, frame.today)
    if words[1] in {"day", "days"}:
        return 3, exactly(frame.today - timedelta(days=number), frame.today)
    return (3, VAGUE) if words[1] in {"week", "weeks", "month", "months"} else None


_PARTS_OF_A_DAY = (["morning"], ["afternoon"], ["evening"], ["lunchtime"], ["night"], ["am"], ["pm"], ["eve"])


def _with_weekday(words: list[str], previous: str, frame: Frame) -> tuple[int, When] | None:
    lead = 1 if words[0] in {"last", "this", "next"} else 0
    name = words[lead] if len(words) > lead else ""
    placed = lead or previous in BEFORE_A_DAY or _is_date(words[1:]) or words[1:2] in _PARTS_OF_A_DAY
    if name not in DAYS or (name in ALSO_WORDS and not placed):
        return _week_on(words, frame)
    weekday, rest = DAYS[name], words[lead + 1 :]
    if not lead:
        skip = 1 if rest[:1] in (["the"], [","]) else 0
        dated = calendar_date(rest[skip:], "the", frame) if rest[skip:] else None
        if dated:
            return 1 + skip + dated[0], _fitting(dated[1], weekday)
        if rest[:2] == ["week", "before"] or rest[:3] == ["the", "week", "before"]:
            return 4 if rest[0] == "the" else 3, VAGUE
    length, monday = lead + 1, frame.today - timedelta(days=frame.today.weekday())
    if rest[:2] in (["last", "week"], ["next", "week"]):
        turn = 7 if rest[0] == "next" else -7
        return length + 2, exactly(monday + timedelta(days=turn + weekday), frame.today)
    if rest[:1] == ["week"]:
        return length + 1, When(future=_next(weekday, frame.today) + timedelta(days=7))
    if rest[:1] in _PARTS_OF_A_DAY:
        length += 1
    return length, _weekday(weekday, words[0] if lead else "", monday, frame.today)


def _weekday(weekday: int, lead: str, monday: date, today: date) -> When:
    here = monday + timedelta(days=weekday)
    if lead == "this":
        return exactly(here, today)
    if lead == "last":  # "last Tuesday" said on a Wednesday may be yesterday or eight days ago
        return When(past=here - timedelta(days=7)) if here >= today else VAGUE
    if lead == "next":
        return When(future=here + timedelta(days=7)) if here <= today else VAGUE
    if here == today:
        return When(vague=True)
    return When(past=_next(weekday, today) - timedelta(days=7), future=_next(weekday, today))


def _week_on(words: list[str], frame: Frame) -> tuple[int, When] | None:
    """As in "a week on Friday", "week tomorrow"."""
    for said in (["week", "on"], ["a", "week", "on"]):
        if words[: len(said)] == said and words[len(said) : len(said) + 1] and words[len(said)] in DAYS:
            day = _next(DAYS[words[len(said)]], frame.today) + timedelta(days=7)
            return len(said) + 1, When(future=day)
    return None


def _is_date(words: list[str]) -> bool:
    return bool(words) and words[0][:1].isdigit()


def _fitting(said: When, weekday: int) -> When:
    """Only the readings on that weekday; when none is, the person has to be asked."""
    past = said.past if said.past and said.past.weekday() == weekday else None
    future = said.future if said.future and said.future.weekday() == weekday else None
    return When(past, future) if past or future else WRONG


def _next(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
