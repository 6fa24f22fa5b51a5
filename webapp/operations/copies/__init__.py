"""The copies of bookings at the provider that books: promised with their cause, made outside, and settled.

Called through the package: `copies.to_create(...)`, `copies.carry_out(...)`.
"""

from webapp.operations.copies.outcomes import Settled
from webapp.operations.copies.promises import (
    KIND,
    Promise,
    follow,
    is_under_way,
    live_copy,
    move,
    new_match_key,
    to_cancel,
    to_create,
    to_move,
)
from webapp.operations.copies.sending import TAKEN, carry_out, work_off
from webapp.operations.copies.telling import Outcome

__all__ = [
    "KIND",
    "TAKEN",
    "Outcome",
    "Promise",
    "Settled",
    "carry_out",
    "follow",
    "is_under_way",
    "live_copy",
    "move",
    "new_match_key",
    "to_cancel",
    "to_create",
    "to_move",
    "work_off",
]
