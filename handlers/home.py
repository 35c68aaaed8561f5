"""The Home tab: opened, turned to another page, or drawn anew after something was recorded in it."""

from handlers.answers import Answer, Home
from handlers.asked import Asked
from handlers.deeds import Deeds
from handlers.views.blocks import Element, View, button
from handlers.views.core_group_home import my_place_entry, running_group_entry
from handlers.views.home import (
    Entry,
    again_entry,
    chairing_entry,
    directory_entry,
    feedback_entry,
    feedback_wanted_entry,
    home_view,
    invitation_entry,
    nothing_entry,
    outcome_entry,
    papers_entry,
    receipt_entry,
    record_entry,
    running_entry,
    stranger_view,
)
from handlers.views.next_dates import next_dates_entry
from handlers.views.snapshot import snapshot_entries
from models.agency import Duty
from models.cards import my_cards
from models.chairing import hold_again_by
from models.core_group_cards import my_core_groups, my_places
from models.desk import Desk, key
from models.next_dates_overview import to_book
from models.overview import (
    Line,
    awaiting_outcome,
    chairing,
    directory_numbers,
    gathering_feedback,
    running,
    to_schedule_again,
)
from models.papers import papers_missing, papers_to_send, receipts_wanted
from models.record_sheet import records_to_finish
from models.recording import open_parts
from models.responding import closing_words, feedback_wanted
from models.snapshot.asking import past_year
from models.snapshot.rows import Asked as Rows
from models.snapshot.taking import take
from scheduling.ladder import Standing
from scheduling.words import day_words

_RUNNERS = frozenset({Duty.SOCIAL_WORKER, Duty.BUSINESS_SUPPORT})


def open_home(desk: Desk, asked: Asked) -> Answer:
    """The Home tab of whoever opened it. It never refuses: there is no other place to say so."""
    del asked
    return Home(home_of(desk))


def turn_page(desk: Desk, asked: Asked) -> Answer:
    """Another page of it."""
    return Home(home_of(desk, int(asked.option) if asked.option.isdecimal() else 1))


def home_of(desk: Desk, page: int = 1) -> View:
    """The tab as it stands now, with only what is this person's to see."""
    if not desk.known:
        return stranger_view()
    duty = desk.actor.duty
    entries = _entries(desk) or [nothing_entry(runs=duty in _RUNNERS)]
    return home_view(entries, _top(duty), page)


def _entries(desk: Desk) -> list[Entry]:
    """What waits for the person first, then what is to come."""
    duty = desk.actor.duty
    entries: list[Entry] = []
    if duty is Duty.QUALITY_LEAD:
        entries += snapshot_entries(take(desk.session, Rows(past_year(desk))))
    if duty is Duty.ADMINISTRATOR:
        return [directory_entry(directory_numbers(desk))]
    if duty is Duty.CHAIR:
        entries += [outcome_entry(line) for line in awaiting_outcome(desk)]
        unfinished = records_to_finish(desk)
        entries += [record_entry(of, open_parts(desk, key(of.conference.id))) for of in unfinished]
        entries += [next_dates_entry(sheet) for sheet in to_book(desk)]
        entries += [papers_entry(sheet, runs=False) for sheet in papers_missing(desk)]
        entries += [chairing_entry(line) for line in chairing(desk)]
        entries += [feedback_entry(line) for line in gathering_feedback(desk)]
    if duty in _RUNNERS:
        entries += [again_entry(line, _again_by(desk, line)) for line in to_schedule_again(desk)]
        entries += [next_dates_entry(sheet) for sheet in to_book(desk)]
        entries += [papers_entry(sheet, runs=True) for sheet in papers_to_send(desk)]
        entries += [running_group_entry(sheet) for sheet in my_core_groups(desk)]
        entries += [running_entry(line) for line in running(desk)]
    entries += [invitation_entry(card) for card in my_cards(desk)]
    entries += [receipt_entry(this, line) for this, line in receipts_wanted(desk)]
    entries += [my_place_entry(place) for place in my_places(desk)]
    wanted = feedback_wanted(desk)
    return entries + [feedback_wanted_entry(card, closing_words(desk, card.conference)) for card in wanted]


def _again_by(desk: Desk, line: Line) -> str:
    """For an inquorate conference the day by which it is to be held again."""
    conference = line.of.conference
    if conference.standing is not Standing.INQUORATE:
        return "Schedule the new date."
    by = hold_again_by(desk, conference)
    return f"Hold it again by {day_words(by, line.of.today)}."


def _top(duty: Duty) -> list[Element]:
    top = [button("Schedule a conference", "schedule", "new", style="primary")] if duty in _RUNNERS else []
    return [*top, button("Help", "help", "help")]


def register(deeds: Deeds) -> None:
    """The deeds of this room."""
    deeds.home = open_home
    deeds.add(presses={"home_page": turn_page})
