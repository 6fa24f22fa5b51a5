"""The copies of bookings at the provider that books: promised with their cause, made outside, and settled.

Called through the package: `copies.to_create(...)`, `copies.carry_out(...)`.
"""

from webapp.operations.copies.outcomes import Outcome, Settled
from webapp.operations.copies.promises import (
    KIND,
    Promise,
    is_being_made,
    live_copy,
    move,
    new_match_key,
    to_cancel,
    to_create,
    to_move,
)
from webapp.operations.copies.sending import TAKEN, carry_out

__all__ = [
    "KIND",
    "TAKEN",
    "Outcome",
    "Promise",
    "Settled",
    "carry_out",
    "is_being_made",
    "live_copy",
    "move",
    "new_match_key",
    "to_cancel",
    "to_create",
    "to_move",
]
