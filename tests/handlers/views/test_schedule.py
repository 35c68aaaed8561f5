"""The scheduling form as a value: within Slack's limits whatever the directory holds and whatever stands in it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.booking_form import AGENCY, PERSON
from handlers.views.limits import check_view
from handlers.views.schedule import Choices, Filled, schedule_form
from models.agency import Agency, AgencyKind, Professional, ReportFormat
from models.choices import Contact
from models.preview import Preview
from scheduling.calendars import Jurisdiction

NOTHING = Preview(Jurisdiction.ENG, date(2026, 3, 2))
LONG = "ß" * 120
CHAIRS = (Professional(id=1, full_name=LONG, job_role=LONG, agency_id=1),)


def directory(agencies: int, people: int) -> list[Contact]:
    """Agencies of two kinds with so many people each."""
    found = []
    for number in range(1, agencies + 1):
        kind = AgencyKind.SCHOOL if number % 3 else AgencyKind.GP
        agency = Agency(id=number, name=f"{number:05} {LONG}"[:120], kind=kind, report_format=ReportFormat.OWN)
        for each in range(people):
            person = Professional(id=number * 100 + each, full_name=LONG, job_role=LONG, agency_id=number)
            found.append(Contact(agency, person, colleagues=people > 1))
        found += [] if people else [Contact(agency, None)]
    return found


def offered(view: dict[str, object], name: str = "agencies") -> list[str]:
    blocks = view["blocks"]
    assert isinstance(blocks, list)
    (element,) = (block["element"] for block in blocks if block.get("block_id") == name)
    return [option["value"] for group in element["option_groups"] for option in group["options"]]


@pytest.mark.parametrize(("agencies", "people"), [(1, 0), (54, 2), (250, 2), (300, 3), (700, 4)])
def test_however_big_the_directory_is(agencies: int, people: int) -> None:
    contacts = directory(agencies, people)
    chosen = [f"{PERSON}{contact.person.id}" for contact in contacts if contact.person][:60]
    view = schedule_form(Filled({"agencies": chosen}), Choices(CHAIRS, contacts), NOTHING)
    check_view(view)
    values = offered(view)
    assert len(values) in {len(contacts), agencies}, "everybody, or in a big partnership one for each agency"
    assert values[0].startswith(PERSON if people else AGENCY)


@given(
    st.dictionaries(
        st.sampled_from(["type", "date", "time", "minutes", "chair", "place", "ages", "agencies", "concerns"]),
        st.one_of(st.none(), st.text(max_size=4000), st.lists(st.text(max_size=20), max_size=5)),
    )
)
def test_whatever_stands_in_it(fields: dict[str, str | list[str] | None]) -> None:
    dates = {name: value for name, value in fields.items() if name not in {"date", "time"}}
    view = schedule_form(Filled(dates), Choices(CHAIRS, directory(3, 1)), NOTHING)
    check_view(view)
    assert view["callback_id"] == "schedule"
