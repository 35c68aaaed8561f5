"""Whether the letters mean the same: Child A of a review is Child A of the conference it reviews only if nothing moved.

Children are labels and ages. If one is left out or put in, the labels behind it mean somebody else.
"""

from itertools import zip_longest

from sqlmodel import Session

from models.cards import children_of
from models.conference import Child, Conference
from models.desk import key


def same_children(session: Session, review: Conference) -> bool:
    """Whether a review has the children of the conference it reviews, as far as their number and ages can tell."""
    if review.reviews_id is None:
        return False
    pairs = zip_longest(children_of(session, review.reviews_id), children_of(session, key(review.id)))
    return all(before is not None and now is not None and _may_be(before, now) for before, now in pairs)


def _may_be(before: Child, now: Child) -> bool:
    """Half a year later somebody is as old, or a year older; who was unborn may be born."""
    if before.age is None:
        return now.age in {None, 0, 1}
    return now.age in {before.age, before.age + 1}
