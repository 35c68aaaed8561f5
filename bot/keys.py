"""The key that encrypts free text when nobody has set one: a file for its owner only.

It stands beside an embedded database; for one on a server it stands in the data folder of this machine.
"""

import os
from pathlib import Path

from cryptography.fernet import Fernet


def database_file(database_url: str) -> Path | None:
    """The file of an SQLite database; None for one in memory and for PostgreSQL."""
    if not database_url.startswith("sqlite"):
        return None
    path = database_url.partition(":///")[2].partition("?")[0]
    return Path(path) if path and path != ":memory:" else None


def key_file(database_url: str, data: Path) -> Path | None:
    """Where a database has its key; None for one in memory, whose key lives as long as it does."""
    file = database_file(database_url)
    if file is None:
        return None if database_url.startswith("sqlite") else data / "convene.key"
    return file.with_suffix(".key")


def kept_key(database_url: str, data: Path) -> str:
    """The key of this database, made when first asked for. Raises `OSError` when it cannot be kept."""
    path = key_file(database_url, data)
    if path is None:
        return new_key()
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def new_key() -> str:
    """A fresh key, as it is written into CONVENE_KEYS."""
    return Fernet.generate_key().decode("ascii")


def _make(path: Path) -> None:
    """Written whole under another name first: of two processes that start together, one wins and both read its key."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(new_key() + "\n")
    try:
        os.link(unfinished, path)
        unfinished.unlink()
    except FileExistsError:
        unfinished.unlink()
    except OSError:  # a file system without hard links
        unfinished.replace(path)
