"""Layer 5: automatic replies. They change no record; they say until when, and perhaps whom to ask."""

from models.understanding.chunks import Chunk
from models.understanding.deputies import role_of
from models.understanding.flags import in_order
from models.understanding.lexicon import Kind
from models.understanding.meaning import Attendance, Deputy, Meaning
from models.understanding.said import Said, any_of
from models.understanding.vocabulary.people import UNNAMED_ROLES
from models.understanding.vocabulary.set_phrases import AUTOMATIC, BESIDE_AUTOMATIC, LEFT_FOR_GOOD, PERHAPS_AUTOMATIC

_BACK = ("until", "return", "returning", "back", "returns")
_ANSWERS = ("message", "messages", "respond", "reply", "email", "emails")


def automatic(said: Said) -> bool:
    """Whether a machine wrote this."""
    words = said.words()
    hits = sum(f" {phrase} " in words for phrase in PERHAPS_AUTOMATIC)
    headed = words.startswith((" out of office :", " out of office -"))
    return any_of(words, *AUTOMATIC) or headed or hits > 1 or (hits == 1 and any_of(words, *BESIDE_AUTOMATIC))


def absence(said: Said) -> Meaning:
    """What an automatic reply says: when the person is back, and whom it names."""
    back = _back(said)
    deputy = _named(said)
    flags = {"auto_reply"}
    # A month ("2026-09") compares with the conference's own as text does.
    after = back is not None and back > said.frame.conference_day.isoformat()[: len(back)]
    if after:
        flags.add("back_after_conference")
    gone_long = any_of(
        said.words(),
        "maternity leave",
        "until further notice",
        "no longer work",
        "have left",
        "have now left",
        "left the organisation",
        "retired",
    )
    late = back is not None and back > said.frame.report_due.isoformat()[: len(back)]
    if deputy is None and (late or gone_long):
        flags.add("find_other_contact")
    if any_of(said.words(), *LEFT_FOR_GOOD):
        flags |= {"wrong_person", "update_contact"}
    reason = f"out_of_office_until_{back}" if back else None
    return Meaning(attendance=Attendance(reason=reason), deputy=deputy, flags=in_order(flags))


def _back(said: Said) -> str | None:
    """The day they are back, or only its month."""
    chunks, words = said.reading.chunks, said.reading.words
    for chunk in chunks:
        if chunk.kind == Kind.DAY and chunk.when is not None and (chunk.when.future or chunk.when.month):
            before = words[max(0, chunk.start - 4) : chunk.start]
            answered = before[-1:] == ("on",) and any(word in _ANSWERS for word in before)  # "pick up messages on"
            if answered or any(word in _BACK for word in before):
                return chunk.when.future.isoformat() if chunk.when.future else chunk.when.month
    return None


def _named(said: Said) -> Deputy | None:
    """Whom to contact, when it is a person by name."""
    chunks = said.reading.chunks
    for place, chunk in enumerate(chunks):
        if chunk.kind != Kind.NAME or not _to_contact(said, chunk, place):
            continue
        role = role_of(said, chunk)
        return Deputy(chunk.value, role if role not in UNNAMED_ROLES else None, confirmed=False)
    return None


def _to_contact(said: Said, name: Chunk, place: int) -> bool:
    before = said.reading.words[max(0, name.start - 7) : name.start]
    return place > 0 and any(
        word in {"contact", "email", "speak", "call", "ring", "colleague", "to", "phone"} for word in before
    )
