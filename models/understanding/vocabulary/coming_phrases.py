"""Set phrases of coming: not at all, perhaps, for a part, or somebody else instead."""

from models.understanding.vocabulary.phrases import phrases

#: Not coming.
APOLOGIES = phrases(
    """
    apologies from | accept my apologies | give my apologies | send my apologies | my apologies for the |
    sending apologies | sending my apologies | apologies for the conference | apologies for the meeting |
    apologies for the 12th | apologies for 12th | apologies for the conf | apologies for that day | apologies for next |
    apologies i can | apologies for thursday | has my apologies | have my apologies | gave my apologies | given my apologies | note my apologies | send apologies |
    apologies sent
    """
)
COMING = phrases(
    "works for me | date is fine | suits me | 12th is fine | put me down as coming | count me in | in person please | by teams please | teams please | on teams please | in person for me | teams for me | happy to come | confirming attendance | attendance confirmed | confirm attendance | confirm my attendance | attendance : yes | attending : yes | attendance yes"
)
NOT_COMING = phrases(
    "not got anyone who can attend | not have anyone who can attend | not got anyone who can come | not have anyone who can come | not got anyone to send | not have anyone to send | no one to send | nobody to send | but can not now | but now can not | but can not any more | can not do that day | can not do that date | can not do that one | no can do | busy that day | busy then | busy that morning | tied up that day | tied up that morning | otherwise engaged | already committed | committed elsewhere | no officer free | no officer available | unavailable | double booked | not release anyone | not release any staff | nobody available to attend | no one available to attend | no one available | not spare anyone | no one can attend | nobody can attend | no chance of anyone | no one free | nobody free | must decline | have to decline | send regrets | regret i | no from me | a no from me | not for me this time | not make it this time | can not make it | not able to make it | attendance : no | attending : no | attendance no | not attending"
)
#: Meant, and not yet sure.
HOPING_TO = phrases("hoping to | hope to | would like to | aim to | aiming to | intending to | intend to")
#: Of what was meant once, and will not be.
ONCE_MEANT = phrases(
    "was hoping | were hoping | had hoped | was going | were going | was planning | would have | could have | would normally | would usually"
)
#: Not coming, and yet perhaps.
AFTER_ALL = phrases("but i can | but i will | but will | but could | but might | see what i can do")
#: Beside an absence: it does not keep them away.
NOT_THEN = phrases(
    "can swap | can move it | can rearrange | so fine | so ok | fine for | ok for | okay for | is fine | are fine | so i am free | so free | has been moved | has been cancelled | got cancelled"
)
PERHAPS_COMING = phrases(
    "try my best to be there | do my best to be there | try my best to come | not confirm yet | not confirm until | should be ok for | should be fine for | should be able to come | should be alright for | should be free | not be sure | not sure yet | see what i can do | not commit | pencil me in | hopefully there | be there if | might be there | try to be there"
)

#: Somebody else comes in the writer's place.
INSTEAD = phrases(
    "but not me | attend not me | come not me | coming not me | going not me | on her behalf | on his behalf | on their behalf | attending not me | be there not me | in my place | instead of me | on my behalf | instead | for me | in my stead | in my absence"
)

IN_PLACE = phrases(
    "but not me | in my place | instead of me | in my stead | come instead | attend instead | go instead | be there instead"
)

#: A name follows.
DEPUTY_IS = phrases(
    "deputy will be | deputy is | deputy : | deputy - | my deputy - | instead of me will be | attending instead :"
)

#: Somebody will come, but who?
NAME_TO_COME = phrases(
    "not sure who | not know who | who tbc | name tbc | name to follow | name to be confirmed | tbc who | tbc | to be confirmed"
)

#: An absence that covers the conference.
ON_THAT_DAY = phrases(
    """
    that day | that week | until further notice | on the day | that morning | at that time | at the same time |
    on maternity leave
    """
)

#: Free for a part: it takes hours beside it.
FREE_FOR = phrases(
    """
    can only do | only do | only come for | only be there for | can give you | could give you | can do | could do | can offer | can spare | can manage | free from | free until |
    available from | available until
    """
)

#: Writing for somebody else: whose answer it is cannot be told.
FOR_SOMEBODY = phrases(
    "replying for | replying on behalf of | answering for | writing on behalf of | responding on behalf of | responding for"
)

#: Coming for a part without an hour.
A_PART = phrases(
    "last half hour | last hour | second half | last part | first part | part of the meeting | part of the conference | last bit | last 20 minutes | last 30 minutes | not the whole thing | not for all of it | not the whole meeting"
)

#: Coming for a part: the hour that follows is the end.
GOING = phrases(
    """
    not stay past | not stay after | not stay beyond | stay past | gone by | finish at | need to go at | out by |
    leave at | leave promptly at | leave sharp at | leave by | off by | be off at | go at | go by | leave before | stay until | there until | join until | off at |
    leave around | leave for
    """
)
