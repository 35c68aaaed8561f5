"""Core groups as people see them: one meeting with its members, and each service's own place in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlmodel import col, select

from models.access import run_by_actor, speaks_for
from models.agency import Agency, Professional
from models.cards import ConferenceCard, conference_card
from models.conference import Conference
from models.core_group import CoreGroup, CoreGroupMember
from models.core_group_actions import Asked, Drift, asked_about, drifting
from models.core_groups import members_of
from models.desk import Desk
from models.next_dates_sheet import agency_names
from scheduling.plan_facts import GroupStanding
from scheduling.words import moment_words


@dataclass(frozen=True)
class GroupCard:
    """One core group with the people around it; its date already in local words."""

    of: ConferenceCard
    group: CoreGroup
    chair: Professional | None
    minute_taker: Professional | None
    has_begun: bool

    @cached_property
    def when(self) -> str:
        """Such as `Thursday 26 March, 10am`."""
        return moment_words(self.group.starts_at, self.of.conference.jurisdiction.zone, self.of.today)

    @property
    def local_start(self) -> datetime:
        """When it starts, on the clocks of its jurisdiction."""
        return self.group.starts_at.astimezone(self.of.conference.jurisdiction.zone)

    @property
    def where(self) -> str:
        """The place, or that the link comes by secure email."""
        return self.group.place or "Link by secure email"

    @property
    def is_booked(self) -> bool:
        """Whether it is still to be held, or to be recorded."""
        return self.group.standing is GroupStanding.SCHEDULED

    @property
    def closed(self) -> str | None:
        """Why nothing can be answered any more, in a sentence; None while it can."""
        code = self.of.conference.code
        match self.group.standing:
            case GroupStanding.SCHEDULED:
                return None
            case GroupStanding.CANCELLED:
                return f"{code}: the core group on {self.when} is cancelled. Nothing more is asked of you."
            case GroupStanding.NOT_HELD:
                return f"{code}: the core group of {self.when} did not take place. Nothing more is asked of you for it."
        return f"{code}: the core group of {self.when} is over. Thank you."


@dataclass(frozen=True)
class PlaceCard:
    """One service's place: who is asked, what they have answered, and the actions they are asked about."""

    card: GroupCard
    member: CoreGroupMember
    agency: Agency
    person: Professional | None
    asked: tuple[Asked, ...]
    on_behalf: bool = False

    @property
    def updated(self) -> int:
        """How many of the actions have been updated for this core group."""
        return sum(each.update is not None for each in self.asked)

    @property
    def leads(self) -> bool:
        """Whether this is the social worker's own place."""
        return self.member.professional_id == self.card.of.conference.social_worker_id

    @property
    def who(self) -> str:
        """Such as `Jo Barker, Larkfield Primary School`."""
        return f"{self.person.full_name}, {self.agency.name}" if self.person else self.agency.name


@dataclass(frozen=True)
class GroupSheet:
    """A core group in full, for whoever runs or chairs the conference. `most_services` is where the flag begins (G)."""

    card: GroupCard
    places: tuple[PlaceCard, ...]
    drifting: tuple[Drift, ...]
    owners: dict[int, str]
    most_services: int

    @property
    def services(self) -> int:
        """How many services are involved; two people of one are one service."""
        return len({place.agency.id for place in self.places})

    @property
    def too_many(self) -> bool:
        """Whether more services are involved than can work together well."""
        return self.services > self.most_services


def group_card(desk: Desk, group: CoreGroup) -> GroupCard:
    """The card of a core group; access is checked by whoever asks for it."""
    conference = desk.session.get_one(Conference, group.conference_id)
    return GroupCard(
        of=conference_card(desk, conference),
        group=group,
        chair=_person(desk, group.chair_id),
        minute_taker=_person(desk, group.minute_taker_id),
        has_begun=group.starts_at <= desk.now,
    )


def group_sheet(desk: Desk, group: CoreGroup) -> GroupSheet:
    """The whole core group; access is checked by whoever asks for it."""
    conference = desk.session.get_one(Conference, group.conference_id)
    drifts = drifting(desk.session, conference)
    return GroupSheet(
        card=group_card(desk, group),
        places=tuple(_places(desk, group, members_of(desk, group))),
        drifting=tuple(drifts),
        owners=agency_names(desk.session, (drift.owner_id for drift in drifts)),
        most_services=desk.rules.most_services,
    )


def place_card(desk: Desk, member: CoreGroupMember) -> PlaceCard:
    """The card of one service's place; access is checked by whoever asks for it."""
    return _places(desk, desk.session.get_one(CoreGroup, member.core_group_id), [member])[0]


def my_places(desk: Desk) -> list[PlaceCard]:
    """The core groups to come to which the acting person is asked, the soonest first; not those they lead."""
    rows = desk.session.exec(
        select(CoreGroupMember, CoreGroup)
        .join(CoreGroup, col(CoreGroup.id) == col(CoreGroupMember.core_group_id))
        .join(Conference, col(Conference.id) == col(CoreGroup.conference_id))
        .where(
            CoreGroupMember.professional_id == desk.actor_id,
            col(CoreGroupMember.withdrawn_at).is_(None),
            CoreGroup.standing == GroupStanding.SCHEDULED,
            col(CoreGroup.starts_at) > desk.now,
            Conference.social_worker_id != desk.actor_id,
        )
        .order_by(col(CoreGroup.starts_at))
    )
    return [_places(desk, group, [member])[0] for member, group in rows]


def my_core_groups(desk: Desk) -> list[GroupSheet]:
    """The core groups that the acting person runs and of which it is not recorded yet whether they were held."""
    rows = desk.session.exec(
        select(CoreGroup)
        .join(Conference, col(Conference.id) == col(CoreGroup.conference_id))
        .where(run_by_actor(desk), CoreGroup.standing == GroupStanding.SCHEDULED)
        .order_by(col(CoreGroup.starts_at))
    )
    return [group_sheet(desk, row) for row in rows]


def _places(desk: Desk, group: CoreGroup, members: Iterable[CoreGroupMember]) -> list[PlaceCard]:
    rows = list(members)
    card, asked = group_card(desk, group), asked_about(desk.session, group)
    query = select(Agency).where(col(Agency.id).in_({row.agency_id for row in rows}))
    agencies = {row.id: row for row in desk.session.exec(query)}
    people = select(Professional).where(col(Professional.id).in_({row.professional_id for row in rows} - {None}))
    known = {row.id: row for row in desk.session.exec(people)}
    return [
        PlaceCard(
            card=card,
            member=row,
            agency=agencies[row.agency_id],
            person=known.get(row.professional_id),
            asked=tuple(each for each in asked if each.action.owner_id == row.agency_id),
            on_behalf=desk.person is not None and not speaks_for(desk, row.agency_id, {row.professional_id}),
        )
        for row in rows
    ]


def _person(desk: Desk, professional_id: int | None) -> Professional | None:
    return desk.session.get(Professional, professional_id) if professional_id is not None else None
