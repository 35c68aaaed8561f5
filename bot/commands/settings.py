"""`convene settings`: what can be set, what it is for and what it is; docs/settings.md is printed from here."""

from collections.abc import Iterator

import typer
from pydantic.fields import FieldInfo

from bot.commands.answers import settings
from bot.keys import new_key
from bot.setting_words import name_of, shown
from bot.settings import Settings

#: The heading under which a setting and those after it stand.
GROUPS = {
    "slack_bot_token": "Your Slack workspace",
    "database": "Records and server",
    "jurisdiction": "Where you work, and your deadlines",
    "hours_start": "Reminders",
    "most_invitations": "House rules",
}
OPENING = """# Settings

<!-- Written by `convene settings --markdown`; a test keeps it in step. -->

Convene reads its settings from the environment, or from a file named `.env` in the folder in which it is started.
Every setting has a default that works: to try Convene you need none of them.
"""


def print_key() -> None:
    """A fresh key; keep it as safe as the database itself."""
    typer.echo(new_key())


def print_markdown() -> None:
    """The page of all settings."""
    typer.echo(markdown(), nl=False)


def markdown() -> str:
    """The page of all settings with their defaults."""
    lines = [OPENING]
    for name, field in Settings.model_fields.items():
        if name in GROUPS:
            lines.append(f"\n## {GROUPS[name]}\n\n| Setting | What it is for | Default |\n|---|---|---|\n")
        default = shown(field.default)
        words = (field.description or "").replace("|", "\\|")
        lines.append(f"| `{name_of(name, field)}` | {words} | {f'`{default}`' if default else ''} |\n")
    return "".join(lines)


def list_settings() -> None:
    """Every setting with its value; of a secret only whether it is set."""
    known = settings()
    for name, field in Settings.model_fields.items():
        if name in GROUPS:
            typer.secho(f"\n{GROUPS[name]}", bold=True)
        typer.echo("\n".join(_entry(known, name, field)))


def _entry(known: Settings, name: str, field: FieldInfo) -> Iterator[str]:
    value = getattr(known, name)
    secret = "SecretStr" in str(field.annotation)
    said = ("set" if value else "not set") if secret else shown(value) or "not set"
    default = "" if name in known.model_fields_set or value is None else " (default)"
    yield f"  {name_of(name, field)} = {said}{default}"
    yield f"      {field.description}"
