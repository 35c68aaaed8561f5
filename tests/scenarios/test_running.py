"""A social worker's days: scheduling in other ways, secure details, inviting late, a GP who comes to Slack later."""

from bot.programme import compose
from bot.sandbox import User
from models.invitation import Invitation
from models.outbox import Delivery
from scheduling.ladder import Kind
from tests.harness import Partnership
from tests.scenarios.living import (
    DANIEL,
    FARAH,
    HILLCREST,
    INITIAL,
    KHAN,
    LARKFIELD,
    LENA,
    MAPLE,
    MEG,
    PRIYA,
    RUTH,
    answered,
    at,
    before,
    booked,
    count,
    fill_in,
    home,
    invitation,
    letters,
    outbox,
    put_away,
    shows,
)


async def test_business_support_schedules_by_shortcut_for_a_social_worker(house: Partnership) -> None:
    meg, daniel, lena = house.person(MEG), house.person(DANIEL), house.person(LENA)
    await meg.shortcut("schedule_conference")
    await meg.fill("type", "Pre-birth child protection conference")
    answers = {**INITIAL, "type": None, "ages": "unborn, 3", "concerns": ["domestic_abuse", "substance_use"]}
    await fill_in(meg, {**answers, "agencies": [MAPLE, "Oakfield Health Centre"]})
    shown = before(meg).reads()
    assert "We know nobody at Oakfield Health Centre. You will get the text to send them." in shown
    for agency in ("Safe Haven Domestic Abuse Service", "Calder Recovery Service", "Ravensmoor Midwifery"):
        assert agency in shown
    await meg.fill("social_worker", "Daniel Osei")
    assert (await meg.submit()).updated
    await house.settle()
    code = next(word for word in before(meg).reads().split() if word.startswith("CPC-"))
    assert code in await shows(meg, "list"), "Meg sees what she schedules for her team"
    assert letters(daniel, f"{code} is scheduled")
    assert letters(lena, "You are invited to a child protection conference")
    assert "Not in Slack: 1" in letters(daniel, f"{code} is scheduled")[0].reads()
    assert "Reception 01632 960304" in letters(daniel, "please pass this on to Oakfield Health Centre")[0].reads()
    assert "Child A: unborn · Child B: 3" in await shows(daniel, f"show {code}")
    assert count(house, Invitation) == 7


async def test_secure_details_are_chased_until_they_are_ticked(house: Partnership) -> None:
    code = await booked(house)
    priya = house.person(PRIYA)
    letter = letters(priya, f"{code} is scheduled")[0]
    ticks = [
        element for block in letter.blocks for element in block.get("elements", []) if element["type"] == "checkboxes"
    ]
    values = [option["value"] for option in ticks[0]["options"]]
    await priya.press(letter, ticks[0]["action_id"], values[:3])
    await house.go_to(at(3, 3, 9, 30))
    chase = priya.dm[-1]
    assert f"{code}: please send the secure details to 1 person before Thursday 12 March, 10am" == chase.text
    assert "Secure details: 1 of 4 to send." in letters(priya, f"{code} is scheduled")[0].reads()
    await priya.open_home()
    assert "○ Secure details to send: 1" in home(priya).reads()
    await priya.press(chase, ticks[0]["action_id"], values)
    await house.settle()
    assert "✓ Secure details are marked as sent to everyone." in priya.dm[-1].reads()
    told = len(priya.dm)
    await house.go_to(at(3, 6, 12))
    assert len(priya.dm) == told, "nobody is chased for what is done"
    await priya.open_home()
    assert "✓ Secure details sent to everyone" in home(priya).reads()


async def test_invited_after_the_deadline_is_nobodys_failure(house: Partnership) -> None:
    code = await booked(house)
    priya, farah, ruth = house.person(PRIYA), house.person(FARAH), house.person(RUTH)
    await house.go_to(at(3, 10, 11))
    await priya.command("/conference", f"invite {code}")
    assert (await priya.submit()).errors == {"agencies": "Please complete this required field."}
    await priya.fill("agencies", ["Calder Recovery Service"])
    assert (await priya.submit()).updated
    await house.settle()
    (letter,) = farah.dm
    assert (
        "You were asked after the deadline, Monday 9 March, 5pm: that is never counted against you." in letter.reads()
    )
    assert "send what you can before Thursday 12 March, 10am" in letter.text
    await farah.press(letter, "guide")
    assert "threshold" in before(farah).reads()
    await put_away(farah)
    await house.go_to(at(3, 11, 9, 30))
    assert "You were asked late, which is never counted against you." in farah.dm[-1].reads()
    assert "haven’t had" not in farah.dm[-1].reads()
    text = await shows(ruth, f"readiness {code}")
    assert "Report: not yet; asked after the deadline" in text
    assert "Invited Tuesday 10 March, after the report deadline" in text
    await priya.press(before(priya), "withdraw")
    await priya.fill("invitation", "Jo Barker, Larkfield Primary School")
    assert (await priya.submit()).updated
    assert f"Withdrawn: Jo Barker, {LARKFIELD}. They are told once." in before(priya).reads()
    sent = await answered(house, farah, "report", {"status": "sent", "sent_on": "2026-03-11"})
    assert sent.closed
    assert "asked too late to be in time" in await shows(ruth, f"readiness {code}")


async def test_a_gp_comes_to_slack_after_the_invitation(house: Partnership) -> None:
    code = await booked(house, {**INITIAL, "agencies": [HILLCREST]})
    priya = house.person(PRIYA)
    assert letters(priya, "please pass this on to Dr Ewan Pryce")
    joined = User("UPRYCE", "Ewan Pryce", "GP", "ewan.pryce@hillcrest.example", kind="multi_channel_guest")
    house.slack.workspace.users[joined.id] = joined
    await house.go_to(at(3, 3, 11))
    pryce = house.person("UPRYCE")
    assert letters(pryce, "You are invited to a child protection conference")
    assert not [row for row in outbox(house, Kind.RELAY) if row.status is Delivery.PLANNED]
    await pryce.press(letters(pryce, "You are invited")[0], "come.in_person")
    await house.settle()
    assert "✓ Coming: in person" in await shows(priya, f"show {code}")
    assert "recorded by the social worker" not in before(priya).reads()


async def test_we_are_restarted_and_nothing_is_lost_or_doubled(house: Partnership) -> None:
    code = await booked(house)
    khan = house.person(KHAN)
    old = khan.dm[-1]
    await house.programme.door.stop()
    answer = await khan.press(old, "come.phone")
    assert answer.trouble is not None, "Slack says that we did not answer"
    assert invitation(house, code, MAPLE).attendance is None
    house.clock.set(at(3, 5, 9, 45))
    again = compose(house.programme.settings, clock=house.clock, engine=house.engine, nudges=False)
    await again.start()
    house.slack.app_url = f"http://127.0.0.1:{again.door.port}/slack/events"
    await again.settle()
    assert khan.dm[0].ts == old.ts
    assert len(khan.dm) == 2, "the invitation once, the reminder of today once"
    await khan.press(khan.dm[-1], "come.phone")
    await again.settle()
    assert "✓ Coming: by phone" in khan.dm[0].reads()
    await again.stop()
