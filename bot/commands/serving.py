"""`convene run`, `convene demo` and `convene tour`: the commands that start the bot itself.

The whole bot is imported only once it is clear that it can start.
"""
# ruff: noqa: PLC0415

import asyncio

from bot.commands.answers import FAILED, refuse, settings
from bot.commands.checks.finding import Mark
from bot.commands.checks.records import seals
from bot.commands.checks.slack import refused_token, where_slack_answers
from bot.commands.database import database
from bot.commands.tokens import token_faults
from models.database import reading

ROLES = ("all", "web", "worker")


def serve(role: str) -> None:
    """Start the bot in one of its roles, on a database that is up to date."""
    if role not in ROLES:
        refuse(f"--role must be one of {', '.join(ROLES)}.")
    known = settings()
    if faults := token_faults(known):
        refuse("\n".join(faults))
    engine = database(known)
    with reading(engine) as session:
        found = seals(session)
    engine.dispose()
    if found.mark is Mark.FAULT:
        refuse(f"{found.words} {found.remedy}", FAILED)
    known = where_slack_answers(known)
    if refusal := refused_token(known):
        refuse(refusal, FAILED)
    from bot.programme import CannotStart, Role, run

    try:
        asyncio.run(run(known, Role(role)))
    except CannotStart as reason:
        refuse(str(reason))


def show_demo(port: int) -> None:
    """Start the bot with its own workspace."""
    from bot.demo import main

    asyncio.run(main(port))


def play_tour() -> None:
    """Play the tour; it ends the command with 1 when a step does not happen."""
    from bot.tour import main

    main()
