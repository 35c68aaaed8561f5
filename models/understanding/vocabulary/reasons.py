"""Why: what keeps people from coming, why there is no report, and why it is not ready yet."""

#: Hearing of it late is a reason for everything.
LATE = """
    late notice | short notice | only just got this | only got the invite | only found out | only got the request | only just heard |
    not enough notice | only just been told | only just received | only received | only heard | only just found out | only told |
    only been told | only been invited | only just been invited | only got this | only came | only arrived | only asked |
    only been asked | only just been asked | first i have heard | first we have heard | first i knew | not told until | not asked until |
    too late to | not enough time given | invite came today | invite came yesterday | only reached | not invited until | only just got it |
    only just got the | only got it | only emailed | only invited | asked us too late | asked too late
"""

#: What keeps somebody from coming.
ABSENCES = {
    "annual_leave": """
        annual leave | on leave | on holiday | on my holidays | on my hols | leave that week |
        leave that day | on al | leave | hols | holiday | on vacation | away on holiday | a/l | away that week | abroad | out of the country | toil | flexi | honeymoon
    """,
    "sickness": """
        off sick | sick leave | on sick leave | unwell | signed off sick | off ill | sick | poorly |
        in hospital myself | off work | long term sick | off with stress | flu | covid | tested positive | tummy bug | sickness bug | norovirus | migraine | under the weather | not well | signed off until | signed off work | recovering from | operation | an op
    """,
    "maternity_leave": "going on maternity | maternity leave | on mat leave | mat leave | paternity leave | on maternity",
    "school_holiday": """
        school breaks up | schools break up | break up | half term | school holiday | school holidays |
        school is closed | easter holidays | end of term | inset day | school closed | summer holidays |
        school is shut | inset | training day at school | schools are off | schools off | school is off | school breaks | we break up | broken up | broke up
    """,
    "surgery_clash": """
        surgery clash | surgery clashes | clash with surgery | clashes with surgery | in surgery |
        morning surgery | surgery | surgery hours | seeing patients | patients booked | patients |
        surgery time | my surgery | booked surgery | am surgery | pm surgery | surgery all | full surgery | surgeries | emergency surgery | telephone triage | ward round | patient list | full list
    """,
    "clinic_clash": "clinic | baby clinic | clinics | clinic clash | imms clinic | outpatients | antenatal clinic | booking clinic | clinic list | immunisation session | vaccination clinic | vaccination session | depot clinic | prescribing clinic",
    "court_clash": "in tribunal | tribunal | magistrates | family court | a trial | in the witness box | on the stand | warned for court | called to court | parole hearing | final hearing | in court | court | possession hearing | a hearing | hearing | at court | giving evidence | trial | court hearing | crown court",
    "training": "training | mandatory training | study day | a study day | conference in | away day | team away day | induction | on training | training day | training course | on a course | a course",
    "another_conference": """
        another conference | another icpc | another rcpc | another case conference | clash with another conference | a different conference | second conference | another child protection | an icpc | different conference | other conference |
        two conferences | another child protection conference
    """,
    "another_meeting": """
        strat meeting | another meeting | a strat | strategy discussion | a meeting | governors | governors meeting | leadership meeting | cin meeting | child in need meeting | tac meeting | taf meeting | tac | taf | ehcp review | annual review | marac | mappa | professionals meeting | panel | team meeting | pep meeting | lac review | cla review | interviews | interviewing | clashes with a meeting | prior meeting | strategy meeting | other meeting |
        double booked | prior commitment | another commitment | diary clash | core group
    """,
    "non_working_day": """
        non working day | nwd | rdo | my nwd | not in thursdays | not in on thursdays | not in on a thursday | not at work on thursdays | only work mon | only work monday | only work tuesday | do not work thursday | not work thursday | not work on thursday | not in thursday | off on thursdays | off thursdays | lieu day | compressed day | only in mon | only in monday | only here mon | only here monday | term time only | no longer work thursdays | not work on a thursday | no longer work on thursdays | not work thursdays | day off | not work on thursdays | rest day | rest days |
        not my working day | not in work | part time | not working that day | not a working day |
        days off | not work that day | on rest days
    """,
    "no_cover": """
        nobody to cover me | no one to cover me | no cover on |        nobody free | no one free | no officer free | no officer available | nobody available | no one available |
        no staff available | no cover | short staffed | staffing | staff shortage | no one to cover | nobody to cover |
        ratio | ratios | on ratio | no one to release | down to two | cover fell through | nobody to release | no supply | no locum | not be released | not released | short of staff | staff off | staff down | one down | two down | staff shortages | no staff | not get cover | not have cover | understaffed |
        low staffing
    """,
    "night_shift": "nights | night shift | on a late | on lates | lates | on earlies | night duty | coming off nights | off nights | finish nights | sleeping | on nights | night shifts | late shift | on shift",
    "workload": "too busy | too much on | work pressures | workload pressures | snowed under | overloaded | capacity | workload | snowed under | swamped | caseload",
    "teaching_clash": "to teach | teaching | class cover | covering a class | covering class | no one to cover my class | an exam | mocks | assembly | sats | lessons | lesson | parents evening | in class | exams | a class | i teach",
    "ofsted_inspection": "ofsted | inspection | inspectors",
    "medical_appointment": """
        medical appointment | own appointment | a scan | my scan | an appointment at the hospital | doctors appointment | at the dentist | dental appointment | appointment at the hospital | consultant appointment | mri | physio | my own appointment | hospital appointment | dentist | doctor 's appointment |
        gp appointment
    """,
    "late_notice": LATE,
    "duty_doctor": "duty doctor | duty doc | on call gp | on call doctor | the on call doctor | doctor on call",
    "appointments_clash": """
        back to back clients | back to back sessions | back to back visits | back to back appointments | appointments booked | fully booked | appointments all day | appointments all morning |
        full list of appointments | clients booked | sessions booked | clients all day | clients all morning |
        appointments back to back | clients back to back
    """,
    "new_birth_visit": "new birth visit | new birth | new birth visits | birth visit",
    "vision_screening_clash": "vision screening",
    "other_appointment": """
        another appointment | other appointment | an appointment | prior appointment | other appointments | a visit booked |
        another visit | home visit booked | a client booked | an assessment booked | an assessment | a prior appointment
    """,
    "school_trip": "school trip | residential | trip with | on a trip | class trip | year 6 trip | educational visit",
    "no_childcare_cover": """
        can not leave them | little ones so | children here so | minded children | not leave the children | not leave the kids |
        nobody to mind | no one to look after | nobody to look after | no childcare
    """,
    "away": "away from | away until | i am away | be away | away all week | away that week | away next week",
    "personal": """
        funeral | family emergency | bereavement | personal reasons | compassionate leave | my wedding | jury service
    """,
}

#: Why it is not ready yet.
NOT_READY = {
    "sickness": """
        off sick | been sick | was sick | been off | was off | been ill | been poorly | been unwell | off ill | sickness | flu | covid |
        off poorly | was poorly | was ill | off with
    """,
    "staffing": """
        hvs down | staff down | short staffed | staffing | staff shortage | staff shortages | understaffed | vacancies |
        health visitor down | health visitors down | one down | two down | no staff | down this week | down a
    """,
    "newly_allocated": """
        given the case | given this case | given this family | only got given | only just got given | just been given this | only been given | was only given | only got this case | only got this family |
        newly allocated | only allocated | just allocated | just been allocated | only just been allocated | only been allocated |
        new to the case | new to this case | just taken over | only took over | just picked up | only picked up | only just taken over |
        new to the family | just been given this | only just picked up | allocated this | allocated to me | only just allocated | taken this case over |
        only had this case
    """,
    "awaiting_information": """
        waiting on | waiting for information | waiting for the | awaiting information | awaiting the | still waiting for | need information |
        chasing information | waiting to hear from | waiting for test | waiting for results | awaiting results | waiting for school |
        waiting on results | waiting for bloods | waiting to hear back | need to speak to | need the | waiting for a
    """,
    "it_problem": """
        systmone has been down | emis has been down | rio has been down | mosaic has been down | liquidlogic has been down |
        systmone down | emis down | rio down | mosaic down | liquidlogic down | laptop | it is down | it down | system down | system is down | systems down | system has been down | computer | server | not log in |
        locked out of | it issues | it problem | it problems | network down | it outage | crashed | not get on the system | our it |
        emis is down | systmone is down | rio is down | rio down
    """,
    "late_notice": LATE,
}

NO_REPORT = {
    "not_asked": """
        not asked | asked us for | not been asked | not requested | not been requested | never asked |
        not get a request | no request
    """,
    "late_notice": LATE,
    "refers_to_previous_report": """
        still stands | remains the same | as before | same as last time | refer to my | refer back to | rely on my | rely on our | use our last | use my last | last one | previous report | last report | nothing further | no updates | no update | the one from the last | nothing has changed |
        nothing new | no change | last conference | nothing to add | no new information |
        same as before | my last report | no further information | previous one
    """,
    "no_time": """
        no time to write | no time to do one | no time | not have time | not had time | not enough time | too busy | no capacity |
        not have capacity | not got time | not have the capacity | not got capacity
    """,
    "no_involvement": """
        no involvement | no contact | not involved | never been involved | never met | no records |
        hold no records | not known to us | not know them | not know the family | not know this family |
        never registered | never been registered | not had any involvement | no information |
        not known to our service | not worked with | never worked with | no dealings | never seen |
        not seen them | not had any contact | no record | not been involved |
        never had any involvement | not had involvement | have nothing on | never open to |
        not on our system
    """,
}
