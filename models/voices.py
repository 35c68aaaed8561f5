"""How a child of ten or older takes part in their conference (B asks it of every one)."""

from models.access import SEES_ALL, conference_by_id
from models.booking import must_be_open
from models.conference import Child, Voice
from models.desk import Desk
from models.planning import mark_stale
from models.refusals import NotYours


def record_voice(desk: Desk, child_id: int, voice: Voice) -> Child:
    """Record it, for whoever runs or chairs the conference. The same answer twice changes nothing."""
    child = desk.session.get(Child, child_id)
    if child is None:
        raise NotYours
    conference = conference_by_id(desk, child.conference_id, SEES_ALL)
    must_be_open(desk, conference)
    if child.voice is not voice:
        child.voice = voice
        desk.note("recorded_voice", child.conference_id, child_id, voice.value)
        mark_stale(desk.session, child.conference_id)
    return child
