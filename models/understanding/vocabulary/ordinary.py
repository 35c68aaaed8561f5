"""Ordinary English: words that are neither the field's own nor anybody's name, and are never "corrected"."""

from models.understanding.vocabulary.phrases import words

ORDINARY = words(
    """
    strand hair a able about above absolutely accept according across actually add after afternoon afterwards
    again against ago all allow allowed almost alone along already alright also although always
    among an another any anybody anymore anyone anything anyway apart apologise appreciate
    appropriate around arrive arrived aside asking assist assistance aware away awful back bad based
    basically bear became become been behind being below best better between big bit board body both
    bring bringing brought brief briefly bus busy buy bye cab call came car care careful cared case
    cases catch cause caused certain certainly chance change changed changes chain char charge chase
    chased chasing check checked checking cheers choice clash clashes class clear clearly clip
    colder cold comes comfortable coming comment comments common complete completely concern
    concerned confirm confirmed confirming consider considered content convey cost count couple
    cover covered crowd current currently date day days deal dear decide decided decision definitely
    delay delayed despite detail diary did different difficult direct directly discussion doctor
    does doing done door down driving due during each earlier early easy effort either else
    elsewhere email end ended ending enough entire especially even evening event ever every
    everybody everyone everything everywhere exactly except excited expect expected extra extremely
    fact far fast father feel feeling feelings few fifteen final finally find fine finish first five
    flat focus folks follow following food for forget forms forty forward found four free friendly
    from full fully further future gave general generally get getting give given gives glad goes
    going gone good got grand grateful great group had half hand handed handing hands happen
    happened happens happy hard hardly has hate have having hear heard held hello help helped
    helpful helping hence here hey hi high hiya hold holding home hope hour hours house how however
    huge idea ideal ideally if immediately important in include included including indeed initial
    inside instead interest into invite invited issue issues item its itself job join joint just
    keen keep keeping kept kind kindly knew know known large last late lately later least leave left
    legal less let letter level life like likely line list listed little live lives living local
    long longer look looked looking lot lots lovely low luck lunch lunchtime made main mainly make
    making many matter matters may maybe me mean means meant meanwhile mention mentioned mid might
    mind mine miss missed missing moment month months mood more moreover most mostly mother move
    moved much must my name namely near nearly need needed needs neither never new next nice night
    nine nobody none nor normal normally not note noted notes nothing notice now number obviously of
    off offer offered office often oh ok okay old on once one ones only onto open opinion option or
    order original other others otherwise our ours ourselves out outside over overall own page paid
    paper part parted parts particular parties pass passed past pay per person persons phoned pick
    place plan play plead pleased plenty point points possible potentially prefer present pressure
    pressures previous previously prior probably problem problems process professional professionals
    proper properly provide provided providing public pull push put question quick quickly quite
    raise raised ran rather reach reached read ready real really reason reasons receive received
    recent recently record records regarding regards related relevant remain remains remember remind
    reminder request requested require required resort rest result return right role roles room
    round rules run running sad safe said same saw say saying says scared scheduled second see
    seeing seem seems seen self send sense serious service services set seven several shall shame
    shape shaped she sheer shift short shortly should show side sign signed similar simple simply
    since sir sit situation six small so some somehow someone something sometimes somewhere soon
    sorry sort sorted sound speak spare special spend spoke stage stand star stared start started
    starts state stay steps still stop stopped straight strong stuff such sudden suddenly suggest
    suitable sure surely system take taken takes taking talk task team tell ten terms than thank
    thankfully thanks that the their theirs them themselves then there therefore these they thing
    things think thinking third this thorough those though thought three through throughout thus
    time timely times today together told tomorrow tonight too took top total touch towards tried
    tries true trust try trying turn turned twenty twice two type typical under unfortunately unless
    until unusual up update updated upon us use used useful usual usually various very via view want
    wanted wants was wasn way ways we week weekend weeks well went were what whatever when whenever
    where wherever whether which while whilst who whole whom whose why wide will willing wish with
    within without wonder wondering word words work worked working works world worried worry worse
    would write writing wrong yeah year years yep yes yesterday yet you young your yours yourself
    neighbour neighbours friend friends people person everybody staff worker workers school nursery hospital college
    somebody anybody brilliant excellent absolutely totally honestly thankfully luckily sadly unfortunately apparently hello
    dear colleagues colleague team following further regarding concerning attached enclosed happy glad sorry apologies
    weekend afternoon evening lunchtime lunch breakfast kids children family parents mums dads house flat car
    police officer officers nurse doctor doctors reception receptionist secretary office duty desk line manager head
    court judge solicitor lawyer barrister order injunction bail prison custody hospital ward clinic surgery practice
    assessment referral therapy counselling course group programme session housing benefits money work job shifts
    bus train traffic weather snow strike illness covid flu cold fever migraine dentist funeral wedding holiday
    spoke rang called visited met saw heard told asked said wrote typed printed scanned posted dropped left took gave
    having being doing going coming making taking getting putting seeing looking waiting trying hoping planning
    popped pinged chased nudged resent forwarded bounced deleted missed skipped moved transferred
    cheers ta nice one cool okay alright righto indeed understood gotcha noted received thank thanking kind kindest
    hopefully ideally technically officially formally verbally currently presently momentarily eventually meanwhile
    crime incident incidents callout callouts log logs intelligence database records archive notes chronology
    safeguarding lead deputy designated named specialist practitioner consultant registrar locum partner trainee
    hiya morning afternoon evening ta cheers regards thanks gosh nope nah aye yup sure absolutely
    certainly lawyer parent grandparent step told plans planned chaired ofsted camhs mash idva
    polish english urdu punjabi bengali romanian arabic somali teams zoom egress nhs gp dsl
    christmas easter summer spring autumn winter april june august may march will mark grant hope
    faith joy rose
    """
)
