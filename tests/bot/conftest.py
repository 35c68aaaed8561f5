"""A terminal for every test of a command."""

from tests.bot.terminal import convene, stored

__all__ = ["convene", "stored"]
