"""A plan, a review and core groups after the conference that was held, in the database: what their tests share."""

from datetime import date, time

from sqlmodel import col, func, select

from models.action import Action
from models.agency import Agency
from models.booking import schedule
from models.conference import Conference
from models.core_group import CoreGroupMember
from models.core_groups import Meeting
from models.desk import Desk, key
from models.outline_plan import Agreed, add_planned
from models.record import ConferenceRecord
from scheduling.deadlines import ConferenceType
from tests.models.conftest import agency, booking, invitee, person

MAPLE, POLICE, LARKFIELD = "Maple Street Surgery", "Calder Valley Police", "Larkfield Primary School"


def planned(desk: Desk, conference: Conference, name: str | None, wording: str) -> int:
    owner = key(agency(desk.session, name).id) if name else None
    agreed = Agreed(wording, (0,), owner, date(2026, 5, 1))
    return key(add_planned(desk, key(conference.id), agreed, version(desk, conference)).id)


def version(desk: Desk, conference: Conference) -> int:
    record = desk.session.get(ConferenceRecord, conference.id)
    return record.version if record else 1


def review_of(desk: Desk, conference: Conference, on: date = date(2026, 6, 11)) -> Conference:
    changes = {"type": ConferenceType.RCPC, "on": on, "reviews_id": key(conference.id), "form": f"review-{on}"}
    return schedule(desk, booking(desk, changes=changes))


def asked(desk: Desk, review: Conference) -> list[tuple[str, str]]:
    """What a review asks about: owner and wording, in order."""
    query = select(Agency.name, Action.wording).join(Action, col(Action.owner_id) == col(Agency.id))
    return list(desk.session.exec(query.where(Action.conference_id == review.id).order_by(col(Action.position))).all())


def meeting(
    desk: Desk, on: date = date(2026, 3, 26), people: tuple[str, ...] = ("UKHAN", "UREED"), **more: object
) -> Meeting:
    members = tuple(invitee(desk.session, each) for each in people)
    plain: dict[str, object] = {"minutes": 60, "place": None, "members": members, "confirmed": True, "form": f"g-{on}"}
    return Meeting(on, time(10), **plain | more)  # type: ignore[arg-type]  # the changes are the test's own affair


def member(desk: Desk, slack_id: str) -> int:
    """The newest place of somebody."""
    query = select(func.max(CoreGroupMember.id)).where(
        CoreGroupMember.professional_id == person(desk.session, slack_id).id
    )
    return key(desk.session.exec(query).one())
