"""The twelve questions of the feedback form and its four extras, in the words of H's survey, with H's reasons.

Data and nothing else: a partnership that asks in other words changes them here.
"""

from collections.abc import Mapping
from types import MappingProxyType

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "q1": "Did your agency attend?",
        "q2": "Did your agency provide a written report?",
        "q3": "If yes, was it submitted within timescale?",
        "q4": "Was it shared with the family?",
        "q5": "Was the voice of the child and understanding of their needs clear in the report?",
        "q6": "Was the child’s ethnic background, culture and identity appropriately considered by partners?",
        "q7": "Did the report demonstrate an understanding of thresholds and rationale for decision making?",
        "q8": "Did your agency provide an update on actions?",
        "q9": "Did your agency provide any alternative views to the plan?",
        "q10": "Did the chair provide any challenge or escalation about any lack of input from your agency?",
        "q11": "How would you rate the overall quality of your agency’s contribution?",
        "q12": "Any other issues about the quality of this conference?",
    }
)
EXTRAS: Mapping[str, str] = MappingProxyType(
    {
        "invited_in_time": "Were you invited in time?",
        "received_last_record": "Did you receive the plan or record of the last conference?",
        "could_judge_threshold": "Were you able to say whether the threshold was met?",
    }
)
CHANGE = "Since the last conference, what has changed for the child?"

_OTHER = {"other": "Another reason"}
_NO_PLAN = {"no_plan_copy": "We had no copy of the plan"}
#: What H's agencies gave as reasons for a No, by question. Questions 6 and 10 had none.
REASONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "q1": {
            "not_aware": "We were not aware of the meeting",
            "not_invited": "We were not invited",
            "surgery_hours": "It clashed with surgery hours",
            **_OTHER,
        },
        "q2": {
            "research_instead": "Research was provided instead",
            "not_asked": "We were not asked for a report",
            "asked_late": "The request came too close to the meeting",
            "no_time": "We had no time to write one",
            "in_meeting": "We shared what we knew in the meeting",
            "no_contact": "We have had no direct contact with the child",
            **_OTHER,
        },
        "q3": {
            "asked_late": "The request came too close to the meeting",
            "no_time": "We had no time to finish it",
            **_OTHER,
        },
        "q4": {
            "to_the_chair": "We send it to the chair, who presents it",
            "in_meeting": "It was shared in the meeting",
            "no_time": "We had no time",
            "by_phone_unsure": "It may have been talked through by phone; I am not certain",
            **_OTHER,
        },
        "q5": {
            "too_young": "The child is too young to say",
            "no_contact": "We have had no direct contact with the child",
            "not_seen_yet": "The child has not been seen by us yet",
            "family_not_known": "Whoever wrote it did not know the family",
            "in_meeting": "It was said in the meeting",
            "facts_only": "It was a factual report, on medical issues for example",
            **_OTHER,
        },
        "q7": {
            "structure": "Our reports are not structured for this yet",
            "understanding": "Thresholds are understood differently across agencies",
            **_OTHER,
        },
        "q8": {
            "no_actions": "We had no actions",
            "outside_meetings": "We discussed them with the social worker outside meetings",
            **_NO_PLAN,
            **_OTHER,
        },
        "q9": {
            **_NO_PLAN,
            "not_there": "We were not at the meeting",
            "agreed_before": "We had agreed our position beforehand",
            "agreed": "We agree with the plan",
            **_OTHER,
        },
    }
)
