"""The scheduling form, read twice: strictly when it is sent, tolerantly while it is being filled in."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator

from handlers.asked import Field
from handlers.fields import Day, one_of, some_of, words
from models.booking import Moment
from models.choices import invitees
from models.conference import Concern, Need
from models.desk import Desk
from models.inviting import Invitee
from models.preview import Draft
from models.refusals import Refused
from scheduling.deadlines import ConferenceType

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

MOST_CHILDREN, OLDEST, MOST_PLACE = 12, 17, 150
LENGTHS = (30, 45, 60, 75, 90, 105, 120, 150, 180, 210, 240)
USUAL_LENGTH = 90
TICKED = "yes"
#: How a choice of the agencies' menu begins: a person there, or the agency where nobody is known.
PERSON, AGENCY = "p:", "a:"

_AGES = (
    "Write ages only, in order, for example 7, 4, unborn. "
    "We call the children Child A, Child B and so on, so leave names out."
)
_IN_FIRST_YEAR = re.compile(r"under (?:1|one)|(?:\d{1,2} )?(?:days?|weeks?|months?)(?: old)?")
_YEARS = re.compile(r"(\d{1,2})(?: ?(?:y|yrs?|years?))?(?: old)?")


def needed(parse: Callable[[str], T], missing: str, wrong: str) -> BeforeValidator:
    """A field that has to be filled in: one sentence for when it is not, another for what cannot be read."""

    def check(value: object) -> T:
        if not value:
            raise ValueError(missing)
        try:
            return parse(str(value))
        except ValueError:
            raise ValueError(wrong) from None

    return BeforeValidator(check)


def chosen(missing: str) -> BeforeValidator:
    """One row of the directory, by its opaque id."""
    return needed(_id, missing, "This choice is not on the list. Choose one that is.")


def _id(value: str) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 16):
        raise ValueError
    return int(value)


def day(value: str) -> dt.date:
    found = dt.date.fromisoformat(value)
    if not 2000 <= found.year <= 2100:
        raise ValueError
    return found


def ages_in(typed: str) -> tuple[int | None, ...]:
    """Ages in years, None for unborn; raises `ValueError` with a sentence for anything else, names above all."""
    parts = [part.strip().casefold() for part in re.split(r"[,;\n]|\band\b", typed) if part.strip()]
    if not parts or len(parts) > MOST_CHILDREN:
        raise ValueError(_AGES if not parts else f"One conference can be about {MOST_CHILDREN} children at most.")
    return tuple(_age(part) for part in parts)


def _age(part: str) -> int | None:
    if part == "unborn":
        return None
    if _IN_FIRST_YEAR.fullmatch(part):
        return 0
    years = _YEARS.fullmatch(part)
    if years is None or not part.isascii():
        raise ValueError(_AGES)
    if int(years[1]) > OLDEST:
        raise ValueError(f"Children are {OLDEST} or younger. Check the ages.")
    return int(years[1])


def _ages(value: object) -> tuple[int | None, ...]:
    return ages_in(str(value or ""))


def length(value: str) -> int:
    if (found := _id(value)) not in LENGTHS:
        raise ValueError
    return found


#: A row of the directory that need not be chosen.
Maybe = Annotated[int | None, BeforeValidator(lambda value: _id(str(value)) if value else None)]
Ticked = Annotated[bool, BeforeValidator(bool)]
Picked = Annotated[tuple[str, ...], BeforeValidator(lambda value: tuple(value or ()))]


class MomentForm(BaseModel):
    """When a conference takes place: shared by scheduling and rescheduling."""

    date: Annotated[dt.date, needed(day, "Choose the date.", "Choose the date from the calendar.")]
    time: Annotated[
        dt.time, needed(dt.time.fromisoformat, "Choose the time.", "Choose a time between 00:00 and 23:59.")
    ]
    minutes: Annotated[int, needed(length, "Choose how long it lasts.", "Choose a length from the list.")]
    bank_holiday: Ticked = False

    @property
    def moment(self) -> Moment:
        """As the domain takes it."""
        return Moment(self.date, self.time, self.minutes, self.bank_holiday)


class ScheduleForm(MomentForm):
    """The scheduling form as it is sent. Fields that were not shown are empty."""

    type: Annotated[ConferenceType, one_of(ConferenceType, "Choose the type of conference.")]
    chair: Annotated[int, chosen("Choose the chair.")]
    social_worker: Maybe = None
    strategy: Day = None
    notified: Day = None
    reviews: Maybe = None
    invite_again: Ticked = False
    place: Annotated[str | None, words(MOST_PLACE)] = None
    ages: Annotated[tuple[int | None, ...], BeforeValidator(_ages)]
    concerns: Annotated[tuple[Concern, ...], some_of(Concern)] = ()
    needs: Annotated[tuple[Need, ...], some_of(Need)] = ()
    agencies: Picked = ()


def chosen_invitees(desk: Desk, values: Iterable[str]) -> tuple[Invitee, ...]:
    """What was picked in the agencies' menu; raises `Refused` under it for what is no longer there."""
    people: list[int] = []
    agencies: list[int] = []
    for value in values:
        try:
            (people if value.startswith(PERSON) else agencies).append(_id(value[len(PERSON) :]))
        except ValueError:
            raise Refused("This choice is not on the list. Choose one that is.", "agencies") from None
    return invitees(desk, people, agencies)


def draft_of(desk: Desk, fields: Mapping[str, Field]) -> Draft:
    """The form as far as it can be read already; what cannot is left out until the form is sent."""
    return Draft(
        type=tried(ConferenceType, fields.get("type")),
        on=tried(day, fields.get("date")),
        at=tried(dt.time.fromisoformat, fields.get("time")),
        minutes=tried(length, fields.get("minutes")) or USUAL_LENGTH,
        chair_id=tried(_id, fields.get("chair")),
        social_worker_id=tried(_id, fields.get("social_worker")),
        strategy_on=tried(day, fields.get("strategy")),
        notified_on=tried(day, fields.get("notified")),
        reviews_id=tried(_id, fields.get("reviews")),
        invite_again=bool(fields.get("invite_again")),
        ages=tried(ages_in, fields.get("ages")) or (),
        concerns=frozenset(_known(Concern, fields.get("concerns"))),
        chosen=_invitees_so_far(desk, fields.get("agencies")),
        bank_holiday_accepted=bool(fields.get("bank_holiday")),
    )


def tried(parse: Callable[[str], T], value: Field) -> T | None:
    if not isinstance(value, str) or not value:
        return None
    try:
        return parse(value)
    except ValueError:
        return None


def _known(kind: type[E], values: Field) -> list[E]:
    found = [tried(kind, value) for value in values] if isinstance(values, list) else []
    return [each for each in found if each is not None]


def _invitees_so_far(desk: Desk, values: Any) -> tuple[Invitee, ...]:
    try:
        return chosen_invitees(desk, values or ())
    except Refused:
        return ()
