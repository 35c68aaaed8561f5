"""Names as long as the directory takes them, with everything in them that Slack reads as more than words."""

from sqlmodel import select

from bot.sandbox import Person
from bot.sandbox.reading import elements_of, options_of
from models.agency import Agency, Professional
from tests.harness import Partnership, stored
from tests.scenarios.living import (
    GARETH,
    INITIAL,
    KHAN,
    ONCE,
    PRIYA,
    REED,
    RUTH,
    answered,
    at,
    before,
    booked,
    fill_in,
    home,
    letters,
    put_away,
    shows,
)

ODD = "<!channel> & <@URUTH> *Q* _u_ ~a~ `r` :wave: <https://x.example|tz> "


def odd(words: str, most: int) -> str:
    """Words with everything odd behind them, up to a length."""
    return f"{words} {ODD}{'W' * most}"[:most]


def rename(house: Partnership) -> None:
    """Everybody and every agency of the partnership gets the longest and oddest name there can be."""
    with stored(house) as session:
        for agency in session.exec(select(Agency)):
            agency.name, agency.duty_contact = odd(agency.name, 120), odd("", 200)
        for person in session.exec(select(Professional)):
            person.full_name, person.job_role = odd(person.full_name, 120), odd("", 120)
        session.commit()


def values(person: Person, name: str) -> list[str]:
    """What a menu of the modal before somebody offers, or the values of its buttons of this name."""
    found = [element for _, element in elements_of(before(person).blocks) if name in element["action_id"]]
    return [option["value"] for element in found for option in options_of(element)] or [each["value"] for each in found]


@ONCE
async def test_names_that_could_break_something(house: Partnership) -> None:
    rename(house)
    priya, khan, reed = house.person(PRIYA), house.person(KHAN), house.person(REED)
    await priya.command("/conference", "schedule")
    agencies, chair = values(priya, "agencies"), values(priya, "chair")[0]
    await put_away(priya)
    code = await booked(house, {**INITIAL, "chair": chair, "agencies": agencies, "place": odd("Town Hall", 150)})
    for deed in ("show", "invite", "withdraw", "reschedule", "hand over", "cancel"):
        assert code in await shows(priya, f"{deed} {code}")
    deputy = {"attendance": "deputy", "deputy_name": odd("Nadia", 120), "deputy_role": odd("Nurse", 120)}
    assert (await answered(house, khan, "Something else…", deputy)).closed
    assert "✓ Sending a deputy: Nadia <!channel> & <@URUTH>" in khan.dm[-1].reads(), "read as it was written"
    elsewhere = {"reason": "wrong_person", "instead": odd("The other team", 200)}
    assert (await answered(house, reed, "Not us", elsewhere)).closed
    await khan.press(khan.dm[-1], "ask_person")
    await put_away(khan)

    await house.go_to(at(3, 11, 10))
    ruth = next(person for person in (house.person(RUTH), house.person(GARETH)) if letters(person, code))
    await shows(ruth, f"readiness {code}")
    await ruth.press(before(ruth), "challenge", values(ruth, "challenge")[0])
    await house.go_to(at(3, 12, 12))
    await put_away(ruth)
    await ruth.press(letters(ruth, "Was this conference held?")[-1], "outcome.held")
    await house.settle()
    await khan.press(letters(khan, "How did this conference go?")[-1], "feedback")
    await fill_in(khan, {"q12": odd("", 1500), "may_be_named": ["yes"]})
    assert (await khan.submit()).updated
    await ruth.press(letters(ruth, "✓ Held")[-1], "feedback_seen")
    assert "<!channel>" in before(ruth).reads()
    for person in (priya, khan, ruth):
        await person.open_home()
        assert home(person).blocks
