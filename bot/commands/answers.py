"""What every command does alike: read the settings, and refuse in one clear sentence."""

from typing import NoReturn

import typer

from bot.settings import Settings, WrongSettings

WRONG, FAILED = 2, 1  # exit codes: what was asked is wrong; it was right, and could not be done


def refuse(sentence: str, code: int = WRONG) -> NoReturn:
    """Say why on standard error and end the command."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def settings() -> Settings:
    """The settings, or the end of the command."""
    try:
        return Settings.load()
    except WrongSettings as wrong:
        refuse(str(wrong))
