"""The quality lead's numbers in the Home tab. Small counts are not shown."""

from handlers.views.blocks import context, facts
from handlers.views.home import Entry
from models.numbers import SMALL, Numbers, is_small


def numbers_entries(numbers: Numbers) -> list[Entry]:
    """Counts with their bases in words."""
    conferences = facts(
        [
            ("To come", shown(numbers.scheduled)),
            ("Held", shown(numbers.held)),
            ("Inquorate", shown(numbers.inquorate)),
            ("Postponed", shown(numbers.postponed)),
        ]
    )
    agencies = facts(
        [
            ("Invited", shown(numbers.invitations)),
            ("Said whether they were coming", shown(numbers.answered)),
            ("Said they were coming", shown(numbers.said_coming)),
            ("Sent a report", shown(numbers.reports)),
            ("Report in time", shown(numbers.reports_in_time)),
            ("Asked too late to be in time", shown(numbers.asked_too_late)),
            ("Shared it with the family before", shown(numbers.shared_before)),
            ("Gave feedback", shown(numbers.feedback)),
        ]
    )
    note = context(f"The past 12 months, from what was recorded. Counts from 1 to {SMALL} are not shown.")
    return [
        Entry("Conferences", (conferences,)),
        Entry("Agencies invited to those that were held", (agencies, note)),
    ]


def shown(count: int) -> str:
    """The count, unless it is so small that it could point at somebody."""
    return f"{SMALL} or fewer" if is_small(count) else f"{count:,}"
