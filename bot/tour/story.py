"""The story of one initial conference, scene by scene, from the first slash command to the feedback form."""

from datetime import UTC, datetime

from bot.sandbox import View
from bot.tour.narrator import Narrator, StepMissed

PRIYA, RUTH, QUINN = "UPRIYA", "URUTH", "UQUINN"
KHAN, REED, HOLLY, JO, SAM, LENA = "UKHAN", "UREED", "UHOLLY", "UJO", "USAM", "ULENA"
INVITED = [
    "Maple Street Surgery",
    "Hillcrest Medical Practice",
    "Calder Valley Police: Det Sgt Tom Reed",
    "Ravensmoor Health Visiting",
    "Larkfield Primary School: Jo Barker",
]
INVITATION = "You are invited to a child protection conference"


def first_value(view: View, action: str) -> str:
    """The value of the first of several buttons with this action id."""
    elements = [e for block in view.blocks for e in [*block.get("elements", []), block.get("accessory") or {}]]
    values = [str(element["value"]) for element in elements if element.get("action_id") == action]
    if not values:
        raise StepMissed(f"there is no button “{action}”")
    return values[0]


async def schedule(story: Narrator) -> None:
    """The social worker schedules an initial conference."""
    story.scene("The social worker schedules a conference")
    await story.at(datetime(2026, 3, 2, 9, 5, tzinfo=UTC))
    priya = story.here.person(PRIYA)
    await story.does(PRIYA, "types /conference schedule", priya.command("/conference", "schedule"), sees="Type of")
    await story.does(PRIYA, "chooses an initial conference", priya.fill("type", "ICPC"))
    await story.does(PRIYA, "chooses Saturday 14 March by mistake", priya.fill("date", "2026-03-14"), sees="Saturday")
    await story.does(
        PRIYA, "chooses Thursday 12 March instead", priya.fill("date", "2026-03-12"), sees="Monday 9 March, 5pm"
    )
    for name, value in {
        "time": "10:00",
        "strategy": "2026-02-26",
        "chair": "Ruth Adeyemi",
        "ages": "Child A is 4",
        "concerns": ["domestic_abuse"],
        "needs": ["interpreter"],
        "agencies": INVITED,
    }.items():
        await priya.fill(name, value)
    await story.does(PRIYA, "fills in the rest and presses Schedule", priya.submit(), error="Write ages only")
    await priya.fill("ages", "4, 11")
    await story.does(PRIYA, "writes the ages only, and sends it again", priya.submit(), sees="is scheduled")
    story.code = next(word for word in story.modal(PRIYA).reads().split() if word.startswith("CPC-"))
    await priya.close_modal()
    story.does_not_read(RUTH, story.code)


async def invite(story: Narrator) -> None:
    """Everyone invited answers in their own way."""
    story.scene("Each agency answers, in its own way")
    khan, reed, holly, jo = (story.here.person(who) for who in (KHAN, REED, HOLLY, JO))
    letter = story.reads(KHAN, INVITATION)
    await story.does(KHAN, "has forty seconds and presses By phone", khan.press(letter, "come.phone"), sees="✓ Coming")
    await story.does(
        HOLLY, "presses In person", holly.press(story.message(HOLLY, INVITATION), "come.in_person"), sees="in person"
    )
    await reed.press(story.message(REED, INVITATION), "coming")
    await reed.fill("attendance", "cannot")
    await reed.fill("reason", "shift_or_court")
    await story.does(REED, "cannot come: shift or court", reed.submit(), sees="shift or court")
    await jo.press(story.message(JO, INVITATION), "coming")
    await jo.fill("attendance", "deputy")
    await jo.fill("deputy_name", "Sam")
    await jo.fill("deputy_role", "Deputy designated safeguarding lead")
    await story.does(JO, "sends a deputy, by first name only", jo.submit(), error="the surname")
    await jo.fill("deputy_name", "Sam Whitlock")
    await story.does(JO, "writes the full name", jo.submit(), sees="Sam Whitlock")
    story.reads(LENA, INVITATION)


async def outside_slack(story: Narrator) -> None:
    """A GP without a Slack account answers by phone; secure details are ticked off."""
    story.scene("Somebody without a Slack account, and the secure details")
    priya = story.here.person(PRIYA)
    relay = story.reads(PRIYA, "Hillcrest Medical Practice")
    await priya.press(relay, "answer_for")
    await priya.press(story.modal(PRIYA), "coming")
    await priya.fill("attendance", "video")
    await story.does(PRIYA, "records for Dr Pryce, who rang: coming by video", priya.submit())
    while priya.modal is not None:
        await priya.close_modal()
    scheduled = story.message(PRIYA, "Secure details")
    boxes = next(block for block in scheduled.blocks if block["type"] == "actions")["elements"][0]
    await story.does(
        PRIYA,
        "ticks everyone to whom she has sent the secure email",
        priya.press(scheduled, boxes["action_id"], [option["value"] for option in boxes["options"]]),
        sees="✓ Secure details",
    )


async def remind(story: Narrator) -> None:
    """Only what is missing is asked again; the GP says that the report is sent."""
    story.scene("Reminders ask only for what is still missing")
    await story.at(datetime(2026, 3, 5, 12, 0, tzinfo=UTC))
    khan, holly = story.here.person(KHAN), story.here.person(HOLLY)
    reminder = story.reads(KHAN, "This is what we have not had yet")
    await khan.press(reminder, "report")
    await khan.fill("status", "sent")
    await khan.fill("sent_on", "2026-03-20")
    await story.does(KHAN, "says the report is sent, with a date to come", khan.submit(), error="still to come")
    await khan.fill("sent_on", "2026-03-05")
    await khan.fill("route", "secure_email")
    await story.does(KHAN, "corrects the date", khan.submit(), sees="○ Shared")
    await holly.press(story.message(HOLLY, story.code), "sharing")
    await holly.fill("safety", "not_with_one_parent")
    await story.does(HOLLY, "says it is not safe to share with one parent", holly.submit())


async def plain_words(story: Narrator) -> None:
    """People answer as they would answer a colleague; nothing is recorded before it is right."""
    story.scene("Answers in plain words")
    khan, jo, lena = (story.here.person(who) for who in (KHAN, JO, LENA))
    reminder = story.message(KHAN, "This is what we have not had yet")
    words = "went through it with mum on the phone yesterday, she agreed"
    await story.does(
        KHAN, f"writes under the reminder: {words}", khan.say(words, reminder), sees="Shared with the mother by phone"
    )
    check = story.message(KHAN, "Shared with the mother by phone")
    await story.does(KHAN, "presses That’s right", khan.press(check, "That’s right"), sees="✓ Recorded")
    words = "sorry who else is coming? and what does ICPC mean"
    await story.does(JO, f"asks: {words}", jo.say(words), sees="Health visitor, Ravensmoor")
    words = "he told our worker just now that his dad hit him again last night"
    await story.does(LENA, f"writes: {words}", lena.say(words), sees="999")
    story.reads(QUINN, "may be a new disclosure of harm")


async def deadline(story: Narrator) -> None:
    """The deadline passes; the deputy hears of it too."""
    story.scene("The deadline has passed")
    await story.at(datetime(2026, 3, 10, 12, 0, tzinfo=UTC))
    reed = story.here.person(REED)
    story.reads(SAM, "We haven’t had")
    overdue = story.reads(REED, "We haven’t had your report")
    await reed.press(overdue, "report")
    await reed.fill("status", "research")
    await story.does(REED, "has provided research instead", reed.submit(), sees="esearch")


async def readiness(story: Narrator) -> None:
    """The chair sees what is ready and what is missing, and challenges."""
    story.scene("The chair sees what is ready, the day before")
    await story.at(datetime(2026, 3, 11, 9, 30, tzinfo=UTC))
    ruth = story.here.person(RUTH)
    summary = story.reads(RUTH, story.code)
    await story.does(RUTH, "opens the summary", ruth.press(summary, "readiness"), sees="Please phone")
    await story.does(
        RUTH,
        "challenges an agency about what is missing",
        ruth.press(story.modal(RUTH), "challenge", first_value(story.modal(RUTH), "challenge")),
    )
    await ruth.close_modal()


async def held(story: Narrator) -> None:
    """The conference is held, and everyone gives feedback."""
    story.scene("The conference has ended")
    await story.at(datetime(2026, 3, 12, 11, 45, tzinfo=UTC))
    ruth, khan = story.here.person(RUTH), story.here.person(KHAN)
    question = story.reads(RUTH, "Was this conference held?")
    await story.does(RUTH, "says that it was held", ruth.press(question, "outcome.held"), sees="✓ Held")
    form = story.reads(KHAN, "How did this conference go?")
    await story.does(KHAN, "opens the feedback form", khan.press(form, "feedback"), sees="From our record")
    await khan.fill("q5", "partially")
    await khan.fill("q11", "good")
    await story.does(KHAN, "answers what the record does not know, and sends it", khan.submit(), sees="Thank you")
    if khan.modal is not None:
        await khan.close_modal()
