"""Reading the book of a span of time: who holds which table, and which parties start."""

from collections.abc import Iterable

from sqlalchemy import Connection, Integer, bindparam, literal_column, select, type_coerce, union_all

from webapp.models import Booking, Seating, WaitlistEntry
from webapp.models.booking import is_live
from webapp.models.guard import MAX_HOLD_MINUTES
from webapp.rules import Book, Hold, House, Party
from webapp.store.statements import Statement

_seating, _booking, _waiting = Seating.__table__, Booking.__table__, WaitlistEntry.__table__


def _minutes(column):  # type: ignore[no-untyped-def]
    return type_coerce(column, Integer)


_start, _end = _minutes(_seating.c.starts_at), _minutes(_seating.c.ends_at)
_holds = select(_seating.c.table_no, _start, _end).where(
    _seating.c.restaurant_id == bindparam("restaurant_id"),
    _start < bindparam("until"),
    _start > bindparam("earliest"),
    _end > bindparam("since"),
)
_HOLDS = Statement(_holds)
_OTHER_HOLDS = Statement(_holds.where(_seating.c.booking_id != bindparam("without")))
_party_start = _minutes(_booking.c.starts_at)
_parties = select(_party_start, _booking.c.people).where(
    _booking.c.restaurant_id == bindparam("restaurant_id"),
    _party_start < bindparam("until"),
    _party_start >= bindparam("since"),
    is_live(_booking.c.status),
)
_offered_start = _minutes(_waiting.c.starts_at)
_offered = select(_offered_start, _waiting.c.people).where(
    _waiting.c.restaurant_id == bindparam("restaurant_id"),
    _waiting.c.state == literal_column("'offered'"),
    _offered_start < bindparam("until"),
    _offered_start >= bindparam("since"),
)
_PARTIES = Statement(union_all(_parties, _offered))
_OTHER_PARTIES = Statement(
    union_all(
        _parties.where(_booking.c.id != bindparam("without")),
        _offered.where(_waiting.c.booking_id != bindparam("without")),
    )
)


def read_book(
    connection: Connection, restaurant_id: str, house: House, window: tuple[int, int], without: str | None = None
) -> Book:
    """The book of `window`, in minutes since the epoch, leaving out the booking `without`. A table that is offered to
    somebody who waits is held like any other, and they count as a party."""
    since, until = window
    span = {"restaurant_id": restaurant_id, "since": since, "until": until, "earliest": since - MAX_HOLD_MINUTES}
    if without is not None:
        span["without"] = without
    holds = (_HOLDS if without is None else _OTHER_HOLDS).all(connection, span)
    parties: Iterable[Party] = ()
    if house.policy.covers_per_slot is not None or house.policy.parties_per_slot is not None:
        parties = map(Party._make, (_PARTIES if without is None else _OTHER_PARTIES).all(connection, span))
    return Book.of(map(Hold._make, holds), parties)
