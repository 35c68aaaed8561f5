"""Who and what can be chosen when a conference is scheduled: chairs, social workers, agencies, earlier conferences."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sqlmodel import col, select

from models.access import run_by_actor
from models.agency import Agency, Duty, Professional
from models.conference import Conference
from models.desk import Desk, key
from models.inviting import NOT_INVITED, Invitee
from models.refusals import Refused
from scheduling.ladder import Standing

#: How many earlier conferences are offered for a review, the newest first.
MOST_REVIEWABLE = 100


@dataclass(frozen=True)
class Contact:
    """An agency that can be invited, through one of its people; `person` is None when nobody there is known."""

    agency: Agency
    person: Professional | None
    colleagues: bool = False


def chairs(desk: Desk) -> list[Professional]:
    """Everybody who chairs conferences."""
    return _with_duty(desk, Duty.CHAIR)


def social_workers(desk: Desk) -> list[Professional]:
    """Everybody to whom a conference can be handed over, or, for business support, for whom one is scheduled."""
    return _with_duty(desk, Duty.SOCIAL_WORKER)


def agencies(desk: Desk) -> list[Agency]:
    """Every agency of the directory, by name."""
    return list(desk.session.exec(select(Agency).where(col(Agency.active)).order_by(col(Agency.name))))


def contacts(desk: Desk, without: Iterable[int] = ()) -> list[Contact]:
    """Whom one can invite, by agency, the safeguarding lead first; `without` names people who are there anyway."""
    left_out = set(without)
    people: dict[int, list[Professional]] = defaultdict(list)
    known = select(Professional).where(col(Professional.active)).order_by(col(Professional.full_name))
    for person in desk.session.exec(known):
        people[person.agency_id].append(person)
    found: list[Contact] = []
    for agency in agencies(desk):
        there = people[key(agency.id)]
        if not there:
            found.append(Contact(agency, None))
        askable = [person for person in there if person.duty not in NOT_INVITED and person.id not in left_out]
        askable.sort(key=_lead_first(agency))
        found += [Contact(agency, person, colleagues=len(askable) > 1) for person in askable]
    return found


def invitees(desk: Desk, people: Iterable[int], nobody_known: Iterable[int]) -> tuple[Invitee, ...]:
    """The chosen people and agencies as invitees, each once; raises `Refused` for what is no longer there."""
    wanted = list(dict.fromkeys(people))
    query = select(Professional).where(col(Professional.id).in_(wanted), col(Professional.active))
    known = {key(person.id): person for person in desk.session.exec(query)}
    if len(known) < len(wanted):
        raise Refused("One of the people is no longer in the directory. Choose again.", "agencies")
    through_people = tuple(Invitee(known[each].agency_id, each) for each in wanted)
    return through_people + tuple(Invitee(agency, None) for agency in dict.fromkeys(nobody_known))


def reviewable(desk: Desk) -> list[Conference]:
    """Earlier conferences of the acting person which a review can follow, the newest first."""
    query = (
        select(Conference)
        .where(run_by_actor(desk), Conference.standing != Standing.CANCELLED)
        .order_by(col(Conference.starts_at).desc())
        .limit(MOST_REVIEWABLE)
    )
    return list(desk.session.exec(query))


def _lead_first(agency: Agency) -> Callable[[Professional], bool]:
    return lambda person: person.id != agency.lead_id


def _with_duty(desk: Desk, duty: Duty) -> list[Professional]:
    query = select(Professional).where(Professional.duty == duty, col(Professional.active))
    return list(desk.session.exec(query.order_by(col(Professional.full_name))))
