"""Actions of a plan: the usual tasks, how far they are, what stands in the way, and what comes next."""

from models.understanding.vocabulary.phrases import phrases, words

#: The last word of a task that may stand before a colon.
TASKS = words(
    """
    referral referrals course programme assessment appointment appointments group visit visits check
    checks work lessons club clubs session sessions plan test tests testing screening review immunisations counselling
    therapy housing school dentist optician parenting camhs salt application support contact
    register registration class classes mentor nursery benefits safety update tenancy repairs alarm
    order letter meeting training drug action actions alcohol bloods weights
    """
)

#: Of these, the ones that need no colon: nothing else that people reply about is called so.
PLAIN_TASKS = words(
    """
    referral referrals course courses programme sessions counselling mentoring therapy
    immunisations registration application arrears bloods check test
    """
)
#: How far, straight after the name.
STRAIGHT = phrases(
    """
    done | now done | completed | complete | finished | made | sent off | is done | is complete | has been done | was done |
    has been made | was made | has been completed | was completed | not started | not yet started | has not started |
    still on the waiting list | on the waiting list | on a waiting list | ongoing | in progress | is ongoing | is not ours | are not ours | not ours | is in progress | booked | is booked |
    contractor booked | has been booked | was not ours
    """
)
#: Never part of an action's name.
NO_LABELS = words(
    """
    report reports paperwork attendance attending shared sharing deputy conference re update apologies hi hello dear sorry
    note ps fyi dr me i we it this that yes no not you family mum dad school shared research checks everything all both
    contact automatic auto reply out office subject from to please thanks reminder question questions answer
    """
)

#: How far, the most telling first.
STATUSES = {
    "not_ours": """
        not ours | not mine | not our action | not for us | not my action | belongs to |
        not our responsibility | not one of ours | not for our service
    """,
    "not_started": """
        not started | not yet started | not begun | not been started | yet to start | not yet begun |
        not been able to start | outstanding | not commenced | yet to begin | none started | still to do
    """,
    "in_progress": """
        in progress | ongoing | on going | under way | underway | part done | partly done | partially |
        waiting | awaiting | happening | so far | started | on the waiting list | booked | rebooked | continuing |
        continues | being done | trying | nearly done | almost done | half done | still working |
        in hand | working on
    """,
    "done": """
        done | complete | completed | finished | achieved | made | sent | carried out | has happened |
        attended | all done | actioned | sorted | met
    """,
}

BARRIERS = {
    "waiting_list": "waiting list | wait list | waitlist | waiting time | long wait | wait is",
    "clashes_with_parent_work": """
        because of work | work commitments | work shifts | shifts | shift work | clashes with work | her job | his job | working hours |
        work hours | due to work | working nights
    """,
    "missed_appointments": """
        missed | not attended | did not attend | dna | was not brought | not brought |
        failed to attend | not turned up | did not turn up | no show | cancelled twice
    """,
    "parent_not_engaging": """
        not engaged | not engaging | not engage | will not engage | disengaged | not been engaging |
        refuses to engage | lack of engagement | not cooperating
    """,
    "parent_declined": """
        declined | refused | refusing | does not want | not consent | no consent | withdrew consent |
        not consented
    """,
    "unable_to_contact": """
        not reach | unable to contact | not get hold of | no contact | not answering | unable to reach |
        cannot contact | no answer
    """,
    "staff_sickness": "staff sickness | off sick | sickness | worker is off sick | worker off sick | staff off sick",
    "no_capacity": """
        no capacity | capacity | short staffed | staffing | no worker | unallocated | vacancy |
        staff shortage
    """,
    "awaiting_other_agency": """
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
    "evening_group": "evening group | evening course | evening session | evening sessions | evening class",
    "rebooked": """
        rebooked | re booked | rebooking | rearranged | re arranged | rescheduled | rebook | rearranging
    """,
    "home_visit": """
        home visit booked | home visit on | home visit planned | will visit | visit booked | visiting
    """,
    "referral_again": """
        re referred | re referring | refer again | new referral | second referral | chasing referral
    """,
    "appointment": """
        appointment on | appointment booked | appointment is | next appointment | new appointment |
        appointment for | booked for | booked in | booked on
    """,
    "next_session": """
        next session | next one | next course | next group | starts on | due to start | will start |
        starting on | starts
    """,
    "chase": "will chase | chasing | chase again | following up | will follow up",
}

#: The actions together.
ALL_ACTIONS = phrases(
    """
    all my actions | all our actions | all actions | all of my actions | all of our actions | all the actions |
    my actions | our actions | none of my actions | none of our actions | none of the actions | both actions |
    both my actions | actions
    """
)
