"""Every flag a meaning can carry, in the order in which flags are listed, and what each asks of the bot."""

#: Flag → what it means. A time window is written behind its prefix: `tell_chair_time_window_11:15-11:35`.
FLAGS = {
    # Safety comes first: these are read before any fact.
    "new_risk": "a new disclosure of harm: answered at once, never filed as a reply",
    "stop_tell_user_to_phone_now_and_999_if_immediate": "give the duty number, and 999",
    "exclusion_request": "somebody should not be in the room: a matter for the chair",
    "needs_chair_3_working_days_before": "an exclusion is decided by the chair three working days before",
    "restricted_information": "something the family must not read or hear",
    "connect_chair_privately": "the chair gets 'please phone', nothing else",
    "do_not_show_in_channel": "not even the understood facts belong in a thread",
    "contains_nhs_number_shape": "looks like an NHS number",
    "contains_date_of_birth": "looks like a date of birth",
    "contains_postcode": "looks like a postcode or an address",
    "contains_phone_number": "looks like a phone number",
    "contains_email_address": "looks like an email address",
    "contains_child_name": "a name beside a word for a child or a relation",
    "delete_message_request": "ask the person to delete the message",
    "alert_named_safeguarding_contact": "tell the named safeguarding contact, by reference only",
    "attachment_use_secure_route": "a file is mentioned: ask for the secure route, fetch nothing",
    # Who wrote.
    "auto_reply": "a machine wrote this: it changes no record",
    "back_after_conference": "away until after the conference",
    "wrong_person": "not the person to ask",
    "update_contact": "the directory needs correcting",
    "find_other_contact": "somebody else has to be asked",
    "already_answered_elsewhere": "says that they have answered before",
    "pause_reminders": "stop reminding until that is cleared up",
    "admin_to_reconcile": "business support compares with what they hold",
    "agency_changed_tell_social_worker": "the family is no longer with this agency",
    "agency_not_involved_tell_social_worker": "the agency never knew the family",
    "identify_new_gp": "find out which practice has them now",
    "identify_new_school": "find out which school has them now",
    # Coming.
    "ambiguous": "could mean several things: ask",
    "confirm_attendance": "ask nearer the time whether they are coming",
    "deputy_mode_phone": "the deputy joins by phone",
    "deputy_mode_video": "the deputy joins by video",
    "deputy_mode_in_person": "the deputy comes in person",
    "deputy_full_name_needed": "a deputy is recorded by full name (J), and this is not one",
    "reassign_reminders_to_deputy": "the person is away: remind the deputy instead",
    "tell_chair_time_window_": "here for part of the meeting; the hours follow",
    # What they ask.
    "send_first_timer_guide": "new to conferences: send the guide",
    "named_contact": "give them a person to ask",
    "fee_question_to_safeguarding_lead": "asks about payment",
    "question_report_due": "when is it due",
    "question_when": "when does it start",
    "question_where": "where is it, or by which link",
    "question_who_chairs": "who is the chair",
    "question_who_is_coming": "who else comes",
    "question_meaning_of_words": "what does RCPC mean",
    "question_how_to_send": "how or where do I send it",
    "question_report_still_needed": "do you still need a report",
    "question_report_received": "did you get it",
    "question_my_actions": "what are my actions",
    "question_can_it_move": "can it be moved: goes to the social worker",
    "question_must_i_share": "must I go through it with the family",
    "question_unanswered": "a question that only a person can answer",
    # The report.
    "date_vague": "a date that is not one day",
    "ask_if_sent": "done is not sent",
    "ask_date": "a date is missing, or does not exist as written",
    "child_voice_evidence": "the child's views are in it",
    "prompt_pre_verbal_observation": "for a baby, say what was observed",
    "will_miss_report_deadline": "expected after the report is due",
    "explain_send_before": "a report carried into the room comes too late to be read",
    "explain_separate_report": "the social worker's report does not replace the agency's own",
    "research_is_not_a_report": "research is welcome, and is not a report (H)",
    "submitted_date_missing": "sent, but when?",
    # Sharing and actions.
    "method_inferred": "nobody said how: check that it was face to face",
    "signpost_sharing_guidance": "explain why a report is gone through with the family first",
    "in_meeting_is_not_before_conference": "in the meeting is too late for the family",
    "after_report_deadline": "planned for after the report is due",
    "ask_action_status": "an action is mentioned, but not how far it is",
    # Views.
    "view_on_outcome_keep_for_conference": "a view on the decision belongs in the conference",
    "possible_dissent": "disagrees with where this is going",
    "signpost_escalation": "say how professional disagreement is raised",
    # What is still open.
    "report_status_missing": "nothing said about the report",
    "shared_status_missing": "nothing said about going through it with the family",
    "attendance_missing": "nothing said about coming",
    "not_understood": "nothing in it could be recorded",
}

_PLACE = {flag: place for place, flag in enumerate(FLAGS)}
WINDOW = "tell_chair_time_window_"

#: With one of these, nothing of the text may be kept.
NEVER_STORED = frozenset(
    {
        "new_risk",
        "exclusion_request",
        "contains_nhs_number_shape",
        "contains_date_of_birth",
        "contains_postcode",
        "contains_phone_number",
        "contains_email_address",
        "contains_child_name",
        "view_on_outcome_keep_for_conference",
        "do_not_show_in_channel",
    }
)


def in_order(flags: set[str]) -> tuple[str, ...]:
    """The flags as they are listed: each once, in the table's order."""
    return tuple(sorted(flags, key=lambda flag: _PLACE[WINDOW if flag.startswith(WINDOW) else flag]))
