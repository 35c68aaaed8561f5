"""Names and roles: common first names, for people who type without capitals, and the words roles are made of."""

from models.understanding.vocabulary.phrases import words

#: Only such as are no other word: "will", "mark", "grant", "rose" and "may" are left out.
FIRST_NAMES = words(
    """
    aaron abbie abdul abigail adam adele ade adrian agnes ahmed aidan aisha aileen alan alastair alex alexandra
    alfie ali alice alisha alison alistair amanda amara amber amelia amina amir amit amy ana andrea andrew andy angela
    angie anita anjali ann anna anne annette annie anthony antonia april archie arjun arthur asha ashley asma ayesha
    barbara barry becca beccy becky ben benjamin bernadette beth bethan bethany beverley brenda brian bridget bronwen
    caitlin callum cameron carl carol caroline carolyn carrie catherine cathy catriona ceri charlene charles charlie
    charlotte chelsea cheryl chloe chris christina christine christopher ciara claire clare clive colette colin connor
    craig dafydd damian daniel danielle danny darren dave david dawn deb debbie deborah debra declan deepa denise derek
    diana diane dominic donna dorothy douglas duncan dylan eddie edward eileen elaine eleanor elena eleri elizabeth ella
    ellen ellie elliot emily emma eric erin esther ethan eva evan eve evie faisal farah fatima fiona fran frances
    francesca freddie freya gail gareth gary gavin gemma geoff george georgia georgina gerald geraldine gill gillian
    gita glenda glenn gordon graham greg gwen gwyneth hamza hannah hanna harriet harry hasan hayley hazel heather helen
    helena henry hilary holly howard huw iain ian ibrahim imran ines iqbal irene isabel isla ivan jack jackie jacob
    jacqueline jacqui jade jake james jamie jan jane janet janice jasmine jason javed jayne jean jeff jen jenna jennifer
    jenny jess jessica jill jim jimmy jo joan joanna joanne joe joel john johnny jon jonathan jordan joseph josh joshua
    joyce judith judy julia julian julie june justin karen kareem karl kate katherine kathleen kathryn kathy katie katy
    kay kayleigh keeley keith kelly ken kenneth kerry kevin khalid kieran kim kirsten kirsty kiran kris kyle laura
    lauren lauretta leah leanne lee leigh leila len leo leon leroy lesley leslie lewis liam libby lilian lily linda
    lindsay lindsey lisa liz lizzie lorna lorraine lou louis louise lucas lucy luke lydia lynda lynn lynne mabel maddie
    madeleine maggie mandy manjit marcus margaret maria marian marie marilyn marion marjorie marlon martha martin mary
    matt matthew maureen maurice max maxine meena megan meera mel melanie melissa mia michael michelle mike milly miriam
    mohammed moira molly monica morag muhammad muriel nadia naomi nasreen natalie natasha nathan neil nia niamh nicholas
    nick nicky nicola nicole nigel nikki nina noel nora norma norman nuala olga olive oliver olivia ollie omar oscar
    owen paddy pam pamela patricia patrick paul paula pauline penny peter phil philip phillip phoebe polly poppy pradeep
    priya rachael rachel raj rajesh ravi rebecca reece rhian rhiannon rhys richard rita rob robert roberta robin rod
    roger ronald rory ros rosalind rosemary rosie ross rowena roy rukhsana rupa russell ruth ryan sadia sally sam samantha
    samina samira samuel sandra sandy sanjay sara sarah sasha saul sean sebastian seema shabana shane shannon sharon
    shaun shazia sheila shelley shirley shona shreya sian simon siobhan sofia sonia sophia sophie stacey stan stella
    stephanie stephen steve steven stuart sue sunita surinder susan susie suzanne suzie sylvia tahira tamara tamsin tanya
    tara tariq ted teresa terri terry thea theo theresa thomas tia tim timothy tina toby tom tommy toni tony tracey
    tracy trevor trish trudy usha valerie vanessa vera verity vicki vicky victor victoria vijay vikki vincent viv
    vivienne wayne wendy wesley william winston xavier yasmin yusuf yvette yvonne zac zach zahra zainab zara zoe
    """
)

#: These are other words too, and count only with a capital and a surname.
ALSO_FIRST_NAMES = words("mark will grant rose may hope joy faith dean bill frank pat sue ray guy art iris ivy amber")

#: A role is one of these, after as many of the next as are there: "senior mental health practitioner".
ROLE_HEADS = words(
    """
    nurse midwife officer manager lead teacher doctor practitioner therapist visitor advocate sergeant coordinator
    mentor counsellor psychologist psychiatrist consultant registrar worker paediatrician head senco receptionist
    clinician matron tutor constable administrator adviser advisor
    """
)
ROLE_WORDS = words(
    """
    specialist community senior lead named deputy assistant acting duty locum consultant student trainee clinical mental
    health family early help years safeguarding school pastoral attendance welfare youth justice substance misuse drug
    alcohol recovery domestic abuse independent service team practice staff ward hospital nursery child children 's and
    operations camhs of practice link support liaison offender probation inclusion phase year general nurse care adult social crisis
    housing tenancy dsl designated perinatal paediatric sexual violence education police detective neighbourhood
    """
)
