"""Layer 3: days as British professionals write them, read forwards and backwards from the day of the reply.

"Tues" is last Tuesday after "sent" and next Tuesday after "will send", so each day carries both readings and the
verb chooses. What could be two days is vague, and a weekday that does not fit its date is refused.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.understanding.frame import Frame
from models.understanding.normalise import Token

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
MONTHS = {
    name: place
    for place, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
#: "sat" and "sun", "mar" and "may" are also other words: they count only where only a day or month can stand.
_ALSO_WORDS = frozenset({"sat", "sun", "may", "march", "mar", "mon", "wed"})
_BEFORE_A_DAY = frozenset("on by until from since last this next before after every till".split())
_BEFORE_A_MONTH = frozenset("in since last during until of from early late mid end".split())
#: How far from the reply a date without a year is believed.
_FARTHEST = timedelta(days=300)

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
    "this afternoon": 0,
    "this evening": 0,
    "tonight": 0,
    "just now": 0,
    "earlier today": 0,
    "end of day": 0,
    "end of the day": 0,
    "close of business": 0,
    "close of play": 0,
    "tomorrow": 1,
    "tomorrow morning": 1,
    "tomorrow afternoon": 1,
    "the day after tomorrow": 2,
    "day after tomorrow": 2,
}
_VAGUE = (
    "last week|next week|this week|early next week|later this week|later next week|earlier this week|over the weekend|the weekend|"
    "at the weekend|this weekend|weekend|next weekend|last weekend|soon|as soon as possible|shortly|in due course|recently|the other day|a while ago|a while back|"
    "a few days ago|few days ago|couple of days ago|a couple of days ago|couple of weeks ago|a few weeks ago|week ago|weeks ago|"
    "next month|this month|last month|next few days|the next few days|few days|couple of days|beginning of next week|start of next week|"
    "end of next week|mid week|before the weekend|after the weekend|beginning of the week|start of the week|in a few days|in the next few days|"
    "next day or two|day or two|in good time|when i can|last year|middle of next week|by the end of the month|end of the month"
)
_FRIDAY = "end of the week|end of week|end of this week|end of the working week"


@dataclass(frozen=True, slots=True)
class When:
    """A day in both readings; `month` for a month, `vague` for a span, `wrong` for a day that does not exist."""

    past: date | None = None
    future: date | None = None
    month: str | None = None
    vague: bool = False
    wrong: bool = False


VAGUE = When(vague=True)
WRONG = When(wrong=True)


def day_at(tokens: Sequence[Token], at: int, frame: Frame) -> tuple[int, When] | None:
    """The day written at a place, and how many tokens it takes."""
    words = [token.word for token in tokens[at : at + 6]]
    previous = tokens[at - 1].word if at else ""
    return (
        _end_of(words, tokens, at, frame)
        or _phrase(words, frame)
        or _counted(words, frame)
        or _with_weekday(words, previous, frame)
        or _calendar_date(words, previous, frame)
        or _month(words, previous, frame)
    )


def _end_of(words: list[str], tokens: Sequence[Token], at: int, frame: Frame) -> tuple[int, When] | None:
    """ "close of business Friday": the hour adds nothing, the day after it counts."""
    for said in (["end", "of", "day"], ["close", "of", "business"], ["close", "of", "play"]):
        if words[:3] == said:
            skip = 4 if words[3:4] in (["on"], ["by"]) else 3
            found = day_at(tokens, at + skip, frame) if at + skip < len(tokens) else None
            return (skip + found[0], found[1]) if found else (3, _exactly(frame.today))
    if words[:2] == ["week", "commencing"]:
        found = day_at(tokens, at + 2, frame) if at + 2 < len(tokens) else None
        return (2 + found[0] if found else 2, VAGUE)
    return None


def _phrase(words: list[str], frame: Frame) -> tuple[int, When] | None:
    for length in range(min(5, len(words)), 0, -1):
        said = " ".join(words[:length])
        if said in _PHRASES:
            return length, _exactly(frame.today + timedelta(days=_PHRASES[said]))
        if said in _VAGUE_SET:
            return length, VAGUE
        if said in _FRIDAY_SET:
            ahead = 4 - frame.today.weekday()
            return length, When(future=frame.today + timedelta(days=ahead)) if ahead >= 0 else VAGUE
    return None


_VAGUE_SET = frozenset(_VAGUE.split("|"))
_FRIDAY_SET = frozenset(_FRIDAY.split("|"))
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def _counted(words: list[str], frame: Frame) -> tuple[int, When] | None:
    """ "3 days ago", "two weeks ago today"."""
    if len(words) < 3 or words[2] != "ago":
        return None
    number = int(words[0]) if words[0].isdecimal() and len(words[0]) < 3 else _NUMBERS.get(words[0])
    if number is None:
        return None
    if words[1] in {"day", "days"}:
        return 3, _exactly(frame.today - timedelta(days=number))
    return (3, VAGUE) if words[1] in {"week", "weeks", "month", "months"} else None


def _with_weekday(words: list[str], previous: str, frame: Frame) -> tuple[int, When] | None:
    lead = 1 if words[0] in {"last", "this", "next"} else 0
    name = words[lead] if len(words) > lead else ""
    if name not in DAYS or (name in _ALSO_WORDS and not (lead or previous in _BEFORE_A_DAY or _is_date(words[1:]))):
        return _week_on(words, frame)
    weekday, rest = DAYS[name], words[lead + 1 :]
    if not lead:
        skip = 1 if rest[:1] in (["the"], [","]) else 0
        dated = _calendar_date(rest[skip:], "the", frame) if rest[skip:] else None
        if dated:
            return 1 + skip + dated[0], _fitting(dated[1], weekday)
        if rest[:2] == ["week", "before"] or rest[:3] == ["the", "week", "before"]:
            return 4 if rest[0] == "the" else 3, VAGUE
    length, monday = lead + 1, frame.today - timedelta(days=frame.today.weekday())
    if rest[:2] in (["last", "week"], ["next", "week"]):
        turn = 7 if rest[0] == "next" else -7
        return length + 2, _exactly(monday + timedelta(days=turn + weekday))
    if rest[:1] == ["week"]:
        return length + 1, When(future=_next(weekday, frame.today) + timedelta(days=7))
    if rest[:1] in (["morning"], ["afternoon"], ["evening"], ["lunchtime"], ["night"]):
        length += 1
    return length, _weekday(weekday, words[0] if lead else "", monday, frame.today)


def _weekday(weekday: int, lead: str, monday: date, today: date) -> When:
    here = monday + timedelta(days=weekday)
    if lead == "this":
        return _exactly(here)
    if lead == "last":  # "last Tuesday" said on a Wednesday may be yesterday or eight days ago
        return When(past=here - timedelta(days=7)) if here >= today else VAGUE
    if lead == "next":
        return When(future=here + timedelta(days=7)) if here <= today else VAGUE
    if here == today:
        return When(vague=True)
    return When(past=_next(weekday, today) - timedelta(days=7), future=_next(weekday, today))


def _week_on(words: list[str], frame: Frame) -> tuple[int, When] | None:
    """ "a week on Friday", "week tomorrow"."""
    for said in (["week", "on"], ["a", "week", "on"]):
        if words[: len(said)] == said and words[len(said) : len(said) + 1] and words[len(said)] in DAYS:
            day = _next(DAYS[words[len(said)]], frame.today) + timedelta(days=7)
            return len(said) + 1, When(future=day)
    return None


def _is_date(words: list[str]) -> bool:
    return bool(words) and words[0][:1].isdigit()


def _calendar_date(words: list[str], previous: str, frame: Frame) -> tuple[int, When] | None:
    if not words:
        return None
    parts = [part for part in _split(words[0]) if part]
    if len(parts) > 1:
        return _numeric(words[0], parts, frame)
    if words[0] in MONTHS and len(words) > 1:  # March 2nd
        day = _day_number(words[1])
        follows = len(words) > 2 and words[2] in {"weeks", "week", "minutes", "hours", "hour", "of"}
        return (2, _dated(day, MONTHS[words[0]], None, frame)) if day and not follows else None
    day = _day_number(words[0])
    if not day:
        return None
    skip = 2 if words[1:2] == ["of"] else 1
    if len(words) > skip and words[skip] in MONTHS:
        year = words[skip + 1] if len(words) > skip + 1 and words[skip + 1] in _YEARS else None
        said = _dated(day, MONTHS[words[skip]], int(year) if year else None, frame)
        return skip + (2 if year else 1), said
    if words[0][-1].isalpha() and (previous in _BEFORE_A_DAY or previous in {"the", "of", "to"}):
        return 1, _day_of_month(day, frame.today)
    return None


_YEARS = frozenset(str(year) for year in range(2000, 2100))


def _split(word: str) -> list[str]:
    for sign in "/-.":
        if sign in word:
            return word.split(sign)
    return [word]


def _numeric(word: str, parts: list[str], frame: Frame) -> tuple[int, When] | None:
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    if len(parts) == 2:
        if "-" in word or ("." in word and len(parts[1]) == 2):  # 1-3 is a range, 11.15 an hour
            return None
        return 1, _dated(int(parts[0]), int(parts[1]), None, frame)
    if len(parts) != 3:
        return None
    if len(parts[0]) == 4:
        return 1, _dated(int(parts[2]), int(parts[1]), int(parts[0]), frame)
    year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
    return 1, _dated(int(parts[0]), int(parts[1]), year, frame)


def _day_number(word: str) -> int | None:
    digits = word.rstrip("stndrh")
    return int(digits) if digits.isdecimal() and len(digits) < 3 and 1 <= int(digits) <= 31 else None


def _dated(day: int, month: int, year: int | None, frame: Frame) -> When:
    today = frame.today
    if year is not None:
        exact = _valid(year, month, day)
        return _exactly(exact) if exact else WRONG
    days = [found for each in (-1, 0, 1) if (found := _valid(today.year + each, month, day))]
    past = max((each for each in days if today - _FARTHEST <= each <= today), default=None)
    future = min((each for each in days if today <= each <= today + _FARTHEST), default=None)
    return When(past, future) if days else WRONG


def _day_of_month(day: int, today: date) -> When:
    months = [
        ((today.year * 12 + today.month - 1 + turn) // 12, (today.month - 1 + turn) % 12 + 1)
        for turn in (-2, -1, 0, 1, 2)
    ]
    days = [found for year, month in months if (found := _valid(year, month, day))]
    return When(
        max((each for each in days if each <= today), default=None),
        min((each for each in days if each >= today), default=None),
    )


def _month(words: list[str], previous: str, frame: Frame) -> tuple[int, When] | None:
    """ "in Nov", "since January 2025": a month, the last one of that name."""
    month = MONTHS.get(words[0])
    if month is None or (previous not in _BEFORE_A_MONTH and words[0] in _ALSO_WORDS):
        return None
    if words[1:2] and words[1] in _YEARS:
        return 2, When(month=f"{words[1]}-{month:02d}")
    year = frame.today.year - (month > frame.today.month)
    return 1, When(month=f"{year}-{month:02d}")


def _fitting(said: When, weekday: int) -> When:
    """Only the readings on that weekday; when none is, the person has to be asked."""
    past = said.past if said.past and said.past.weekday() == weekday else None
    future = said.future if said.future and said.future.weekday() == weekday else None
    return When(past, future) if past or future else WRONG


def _next(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _exactly(day: date) -> When:
    return When(past=day, future=day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
