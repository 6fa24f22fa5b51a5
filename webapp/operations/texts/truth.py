"""Whether what a text tells of its booking is so and is news, asked when it is about to go out: much may have happened
since it was promised."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from webapp.models.booking import ENDED, STATUSES
from webapp.store import bookings as books
from webapp.store import texts as rows
from webapp.store import waitlist

OFFERS = frozenset({"waitlist_offer", "waitlist_unheld"})  # a free table, until somebody has answered or it is let go
PENDING = frozenset({"pending"})
BOOKED = frozenset(STATUSES) - frozenset(ENDED) - PENDING
CANCELLED = frozenset({"cancelled"})
NEWS = {  # a kind -> the statuses of its booking that it is true of
    **dict.fromkeys(("confirmed", "now_confirmed", "moved", "moved_by_staff"), BOOKED),
    **dict.fromkeys(("cancelled", "cancelled_by_staff", "not_possible"), CANCELLED),
    **dict.fromkeys(("pending", "moved_pending"), PENDING),
}
TELLS_OF = {  # the same, with those that are worth telling to who knows it already
    **NEWS,
    **dict.fromkeys(("reminder", "reminder_already_confirmed", "not_moved", "not_cancelled"), BOOKED),
    **dict.fromkeys(("reminder_pending", "not_moved_pending", "not_cancelled_pending"), PENDING),
}


def is_moot(connection: Connection, restaurant_id: str, text: Any, now: datetime) -> bool:
    """Whether a text of ours, a row of `store.texts`, tells what is no longer so, what a later one tells, or what its
    guest was told already."""
    if text.kind in OFFERS:
        return waitlist.offered_by(connection, restaurant_id, text.id, now) is None
    if text.booking_id is None or text.kind not in TELLS_OF:
        return False
    booking = books.by_id(connection, restaurant_id, text.booking_id)
    if booking is None:
        return False
    is_other = text.start is not None and (text.start, text.people) != (booking.start, booking.people)
    if is_other or booking.status not in TELLS_OF[text.kind]:
        return True
    return text.kind in NEWS and _is_no_news(connection, restaurant_id, text)


def _is_no_news(connection: Connection, restaurant_id: str, text: Any) -> bool:
    told = rows.about(connection, restaurant_id, text.booking_id, text.channel)
    if any(each.created_at > text.created_at and each.kind in NEWS for each in told):
        return True
    gone = (each for each in told if each.id != text.id and each.status != "queued" and each.kind in TELLS_OF)
    return (last := next(gone, None)) is not None and _says(last) == _says(text)


def _says(text: Any) -> tuple[Any, ...]:
    return TELLS_OF[text.kind], text.start, text.people
