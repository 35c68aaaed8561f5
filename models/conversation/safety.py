"""Safety, before anything else is read: what in a message must be answered at once and may never be recorded.

Pure: a message in, closed words out. Nothing found is ever quoted, and with any of it the rest of the message is not
read: what is recorded comes from a message that is safe to keep the meaning of.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from models.conversation.advice import without_advice
from models.conversation.confided import confides, excludes
from models.conversation.harm import LONGEST, may_be_harm
from models.conversation.names import family_named
from models.conversation.said import Said
from models.understanding import Frame, understand


class Sign(StrEnum):
    """What was noticed. The values are short: together they name an outbox row (`Danger.code`)."""

    HARM = "harm"
    EXCLUSION = "room"
    RESTRICTED = "private"
    FILE = "file"
    WORDS_BESIDE = "beside"
    NHS_NUMBER = "nhs"
    BIRTH = "born"
    POSTCODE = "postcode"
    PHONE = "phone"
    EMAIL = "email"
    CHILD_NAME = "name"


#: Identifying details, in the order in which they are named.
DETAILS = (Sign.NHS_NUMBER, Sign.BIRTH, Sign.POSTCODE, Sign.PHONE, Sign.EMAIL, Sign.CHILD_NAME)
#: What an automatic reply gives about its own sender; nobody is asked to delete what a machine wrote.
_OF_THE_SENDER = frozenset({Sign.PHONE, Sign.EMAIL, Sign.POSTCODE})
_FLAGS = {
    "new_risk": Sign.HARM,
    "exclusion_request": Sign.EXCLUSION,
    "restricted_information": Sign.RESTRICTED,
    "contains_nhs_number_shape": Sign.NHS_NUMBER,
    "contains_date_of_birth": Sign.BIRTH,
    "contains_postcode": Sign.POSTCODE,
    "contains_phone_number": Sign.PHONE,
    "contains_email_address": Sign.EMAIL,
    "contains_child_name": Sign.CHILD_NAME,
}
#: What the grammar of replies does not know of: each net only ever adds a sign.
_NETS: Mapping[Sign, Callable[[str], bool]] = MappingProxyType(
    {
        Sign.HARM: may_be_harm,
        Sign.EXCLUSION: excludes,
        Sign.RESTRICTED: confides,
        Sign.CHILD_NAME: family_named,
    }
)
_JOINT = "+"
#: How people mark what somebody else said: as dangerous as if they had said it themselves.
_QUOTED = re.compile(r"^(?:&gt;|>) ?", re.MULTILINE)
#: As much as the grammar reads at once, and what is read twice lest something is cut in two.
PIECE, _TWICE = 4_000, 400


@dataclass(frozen=True)
class Danger:
    """Why a message is not read as a reply."""

    signs: frozenset[Sign]

    @property
    def harm(self) -> bool:
        """A new disclosure: somebody was hurt or is in danger."""
        return Sign.HARM in self.signs

    @property
    def for_chair(self) -> bool:
        """Something that only the chair may hear, by phone."""
        return bool(self.signs & {Sign.EXCLUSION, Sign.RESTRICTED})

    @property
    def details(self) -> tuple[Sign, ...]:
        """The kinds of identifying detail that it seems to hold."""
        return tuple(sign for sign in DETAILS if sign in self.signs)

    @property
    def code(self) -> str:
        """All of it in closed words, at most 64 characters, such as `harm+name`."""
        return _JOINT.join(sign.value for sign in Sign if sign in self.signs)

    @classmethod
    def from_code(cls, code: str) -> "Danger":
        """The same, read again."""
        return cls(frozenset(Sign(each) for each in code.split(_JOINT)))


def danger(said: Said, now: datetime) -> Danger | None:
    """What is dangerous about a message; None for one that may be read. `now` is aware, on any clock."""
    frame, words = anywhere(now), without_advice(said.text)
    flags = set(understand(words, frame).flags)
    signs = _signs(flags | _further(words, frame))
    if words != said.text:
        signs |= _signs(understand(said.text, frame).flags) & set(DETAILS)
    if "auto_reply" in flags:
        signs -= _OF_THE_SENDER
    else:
        signs |= {sign for sign, noticed in _NETS.items() if noticed(said.text)}
    if said.files:
        signs |= {Sign.FILE, Sign.WORDS_BESIDE} if said.text.strip() else {Sign.FILE}
    return Danger(frozenset(signs)) if signs else None


def _further(text: str, frame: Frame) -> set[str]:
    """What the grammar notices in what is quoted or stands far down, neither of which it reads as a reply."""
    plain = _QUOTED.sub("", text[:LONGEST])
    step = PIECE - _TWICE
    starts = range(0 if plain != text[:LONGEST] else step, len(plain), step)
    return {flag for start in starts for flag in understand(plain[start : start + PIECE], frame).flags}


def _signs(flags: Collection[str]) -> set[Sign]:
    return {sign for flag, sign in _FLAGS.items() if flag in flags}


def anywhere(now: datetime) -> Frame:
    """What is dangerous does not depend on the conference, and must be noticed where there is none."""
    ahead = now + timedelta(days=14)
    return Frame(received=now, conference=ahead, type="RCPC", report_due=(now + timedelta(days=7)).date())
