"""One conference for whoever runs or chairs it, page by page; and the list from which it is chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.views.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    divider,
    escape,
    header,
    modal,
    option,
    section,
    select,
)
from handlers.views.cards import OPEN, heading, recorded_lines, who
from handlers.views.scheduled import deadlines
from handlers.views.secure_details import details_blocks
from handlers.views.words import label, within
from models.cards import Card, ConferenceCard
from models.conference import Child, Concern, Need, Voice
from models.overview import Line
from scheduling.ladder import Standing
from scheduling.words import list_words, moment_words

#: The modal in which a conference is shown.
SHOW = "show"
ON_A_PAGE = 10
IN_A_LIST = 20


@dataclass(frozen=True)
class Shown:
    """Everything that is shown of a conference, to somebody who `runs` it or only chairs it."""

    of: ConferenceCard
    cards: Sequence[Card]
    withdrawn: Sequence[Card]
    children: Sequence[Child]
    runs: bool
    page: int = 1
    sentence: str | None = None

    @property
    def pages(self) -> int:
        """How many pages the invitations fill."""
        return max(1, -(-len(self.cards) // ON_A_PAGE))

    @property
    def may_change(self) -> bool:
        """Whether anything can still be changed here."""
        return self.runs and self.of.closed is None


def conference_view(shown: Shown) -> View:
    """One page of it."""
    of = shown.of
    page = min(max(shown.page, 1), shown.pages)
    cards = shown.cards[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    blocks = [
        *([section(f"✓ {escape(shown.sentence)}")] if shown.sentence else []),
        heading(of),
        section(escape(of.closed)) if of.closed else deadlines(of),
        context(_around(of)),
        *_children(shown),
        *_deeds(shown),
        header(f"Invited: {len(shown.cards)}" + (f", page {page} of {shown.pages}" if shown.pages > 1 else "")),
        *(_row(card, shown) for card in cards),
        *(details_blocks(of, cards, "show", modal=True) if shown.may_change else []),
        *_pager(page, shown),
        *_withdrawn(shown.withdrawn),
    ]
    return modal(of.conference.code, blocks, callback_id=SHOW, ref={"c": of.conference.id, "p": page})


def list_view(title: str, lines: Sequence[Line], deed: str = "show", verb: str = "Open", page: int = 1) -> View:
    """One's conferences, each with a button for the deed that is asked."""
    pages = max(1, -(-len(lines) // IN_A_LIST))
    page = min(max(page, 1), pages)
    blocks = [_line(line, deed, verb) for line in lines[(page - 1) * IN_A_LIST : page * IN_A_LIST]]
    turns = [(page - 1, "Earlier")] * (page > 1) + [(page + 1, "Later")] * (page < pages)
    if turns:
        blocks.append(actions([button(words, f"list_page.{deed}-{turn}", turn) for turn, words in turns]))
    return modal(title, blocks)


def _line(line: Line, deed: str, verb: str) -> Block:
    of = line.of
    progress = f"{line.answered} of {line.invited} have said whether they are coming"
    details = f" · secure details to send: {line.details_to_send}" if line.details_to_send else ""
    words = f"*{of.conference.code}* · {of.conference.type.label}\n{of.when} ({of.zone})\n{progress}{details}"
    return section(words, button(verb, deed, line.conference_id, says=f"{verb} {of.conference.code}"))


def _around(of: ConferenceCard) -> str:
    concerns = [within(Concern(each)) for each in of.conference.concerns]
    needs = [within(Need(each)) for each in of.conference.needs]
    parts = [
        f"Chair: {of.chair.full_name}",
        f"Social worker: {of.social_worker.full_name}",
        *([f"Concerns: {list_words(concerns)}"] if concerns else []),
        *([f"Needs: {list_words(needs)}"] if needs else []),
    ]
    return escape(" · ".join(parts))


def _children(shown: Shown) -> list[Block]:
    """The children; for those of ten or older, how they take part (B asks it of every conference)."""
    if not shown.children:
        return []
    ages = " · ".join(f"{child.label}: {child.age_words}" for child in shown.children)
    older = [child for child in shown.children if child.age is not None and child.age >= 10]
    return [section(f"*Children*\n{ages}"), *(_voice(child, shown) for child in older)]


def _voice(child: Child, shown: Shown) -> Block:
    if not shown.may_change:
        return context(f"{child.label}: {within(child.voice) if child.voice else 'not known how they take part'}")
    menu = select([option(each.value, label(each)) for each in Voice], child.voice, "Not known yet")
    menu["action_id"] = f"voice.{child.id}"
    return section(f"How does {child.label}, {child.age_words}, take part?", menu, f"voice:{child.id}")


def _deeds(shown: Shown) -> list[Block]:
    value = shown.of.conference.id
    first = [button("Readiness", "readiness", value)]
    if shown.of.conference.standing is not Standing.CANCELLED and shown.of.is_over:
        first.append(button("Record", "record", value))
        first.append(button("Who was there", "who", value))
    if shown.of.conference.standing is Standing.HELD:
        first.append(button("Letter and minutes", "papers", value))
    if shown.of.conference.standing is Standing.HELD:
        first.append(button("Next dates", "next_dates", value))
    if shown.of.conference.standing is not Standing.CANCELLED and any(child.age is None for child in shown.children):
        first.append(button("A child was born", "birth", value))
    if not shown.may_change:
        return [actions(first, "deeds")]
    first += [button("Invite someone else", "invite", value), button("Withdraw an invitation", "withdraw", value)]
    if shown.of.is_review:
        first.append(button("Actions from last time", "old_actions", value))
    second = [
        button("Move it", "reschedule", value),
        button("Hand over", "hand_over", value),
        button("Cancel it", "cancel", value, style="danger"),
    ]
    return [actions(first, "deeds"), actions(second, "more_deeds")]


def _row(card: Card, shown: Shown) -> Block:
    lines = [f"*{escape(who(card))}*", *_recorded(card), f"_{_invited(card)}_"]
    answer: Element | None = None
    if shown.may_change:
        answer = button("Answer for them", "answer_for", card.invitation_id, says=f"Answer for {card.agency.name}")
    return section("\n".join(lines), answer)


def _recorded(card: Card) -> list[str]:
    """One line for an agency from which nothing has come yet: many of those are what a list is full of at first."""
    answers, invitation = card.answers, card.invitation
    given = (invitation.attendance, invitation.not_us_at, answers.report, answers.sharing)
    if any(given) or any(update for _, update in answers.actions):
        return recorded_lines(card)
    return [f"{OPEN} Nothing answered yet"]


def _invited(card: Card) -> str:
    row, of = card.invitation, card.of
    words = f"Invited {moment_words(row.invited_at, of.conference.jurisdiction.zone, of.today)}"
    if row.late:
        words += ", later than the others"
    if row.by_standing_rule:
        words += ", by a standing rule"
    return f"{words}. Priority: {within(row.priority)}" if row.priority else words


def _pager(page: int, shown: Shown) -> list[Block]:
    value = shown.of.conference.id
    turns = [(page - 1, "Page before")] * (page > 1) + [(page + 1, "Next page")] * (page < shown.pages)
    if not turns:
        return []
    return [divider(), actions([button(words, f"show.{turn}", value) for turn, words in turns], "pager")]


def _withdrawn(cards: Sequence[Card]) -> list[Block]:
    return [context(f"Withdrawn: {escape('; '.join(who(card) for card in cards))}")] if cards else []
