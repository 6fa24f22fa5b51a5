"""The book as staff use it: the phone's engine with the strength of people who stand in the room.

Called through the package: `staff.create(...)`, `staff.sheet(...)`.
"""

from webapp.operations.bookings.staff.change import Changes, change
from webapp.operations.bookings.staff.create import Wanted, create, walk_in
from webapp.operations.bookings.staff.deciding import POLICY
from webapp.operations.bookings.staff.history import History, find, history
from webapp.operations.bookings.staff.page import Attention, Interval, Line, Service, Sheet, Totals
from webapp.operations.bookings.staff.provider import keep_without, see_to, standing_of, try_again
from webapp.operations.bookings.staff.refusals import BadField, FreeNow, NoSuchBooking, Refused, Stale, WrongStatus
from webapp.operations.bookings.staff.sheet import service_day, sheet
from webapp.operations.bookings.staff.slots import Slot, Slots, slots, tables
from webapp.operations.bookings.staff.status import FOLLOWS, LATE_MINUTES, cancel, may_follow, set_status
from webapp.store.sheets import Entry, Guest, Holder

__all__ = [
    "FOLLOWS",
    "LATE_MINUTES",
    "POLICY",
    "Attention",
    "BadField",
    "Changes",
    "Entry",
    "FreeNow",
    "Guest",
    "History",
    "Holder",
    "Interval",
    "Line",
    "NoSuchBooking",
    "Refused",
    "Service",
    "Sheet",
    "Slot",
    "Slots",
    "Stale",
    "Totals",
    "Wanted",
    "WrongStatus",
    "cancel",
    "change",
    "create",
    "find",
    "history",
    "keep_without",
    "may_follow",
    "see_to",
    "service_day",
    "set_status",
    "sheet",
    "slots",
    "standing_of",
    "tables",
    "try_again",
    "walk_in",
]
