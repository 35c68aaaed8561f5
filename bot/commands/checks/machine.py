"""The machine and its settings: names that nobody reads, time zones, the key file."""

import stat
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfoNotFoundError

from bot.commands.checks.finding import Finding, fault, notice, well
from bot.keys import key_file
from bot.setting_words import PREFIX, name_of
from bot.settings import Settings
from scheduling.jurisdictions import Jurisdiction


def names_nobody_reads(names: Iterable[str]) -> Iterator[Finding]:
    """Settings with our prefix that do not exist: a mistyped name has no effect, and nobody would notice."""
    known = [name_of(name, field) for name, field in Settings.model_fields.items()]
    for name in sorted({name.upper() for name in names}):
        if name.startswith(PREFIX) and name not in known:
            bare = name.removeprefix(PREFIX)
            near = [bare] if bare in known else get_close_matches(name, known, n=1, cutoff=0.8)
            remedy = f"Did you mean {near[0]}?" if near else "See `convene settings` for the names that do."
            yield notice(f"{name} is set, but no such setting exists.", remedy)


def names_in(file: Path) -> list[str]:
    """The names that a `.env` file sets."""
    if not file.is_file():
        return []
    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [line.partition("=")[0].removeprefix("export ").strip() for line in lines if "=" in line]


def time_zones(settings: Settings) -> Iterator[Finding]:
    """Whether the hours of every jurisdiction are known to this machine."""
    try:
        for jurisdiction in Jurisdiction:
            _ = jurisdiction.zone
    except ZoneInfoNotFoundError:
        yield fault("This machine has no time zone data.", "Install the package tzdata: pip install tzdata.")
    else:
        own = settings.jurisdiction
        yield well(f"Time zones are known. Deadlines are those of {own.label} ({own.zone.key}).")


def keys(settings: Settings) -> Iterator[Finding]:
    """Whether the key file is its owner's alone, and whether every process of the bot has the same."""
    file = None if settings.keys else key_file(settings.database_url, settings.data)
    if file is None:
        return
    if not settings.embedded:
        yield notice(
            f"CONVENE_KEYS is not set: the key that opens free text is the file {file}, on this machine alone.",
            "Set CONVENE_KEYS to what it holds wherever the bot runs, and keep a copy apart from the database.",
        )
    if not file.exists():
        return
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield fault("Others on this machine can read the key file.", f"Take that right away: chmod 600 {file}")
    elif settings.embedded:
        yield well("The key file is readable by its owner only. Back it up apart from the database.")
