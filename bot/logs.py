"""Logs: structured, with ids only. Nothing a person wrote, and no name, is ever an argument of a log line."""

import logging
import sys

import structlog

from handlers.edge import quiet_the_libraries


def set_up(*, plain: bool = False, level: int = logging.INFO) -> None:
    """Write our log lines to standard error, as JSON or for people; keep the libraries to warnings."""
    processors: list[structlog.types.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    processors.append(structlog.dev.ConsoleRenderer() if plain else structlog.processors.JSONRenderer())
    structlog.configure(
        processors=processors,
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a tick left out while the last one runs is no news
    quiet_the_libraries()
