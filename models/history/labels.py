"""Recognising a conference by its label without keeping the label, which is the partnership's own.

A label may tell those who know it which family it is about. Kept is a digest under a secret that is sealed with the
keys outside the database: whoever has only the database cannot try labels out, and a change of keys changes nothing.
"""

import hashlib
import secrets

from sqlalchemy import CheckConstraint, Column
from sqlmodel import Field, Session, SQLModel

from models.columns import Sealed


class HistorySecret(SQLModel, table=True):
    """The one secret of this database."""

    __tablename__ = "history_secret"
    __table_args__ = (CheckConstraint("id = 1", name="only_one"),)

    id: int = Field(default=1, primary_key=True, sa_column_kwargs={"autoincrement": False})
    sealed: str = Field(sa_column=Column(Sealed, nullable=False))


class Digests:
    """Digests of this database: the same words give the same one, and nothing leads back to the words."""

    def __init__(self, session: Session) -> None:
        """Make the secret when it is first wanted."""
        kept = session.get(HistorySecret, 1)
        if kept is None:
            kept = HistorySecret(sealed=secrets.token_hex(32))
            session.add(kept)
            session.flush()
        self._key = bytes.fromhex(kept.sealed)

    def of(self, *words: object) -> str:
        """The digest of these words, in this order."""
        written = "\x1f".join("" if word is None else str(word) for word in words)
        return hashlib.blake2b(written.encode(), key=self._key, digest_size=16).hexdigest()
