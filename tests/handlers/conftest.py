"""The fictional partnership for every test below."""

from tests.harness import house

__all__ = ["house"]
