"""The one question that a reply leaves open, with a button for each usual answer."""

from handlers.views.blocks import Block, Element, actions, button, context, escape, section, short
from handlers.views.cards import who
from handlers.views.understood import still_missing
from models.cards import Card
from models.conversation.telling import TELLS, Told
from models.conversation.understood import Ask, Part, Understood

#: The soonest of somebody's conferences; nobody prepares more at a time.
MOST_CONFERENCES = 20
#: How many of an agency's own actions stand on buttons; the form has all of them.
MOST_ACTIONS = 3

_QUESTIONS = {
    Ask.WILL_YOU: "Will you be there?",
    Ask.DEPUTY: "Who comes for you? The chair needs a full name and a role.",
    Ask.PART_HOURS: "For which part of the meeting will you be there?",
    Ask.IS_SENT: "Have you sent your report to the conference service?",
    Ask.WHEN_SENT: "On which day did you send your report?",
    Ask.WHY_NO_REPORT: "Why will there be no report?",
    Ask.WHEN_SHARED: "On which day did you go through it with the family?",
    Ask.WHEN_PLANNED: "For which day is it planned?",
    Ask.WHY_NOT_SHARED: "Why was it not shared?",
    Ask.WHICH_ACTION: "Which of your actions do you mean?",
    Ask.HOW_FAR: "How far are your actions?",
}
_TOLD = {
    Told.TODAY: "Today",
    Told.YESTERDAY: "Yesterday",
    Told.NOT_YET: "Not yet",
    Told.IN_PERSON: "In person",
    Told.VIDEO: "By video",
    Told.PHONE: "By phone",
    Told.NO_INVOLVEMENT: "We have had no involvement",
    Told.NO_TIME: "We have not had the time",
    Told.RAN_OUT_OF_TIME: "We ran out of time",
    Told.UNABLE_TO_REACH: "We could not reach them",
}
#: What the button of the form says, by which everything else can be answered.
_FORM = {
    Ask.WILL_YOU: "Something else…",
    Ask.DEPUTY: "Give name and role…",
    Ask.PART_HOURS: "Say from when…",
    Ask.IS_SENT: "Yes, on another day…",
    Ask.WHEN_SENT: "Another day…",
    Ask.WHY_NO_REPORT: "Another reason…",
    Ask.WHEN_SHARED: "Another day…",
    Ask.WHEN_PLANNED: "Choose the day…",
    Ask.WHY_NOT_SHARED: "Another reason…",
    Ask.WHICH_ACTION: "Open the form…",
    Ask.HOW_FAR: "Open the form…",
}
_YES_TODAY = "Yes, today"


def ask_blocks(card: Card, found: Understood, reply_id: int) -> list[Block]:
    """The question and its answers; nothing when none is open."""
    ask = found.ask
    if ask is None:
        return []
    answers = [
        button(
            _YES_TODAY if (ask, told) == (Ask.IS_SENT, Told.TODAY) else _TOLD[told],
            f"reply_tell.{ask}-{told}",
            reply_id,
        )
        for told in TELLS.get(ask, {})
    ]
    if ask is Ask.WHICH_ACTION and found.unplaced is not None:
        answers = _own_actions(card, reply_id)
    deed = f"reply_change.{ask.part}"
    form = button(_FORM[ask], deed, reply_id, says=f"{_QUESTIONS[ask]} {_FORM[ask].rstrip('…')}")
    if ask.part is Part.ACTIONS and not card.answers.actions:
        return [section("Your agency has no actions from the last conference, so there is nothing to update.")]
    return [section(f"*{_QUESTIONS[ask]}*"), actions([*answers, form], f"ask:{reply_id}")]


def ask_line(ask: Ask) -> str:
    """The question as a lock screen may show it."""
    return _QUESTIONS[ask]


def which_blocks(cards: list[Card], reply_id: int) -> list[Block]:
    """Which conference a message is about: never guessed."""
    agencies = len({card.conference.id for card in cards}) < len(cards)  # of one conference: whoever runs it wrote
    blocks: list[Block] = [section(f"*Which {'agency' if agencies else 'conference'} is that about?*")]
    for card in cards[:MOST_CONFERENCES]:
        asked = still_missing(card)
        lines = [f"*{card.conference.code}* · {card.of.when} ({card.of.zone})"]
        lines += [escape(who(card))] if agencies else []
        lines += [f"Still asked: {asked}"] if asked else []
        this = button("This one", f"reply_about.{reply_id}", card.invitation_id, says=f"About {card.conference.code}")
        blocks.append(section("\n".join(lines), accessory=this))
    if len(cards) > MOST_CONFERENCES:
        blocks.append(context("For a later one, write in the thread of its invitation."))
    return blocks


def _own_actions(card: Card, reply_id: int) -> list[Element]:
    """A button for each of the agency's own actions, those without an update first."""
    actions_first = sorted(enumerate(card.answers.actions, 1), key=lambda each: each[1][1] is not None)
    return [
        button(short(f"{number}. {action.wording}", 60), f"reply_action.{action.id}", reply_id)
        for number, (action, _) in sorted(actions_first[:MOST_ACTIONS])
    ]
