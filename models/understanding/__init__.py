"""Replies in plain words: a small grammar of the field, in layers, each its own module.

normalise → cut → spelling → chunks (days, hours, names, phrases) → deeds (clauses, who, tense, negation, doubt) → facts
(actions, attendance, reports, sharing, outlook, away, asking) → flags. The words are tables in `vocabulary`. Pure: no
network, no database, no clock; the same text and frame always give the same meaning.
"""

from models.understanding.frame import Frame
from models.understanding.meaning import Meaning
from models.understanding.understand import understand

__all__ = ["Frame", "Meaning", "understand"]
