"""Forgetting guests: nothing that tells of them stays, everything that is counted does."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from webapp.models.booking import ENDED
from webapp.models.types import utc_now
from webapp.operations import audit
from webapp.operations.audit import Actor
from webapp.operations.guests import blanks, traces
from webapp.operations.guests.rows import country, of_guest
from webapp.operations.guests.traces import Traces
from webapp.operations.memberships import Place
from webapp.operations.synchronising import drift
from webapp.store import forgetting, texts, tool_calls
from webapp.store.transaction import read, write

JUST_NOW = timedelta(minutes=5)  # tool calls so young are looked for again inside the transaction
BLANKED = ("name", "phone", "email", "notes", "tags")


class StillExpected(RuntimeError):
    """The guest has bookings that have not ended: they are cancelled first. Nothing was changed."""


def erase(place: Place, actor: Actor, guest_id: str) -> None:
    """Blank the guest and everything that tells of them; bookings keep day, time, people and status.

    Erased before, nothing is changed. Raises `UnknownGuest` and `StillExpected`.
    """
    now = utc_now()
    tool_calls.batches().flush()  # else what this process still keeps of their calls would be written afterwards

    def look(connection: Connection) -> list[str]:
        kept, _ = of_guest(connection, place.id, guest_id)
        found = traces.of_guests(connection, place.id, [kept.id], country(connection, place.id))
        _nobody_expected(found, now)
        return [] if kept.erased_at else traces.tool_calls(connection, place.id, found)

    asked = read(look)

    def work(connection: Connection) -> None:
        kept, _ = of_guest(connection, place.id, guest_id)
        if kept.erased_at is None:
            forget(connection, place.id, actor, [kept.id], asked, now)

    write(place.id, work)


def forget(
    connection: Connection, restaurant_id: str, actor: Actor, guest_ids: list[str], asked: Sequence[str], now: datetime
) -> None:
    """Blank these guests in the caller's transaction; `asked` are their tool calls as found just before.

    Raises `StillExpected`.
    """
    forgetting.take_turn(connection)
    found = traces.of_guests(connection, restaurant_id, guest_ids, country(connection, restaurant_id))
    _nobody_expected(found, now)
    young = traces.tool_calls(connection, restaurant_id, found, since=now - JUST_NOW)
    blanks.guests(connection, restaurant_id, [row.id for row in found.guests], now)
    drift.forget(connection, restaurant_id, found.booking_ids)
    blanks.bookings(connection, restaurant_id, [row.id for row in found.bookings])
    blanks.waits(connection, restaurant_id, found)
    blanks.texts(connection, restaurant_id, [row.id for row in found.texts])
    texts.forget_marks(connection, restaurant_id, found.phones)
    blanks.calls(connection, restaurant_id, [row.id for row in found.calls])
    blanks.messages(connection, restaurant_id, [row.id for row in found.messages])
    blanks.tool_calls(connection, restaurant_id, sorted({*asked, *young}))
    for guest_id in guest_ids:
        audit.record(
            connection,
            restaurant_id,
            actor,
            forgetting.ERASED,
            ("guest", guest_id),
            personal=dict.fromkeys(BLANKED, (True, None)),
            customer_id=guest_id,
        )
    blanks.events(connection, restaurant_id, found)


def _nobody_expected(found: Traces, now: datetime) -> None:
    if any(row.ends_at > now and row.status not in ENDED for row in found.bookings):
        raise StillExpected
