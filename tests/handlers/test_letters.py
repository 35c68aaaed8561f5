"""Letters that were sent already: they follow the facts, for as long as their reader may know them."""

from functools import partial

from models import upkeep
from models.answering import Coming, answer_coming
from models.booking import hand_over
from models.conference import Conference
from models.database import transaction
from models.desk import Desk, key
from models.invitation import Attendance, Mode, NotUsReason
from models.inviting import invite
from models.redirecting import say_not_us
from tests.handlers.booked import as_person, booked, invitation_of
from tests.harness import Partnership
from tests.models.conftest import agency, invitee, person

MAPLE = "Maple Street Surgery"


def handed_over(desk: Desk, conference: Conference) -> Conference:
    now = desk.session.get_one(Conference, conference.id)
    return hand_over(desk, key(now.id), key(person(desk.session, "UDANIEL").id), now.version)


async def test_who_has_handed_a_conference_over_reads_nothing_new_about_it(house: Partnership) -> None:
    conference = booked(house, agencies=("UKHAN", "UREED"))
    maple = invitation_of(house, conference, MAPLE)
    as_person(house, "UKHAN", lambda desk: say_not_us(desk, maple, NotUsReason.WRONG_PERSON, None))
    await house.settle()
    priya = house.person("UPRIYA")
    assert any("is scheduled" in message.reads() for message in priya.dm)
    assert any("not for them" in message.reads() for message in priya.dm)

    as_person(house, "UPRIYA", partial(handed_over, conference=conference))
    as_person(house, "UDANIEL", lambda desk: invite(desk, key(conference.id), [invitee(desk.session, "ULENA")]))
    await house.settle()
    await house.settle()
    for message in priya.dm:
        assert "is with somebody else now" in message.reads()
        assert not any(word in message.reads() for word in (MAPLE, "Lena", "Calder", "["))
    assert any(MAPLE in message.reads() for message in house.person("UDANIEL").dm)


async def test_an_answer_given_while_the_fate_of_the_invitation_is_unknown_is_shown(house: Partnership) -> None:
    booked(house, agencies=("UKHAN",))
    await house.settle()
    conference = booked(house, agencies=("UKHAN",))
    maple = invitation_of(house, conference, MAPLE)
    house.slack.faults.lose_next_reply(9)
    await house.settle()
    house.slack.faults.lost_replies = 0
    in_person = Coming(Attendance.YES, Mode.IN_PERSON)
    as_person(house, "UPRIYA", lambda desk: answer_coming(desk, maple, in_person))  # he rang
    await house.settle()
    await house.settle()
    [message] = [message for message in house.person("UKHAN").dm if conference.code in message.text]
    assert "✓ Coming: in person" in message.reads()


async def test_when_an_agency_closes_the_social_worker_passes_on_what_is_still_asked(house: Partnership) -> None:
    conference = booked(house, agencies=("UKHAN",))
    await house.settle()
    with transaction(house.engine) as session:
        agency(session, MAPLE).active = False
    as_person(house, None, upkeep.replan)
    before = len(house.person("UKHAN").dm)
    await house.go_to(conference.starts_at)
    assert len(house.person("UKHAN").dm) == before
    assert any(MAPLE in message.reads() and "pass this on" in message.reads() for message in house.person("UPRIYA").dm)
    home = await house.person("UKHAN").open_home()
    assert home is not None
    assert conference.code not in home.reads()
