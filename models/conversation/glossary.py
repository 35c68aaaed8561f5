"""The words and abbreviations of child protection conferences, each in a sentence (`domain.md` section 7).

Which of them somebody asked about is a word from this closed list, so that it may be kept where their message may not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from scheduling.jurisdictions import Jurisdiction


@dataclass(frozen=True)
class Term:
    """`name` as people write it, `words` as a sentence that follows it. `written`: how else it is written."""

    name: str
    words: str
    written: str = ""


_INITIAL, _REVIEW = "initial conference", "review conference"
_PLAN = "what must change for a child to be safe, who does what and by when"
_TABLE = (
    Term(
        "ICPC",
        "an initial child protection conference: the first meeting, after a section 47 enquiry",
        r"initial conference",
    ),
    Term(
        "RCPC",
        "a review child protection conference: it looks at the plan again, and at what was done",
        r"review conference",
    ),
    Term("CPC", "a child protection conference; the letters and numbers behind it are this one’s reference"),
    Term("CP plan", f"a child protection plan: {_PLAN}", r"cpp|child protection plan|cp plans?"),
    Term("CIN", "a child in need: help that the family agrees to, without a child protection plan", r"child in need"),
    Term(
        "section 47", "the enquiry that social care makes when a child may be at risk of significant harm", r"s\.?\s?47"
    ),
    Term("strategy discussion", "social care, police and health decide together whether to begin an enquiry", r"strat"),
    Term("threshold", "whether a child is suffering, or likely to suffer, significant harm", r"thresholds?"),
    Term("core group", "the few professionals and family members who carry the plan out between conferences"),
    Term("step-down", "the child protection plan ends, and another kind of help goes on", r"step(?:ping|ped)? down"),
    Term("quorum", "how many agencies must be there for the conference to go ahead; the chair decides", r"quorate"),
    Term("dissent", "a professional’s formal disagreement with the decision; the chair records it"),
    Term("contingency plan", "what will be done if the plan does not work", r"contingency"),
    Term("DSL", "the designated safeguarding lead of a school or service", r"designated safeguarding lead"),
    Term("HV", "a health visitor", r"health visitor"),
    Term("SALT", "speech and language therapy"),
    Term("CAMHS", "child and adolescent mental health services"),
    Term("IDVA", "an independent domestic violence adviser"),
    Term("YOS", "the youth offending service", r"yot"),
    Term("MASH", "the multi-agency safeguarding hub, where worries about children are first looked at"),
    Term("FGC", "a family group conference: the wider family makes a plan of its own", r"family group conference"),
    Term("EDD", "the estimated date of delivery of an unborn child"),
    Term("TAF", "the team around the family: early help by several services", r"tac|team around the family"),
    Term("CPPM", "a child protection planning meeting: what Scotland calls a conference"),
    Term("register", "the child protection register: in Wales and Northern Ireland, who has a plan", r"cpr"),
    Term("Article 42", "the enquiry under Jersey’s children law, as section 47 in England", r"art\.?\s?42"),
)
#: Where another word is used for the same, what is added to its sentence.
_ELSEWHERE: Mapping[Jurisdiction, Mapping[str, str]] = MappingProxyType(
    {
        Jurisdiction.SCT: {"RCPC": "Here: a review CPPM", "ICPC": "Here: an initial CPPM"},
        Jurisdiction.WLS: {"CP plan": "Here the child’s name is also on the register"},
        Jurisdiction.NIR: {"CP plan": "Here the child’s name is also on the register"},
        Jurisdiction.JEY: {"section 47": "Here: Article 42"},
    }
)
TERMS: Mapping[str, Term] = MappingProxyType({term.name: term for term in _TABLE})


def terms_in(text: str) -> tuple[str, ...]:
    """The names of the terms that a text mentions, in the order of the table."""
    return tuple(name for name, shape in _shapes() if shape.search(text))


def explained(name: str, jurisdiction: Jurisdiction) -> str:
    """Such as `an initial child protection conference: the first meeting …`, with what it is called there."""
    here = _ELSEWHERE.get(jurisdiction, {}).get(name)
    return f"{TERMS[name].words}. {here}" if here else TERMS[name].words


@lru_cache(maxsize=1)
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Made when first used: few messages ask."""
    return tuple((term.name, re.compile(rf"\b(?:{_ways(term)})\b", re.IGNORECASE)) for term in _TABLE)


def _ways(term: Term) -> str:
    name = re.escape(term.name).replace(r"\-", "[ -]?")
    return f"{name}|{term.written}" if term.written else name
