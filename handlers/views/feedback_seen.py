"""The feedback as the chair sees it: a count, and the answers of those agencies that agreed to be named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from handlers.views.blocks import Block, View, actions, button, context, divider, escape, modal, section
from handlers.views.held import response_words
from handlers.views.questions import CHANGE, EXTRAS, QUESTIONS, REASONS
from handlers.views.words import label, within
from models.feedback import Feedback
from models.responding import Response

#: Two sections and a line each.
ON_A_PAGE = 20


@dataclass(frozen=True)
class Named:
    """Feedback of an agency that agreed to be named."""

    agency: str
    feedback: Feedback


def feedback_seen(conference_id: int, response: Response, named: Sequence[Named] | None, page: int = 1) -> View:
    """One page of it; only the count when `named` is None, for whoever is not the chair."""
    if named is None:
        only = context("What agencies said is for the chair, and only where they agreed to it.")
        return modal("Feedback", [section(response_words(response)), only])
    pages = max(1, -(-len(named) // ON_A_PAGE))
    page = min(max(page, 1), pages)
    blocks = [section(response_words(response)), context(_rest(response.answered - len(named)))]
    for each in named[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]:
        blocks += [divider(), *_agency(each)]
    if pages > 1:
        blocks += [context(f"Page {page} of {pages}"), _pager(conference_id, page, pages)]
    return modal("Feedback", blocks, ref={"c": conference_id})


def _rest(count: int) -> str:
    if not count:
        return "Answers are shown for agencies that agreed to be named."
    return f"{count} {'agency' if count == 1 else 'agencies'} did not agree to be named: only the count is shown."


def _agency(named: Named) -> Iterator[Block]:
    yield section("\n".join([f"*{escape(named.agency)}*", *_answers(named.feedback)]))
    if named.feedback.q12:
        yield section(f"{QUESTIONS['q12']}\n{escape(named.feedback.q12)}")


def _answers(feedback: Feedback) -> Iterator[str]:
    for number, (name, words) in enumerate({**QUESTIONS, **EXTRAS}.items(), 1):
        answer = getattr(feedback, name)
        if answer is None or name == "q12":
            continue
        reason = REASONS.get(name, {}).get(feedback.reasons.get(name, ""), "")
        why = f" ({reason[:1].lower()}{reason[1:]})" if reason else ""
        yield f"{number}. {words} *{label(answer)}*{why}" if name in QUESTIONS else f"{words} *{label(answer)}*"
    if feedback.change_for_child:
        yield f"{CHANGE} *{within(feedback.change_for_child)}*"


def _pager(conference_id: int, page: int, pages: int) -> Block:
    buttons = [button("Back", f"feedback_page.{page - 1}", conference_id)] if page > 1 else []
    buttons += [button("More", f"feedback_page.{page + 1}", conference_id)] if page < pages else []
    return actions(buttons, "feedback_pages")
