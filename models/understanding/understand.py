"""The composition: layers one after the other, safety before everything else."""

from dataclasses import replace
from datetime import date

from models.understanding.actions import actions
from models.understanding.asking import asked
from models.understanding.attendance import coming
from models.understanding.away import absence, automatic
from models.understanding.chunks import read, spelt
from models.understanding.cut import own_words
from models.understanding.deeds import Tense
from models.understanding.flags import NEVER_STORED, in_order
from models.understanding.frame import Frame
from models.understanding.lexicon import Kind, Topic
from models.understanding.meaning import Attendance, Involvement, Meaning, ReportSaid, SharingSaid
from models.understanding.normalise import Token, one_way_of_writing, tokens
from models.understanding.outlook import Outlook, outlook
from models.understanding.report_sent import Written
from models.understanding.reports import written
from models.understanding.safety import child_named, for_the_chair, harm, identifiers
from models.understanding.said import Said, any_of
from models.understanding.sharing import Shared, shared
from models.understanding.vocabulary.reasons import NOT_READY
from models.understanding.vocabulary.set_phrases import KEPT_FROM, NOT_SENT, SHORT_ANSWERS

_LEAVES = frozenset({"annual_leave", "sickness", "maternity_leave"})


def understand(text: str, frame: Frame) -> Meaning:
    """What a reply means, as far as it is plainly said. Never raises, whatever the text."""
    plain = one_way_of_writing(text)
    own = own_words(plain)
    words = spelt(tokens(_calmed(own)))
    whole = Said(read(words, frame), frame)
    safety = identifiers(plain)
    hurt = harm(whole)
    safety |= hurt
    if child_named(whole, harmed=bool(hurt)):
        safety |= {"contains_child_name", "delete_message_request"}
    if hurt:
        return _flagged(Meaning(), safety)
    if automatic(whole):
        meaning = absence(whole)
        return _flagged(meaning, set(meaning.flags) | safety)
    return _facts(words, whole, safety, frame)


def _calmed(text: str) -> str:
    """A text in capitals throughout says nothing about names."""
    letters = [sign for sign in text if sign.isalpha()]
    loud = len(letters) > 12 and sum(sign.isupper() for sign in letters) > 0.7 * len(letters)
    return text.lower() if loud else text


def _facts(words: list[Token], whole: Said, safety: set[str], frame: Frame) -> Meaning:
    done, rest, flags = actions(words, frame)
    said = Said(read(rest, frame), frame) if done or flags else whole
    flags |= safety | for_the_chair(said) | asked(said)
    besides = outlook(said)
    flags |= besides.flags
    if _short_answer(said) and not done:
        return _flagged(Meaning(), flags | {"ambiguous"})
    if "wrong_person" in besides.flags:
        return _flagged(Meaning(), flags)
    who = coming(said)
    report, sharing = _believed(written(said), shared(said), said, flags)
    if who.attendance.value in {"no", "tentative"} and report.report.reason in NOT_READY:
        report.report = replace(report.report, reason=None)  # it is why they are not coming
    flags |= who.flags | report.flags | sharing.flags
    meaning = Meaning(who.attendance, who.deputy, report.report, sharing.sharing, done)
    if "question_report_still_needed" in flags:
        besides.gone = None  # they ask whether one is wanted
    coming_anyway = who.attendance.value in {"yes", "partial"}
    if (
        besides.gone is not None
        and not coming_anyway
        and not _writes_anyway(said)
        and report.report.status in {None, "not_providing"}
    ):
        meaning = replace(
            meaning, report=ReportSaid("not_providing", reason=besides.gone), involvement=besides.involvement
        )
    elif besides.involvement != Involvement() and not coming_anyway:
        meaning = replace(meaning, involvement=besides.involvement)
    meaning = replace(meaning, attendance=_absence(meaning.attendance, besides, flags))
    if coming_anyway:
        flags -= besides.flags & {"agency_changed_tell_social_worker", "identify_new_gp", "identify_new_school"}
    if "connect_chair_privately" in flags:
        flags -= {"question_unanswered"}
    flags |= _follow_up(meaning, said, flags)
    return _flagged(meaning, flags, secret="restricted_information" in flags and any_of(said.words(), *KEPT_FROM))


def _writes_anyway(said: Said) -> bool:
    """As in "closed to us but I'll write something"."""
    ahead = (deed for deed in said.deeds if deed.kind == "write" and not deed.infinitive)
    return any(deed.tense == Tense.FUTURE and deed.by_me and deed.factual and not deed.negative for deed in ahead)


def _absence(attendance: Attendance, besides: Outlook, flags: set[str]) -> Attendance:
    """Not coming, as far as it is the writer who does not come, and why."""
    if attendance.value != "no":
        return attendance
    if "exclusion_request" in flags:
        return Attendance()
    if attendance.reason is None and besides.involvement.value == "historic":
        return replace(attendance, reason="no_current_involvement")
    return attendance


def _believed(report: Written, sharing: Shared, said: Said, flags: set[str]) -> tuple[Written, Shared]:
    """Report and sharing, without what the rest of the reply turns into something else."""
    if "connect_chair_privately" in flags:  # "something that I can't put in a report the parents will read"
        sharing = Shared() if sharing.sharing.value == "planned" else sharing
        report = Written() if report.report.status == "not_providing" else report
    if "exclusion_request" in flags and sharing.sharing.value == "no":
        sharing = Shared()  # who is to be kept out is no news of sharing
    if "already_answered_elsewhere" in flags and "report" not in said.about(Topic.THING):
        report = Written()  # what was sent is that answer
    return report, sharing


def _short_answer(said: Said) -> bool:
    """As in "Yes", "ok thanks": an answer to a question that only the thread knows."""
    words = [word for word in said.reading.words if word.isalpha()]
    return 0 < len(words) <= 4 and all(word in SHORT_ANSWERS for word in words)


def _follow_up(meaning: Meaning, said: Said, flags: set[str]) -> set[str]:
    """What a meaning leaves open, or promises too late."""
    report, sharing, attendance = meaning.report, meaning.shared_with_family, meaning.attendance
    found = _about_report(report, sharing, said)
    before_it = sharing.value == "planned" and sharing.method != "in_meeting"
    if report.status is None and ((attendance.value in {"no", "yes"} and sharing.value is None) or before_it):
        found.add("report_status_missing")
    if report.status == "not_started" and "fee_question_to_safeguarding_lead" in flags:
        found.add("report_status_missing")
    if report.status == "not_started" and attendance.value is None and (report.expected_on or "date_vague" in flags):
        found.add("attendance_missing")
    if attendance.value == "no" and attendance.reason in _LEAVES and meaning.deputy:
        found.add("reassign_reminders_to_deputy")
    if attendance.reason == "school_holiday" and any(
        chunk.kind == Kind.DAY and chunk.when is not None and chunk.when.vague for chunk in said.reading.chunks
    ):
        found.add("date_vague")
    return found


def _about_report(report: ReportSaid, sharing: SharingSaid, said: Said) -> set[str]:
    found: set[str] = set()
    if report.expected_on is not None and report.expected_on > said.frame.report_due:
        found.add("will_miss_report_deadline")
    if report.status == "completed":
        found |= set() if _known_unsent(said, report.expected_on) else {"ask_if_sent"}
        found |= {"shared_status_missing"} if sharing.value is None else set()
    return found


def _known_unsent(said: Said, expected_on: date | None) -> bool:
    """Whether the reply itself says that what is done has not gone yet."""
    waits = any_of(said.words(), "before i can send", "waiting for") and "awaiting_sign_off" in said.about(Topic.STATE)
    promised = expected_on is not None
    return waits or promised or any_of(said.words(), *NOT_SENT)


def _flagged(meaning: Meaning, flags: set[str], *, secret: bool = False) -> Meaning:
    if "date_vague" in flags and "ask_date" in flags and meaning.report.status == "in_progress":
        flags = flags - {"ask_date"}
    if not flags and meaning == Meaning():
        flags = {"not_understood"}
    return replace(meaning, flags=in_order(flags), store_raw_text=not (secret or flags & NEVER_STORED))
