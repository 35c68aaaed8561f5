"""One row per invited agency, in one shape whatever it comes from: what the snapshot counts.

A `Rows` is a FROM clause with a condition for everything that an agency's row can say. Conferences that were held here
(`live`) and those of an imported history (`past`) have the same conditions, so that both are counted alike. They are
conditions, and not columns that are worked out first, because SQLite counts `FILTER (WHERE …)` over plain columns four
times faster than over the columns of a UNION (measured on 700,000 rows).

Names of conditions: `attended`, `shared` and `actions` with yes, partially, no, na; `report` with yes, no and research
(H: research is no report); `in_time` of a report that was sent: yes, no, asked_too_late; `shared` late: seen by the
family before the conference and after the deadline; `responded`: the feedback form was answered, and then `q1` to
`q11`, the extras, `q12` comment, and `said` research or asked_late, the reasons that bear on a count; `asked` too_late:
the report's deadline had passed before the agency was invited; `asked` extras and at_review: the form had them.

"In the meeting" and later is not before the conference: it counts as not shared. A deadline that had passed when the
agency was invited is never counted as the agency's failure (`domain.md` section 2).
"""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, FromClause

from models.snapshot.days import Period
from models.snapshot.questions import Condition, Says


class By(StrEnum):
    """What a snapshot is broken down by: the agency, its kind, the type of the conference, or its month."""

    AGENCY = "agency"
    KIND = "kind"
    TYPE = "type"
    MONTH = "month"


@dataclass(frozen=True)
class Asked:
    """Which snapshot: of which days, broken down by what, and of which agency alone."""

    period: Period
    by: By | None = None
    agency: str | None = None


@dataclass(frozen=True)
class Rows:
    """Invited agencies from one place: where they stand, which of them are counted, and what they can say."""

    source: FromClause
    counted: Condition
    part: ColumnElement[str]
    says: Says
