"""We call Cal.com: free times, bookings and what becomes of them."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from integrations.calcom.event_types import Form, form_of, forms_of
from integrations.calcom.shapes import (
    KEY,
    PEOPLE,
    account_of,
    booking_of,
    covers,
    data_of,
    invented_address,
    listed,
    slots_of,
    utc,
)
from integrations.calcom.wire import BOOKINGS, EVENT_TYPES, SLOTS, Wire
from integrations.calcom.words import SERVICE, Moved, Unclear
from integrations.errors import NotSupported, ReconnectNeeded, Rejected, ServiceError, SlotTaken
from integrations.vocabulary import Account, BookingRequest, EventType, Link, Problem, ProviderBooking, Slot

MAX_MOVES = 5  # how often a booking may have been moved since we read it
MINUTE = timedelta(minutes=1)
LONGEST = timedelta(days=1)  # of a booking: a list is bounded by its end
UPCOMING = "upcoming,recurring,unconfirmed"
NOT_CANCELLED = f"{UPCOMING},past"
ALL = f"{NOT_CANCELLED},cancelled"


class CalcomClient:
    """Raises ReconnectNeeded ("not_configured") when made without a key."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._wire = Wire(link)

    def whoami(self) -> Account:
        answer = self._wire.send("GET", "/me")
        can_book = any(not event_type.problems for event_type in self.event_types())
        problems = () if can_book else (Problem("no_event_types"),)
        return self._wire.reading(True, lambda body: account_of(body, problems), answer)

    def event_types(self) -> tuple[EventType, ...]:
        return tuple(form.event_type for form in self._read_forms())

    def availability(self, event_type: str, start: datetime, end: datetime, people: int) -> tuple[Slot, ...]:
        """The window is in UTC there, and an end at midnight means the whole next day: what is outside is left out."""
        query = {
            "eventTypeId": event_type,
            "start": utc(start),
            "end": utc(end),
            "timeZone": self._link.timezone.key,
        }
        answer = self._wire.send("GET", "/slots", SLOTS, query=query)
        found = self._wire.reading(True, lambda body: {slot.start: slot for slot in slots_of(body)}, answer)
        return tuple(found[moment] for moment in sorted(found) if start <= moment < end)

    def create_booking(self, request: BookingRequest) -> ProviderBooking:
        body = self._body(request, self._form(request.event_type))
        try:
            answer = self._wire.send("POST", "/bookings", BOOKINGS, body=body)
        except Unclear as refused:
            raise self._decided(refused, request) from None
        return self._wire.reading(False, _booking, answer)

    def reschedule_booking(self, booking_id: str, request: BookingRequest) -> ProviderBooking:
        """Raises NotSupported for another event type: Cal.com moves a booking in time alone."""
        now = self.booking(booking_id)
        if now is None:
            raise Rejected(SERVICE, "there is no such booking", "gone")
        if now.event_type not in (None, request.event_type):
            raise NotSupported(SERVICE, "a booking can't change its event type", "other_event_type")
        if now.state.is_live and (now.start, now.people) == (request.start, request.people):
            return now  # moved by a request whose answer was lost, or by the owner
        try:
            moved = self._move(now.id, request)
        except Moved as meanwhile:
            moved = self._move(meanwhile.uid, request)
        return replace(moved, replaces=booking_id)

    def cancel_booking(self, booking_id: str, reason: str | None = None) -> None:
        """One that was moved there is cancelled where it is now."""
        if self._cancel(booking_id, reason):
            return
        now = self.booking(booking_id)
        if now is not None and now.id != booking_id and now.state.is_live:
            self._cancel(now.id, reason)

    def booking(self, booking_id: str) -> ProviderBooking | None:
        """What became of a booking: where it was moved, the one it is now, which `replaces` the id asked for."""
        found = self._read_booking(booking_id)
        for _ in range(MAX_MOVES):
            if found is None or "moved_to" not in found.facts:
                break
            found = self._read_booking(found.facts["moved_to"])
        return replace(found, replaces=booking_id) if found is not None and found.id != booking_id else found

    def bookings(self, start: datetime, end: datetime) -> tuple[ProviderBooking, ...]:
        window = {"afterStart": utc(start - MINUTE), "beforeEnd": utc(end + LONGEST)}
        found = self._bookings(status=ALL, sortStart="asc", **window)
        return tuple(booking for booking in found if start <= booking.start < end)

    def find_bookings(self, phone: str) -> tuple[ProviderBooking, ...]:
        """Cal.com knows no search by phone: all upcoming ones are read."""
        found = self._bookings(status=UPCOMING, sortStart="asc")
        return tuple(booking for booking in found if booking.phone == phone and booking.state.is_live)

    def find_booking(self, request: BookingRequest) -> ProviderBooking | None:
        """Looked for at its time, then by the address it has, should it have been moved since."""
        window = {"afterStart": utc(request.start - MINUTE), "beforeEnd": utc(request.start + LONGEST)}
        addresses = (self._link.contact_email(request), invented_address(request.phone) if request.phone else None)
        for filters in (window, *({"attendeeEmail": address} for address in addresses if address)):
            for found in self._bookings(status=NOT_CANCELLED, **filters):
                if found.match_key == request.match_key and found.state.is_live:
                    return found
        return None

    def _body(self, request: BookingRequest, form: Form) -> dict[str, Any]:
        """Raises Rejected for what would surely be refused."""
        guest = form.guest(request, self._link.contact_email(request), self._link.timezone.key)
        if form.event_type.needs_email and "email" not in guest:
            raise Rejected(SERVICE, "an e-mail address is needed", "no_contact")
        if form.unanswered(request.answers):
            raise Rejected(SERVICE, "a question of the event type is not answered", "unanswered")
        notes = "\n".join(filter(None, (covers(request.people, request.language), request.notes)))
        place = {"location": {"type": "attendeePhone", "phone": request.phone}} if form.meets_at_phone else {}
        return {
            "start": utc(request.start),
            "eventTypeId": int(form.event_type.id),
            "attendee": guest,
            "bookingFieldsResponses": {**form.answers(request.answers), "notes": notes},
            "metadata": {KEY: request.match_key, PEOPLE: str(request.people)},
            **place,
        }

    def _decided(self, refused: Unclear, request: BookingRequest) -> ServiceError:
        """Whether a refusal that did not say so meant that the time is taken."""
        try:
            found = self.availability(request.event_type, request.start, request.start + MINUTE, request.people)
        except ServiceError:
            return refused
        return refused if found else SlotTaken(SERVICE, "the time is no longer free", "taken")

    def _move(self, uid: str, request: BookingRequest) -> ProviderBooking:
        body = {"start": utc(request.start), "reschedulingReason": covers(request.people, request.language)}
        answer = self._wire.send("POST", "/bookings/{id}/reschedule", BOOKINGS, id_=uid, body=body)
        return self._wire.reading(False, _booking, answer)

    def _cancel(self, uid: str, reason: str | None) -> bool:
        """Whether this cancelled it; False when it was cancelled or gone already. Hosts are asked for a reason."""
        body = {"cancellationReason": reason or "Tavolo"}
        try:
            self._wire.send("POST", "/bookings/{id}/cancel", BOOKINGS, id_=uid, body=body)
        except Rejected as refused:
            if refused.code not in ("cancelled", "moved", "gone"):
                raise
            return False
        return True

    def _read_booking(self, uid: str) -> ProviderBooking | None:
        try:
            answer = self._wire.send("GET", "/bookings/{id}", BOOKINGS, id_=uid)
        except Rejected as refused:
            if refused.code != "gone":
                raise
            return None
        return self._wire.reading(True, _booking, answer)

    def _bookings(self, **filters: str) -> list[ProviderBooking]:
        """Every booking of a list, each once: a pending one is listed as upcoming and as unconfirmed."""
        found: dict[str, ProviderBooking] = {}
        for answer in self._wire.pages("/bookings", BOOKINGS, filters):
            page = self._wire.reading(True, lambda body: [booking_of(each) for each in listed(body)], answer)
            found |= {booking.id: booking for booking in page}
        return list(found.values())

    def _form(self, event_type: str) -> Form:
        form = forms_of(self._link.id, self._wire.base_url).get(event_type, self._read_forms)
        if form is None or not event_type.isdecimal():
            raise ReconnectNeeded(SERVICE, "the event type no longer exists", "event_type_gone")
        return form

    def _read_forms(self) -> tuple[Form, ...]:
        answer = self._wire.send("GET", "/event-types", EVENT_TYPES)
        return self._wire.reading(True, lambda body: tuple(form_of(found) for found in listed(body)), answer)


def _booking(body: Any) -> ProviderBooking:
    return booking_of(data_of(body))
