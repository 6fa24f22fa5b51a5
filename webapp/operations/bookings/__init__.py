"""Bookings: made, changed, cancelled, found. Each works on the connection of its caller's transaction."""

from webapp.operations.bookings.claim import Claim, claimed, the_one_claimed, the_one_to_cancel
from webapp.operations.bookings.create import Made, Wanted, create
from webapp.operations.bookings.find import of_caller, of_phone
from webapp.operations.bookings.modify import Change, cancel, modify
from webapp.operations.bookings.outside import asked_of_others, carried_out

__all__ = [
    "Change",
    "Claim",
    "Made",
    "Wanted",
    "asked_of_others",
    "cancel",
    "carried_out",
    "claimed",
    "create",
    "modify",
    "of_caller",
    "of_phone",
    "the_one_claimed",
    "the_one_to_cancel",
]
