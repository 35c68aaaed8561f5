"""How the tables are written: phrases between bars, over as many lines as they take."""

from functools import cache


@cache
def phrases(written: str) -> tuple[str, ...]:
    """The phrases of one entry of a table."""
    return tuple(" ".join(phrase.split()) for phrase in written.split("|"))


def words(written: str) -> frozenset[str]:
    """Single words, written one after the other."""
    return frozenset(written.split())
