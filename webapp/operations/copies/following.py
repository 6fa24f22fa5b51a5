"""What the provider that books holds of a booking, and promising that it becomes what staff have made of it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from webapp.models.booking import EXPECTED
from webapp.operations.copies import promises
from webapp.operations.copies.standing import KEPT_WITHOUT
from webapp.rules import to_minute
from webapp.store import copies as rows
from webapp.store.bookings import Booked
from webapp.store.copies import GONE, Copy
from webapp.store.snapshots import Snapshot


def live_copy(connection: Connection, snapshot: Snapshot, booking: Booked) -> Copy | None:
    """The copy at the provider that books, if it holds the booking or may; also while that provider is in trouble."""
    found = rows.of_booking(connection, snapshot.id, booking.id)
    return next((copy for copy in found if copy.books and copy.state not in GONE), None)


def is_under_way(connection: Connection, snapshot: Snapshot, booking: Booked) -> bool:
    """Whether something about the booking is still to be done at the provider: until then nothing else is begun."""
    return (copy := live_copy(connection, snapshot, booking)) is not None and copy.action is not None


def follow(
    connection: Connection,
    snapshot: Snapshot,
    booking: Booked,
    now: datetime,
    said: Mapping[str, str] | None = None,
    is_news: bool = True,
) -> None:
    """Promise that the provider's copy becomes what staff have made of a booking: made, moved, cancelled there; `said`
    is answered to its own questions. What has begun, or whose party is here, is not booked there. While something is
    still to be done there, that is settled first, then compared with what the booking is. `is_news` as in
    `promises.to_create`."""
    if booking.start <= to_minute(now):
        return
    copy = live_copy(connection, snapshot, booking)
    if copy is None:
        if booking.status in EXPECTED and not _is_kept_without(connection, snapshot, booking):
            promises.to_create(connection, snapshot, booking, now, is_ours=False, is_news=is_news, said=said)
    elif copy.facts.get(KEPT_WITHOUT) or copy.is_under_way:
        return
    elif copy.action == "create":
        promises.renew(connection, copy, now)
    else:
        settle_with(connection, snapshot, copy, booking, now, said)


def settle_with(
    connection: Connection,
    snapshot: Snapshot,
    copy: Copy,
    booking: Booked,
    now: datetime,
    said: Mapping[str, str] | None = None,
) -> None:
    """Promise what makes a copy that waits for no answer the same as the booking."""
    if booking.status == "cancelled":
        promises.to_cancel(connection, snapshot.id, copy, now, is_ours=False)
    elif not booking.has_ended and copy.external_id and is_elsewhere(copy, booking):
        promises.to_move(
            connection, snapshot, copy, promises.ours_already(snapshot, booking), now, is_ours=False, said=said
        )


def is_elsewhere(copy: Copy, booking: Booked) -> bool:
    """Whether the provider holds it for another time or party."""
    return (copy.start, copy.people or booking.people) != (booking.start, booking.people)


def _is_kept_without(connection: Connection, snapshot: Snapshot, booking: Booked) -> bool:
    """Whether staff keep it in our book alone, or it came from a provider that only blocks and stands there."""
    found = rows.of_booking(connection, snapshot.id, booking.id)
    return any(copy.facts.get(KEPT_WITHOUT) or (copy.state not in GONE and not copy.books) for copy in found)
