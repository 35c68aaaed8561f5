"""What people ask about, as sets of words: a question is recognised when one phrase of each set is in it."""

from models.understanding.vocabulary.phrases import phrases, words

#: Words that questions turn on.
ASKED = {
    "when_due": """
        due | deadline | needed by | need it by | due in | hand it in by | submitted by | last date |
        cut off | latest | by when | when do you need | when do i need | due date | due by
    """,
    "report": "report | it | this | reports",
    "start": """
        start | starts | begin | what time | how long will | how long does | how long is it | this thursday or | what time does | what date | when is it | which day | finish |
        what day | time is it | when is the conference | when is the meeting
    """,
    "where": """
        where is | where is it | what room | which room | face to face or | or online | or on zoom | on zoom | by teams | join by | join on teams | zoom | which building | address | teams or |
        be in person | have to be in | in person or | teams link | link | venue | location | on teams | where are | where will |
        room is it | parking | held | zoom or | online or | dial in details
    """,
    "chair": """
        who is chairing | who is the chair | who chairs | name of the chair | who will chair |
        who is chair | chairing | whos chairing
    """,
    "coming": """
        who else | who is coming | who is going | who is attending | who is invited |
        who will be there | who has been invited | going to be there | else is coming | will the parents | parents be there | dad be there | mum be there | family be there | parents coming | dad coming | mum coming | who all is
    """,
    "meaning": "stand for | what does | what is an | mean | meaning of | what is a",
    "send_how": """
        how do i send | where do i send | where should i send | who do i send | how should i send |
        what email | which email | send it to | how do i submit | where do i upload | send you my |
        how can i send | where to send | how do we send | where shall i send | email address |
        who to send | get it to you | securely | how do i get
    """,
    "still": """
        still need | still needed | still want | need a report | still required | have to write | have to do a report |
        need to do a report | report needed | need to send a report | report required | do you need |
        is a report | need me to
    """,
    "received": """
        did you get | have you got | have you received | did you receive | has my report |
        did it arrive | did my report | received my | got my report | you get my
    """,
    "actions": """
        my actions | our actions | have any actions | any actions for | what actions | which actions | the actions | actions for | actions from last | actions do |
        what were my
    """,
    "move": """
        be changed | be moved | it move | this move | conference move | meeting move | change the date | move it | move the conference | rearrange | rearranged |
        reschedule | rescheduled | different day | another day | change the time | postpone |
        postponed | different time | later date | start later | put back | earlier slot |
        move the date | moved to | another date | different date
    """,
    "must_share": """
        have to share | need to share | must i share | share my report with | share it with the |
        have to show | need to go through | should i share | go through it with the family first |
        do parents see | will the parents see | have to go through
    """,
}

#: Flag → one of these sets of `ASKED` names, all of which have to be there. The first that fits is taken.
QUESTIONS: dict[str, tuple[frozenset[str], ...]] = {
    "question_report_due": (frozenset({"when_due"}),),
    "question_must_i_share": (frozenset({"must_share"}),),
    "question_report_received": (frozenset({"received"}),),
    "question_report_still_needed": (frozenset({"still", "report"}),),
    "question_my_actions": (frozenset({"actions"}),),
    "question_who_is_coming": (frozenset({"coming"}),),
    "question_who_chairs": (frozenset({"chair"}),),
    "question_can_it_move": (frozenset({"move"}),),
    "question_how_to_send": (frozenset({"send_how"}),),
    "question_meaning_of_words": (frozenset({"meaning"}),),
    "question_when": (frozenset({"start"}),),
    "question_where": (frozenset({"where"}),),
}

#: In one question of several words these are both meant; of all others only the first is taken.
TOGETHER = frozenset({"question_when", "question_where"})

#: "What is a strat?": asked alone after "what is", these words, as they are typed, want explaining.
SHORT_WORDS = words(
    """
    icpc rcpc cpc cp cpp cin s47 strat dsl ddsl hv salt camhs idva yos mash edd taf fgc cppm iro lado marac tac eha icp
    senco sw ppn pip rco dash
    """
)
LONG_WORDS = phrases(
    """
    core group | strategy discussion | section 47 | child protection plan | review conference | initial conference |
    child in need plan | step down | stepping down | quorum | quorate | threshold | advocate | outline plan
    """
)
