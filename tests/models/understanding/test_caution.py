"""What is not a fact: questions, conditions, plans, other people's deeds, doubts, other things that were sent."""

from dataclasses import replace
from datetime import datetime

import pytest

from models.understanding import understand
from models.understanding.meaning import Attendance, ReportSaid, SharingSaid
from tests.models.understanding.corpus import FRAME

#: Hopes, worries, offers and what others did: each sounds like an answer and is none.
NOTHING = [
    "has the report been sent?",
    "did mum see the report?",
    "can I come by phone?",
    "Mum said she will be attending",
    "I asked the school to send a report",
    "dad sent me a text this morning",
    "I sent the minutes to everyone",
    "the social worker said she shared it with mum",
    "if the report is sent late, what happens?",
    "the report was meant to be sent yesterday",
    "he will be there with his solicitor",
    "shared the information with the social worker",
    "mum attended the appointment",
    "Will you attend? Has your report been shared?",
    "an invoice will come with it",
    "I have a duty to attend",
    "It's difficult to share with mum",
    "Dad's solicitor has asked for a copy of my report",
    "We've not got consent from mum to share health info",
    "I've forwarded this to her",
    "Ours is reparation and it finished on 19 Feb",
    "Our worker left last month so nobody to write it",
    "School sent theirs",
    "My report says what I think, no need for me to come",
    "waiting for the bloods to come back",
    "Replying for Dr Hussain, I'll attend",
    "interpreter is not available until next week",
    "Is there a fee for the report?",
    "report requested on Monday, I need 10 working days",
    "need to bring my baby",
    "pls ring me",
    "Please invite Tom Reed instead of me from now on",
    "I shared my concerns with mum on Monday",
    "last time I sent a report nobody read it",
    "I can do Friday instead",
    "I can attend on the 13th but not the 12th",
    "I don't mind coming",
    "Report should have been with you on Monday",
    "forwarded your email to the allocated HV",
    "she's happy for me to share it with the school",
    "mum consents to the report being shared",
    "I'd rather dad wasn't there when I give my report",
    "mum's support worker Beth Cole is coming with her",
    "if you want Sam Whitlock can come instead",
    "Thursdays are my day off but I can swap",
    "only got given this family on Monday",
    "she moved school in September and has settled well with us",
    "do you want Sam Whitlock to come as well?",
    "never met them but they're on our list",
    "they're not known to us under that name",
    "I'm a bit worried about sharing it with dad",
    "The report for the last conference was sent in December",
    "I don't think we need to send a report",
    "never written a report for this family before",
    "have looked at it and all seems fine",
    "closed him in the cupboard again last night",
    "shared with the family at the last conference",
    "left it with nan for mum to read",
    "I'm worried about attending in person as dad is there",
    "on leave w/c 16th so fine for the 12th",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_recorded(text: str) -> None:
    meaning = understand(text, FRAME)
    assert meaning.attendance == Attendance()
    assert meaning.report == ReportSaid()
    assert meaning.shared_with_family == SharingSaid()
    assert meaning.deputy is None
    assert meaning.flags


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("report done", "completed"),
        ("report sent", "submitted"),
        ("report sent to the social worker", "sent_elsewhere"),
        ("police research has been sent", "research_provided"),
        ("I gave the social worker a verbal update", "told_social_worker"),
        ("report not sent yet", None),
        ("I think I sent the report", None),
        ("won't be sending a report", "not_providing"),
        ("can't say when the report will be ready", "in_progress"),
        ("I'll share it with mum once it's finished", None),
        ("Report going over tonight", "in_progress"),
        ("done and sent", "submitted"),
        ("rang the sw and told her everything", "told_social_worker"),
        ("it's with my manager for checking", "in_progress"),
        ("I'll be late, school run", None),
        ("closed to us but I'll write something", None),
        ("Report on the portal 2/3", "submitted"),
        ("I won't be writing one", "not_providing"),
        ("I won't be writing a report until I've met the family", None),
    ],
)
def test_done_is_not_sent_and_sent_is_not_received(text: str, status: str | None) -> None:
    assert understand(text, FRAME).report.status == status


@pytest.mark.parametrize(
    "text",
    [
        "Sent from my iPhone",
        "yes\nSent from Outlook for iOS",
        "Sent via Teams",
        "Sent from my Samsung Galaxy smartphone",
        "ok.\n\nGet Outlook for Android",
    ],
)
def test_what_a_telephone_writes_below_sends_no_report(text: str) -> None:
    assert understand(text, FRAME).report.status is None


def test_yes_and_no_alone_are_ambiguous() -> None:
    for text in ("yes", "No", "Yes.", "ok", "👍", "thanks", "yes please", "y"):
        meaning = understand(text, FRAME)
        assert meaning.flags == ("ambiguous",)
        assert meaning.attendance == Attendance()


def test_the_day_counts_from_when_the_reply_came() -> None:
    later = replace(FRAME, received=datetime(2026, 3, 10, 9))  # noqa: DTZ001  # local, as a frame is
    meaning = understand("report sent Friday, went through it with mum on the phone yesterday", later)
    assert str(meaning.report.submitted_on) == "2026-03-06"
    assert str(meaning.shared_with_family.on) == "2026-03-09"


def test_a_doctor_is_a_gp_only_at_a_practice() -> None:
    text = "Dr Shah will attend instead of me"
    assert (understand(text, FRAME).deputy or object()).__dict__.get("role") is None
    of_practice = understand(text, replace(FRAME, agency_kind="gp")).deputy
    assert of_practice is not None
    assert of_practice.role == "GP"


def test_an_automatic_reply_changes_nothing_but_suggests_a_deputy() -> None:
    meaning = understand(
        "Automatic reply: I am out of the office until 20 March. Please contact Jo Barker, deputy DSL. "
        "I will attend to your email on my return.",
        FRAME,
    )
    assert meaning.attendance.value is None
    assert meaning.attendance.reason == "out_of_office_until_2026-03-20"
    assert meaning.deputy is not None
    assert (meaning.deputy.name, meaning.deputy.confirmed) == ("Jo Barker", False)
    assert meaning.flags == ("auto_reply", "back_after_conference")


@pytest.mark.parametrize(
    ("text", "value", "whom"),
    [
        ("Dad won't come in to see it", "no", None),
        ("I shared it with mum on Monday, dad lives abroad", "yes", ("mother",)),
        ("Mum has seen it, dad hasn't yet", "partly", ("mother",)),
        ("Dad's my case, not mum. Went through my report with him on Monday", "yes", ("father",)),
        ("She doesn't want dad to see my report", None, None),
        ("mum says she doesn't want to see the report", "offered_refused", ("mother",)),
        ("tried ringing mum about the report, no answer. Will ring again tomorrow", "planned", ("mother",)),
        ("Happy for my report to be read out", None, None),
        ("I'll send it once I've been through it with mum", "planned", ("mother",)),
        ("shared with mum, not with dad as not safe", "partly", ("mother",)),
        ("mum wouldn't let me share it with her", "offered_refused", ("mother",)),
        ("Foster carers have read it, child is too young", "yes", ("carer",)),
        ("been through most of it with mum, rest on Friday", "partly", ("mother",)),
        ("Mum done on Monday at home, dad by phone yesterday", "yes", ("mother", "father")),
        ("not sure if we shared it with dad", "unsure", ("father",)),
        ("dad wouldn't look at it, mum's had a copy", "partly", ("mother",)),
        ("will look at it with mum on Friday", "planned", ("mother",)),
        ("appointment booked on Monday to go through it with dad", "planned", ("father",)),
    ],
)
def test_it_matters_who_does_it(text: str, value: str | None, whom: tuple[str, ...] | None) -> None:
    sharing = understand(text, FRAME).shared_with_family
    assert (sharing.value, sharing.with_whom) == (value, whom)


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ("I can't come, surgery is on till 12", "no", "surgery_clash"),
        ("No. Off sick, back who knows when", "no", "sickness"),
        ("tbc! waiting to hear if my clinic can be moved", "tentative", "clinic_clash"),
        ("I can only do the last half hour", "partial", None),
        ("both me and my manager will be there", "yes", None),
        ("The head will attend with me", "yes", None),
        ("I would have come but I'm on leave", "no", "annual_leave"),
        ("I was hoping to attend but can't now", "no", None),
        ("Annual leave all next week. My senior, Funmi Adeleke (manager), will attend", "no", "annual_leave"),
        ("I'll be killed by my manager if this is late", None, None),
        ("got a meeting at 10 but can make it from 11", "partial", "another_meeting"),
        ("yes attending, ok if my student sits in?", "yes", None),
        ("on nights so I can't", "no", "night_shift"),
        ("attending a funeral on the 12th", "no", "personal"),
        ("I'm the only GP in that day so can't leave", "no", None),
        ("I've moved my clinic so I can come", "yes", None),
        ("Dr Malik sends apologies, she has morning surgery", "no", "surgery_clash"),
    ],
)
def test_coming_is_told_in_many_ways(text: str, value: str | None, reason: str | None) -> None:
    attendance = understand(text, FRAME).attendance
    assert (attendance.value, attendance.reason) == (value, reason)


def test_one_of_two_is_no_deputy() -> None:
    meaning = understand("Rachel or Dev from our team will come", FRAME)
    assert meaning.deputy is None
    assert "deputy_full_name_needed" in meaning.flags
