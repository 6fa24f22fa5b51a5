"""The copies of bookings at the provider that books: promised with their cause, made outside, and settled.

Called through the package: `copies.to_create(...)`, `copies.carry_out(...)`.
"""

from webapp.operations.copies.answers import SAID, Asked, asked_questions, heard, put_to, said
from webapp.operations.copies.following import follow, is_under_way, live_copy
from webapp.operations.copies.outcomes import Settled, hold_as_before
from webapp.operations.copies.promises import (
    KIND,
    Promise,
    is_made_anew,
    move,
    new_match_key,
    to_cancel,
    to_create,
    to_move,
)
from webapp.operations.copies.sending import TAKEN, carry_out, work_off
from webapp.operations.copies.standing import Sick, Standing, Word, between, of_booking, sick, to_look_at
from webapp.operations.copies.telling import Outcome
from webapp.operations.copies.ways import again, seen_to, without

__all__ = [
    "KIND",
    "SAID",
    "TAKEN",
    "Asked",
    "Outcome",
    "Promise",
    "Settled",
    "Sick",
    "Standing",
    "Word",
    "again",
    "asked_questions",
    "between",
    "carry_out",
    "follow",
    "heard",
    "hold_as_before",
    "is_made_anew",
    "is_under_way",
    "live_copy",
    "move",
    "new_match_key",
    "of_booking",
    "put_to",
    "said",
    "seen_to",
    "sick",
    "to_cancel",
    "to_create",
    "to_look_at",
    "to_move",
    "without",
    "work_off",
]
