"""Finding people by their Slack account, and learning whose account an e-mail address has."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from models.agency import Agency, Professional
from models.audit import AuditEntry
from models.desk import key
from models.directory import people_to_look_up, person_by_slack_id, recognise
from scheduling.clock import SettableClock
from tests.models.conftest import At, person

PRYCE = "ewan.pryce@hillcrest.example"


def pryce(session: Session) -> Professional:
    return session.exec(select(Professional).where(Professional.email == PRYCE)).one()


def test_somebody_is_known_by_their_slack_account(at: At) -> None:
    with at(None) as desk:
        known = person_by_slack_id(desk.session, "UKHAN")
        assert known is not None
        assert known.full_name == "Dr Amira Khan"
        assert person_by_slack_id(desk.session, "USTRANGER") is None


@pytest.mark.parametrize("leaves", ["person", "agency"])
def test_who_has_left_is_a_stranger(at: At, leaves: str) -> None:
    with at(None) as desk:
        khan = person(desk.session, "UKHAN")
        left = khan if leaves == "person" else desk.session.get_one(Agency, khan.agency_id)
        left.active = False
        assert person_by_slack_id(desk.session, "UKHAN") is None


def test_slack_is_asked_once_a_day_about_those_without_an_account(at: At, clock: SettableClock) -> None:
    with at(None) as desk:
        waiting = people_to_look_up(desk.session, desk.now)
        assert pryce(desk.session) in waiting
        assert all(one.slack_id is None and one.email for one in waiting)
        assert not recognise(desk.session, key(pryce(desk.session).id), None, desk.now)
        assert pryce(desk.session) not in people_to_look_up(desk.session, desk.now)
    clock.advance(timedelta(hours=23))
    with at(None) as desk:
        assert pryce(desk.session) not in people_to_look_up(desk.session, desk.now)
    clock.advance(timedelta(hours=1))
    with at(None) as desk:
        assert people_to_look_up(desk.session, desk.now)[-1] == pryce(desk.session), "who was never asked comes first"
        assert len(people_to_look_up(desk.session, desk.now, limit=2)) == 2


def test_an_account_that_is_found_is_kept_and_noted(at: At) -> None:
    with at(None) as desk:
        assert recognise(desk.session, key(pryce(desk.session).id), "UPRYCE", desk.now)
        assert not recognise(desk.session, key(pryce(desk.session).id), "UOTHER", desk.now)
    with at(None) as desk:
        assert person_by_slack_id(desk.session, "UPRYCE") == pryce(desk.session)
        assert pryce(desk.session) not in people_to_look_up(desk.session, desk.now)
        entry = desk.session.exec(select(AuditEntry).order_by(col(AuditEntry.id).desc()).limit(1)).one()
        assert (entry.deed, entry.subject_id, entry.actor_id) == ("recognised", pryce(desk.session).id, None)


def test_an_account_belongs_to_one_person(at: At) -> None:
    with at(None) as desk:
        assert not recognise(desk.session, key(pryce(desk.session).id), "UKHAN", desk.now)
        assert pryce(desk.session).slack_id is None
