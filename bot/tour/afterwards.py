"""The story goes on once the conference is over: the record, what comes next, the papers, and the data snapshot."""

from datetime import UTC, datetime

from bot.sandbox import Person, View
from bot.tour.narrator import Narrator, StepMissed
from bot.tour.story import KHAN, PRIYA, QUINN, REED, RUTH

POLICE = "Calder Valley Police"


def inputs(view: View) -> list[str]:
    """The fields of a form, by the id of their block."""
    return [block["block_id"] for block in view.blocks if block["type"] == "input"]


def field(story: Narrator, slack_id: str, name: str) -> str:
    """A field whose id also says what it is about."""
    blocks = [str(block.get("block_id")) for block in story.modal(slack_id).blocks]
    found = [each for each in blocks if each == name or each.startswith(f"{name}:")]
    if not found:
        raise StepMissed(f"there is no field “{name}”")
    return found[0]


async def put_away(person: Person) -> None:
    """Close what is open."""
    while person.modal is not None:
        await person.close_modal()


async def record(story: Narrator) -> None:
    """The chair writes the record, part by part."""
    story.scene("The chair writes the record")
    ruth = story.here.person(RUTH)
    question = story.message(RUTH, "0 of 4 parts")
    await story.does(RUTH, "opens the record", ruth.press(question, "Open the record"), sees="Who attended")
    await ruth.press(story.modal(RUTH), "register")
    while names := [name for name in inputs(story.modal(RUTH)) if name.startswith("presence:")]:
        for name in names:
            if not story.modal(RUTH).value(name):
                await ruth.fill(name, "in_person")
        await ruth.submit()
    await ruth.press(story.modal(RUTH), "family_meeting")
    await ruth.fill("met", "yes")
    await ruth.fill("met_at", "09:30")
    await ruth.fill("met_with", ["mother"])
    await story.does(
        RUTH, "has checked the register, and met the mother beforehand", ruth.submit(), sees="Met on Thursday 12 March"
    )
    children = [
        str(block["accessory"]["value"])
        for block in story.modal(RUTH).blocks
        if str(block.get("block_id")).startswith("child:")
    ]
    await ruth.press(story.modal(RUTH), "decide", children[0])
    await ruth.fill("verdict", "plan")
    await ruth.fill("category", "neglect")
    await ruth.fill("formal", [POLICE])
    await story.does(
        RUTH, "records a plan for Child A, from which the police dissent", ruth.submit(), sees="the 72 hours last until"
    )
    await ruth.press(story.modal(RUTH), "decide", children[1])
    await ruth.fill("verdict", "no_plan")
    await ruth.fill("step_down", "not_set_out")
    await story.does(RUTH, "records no plan for Child B", ruth.submit(), sees="It should have been")


async def plan(story: Narrator) -> None:
    """The outline plan: what is vague is queried, and the chair decides."""
    ruth = story.here.person(RUTH)
    await ruth.press(story.modal(RUTH), "outline")
    await ruth.press(story.modal(RUTH), "add_planned")
    await ruth.fill("wording", "Attends sessions")
    await story.does(RUTH, "adds an action: Attends sessions", ruth.submit(), sees="Whose is it? By when?")
    await ruth.press(story.modal(RUTH), "contingency.yes")
    await ruth.press(story.modal(RUTH), "complete_plan")
    await story.does(
        RUTH, "leaves it like that, and finishes", ruth.press(story.modal(RUTH), "finish_record"), sees="✓ Finished"
    )
    await put_away(ruth)


async def next_dates(story: Narrator) -> None:
    """The core group and the review, with their limits."""
    story.scene("What comes next")
    priya, khan = story.here.person(PRIYA), story.here.person(KHAN)
    letter = story.reads(PRIYA, "What comes next")
    await priya.press(letter, "Set up the core group")
    await priya.fill("confirmed", ["yes"])
    await story.does(
        PRIYA, "confirms the members, and sets up the core group", priya.submit(), sees="Takes the minutes"
    )
    await put_away(priya)
    asked = story.reads(KHAN, "You are asked to a core group")
    await story.does(KHAN, "presses Coming", khan.press(asked, "Coming"), sees="✓ Coming")
    letter = story.message(PRIYA, "What comes next")
    await story.does(
        PRIYA, "schedules the review", priya.press(letter, "Schedule the review"), sees="We will invite again"
    )
    await story.does(PRIYA, "sends the form", priya.submit(), sees="is scheduled")
    await put_away(priya)


async def papers(story: Narrator) -> None:
    """The decision letter is a clock with receipts."""
    story.scene("The decision letter is sent, and has it arrived?")
    await story.at(datetime(2026, 3, 13, 12, 0, tzinfo=UTC))
    priya, khan, reed = (story.here.person(who) for who in (PRIYA, KHAN, REED))
    await priya.press(story.reads(PRIYA, "Letter and minutes"), "paper_sent.decision_letter")
    await priya.fill("sent_on", "2026-03-13")
    await story.does(PRIYA, "marks the letter as sent by the secure route", priya.submit(), sees="Received by 0 of")
    await put_away(priya)
    await story.at(datetime(2026, 3, 18, 10, 0, tzinfo=UTC))
    question = story.reads(KHAN, "Have you received the decision letter")
    await story.does(KHAN, "presses Yes", khan.press(question, "Yes, received"), sees="✓ You have received")
    await reed.press(story.message(REED, "Have you received"), "Not yet")
    await story.at(datetime(2026, 3, 20, 10, 0, tzinfo=UTC))
    story.reads(RUTH, "Received by 1 of")


async def snapshot(story: Narrator) -> None:
    """The quality lead takes the data snapshot."""
    story.scene("The quality lead takes the data snapshot")
    quinn = story.here.person(QUINN)
    await story.does(QUINN, "types /conference snapshot", quinn.command("/conference", "snapshot"))
    story.reads(QUINN, "Data snapshot")
    story.has_file(QUINN)
