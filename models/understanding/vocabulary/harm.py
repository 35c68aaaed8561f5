"""Words of harm. Better to ring once too often: these are read generously, and only a denial stops them."""

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
        threatened the children | locked in | locked out | tied up | hurt her | hurt him | hurts her |
        hurts him | hurt mum | hurting her | hurting him | hurting me | hurts me | belt | hit the kids |
        hit the children | hit the baby | hit the child | hit the boy | hit the girl | battered |
        headbutted | bit her | bit him | spat at | dragged her | dragged him
    """,
    "self": """
        overdose | overdosed | self harm | self harmed | self harming | suicidal | suicide |
        cut herself | cut himself | kill herself | kill himself | end her life | end his life |
        took tablets | cutting herself | cutting himself | kill themselves
    """,
    "danger": """
        police were called | police called | called the police | incident at the weekend | incident last night | screaming | shouting all night | threatened to take | threatening to take | threatened to | threatening to | sex offender | registered sex offender | gone missing | gone missing | missing since | not been seen since | run away | ran away | left alone |
        home alone | left on their own | found drugs | drug deal | intoxicated | passed out |
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
