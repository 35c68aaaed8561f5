"""Exclusion, restricted information, views on the outcome, replies given before, wrong people: said in set phrases."""

OUTLOOK = {
    "exclude": """
        rather dad was not | rather mum was not | rather he was not | rather she was not | rather they were not | rather dad were not | not want to be in the room with | be let into | be let in | not be allowed in | not be allowed into | not be allowed near | not be allowed to come | not be in the conference | not be in the meeting | not sit in | safe in the room with | sitting in the room with | in a room with dad | in a room with mum | in a room with him | kept out | kept out of | keep him out | keep her out | keep dad out | keep mum out | bail conditions | is not in the room | come in separately | come separately |
        arrive separately |
        not be in the room | not in the room when | not in the room while | seen separately | not be in the same room | be in the same room | in the same room |
        not in the meeting together | in the room together | in the meeting together | both in the room | sit separately | kept separate | be kept separate | separate waiting | exclude | excluded | exclusion | not be allowed in | not be allowed to attend |
        not be allowed at | not be there when | split conference | separate room | separate rooms |
        non mol | non molestation | not be at the conference | not be at the meeting | not be present |
        attend separately | kept apart | keep them apart | not want dad there | not want him there |
        not want dad in | not want her there | should not attend | should not be there |
        must not attend | must not be there | should not come | restraining order | not be together |
        seen separately
    """,
    "restricted": """
        not want dad to see | not want mum to see | not want him to see | not want her to see | not want them to see |
        not put this in writing | not put it in writing | not put that in writing | not put in writing | not be shared with the family | not be shared with family | not share with the family | not be shared with parents | not share with the parents | not share in front | not be shared in front | in front of dad | in front of mum | in front of the family |
        in front of the parents | in front of parents | in front of him | in front of her |
        in front of them | not want him told | not want her told | not want dad told | not want mum told | not want them to know | not want them told | not want him to know | not want her to know | without dad | without mum | without the parents | without the family |
        third party information | third party | confidential information | sensitive information |
        restricted information | must not see | must not know | must not find out |
        not for the parents | not know about this | not be disclosed to | not be shared with dad |
        not be shared with mum | not be shared with the parents | not to be shared with dad |
        not to be shared with mum | not to be shared with the family | not to be shared with parents |
        not want dad to know | not want mum to know | does not know | do not know that i |
        not aware of this | sensitive | confidentially | confidential | in confidence | closed part
    """,
    "to_chair": """
        tell the chair | something for the chair | chair needs to ring me | chair needs to call me | chair to phone me | chair needs to know | speak to the chair | talk to the chair | speak with the chair | talk with the chair |
        ring the chair | call the chair | chair to ring me | chair to call me | word with the chair |
        chair call me | chair ring me | chair phone me | contact the chair | speak to chair |
        speak with chair
    """,
    "outcome": """
        plan should stay | stay in place | remain in place | stay on the plan | too early to end | too soon to end | should stay on | not ready to come off | ready to come off | ready to step down | still be at child protection | be at child protection | child in need would be enough | plan can end | plan could end | plan can come to an end | end of the plan | stay on a cp plan | remain on cp |
        stepping down | step down | step it down | stepped down | plan ending | plan to end |
        plan ends | end the plan | ending the plan | come off the plan | coming off the plan |
        remain on a plan | stay on a plan | remain on the plan | stay on the plan |
        stay on a child protection plan | remain on a child protection plan | continue the plan |
        plan should continue | plan should end | plan to continue | plan continuing | threshold is met |
        threshold is not met | threshold not met | threshold met | met threshold | meets threshold |
        not meet threshold | should be on a plan | child in need plan | need a plan | needs a plan |
        plan ended | off the plan | removed from the plan | close the plan | closing the plan |
        step down to child in need | stay on child protection | stay on plan | remain on plan |
        on child protection plan
    """,
    "disagree": """
        not think this should | not think it should | not be supporting | not supporting | disagree | not agree | not be agreeing | not agreeing | disagreeing | object to | oppose | against | not support |
        not in agreement | not in favour | unhappy with | challenge
    """,
    "answered": """
        given all this | gave all this | given this to | gave this to | check with them before | gave my apologies | over the phone already |
        given you this | told your | told someone |
        sent this twice | sent this already | sent it twice | sent this in twice | did this already | done this already | already did this | i replied to | i responded to | i answered | replied to you | already answered | already replied | already responded | already told | already told you |
        already confirmed | already said | answered on | replied on | replied to this twice |
        told you last week | told you this | told you yesterday | already emailed you | already emailed business support | already emailed admin | already emailed about | already rang | already phoned | already told | already let | already replied | already responded | already rung | already sent my reply |
        responded to this | replied to this | answered this | already done this | already let you know |
        replied already | answered already | told you already | already rsvp |
        already sent my apologies | told the admin | already filled
    """,
    "stop": """
        stop sending | please stop | stop these | stop chasing | stop emailing | stop messaging | stop asking |
        off the chasers | off the reminders | off the reminder list | off reminders | stop the reminders | stop reminding | stop contacting | no more reminders | stop pestering |
        stop nagging | turn off the reminders | stop with the
    """,
    "wrong_person": """
        take me off | take us off | remove me from | think you want | think you need to | i moved to | i have moved |
        i have now moved | i moved teams | i only cover | you want to speak to | you need to speak to |
        not the designated safeguarding lead any more | not the social worker | no longer his | no longer her | no longer their |
        instead of me from now on | instead of me in future | not hold it now | no longer hold this | not hold this case | not work for this service | not work for this team | not work in this team | one for my colleague |
        moved to adults | moved to the adult | wrong person | wrong dr | wrong number | wrong school | wrong gp | wrong surgery |
        wrong practice | wrong team | left the team | handed this case | handed over to | handed the case | handed it over | passed this to | not me | has taken over | have handed | i retired | i have retired | now retired | retired in | try the main office | i left in | not one of mine | not mine | team no longer exists | no longer exists | service has closed | not the right person | not work for the |
        not work there | not work here | no longer work for | no longer work at | no longer work here | no longer work in | no longer work there |
        no longer working | not work at |
        no longer the health visitor | no longer in post | left that job | changed jobs | moved jobs |
        no longer with | not my case | no longer the | not my role | not the person |
        not the allocated | not me you need | no longer cover | no longer based | no longer allocated |
        moved teams | moved to a different team | different team now | new job | left the service |
        left the school | left the trust | not me any more
    """,
    "gone": """
        not on my caseload any more | not on my caseload anymore | no longer on my caseload | off my caseload | they have registered with | now registered with | registered elsewhere | registered at another | gave up the tenancy | gave up their tenancy | tenancy ended | ended the tenancy | nothing to do with us now | no longer work with | closed to | order ended | left our setting | left our | discharged to | discharged on | discharged in |
        moved to | moved out | moved away | different practice now | with a different practice | with another practice | different surgery now | with another surgery | different school now | stepped down from us | we closed in | left our list | off our list | closed in 20 | no longer open | no longer with us | no longer our patient |
        no longer our patients | no longer registered | no longer known | no longer a pupil |
        no longer at | no longer on our |  not one of our patients any more | not our patient any more |
        not our patients any more | not our patient now | not one of our patients anymore |
        not our patients anymore | not our patient anymore | left our school | left the school |
        left us | left our practice | left the practice | left our nursery | left the area |
        left the nursery | closed the case | case closed | case is closed | closed to us |
        closed to our service | closed to our team | discharged them | discharged the family |
        discharged her | discharged him | discharged from | been discharged | transferred to |
        deregistered | not on our books any more | not involved any more | no longer involved |
        not involved anymore | not working with them any more | no longer working with |
        not on roll any more | taken off our list | moved surgery | moved practice | moved schools |
        moved school | now at | not with us any more | not with us anymore | has moved to |
        have moved to | ended our involvement | no current involvement
    """,
    "lapsed": """
        no contact since | no contact with this family since | no contact with the family since |
        no contact with them since | not been involved since | no involvement since | nothing since | no dealings since |
        in years | only involvement was | no contact with the child since
    """,
    "never_ours": """
        not find them on our | not find this family on | not find the family on | not find him on our | not find her on our | not our pt | not a pt |
        not got any information on | not got any record | got no record | not got anything on | hold nothing on |
        no information on this family | not got a record | not have a record of | not have any record |
        never met this child | never met this family | never met the family | never met the child | is not known to | are not known to | not known to probation |
        not known to camhs | not known to police | not known to health visiting | not known to early help |
        not known to our | never had this family | never had them | not heard of this family | not heard of them | not heard of this child | never heard of this family | never heard of them | no tenancy |
        not open to us | not open to our | nothing for this family | not got anything for | not my patient | not my patients | not our client | not a client | not involved with | not involved in | not registered here | not registered with us | never registered | never been registered | no involvement | never been involved |
        hold no records | no records | not known to us | never known | never had any involvement |
        not had any involvement | not had any contact with | not on our system | never been open |
        never open to | not know this family | not know the family | not know them | never met them |
        never worked with | not known to our service | not our patient | not our patients |
        not one of our patients | not a patient here | not a patient of ours | not one of our families |
        not a pupil here | not on our roll | have nothing on | not had involvement | never been known
    """,
    "patients": "registered | deregistered | patient | patients | gp | gp surgery | gp practice | practice | surgery | doctors",
    "pupils": """
        pupil | pupils | our school | on roll | primary | secondary | academy | moved schools |
        moved school | another school
    """,
    "voice": """
        voice of the child | voice of child | what she told me | what he told me | what they told me | drawings |
        own words | her own words | his own words | child's views | child 's views | her views | his views |
        their views | wishes and feelings | child's voice | child 's voice | views of the child |
        mind of my own | three houses | direct work | young person 's views | views included |
        wishes feelings | views are in | views of the children | children 's views | child 's wishes
    """,
    "no_voice": """
        what do i put for wishes | what do i put for her views | what do i put for his views | what do i put for voice |
        not get voice | not get the voice | not give views | not give a voice | not sure what i would put for | not sure what to put for | no voice | no views | no view | too young | pre verbal | preverbal | not talk yet | not speak yet | not talking yet |
        non verbal | nonverbal | only a baby | cannot talk | can not talk | not verbal |
        not give a view | not say anything yet
    """,
    "baby": """
        baby | newborn | infant | unborn | toddler | weeks old | weeks | months old | months |
        pre verbal | preverbal | non verbal
    """,
    "first_time": """
        new dsl | new to conferences | what is expected of me | expected of me | never done one | never done this | never been to one | first time | first one |
        first conference | new to this | never been to a conference |
        not done this before | never written one | never attended one | what do i have to say |
        what am i supposed to say | what do i say | not done one before | what should i say |
        what do i need to say | what am i expected
    """,
    "fee": """
        get paid | fee | fees | payment for | paid for | invoice | do you pay | be paid | reimbursed |
        claim for
    """,
    "attached_file": "attached | attachment | find attached | enclosed | attaching | see attached | attach",
    "away_auto": """
        out of office | automatic reply | auto reply | autoreply | auto response | automatic response |
        automated reply | automated response | away from the office | away from my desk | currently on |
        not checking this inbox | not be checking | no access to email | no access to emails |
        limited access to email | not monitored | thank you for your email |
        thank you for your message | thanks for your email | thank you for contacting | in my absence |
        returning on | will return on | i will respond
    """,
    "contact_other": "contact | please contact | try | speak to | email | ask | ring | direct to",
    "risk_if_shared": """
        at risk | not safe | unsafe | not be safe | increase risk | increase the risk | further risk |
        too risky | dangerous | risk of harm | safety reasons
    """,
}
