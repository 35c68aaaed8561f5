"""Questions in plain words are answered from the record: nothing is guessed, and nobody's name is given away."""

from functools import partial

import pytest
from sqlmodel import select

from bot.sandbox.reading import read_message
from handlers.questions import answers_to
from handlers.views.blocks import Block
from handlers.views.limits import faults_in_message
from models.agency import Professional
from models.answering import Coming, ReportAnswer, answer_coming, answer_report
from models.booking import cancel
from models.cards import card
from models.challenge import Enquiry
from models.conference import Conference
from models.conversation.glossary import TERMS, explained, terms_in
from models.conversation.questions import QUESTION_FLAGS, Question, asked_in, pass_on
from models.desk import Desk, key
from models.invitation import Attendance, Invitation, Mode
from models.report import ReportStatus
from models.understanding import Frame, understand
from scheduling.jurisdictions import Jurisdiction
from tests.handlers.booked import as_person, booked, invitation_of
from tests.handlers.test_actions import WORDINGS, give_actions
from tests.harness import Partnership, stored

pytestmark = pytest.mark.databases("sqlite")
MAPLE, POLICE, SCHOOL = "Maple Street Surgery", "Calder Valley Police", "Larkfield Primary School"
#: What somebody asks, and words of the answer they get on Monday 2 March about the review on Thursday 12 March.
ASKED = {
    "when is the report due?": "Your report is due by Thursday 5 March, 5pm (UK time).",
    "do you still need a report from us?": "Yes please, by Thursday 5 March, 5pm.",
    "did you get my report?": "Our record: Report: not yet – due Thursday 5 March, 5pm. Priya Nair can look for it.",
    "how do I send it to you?": "Send your report by your secure route, as the secure email with this reference says.",
    "what time does it start?": "is on Thursday 12 March, 10am (UK time), 10am to 11:30am.",
    "where is it held?": "It is at Ravensmoor Town Hall.",
    "who is chairing?": "The chair is Ruth Adeyemi, Independent chair.",
    "who else is coming?": "Nobody else has told us yet that they are coming. We do not know who of the family comes",
    "do I have to share it with the parents?": "A phone call is enough. If it might put a child or an adult at risk",
    "what are my actions?": "No action of your agency is recorded for this conference.",
    "what does RCPC mean?": "RCPC: a review child protection conference: it looks at the plan again",
    "could you tell me who makes the tea?": "We cannot answer that here. Press Ask a person",
    "can it be moved to another date?": "Only the social worker can move it. Priya Nair, Social worker, has been told",
    "do we get paid a fee for the report?": "We do not deal with payment for reports.",
    "this is my first conference, what do I have to say?": "Say what you have seen and heard in your work",
}


@pytest.fixture
def conference(house: Partnership) -> Conference:
    """A review on Thursday 12 March."""
    return booked(house)


def answered(
    house: Partnership, conference: Conference, words: str, *, agency: str = MAPLE, by: str = "UKHAN"
) -> list[Block]:
    """What somebody is answered, as the message that answers them has it; the words end here."""
    number = invitation_of(house, conference, agency)

    def answer(desk: Desk) -> list[Block]:
        this = card(desk, desk.session.get_one(Invitation, number))
        local, due = this.conference.local_start, this.conference.report_due_at
        flags = understand(words, Frame(desk.now, local, conference.type.value, due.date(), "gp")).flags
        pass_on(desk, this, flags)
        return answers_to(desk, this, flags, terms=terms_in(words), tag=1)

    return as_person(house, by, answer)


def reads(blocks: list[Block]) -> str:
    """What is read of it; Slack would take it."""
    assert faults_in_message("Convene", blocks) == []
    return read_message("Convene", blocks)


def test_every_question_has_an_answer(house: Partnership, conference: Conference) -> None:
    assert {question.value for question in Question} >= QUESTION_FLAGS
    seen = set()
    for words, expected in ASKED.items():
        flags = understand(words, Frame(house.clock.now(), conference.local_start, "RCPC", conference.starts_at.date()))
        seen |= set(asked_in(flags.flags))
        assert expected in reads(answered(house, conference, words)), words
    assert {question for question in Question if question.value in QUESTION_FLAGS} <= seen
    every = as_person(house, "UKHAN", partial(_everything, number=invitation_of(house, conference, MAPLE)))
    assert len(reads(every).split("\n")) > len(Question)


def _everything(desk: Desk, number: int) -> list[Block]:
    return answers_to(desk, card(desk, desk.session.get_one(Invitation, number)), set(Question), terms=tuple(TERMS))


def test_who_is_coming_is_told_by_role_and_agency_of_those_who_said_so(
    house: Partnership, conference: Conference
) -> None:
    school = invitation_of(house, conference, SCHOOL)
    deputy = Coming(Attendance.DEPUTY, Mode.VIDEO, deputy_name="Sam Whitlock", deputy_role="Deputy head")
    as_person(house, "UJO", lambda desk: answer_coming(desk, school, deputy))
    police = invitation_of(house, conference, POLICE)
    as_person(house, "UREED", lambda desk: answer_coming(desk, police, Coming(Attendance.PART)))
    visitor = invitation_of(house, conference, "Ravensmoor Health Visiting")
    as_person(house, "UHOLLY", lambda desk: answer_coming(desk, visitor, Coming(Attendance.NO)))
    own = invitation_of(house, conference, MAPLE)
    as_person(house, "UKHAN", lambda desk: answer_coming(desk, own, Coming(Attendance.YES)))
    read = reads(answered(house, conference, "who else is coming?"))
    assert MAPLE not in read
    assert "• Detective sergeant in public protection, Calder Valley Police (for a part of it)" in read
    assert "• Deputy head, Larkfield Primary School" in read
    assert "Health Visiting" not in read
    with stored(house) as session:
        names = set(session.exec(select(Professional.full_name)))
    assert [name for name in names if name in read] == []


def test_answers_follow_the_record(house: Partnership, conference: Conference) -> None:
    maple = invitation_of(house, conference, MAPLE)
    sent = ReportAnswer(ReportStatus.SENT, sent_on=house.clock.now().date())
    as_person(house, "UKHAN", lambda desk: answer_report(desk, maple, sent))
    read = reads(answered(house, conference, "do you still need a report?"))
    assert "✓ Report: sent on Monday 2 March. We ask for nothing more." in read
    assert "✓ Report: sent on Monday 2 March. It was due by Thursday 5 March, 5pm." in reads(
        answered(house, conference, "when is the report due?")
    )
    as_person(house, "UPRIYA", lambda desk: cancel(desk, key(conference.id), conference.version))
    assert reads(answered(house, conference, "when is it?")) == (
        f"{conference.code} was cancelled. There is nothing more to answer."
    )
    assert "RCPC: a review" in reads(answered(house, conference, "what does RCPC mean?"))


def test_actions_are_those_of_ones_own_agency(house: Partnership, conference: Conference) -> None:
    as_person(house, "UPRIYA", lambda desk: give_actions(desk, key(conference.id)))
    blocks = answered(house, conference, "what are our actions?")
    assert f"• {WORDINGS[0]}, due Friday 27 February: not updated yet" in reads(blocks)
    assert "[Update actions]" in reads(blocks)
    others = reads(answered(house, conference, "what are our actions?", agency=POLICE, by="UREED"))
    assert others == "No action of your agency is recorded for this conference."
    nosy = reads(answered(house, conference, "what are our actions?", by="UREED"))
    assert not any(words in nosy for words in WORDINGS), "somebody of another agency"


async def test_can_it_move_goes_to_the_social_worker_once(house: Partnership, conference: Conference) -> None:
    for _ in range(2):
        answered(house, conference, "can the conference be moved?")
    with stored(house) as session:
        assert [row.for_chair for row in session.exec(select(Enquiry))] == [False]
    await house.settle()
    assert any("would like to talk to you" in message.reads() for message in house.person("UPRIYA").dm)


def test_words_of_the_field_are_found_however_they_are_written() -> None:
    assert terms_in("What’s a s.47, and does step down come after the strat?") == (
        "section 47",
        "strategy discussion",
        "step-down",
    )
    assert terms_in("what does LADO mean") == ()
    assert explained("section 47", Jurisdiction.JEY).endswith("Here: Article 42")
    assert explained("section 47", Jurisdiction.ENG).endswith("significant harm")


def test_a_word_that_we_do_not_know_is_not_guessed(house: Partnership, conference: Conference) -> None:
    read = reads(answered(house, conference, "what does LADO mean?"))
    assert "We did not recognise the word." in read
    assert "[Ask a person]" in read


async def test_words_are_explained_to_those_who_are_invited_to_none_or_to_several(house: Partnership) -> None:
    ruth, khan = house.person("URUTH"), house.person("UKHAN")
    await ruth.say("what does CPPM mean?")
    booked(house)
    booked(house)
    await house.settle()
    await khan.say("what does ICPC stand for?")
    await house.settle()
    assert "CPPM: a child protection planning meeting" in ruth.find("planning meeting").reads()
    assert "ICPC: an initial child protection conference" in khan.dm[-1].reads()
    assert "Which" not in khan.dm[-1].reads()
