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
    "research": "research | police research | checks | police information | police checks | pnc checks | intel checks | pnc | police intelligence | intel",
    "verbal": """
        verbally | verbal | verbal feedback | verbal update | verbal report | everything i know | everything | my update |
        an update | what i know | update | my concerns | over the phone | on the phone | by phone |
        by telephone
    """,
}

#: Sending one of these is not sending the report; attending one is not attending the conference.
OTHER_THINGS = """
    your email | your emails | your message | this email | that email | your letter | of mine | not mine | theirs | file | files | case file | records |
    on the ward | at baby clinic | at the hospital | home visit | home visits | a visit | the visit | my visit | our visit | text | texts | letter | letters | message | messages | minutes | the minutes | invite | invitation |
    link | referral | referrals | an email | the email | form | agenda | details | core group |
    session | sessions | course | school | nursery | hospital | court | group | parents evening |
    appointment | appointments | birthday card | apology | bill | invoice | photo |
    photos | screenshot | plan | safety plan | consent form | information | concerns |
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
        secure link | secure file | mimecast | galaxkey | switch egress | secure inbox | secure mailbox | secure email | emailed securely | sent securely | securely | egress | nhs mail | nhsmail | nhs net | cjsm | encrypted email | secure mail |
        by secure email | securely by email | gcsx | secure e mail
    """,
    "email": "email | e mail | by email | via email | emailed | emailing",
    "portal": "sharepoint | upload link | uploaded to the portal | epep portal | professionals portal | portal | the portal | conference portal | your portal | online portal",
    "case_system": """
        case system | liquid logic | liquidlogic | mosaic | case management system | lcs | eclipse |
        system one | systmone | case record | rio | emis | carefirst | care first | framework i | icare
    """,
    "post": "internal post | internal mail | second class | by post | in the post | royal mail | recorded delivery | posted",
    "by_hand": "handed to | dropped in | dropped it in | took it round | by hand | dropped off | hand delivered | in person | handed in",
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
    "chronology": "chronology",
    "own": """
        own letter | in letter form | as a letter | letter format | own report format | our usual format | different format | letter rather than | letter instead of | our own report | own proforma |
        own format | own template | our format | our own form | own style | our template |
        own proforma | our own
    """,
}

#: How far the report is, said without a verb of doing.
STATES = {
    "in_progress": """
        report is late | report late | it is late | delayed | held up | running behind | behind schedule | running late | not ready | not finished yet | not ready yet | percent there | percent done | percent finished | percent complete | percent written |
        in draft | be late | bit late | day late | running late with | slightly late | little late | in draft form | draft | nearly finished | nearly done | almost done |
        almost finished | half way through | halfway through | part way through | half written | half done | in progress | under way | underway | on it is way |
        being written | to follow | on its way | partly done | not finished | not complete |
        not completed | not quite finished | not quite done | in hand | nearly there |
        nearly complete | almost complete | ongoing | being typed | not quite ready | well under way |
        part written | being done | being completed | being drafted | being prepared | will follow |
        nearly ready | almost ready
    """,
    "completed": "just needs sending | just need to send | just needs to be sent | typed up | all typed up | written up | all written | ready | ready to go | ready to send | all done | good to go",
    "not_started": """
        not started | not begun | not done | snowed under | not yet started | yet to start |
        yet to begin | not even started | not got round to | not written | not been started |
        not yet begun | swamped | rushed off my feet | run off my feet | really behind | so behind | way behind | up to my eyes | not looked at
    """,
    "attached": """
        attached | attachment | enclosed | find attached | see attached | please find attached |
        attaching | attach
    """,
    "awaiting_sign_off": """
        waiting on my manager | waiting for my manager | waiting on the manager | waiting on manager |
        countersigning | signature | has approved | approved it | to sign it | to qa it | to qa | for qa | being qa 'd |
        to approve it | head to approve | manager 's ok | manager for checking | to be checked | being checked | for checking | needs checking | needs signing | to sign | manager to ok | for approval | with management | being proofread |
        to approve | leader to approve | to ok it | to okay it | to quality assure | sign off | signed off | sign it off | signing off | to check it | to look over | to read it over | manager to check | with my manager |
        to be approved | quality assured | manager approval | gone to my manager | gone to management |
        countersigned | manager to sign | manager to approve | approval
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
