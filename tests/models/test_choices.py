"""Who can be chosen: chairs who chair, agencies through their people, and again whoever came last time."""

import pytest
from sqlmodel import col, select

from models.agency import Agency, Duty
from models.booking import schedule
from models.choices import chairs, contacts, invitees, reviewable, social_workers
from models.conference import Conference
from models.desk import key
from models.invitation import Invitation, NotUsReason
from models.inviting import Invitee, invited_last_time, withdraw
from models.redirecting import say_not_us
from models.refusals import NotYours, Refused
from tests.models.conftest import At, agency, booking, person


def test_everybody_is_offered_for_what_they_do(at: At) -> None:
    with at("UPRIYA") as desk:
        assert [each.full_name for each in chairs(desk)] == ["Gareth Pugh", "Ruth Adeyemi"]
        assert [each.full_name for each in social_workers(desk)] == ["Daniel Osei", "Priya Nair"]
        offered = contacts(desk, without=[desk.actor_id])
    duties = {each.person.duty for each in offered if each.person}
    assert duties == {Duty.AGENCY, Duty.SOCIAL_WORKER, Duty.BUSINESS_SUPPORT}
    names = [each.person.full_name for each in offered if each.person]
    assert "Priya Nair" not in names
    assert names.index("Det Insp Anita Desai") < names.index("Det Sgt Tom Reed"), "the safeguarding lead comes first"


def test_agencies_where_nobody_is_known_are_offered_all_the_same(at: At) -> None:
    with at("UPRIYA") as desk:
        nobody = [each.agency.name for each in contacts(desk) if each.person is None]
    assert nobody == ["Oakfield Health Centre", "Ravensmoor Community Safety"]


def test_who_has_left_is_neither_offered_nor_taken(at: At) -> None:
    with at(None) as desk:
        person(desk.session, "UREED").active = False
        agency(desk.session, "Ravensmoor Housing").active = False
    with at("UPRIYA") as desk:
        offered = contacts(desk)
        assert "Det Sgt Tom Reed" not in [each.person.full_name for each in offered if each.person]
        assert "Ravensmoor Housing" not in [each.agency.name for each in offered]
        with pytest.raises(Refused, match="no longer in the directory") as refused:
            invitees(desk, [key(person(desk.session, "UREED").id)], [])
        assert refused.value.field == "agencies"


def test_a_choice_made_twice_counts_once(at: At) -> None:
    with at("UPRIYA") as desk:
        khan = person(desk.session, "UKHAN")
        oakfield = key(agency(desk.session, "Oakfield Health Centre").id)
        chosen = invitees(desk, [key(khan.id)] * 2, [oakfield, oakfield])
        assert chosen == (Invitee(khan.agency_id, khan.id), Invitee(oakfield, None))


def test_last_time_without_whoever_was_not_expected(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        rows = desk.session.exec(select(Invitation).where(Invitation.conference_id == conference.id)).all()
        by_person = {row.professional_id: key(row.id) for row in rows}
        reed, khan = person(desk.session, "UREED"), person(desk.session, "UKHAN")
        withdraw(desk, by_person[reed.id])
    with at("UKHAN") as desk:
        say_not_us(desk, by_person[khan.id], NotUsReason.NOT_OUR_PATIENT, None)
    with at("UPRIYA") as desk:
        again = {each.professional_id for each in invited_last_time(desk, key(conference.id))}
        assert again == set(by_person) - {reed.id, khan.id}


def test_for_somebody_who_has_left_whoever_speaks_for_the_agency_now(at: At, conference: Conference) -> None:
    with at(None) as desk:
        person(desk.session, "UREED").active = False
    with at("UPRIYA") as desk:
        police = agency(desk.session, "Calder Valley Police")
        again = {each.agency_id: each.professional_id for each in invited_last_time(desk, key(conference.id))}
        assert again[key(police.id)] == police.lead_id


def test_only_ones_own_conference_is_reviewed(at: At, conference: Conference) -> None:
    for slack_id, seen in (("UPRIYA", [conference.code]), ("UBUSINESS", [conference.code]), ("UDANIEL", [])):
        with at(slack_id) as desk:
            assert [each.code for each in reviewable(desk)] == seen
    with at("UDANIEL") as desk, pytest.raises(NotYours):
        invited_last_time(desk, key(conference.id))


@pytest.mark.parametrize("chosen", [None, "UBUSINESS", "UKHAN", "URUTH"])
def test_business_support_names_a_social_worker_of_its_own(at: At, chosen: str | None) -> None:
    with at("UBUSINESS") as desk:
        number = key(person(desk.session, chosen).id) if chosen else None
        asked = booking(desk, social_worker_id=number)
        with pytest.raises(Refused) as refused:
            schedule(desk, asked)
    assert refused.value.field == "social_worker"


def test_business_support_schedules_for_its_social_worker(at: At) -> None:
    with at("UBUSINESS") as desk:
        daniel = person(desk.session, "UDANIEL")
        assert schedule(desk, booking(desk, social_worker_id=daniel.id)).social_worker_id == daniel.id


def test_a_social_worker_schedules_for_nobody_else(at: At) -> None:
    with at("UPRIYA") as desk:
        daniel = person(desk.session, "UDANIEL")
        assert schedule(desk, booking(desk, social_worker_id=daniel.id)).social_worker_id == desk.actor_id


def test_agencies_come_by_name(at: At) -> None:
    with at("UPRIYA") as desk:
        names = list(dict.fromkeys(each.agency.name for each in contacts(desk)))
        in_order = desk.session.exec(select(Agency.name).order_by(col(Agency.name))).all()
    assert names == [name for name in in_order if name != "Ravensmoor Conference Service"]
