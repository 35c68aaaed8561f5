"""What the choices of the chair's record are called; joined to all the others in `views.words`."""

from models.decision import Category, StepDown, Verdict
from models.outline_plan import Query
from models.planned_action import Harm
from models.record import NotMetReason, Presence

PRESENCES = {
    Presence.IN_PERSON: "In person",
    Presence.VIDEO: "By video",
    Presence.PHONE: "By phone",
    Presence.PART: "For part of the meeting",
    Presence.ABSENT: "Did not attend",
}
NOT_MET_REASONS = {
    NotMetReason.DID_NOT_COME: "They did not come",
    NotMetReason.CAME_LATE: "They came after it had begun",
    NotMetReason.DECLINED: "They did not want to",
    NotMetReason.NO_INTERPRETER: "There was no interpreter",
    NotMetReason.NOT_SAFE: "It was not safe",
    NotMetReason.NO_TIME: "There was no time",
    NotMetReason.OTHER: "Another reason",
}
VERDICTS = {
    Verdict.PLAN: "Child protection plan",
    Verdict.NO_PLAN: "No child protection plan",
}
CATEGORIES = {
    Category.NEGLECT: "Neglect",
    Category.PHYSICAL: "Physical",
    Category.EMOTIONAL: "Emotional",
    Category.SEXUAL: "Sexual",
    Category.MULTIPLE: "Multiple",
}
STEP_DOWNS = {
    StepDown.CHILD_IN_NEED: "A child in need plan was set out before the close",
    StepDown.EARLY_HELP: "An early help plan was set out before the close",
    StepDown.NOT_SET_OUT: "Nothing was set out before the close",
}
HARMS = {
    Harm.NEGLECT: "Neglect",
    Harm.PHYSICAL: "Physical harm",
    Harm.EMOTIONAL: "Emotional harm",
    Harm.SEXUAL: "Sexual harm",
}
QUERIES = {
    Query.OWNER: "Whose is it?",
    Query.DATE: "By when?",
    Query.OUTCOME: "What is to be different?",
    Query.MEASURE: "How will we know?",
    Query.CHILD: "For which child?",
    Query.HARM: "Which harm does it answer?",
}

RECORD_LISTS = (PRESENCES, NOT_MET_REASONS, VERDICTS, CATEGORIES, STEP_DOWNS, HARMS, QUERIES)
