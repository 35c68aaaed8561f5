"""What follows a conference on screen: the core group and the review, each with its limit, and what can be done."""

from collections.abc import Sequence
from datetime import date, datetime, time

from handlers.views.blocks import (
    Block,
    Element,
    View,
    actions,
    button,
    context,
    date_input,
    divider,
    escape,
    input_block,
    modal,
    section,
    time_input,
)
from handlers.views.cards import DONE, OPEN, heading
from handlers.views.core_group_lines import drift_lines, group_line
from handlers.views.home import Entry
from handlers.views.preview import RULES, WARNING
from handlers.views.schedule import Filled
from models.next_dates_sheet import NextSheet
from scheduling.next_dates import DateLimit
from scheduling.words import day_words, moment_words, time_words

TITLE, NEXT_DATES = "Next dates", "next_dates"
NO = "✗"
MOST_GROUPS = 20


def next_dates_view(sheet: NextSheet, *, runs: bool, sentence: str | None = None) -> View:
    """The sheet as whoever runs or chairs the conference opens it."""
    blocks = [
        *([section(f"{DONE} {escape(sentence)}")] if sentence else []),
        heading(sheet.of),
        section("\n".join(date_lines(sheet))),
        *_warnings(sheet),
        *_buttons(sheet, "sheet", runs=runs),
        *_groups(sheet),
    ]
    return modal(TITLE, blocks, callback_id=NEXT_DATES, ref={"c": sheet.of.conference.id})


def next_dates_letter(sheet: NextSheet, tag: object) -> list[Block]:
    """The message to the social worker, which stays and shows how far things are."""
    return [
        heading(sheet.of),
        section("\n".join(["*What comes next*", *date_lines(sheet)])),
        *_warnings(sheet),
        *_buttons(sheet, tag, runs=True),
    ]


def next_dates_line(sheet: NextSheet) -> str:
    """What a lock screen shows of it."""
    code = sheet.of.conference.code
    if sheet.facts.no_plan:
        return f"{code}: no core group and no review follow"
    if sheet.followed_by is not None:
        return f"{code} was reviewed by {sheet.followed_by.code}"
    return f"{code}: core group by {_day(sheet.core_group_by.on, sheet)}, review by {_day(sheet.review_by.on, sheet)}"


def next_dates_entry(sheet: NextSheet) -> Entry:
    """In Home: what is not booked yet."""
    of = sheet.of
    text = "\n".join([f"*{of.conference.code}* · held on {of.when}", *date_lines(sheet)])
    look = button(TITLE, NEXT_DATES, of.conference.id, says=f"Next dates of {of.conference.code}")
    return Entry("What comes next", (section(text), actions([look], f"next_dates:{of.conference.id}")))


def chooser(sheets: Sequence[NextSheet]) -> View:
    """One's conferences that lead on to something, each with a button."""
    intro = section("Which conference? Next time you can add its reference: `/conference next CODE`.")
    rows = [
        section(f"*{sheet.of.conference.code}* · {sheet.of.when}", button("Open", NEXT_DATES, sheet.of.conference.id))
        for sheet in sheets[:90]
    ]
    return modal(TITLE, [intro, *rows])


def date_lines(sheet: NextSheet) -> list[str]:
    """The core group and the review, each with its limit and how far it is."""
    if sheet.facts.no_plan:
        return [
            f"{DONE} No child has a plan from this conference, so no core group and no review follow.",
            *_booked_still(sheet),
        ]
    if sheet.followed_by is not None:
        return [f"{DONE} Reviewed by {sheet.followed_by.code}. What comes next follows from that conference."]
    return [_core_group_line(sheet), _review_line(sheet)]


def agree_form(sheet: NextSheet, filled: Filled, version: int, sentence: str | None = None) -> View:
    """The form with the dates that the clocks propose, or those agreed so far."""
    core_group, review = filled.text("core_group_on"), filled.text("review_on")
    top = [section(f"*{escape(sentence)}*")] if sentence else []
    blocks = [
        *top,
        context(f"*{sheet.of.conference.code}* · {sheet.of.when}"),
        input_block("core_group_on", "Core group", date_input(core_group), dispatch=True),
        input_block("core_group_time", "Time of the core group", time_input(filled.text("core_group_time"))),
        section(limit_words(sheet.core_group_by, core_group, sheet), block_id="core_group_limit"),
        input_block("review_on", "Review conference", date_input(review), dispatch=True),
        input_block("review_time", "Time of the review", time_input(filled.text("review_time"))),
        section(limit_words(sheet.review_by, review, sheet), block_id="review_limit"),
        context("Nothing is booked by this. The social worker books both, with these dates already filled in."),
    ]
    ref = {"c": sheet.of.conference.id, "v": version}
    return modal("Agree the next dates", blocks, callback_id="agree_dates", submit="Save", close="Cancel", ref=ref)


def proposed_fields(sheet: NextSheet) -> dict[str, str | list[str] | None]:
    """What stands in that form at first."""
    start = f"{sheet.of.conference.local_start:%H:%M}"
    row = sheet.agreed
    if row is None:
        return {
            "core_group_on": sheet.core_group_proposed.isoformat(),
            "core_group_time": start,
            "review_on": sheet.review_proposed.isoformat(),
            "review_time": start,
        }
    return {
        "core_group_on": row.core_group_on.isoformat(),
        "core_group_time": f"{row.core_group_time:%H:%M}",
        "review_on": row.review_on.isoformat(),
        "review_time": f"{row.review_time:%H:%M}",
    }


def limit_words(limit: DateLimit, chosen: str | None, sheet: NextSheet) -> str:
    """The limit with its date, and whether the chosen day meets it."""
    met = ""
    if chosen:
        met = f" {DONE} Met" if date.fromisoformat(chosen) <= limit.on else f" {NO} Not met: this is after the limit"
    return f"*Hold it by* {_day(limit.on, sheet)}: {RULES[limit.rule]}.{met}"


def _core_group_line(sheet: NextSheet) -> str:
    by = sheet.core_group_by
    if sheet.core_group is not None:
        start = sheet.core_group.starts_at
        late = start.astimezone(sheet.of.conference.jurisdiction.zone).date() > by.on
        return _booked("Core group", start, by, sheet, late=late)
    agreed = (sheet.agreed.core_group_on, sheet.agreed.core_group_time) if _is_first(sheet) and sheet.agreed else None
    return _to_book("Core group", by, sheet.core_group_proposed, agreed, sheet)


def _booked_still(sheet: NextSheet) -> list[str]:
    """What was booked before nobody had a plan: it stands, and people are asked to it, until it is called off."""
    zone, today = sheet.of.conference.jurisdiction.zone, sheet.of.today
    booked = {} if sheet.core_group is None else {"The core group": sheet.core_group.starts_at}
    if sheet.review is not None:
        booked[f"The review ({sheet.review.code})"] = sheet.review.starts_at
    return [
        f"{WARNING} {what} of *{moment_words(at, zone, today)}* is still booked. Cancel it if nobody needs it."
        for what, at in booked.items()
    ]


def _review_line(sheet: NextSheet) -> str:
    if sheet.review is not None:
        return _booked(
            f"Review ({sheet.review.code})", sheet.review.starts_at, sheet.review_by, sheet, late=sheet.review_too_late
        )
    agreed = (sheet.agreed.review_on, sheet.agreed.review_time) if sheet.agreed else None
    return _to_book("Review", sheet.review_by, sheet.review_proposed, agreed, sheet)


def _is_first(sheet: NextSheet) -> bool:
    """Whether the core group that was agreed at the conference is still to come."""
    return not sheet.core_groups


def _booked(what: str, at: datetime, by: DateLimit, sheet: NextSheet, *, late: bool) -> str:
    when = moment_words(at, sheet.of.conference.jurisdiction.zone, sheet.of.today)
    limit = f"{_day(by.on, sheet)}: {RULES[by.rule]}"
    if late:
        return f"{WARNING} {what}: *{when}*. That is after its limit, {limit}."
    return f"{DONE} {what}: *{when}*, by {limit}."


def _to_book(what: str, by: DateLimit, proposed: date, agreed: tuple[date, time] | None, sheet: NextSheet) -> str:
    late = f" {WARNING} This has passed." if by.on < sheet.of.today else ""
    limit = f"{OPEN} {what}: hold it by *{_day(by.on, sheet)}*, {RULES[by.rule]}.{late}"
    if agreed is None:
        return f"{limit} Proposed: {_day(proposed, sheet)}."
    on, at = agreed
    after = f" {WARNING} That is after the limit." if on > by.on else ""
    return f"{limit} Agreed: {_day(on, sheet)}, {time_words(at)}.{after}"


def _warnings(sheet: NextSheet) -> list[Block]:
    lines = drift_lines(sheet.drifting, sheet.owners, sheet.of.today)
    if sheet.plan_is_old:
        lines.append(
            f"{WARNING} A child has had a plan for more than 12 months. "
            "A professionals’ meeting can help when things are stuck."
        )
    return [section("\n".join(lines))] if lines else []


def _buttons(sheet: NextSheet, tag: object, *, runs: bool) -> list[Block]:
    value = sheet.of.conference.id
    if sheet.followed_by is not None:
        return [actions([button(TITLE, NEXT_DATES, sheet.followed_by.id)], f"next:{tag}")]
    elements: list[Element] = []
    follows = not sheet.facts.no_plan
    if sheet.core_group is not None:
        elements.append(button("Open the core group", "core_group", sheet.core_group.id))
    elif runs and follows:
        elements.append(button("Set up the core group", "set_up_core_group", value, style="primary"))
    if sheet.review is not None:
        elements.append(button(f"Open {sheet.review.code}", "show", sheet.review.id))
    elif runs and follows:
        elements.append(button("Schedule the review", "schedule_review", value))
    if follows:
        change = "Change the agreed dates" if sheet.agreed else "Agree the next dates"
        elements.append(button(change, "agree_dates", value))
    if sheet.were_unborn:
        words = "A child was born" if any(child.age is None for child in sheet.were_unborn) else "Correct a birth"
        elements.append(button(words, "birth", value))
    if runs and tag == "sheet":
        elements.append(button("Hand over", "hand_over", value))
    return [actions(elements, f"next:{tag}")] if elements else []


def _groups(sheet: NextSheet) -> list[Block]:
    """The core groups so far, the newest first."""
    rows = sorted(sheet.core_groups, key=lambda row: row.starts_at, reverse=True)[:MOST_GROUPS]
    return [*([divider()] if rows else []), *(group_line(row, sheet.of) for row in rows)]


def _day(day: date, sheet: NextSheet) -> str:
    return day_words(day, sheet.of.today)
