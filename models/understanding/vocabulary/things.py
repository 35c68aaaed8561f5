"""What is spoken of: the report, other things that are not it, the meeting, routes and ways of sharing."""

THINGS = {
    "report": """
        mine | something in writing | something written | short letter | brief letter | a short note |
        report | reports | paperwork | my written report | written report | our contribution |
        contribution | conference report | report for conference | summary | short summary | contents | content of the report | agency report | school report |
        gp report
    """,
    "it": "it | this | that",
    "them": "them | those | they",
    "actions": "actions | action | my actions",
    "conference": "conference | meeting | review | review conference",
    "attendance": "attendance | confirming attendance",
    "research": "research | police research | checks",
    "verbal": """
        verbally | verbal | verbal feedback | verbal update | verbal report | everything i know | everything | my update |
        an update | what i know | update | my concerns | over the phone | on the phone | by phone |
        by telephone
    """,
}

#: Sending one of these is not sending the report; attending one is not attending the conference.
OTHER_THINGS = """
    of mine | not mine | theirs |
    on the ward | at baby clinic | at the hospital | home visit | home visits | a visit | the visit | my visit | our visit | text | texts | letter | letters | message | messages | minutes | the minutes | invite | invitation |
    link | referral | referrals | an email | the email | form | agenda | details | core group |
    session | sessions | course | school | nursery | hospital | court | group | parents evening |
    appointment | appointments | birthday card | apology | bill | invoice | photo |
    photos | screenshot | plan | safety plan | chronology | consent form | information | concerns |
    visit | reminder | reminders | another meeting | strategy meeting | strat | questions | question |
    number | address | date | dates | time | name | names | email address | previous report |
    last report | the last one | minutes of | last minutes | the plan | care plan | training | club |
    college | work
"""

#: Compounds with a word for a relation that are nobody of the family.
COMPOUNDS = """
    nhs no | tel no | ref no | phone no | child protection | child in need | child health | child development | children 's services | children 's centre |
    children 's home | children 's team | children and families | family centre | family support | family hub |
    family group conference | family court | family time | parents evening | family doctor | family nurse |
    child and family | child sexual exploitation | child psychiatrist | family home | the family home | family liaison
"""

#: Route (as it is recorded) → how people say it.
ROUTES = {
    "secure_email": """
        secure inbox | secure mailbox | secure email | emailed securely | sent securely | securely | egress | nhs mail | nhsmail | nhs net | cjsm | encrypted email | secure mail |
        by secure email | securely by email | gcsx | secure e mail
    """,
    "email": "email | e mail | by email | via email | emailed | emailing",
    "portal": "portal | the portal | conference portal | your portal | online portal",
    "case_system": """
        case system | liquid logic | liquidlogic | mosaic | case management system | lcs | eclipse |
        system one | case record
    """,
    "post": "by post | in the post | royal mail | recorded delivery | posted",
    "by_hand": "by hand | dropped off | hand delivered | in person | handed in",
}

#: Way of sharing or attending → how people say it.
METHODS = {
    "phone": """
        phone | telephone | by phone | on the phone | over the phone | via phone | phone call |
        by telephone | call | phoned | rang | ring | called | dial in | dialling in | dialing in |
        on the call | conference call | telephoned | via telephone | dial
    """,
    "video": """
        remotely | video | teams | zoom | online | virtually | virtual | video call | ms teams | microsoft teams |
        facetime | by video | skype | google meet | via the link | webex | video link
    """,
    "face_to_face": """
        face to face | in person | children 's centre | at the centre | at contact | in clinic | at the school | at the nursery | at clinic | at the clinic | at surgery | at contact | home visit | at home | a visit | visit | visited | sat down with |
        in clinic | face 2 face | face-to-face | in school | at school | meeting with | met with |
        came in | at the surgery | at her house | at their house | at the house | at his house |
        at the home | to the house | at nursery | at handover | met
    """,
    "in_passing": """
        at drop off | at pick up | at pickup | after pick up | after pickup | at drop | dropped off | picked up |
        in supervision | in session | in our session | in her session | in his session | at the gate | in the playground |
        after school | before school | on the ward | at handover
    """,
    "post": "recorded delivery | first class | royal mail | post | posted | by post | in the post | letter",
    "copy_handed_over": "copy | a copy | copies | printed copy | paper copy | hard copy",
    "email": "by email | emailed | via email | email",
    "in_meeting": """
        on the day | in the meeting | at the meeting | at conference | at the conference |
        in conference | in the conference | during the conference | during the meeting |
        when i get there | once we are there | when we get there | on the day of the conference | on the day of conference | on conference day
    """,
    "before_it": """
        on the morning of the conference | morning of the conference | on the morning of | before it starts | before the conference | before the meeting | beforehand | before we start |
        before we go in | before going in | before they go in | right before | just before | straight before |
        before conference | prior to conference | prior to the conference | before it | before hand |
        ahead of the conference | in advance | ahead of conference | prior to the meeting
    """,
}

FORMATS = {
    "standard": """
        standard template | the template | your template | standard form | your form |
        conference template | the standard format | your format | usual template | the proforma |
        standard format
    """,
    "own": """
        own format | own template | our format | our own form | own style | our template |
        own proforma | our own
    """,
}

#: How far the report is, said without a verb of doing.
STATES = {
    "in_progress": """
        percent there | percent done | percent finished | percent complete | percent written |
        in draft | be late | bit late | day late | running late with | slightly late | little late | in draft form | draft | nearly finished | nearly done | almost done |
        almost finished | half way through | halfway through | part way through | half written | half done | in progress | under way | underway |
        being written | to follow | on its way | partly done | not finished | not complete |
        not completed | not quite finished | not quite done | in hand | nearly there |
        nearly complete | almost complete | ongoing | being typed | not quite ready | well under way |
        part written | being done | being completed | being drafted | being prepared | will follow |
        nearly ready | almost ready
    """,
    "completed": "ready | ready to go | ready to send | all done | good to go",
    "not_started": """
        not started | not begun | not done | snowed under | not yet started | yet to start |
        yet to begin | not even started | not got round to | not written | not been started |
        not yet begun | swamped | rushed off my feet | not looked at
    """,
    "attached": """
        attached | attachment | enclosed | find attached | see attached | please find attached |
        attaching | attach
    """,
    "awaiting_sign_off": """
        countersigning | signature | has approved | approved it | to sign it | to qa it | to qa | for qa | being qa 'd |
        sign off | signed off | sign it off | signing off | to check it | to look over | to read it over | manager to check | with my manager |
        to be approved | quality assured | manager approval | gone to my manager | gone to management |
        countersigned | manager to sign | manager to approve | approval
    """,
}

ABSENCES = {
    "annual_leave": """
        annual leave | on leave | on holiday | on my holidays | on my hols | leave that week |
        leave that day | on al | leave | hols | holiday | on vacation | away on holiday
    """,
    "sickness": """
        off sick | sick leave | on sick leave | unwell | signed off sick | off ill | sick | poorly |
        in hospital myself | off work
    """,
    "maternity_leave": "maternity leave | on mat leave | mat leave | paternity leave | on maternity",
    "school_holiday": """
        school breaks up | schools break up | break up | half term | school holiday | school holidays |
        school is closed | easter holidays | end of term | inset day | school closed | summer holidays |
        school is shut
    """,
    "surgery_clash": """
        surgery clash | surgery clashes | clash with surgery | clashes with surgery | in surgery |
        morning surgery | surgery | surgery hours | seeing patients | patients booked | patients |
        surgery time | my surgery | booked surgery
    """,
    "clinic_clash": "clinic | baby clinic | clinics | clinic clash | imms clinic | outpatients",
    "court_clash": "in court | court | possession hearing | a hearing | hearing | at court | giving evidence | trial | court hearing | crown court",
    "training": "training | on training | training day | training course | on a course | a course",
    "another_conference": """
        another conference | another case conference | different conference | other conference |
        two conferences | another child protection conference
    """,
    "another_meeting": """
        strat meeting | another meeting | clashes with a meeting | prior meeting | strategy meeting | other meeting |
        double booked | prior commitment | another commitment | diary clash | core group
    """,
    "non_working_day": """
        non working day | no longer work thursdays | not work on a thursday | no longer work on thursdays | not work thursdays | day off | not work on thursdays | rest day | rest days |
        not my working day | not in work | part time | not working that day | not a working day |
        days off | not work that day | on rest days
    """,
    "no_cover": """
        nobody free | no one free | no officer free | no officer available | nobody available | no one available |
        no staff available | no cover | short staffed | staffing | staff shortage | no one to cover | nobody to cover |
        ratios | staff shortages | no staff | not get cover | not have cover | understaffed |
        low staffing
    """,
    "night_shift": "nights | night shift | on nights | night shifts | late shift | on shift",
    "workload": "too busy | capacity | workload | snowed under | swamped | caseload",
    "teaching_clash": "teaching | lessons | lesson | parents evening | in class | exams | a class | i teach",
    "ofsted_inspection": "ofsted",
    "medical_appointment": """
        medical appointment | my own appointment | hospital appointment | dentist | doctor 's appointment |
        gp appointment
    """,
    "late_notice": """
        late notice | short notice | only just got this | only got the invite | only found out |
        not enough notice | only just been told | only just received | only received | only heard |
        only been told | only been invited | only just been invited
    """,
    "personal": """
        funeral | family emergency | bereavement | childcare | personal reasons
    """,
}

NO_REPORT = {
    "not_asked": """
        not asked | asked us for | not been asked | not requested | not been requested | never asked |
        not get a request | no request
    """,
    "late_notice": """
        late notice | short notice | only just got this | only got the invite | only found out |
        not enough notice | only just been told | only just received | only received | only heard |
        only been told | only been invited | only just been invited
    """,
    "refers_to_previous_report": """
        last one | previous report | last report | the one from the last | nothing has changed |
        nothing new | no change | last conference | nothing to add | no new information |
        same as before | my last report | no further information | previous one
    """,
    "no_time": """
        no time | not have time | not had time | not enough time | too busy | no capacity |
        not have capacity | not got time | not have the capacity | not got capacity
    """,
    "no_involvement": """
        no involvement | no contact | not involved | never been involved | never met | no records |
        hold no records | not known to us | not know them | not know the family | not know this family |
        never registered | never been registered | not had any involvement | no information |
        not known to our service | not worked with | never worked with | no dealings | never seen |
        not seen them | not had any contact | no record | not been involved |
        never had any involvement | not had involvement | have nothing on | never open to |
        not on our system
    """,
}

#: What the family said about it → how people tell it.
RESPONSES = {
    "agreed": """
        not disagree | agree | agreed | agrees | agree with | in agreement | happy with | fine with | ok with | okay with |
        no concerns | accepted | accepts it | was happy | she is happy | he is happy | all agreed |
        both agreed | no issues | nothing to add
    """,
    "disagreed": """
        disagree | disagreed | disagrees | not happy | unhappy | not agree | upset | angry | disputes | disputed |
        not accept | contested | cross about
    """,
    "in_part": """
        disagreed in part | not agree with all of it | not agree with everything | not happy with all of it | some of it | parts of it | part of it | the bit | bits | one bit |
        one part | some parts | most of it | apart from | except for | one point | some points |
        section | sections | wording | paragraph | a few points | a bit of it | mostly | on the whole | one thing
    """,
    "no_response": """
        not say anything | not say much | said nothing | nothing to say | no response | not responded | not respond | no comment | not comment | not said anything |
        heard nothing back | nothing back | not heard back | no reply | no feedback | not replied
    """,
}
