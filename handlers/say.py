"""What happens to plain words in a DM or a thread: safety first, then what they say of an invitation.

The words themselves are kept nowhere: the answer is written from the meaning, which waits to be confirmed.
"""

from dataclasses import replace

from handlers.answers import Answer, Nothing, Recorded, SayAtOnce
from handlers.asked import Asked
from handlers.deeds import Deeds, Paragraph
from handlers.questions import answers_to, explain
from handlers.views.asks import ask_line, which_blocks
from handlers.views.blocks import Block, context, section
from handlers.views.confirming import confirm_blocks, recorded_blocks, set_aside_blocks, told_blocks
from handlers.views.safety import stranger
from handlers.views.say import answer_blocks, over_blocks
from models.access import may_answer
from models.agency import Professional
from models.cards import Card, card, my_cards
from models.conversation.advice import without_advice
from models.conversation.bare import taken
from models.conversation.guarding import guard
from models.conversation.hearing import heard
from models.conversation.place import placed
from models.conversation.reply import Reply, Stage
from models.conversation.safety import danger
from models.conversation.shown import Shown, shown, understood_of
from models.conversation.understood import unsealed
from models.conversation.yes_no import yes_or_no
from models.desk import Desk, key
from models.invitation import Invitation
from models.outbox import OutboxRow
from scheduling.ladder import Kind

_SET_ASIDE = "Nothing was recorded from your message. Say it in other words, or use the buttons."
_CONTINUED = "This goes on in a newer message below."
_LAPSED = (
    "This waited for more than a day, so it was forgotten and nothing was recorded from it. Say it again any time."
)


def said(desk: Desk, asked: Asked) -> Answer:
    """Have the person answered; of somebody whom the directory does not know nothing is read."""
    message = asked.said
    if message is None:
        return Nothing()
    if not desk.known and message.edited:
        return Nothing()
    if not desk.known:
        return SayAtOnce(*stranger(desk.rules.duty_number))
    place = placed(desk, message)
    found = danger(message, desk.now)
    if found is not None:
        guard(desk, found, message, place.cards)
        return Recorded()
    message = replace(message, text=without_advice(message.text))
    if message.edited:  # it was answered as it stood; what it says now is only looked through for danger
        return Nothing()
    bare = yes_or_no(message.text)
    if bare is None:
        heard(desk, message, place)
    else:
        taken(desk, message, place, yes=bare)
    return Recorded()


def letter(desk: Desk, row: OutboxRow) -> Paragraph:
    """The answer to one message, from the facts of now."""
    person = desk.session.get_one(Professional, row.recipient_id)
    theirs = replace(desk, person=person)
    reply = desk.session.get(Reply, int(row.occasion.partition(":")[2]))
    if reply is None or reply.stage is Stage.AUTOMATIC:
        return _nothing_read(theirs, row, person, automatic=reply is not None)
    if reply.stage is Stage.WHICH and reply.kept is not None:
        rows = [desk.session.get(Invitation, each) for each in unsealed(reply.kept)]
        cards = [card(desk, each) for each in rows if each is not None]
        still = [each for each in cards if each.closed is None and _may_see(theirs, each)]
        if still:
            return Paragraph("Convene: which conference is your message about?", which_blocks(still, key(reply.id)))
        return Paragraph("Convene: nothing was recorded", [section(_SET_ASIDE)])
    if reply.stage is Stage.CONTINUED:
        return Paragraph("Convene: see the newer message below", [context(_CONTINUED)])
    if reply.stage is Stage.LAPSED and reply.invitation_id is None:
        return Paragraph("Convene: nothing was recorded", [section(_LAPSED)])
    if reply.invitation_id is None and reply.kept is not None:
        return Paragraph("Convene: what the words mean", explain(theirs, understood_of(reply).terms))
    if reply.invitation_id is None:
        return _nothing_read(theirs, row, person, automatic=False)
    return _about_one(theirs, reply)


def _about_one(desk: Desk, reply: Reply) -> Paragraph:
    """What is shown of a reply whose invitation is known: the facts of now, if they may still be seen."""
    now, reply_id = shown(desk, reply), key(reply.id)
    of, code = now.card, now.card.conference.code
    if not _may_see(desk, of):
        words = f"{code} is with somebody else now. It is not shown here."
        return Paragraph(words, over_blocks(words, desk.rules.duty_number))
    if of.closed is not None and reply.stage is not Stage.RECORDED:
        return Paragraph(f"{code}: nothing more can be answered", over_blocks(of.closed, desk.rules.duty_number))
    line, blocks = _by_stage(desk, reply, now, reply_id)
    return Paragraph(f"{code}: {line}", blocks)


def _by_stage(desk: Desk, reply: Reply, now: Shown, reply_id: int) -> tuple[str, list[Block]]:
    match reply.stage:
        case Stage.RECORDED:
            return "recorded. Thank you", recorded_blocks(now, reply.recorded, reply_id)
        case Stage.SET_ASIDE:
            return "nothing was recorded", set_aside_blocks(now, _SET_ASIDE, reply_id)
        case Stage.LAPSED:
            return "nothing was recorded", set_aside_blocks(now, _LAPSED, reply_id)
    answers = answers_to(desk, now.card, now.found.flags, terms=now.found.terms, tag=f"reply:{reply_id}")
    if reply.stage is Stage.TOLD:
        told = told_blocks(now, reply_id, answers)
        if told:
            return "an answer to your message", told
        return "we could not read an answer", answer_one(desk, now.card, reply_id)
    blocks = confirm_blocks(now, reply_id, answers)
    if now.found.ready or now.found.ask is None:
        return "please check what we understood", blocks
    return ask_line(now.found.ask), blocks


def answer_one(desk: Desk, of: Card, reply_id: int) -> list[Block]:
    """Nothing was read from what somebody wrote about one invitation."""
    return answer_blocks(desk.actor.duty, [of], desk.rules.duty_number, reply_id, automatic=False)


def _nothing_read(desk: Desk, row: OutboxRow, person: Professional, *, automatic: bool) -> Paragraph:
    cards = my_cards(desk) if desk.known else []
    blocks = answer_blocks(person.duty, cards, desk.rules.duty_number, row.id, automatic=automatic)
    what = "this looks like an automatic reply" if automatic else "we could not read an answer"
    return Paragraph(f"Convene: {what}. Please use the buttons, or ask a person", blocks)


def _may_see(desk: Desk, of: Card) -> bool:
    return desk.known and may_answer(desk, of.conference, of.invitation)


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.say = said
    deeds.add(letters={Kind.ANSWER: letter})
