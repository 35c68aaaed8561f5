"""Actions of a plan: the usual tasks, how far they are, what stands in the way, and what comes next."""

from models.understanding.vocabulary.phrases import phrases, words

#: The last word of a task that may stand before a colon.
TASKS = words(
    """
    referral referrals course programme assessment appointment appointments group visit visits check
    checks work lessons club clubs session sessions plan test tests testing screening review immunisations counselling
    therapy housing school dentist optician parenting camhs salt application support contact
    register registration class classes mentor nursery benefits safety update tenancy repairs alarm
    order letter meeting training drug action actions alcohol bloods weights reg vouchers vaccinations vaccination imms jabs reviews
    screen form forms meds medication sleep routine hygiene nappies attendance debt budgeting freedom triple mentoring hub nrpf dbs hearing
    eyes speech portage physio dietician bereavement wellbeing elsa ehcp breakfast reading gym football swimming toothbrushing
    """
)

#: Of these, the ones that need no colon: nothing else that people reply about is called so.
PLAIN_TASKS = words(
    """
    referral referrals course courses programme sessions counselling mentoring therapy
    immunisations registration application arrears bloods check checks test tests imms vaccinations screening vouchers review
    reviews assessment reg lessons hardening reparation vouchers
    """
)
#: How far, straight after the name.
STRAIGHT = phrases(
    """
    now up to date | are up to date | is up to date | are now up to date | done | now done | completed | complete | finished | made | sent off | is done | is complete | has been done | was done |
    has been made | was made | has been completed | was completed | not started | not yet started | has not started |
    still on the waiting list | on the waiting list | on a waiting list | ongoing | in progress | is ongoing | is not ours | are not ours | not ours | is in progress | booked | is booked |
    accepted | was accepted | has been accepted | declined | was declined | rejected | was rejected | all done | all complete | all finished |
    all up to date | up to date | all sorted | sorted | still not | not done | not yet done | not happened | not yet happened | has not happened |
    still waiting | waiting | awaiting | going well | going ok | well under way | under way | attended | all attended | nearly done | nearly finished |
    nearly complete | submitted | went in | gone in | sent | has gone in | has started | started | due to start | have started | put in |
    was sent | has been sent | chased | on hold | on track | in place | now in place | is in place | stopped | cancelled | refused |
    contractor booked | has been booked | was not ours
    """
)
#: Never part of an action's name.
NO_LABELS = words(
    """
    report reports paperwork attendance attending shared sharing deputy conference re update apologies hi hello dear sorry
    note ps fyi dr me i we it this that yes no not you family mum dad school shared research police pnc intel system records everything all both
    change here only still will can have has had are is was be am waiting sorry contact automatic auto reply out office subject from to please thanks reminder question questions answer
    """
)

#: How far, the most telling first.
STATUSES = {
    "not_ours": """
        is not ours | are not ours | not ours | not mine | not our action | not for us | not my action | belongs to |
        not our responsibility | not one of ours | not for our service
    """,
    "not_started": """
        not started | not yet started | not begun | not been started | yet to start | not yet begun |
        not done | not yet done | not been done | not happened | not yet happened | still not happened | not got going | not begun yet |
        not been able to start | outstanding | not commenced | yet to begin | none started | still to do
    """,
    "in_progress": """
        accepted | not sorted | still not | going well | going ok | on track | nearly there | nearly finished | part way | halfway | half way |
        up to percent | up from | improving | in progress | ongoing | on going | under way | underway | part done | partly done | partially |
        waiting | awaiting | happening | so far | started | on the waiting list | booked | rebooked | continuing |
        continues | being done | trying | nearly done | almost done | half done | still working |
        in hand | working on
    """,
    "done": """
        up to date | in place | went in | gone in | submitted | put in | all in | passed | closed |
        done | complete | completed | finished | achieved | made | sent | carried out | has happened |
        attended | all done | actioned | sorted | met
    """,
}

BARRIERS = {
    "waiting_list": "week wait | month wait | weeks wait | months wait | waiting list | wait list | waitlist | waiting time | long wait | wait is",
    "clashes_with_parent_work": """
        because of work | work commitments | work shifts | shifts | shift work | clashes with work | her job | his job | working hours |
        work hours | due to work | working nights
    """,
    "missed_appointments": """
        missing appointments | missing sessions | keeps missing | keep missing | kept missing | keeps cancelling | keep cancelling |
        cancelled last minute | dnas | dna x | missed | not attended | did not attend | dna | was not brought | not brought |
        failed to attend | not turned up | did not turn up | no show | cancelled twice
    """,
    "parent_not_engaging": """
        not engaged | not engaging | not engage | will not engage | disengaged | not been engaging |
        refuses to engage | lack of engagement | not cooperating
    """,
    "parent_declined": """
        said no to | says no to |
        declined by | parent declined | not agree to | will not agree | not want it | declined | refused | refusing | does not want | not consent | no consent | withdrew consent |
        not consented
    """,
    "unable_to_contact": """
        tried ringing | tried calling | tried to ring | tried to call | phone off | voicemail |
        not reach | unable to contact | not get hold of | no contact | not answering | unable to reach |
        cannot contact | no answer
    """,
    "no_nhs_dentist_available": "no nhs dentist | no nhs dentists | no dentist | no dentists | not one dentist",
    "child_ill": "poorly | unwell | ill | chickenpox | chicken pox | in hospital | tonsillitis",
    "staff_sickness": "tutor off sick | staff sickness | off sick | sickness | worker is off sick | worker off sick | staff off sick",
    "no_capacity": """
        no capacity | capacity | short staffed | staffing | no worker | unallocated | vacancy |
        staff shortage
    """,
    "awaiting_other_agency": """
        awaiting another agency | another agency | waiting for them | waiting on them | their end |
        not come back to | to come back to | to get back to | awaiting panel | waiting for panel | awaiting a date | waiting for a date |
        to respond | waiting for a reply | waiting to hear | waiting on | awaiting response |
        awaiting reply | not heard back | no response from | awaiting a response | awaiting outcome |
        waiting for
    """,
    "funding": "funding | no funding | funding panel",
    "interpreter_needed": "interpreter",
    "transport": "transport | bus fare | cannot get there | travel",
    "childcare": "childcare | no childcare | creche",
}

NEXT_STEPS = {
    "weekly_phone_call": "weekly phone call | weekly call",
    "meeting_with_ewo": "meeting with the ewo | meeting with ewo",
    "last_session": "last one is | last session is | final session is | final one is",
    "community_dental_service": "community dental",
    "evening_group": "evening one | evening group | evening course | evening session | evening sessions | evening class",
    "home_visit": """
        at home visit on | at the home visit on | at next home visit | at the next home visit |
        home visit rebooked | home visit arranged | next visit | next home visit | visit rebooked | visit on | going again | visiting again |
        home visit booked | home visit on | home visit planned | will visit | visit booked | visiting
    """,
    "rebooked": """
        rebooked | re booked | rebooking | rearranged | re arranged | rescheduled | rebook | rearranging
    """,
    "referral_again": """
        re referred | re referring | refer again | new referral | second referral | chasing referral
    """,
    "appointment": """
        appointment on | appointment booked | appointment is | next appointment | new appointment |
        first appointment | second appointment | third appointment | follow up appointment | review appointment | booked to be seen | being seen | to be seen on | appointment for | booked for | booked in | booked on
    """,
    "next_session": """
        next session | next workshop | next lesson | next course | next group | starts on | due to start | will start |
        starting on | starts
    """,
    "chase": "i will chase | to chase | chased | have chased | going to chase | ringing them again | will ring again | will ring them | will try again | trying again | will chase | chasing | chase again | following up | will follow up",
}

#: The actions together.
ALL_ACTIONS = phrases(
    """
    all my actions | all our actions | all actions | all of my actions | all of our actions | all the actions |
    my actions | our actions | none of my actions | none of our actions | none of the actions | both actions |
    both my actions | actions
    """
)

#: A task whose next occasion is a session; of any other it is an appointment.
IN_SESSIONS = words(
    """
    session sessions course courses programme group class classes work counselling mentoring therapy freedom club lessons
    parenting keywork relationships
    """
)
#: Another sentence that opens so still tells of the same action.
GOES_ON = phrases(
    """
    will raise it | will discuss it | home visit | next one | next appointment | next session | next visit | first appointment | first session | first one | second one | third one |
    last one | trying | will chase | i will chase | i am chasing | we will chase | chased | chasing | i have chased | rebooked | rebooking |
    booked | has been booked | still waiting | waiting | now waiting | starts | due to start | starting | helping | keeps missing |
    missed | going again | will try again | trying again | re referred | re referring | on the waiting list | moving to | waiting list |
    appointment is | appointment on | appointment booked | appointment for | it is booked | have rebooked | i have rebooked | she is on the waiting list |
    he is on the waiting list | dna | dnas | both dna | none attended | second offered | third offered | another offered | visiting
    """
)
