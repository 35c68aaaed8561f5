"""The fictional partnership for one test: the real programme on the sandbox, a clock that stands still, a database."""

from collections.abc import AsyncIterator
from typing import Literal

import pytest
from pydantic import SecretStr
from sqlalchemy import Engine
from sqlmodel import Session

from bot.partnership import Partnership, partnership
from bot.settings import Settings
from scheduling.clock import SettableClock

__all__ = ["Partnership", "house", "stored"]


@pytest.fixture
async def house(
    engine: Engine, database_url: str, clock: SettableClock, request: pytest.FixtureRequest
) -> AsyncIterator[Partnership]:
    """Everybody of the sample directory, over signed HTTP; `@pytest.mark.socket` has it over Socket Mode."""
    mode: Literal["socket", "http"] = "socket" if request.node.get_closest_marker("socket") else "http"
    settings = Settings.by_default(database=SecretStr(database_url), tick_seconds=300)
    async with partnership(engine, settings, mode=mode, clock=clock, hurried=False, nudges=False) as here:
        yield here


def stored(house: Partnership) -> Session:
    """A session to look at what is stored; use it with `with`."""
    return Session(house.engine, expire_on_commit=False)
