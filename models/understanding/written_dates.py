"""Layer 3: days written with numbers: "12 Feb", "2/3", "the 16th", "March 2nd", and months by name."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.understanding.frame import Frame
from models.understanding.vocabulary.phrases import words

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
ALSO_WORDS = frozenset({"sat", "sun", "may", "march", "mar"})


BEFORE_A_DAY = words("for on by until from since last this next before after every till")


_BEFORE_A_MONTH = words("in since last during until of from early late mid end")


#: How far from the reply a date without a year is believed.
_FARTHEST = timedelta(days=300)


@dataclass(frozen=True, slots=True)
class When:
    """A day in both readings; `month` for a month, `vague` for a span, `wrong` for a day that does not exist.

    `earliest` and `latest` are the ends of a span that lies ahead.
    """

    past: date | None = None
    future: date | None = None
    month: str | None = None
    vague: bool = False
    wrong: bool = False
    earliest: date | None = None
    latest: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the span holds a day."""
        return self.earliest is not None and self.latest is not None and self.earliest <= day <= self.latest


VAGUE = When(vague=True)


WRONG = When(wrong=True)


def calendar_date(words: list[str], previous: str, frame: Frame) -> tuple[int, When] | None:
    if not words:
        return None
    between = _from_to(words, frame)
    if between:
        return between
    parts = [part for part in _split(words[0]) if part]
    if len(parts) > 1:
        return _numeric(words[0], parts, frame)
    if words[0] in MONTHS and len(words) > 1:
        return _month_first(words, frame)
    day = _day_number(words[0])
    if not day or _AFTER_A_RANK & set(words[1:2]):
        return None
    skip = 2 if words[1:2] == ["of"] else 1
    if len(words) > skip and words[skip] in MONTHS:
        year = words[skip + 1] if len(words) > skip + 1 and words[skip + 1] in _YEARS else None
        said = _dated(day, MONTHS[words[skip]], int(year) if year else None, frame)
        return skip + (2 if year else 1), said
    alone = len(words) == 1 or not words[1][:1].isalnum()  # "report sent 27th, …"
    if words[0][-1].isalpha() and (alone or previous in BEFORE_A_DAY or previous in {"the", "of", "to"}):
        return 1, _day_of_month(day, frame.today)
    return None


def _from_to(words: list[str], frame: Frame) -> tuple[int, When] | None:
    """As in "11-13 March": a span of days."""
    ends = [_day_number(part) for part in words[0].split("-")] if "-" in words[0] else []
    if len(ends) != 2 or not ends[0] or not ends[1] or words[1:2] == [] or words[1] not in MONTHS:
        return None
    first, last = (_dated(day, MONTHS[words[1]], None, frame).future for day in (ends[0], ends[1]))
    return 2, When(vague=True, earliest=first, latest=last)


def _month_first(words: list[str], frame: Frame) -> tuple[int, When] | None:
    """As in "March 2nd"; the number in "Sept 25" is a year more often than a day."""
    day = _day_number(words[1])
    if words[1].isdecimal() and len(words[1]) == 2 and 0 <= frame.today.year % 100 - int(words[1]) <= 3:
        return 2, When(month=f"20{words[1]}-{MONTHS[words[0]]:02d}")
    follows = len(words) > 2 and words[2] in {"weeks", "week", "minutes", "hours", "hour", "of"}
    return (2, _dated(day, MONTHS[words[0]], None, frame)) if day and not follows else None


_AFTER_A_RANK = frozenset({"class", "floor", "time", "thing", "child", "attempt", "one", "year"})
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
        return exactly(exact, today) if exact else WRONG
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


def month(words: list[str], previous: str, frame: Frame) -> tuple[int, When] | None:
    """As in "in Nov", "since January 2025": a month, the last one of that name."""
    found = 12 if words[0] in {"christmas", "xmas"} and previous in {"at", "since", "before"} else MONTHS.get(words[0])
    if found is None or (previous not in _BEFORE_A_MONTH and words[0] in ALSO_WORDS):
        return None
    if words[1:2] and words[1] in _YEARS:
        return 2, When(month=f"{words[1]}-{found:02d}")
    year = frame.today.year - (found > frame.today.month)
    return 1, When(month=f"{year}-{found:02d}")


def exactly(day: date, today: date) -> When:
    """One day, which lies behind, ahead, or is today and both."""
    return When(past=day if day <= today else None, future=day if day >= today else None)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
