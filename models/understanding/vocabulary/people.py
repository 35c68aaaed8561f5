"""Who is spoken of: relations of the child, professionals and their roles, and the writers themselves."""

from models.understanding.vocabulary.phrases import words

#: Relation (as it is recorded) → how people say it. Never a name.
RELATIONS = {
    "mother": "mum | mother | mums",
    "father": "dad | father | dads | daddy",
    "parents": "parents | both parents | mum and dad | dad and mum | mother and father",
    "child": """
        young person | yp | child | children | kids | kid | son | daughter | boy | girl | boys | girls | twins | young people | eldest | youngest | oldest | little one | little ones |
        siblings | sibling | baby | teenager
    """,
    "grandmother": "nan | nana | nanna | gran | granny | grandma | grandmother",
    "grandfather": "grandad | granddad | grandpa | grandfather",
    "grandparents": "grandparents",
    "carer": """
        carer | carers | guardian | kinship carer | caregiver | foster carer | foster carers | foster mum |
        foster dad | foster parents | foster family | fc | special guardian
    """,
    "stepfather": "step dad | stepdad | stepfather | step father",
    "stepmother": "step mum | stepmum | stepmother | step mother",
    "aunt": "aunt | auntie | aunty",
    "uncle": "uncle",
    "partner": "perpetrator | perp | ex partner | partner | boyfriend | girlfriend | new partner",
    "family": "family | families | the household",
}

#: Whom "him" and "her" can stand for.
MALE = frozenset({"father", "grandfather", "stepfather", "uncle"})
FEMALE = frozenset({"mother", "grandmother", "stepmother", "aunt"})
EITHER = frozenset({"child", "carer", "partner"})

#: Relations that are not one person: recorded by whom they are, or not at all.
SEVERAL = {"parents": ("mother", "father"), "family": ()}

#: Role (as it is recorded) → how people say it; longer ones win.
ROLES = {
    "deputy designated safeguarding lead": """
        deputy designated safeguarding lead | deputy safeguarding lead | ddsl | dep dsl
    """,
    "designated safeguarding lead": "designated safeguarding lead | safeguarding lead | safeguarding officer",
    "GP": "gp | gps | general practitioner | gp partner",
    "health visitor": "health visitor | health visitors",
    "school nurse": "school nurse",
    "practice nurse": "practice nurse",
    "named nurse": "named nurse | safeguarding nurse",
    "nurse": "nurse | staff nurse",
    "midwife": "midwife | community midwife | named midwife",
    "head teacher": "head teacher | headteacher | head | principal",
    "deputy head teacher": """
        deputy head | deputy head teacher | deputy headteacher | assistant head | assistant headteacher
    """,
    "teacher": "teacher | class teacher",
    "police officer": "police officer | detective",
    "police constable": "pc | constable | police constable",
    "community support officer": "pcso",
    "detective constable": "dc | detective constable",
    "detective sergeant": "ds | detective sergeant",
    "police sergeant": "sgt | ps | sergeant | police sergeant",
    "police inspector": "inspector | insp | police inspector",
    "probation officer": "probation officer",
    "SENCO": "senco | sendco",
    "IDVA": "idva | domestic abuse advocate | da advocate",
    "recovery worker": "recovery worker | substance misuse worker",
    "drug worker": "drug worker",
    "keyworker": "keyworker | key worker",
    "head of year": "head of year",
    "duty clinician": "duty clinician",
    "family support worker": "family support worker | fsw | support worker | family worker",
    "nursery manager": "nursery manager",
    "practice manager": "practice manager",
    "paediatrician": "paediatrician | consultant paediatrician",
    "psychologist": "psychologist",
    "speech and language therapist": "speech therapist | speech and language therapist | salt",
    "secretary": """
        our admin | my admin | our secretary | my secretary | our office | our safeguarding team | our admin team | our reception |
        our receptionist | our safeguarding admin | practice secretary | our practice manager | our business manager
    """,
    "manager": """
        my manager | manager | team leader | team manager | my line manager | line manager |
        supervisor | my boss
    """,
    "colleague": """
        senior colleague | colleague | my colleague | a colleague | someone else | somebody else | one of the team | one of my colleagues | one of our team |
        a member of the team | someone | somebody | my deputy | another member of staff
    """,
}

#: Roles that say only that it is somebody else.
UNNAMED_ROLES = frozenset({"colleague", "manager", "secretary"})

#: Titles that stand before a name and stay with it; police ranks also say the role.
TITLES = words("dr mr mrs ms miss pc ps dc ds sgt insp sister prof")
POLICE_RANKS = {
    "pc": "police constable",
    "ps": "police sergeant",
    "sgt": "police sergeant",
    "dc": "detective constable",
    "ds": "detective sergeant",
    "insp": "police inspector",
}

PEOPLE = {
    "me": """
        i | we | me | us | probation | camhs | health visiting | midwifery | early help | the nursery | the team | our service | the college | college | housing | our team | our service | the school | the surgery | our school | our agency |
        the practice | police | our practice | myself | school | nursery
    """,
    "you": "you | yourselves | yourself | you all | the service | conference team",
    "they": "they | them | she | he | her | him",
    "nobody": "nobody | no one | noone | none",
    "social_worker": """
        social worker | social workers | allocated social worker | allocated worker |
        children's social care | social care | childrens social care | children social care |
        social services
    """,
    "chair": "chair | the chair | chairperson | iro | chairs",
    "conference_service": """
        child protection admin | child protection office | child protection unit | child protection inbox |
        child protection conference team | conference office | conference chairs |
        admin | the admin | conference admin | conference inbox | admin team | business support |
        safeguarding unit | conference team | conference service | conference unit | your inbox |
        your office | child protection team | the unit | inbox | the office | conference administrator |
        conferencing | the hub | minute taker
    """,
}
