"""Answers to questions in plain words: a short paragraph each, and the buttons that lead on."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from handlers.views.blocks import Block, actions, button, escape, section, short
from handlers.views.cards import conference_times, report_line
from handlers.views.words import within
from models.action import Action, ActionUpdate
from models.conversation.glossary import TERMS, explained
from models.conversation.questions import Known, Question
from models.invitation import Attendance
from models.report import ReportStatus
from scheduling.jurisdictions import Jurisdiction
from scheduling.ladder import Missing
from scheduling.words import day_words, list_words

MOST_COMING, MOST_ACTIONS, MOST_TERMS = 30, 15, 6
WORDING = 160

#: Questions after which a person is offered, and those that lead to a form.
_TO_A_PERSON = frozenset(
    {Question.UNANSWERED, Question.REPORT_RECEIVED, Question.NAMED_CONTACT, Question.FEE, Question.WHO_IS_COMING}
    | {Question.CAN_IT_MOVE, Question.MEANING}
)
_LEADS_TO: Mapping[Question, tuple[str, str]] = MappingProxyType(
    {
        Question.FIRST_TIME: ("First time?", "guide"),
        Question.MY_ACTIONS: ("Update actions", "actions"),
        Question.MUST_I_SHARE: ("Shared with the family?", "sharing"),
        Question.REPORT_STILL_NEEDED: ("Report: how far is it?", "report"),
    }
)


def answers(questions: Sequence[Question], known: Known, tag: object, terms: Sequence[str] = ()) -> list[Block]:
    """The answers for one invitation; `terms` are the words that were asked about (`glossary.terms_in`).

    `tag` makes the block id of the buttons unique in a message.
    """
    if known.card.closed and (set(questions) - {Question.MEANING}):
        return [section(escape(known.card.closed))]
    blocks = [section(_ANSWERS[question](known)) for question in questions if question is not Question.MEANING]
    if Question.MEANING in questions:
        blocks.append(section(meanings(terms, known.card.conference.jurisdiction)))
    row = [button(words, deed, known.card.invitation_id) for words, deed in _ways(questions, known)]
    return [*blocks, actions(row, f"asked:{tag}")] if row and not known.card.closed else blocks


def meanings(terms: Sequence[str], jurisdiction: Jurisdiction) -> str:
    """What the words mean that were asked about; when none was recognised, which we know."""
    asked = [term for term in terms if term in TERMS][:MOST_TERMS]
    if not asked:
        names = list_words(list(TERMS))
        return f"We did not recognise the word. We can say what these mean: {names}. For others, ask a person."
    return "\n".join(f"*{term}*: {explained(term, jurisdiction)}." for term in asked)


def _ways(questions: Sequence[Question], known: Known) -> list[tuple[str, str]]:
    actions_owned = bool(known.actions)
    ways = [
        way
        for question, way in _LEADS_TO.items()
        if question in questions and (actions_owned or question is not Question.MY_ACTIONS)
    ]
    if set(questions) & _TO_A_PERSON and not known.person_asked:
        ways.append(("Ask a person", "ask_person"))
    return ways[-4:]


def _report_due(known: Known) -> str:
    card = known.card
    if Missing.REPORT not in card.missing:
        return (
            f"{report_line(card)}. It was due by {card.of.report_due}." if card.answers.report else _not_needed(known)
        )
    if card.asked_too_late:
        return (
            f"You were asked after the deadline, {card.of.report_due}: that is never counted against you. "
            f"Please send what you can before {card.of.when}."
        )
    shared = "Go through it with the family by then as well."
    if card.conference.family_due_at != card.conference.report_due_at:
        shared = f"Go through it with the family by {card.of.family_due}."
    return f"Your report is due by *{card.of.report_due}* ({card.of.zone}). {shared}"


def _still_needed(known: Known) -> str:
    card = known.card
    match card.answers.report.status if card.answers.report else None:
        case ReportStatus.SENT | ReportStatus.NOT_PROVIDING | ReportStatus.RESEARCH:
            return f"{report_line(card)}. We ask for nothing more. If that is wrong, change it with the button."
    if Missing.REPORT not in card.missing:
        return _not_needed(known)
    anyway = " Not coming does not change that." if card.invitation.attendance is Attendance.NO else ""
    by = f"before {card.of.when}" if card.asked_too_late else f"by *{card.of.report_due}*"
    short_one = "A short factual report helps even if you have had little contact."
    return f"Yes please, {by}.{anyway} {short_one}"


def _not_needed(known: Known) -> str:
    return f"{known.card.conference.code}: nothing is asked of your agency at the moment."


def _received(known: Known) -> str:
    sent = report_line(known.card)
    who = escape(known.card.of.social_worker.full_name)
    return f"Reports do not pass through us, so we cannot see yours. Our record: {sent[2:]}. {who} can look for it."


def _how_to_send(known: Known) -> str:
    return f"Send your report {escape(known.secure_route)}. Please send nothing here, and nothing by ordinary email."


def _when(known: Known) -> str:
    of = known.card.of
    return f"*{of.conference.code}* is on *{of.when}* ({of.zone}), {conference_times(of)}."


def _where(known: Known) -> str:
    place = known.card.conference.place
    at = f"It is at {escape(place)}." if place else "The link comes by secure email."
    return f"{at} You can ask to join by video or by phone: say so when you tell us if you are coming."


def _chair(known: Known) -> str:
    chair = known.card.of.chair
    return f"The chair is {escape(f'{chair.full_name}, {chair.job_role}')}."


def _coming(known: Known) -> str:
    family = "We do not know who of the family comes; the social worker does."
    if not known.coming:
        return f"Nobody else has told us yet that they are coming. {family}"
    lines = [
        f"• {escape(each.role)}, {escape(each.agency)}{' (for a part of it)' * each.in_part}"
        for each in known.coming[:MOST_COMING]
    ]
    if len(known.coming) > MOST_COMING:
        lines.append(f"• and {len(known.coming) - MOST_COMING} more")
    return "\n".join(["These others have told us that they are coming:", *lines, family])


def _why_share(known: Known) -> str:
    return (
        f"Please go through your report with the family by *{known.card.of.family_due}*, so that nobody hears it for "
        "the first time in the meeting. A phone call is enough. If it might put a child or an adult at risk, do not "
        "share it: say so under “Shared with the family?”, and the chair will ring you."
    )


def _actions(known: Known) -> str:
    if not known.actions:
        return "No action of your agency is recorded for this conference."
    lines = [_action(action, update, known) for action, update in known.actions[:MOST_ACTIONS]]
    if len(known.actions) > MOST_ACTIONS:
        lines.append(f"• and {len(known.actions) - MOST_ACTIONS} more: “Update actions” shows them all")
    return "\n".join(["Your agency’s actions:", *lines])


def _action(action: Action, update: ActionUpdate | None, known: Known) -> str:
    due = f", due {day_words(action.due_on, known.card.of.today)}" if action.due_on else ""
    state = within(update.status) if update else "not updated yet"
    return f"• {escape(short(action.wording, WORDING))}{due}: {state}"


def _move(known: Known) -> str:
    who = escape(f"{known.card.of.social_worker.full_name}, {known.card.of.social_worker.job_role},")
    if known.person_asked:
        return (
            f"Only the social worker can move it. {who} has been told that you would like to talk about {_code(known)}."
        )
    return f"Only the social worker can move it. Press *Ask a person*, and {who} will contact you."


def _fee(known: Known) -> str:
    if known.lead is None:
        return "We do not deal with payment for reports. Press *Ask a person* to find out who does."
    lead = escape(f"{known.lead.full_name}, the safeguarding lead of {known.card.agency.name}")
    return f"We do not deal with payment for reports. Please ask {lead}."


def _disagree(known: Known) -> str:
    chair = escape(known.card.of.chair.full_name)
    return (
        f"If you see it differently, say so in the conference: {chair} records it, and it is welcome. "
        "Your agency’s safeguarding lead can help you to raise it."
    )


def _first_time(known: Known) -> str:
    return (
        f"Is it your first conference? {escape(known.card.of.chair.full_name)} asks each of you in turn. Say what you "
        "have seen and heard in your work, what goes well, what worries you, and what your service can do. "
        "You do not need to know everything. The guide takes a minute."
    )


def _file(known: Known) -> str:
    return f"Please send no file here. Send your report {escape(known.secure_route)}."


def _person(known: Known) -> str:
    who = escape(f"{known.card.of.social_worker.full_name}, {known.card.of.social_worker.job_role},")
    if known.person_asked:
        return f"{who} has been told that you would like to talk about {_code(known)}."
    return f"You can ask {who} about {_code(known)}: press *Ask a person*."


def _unanswered(known: Known) -> str:
    who = escape(known.card.of.social_worker.full_name)
    if known.person_asked:
        return f"We cannot answer that here. {who} has been told that you would like to talk."
    return f"We cannot answer that here. Press *Ask a person*, and {who} will contact you."


def _code(known: Known) -> str:
    return known.card.conference.code


_ANSWERS: Mapping[Question, Callable[[Known], str]] = MappingProxyType(
    {
        Question.FIRST_TIME: _first_time,
        Question.REPORT_DUE: _report_due,
        Question.REPORT_STILL_NEEDED: _still_needed,
        Question.REPORT_RECEIVED: _received,
        Question.HOW_TO_SEND: _how_to_send,
        Question.FILE_MENTIONED: _file,
        Question.WHEN: _when,
        Question.WHERE: _where,
        Question.WHO_CHAIRS: _chair,
        Question.WHO_IS_COMING: _coming,
        Question.MUST_I_SHARE: _why_share,
        Question.WHY_SHARE: _why_share,
        Question.MY_ACTIONS: _actions,
        Question.CAN_IT_MOVE: _move,
        Question.FEE: _fee,
        Question.DISAGREEMENT: _disagree,
        Question.NAMED_CONTACT: _person,
        Question.UNANSWERED: _unanswered,
    }
)
