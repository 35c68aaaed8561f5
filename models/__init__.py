"""The domain: one module a noun. Tables, the operations on them, read models and access policy."""

from sqlmodel import SQLModel

from models.columns import NAMING

# Before the first table is declared: a constraint made without a name could not be migrated by it.
SQLModel.metadata.naming_convention = NAMING
