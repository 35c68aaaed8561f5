"""What an automatic reply tells everybody to do if a child is in danger: advice, and no disclosure of harm."""

import re

_AWAY = re.compile(
    r"\b(?:out of (?:the )?office|auto(?:matic)?[ -]?reply|(?:annual |on )leave|away from (?:my|the) desk)\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|where|should|in) (?:you|a child|any|anyone|there|it is|an emergency)\b", re.IGNORECASE)
_WHOM = re.compile(r"\b(?:ring|call|contact|dial|phone|999|duty|mash)\b", re.IGNORECASE)
_ENDS = re.compile(r"([.!?\n]+)")
#: A longer sentence than this is no standing advice.
_LONGEST = 300


def without_advice(text: str) -> str:
    """The text of somebody who is away without sentences such as “If a child is at risk, ring 999”; others as they are.

    Advice speaks of no one: it has an *if* and says whom to ring.
    """
    if _AWAY.search(text) is None:
        return text
    return "".join(" " if _is_advice(part) else part for part in _ENDS.split(text))


def _is_advice(sentence: str) -> bool:
    return len(sentence) <= _LONGEST and bool(_IF.search(sentence)) and bool(_WHOM.search(sentence))
