"""The fictional partnership for every story, watched: what must be true of every story is asked at the end of each."""

from collections.abc import Iterator
from io import StringIO

import pytest
import structlog

from bot import logs
from tests.harness import Partnership, house
from tests.scenarios.watch import Watch

__all__ = ["house"]


@pytest.fixture(autouse=True)
def written() -> Iterator[StringIO]:
    """The log as the running programme writes it."""
    paper, before = StringIO(), structlog.get_config()
    logs.set_up()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(paper))
    yield paper
    structlog.configure(**before)


@pytest.fixture(autouse=True)
def watch(written: StringIO, house: Partnership, caplog: pytest.LogCaptureFixture) -> Iterator[Watch]:
    """Everything that anybody is shown; Slack takes all of it, and no log and no lock screen gives anything away."""
    watch = Watch(house)
    yield watch
    assert watch.faults() == []
    assert watch.faults_in_log(written.getvalue() + caplog.text) == []
