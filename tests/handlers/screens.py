"""What stands in front of somebody, for tests that read it as a person does."""

from bot.sandbox import Person
from bot.sandbox.records import View


def shown(person: Person) -> View:
    """The modal on top."""
    assert person.modal is not None, "no modal is open"
    return person.modal


def reads(person: Person) -> str:
    """The words of the modal on top."""
    return str(shown(person).reads())
