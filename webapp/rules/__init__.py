"""When is a table free? Pure functions over plain data: no database, no clock of their own.

Called through the package: `rules.decide(...)`, `rules.openings(...)`.
"""

from webapp.rules.alternatives import next_openings, same_day_alternatives
from webapp.rules.book import Book, Hold, Party, from_minute, to_minute
from webapp.rules.decision import PHYSICAL, Check, Decision, Opening, Reason
from webapp.rules.engine import decide, may_change, openings
from webapp.rules.hours import day_hours, last_bookable_day, latest_pause, starts_of, window
from webapp.rules.house import Closure, Combination, DayHours, House, Policy, Shift, Table, TurnTime

__all__ = [
    "PHYSICAL",
    "Book",
    "Check",
    "Closure",
    "Combination",
    "DayHours",
    "Decision",
    "Hold",
    "House",
    "Opening",
    "Party",
    "Policy",
    "Reason",
    "Shift",
    "Table",
    "TurnTime",
    "day_hours",
    "decide",
    "from_minute",
    "last_bookable_day",
    "latest_pause",
    "may_change",
    "next_openings",
    "openings",
    "same_day_alternatives",
    "starts_of",
    "to_minute",
    "window",
]
