"""The small words that turn a deed round: negation, intention, doubt, condition, joining words."""

from models.understanding.vocabulary.phrases import words

AUXILIARIES = {
    "have": "have | has | had | having",
    "be": "am | is | are | be | been | being | was | were",
    "can": "can",
    "will": """
        will | shall | going to | to be | about to | due to | plan to | planning to | planned to |
        aim to | aiming to | intend to | intending to | need to | happy to | arranged to | hoping to |
        hope to | expect to | expecting to | plan is to | planning on | thinking of | looking to |
        have to | has to | able to | would like to | want to | booked in to | booked to | glad to |
        pleased to
    """,
    "managed": "managed to | was able to | were able to | been able to",
}

#: How sure somebody is → the words for it.
DOUBT = {
    "maybe": """
        unlikely to | unlikely | i doubt | doubt | doubtful | might | may | could | would | should | hopefully | probably | possibly | maybe | perhaps |
        potentially | try to | trying to | try | will try | not sure | not certain | not promise |
        depends | depending | unsure | hope | hoping | hope to | hoping to | provisionally |
        tentatively | tbc | not know yet | touch and go | if possible | 50 50 | fingers crossed |
        all being well | do my best | try my best
    """,
    "hedged": """
        as far as i recall | as far as i remember | i recall | if i recall | if i remember | if memory serves |
        to the best of my knowledge | not percent sure | not percent |
        i think | from memory | think | not sure | not certain | i believe | believe |
        as far as i know | afaik | i assume | assume | presumably | i imagine | not 100 % | may have |
        might have | could have | not remember | can not remember | unsure | not know | think so |
        pretty sure | fairly sure | i guess | not positive | supposedly | apparently |
        should have been | would have been
    """,
}

#: These turn the deed that follows into one that did not happen; some say why.
NEGATIONS = {
    "": """
        not | never | no | unable to | unable | without | neither | nor | failed to | forgot to |
        forgotten to | not able to | not managed to | not been able to | yet to | no longer |
        no one has | nobody has | not in a position to | no way | have yet to
    """,
    "lack_of_time": """
        not get time to | not get time | not get a chance to | not get chance to | not get the chance to | not find time to | not find the time to |
        not get the time to | not found time to | struggled to find time to | ran out of time to | ran out of time | no time to | no time | not have time to |
        not had time to | not have time | not had time | not had chance to | not had chance |
        not had a chance to | not had a chance | not have the time to | not had the chance to |
        no chance to | not got time to | run out of time to | run out of time | not enough time to |
        not got round to | not had the time to | too busy to | lack of time | not have chance to |
        not have a chance to | not got time | not enough time | time constraints | been too busy |
        time has run out | pushed for time | not have capacity to
    """,
    "unable_to_reach": """
        no way of getting hold of | no way to get hold of | no way of reaching | no way of contacting |
        tried to | attempted to | trying to | unable to reach | unable to contact | not get hold of |
        not been able to get hold of | not able to get hold of | not reach | not answered | not returned my calls | not responded to calls | not responded to my calls | not responded to messages | not got back to me | not been in touch | phone is off | not in when | phone off | phone switched off | was out | not at home | tried mum | tried dad | tried her | tried him | tried calling | tried ringing | tried them | not open the door | not answer the door | no answer | no reply |
        not answering | not get through | not pick up | not picking up | not answer |
        not get in touch with | not able to reach | not been able to reach | not been able to contact |
        not able to contact | not make contact | not contact | not engaging with us |
        not get in contact with | could not contact | not home | not in when | not in
    """,
    "interpreter_needed": """
        interpreter needed | interpreter needed to | needs an interpreter | need an interpreter |
        interpreter | no interpreter | waiting for an interpreter | waiting for interpreter |
        interpreter required | needs interpreter | translated
    """,
    "agency_practice_not_to_share": """
        our policy is that the chair | our policy is for the chair | policy is that the chair |
        not something we routinely do | go straight to conference | go straight to the conference | chair gets it |
        goes straight to conference | go direct to the chair | go directly to the chair |
        not to parents | not to families | not to the family |
        against our policy | against policy | against our practice |
        policy is not to | our policy not to | practice is not to | not our practice to |
        not our policy to | go to the chair | goes to the chair | not permitted to | not allowed to |
        not something we do | go straight to the chair
    """,
    "sharing_would_increase_risk": """
        not think it would be safe | not think it is safe | not feel it would be safe |
        not feel it is safe | not feel safe | not safe to | not be safe to | unsafe to | not safe |
        unsafe | be at risk | not be safe | increase the risk | increase risk | increase risks | put mum at risk |
        put her at risk | put dad at risk | put him at risk | put them at risk | put child at risk |
        put the child at risk | put the children at risk | put me at risk | put staff at risk |
        too risky | risk of harm | escalate things | put mum at further risk | at more risk |
        safety reasons | puts mum at risk | puts her at risk | places mum at risk |
        not appropriate due to risk | because of the risk | due to risk | could be dangerous |
        dangerous | risk from dad | risk to mum
    """,
}

JOINS = words(
    """
    if but so because although though however then while whilst which who where since except also
    plus therefore unless otherwise
    """
)
CONDITIONS = frozenset(["if", "unless", "provided", "assuming"])
ASKING = words(
    """
    when where who what why how which does do did is are can could will would should shall has have
    am whats
    """
)

#: Words that may stand before a verb without being who does it.
NO_SUBJECTS = words(
    """
    thumbsup sorry hi hello morning afternoon evening thanks please also just already now still then only definitely certainly
    unfortunately sadly yes no ok okay be there both all either really quite fully recently finally however well oh ah
    afraid able here actually personally hopefully obviously regretfully apologies myself ourselves to and but so as or
    more less not too very again soon earlier later once twice first next last currently presently yet ever always usually
    kindly gladly happily simply further formally hiya hey dear fine good great sure absolutely yeah yep nope never
    today tomorrow yesterday tonight since after before until for in on at by with from of about over under via
    probably possibly maybe perhaps unable likely unlikely been being have has had will would should could can may
    might must shall is am are was were do did does get got getting plan hope aim try want need like managed happy
    times time days weeks occasions attempts always perhaps sometimes besides hours minutes chance opportunity
    our my your his her their the a an that it this which policy practice 's afternoon team colleagues everyone both each any some
    """
)
