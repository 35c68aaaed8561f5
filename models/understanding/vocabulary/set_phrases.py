"""Set phrases that say a whole fact at once, without a verb that the grammar would have to understand."""

from models.understanding.vocabulary.phrases import phrases, words

#: No report, and why.
NO_REPORT_FROM_US = phrases(
    """
    not have anything to add to our last | not have anything to add to my last | nothing to add to our last | nothing to add to my last |
    refer to that | refer to it | refer to my | refer to our | refer back to | still stands | see my last | see our last |
    see my previous | see our previous | go by my last | rely on my last | no need for a new | use that one | please use that | use my last report | use the last report | use my previous report |
    no time to write | will not have a report | will not have one | not be providing a report | not doing another | not be doing another | not do another | not writing another | no further report | no new report |
    not be writing one | not writing one | not be writing a report | not writing a report | not write one |
    not doing one | not be doing one | not sending one | not be sending one | not be sending another |
    no to report | no to a report | no to the report | no report from | no report as | not be a report | be no report | no report will | not a report from
    """
)
NOT_ASKED = phrases(
    """
    never been asked to do one | never been asked for one | not been asked to do one | not asked to do one |
    not been asked for one | asked us for a report | not asked for a report | not been asked for a report | asked me for a report |
    not asked to do a report | not asked to write | never asked for a report
    """
)
#: Asking to be paid for it says that it is still to be written.
PAID_FOR = phrases(
    """
    fee for these | fee for this | fee for doing | charge for these | paid for these | paid for this |
    get paid for this report | paid for my report | get paid for the report | paid for doing the report |
    get paid for doing | we charge for | who do i invoice | who do we invoice | charge for safeguarding
    """
)
RESEARCH_ONLY = phrases(
    "only do research | only do checks | only do police checks | research only | only research | just research | checks only | only the research | only our research"
)
IN_HAND = phrases(
    """
    report in hand | with the report in hand | report with me | copies of the report | copies of my report
    """
)
TO_YOU = phrases("to you | report in | it in by | it in before | over to you | in to you | with you")
NOT_SENT = phrases(
    "need to send | needs sending | still to send | ready to send | ready to go | about to send | needs to be sent | waiting to be | awaiting sign | not sent | not yet sent | not been sent"
)

#: Automatic replies: one of the first is enough; of the second it takes two, or one with one of the third.
AUTOMATIC = phrases(
    """
    auto : | automatic reply | auto reply | autoreply | auto response | automatic response | automated reply |
    automated response | auto - reply | auto - response
    """
)
PERHAPS_AUTOMATIC = phrases(
    """
    i am out of office | out of office | out of the office | in my absence | not be checking |
    not checking this inbox | no access to email | no access to emails | limited access to email |
    thank you for your email | thank you for your message | thanks for your email | not monitored |
    thank you for contacting | will respond on my return | respond to your email on my return
    """
)
BESIDE_AUTOMATIC = phrases(
    """
    urgent | for anything urgent | on annual leave | maternity leave | contact | i will be back | i am out of office | am currently |
    i am out of the office | i work
    """
)

#: A machine that says that its owner does not work there any more.
LEFT_FOR_GOOD = phrases(
    "no longer work | no longer working | have left | have now left | left the organisation | left the trust | retired"
)

#: Speaking of harm without news of it, unless it is said to be new.
NO_NEWS = phrases(
    """
    domestic abuse service | knife crime | training | policy | in the report | my report | previous conference | historic |
    historical | years ago | last conference
    """
)
NEWS = phrases("today | this morning | last night | yesterday | just")

#: The wrong person, whoever else is spoken of.
PLAINLY_WRONG = phrases(
    """
    no longer the | wrong person | not the right person | think you want | not work for this service | not work for this team | one for my colleague | think you need to | take me off | take us off |
    no longer his | no longer her | no longer their | remove me from
    """
)

#: Known, though not yet well.
NOT_WELL = phrases(
    """
    locum | i am new to | not know them well | not know her well | not know him well | not know the family well | not know them that well |
    not know them very well | not know the family yet | not know them yet | not met them yet | not met the family yet |
    not know the family very well | not know much | not met the family properly
    """
)

#: Theirs all the same, or perhaps under another name.
ON_OUR_BOOKS = phrases(
    """
    are on our list | is on our list | still on our list | but on our list | are on our books | is on our books | still on our books |
    is on our roll | are on our roll | still on our roll | is on our caseload | are on our caseload | still on our caseload |
    is registered with us | are registered with us | still registered with us | under that name | by that name | under this name |
    with that name | that spelling | that date of birth
    """
)

#: Gone to somebody else, who has to be found.
MOVED = phrases("now with | deregistered | registered | moved | another | now at | transferred | left | new")

#: What somebody of the family must not learn is told in the reply itself.
KEPT_FROM = phrases(
    """
    not know about | does not know | not aware of | must not find out | must not know | not want him to know |
    not want her to know | not want them to know | not want dad to know | not want mum to know | is unaware of
    """
)

#: An occasion for what has not been gone through yet, when a day stands beside it.
MEETING_THEM = phrases(
    """
    home visit | visit | visit booked | appointment | appointment booked | seeing | see | meeting | contact | session | next session |
    plan to | planning to | planning on | hoping to | hope to | aim to | aiming to | going to | intend to | intending to | booked in |
    due to | coming in | in clinic | at clinic | at pick up | at drop off | when i see | planned for | aiming for | arranged for
    """
)
#: He or she would not have it.
TURNED_DOWN = phrases(
    """
    no thanks | said no | not want to | not keen | not interested | turned it down | told me where to go | not having it | walked out | shut the door |
    hung up | hung up on me | not want to know | not want to see | not want to read | not want to look | tore it up | put the phone down
    """
)

#: Turned down to one's face.
OUTRIGHT = phrases(
    "walked out | hung up | hung up on me | told me where to go | tore it up | put the phone down | slammed the door"
)

#: Before the conference, but on its day.
RIGHT_BEFORE = phrases(
    """
    before we start | before we go in | before going in | before they go in | just before the conference |
    just before the meeting | right before | straight before | before it starts | morning of the conference |
    half an hour before
    """
)

#: An own view, rather than a mention, of what should be decided.
OWN_VIEW = phrases(
    """
    worried | supporting | think the plan | heads up |
    recommend | recommending | view | opinion | feel | think | believe | should | support | agree | disagree |
    we will be | going to | need | needs | would like | want | oppose | object
    """
)

#: It is with the conference already.
IN_ALREADY = phrases(
    """
    report in the post | report is in the post | report in yesterday | report in today | report in already | report in last | report is in | report 's in | report already in | report is already in | report has gone | report 's gone |
    already with you | already got the report | already got my report | already got our report |
    already have the report | already have our report | you have our report | you have got my report |
    you have got our report | you have got the report | you have had my report | you have had our report | you have my report | you already have my report | report is with you
    """
)

#: Of the report, before a day: when it is to come.
WILL_BE = phrases(
    """
    report will be | report should be | report will come | report to follow | report will follow | report can be |
    report to be with you | report will now be | report is going to be | report going to be | report expected |
    report might be | report may be
    """
)

YOU_WILL_HAVE_IT = phrases(
    """
    you will have it | you will have mine | you will have this | you should have it | you will get it | you can have it |
    you will have ours | with you by | with you tomorrow | with you on | with you tonight | with you today
    """
)

#: Words around a day that say nothing but that it is the day.
LIGHT = words(
    """
    realistically realistic be by for at on latest is it this will now more like likely hopefully to or the am pm first thing you have
    ok okay so sorry then probably mine should can could next week early aim aiming i me we say maybe lunchtime morning afternoon end of
    day please thanks that until gonna there in got expect hope
    """
)

#: Before it is done, and by when: said of nothing else than the report.
TO_BE_DONE = phrases(
    "will be done by | should be done by | will be finished by | should be finished by | will be ready | should be ready | will have it done | will be done tomorrow | will be done today | should be done tomorrow | should be done today"
)
#: A visit that did not come about.
MISSED = phrases(
    "missed | cancelled our visit | cancelled the visit | cancelled on me | cancelled on us | cancelled her appointment | cancelled his appointment | cancelled their appointment | cancelled the appointment | not turn up | not turned up | no show | dna | was not in | were not in | no one in | nobody in | not at home | not home | out when i called"
)

#: It is to go, or to be there, on a day that follows.
WILL_GO = phrases(
    """
    is realistic | is more realistic | realistically | more like | more likely | can it be | could it be | ok by | latest | by then | hopefully | will go | it will be | will be over | will be done | will be there | will be with you | will be in | will be tomorrow |
    will be today | will be tonight | will be | should be done | should be with you | will do it | will do | aiming for |
    will have it done | should have it done | will finish it | hoping for | will get it done | by monday latest
    """
)

#: A reply that opens so speaks of the report.
NOT_BEGUN_YET = phrases(
    "nothing written yet | nothing written | not written yet | not started | not started it | not begun | not begun it | not done yet | not done it yet | not even started | not yet started"
)
UNDER_WAY = phrases(
    """
    half way through it | halfway through it | nearly done | nearly finished | almost done | almost finished |
    half written | half done | part written | partly written | in draft | drafted | just finishing | finishing it | writing it now | doing it now |
    on with it | mostly done | mostly written | most of it done | still writing it | still working on it | working on it | in draft | nearly there | in progress | half done
    """
)

#: Signed off already, rather than waiting for it.
SIGNED_OFF = phrases(
    """
    and signed off | now signed off | been signed off | is signed off | 's signed off | all signed off |
    has signed it off | signed it off | signed off now | signed off today | signed off yesterday
    """
)

#: A file hangs on the message, whatever it is called.
ATTACHED = phrases(
    """
    attached it | attached to this | it is attached | please find attached | find attached | i attach |
    see attached | have attached
    """
)

#: The social worker has it; the conference has not.
WITH_SOCIAL_WORKER = phrases(
    """
    social worker has my report | social worker has our report | social worker has the report | social worker has a copy of my report |
    social worker has a copy of our report | social worker already has my report | social worker already has our report
    """
)

#: Research takes the place of a report.
RATHER = phrases("rather than a report | rather than a full report | instead of a report | as research")

#: Attached, but not to this.
IN_A_MAIL = phrases(
    "attached to my email | attached to the email | attached to an email | attached in my email | in my email of"
)

#: Not sent, in other words.
OUTSTANDING = phrases(
    "report outstanding | report is outstanding | report still outstanding | report is still outstanding"
)

#: Polite words that look like a "no" or like being free.
INTERJECTIONS = phrases(
    """
    if that is ok | if that is okay | if that is alright | if that is fine | if that is all right | if that works |
    if that helps | if ok with you | if ok | if okay | if that is ok with you | if you like |
    no problem | no worries | no probs | not a problem | no bother | feel free | no prob | not to worry |
    no need to worry
    """
)

SENDING_NOW = phrases(
    "sending now | sending it now | sending it over now | sending over now | sending across now | just sending over | sending it across now | sending this now | just sending"
)

#: A reply of these words alone answers a question that only the thread knows.
SHORT_ANSWERS = words(
    """
    yes no ok okay yep yeah nope nah sure fine thanks thumbsup noted done sent y n cheers great will do thank you
    all sorted received perfect accepted problem i course of not that is right correct absolutely can please lovely hi hello
    agreed confirmed
    """
)

#: Sent, and yet not there.
WENT_ASTRAY = phrases(
    "wrong address | wrong email | wrong person | by mistake | bounced | bounced back | came back | in error"
)
