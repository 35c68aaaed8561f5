"""Column types that every table shares: closed choices and sealed (encrypted) text."""

from enum import StrEnum
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Enum as SAEnum
from sqlalchemy import Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlmodel import SQLModel

#: One convention for every constraint, so that migrations can name what they change.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# Set before the first table is declared: every module with a table imports this one first.
SQLModel.metadata.naming_convention = NAMING


def choice(values: type[StrEnum], name: str | None = None) -> SAEnum:
    """A closed list stored as text and enforced by a CHECK, so that the database refuses what the code forgot.

    `name` tells two columns of one table apart when both take the same list.
    """
    return SAEnum(
        values,
        native_enum=False,
        create_constraint=True,
        length=40,
        name=name or values.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Sealed(TypeDecorator[str]):
    """Free text, encrypted at rest with the keyring that `make_engine` put on the engine's dialect.

    The first key encrypts, every key decrypts: a key is changed by putting the new one in front.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Encrypt on the way in."""
        return None if value is None else _keyring(dialect).encrypt(value.encode()).decode("ascii")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> str | None:
        """Decrypt on the way out; text sealed with a lost key raises `SealedWithAnotherKey`."""
        if value is None:
            return None
        try:
            return _keyring(dialect).decrypt(str(value).encode("ascii")).decode()
        except InvalidToken:
            raise SealedWithAnotherKey from None


class SealedWithAnotherKey(RuntimeError):
    """The stored text was sealed with a key that is not on the keyring."""

    def __init__(self) -> None:
        super().__init__("A text in the database was sealed with a key that CONVENE_KEYS does not hold.")


def make_keyring(keys: list[str]) -> MultiFernet:
    """Build the keyring from Fernet keys, the one that encrypts first."""
    return MultiFernet([Fernet(key) for key in keys])


def _keyring(dialect: Dialect) -> MultiFernet:
    keyring: MultiFernet = dialect.keyring  # type: ignore[attr-defined]  # put there by make_engine
    return keyring
