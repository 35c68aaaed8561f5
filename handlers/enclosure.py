"""A file that goes with a letter: a calendar entry, a picture.

Whoever writes a message puts it into `Paragraph(…, file=Enclosure(…))`, and that is all there is to do:
`bot/uploads.py` shares it in the same conversation once the message is there, and once only. The writer is called again
for it, so the file is made from the facts of that moment; no file any more (`file=None`) means that none is sent.
`make` is called in a worker thread, outside any transaction: it may take its time, but its facts were read before.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Enclosure:
    """One file. Its name and title are seen like a message: the reference, and no word about the family.

    `alt` says in words what a picture shows, and stays empty for anything else. Two about the same thing (and of the
    same name) go once with a letter that would carry both.
    """

    name: str
    title: str
    make: Callable[[], bytes]
    alt: str = ""
    about: str = ""
