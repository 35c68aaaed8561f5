"""Benchmarks print a table of ratios at the end. They never fail on a time, only when the work was not done."""

import os
from collections.abc import Iterator

import pytest
from structlog.testing import capture_logs

from tests.benchmarks.measuring import Table
from tests.harness import house
from tests.models.conftest import at

__all__ = ["at", "house"]

TABLE = pytest.StashKey[Table]()


@pytest.fixture(scope="session")
def table(request: pytest.FixtureRequest) -> Table:
    """Where to write what was measured."""
    return request.config.stash.setdefault(TABLE, Table())


@pytest.fixture(autouse=True)
def no_log_lines() -> Iterator[None]:
    """Log lines would stand between the figures."""
    with capture_logs():
        yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    lines = config.stash.setdefault(TABLE, Table()).lines()
    for line in lines:
        terminalreporter.write_line(line)
    if lines:
        load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
        terminalreporter.write_line("")
        terminalreporter.write_line("Medians, and their ratio to the first row under each heading.")
        terminalreporter.write_line(f"{os.cpu_count()} cores; load in the last 1, 5 and 15 minutes: {load}.")
