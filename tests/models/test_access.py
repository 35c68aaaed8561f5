"""Who speaks for an agency: those who work there, and its safeguarding lead; denied to everybody else."""

import pytest

from models.access import answers_for, invitation_to_answer
from models.agency import Agency
from models.conference import Conference
from models.desk import Desk, key
from models.facts import facts_of
from models.invitation import Invitation
from models.inviting import invite
from models.refusals import NotYours
from tests.models.conftest import At, agency, invitee, person
from tests.models.test_answering import invitation_of

SOCIAL_CARE = "Ravensmoor Children's Social Care"


def speaks(at: At, slack_id: str, invitation: Invitation) -> bool:
    with at(slack_id) as desk:
        return answers_for(desk, desk.session.get_one(Invitation, invitation.id))


def invitation_to(at: At, slack_id: str) -> Invitation:
    with at(None) as desk:
        return invitation_of(desk.session, slack_id)


def test_colleagues_answer_for_each_other_and_not_for_other_agencies(at: At, conference: Conference) -> None:
    school = invitation_to(at, "UJO")
    assert speaks(at, "UJO", school)
    assert speaks(at, "USAM", school)
    assert not any(speaks(at, other, school) for other in ("UKHAN", "UREED", "URUTH", "UQUINN", "UADMIN", "UPRIYA"))


def test_in_social_care_only_who_is_named_and_the_lead_answer(at: At, conference: Conference) -> None:
    with at("UPRIYA") as desk:
        agency(desk.session, SOCIAL_CARE).lead_id = person(desk.session, "UBUSINESS").id
        [invited] = invite(desk, key(conference.id), [invitee(desk.session, "UDANIEL")])
    assert speaks(at, "UDANIEL", invited)
    assert speaks(at, "UBUSINESS", invited)
    assert not speaks(at, "UPRIYA", invited)


def test_a_lead_who_works_elsewhere_can_answer_what_they_are_asked(at: At, conference: Conference) -> None:
    safe_haven = invitation_to(at, "ULENA")
    with pytest.raises(NotYours), at("USAM") as desk:
        invitation_to_answer(desk, key(safe_haven.id))
    with at(None) as desk:
        desk.session.get_one(Agency, safe_haven.agency_id).lead_id = person(desk.session, "USAM").id
    assert speaks(at, "USAM", safe_haven)


def test_who_has_moved_to_another_agency_is_neither_asked_nor_let_in(at: At, conference: Conference) -> None:
    practice = invitation_to(at, "UKHAN")
    with at(None) as desk:
        khan = person(desk.session, "UKHAN")
        agency(desk.session, "Maple Street Surgery").lead_id = None
        khan.agency_id = agency(desk.session, "Hillcrest Medical Practice").id or 0
    assert not speaks(at, "UKHAN", practice)
    with at(None) as desk:
        assert _asked(desk, conference)[key(practice.id)] is None, "the social worker passes it on"


def _asked(desk: Desk, conference: Conference) -> dict[int, int | None]:
    facts = facts_of(desk.session, desk.session.get_one(Conference, conference.id))
    return {invited.invitation: invited.recipient for invited in facts.invitees}
