"""Bookings that were made at a provider, brought into our book."""

from contextlib import suppress
from dataclasses import replace

from integrations.vocabulary import ProviderBooking, State
from webapp.models.types import new_id
from webapp.operations.bookings.staff import fields
from webapp.operations.bookings.staff.create import guest_of
from webapp.operations.bookings.staff.refusals import BadField
from webapp.operations.bookings.staff.writing import decided, record, seat
from webapp.operations.copies.outcomes import STATES
from webapp.operations.copies.placing import Book, decide, wish_of
from webapp.operations.copies.promises import new_match_key
from webapp.rules import to_minute
from webapp.speech import references
from webapp.store import bookings as books
from webapp.store import copies as rows
from webapp.store import sheets
from webapp.store.sheets import Entry

__all__ = ["Book", "bring_in"]
USUAL_PEOPLE = 2


def bring_in(book: Book, there: ProviderBooking) -> bool:
    """Write a booking that is to come into our book, with a table where one is free; False for any other."""
    if not there.state.is_live or there.start <= book.now:
        return False
    entry = _entry(book, there)
    decision = decide(book, wish_of(book, there.start, entry.people))
    entry = _written(book, decided(entry, decision))
    seat(book.connection, book.place, entry, decision, book.now)
    house = book.snapshot.house
    record(book.connection, book.place, book.actor, "booking.created", house, None, entry, decision)
    _copy(book, entry, there)
    return True


def _entry(book: Book, there: ProviderBooking) -> Entry:
    """The booking without its times and tables."""
    local = book.snapshot.local(there.start).replace(second=0, microsecond=0)
    return Entry(
        id=new_id(),
        reference=references.new_reference(),
        status="confirmed" if there.state is State.CONFIRMED else "pending",
        day=local.date(),
        time=local.time(),
        people=there.people or _people(book, there.event_type),
        name=_text("name", there.name) or "",
        phone=_phone(book, there.phone),
        email=_email(there.email),
        notes=_text("notes", there.notes),
        area=None,
        source="provider",
        customer_id=None,
        call_id=None,
        cancel_reason=None,
        version=1,
        created_at=book.now,
        updated_at=book.now,
        start=0,
        end=0,
    )


def _people(book: Book, event_type: str | None) -> int:
    """The party, where the provider does not say: as many as what was booked is for, else as is usual."""
    for service in book.services:
        if service["id"] == event_type and service.get("people_max"):
            return int(service["people_max"])
    return book.snapshot.policy.default_people or USUAL_PEOPLE


def _written(book: Book, entry: Entry) -> Entry:
    entry = replace(entry, customer_id=guest_of(book.connection, book.place, entry) or _known_by_name(book, entry))
    while not books.add(book.connection, sheets.columns(entry, book.snapshot.id)):
        entry = replace(entry, reference=references.new_reference())
    return entry


def _known_by_name(book: Book, entry: Entry) -> str | None:
    """A guest for whoever gave no number, so that they are found, and erased when they ask for it."""
    if not (entry.name or entry.email):
        return None
    return books.guest_without_phone(
        book.connection, book.snapshot.id, new_id(), entry.name, entry.email, entry.updated_at
    )


def _copy(book: Book, entry: Entry, there: ProviderBooking) -> None:
    rows.add(
        book.connection,
        book.snapshot.id,
        book.now,
        connection_id=book.connection_id,
        booking_id=entry.id,
        match_key=new_match_key(),
        external_id=there.id,
        version=there.version,
        state=STATES[there.state],
        event_type=there.event_type,
        start=to_minute(there.start),
        people=entry.people,
        facts=dict(there.facts),
        trouble=book.lacks_table(entry),
    )


def _text(field: str, said: str | None) -> str | None:
    """As much of it as our book has room for; None where it can't be read."""
    with suppress(BadField):
        return fields.text(field, (said or "")[: fields.LONGEST[field]])
    return None


def _phone(book: Book, said: str | None) -> str | None:
    with suppress(BadField):
        return fields.phone(book.snapshot, said)
    return None


def _email(said: str | None) -> str | None:
    with suppress(BadField):
        return fields.email(said)
    return None
