"""Words of harm. Better to ring once too often: these are read generously, and only a denial stops them."""

from models.understanding.vocabulary.phrases import phrases, words

#: Weight → phrases. "told" needs somebody harmed or "told me" beside it; "act" and "injury" stand alone.
HARM = {
    "injury": """
        black eye | bruise | bruises | bruising | bruised | burn mark | burn marks | burns | burnt |
        bite mark | bite marks | cut lip | broken arm | fracture | fractured | fractures | marks on |
        mark on | scratches | split lip | swollen face | cigarette burn | injury | injuries | injured |
        welts | handprint | bleeding | scald | scalded | red mark | red marks | slap mark |
        broken wrist | broken leg | broken finger | broken jaw | broken rib | broken nose | head injury
    """,
    "act": """
        hit her | hit him | hit them | hit mum | hit dad | hit me | hits her | hits him | hits them |
        hitting her | hitting him | hitting them | punched | punches | slapped | slaps | kicked |
        kicks | strangled | strangles | strangling | choked | beaten | beat her | beat him | beats her |
        beats him | smacked | smacks | shook the baby | shaken | assaulted | assault | raped | rape |
        touched her | touched him | touches her | touches him | touching her | touching him |
        inappropriately | sexual abuse | sexually abused | sexually assaulted | grabbed her |
        grabbed him | threw her | threw him | pushed her | pushed him | pushed mum | stabbed | knife |
        weapon | burned her | burned him | arrested | assaulting | strangulation | hitting | slapping | punching | kicking | smacking | attacked | attacking | threats to kill | threats | making threats | death threats | threat to kill | threatened to kill |
        threatening to kill | threatened mum | threatened her | threatened him |
        threatened the children | locked in | locked out | locked him in | locked her in | locked them in | locks him in | locks her in | locks them in | shut him in | shut her in | shut them in | shuts him in | shuts her in | tied up | hurt her | hurt him | hurts her |
        hurts him | hurt mum | hurting her | hurting him | hurting me | hurts me | belt | hit the kids |
        hit the children | hit the baby | hit the child | hit the boy | hit the girl | battered |
        headbutted | bit her | bit him | spat at | dragged her | dragged him
    """,
    "self": """
        overdose | overdosed | self harm | self harmed | self harming | suicidal | suicide |
        cut herself | cut himself | kill herself | kill himself | end her life | end his life |
        too many tablets | taken tablets | taken too many | took tablets | cutting herself | cutting himself | kill themselves
    """,
    "danger": """
        police were called | police called | called the police | incident at the weekend | incident last night | screaming | shouting all night | shouting and banging | shouting at mum | shouting at her | shouting at him |
        shouting at the children | shouting at the kids | was drunk | turned up drunk | drunk at | under the influence |
        smelling of alcohol | smelt of alcohol | smelled of alcohol | shouting from | banging from | crying for hours |
        crying all night | threatened to take | threatening to take | threatened to | threatening to | sex offender | registered sex offender | not want to go home | scared of | frightened of | terrified of | very thin | stealing food | always hungry | put the windows through | windows through | smashed | gone missing | gone missing | missing since | not been seen since yesterday | not been seen since last night | not been seen since this morning | not been seen since friday | not been seen since saturday | not been seen since sunday | not been seen since monday | not been seen since tuesday | not been seen since the weekend | run away | ran away | left alone |
        locked her out | locked him out | locked them out | locked out of the house | kicked her out | kicked him out | kicked them out |
        threw her out | threw him out | thrown out of the house | been at the house | been round the house | been back to the house |
        been seen at the house | back in the house | climbed in | broke in | kicked the door | using cocaine | using heroin | using crack | cocaine again | heroin again | drugs around |
        smoking crack | smoking cannabis around | home alone | left on their own | found drugs | drug deal | intoxicated | passed out |
        unconscious | not breathing | no food in the house | trafficked | county lines | fgm |
        forced marriage | gun | taken the children | abducted | scared to go home |
        frightened to go home | afraid to go home | not safe at home | in immediate danger |
        at immediate risk | fight in front | breached bail | breached his bail | breached the order |
        turned up at the house
    """,
    "told": """
        disclosed | disclosure | new disclosure | made an allegation | allegation | alleges | alleged
    """,
}

#: With one of these just before, a word of harm is no news: "no injuries", "hit the deadline".
DENIALS = frozenset(["no", "not", "never", "without", "any"])

#: Violent words: news of harm when a person follows within three words, or when somebody "is", "was" or "gets" so.
VIOLENT = words(
    """
    kill killed killing kills hurt hurts hurting harmed harming hit hits hitting punch punched punches slap slapped slaps
    kick kicked kicks choke choked choking strangle strangled shook shaken shaking burn burned burnt burning bit bitten
    beat beats beaten beating abuse abused abusing abuses molested rape raped assault assaulted attacks attack attacked
    stab stabbed threw shove shoved drag dragged grab grabbed pinned smack smacked smacks whipped starved threaten
    threatened threatening threatens groped fondled neglected
    """
)
PERSONS = words(
    """
    her him them me mum mother dad father child children baby kids kid son daughter sister brother sibling siblings girl boy
    himself herself themselves partner wife husband nan she he
    """
)
SUFFERED = words("being been gets getting got was is were are")

#: Injuries: news of harm beside a part of the body.
INJURIES = words(
    """
    burn burns bruise bruises bruising mark marks cut cuts scratch scratches graze grazes lump swelling swollen bite bites
    fracture broken injury injuries wound welt welts blister blisters scald bleeding sore
    """
)
BODY = words(
    """
    arm arms leg legs face neck head hand hands bottom ear ears eye eyes lip lips cheek cheeks chest stomach tummy thigh
    thighs body wrist wrists skull ribs knee shoulder shoulders bum nose forehead feet foot ankle
    """
)

#: Before "bit" these make it a verb: "he bit her", not "the attendance bit".
BITES = PERSONS | words("has have had dog then and teacher staff pupil student")

#: Idioms, taken out before harm is looked for.
IDIOMS = phrases(
    """
    is killing me | are killing me | been killing me | killing me | is going to kill me | will kill me | kill me if | to kill for |
    killed by my manager | kill some time | killing time | hit with flu | hit with covid | hit by flu | hit by covid | hit by a bug | hit by a cold |
    hit traffic | hit the deadline | hit a wall | hit send | hit reply | car was hit | car got hit | beaten by the traffic |
    beaten by the clock | beat the deadline | beat the traffic | beat me to it | got cut off | was cut off | been cut off |
    get cut off | cut off | choking on this cold | cut short | slap bang |
    burnt out | burned out | burning the candle | threw me | thrown me | shake this bug | shake this cold | shaken up my diary |
    attack the paperwork | attack my paperwork | running with scissors | gun to my head | stab at | neglected to mention |
    neglected to say | neglected to send | neglected to reply | back is killing
    """
)

#: Hurt at sight: with one of these in the sentence the writer tells of somebody else.
NOTICED = words(
    """
    saw seen see notice noticed found spotted showed shown reported said says told tells disclosed observed photographed
    recorded discovered presented heard witnessed
    """
)
#: What happens to people in ordinary life, and keeps them from coming when it happens to them.
MISHAPS = words(
    """
    hurt hurts hurting broke broken break fracture fractured sprained cut burn burnt burned bitten bit hit injured injury attacked
    bleeding bruised bruise bruises sore burns leg arm wrist ankle
    """
)

#: Of these alone an exclusion request is made of every day.
FEARS = frozenset(phrases("scared of | frightened of | terrified of | afraid of"))
