"""Screening free text for what must never be kept: NHS numbers, postcodes, phones, e-mails, dates of birth.

Pure functions over a text; nothing found is ever quoted, only named (`domain.md` section 9, rule 3).
"""

import re
from enum import StrEnum

from models.refusals import Refused


class Identifier(StrEnum):
    """A kind of identifying detail, in the words in which it is named to the person."""

    NHS_NUMBER = "an NHS number"
    POSTCODE = "a postcode"
    PHONE = "a phone number"
    EMAIL = "an email address"
    BIRTH = "a date of birth"


#: Three, three and four digits apart are an NHS number even when one digit is mistyped.
_NHS_SHAPE = re.compile(r"(?<!\d)\d{3}[ .-]\d{3}[ .-]\d{4}(?!\d)")
_TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[ .-]?\d{3}[ .-]?\d{4}(?!\d)")
_POSTCODE = re.compile(
    r"\b(?:GIR\s?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-HJKPS-UW\d]?\s?\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE
)
_PHONE = re.compile(r"(?<![\d+])(?:\+44[ -]?(?:\(0\))?|\(?0)[\d]{2,4}\)?(?:[ -]?\d{3,4}){2}(?!\d)")
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_BIRTH = re.compile(
    r"\b(?:d\.?\s?o\.?\s?b\.?|date of birth|born(?: on)?)\b.{0,12}?\d{1,2}(?:st|nd|rd|th)?(?: of)?"
    r"[\s./-]{1,2}(?:\d{1,2}|[a-z]{3,9})[\s.,/-]{1,2}\d{2,4}",
    re.IGNORECASE,
)
_EARLY_DATE = re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](?:19\d{2}|20[01]\d)\b")


def identifiers_in(text: str) -> tuple[Identifier, ...]:
    """The kinds of identifying detail that a text holds, in a fixed order; empty when it is clean."""
    found = []
    if _NHS_SHAPE.search(text) or any(is_nhs_number(match.group()) for match in _TEN_DIGITS.finditer(text)):
        found.append(Identifier.NHS_NUMBER)
    if _POSTCODE.search(text):
        found.append(Identifier.POSTCODE)
    if _PHONE.search(text):
        found.append(Identifier.PHONE)
    if _EMAIL.search(text):
        found.append(Identifier.EMAIL)
    if _BIRTH.search(text) or _EARLY_DATE.search(text):
        found.append(Identifier.BIRTH)
    return tuple(found)


def is_nhs_number(written: str) -> bool:
    """Whether ten digits carry the NHS number's modulus 11 check digit."""
    digits = [int(sign) for sign in written if sign.isdigit()]
    if len(digits) != 10:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return (0 if check == 11 else check) == digits[9]


def must_be_clean(text: str | None, field: str) -> None:
    """Raise `Refused` under `field` when a text holds an identifier; the text stays with the person, not with us."""
    found = identifiers_in(text) if text else ()
    if found:
        named = " and ".join(found)
        raise Refused(
            f"This looks as if it holds {named}. Take it out and send the form again; nothing was kept.",
            field,
        )
