"""References such as CPC-7F3K: short, random, and free of letters that are misheard or misread."""

import secrets

from sqlmodel import Session, select

from models.conference import Conference

ALPHABET = "23456789ABCDEFGHJKMNPQRTUVWXYZ"  # no 0/O, 1/I/L, 5/S pairs that differ only in writing
LENGTH = 4
BEGINNING = "CPC-"


def new_code(session: Session) -> str:
    """A reference nobody else has. Says nothing about the family, the date or how many there are."""
    length = LENGTH
    for attempt in range(1, 100):
        code = BEGINNING + "".join(secrets.choice(ALPHABET) for _ in range(length))
        if session.exec(select(Conference.id).where(Conference.code == code)).first() is None:
            return code
        length = LENGTH + attempt // 8  # 810,000 codes of four; longer once those fill up
    raise RuntimeError("no free reference was found")
