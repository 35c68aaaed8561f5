"""A plain sentence for what has to be explained beside a fact: each flag of a reply at most one."""

from collections.abc import Callable, Sequence

from handlers.views.blocks import escape
from models.cards import Card

_VIEW = (
    "A view on the outcome belongs in the conference and in your report, so we have not kept it. Please say it there: "
    "it helps to decide."
)


def _late(card: Card) -> str:
    if card.asked_too_late:
        return "You were asked after the deadline, so this is never counted against you."
    return f"That is after the deadline, {card.of.report_due}. Later is better than never: the chair sees it is coming."


def _told_on(card: Card) -> str:
    worker = card.of.social_worker
    return f"{escape(worker.full_name)}, {escape(worker.job_role)}, is told, and finds out whom to ask instead."


#: Flag → the sentence; the order is that in which they are read.
_REMARKS: dict[str, str | Callable[[Card], str]] = {
    "research_is_not_a_report": (
        "Research is welcome. It does not count as a report: if you know the family yourselves, a short one helps too."
    ),
    "explain_separate_report": (
        "What the social worker has does not replace your own report. Please send it to the conference service "
        "as well: half a page is enough."
    ),
    "explain_send_before": "Please send it beforehand: a report brought into the meeting comes too late to be read.",
    "will_miss_report_deadline": _late,
    "date_vague": "We took no date from it, because the words could mean more than one day.",
    "in_meeting_is_not_before_conference": (
        "In the meeting is not before the meeting: the family should not hear it there for the first time. "
        "A phone call before then is enough."
    ),
    "after_report_deadline": lambda card: f"That is after {card.of.family_due}, the deadline for going through it.",
    "method_inferred": "You did not say how, so we took it as face to face. If it was not, press “Change”.",
    "prompt_pre_verbal_observation": (
        "For a child who does not speak yet, write what you have observed: that is the child’s voice."
    ),
    "child_voice_evidence": "Thank you for including the child’s own views.",
    "already_answered_elsewhere": (
        "What you answered elsewhere may not have reached us. Say it here once more, or ask a person to type it in."
    ),
    "wrong_person": _told_on,
    "agency_changed_tell_social_worker": _told_on,
    "agency_not_involved_tell_social_worker": _told_on,
    "view_on_outcome_keep_for_conference": _VIEW,
}


def remarks(card: Card, flags: Sequence[str]) -> list[str]:
    """The sentences that these flags ask for, each once."""
    told = [remark for flag, remark in _REMARKS.items() if flag in flags]
    return list(dict.fromkeys(remark if isinstance(remark, str) else remark(card) for remark in told))
